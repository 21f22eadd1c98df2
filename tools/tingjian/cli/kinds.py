"""What is listed of records that are no cases, and of the elements of their lists: a row each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tingjian.cli.context import language
from tingjian.cli.fields import Fields, called, growing, value_of
from tingjian.core.field import Field
from tingjian.core.ledger import Ledger
from tingjian.core.record import Enterprise, Record
from tingjian.core.references import references
from tingjian.core.then import begun, then
from tingjian.store.kinds import held
from tingjian.store.schema import record_kinds
from tingjian.store.tables import is_table
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

# The fields that are listed of each kind; of a list, how many elements it has.
COLUMNS = {name: kind.columns for name, kind in record_kinds().items() if kind.columns}


def _lists() -> dict[str, tuple[str, ...]]:
    """The lists that ``add`` knows, with the kinds that have them, and the monitoring points."""
    found: dict[str, tuple[str, ...]] = {}
    for name, kind in record_kinds().items():
        for field in () if is_table(kind) else growing(kind):
            found[field] = (*found.get(field, ()), name)
    return found | {"points": ("enterprise",)}


LISTS = _lists()


class Found(NamedTuple):
    """A record or an element that is listed, the record it is in, and whatever both name."""

    record: Record
    within: Record | None
    names: frozenset[tuple[str, str]]


def fields(kind: str) -> dict[str, Field]:
    """The fields of what is listed, in the order of its columns."""
    if kind in COLUMNS:
        known = record_kinds()[kind].fields
        return {name: known[name] for name in COLUMNS[kind]}
    owner = record_kinds()[LISTS[kind][0]].fields
    return (owner["point"] if kind == "points" else owner[kind]).fields


def headings(kind: str) -> dict[str, str]:
    """What the columns are called."""
    chosen = LANGUAGES.index(language())
    within = {} if kind in COLUMNS else {"record": say("heading.record", language())}
    if kind == "points":
        within["name"] = record_kinds()["enterprise"].fields["name"].title[chosen]
    return within | {name: field.title[chosen] for name, field in fields(kind).items()}


def found(ledger: Ledger, kind: str, day: date) -> Iterator[Found]:
    """All of a kind that had begun by a day, as it was then."""
    for owner in (kind,) if kind in COLUMNS else LISTS[kind]:
        for whole in held(ledger, owner).values():
            if (begun(whole) or day) > day:
                continue
            record = then(whole, day)
            if kind in COLUMNS:
                yield Found(record, None, frozenset((e.kind, e.id) for e in references(record)))
            else:
                yield from _elements(record, kind, day)


def _elements(record: Record, name: str, day: date) -> Iterator[Found]:
    own = {(each.kind, each.id) for each in references(record) if each.path[0] != name}
    elements: tuple[Record, ...] = getattr(record, name, ())
    if isinstance(record, Enterprise):
        point = record.point
        elements = (point,) if point and point.since <= day else ()
        own.add(("enterprise", record.id))
    for each in elements:
        yield Found(each, record, frozenset(own | {(e.kind, e.id) for e in references(each)}))


def row(each: Found, kind: str, words: Fields | None) -> dict[str, object]:
    """One line: names for people with ``words``, codes for machines without."""
    made: dict[str, object] = {}
    if each.within is not None:
        made["record"] = str(getattr(each.within, "id", ""))
        if kind == "points":
            made["name"] = called(each.within)
    for name, field in fields(kind).items():
        value = value_of(each.record, name)
        if field.type == "array" and field.fields:
            made[name] = len(value)
        elif words:
            made[name] = words.word(each.record, field) if value not in (None, (), False) else ""
        else:
            made[name] = _plain(value)
    return made


def _plain(value: Any) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, date) else value


def texts(value: Any) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
