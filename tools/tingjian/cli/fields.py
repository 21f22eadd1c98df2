"""The fields of any record as a terminal shows them: by their labels, ids with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import click

from tingjian.cli.context import language, several
from tingjian.core.field import Field, Kind
from tingjian.core.ledger import Tables
from tingjian.core.proceedings import Find
from tingjian.core.record import Record, Step
from tingjian.core.references import named
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

# What an element of a list is known by, on its first line.
HEADS = ("id", "on", "speaker", "kind", "by")
THREADS = ("steps", "assignments")  # these grow by steps
NUMBERED = ("issue", "theme", "case", "session")


def attribute(name: str) -> str:
    """The attribute of a record for a field, some of whose names Python keeps for itself."""
    return f"{name}_" if name in ("class", "as") else name


def value_of(record: Record, name: str) -> Any:
    """A field of a record; None where the record has no such field."""
    return getattr(record, attribute(name), None)


def called(record: Record | None, *, brief: bool = False) -> str:
    """What a record is called: by its title, or its name; nothing where it has none.

    In English by its English name, if it has one; else, where it should be ``brief``, by its short.
    """
    english = "name_en" if language() == "en" else ""
    names = (english, "short" if brief else "", "title", "name")
    return str(next(filter(None, (getattr(record, name, None) for name in names)), ""))


def growing(kind: Kind) -> list[str]:
    """The lists of a kind of record that elements are added to."""
    return [
        name
        for name, field in kind.fields.items()
        if field.write == "append" and field.fields and name not in THREADS
    ]


class Fields:
    """Words for the values of records that stand in one ledger."""

    def __init__(self, tables: Tables, find: Find, *, brief: bool = False) -> None:
        self._tables = tables
        self._find = find
        self._brief = brief  # names alone, and of cases their numbers
        self._chosen = LANGUAGES.index(language())

    def title(self, field: Field) -> str:
        """What a field is called."""
        return field.title[self._chosen]

    def word(self, record: Record, field: Field) -> str:
        """The value of a field that is no list of elements, in words."""
        value = value_of(record, field.name)
        if field.sealed and value:
            return say("show.sealed", language())
        if isinstance(value, Record):
            parts = [self.word(value, each) for each in field.fields.values()]
            return "  ".join(part for part in parts if part)
        if isinstance(record, Step) and field.name == "due" and isinstance(value, date):
            provisional = self._tables.workdays.reckon(record.on, value).provisional
            return say("due.provisional" if provisional else "due.day", language(), day=value)
        kind = named(type(record)).get(field.name, "")
        words = value if isinstance(value, tuple) else (value,)
        return several(self._word(each, field, kind) for each in words if each is not None)

    def _word(self, value: object, field: Field, kind: str) -> str:
        if isinstance(value, bool):
            return say("yes" if value else "no", language())
        text = str(value)
        if text in field.labels:
            return field.label(text)[self._chosen]
        if self._brief and kind in NUMBERED:
            return text
        name = self.name(kind, text)
        if not name or self._brief:
            return name or text
        return f"{name} ({text})" if language() == "en" else f"{name}（{text}）"

    def name(self, kind: str, identifier: str) -> str:
        """What the record of this kind is called; nothing where there is none."""
        if kind in self._tables.listed:
            found = self._tables.listed[kind].get(identifier)
            return called(found, brief=self._brief)
        kinds = ("issue", "theme") if kind == "case" else (kind,)
        return next(
            filter(None, (called(self._find(each, identifier)) for each in kinds if each)), ""
        )

    def print(self, record: Record, fields: Mapping[str, Field], but: Iterable[str] = ()) -> None:
        """Print a record's fields, a line each, then its lists, element after element."""
        shown = [
            field
            for name, field in fields.items()
            if name not in but and value_of(record, name) not in (None, (), False)
        ]
        lists = [field for field in shown if field.type == "array" and field.fields]
        for field in shown:
            if field not in lists:
                self._line(field, self.word(record, field), "")
        for field in lists:
            click.echo()
            click.secho(self.title(field), bold=True)
            self.elements(value_of(record, field.name), field.fields)

    def elements(self, elements: Iterable[Record], fields: Mapping[str, Field]) -> None:
        """Print the elements of a list: what each is known by on a line, the rest below."""
        for element in elements:
            shown = {n: f for n, f in fields.items() if value_of(element, n) not in (None, ())}
            heads = [name for name in HEADS if name in shown] or list(shown)[:1]
            words = (self.word(element, shown[name]) for name in heads)
            styled = (
                click.style(word, fg="cyan") if name == "kind" else word
                for name, word in zip(heads, words, strict=True)
            )
            click.echo("  " + "  ".join(styled))
            for name, field in shown.items():
                if name not in heads:
                    self._line(field, self.word(element, field), "      ")

    def _line(self, field: Field, text: str, indent: str) -> None:
        lines = text.strip().replace("\n", f"\n{indent}")
        click.echo(f"{indent}{click.style(self.title(field), dim=True)}  {lines}")
