"""One file's bytes made into typed records, or into findings that say why not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tingjian.core.conditions import Fault
from tingjian.core.field import SEALED, Field, Kind
from tingjian.core.finding import FieldPath, Finding, spell
from tingjian.store.kinds import TYPES, key
from tingjian.store.schema import validator
from tingjian.store.strict import Unreadable, locate, read

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

FULL = r"\S"  # the pattern of a text that is more than space
DATE = "]{2}-["  # what tells the pattern of a day from others
MANY = 20  # findings of one file that are told; more would hide the first


class Shaped(NamedTuple):
    """The records of one file, and what is wrong with it; there are records only if nothing is.

    ``value`` is what the file says, as plain values, where it could be read.
    """

    records: list[Any]
    findings: list[Finding]
    value: Any = None


def shape(path: str, source: bytes, kind: Kind) -> Shaped:
    """Read a file of this kind: strictly as YAML, by its schema, into records."""
    try:
        value = read(source)
    except Unreadable as fault:
        facts = tuple(fault.facts.items())
        return Shaped([], [Finding(path, fault.line, fault.rule, "", facts)])
    if isinstance(value, list) != kind.listed:
        kind_of_value = "array" if kind.listed else "object"
        return Shaped(
            [], [Finding(path, 1, "shape.type", "", (("type", kind_of_value), ("value", "…")))]
        )
    values = value if isinstance(value, list) else [value]
    check = validator(kind.name)
    type_ = TYPES[kind.name]
    made: dict[int, Any] = {}
    findings: list[Finding] = []
    for number, each in enumerate(values):
        if check.is_valid(each):
            made[number] = msgspec.convert(each, type_)
            continue
        base: FieldPath = (number,) if kind.listed else ()
        findings += _findings(path, source, kind, base, check.iter_errors(each))
        if len(findings) >= MANY:
            break
    findings += _twice(path, source, kind, made)
    return Shaped([] if findings else [*made.values()], findings[:MANY], value)


def _twice(path: str, source: bytes, kind: Kind, made: dict[int, Any]) -> list[Finding]:
    """Ids that stand twice in a file that lists its records."""
    if not kind.listed:
        return []
    seen: set[str] = set()
    findings = []
    for number, each in made.items():
        name = key(each)
        if name in seen:
            line = locate(source, (number,))
            findings.append(Finding(path, line, "list.twice", spell((number,)), (("id", name),)))
        seen.add(name)
    return findings


_VALUES = ("id", "day", "before")  # the facts of a fault that are what stands in a field


def _findings(
    path: str, source: bytes, kind: Kind, base: FieldPath, errors: Iterable[ValidationError]
) -> list[Finding]:
    found = []
    for error in errors:
        place: FieldPath = (*base, *error.instance_path)
        rule, facts, below = _said(error, kind)
        line = locate(source, (*place, *below))
        found.append(Finding(path, line, rule, spell((*place, *below)), tuple(facts.items())))
    return sorted(set(found))


def _said(error: ValidationError, kind: Kind) -> tuple[str, dict[str, str], FieldPath]:
    """A validator's error as a rule, its facts, and the field below the place it names."""
    why = error.kind.as_dict()
    field = _field(kind, error.instance_path)
    # What is restricted is not printed either: a finding may be read by anybody.
    value = _short(error.instance) if _is_public(kind, error.instance_path) else "…"
    below: FieldPath = ()
    if field.sealed and not _looks_sealed(error.instance):
        return "contact.plain", {}, below
    match error.kind.name:
        case "required":
            rule, facts = "shape.required", {"name": why["property"]}
        case "additionalProperties":
            name = why["unexpected"][0]
            rule, facts = "shape.unknown", {"name": _short(name), "known": ", ".join(field.fields)}
            below = (name,)
        case "type":
            rule, facts = "shape.type", {"type": ", ".join(why["types"]), "value": value}
        case "enum" | "const":
            choices = why.get("options") or [why.get("expected_value")]
            rule = "shape.choice"
            facts = {"value": value, "choices": ", ".join(map(_short, choices))}
        case "pattern" if why["pattern"] == FULL:
            rule, facts = "shape.size", {"limit": "minLength 1"}
        case "format" | "pattern":
            form = str(why.get("format") or why.get("pattern"))
            rule = "shape.format"
            facts = {"value": value, "form": "date" if DATE in form else form}
        case "minLength" | "maxLength" | "minItems" | "maxItems" | "minimum" | "maximum":
            rule, facts = "shape.size", {"limit": f"{error.kind.name} {why['limit']}"}
        case other:
            rule, facts = "shape.other", {"message": other, "kind": kind.name}
    return rule, facts, below


def _looks_sealed(value: object) -> bool:
    return isinstance(value, str) and SEALED.fullmatch(value) is not None


def located(path: str, kind: Kind, source: bytes, fault: Fault) -> Finding:
    """What is wrong in a record, at its line; what is restricted is not printed."""
    told = fault.facts
    if not _is_public(kind, fault.path):
        told = {name: "…" if name in _VALUES else fact for name, fact in told.items()}
    return Finding(
        path, locate(source, fault.path), fault.rule, spell(fault.path), tuple(told.items())
    )


def _is_public(kind: Field, path: Iterable[str | int]) -> bool:
    """Whether a value at a path, and all that holds it, is public; the record itself is told."""
    field = kind
    for part in path:
        if isinstance(part, str) and part in field.fields:
            field = field.fields[part]
            if not field.public:
                return False
    return True


def _field(kind: Field, path: Iterable[str | int]) -> Field:
    field = kind
    for part in path:
        if isinstance(part, str) and part in field.fields:
            field = field.fields[part]
    return field


def _short(value: object) -> str:
    """A value as it is written in a file, short enough for a sentence."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 40 else text[:39] + "…"
