"""What the schemas say of each kind of record: fields, labels, who may write and read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tingjian.words import Sentence

LINE = 200  # characters that still stand beside a label
SEALED = re.compile("sealed:[A-Za-z0-9+/=_-]+")  # what is encrypted to the staff's keys


class Field:
    """One field, or one kind of record, as its schema describes it."""

    def __init__(self, name: str, schema: Mapping[str, Any], steps: Field | None = None) -> None:
        self.name = name
        self.title: Sentence = (schema["x-zh"]["title"], schema["title"])
        self.description: Sentence = (
            schema["x-zh"].get("description", ""),
            schema.get("description", ""),
        )
        self.type: str = schema["type"]
        self.format: str = schema.get("format", "")
        self.lengthy: bool = schema.get("maxLength", 0) > LINE  # it may go on for paragraphs
        self.sealed: bool = schema.get("pattern") == f"^{SEALED.pattern}$"
        self.public: bool = schema.get("x-public", False)
        self.attested: bool = schema.get("x-attested", False)
        self.write: str = schema.get("x-write", "once")
        self.by: tuple[str, ...] = tuple(schema.get("x-by", ()))
        items = schema.get("items", {})
        shape = items if items.get("type") == "object" else schema
        self.required: frozenset[str] = frozenset(shape.get("required", ()))
        self.fields: dict[str, Field] = {
            key: Field(key, value, steps) for key, value in shape.get("properties", {}).items()
        }
        if "$ref" in items and steps is not None:
            self.fields = steps.fields
        labels = schema.get("x-labels") or items.get("x-labels") or {}
        self.labels: dict[str, Sentence] = {key: (v["zh"], v["en"]) for key, v in labels.items()}

    def label(self, value: str) -> Sentence:
        """A value as people read it; a value without a label is its own."""
        return self.labels.get(value, (value, value))


class Kind(Field):
    """A kind of record. ``place`` says in which files its records are, below ``ledger/``.

    ``columns`` are the fields that are listed; ``section`` is what its section of the site says.
    ``issues/{year}/{id}.yml`` is a file a record; ``departments.yml[]`` one file that lists them.
    """

    def __init__(self, name: str, schema: Mapping[str, Any], steps: Field | None = None) -> None:
        super().__init__(name, schema, steps)
        self.place: str = schema.get("x-place", "")
        self.columns: tuple[str, ...] = tuple(schema.get("x-columns", ()))
        section = schema.get("x-section", {})
        self.section: dict[str, Sentence] = {k: (v["zh"], v["en"]) for k, v in section.items()}
        self.by = next(iter(self.fields.values())).by  # who may write its id may make a record

    @property
    def listed(self) -> bool:
        """Whether one file lists every record of this kind."""
        return self.place.endswith("[]")

    @property
    def folder(self) -> str:
        """The folder of its files, below ``ledger/``; its section of the site has that name too."""
        return self.place.partition("/")[0]

    @property
    def single(self) -> bool:
        """Whether the kind has one file, with a name of its own."""
        return "{" not in self.place

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths, below ``ledger/``, of this kind's files."""
        parts = {"{id}": "(?P<id>[A-Za-z0-9-]+)", "{year}": "(?P<year>[0-9]{4})"}
        text = re.escape(self.place.removesuffix("[]")).replace(r"\{", "{").replace(r"\}", "}")
        for name, pattern in parts.items():
            text = text.replace(name, pattern)
        return re.compile(text)

    def path(self, number: str, year: int | None = None) -> str:
        """Where the record of this id is kept, below ``ledger/``."""
        day = number.partition("-")[2]
        return self.place.removesuffix("[]").format(id=number, year=year or day[:4])


def kinds(schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Kind]:
    """Every kind of record, from the schemas by name; the words for schemas themselves left out."""
    step = Field("step", schemas["step"])
    return {
        name: Kind(name, schema, step) for name, schema in schemas.items() if "x-place" in schema
    }


def kind_of(path: str, known: Mapping[str, Kind]) -> Kind | None:
    """The kind of record whose files have this path below ``ledger/``, or None."""
    return next((kind for kind in known.values() if kind.pattern.fullmatch(path)), None)
