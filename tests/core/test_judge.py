"""The laws of judging one record: its number, what it names, what it lacks, its history."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.support import HEARD, MONDAY, THEME, issue, step, tables, theme

from tingjian.core import identity
from tingjian.core.conditions import Fault
from tingjian.core.judge import judge
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.record import Enterprise, Imported

ACCEPT = step("accept", 2)
THERE = {("enterprise", "haiyue"), ("theme", THEME)}
FIRM = Enterprise("haiyue", "海岳船务", "port-shipping", "putuo")


def judged(record: Any) -> list[Fault]:
    """What is wrong with a record, where one enterprise and one theme exist."""
    return judge(record, tables(), lambda kind, number: (kind, number) in THERE)


@pytest.mark.parametrize("record", [issue(), theme(), FIRM, issue([ACCEPT, step("merge", 3)])])
def test_right_records(record: Any) -> None:
    """Nothing is wrong with a record whose number is right and all it names exists."""
    assert [] == judged(record)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("ZS-1", "id.form"),
        ("zs-20260302-0DMWW", "id.form"),
        ("ZS-20260230-0DMWW", "id.day"),
        ("ZS-20260302-0DMWX", "id.check"),
        ("HZ-20260302-0DMWW", "id.check"),
    ],
)
@pytest.mark.parametrize("make", [issue, theme])
def test_numbers(make: Any, number: str, expected: str) -> None:
    """A number of no form, of no day, or mistyped is found, in issues and in themes."""
    assert [Fault(expected, ("id",), {"id": number})] == judged(make(id=number))


def test_prefix() -> None:
    """A number of another ledger is found, though it is right in itself."""
    number = identity.make("HZ", issue().raised, 7)
    facts = {"id": number, "prefix": "ZS"}
    assert [Fault("id.prefix", ("id",), facts)] == judged(issue(id=number))


@pytest.mark.parametrize(
    ("record", "path", "kind", "number"),
    [
        (issue(enterprise="nobody"), ("enterprise",), "enterprise", "nobody"),
        (issue(sector="none"), ("sector",), "sector", "none"),
        (issue(region="none"), ("region",), "region", "none"),
        (issue(class_="none"), ("class",), "class", "none"),
        (theme(class_="none"), ("class",), "class", "none"),
        (Enterprise("haiyue", "海岳", "none", "putuo"), ("sector",), "sector", "none"),
        (Enterprise("haiyue", "海岳", "port-shipping", "none"), ("region",), "region", "none"),
        (
            issue([ACCEPT, step("merge", 3, into="ZS-20260302-0J6G5")]),
            ("steps", 1, "into"),
            "theme",
            "ZS-20260302-0J6G5",
        ),
        (
            issue([ACCEPT], {"no-such": [step("dispatch", 4)]}),
            ("assignments", 0, "department"),
            "department",
            "no-such",
        ),
    ],
)
def test_references(record: Any, path: Any, kind: str, number: str) -> None:
    """What a record names and is not there is found at its field."""
    assert [Fault("reference.unknown", path, {"kind": kind, "id": number})] == judged(record)


def test_reminded_departments() -> None:
    """Reminded of a department that is not there, the department and the reminder are both found."""
    remind = step("remind", 5, departments=("science", "no-such"))
    case = issue([ACCEPT, remind], {"science": [step("dispatch", 4)]})
    path = ("steps", 1, "departments", 1)
    unknown = Fault("reference.unknown", path, {"kind": "department", "id": "no-such"})
    nothing = Fault("remind.nothing-owed", path, {"department": "no-such"})
    assert [unknown, nothing] == judged(case)


@pytest.mark.parametrize("name", ["enterprise", "sector", "region"])
def test_incomplete(name: str) -> None:
    """An issue names its enterprise, sector and region; an imported one may not know them."""
    case = msgspec.structs.replace(issue(), **{name: None})
    assert [Fault("issue.incomplete", (), {"name": name})] == judged(case)
    assert [] == judged(msgspec.structs.replace(case, imported=Imported("表.xlsx", "7")))


def test_themes_are_not_merged() -> None:
    """A theme is not merged into a theme; an issue may be."""
    steps = [ACCEPT, step("merge", 3)]
    assert [Fault("theme.merged", ("steps", 1, "kind"), {})] == judged(theme(steps))
    assert [] == judged(issue(steps, id=HEARD))


def test_history() -> None:
    """What is wrong with the history of an issue or a theme is found with the rest."""
    for made in (issue([ACCEPT, ACCEPT]), theme([ACCEPT, ACCEPT])):
        assert ["step.illegal"] == [fault.rule for fault in judged(made)]


def test_named_cases() -> None:
    """What an oversight is about is an issue or a theme; one that is neither is found."""
    number = identity.make("ZS", MONDAY, 7)
    assert [] == judged(Oversight(number, "名额", "single", MONDAY, ("cppcc",), cases=(THEME,)))
    unknown = Oversight(number, "名额", "single", MONDAY, ("cppcc",), cases=(HEARD,))
    facts = {"kind": "case", "id": HEARD}
    assert [Fault("reference.unknown", ("cases", 0), facts)] == judged(unknown)
