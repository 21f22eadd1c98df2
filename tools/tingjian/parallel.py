"""One piece of work shared among processes, where the system can fork; else done in turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

Thing = TypeVar("Thing")
Result = TypeVar("Result")

PROCESSES = 2
FEW = 400  # fewer things than this are done before a second process would have begun


def share(
    work: Callable[[Sequence[Thing]], list[Result]], things: Sequence[Thing], result: type[Result]
) -> list[Result]:
    """Give ``work`` contiguous parts of ``things`` and join what it returns, in their order.

    Results cross between processes as msgpack, so ``result`` is a type that msgspec knows. An
    error in a child is raised here again by doing its part in this process.
    """
    if len(things) < FEW or not hasattr(os, "fork"):
        return work(things)
    middle = len(things) // PROCESSES
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _serve(work, things[middle:], reader, writer)
    os.close(writer)
    try:
        # Closed by an error too: a child that writes to nobody ends, and is not waited for in vain.
        with os.fdopen(reader, "rb") as stream:
            first = work(things[:middle])
            said = stream.read()
    finally:
        _, status = os.waitpid(child, 0)
    if status:
        return first + work(things[middle:])
    return first + msgspec.msgpack.decode(said, type=list[result])  # type: ignore[valid-type]


def _serve(
    work: Callable[[Sequence[Thing]], list[Result]],
    things: Sequence[Thing],
    reader: int,
    writer: int,
) -> None:
    """Be the child: work, write, and leave without the parent's clean-up."""
    status = 1
    try:
        os.close(reader)
        said = msgspec.msgpack.encode(work(things))
        with os.fdopen(writer, "wb") as stream:
            stream.write(said)
        status = 0
    finally:
        os._exit(status)
