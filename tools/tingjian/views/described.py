"""What is said of a record by its schema alone: facts, texts and tables, and a line of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tingjian.core.field import Field
from tingjian.core.record import Record
from tingjian.core.references import named
from tingjian.views.address import Link
from tingjian.views.sheet import Cell, Sheet, cell, linked
from tingjian.views.telling import Parts, Telling
from tingjian.views.then import KINDS
from tingjian.views.timeline import Fact

APART = ("id", "title", "demonstration")  # these stand at the head of a page, or beside the title
CASES = ("case", "issue", "theme")
SECTIONS = {kind: section for section, kind in KINDS.items()}


class Described:
    """Tells of records whose kinds say nothing but what their schemas do."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    def parts(self, kind: str, record: Record) -> Parts:
        """What a page says of a record: short values, then texts and tables in their order."""
        facts: list[Fact] = []
        sheets: list[Sheet] = []
        for field in self._fields(self._telling.wording.records[kind], record):
            heading = self._telling.heading(kind, field.name)
            value = getattr(record, field.name)
            links = self._links(record, field)
            if field.fields and field.type == "array":
                sheets.append(self._table(heading, field, value))
            elif field.lengthy:
                sheets.append(Sheet(field.name, heading, value or ""))
            elif len(links) > 1 and any(link.path for link in links):
                sheets.append(
                    Sheet(field.name, heading, lines=tuple((linked(each),) for each in links))
                )
            elif links:
                texts = [link.text for link in links]
                facts.append(Fact(heading, self._telling.wording.join(texts), links[0].path))
        return tuple(facts), (), tuple(sheets)

    def columns(self, kind: str) -> tuple[str, ...]:
        """The fields that a list shows beside the title."""
        described = self._telling.wording.records[kind]
        public = (name for name in described.columns if described.fields[name].public)
        return tuple(name for name in public if name not in APART)

    def line(self, kind: str, record: Record) -> tuple[Cell, ...]:
        """What a list says of a record beside its title; of a list within, how long it is."""
        fields = self._telling.wording.records[kind].fields
        return tuple(self._cell(record, fields[name]) for name in self.columns(kind))

    def _table(self, heading: str, field: Field, elements: tuple[Record, ...]) -> Sheet:
        shown = list(self._fields(field, elements[0])) if elements else []
        heads = tuple(self._telling.capital(each) for each in shown)
        lines = tuple(tuple(self._cell(element, each) for each in shown) for element in elements)
        return Sheet(field.name, heading, "", heads, lines)

    def _fields(self, of: Field, record: Record) -> Iterator[Field]:
        """The public fields, for which alone a public record has a place."""
        names = set(record.__struct_fields__) - set(APART)
        return (field for name, field in of.fields.items() if name in names)

    def _cell(self, record: Record, field: Field) -> Cell:
        if field.type == "array" and field.fields:
            return cell(len(getattr(record, field.name)))
        return linked(*self._links(record, field))

    def _links(self, record: Record, field: Field) -> tuple[Link, ...]:
        """A value in words, or several, each of which may lead to a page."""
        value = getattr(record, field.name)
        refers = named(type(record)).get(field.name, "")
        if isinstance(value, Record):
            within = self._fields(field, value)
            return tuple(link for each in within for link in self._links(value, each))
        values = value if isinstance(value, tuple) else (value,)
        return tuple(self._link(each, refers, field) for each in values if each is not None)

    def _link(self, value: Any, refers: str, field: Field) -> Link:
        telling = self._telling
        if refers in CASES:
            return telling.cases.link(value)
        if refers in SECTIONS:
            return telling.record(SECTIONS[refers], value)
        places = {
            "department": telling.names.department,
            "sector": telling.names.sector,
            "region": telling.names.region,
        }
        if refers in places:
            return places[refers](value)
        if isinstance(value, bool):
            return Link(telling.say("yes" if value else "no"))
        if isinstance(value, int):
            return Link(f"{value:,}")
        return Link(telling.wording.read(field.label(str(value))))
