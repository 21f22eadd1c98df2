"""The laws of the table of steps: complete, connected, and the same as the schema's."""

from __future__ import annotations

from typing import Any

import pytest
from tests import oracle
from tests.support import NEEDED, day, step

from tingjian.core.record import Step
from tingjian.core.steps import (
    BY_KIND,
    DEPARTMENT,
    HEARD,
    NEW,
    OFFICE,
    RULINGS,
    TABLE,
    after,
    legal,
)
from tingjian.store.schema import record_kinds
from tingjian.words.states import STATES

FIELDS = record_kinds()["issue"].fields["steps"].fields
OFFICE_STATES = {"heard", "open", "parked", "closed", "withdrawn", "merged"}
DEPARTMENT_STATES = {
    "new",
    "dispatched",
    "working",
    "extending",
    "returned",
    "replied",
    "released",
}


def test_printed() -> None:
    """The table is the printed one: kinds, threads, states, fields, conditions."""
    made = {
        rule.kind: oracle.Row(
            rule.kind,
            rule.thread,
            rule.before,
            rule.to or "-",
            frozenset(rule.needs),
            frozenset(rule.may),
            rule.where or "-",
        )
        for rule in TABLE
    }
    assert oracle.ROWS == made


def test_kinds() -> None:
    """The schema knows just the kinds of the table, each once."""
    assert sorted(FIELDS["kind"].labels) == sorted(rule.kind for rule in TABLE)
    assert len(TABLE) == len(BY_KIND)


def test_fields() -> None:
    """Every field that a kind needs or may have is in the schema; every field there has a kind."""
    named = {name for rule in TABLE for name in (*rule.needs, *rule.may)}
    assert set(FIELDS) == named | {"kind", "on", "by", "note"}
    assert set(FIELDS) == {name.rstrip("_") for name in Step.__struct_fields__}


def test_roles() -> None:
    """The office's people take the office's steps; a department signs, asks and answers."""
    units = {rule.kind for rule in TABLE if "department" in rule.roles}
    assert {"sign", "return", "extend", "progress", "reply"} == units
    assert all({"staff", "maintainer"} == set(r.roles) for r in TABLE if r.kind not in units)


@pytest.mark.parametrize(
    ("thread", "first", "states"),
    [(OFFICE, HEARD, OFFICE_STATES), (DEPARTMENT, NEW, DEPARTMENT_STATES)],
)
def test_every_state_is_reached(thread: str, first: str, states: set[str]) -> None:
    """From a thread's first state every state is reached, and no other; each has a name."""
    reached = {first}
    for _ in states:
        reached |= {
            state
            for before in reached
            for kind in legal(before, thread)
            for granted in (True, False)
            if (state := after(before, kind, granted))
        }
    assert states == reached
    assert states <= set(STATES)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: str(rule.kind))
def test_after(rule: Any) -> None:
    """A kind leads on from its states only; a ruling to where it rules."""
    states = OFFICE_STATES | DEPARTMENT_STATES
    taken = {state for state in states if after(state, rule.kind, granted=True)}
    assert set(rule.before) == taken
    for state in rule.before:
        expected = RULINGS[state, True] if rule.kind == "rule" else rule.to or state
        assert expected == after(state, rule.kind, granted=True)


def test_rulings() -> None:
    """Only a granted return releases a department; after any other ruling it works on."""
    made = {
        (state, granted): after(state, "rule", granted)
        for state in ("returned", "extending")
        for granted in (True, False)
    }
    expected = dict.fromkeys(made, "working") | {("returned", True): "released"}
    assert expected == made
    assert after("working", "rule", granted=True) is None
    assert after("open", "no-such-kind") is None


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: str(rule.kind))
def test_complete(rule: Any) -> None:
    """A step is complete with the fields it needs, with any it may have, and with a note."""
    full = step(rule.kind, 4, due=day(9)) if "due" in rule.needs else step(rule.kind, 4)
    if rule.kind == "extend":
        full = step("extend", 4, until=day(9))
    assert rule.complete(full)
    assert set(rule.needs) == rule.given(full)
    values = {name: getattr(full, name) for name in full.__struct_fields__}
    extra = {"note": "备注", **dict.fromkeys(rule.may, "其他")}
    assert rule.complete(Step(**(values | extra)))
    for name in (each.replace("as", "as_") if each == "as" else each for each in rule.needs):
        assert not rule.complete(Step(**(values | {name: None})))
        # What is too many does not make up for what is missing.
        assert not rule.complete(Step(**(values | {name: None, "basis": "依据", "review": day(9)})))
    strange = next(name for name in ("basis", "until", "into") if name not in rule.needs + rule.may)
    assert not rule.complete(Step(**(values | {strange: "多余"})))


def test_support_needs() -> None:
    """The values that these tests give a step are just those that its kind needs."""
    for kind, values in NEEDED.items():
        spared = {"due", "until"}
        assert set(BY_KIND[kind].needs) - spared == {name.rstrip("_") for name in values}
