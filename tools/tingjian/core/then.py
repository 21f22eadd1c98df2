"""A record as it was at the end of a day: what is dated later is not there yet."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec.structs import replace

from tingjian.core.record import Record, Since

AnyRecord = TypeVar("AnyRecord", bound=Record)

# The field that says when a record began, the first that it has.
BEGAN = ("raised", "on", "since", "adopted")


def then(record: AnyRecord, day: date) -> AnyRecord:
    """A record, or an element of one, without what is dated later than a day."""
    changed: dict[str, Any] = {}
    for name, with_it in came(type(record)).items():
        on = getattr(record, name)
        if on is not None and on > day:
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


@cache
def came(type_: type[Record]) -> dict[str, tuple[str, ...]]:
    """The fields that say when something came to a record, and those that came with each."""
    found: dict[str, tuple[str, ...]] = {}
    for name, hint in get_type_hints(type_, include_extras=True).items():
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Since):
                found[mark.day] = (*found.get(mark.day, ()), name)
    return found


@cache
def ends(type_: type[Record], name: str) -> dict[str, str]:
    """What the elements of a list say of their own end, and the day that each must have with it.

    Of what came to an element on a day its end is said first.
    """
    hint = get_type_hints(type_, include_extras=True).get(name)
    element = get_args(hint)[0] if get_origin(hint) is tuple else None
    if not (isinstance(element, type) and issubclass(element, Record)):
        return {}
    return {fields[0]: day for day, fields in came(element).items()}


def _there(record: Record, day: date) -> bool:
    return (begun(record) or day) <= day


@cache
def _began(type_: type[Record]) -> str | None:
    return next((name for name in BEGAN if name in type_.__struct_fields__), None)
