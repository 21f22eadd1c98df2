"""Work done in another process at the same time, where the system can fork; else in turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import msgspec

Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW = 400  # fewer things than this are done before a second process would have begun


def share(
    work: Callable[[Sequence[Thing]], list[Result]], things: Sequence[Thing], result: type[Result]
) -> list[Result]:
    """Give ``work`` two contiguous parts of ``things`` and join what it returns, in their order.

    ``result`` and errors: see ``beside``.
    """
    if len(things) < FEW:
        return work(things)
    middle = len(things) // 2
    with beside(lambda: work(things[middle:]), list[result]) as rest:  # type: ignore[valid-type]
        return work(things[:middle]) + rest()


@contextmanager
def beside(work: Callable[[], Result], result: type[Result]) -> Iterator[Callable[[], Result]]:
    """Begin ``work`` in another process, and give what waits for its result.

    Results cross between processes as msgpack, so ``result`` is a type that msgspec knows. An
    error in the other process is raised here again by doing its work in this one.
    """
    if not hasattr(os, "fork"):
        yield work
        return
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _serve(work, reader, writer)
    os.close(writer)
    status: int | None = None
    stream = os.fdopen(reader, "rb")

    def wait() -> Result:
        nonlocal status
        said = stream.read()
        _, status = os.waitpid(child, 0)
        return work() if status else msgspec.msgpack.decode(said, type=result)

    try:
        yield wait
    finally:
        stream.close()  # a child that writes to nobody ends, and is not waited for in vain
        if status is None:
            os.waitpid(child, 0)


def _serve(work: Callable[[], object], reader: int, writer: int) -> None:
    """Be the child: work, write, and leave without the parent's clean-up."""
    status = 1
    try:
        os.close(reader)
        said = msgspec.msgpack.encode(work())
        with os.fdopen(writer, "wb") as stream:
            stream.write(said)
        status = 0
    finally:
        os._exit(status)
