"""Work shared with forked processes while this one does something else."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Generic, Self, TypeVar

import msgspec

Result = TypeVar("Result")

CHUNK = 200  # things that one process does before it asks for more
FEW = 800  # fewer things than this are done before another process would have begun

# What forked processes find here is theirs by inheritance: it need not be able to cross a pipe.
_inherited: list[Callable[[Sequence[str]], object]] = []


class Sharing(Generic[Result]):
    """Begins the work when entered; ``results`` gives it, chunk by chunk in order.

    Results cross between processes as msgpack, so ``result`` is a type that msgspec knows. Few
    things, or a system that cannot fork: then they are done when ``results`` asks.
    """

    def __init__(
        self, work: Callable[[Sequence[str]], Result], things: Sequence[str], result: type[Result]
    ) -> None:
        self._work, self._result = work, result
        self._chunks = [things[at : at + CHUNK] for at in range(0, len(things), CHUNK)]
        self._apart = len(things) >= FEW and hasattr(os, "fork")
        self._pool: ProcessPoolExecutor | None = None
        self._given: list[Future[bytes]] = []

    def __enter__(self) -> Self:
        if self._apart:
            gc.freeze()  # or the children would copy what the parent only counts
            _inherited.append(self._work)
            self._pool = ProcessPoolExecutor(_processes(), mp_context=get_context("fork"))
            self._given = [self._pool.submit(_do, chunk) for chunk in self._chunks]
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            _inherited.remove(self._work)
            gc.unfreeze()

    def results(self) -> Iterator[Result]:
        """What the work gave for each chunk; an error in it is raised here."""
        if self._apart:
            decode = msgspec.msgpack.Decoder(self._result).decode
            yield from (decode(given.result()) for given in self._given)
        else:
            yield from map(self._work, self._chunks)


def _do(things: Sequence[str]) -> bytes:
    return msgspec.msgpack.encode(_inherited[-1](things))


def _processes() -> int:
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
