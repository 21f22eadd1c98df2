"""The codes that stand in tables and documents, and what each is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from tingjian.core.field import Kind
from tingjian.core.publish import PublicLedger
from tingjian.core.record import Department, Named, TimeLimit
from tingjian.core.standing import STATES as CASE_STATES
from tingjian.core.steps import DISPATCHED, EXTENDING, RELEASED, REPLIED, RETURNED, WORKING
from tingjian.views.columns import CodeRow
from tingjian.words import Sentence
from tingjian.words.states import RINGS, STATES

Codes = Mapping[str, Sentence]

THREAD_STATES = (DISPATCHED, WORKING, EXTENDING, RETURNED, REPLIED, RELEASED)

# The codes of columns, by table and name.
COLUMNS: dict[str, dict[str, str]] = {
    "issues": {
        "channel": "channels",
        "disclosure": "disclosures",
        "state": "states",
        "outcome": "outcomes",
        "satisfaction": "satisfactions",
        "closed_as": "outcomes",
    },
    "themes": {"kind": "theme_kinds", "state": "states", "outcome": "outcomes"},
    "threads": {
        "record": "records",
        "level": "levels",
        "part": "parts",
        "state": "thread_states",
        "outcome": "outcomes",
    },
    "steps": {
        "kind": "steps",
        "part": "parts",
        "outcome": "outcomes",
        "satisfaction": "satisfactions",
    },
    "sessions": {"kind": "session_kinds"},
    "suggestions": {"disposition": "dispositions"},
    "benefits": {"kind": "benefit_kinds"},
    "codes": {},
}


def codes(kinds: Mapping[str, Kind]) -> dict[str, Codes]:
    """Every set of codes by its name."""
    issue, theme = kinds["issue"], kinds["theme"]
    step = issue.fields["steps"].fields
    return {
        "states": {each: STATES[each] for each in CASE_STATES},
        "thread_states": {each: STATES[each] for each in THREAD_STATES},
        "rings": RINGS,
        "records": {"issue": issue.title, "theme": theme.title},
        "steps": step["kind"].labels,
        "parts": step["as"].labels,
        "outcomes": step["outcome"].labels,
        "satisfactions": step["satisfaction"].labels,
        "offices": step["offices"].labels,
        "channels": issue.fields["source"].fields["channel"].labels,
        "disclosures": issue.fields["disclosure"].labels,
        "theme_kinds": theme.fields["kind"].labels,
        "levels": kinds["department"].fields["level"].labels,
        "session_kinds": kinds["session"].fields["kind"].labels,
        "dispositions": kinds["campaign"].fields["suggestions"].fields["disposition"].labels,
        "benefit_kinds": kinds["oversight"].fields["benefits"].fields["kind"].labels,
    }


def named(
    public: PublicLedger, kinds: Mapping[str, Kind], enterprises: Collection[str | None]
) -> Iterator[CodeRow]:
    """Every id of the ledger's tables, of the enterprises asked for, and every code, by name."""
    tables: dict[str, Iterable[Department | Named | TimeLimit]] = {
        "departments": public.departments.values(),
        "sectors": public.sectors.values(),
        "regions": public.regions.values(),
        "classes": public.settings.classes,
    }
    for vocabulary, table in tables.items():
        for each in table:
            yield CodeRow(vocabulary, each.id, each.name, each.name_en)
    for key, enterprise in public.enterprises.items():
        if key in enterprises:
            yield CodeRow("enterprises", key, enterprise.name, None)
    for vocabulary, labels in codes(kinds).items():
        for code, (zh, en) in labels.items():
            yield CodeRow(vocabulary, code, zh, en)
