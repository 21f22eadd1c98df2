"""What a record names of others: found from the types of its fields, so that no kind is forgotten.

A field whose type is marked with ``Refers`` holds the id of another record.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from tingjian.core.finding import FieldPath
from tingjian.core.record import Record


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


def references(record: Record) -> Iterator[Reference]:
    """Every id of another record that a record holds, in the order of its fields."""
    return _walk(record, _ways(type(record)), ())


def _walk(record: Any, ways: tuple[_Way, ...], base: FieldPath) -> Iterator[Reference]:
    for way in ways:
        value = getattr(record, way.attribute)
        if value is None:
            continue
        for number, each in enumerate(value if way.many else (value,)):
            path = (*base, way.name, number) if way.many else (*base, way.name)
            if way.kind is not None:
                yield Reference(path, way.kind, each)
            else:
                yield from _walk(each, way.below, path)


@cache
def _ways(type_: type[msgspec.Struct]) -> tuple[_Way, ...]:
    hints = get_type_hints(type_, include_extras=True)
    names = zip(type_.__struct_fields__, type_.__struct_encode_fields__, strict=True)
    found = (_way(attribute, name, hints[attribute]) for attribute, name in names)
    return tuple(way for way in found if way.kind is not None or way.below)


def _way(attribute: str, name: str, hint: Any) -> _Way:
    many = False
    while (origin := get_origin(hint)) is not None:  # X | None, tuple[X, ...], or a marked type
        if origin is Annotated:
            return _Way(attribute, name, hint.__metadata__[0].kind, (), many)
        many = many or origin is tuple
        hint = get_args(hint)[0]
    struct = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
    return _Way(attribute, name, None, _ways(hint) if struct else (), many)
