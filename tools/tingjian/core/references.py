"""What a record names of others: found from the types of its fields, so that no kind is forgotten.

A field whose type is marked with ``Refers`` holds the id of another record.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from tingjian.core.finding import FieldPath
from tingjian.core.record import Record, Refers


class Reference(NamedTuple):
    """One id that a record holds: where, of what kind of record, the id."""

    path: FieldPath
    kind: str
    id: str


class _Way(NamedTuple):
    """A field that leads to ids: its attribute and name, the kind of record or the fields below."""

    attribute: str
    name: str
    kind: str | None
    below: tuple[_Way, ...]
    many: bool


def references(record: Record) -> list[Reference]:
    """Every id of another record that a record holds, in the order of its fields."""
    found: list[Reference] = []
    _walk(record, _ways(type(record)), (), found)
    return found


def named(type_: type[msgspec.Struct]) -> dict[str, str]:
    """The fields of a type that hold ids, and of which kind of record."""
    return {way.name: way.kind for way in _ways(type_) if way.kind is not None}


def _walk(record: Any, ways: tuple[_Way, ...], base: FieldPath, found: list[Reference]) -> None:
    """Add to ``found``: all records come through here, and generators within others are slow."""
    for attribute, name, kind, below, many in ways:
        value = getattr(record, attribute)
        if not value:
            continue
        if kind is not None and not many:  # most are such
            found.append(Reference((*base, name), kind, value))
            continue
        for at, each in enumerate(value if many else (value,)):
            path = (*base, name, at) if many else (*base, name)
            if kind is not None:
                found.append(Reference(path, kind, each))
            else:
                _walk(each, below, path, found)


@cache
def _ways(type_: type[msgspec.Struct]) -> tuple[_Way, ...]:
    hints = get_type_hints(type_, include_extras=True)
    names = zip(type_.__struct_fields__, type_.__struct_encode_fields__, strict=True)
    found = (_way(attribute, name, hints[attribute]) for attribute, name in names)
    return tuple(way for way in found if way.kind is not None or way.below)


def _way(attribute: str, name: str, hint: Any) -> _Way:
    many = False
    while (origin := get_origin(hint)) is not None:  # X | None, tuple[X, ...], or a marked type
        if origin is Annotated and isinstance(mark := hint.__metadata__[0], Refers):
            return _Way(attribute, name, mark.kind, (), many)
        many = many or origin is tuple
        hint = get_args(hint)[0]
    struct = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
    return _Way(attribute, name, None, _ways(hint) if struct else (), many)
