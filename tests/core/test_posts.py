"""The laws of posts: what an account may do on a day is what its post on that day lets it do."""

from __future__ import annotations

from copy import copy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import day, issue, step, tables

from tingjian.core.judge import judge
from tingjian.core.ledger import Tables
from tingjian.core.record import Imported, Person, Post

# At the science bureau until the 5th, then of the office, and at the housing bureau from the 11th.
MOVED = Person(
    "clerk",
    "经办人",
    "department",
    "housing",
    since=day(11),
    until=day(20),
    earlier=(
        Post("department", day(5), "science"),
        Post("staff", day(10), None, day(6)),
    ),
)


def known(person: Person) -> Tables:
    """The small ledger's tables with one account more."""
    made = copy(tables())
    for reckoned in ("setting", "listed"):  # from the accounts, so to be reckoned anew
        made.__dict__.pop(reckoned, None)
    made.people = {**tables().people, person.login: person}
    return made


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (1, ("department", "science")),
        (5, ("department", "science")),
        (6, ("staff", None)),
        (10, ("staff", None)),
        (11, ("department", "housing")),
        (20, ("department", "housing")),
        (21, None),
    ],
)
def test_held(on: int, expected: tuple[str, str | None] | None) -> None:
    """On each day an account has the post of that day, first and last day included."""
    held = MOVED.held(day(on))
    assert expected == (held and (held.role, held.department))
    assert (expected is not None) == (MOVED.login in known(MOVED).people_on(day(on)))


def test_undated() -> None:
    """An account without days has always been what it is."""
    person = Person("a", "甲", "staff")
    assert person is person.held(date(1990, 1, 1))
    assert not person.dated
    assert None is Person("a", "甲", "staff", since=day(3)).held(day(2))


@given(st.integers(1, 25), st.sampled_from(["science", "housing"]))
def test_steps(on: int, department: str) -> None:
    """A step is lawful if the post held on its day lets it be taken, whatever came after."""
    taken = step("sign", on, MOVED.login)
    dispatched = step("dispatch", 1, as_="lead", due=day(30))
    case = issue([step("accept", 1)], {department: [dispatched, taken]}, raised=day(1))
    faults = judge(case, known(MOVED), lambda *_: True)
    held = MOVED.held(day(on))
    if held is None:
        expected = {"step.actor"}
    elif held.role == "staff":
        expected = {"step.role"}
    else:
        expected = set() if held.department == department else {"step.department"}
    assert expected == {fault.rule for fault in faults if fault.path[-1:] == ("by",)}


@pytest.mark.parametrize(
    ("raised", "imported", "expected"),
    [
        (2, Imported("表.xlsx", "7"), []),
        (1, Imported("表.xlsx", "7"), ["step.role"] * 2),
        (2, None, ["step.role", "step.role", "step.department"]),
    ],
)
def test_imported(raised: int, imported: Imported | None, expected: list[str]) -> None:
    """What a spreadsheet tells may be written down by whoever is of the office at any time."""
    accept = step("accept", 2, MOVED.login)
    dispatch = step("dispatch", 2, MOVED.login, as_="lead", due=day(20))
    reply = step("reply", 4, MOVED.login, outcome=None)
    threads = {"housing": [dispatch, reply]}
    case = issue([accept], threads, raised=day(raised), imported=imported)
    faults = judge(case, known(MOVED), lambda *_: True)
    assert expected == [fault.rule for fault in faults if fault.path[-1:] == ("by",)]
