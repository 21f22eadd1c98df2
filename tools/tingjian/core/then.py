"""A record as it was at the end of a day: what is dated later is not there yet."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, TypeVar

from msgspec.structs import replace

from tingjian.core.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)

# The day on which something came to a record, and the fields that came with it.
CAME = {
    "sent": ("sent_to",),
    "issued": ("document",),
    "closed": ("result",),
    "disposed": ("disposition", "reason", "case"),
    "answered": ("adopted", "reason", "cited"),
}
# What an element says of its own end, and the day that it must have with it.
ENDS = {CAME[day][0]: day for day in ("disposed", "answered")}
# The field that says when a record began, the first that it has.
BEGAN = ("raised", "on", "since", "adopted")


def then(record: AnyRecord, day: date) -> AnyRecord:
    """A record, or an element of one, without what is dated later than a day."""
    changed: dict[str, Any] = {}
    for name, with_it in _dated(type(record)):
        came = getattr(record, name)
        if came is not None and came > day:
            changed[name] = None
            for each in with_it:
                changed[each] = () if isinstance(getattr(record, each), tuple) else None
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[name] = tuple(then(each, day) for each in value if _there(each, day))
    return replace(record, **changed) if changed else record


def begun(record: Record) -> date | None:
    """The day on which a record began; None where it says no day."""
    name = _began(type(record))
    day: date | None = getattr(record, name) if name else None
    year: int | None = getattr(record, "year", None)
    return date(year, 1, 1) if day is None and year else day


def _there(record: Record, day: date) -> bool:
    return (begun(record) or day) <= day


@cache
def _began(type_: type[Record]) -> str | None:
    return next((name for name in BEGAN if name in type_.__struct_fields__), None)


@cache
def _dated(type_: type[Record]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which fields of a type say when something came, and those of it that came with them."""
    names = type_.__struct_fields__
    return tuple(
        (name, tuple(each for each in came if each in names))
        for name, came in CAME.items()
        if name in names
    )
