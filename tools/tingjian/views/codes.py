"""The codes that stand in tables and documents, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping

from tingjian.core.field import Kind
from tingjian.core.standing import STATES as CASE_STATES
from tingjian.core.steps import DISPATCHED, EXTENDING, RELEASED, REPLIED, RETURNED, WORKING
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
