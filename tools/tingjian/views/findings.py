"""A finding as people read it: where, what is wrong, how to mend it."""

from __future__ import annotations

import re
from itertools import chain

from tingjian.core.field import Field, kind_of
from tingjian.core.finding import Finding
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES, Language, fill
from tingjian.words.rules import RULES
from tingjian.words.states import AMONG, FAULTS, FORMS, RECORD, STATES, TYPES


def what(finding: Finding, language: Language) -> str:
    """What is wrong, in one sentence."""
    return fill(RULES[finding.rule].what, language, **_facts(finding, language))


def mend(finding: Finding, language: Language) -> str:
    """How to mend it, in one sentence."""
    return fill(RULES[finding.rule].mend, language, **_facts(finding, language))


def file(finding: Finding) -> str:
    """Which file, from the ledger's root; nothing where no single file is wrong."""
    if finding.file.startswith("../"):
        return finding.file.removeprefix("../")
    return f"ledger/{finding.file}" if finding.file else ""


def place(finding: Finding) -> str:
    """Where it is: file, line, and field if there is one."""
    text = file(finding)
    if finding.line:
        text += f":{finding.line}"
    return f"{text} {finding.field}" if finding.field else text


def _field(finding: Finding, name: str) -> Field | None:
    """The field that a finding names, below the place where it is or at it; None: none known."""
    found: Field | None = kind_of(finding.file, record_kinds())
    for part in re.findall("[a-z_]+", finding.field):
        found = found and found.fields.get(part)
    return found and (found if found.name == name else found.fields.get(name))


def _called(finding: Finding, name: str, language: Language) -> dict[str, str]:
    """What the field is called, and the values that it may have, if it has but a few."""
    if not name:
        return {"name": RECORD[1], "name_zh": RECORD[0]}
    field, among = _field(finding, name), ""
    if field and field.labels:
        codes = list(field.labels)
        said = _named(name, codes) if language == "zh" else ", ".join(codes)
        among = fill(AMONG, language, choices=said)
    return {"name_zh": f"{field.title[0]}（{name}）" if field else name, "among": among}


def _named(name: str, codes: list[str]) -> str:
    """The values that a field may have, with what they are called, in Chinese."""
    fields = list(chain.from_iterable(kind.fields.values() for kind in record_kinds().values()))
    for field in fields:
        fields += field.fields.values()
        if field.name == name and field.labels.keys() >= set(codes):
            return "、".join(f"{code}（{field.label(code)[0]}）" for code in codes)
    return "、".join(codes)


def _facts(finding: Finding, language: Language) -> dict[str, str]:
    """The facts, with those that are codes also as words: ``{kind_zh}`` beside ``{kind}``."""
    facts = dict(finding.facts)
    issue = record_kinds()["issue"].fields
    step = issue["steps"].fields
    steps = step["kind"].labels
    roles = record_kinds()["person"].fields["role"].labels
    tables = {
        "kind": steps | {name: kind.title for name, kind in record_kinds().items()},
        "legal": steps,
        "outcomes": step["outcome"].labels,
        "state": STATES,
        "role": roles,
        "roles": roles,
        "type": TYPES,
        "form": FORMS,
        "why": FAULTS,
    }
    chosen = LANGUAGES.index(language)
    if "owing" in facts:
        facts["owing"] = facts["owing"].replace(",", "、" if language == "zh" else ", ")
    if "choices" in facts and language == "zh":
        facts["choices"] = _named(finding.field.rpartition(".")[2], facts["choices"].split(", "))
    if "name" in facts:
        facts |= _called(finding, facts["name"], language)
    for name, table in tables.items():
        if name not in facts:
            continue
        told = [facts[name]] if name == "form" else facts[name].split(",")
        codes = [code for code in told if code]
        words = [table[code.strip()][chosen] if code.strip() in table else code for code in codes]
        facts[f"{name}_zh"] = "、".join(words) or "—"
        if language == "en":
            facts[name] = ", ".join(words) or "none"
        elif name in ("form", "why", "type"):
            facts[name] = facts[f"{name}_zh"]
    return facts
