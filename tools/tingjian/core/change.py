"""What a change does to a record, by meaning: what it adds, edits, or touches though it is frozen.

The schema's own words decide: ``x-write`` says which fields may change and how, so that a new kind
of record needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from tingjian.core.field import Field, Kind
from tingjian.core.finding import FieldPath

# What an element of a growing list is known by, where its schema has such a field; else its place.
KEYS = ("id", "login", "department")

_ABSENT = object()


class Difference(NamedTuple):
    """One place in which two versions of a record differ.

    ``added``: a field of a new record or of a new element, the element itself; ``edited``: a field
    that may be corrected; ``frozen``: one that may not; ``removed``, ``moved`` and ``inserted``: an
    element of a list that only grows, inserted where others stand behind it already. ``path`` is
    the place in the version after (``removed``: before), and ``field`` what the schema says of it.
    """

    what: Literal["added", "edited", "frozen", "removed", "moved", "inserted"]
    path: FieldPath
    field: Field


def differences(kind: Kind, before: Any, after: Any) -> Iterator[Difference]:
    """Every difference between two versions of a file's values; ``before`` is None for a new file.

    Both have the shape that the kind's schema gives; a listed kind's are lists.
    """
    if before is None:
        yield from _new(kind, after, ())
    elif kind.listed:
        yield from _grown(kind, before, after, ())
    else:
        yield from _compared(kind.fields, before, after, ())


def _new(field: Field, value: Any, path: FieldPath) -> Iterator[Difference]:
    """Something that was not there, and every field inside it."""
    yield Difference("added", path, field)
    if isinstance(value, dict):
        yield from _new_fields(field, value, path)
    elif isinstance(value, list) and field.fields:
        for position, element in enumerate(value):
            yield from _new_element(field, element, (*path, position))


def _new_element(field: Field, element: Any, path: FieldPath) -> Iterator[Difference]:
    yield Difference("added", path, field)
    if isinstance(element, dict):
        yield from _new_fields(field, element, path)


def _new_fields(field: Field, value: Mapping[str, Any], path: FieldPath) -> Iterator[Difference]:
    for name, each in value.items():
        yield from _new(field.fields[name], each, (*path, name))


def _compared(
    fields: Mapping[str, Field],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    path: FieldPath,
) -> Iterator[Difference]:
    """The fields of a record, or of an element, in two versions."""
    for name in {**before, **after}:
        one, other = before.get(name, _ABSENT), after.get(name, _ABSENT)
        if one == other:
            continue
        field, place = fields[name], (*path, name)
        if field.write == "append":
            was, now = ([] if each is _ABSENT else each for each in (one, other))
            yield from _grown(field, was, now, place)
        elif field.write == "edit":
            yield Difference("edited", place, field)
        elif isinstance(one, dict) and isinstance(other, dict):
            yield from _compared(field.fields, one, other, place)
        else:
            yield Difference("frozen", place, field)


def _grown(
    field: Field, before: Sequence[Any], after: Sequence[Any], path: FieldPath
) -> Iterator[Difference]:
    """A list that only grows: each old element is still there, in its order, with its past."""
    places = _places(field, before, after)
    last = -1
    for position, (element, place) in enumerate(zip(before, places, strict=True)):
        if place is None:
            yield Difference("removed", (*path, position), field)
            continue
        if place < last:
            yield Difference("moved", (*path, place), field)
        last = max(last, place)
        now = after[place]
        if isinstance(element, dict) and isinstance(now, dict):
            yield from _compared(field.fields, element, now, (*path, place))
        elif element != now:
            yield Difference("frozen", (*path, place), field)
    for position in sorted({*range(len(after))} - {*places}):
        if position < last and _key(field) is None:
            yield Difference("inserted", (*path, position), field)
            continue
        yield from _new_element(field, after[position], (*path, position))


def _key(field: Field) -> str | None:
    """What elements are known by, wherever they stand; None: by their place."""
    if field.name == "steps":
        return None
    return next((key for key in KEYS if key in field.fields), None)


def _places(field: Field, before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    """Where each old element stands now, or None."""
    key = _key(field)
    if key is None:
        # All of them in their order, whatever stands between; else each is held against its place.
        rest = enumerate(after)
        whole = [next((place for place, now in rest if now == each), None) for each in before]
        if None not in whole:
            return whole
        return [place if place < len(after) else None for place in range(len(before))]
    # A key that stands twice is told elsewhere; here each is taken once, the first first.
    left: dict[Any, list[int]] = {}
    for place, element in reversed(list(enumerate(after))):
        left.setdefault(element.get(key), []).append(place)
    return [found.pop() if (found := left.get(each.get(key))) else None for each in before]
