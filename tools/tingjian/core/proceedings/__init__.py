"""The mechanism's own records, a module a kind: the record, what the public reads, its laws.

The module is named after the kind, and so is the record in it; nothing else has to name them. A
public type has just the fields that the schema marks as public. It is no subtype of its restricted
record, so that one cannot stand in for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.record import Record
from tingjian.core.then import ends

# The record of a kind with this id, or None. It is asked only for records that are few, or few of.
Find = Callable[[str, str], Record | None]


class Proceeding(Record, frozen=True):
    """A record of what the mechanism does beside cases."""

    shown: ClassVar[type[Record] | None] = None  # what the public reads of it; without, nothing

    def faults(self) -> Iterator[Fault]:
        """The laws that it breaks by itself."""
        yield from ()

    def faults_beside(self, find: Find) -> Iterator[Fault]:
        """The laws that it breaks against another, which ``find`` gives."""
        del find
        yield from ()


def order(earlier: date | None, *later: tuple[FieldPath, date | None]) -> Iterator[Fault]:
    """Days that must not come before another."""
    for path, day in later:
        if earlier and day and day < earlier:
            yield Fault("day.order", path, {"day": str(day), "before": str(earlier)})


def once(name: str, field: str, elements: Iterable[Any]) -> Iterator[Fault]:
    """What the elements of a list are told apart by stands once in it."""
    seen: set[str] = set()
    for number, each in enumerate(elements):
        key = getattr(each, field)
        if key in seen:
            yield Fault("list.twice", (name, number, field), {"id": key})
        seen.add(key)


def dated(record: Record, name: str) -> Iterator[Fault]:
    """What became of an element has its day, so that earlier days can be shown without it."""
    for end, day in ends(type(record), name).items():
        for number, each in enumerate(getattr(record, name)):
            if getattr(each, end) is not None and getattr(each, day) is None:
                yield Fault("list.undated", (name, number, end), {"id": each.id, "day": day})
