"""The sample ledger's values, and what the schemas say of each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tingjian.core.field import Kind, kind_of
from tingjian.core.ledger import Ledger
from tingjian.core.record import Enterprise, Issue, Theme
from tingjian.store.kinds import TYPES
from tingjian.store.schema import record_kinds, schemas
from tingjian.store.strict import read
from tingjian.store.tables import _tables, is_table

SAMPLE = Path(__file__).parents[1] / "ledger"
FREE = (None, r"\S")  # the patterns of what is free text

Schema = Mapping[str, Any]
Leaf = Callable[[Schema, Any], Any]


def inner(schema: Schema) -> Schema:
    """What the schema says of the elements of a list."""
    items: Schema = schema["items"]
    return schemas()[items["$ref"].removesuffix(".schema.json")] if "$ref" in items else items


def restricted(
    schema: Schema, value: Any, make: Leaf, *, hidden: bool = False, withheld: bool = False
) -> Any:
    """A value with each restricted scalar in it made anew, also where there was none yet.

    ``make`` is given what the schema says and the scalar, None where there is none; it gives None
    to leave it out. ``withheld``: every free text is restricted.
    """
    if isinstance(value, list):
        each = inner(schema) if "items" in schema else schema
        return [restricted(each, one, make, hidden=hidden, withheld=withheld) for one in value]
    if isinstance(value, dict):
        done = {}
        for name, field in schema["properties"].items():
            shut = hidden or not field.get("x-public")
            if name in value:
                words = withheld and name != "head"  # which says an office: 局长
                done[name] = restricted(field, value[name], make, hidden=shut, withheld=words)
            elif shut and (new := make(field, None)) is not None:
                done[name] = new
        return done
    free = isinstance(value, str) and "enum" not in schema and schema.get("pattern") in FREE
    return make(schema, value) if hidden or (withheld and free) else value


def kind(path: str) -> Kind:
    """What kind of record a file below ``ledger/`` holds."""
    found = kind_of(path, record_kinds())
    assert found is not None, path
    return found


def ledger(make: Leaf) -> Ledger:
    """The sample ledger with every scalar made anew, also where there was none yet.

    Neither the strict reader nor a schema sees it: it may hold what they would refuse.
    """
    found: dict[str, list[Any]] = {}
    for path in sorted(SAMPLE.rglob("*.yml")):
        name = kind(path.relative_to(SAMPLE).as_posix()).name
        value = restricted(schemas()[name], read(path.read_bytes()), make, hidden=True)
        values = value if isinstance(value, list) else [value]
        found.setdefault(name, []).extend(msgspec.convert(each, TYPES[name]) for each in values)
    records = {
        TYPES[kind.name]: {record.id: record for record in found.get(kind.name, ())}
        for kind in record_kinds().values()
        if not is_table(kind)
    }
    enterprises, issues, themes = (records.pop(type_) for type_ in (Enterprise, Issue, Theme))
    return Ledger(_tables(found), enterprises, issues, themes, records)
