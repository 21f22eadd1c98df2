"""The laws of references: whatever names another record is found, wherever it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.support import HEARD, THEME, issue, step

from tingjian.core.proceedings import Proceeding
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.proceedings.session import Claim, Proposal, Session
from tingjian.core.record import Advice, Department, Enterprise, ServicePlan
from tingjian.core.references import Reference, named, references
from tingjian.store.kinds import TYPES
from tingjian.store.schema import record_kinds

DAY = date(2026, 3, 10)
SESSION = Session(
    "ZS-20260310-00000",
    "协商",
    "service_day",
    DAY,
    cases=(HEARD,),
    proposals=(Proposal("s1", "建议", ("science", "finance"), THEME),),
    claims=(Claim("c1", "science", "领办"),),
)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Enterprise("a", "甲", "fishery", "putuo"), [("sector", "fishery"), ("region", "putuo")]),
        (Department("a", "甲", "city", "局长"), []),
        (
            SESSION,
            [
                ("case", HEARD),
                ("department", "science"),
                ("department", "finance"),
                ("case", THEME),
                ("department", "science"),
            ],
        ),
    ],
)
def test_references(record: Any, expected: list[tuple[str, str]]) -> None:
    """Every id is given with the kind of record it is of, in the order of the fields."""
    assert expected == [(each.kind, each.id) for each in references(record)]


def test_paths() -> None:
    """The path of an id leads to it, by the names that the file has."""
    made = issue(
        [step("merge", 3)],
        {"science": [step("dispatch", 4)]},
        advice=(Advice(DAY, "expert-01", "意见"),),
        services=(ServicePlan(DAY, "team-01", "方案"),),
    )
    expected = [
        Reference(("class",), "class", "complex"),
        Reference(("steps", 0, "into"), "theme", THEME),
        Reference(("assignments", 0, "department"), "department", "science"),
        Reference(("advice", 0, "expert"), "expert", "expert-01"),
        Reference(("services", 0, "team"), "team", "team-01"),
        Reference(("enterprise",), "enterprise", "haiyue"),
        Reference(("sector",), "sector", "port-shipping"),
        Reference(("region",), "region", "putuo"),
    ]
    assert expected == list(references(made))


def test_names() -> None:
    """Of a type it is known which fields hold ids, and of which kind."""
    assert {"taken_by": "department", "case": "case"} == named(Claim)
    assert {"sector": "sector", "region": "region"} == named(Enterprise)


def test_kinds() -> None:
    """The mechanism's own records are those that have a type among the proceedings."""
    assert Proceeding not in TYPES.values()
    assert issubclass(TYPES["plan"], Proceeding)
    assert Oversight is TYPES["oversight"]
    assert {"plan", "session", "visit"} < set(record_kinds())
