"""The data dictionary: every column of the tables, every field of the records, from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tingjian.core.field import Field
from tingjian.views.codes import COLUMNS, codes
from tingjian.views.downloads import TABLES, columns
from tingjian.views.wording import Wording
from tingjian.words.catalogue import TYPES, WRITES
from tingjian.words.figures import TABLES as TABLE_WORDS
from tingjian.words.figures import column

_TYPE_NAMES = {"str": "string", "int": "integer", "bool": "boolean", "date": "date"}


class Entry(NamedTuple):
    """One column or field; ``name`` is its way from the record, such as ``steps.due``."""

    name: str
    label: str
    about: str
    form: str
    values: tuple[tuple[str, str], ...]  # label, code
    public: bool = True
    write: str = ""
    by: str = ""


class Part(NamedTuple):
    """One table, or one kind of record."""

    id: str
    title: str
    about: str
    entries: tuple[Entry, ...]


class Dictionary:
    """Makes it in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._codes = codes(wording.records)
        self._types = {key: wording.read(words) for key, words in TYPES.items()}
        self._writes = {key: wording.read(words) for key, words in WRITES.items()}

    def tables(self) -> tuple[Part, ...]:
        """The tables."""
        return tuple(
            Part(
                f"table-{name}",
                name,
                self._wording.read(TABLE_WORDS[name]),
                tuple(
                    Entry(
                        each,
                        "",
                        self._wording.read(column(name, each)),
                        self._types[_TYPE_NAMES[kind.__name__]],
                        self._values(self._codes.get(COLUMNS[name].get(each, ""), {})),
                    )
                    for each, kind in columns(TABLES[name]).items()
                ),
            )
            for name in TABLES
        )

    def records(self) -> tuple[Part, ...]:
        """The kinds of record."""
        return tuple(
            Part(
                f"record-{name}",
                self._wording.read(kind.title),
                self._wording.say("dictionary.place", place=f"ledger/{kind.place}"),
                tuple(self._fields(kind)),
            )
            for name, kind in self._wording.records.items()
        )

    def _fields(self, field: Field, way: str = "") -> Iterator[Entry]:
        for name, each in field.fields.items():
            yield self._entry(each, way + name, required=name in field.required)
            # Steps stand in many places; they have a page of their own.
            if name != "steps":
                yield from self._fields(each, f"{way}{name}.")

    def _entry(self, field: Field, name: str, *, required: bool) -> Entry:
        say, read = self._wording.say, self._wording.read
        form = self._types["date" if field.format == "date" else field.type]
        marks = [say("dictionary.required")] if required else []
        marks += [say("dictionary.sealed")] if field.sealed else []
        return Entry(
            name,
            read(field.title),
            read(field.description),
            self._wording.join([form, *marks]),
            self._values(field.labels),
            field.public,
            self._writes[field.write],
            self._wording.join([self._wording.roles[role] for role in field.by]),
        )

    def _values(self, labels: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((self._wording.read(label), code) for code, label in labels.items())
