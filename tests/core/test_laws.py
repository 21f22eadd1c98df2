"""The laws of plans, sessions, visits, campaigns, policies, oversight and analyses.

``tests/cases`` shows a file that breaks each; here are the edges between right and wrong.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.support import CLOSED, THEME, tables

from tingjian.core.conditions import Fault
from tingjian.core.judge import across, judge
from tingjian.core.proceedings import Proceeding
from tingjian.core.proceedings.analysis import Analysis, Choice
from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.proceedings.oversight import Benefit, Oversight
from tingjian.core.proceedings.plan import Plan, Topic
from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.core.proceedings.session import Leader, Participant, Planned, Proposal, Session, Turn
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Enterprise, Point, Record

NUMBER = "ZS-20260310-0000W"


def day(number: int, month: int = 3) -> date:
    """A day of 2026."""
    return date(2026, month, number)


TABLES = tables()
PLAN = Plan(2026, "年度计划", topics=(Topic("financing", "融资"), Topic("talent", "人才")))
PEOPLE = tuple(Participant(f"p{n}", role) for n, role in enumerate(("entrepreneur",) * 2, 1))
SESSION = Session(
    NUMBER,
    "协商",
    "face_to_face",
    day(10),
    topic=Planned(2026, "talent"),
    leaders=(Leader("市委书记"),),
    participants=PEOPLE,
    proposals=(Proposal("s1", "建议"),),
    sent=day(10),
)
VISIT = Visit(NUMBER, day(10), "observer", "city", "firm", "observer-01")
CAMPAIGN = Campaign(NUMBER, "征集", day(1), day(10))
POLICY = Policy(NUMBER, "办法", "science", day(1), day(10))
OVERSIGHT = Oversight(NUMBER, "名额", "single", day(1), ("cppcc",), cases=(CLOSED,))


def broken(record: Record) -> list[Fault]:
    """The laws that a record breaks by itself."""
    return judge(record, TABLES, lambda _kind, _number: True)


def rules(record: Record, **changes: Any) -> list[str]:
    """The rules that a record breaks once these fields are changed."""
    return [fault.rule for fault in broken(msgspec.structs.replace(record, **changes))]


@pytest.mark.parametrize("record", [PLAN, SESSION, VISIT, CAMPAIGN, POLICY, OVERSIGHT])
def test_right(record: Record) -> None:
    """A record that is as it should be breaks no law."""
    assert [] == broken(record)


def test_twice() -> None:
    """What elements are told apart by stands once in every list that has such a thing."""
    assert ["list.twice"] == rules(PLAN, topics=PLAN.topics * 2)[:1]
    assert ["list.twice"] * 2 == rules(SESSION, participants=PEOPLE * 2)
    assert ["list.twice"] == rules(CAMPAIGN, suggestions=(Suggestion("s1", "一"),) * 2)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"sent": day(9)}, ["day.order"]),
        ({"topic": None}, ["session.unplanned"]),
        ({"topic": None, "kind": "joint_meeting"}, []),
        ({"leaders": ()}, ["session.attendance"]),
        ({"participants": ()}, ["session.attendance"]),
        ({"participants": (), "sent": None}, []),
        ({"proposals": ()}, ["session.sent"]),
        ({"kind": "heart_to_heart"}, ["session.speakers"]),
        ({"kind": "heart_to_heart", "sent": None}, []),
        ({"turns": (Turn("p9", "answer", "答"),)}, ["session.speaker"]),
    ],
)
def test_sessions(changes: dict[str, Any], expected: list[str]) -> None:
    """A session is as its form asks, from the day on which its list was sent."""
    assert expected == rules(SESSION, **changes)


def test_two_entrepreneurs_speak() -> None:
    """Two entrepreneurs speak at a heart-to-heart: one who speaks twice, or an official, is not."""
    people = (*PEOPLE, Participant("p3", "official"))

    def spoke(*speakers: str) -> list[str]:
        turns = tuple(Turn(each, "debate", "发言") for each in speakers)
        return rules(SESSION, kind="heart_to_heart", participants=people, turns=turns)

    assert ["session.speakers"] == spoke("p1", "p1", "p3")
    assert [] == spoke("p1", "p3", "p2")


@pytest.mark.parametrize(
    ("topic", "right"),
    [
        (None, True),
        (Planned(2026, "talent"), True),
        (Planned(2026, "housing"), False),
        (Planned(2025, "talent"), False),
        (Planned(2027, "talent"), False),
    ],
)
def test_topics(topic: Planned | None, *, right: bool) -> None:
    """A session's topic is in the plan of the session's own year."""
    plans = {"2025": msgspec.structs.replace(PLAN, year=2025), "2026": PLAN}
    session = msgspec.structs.replace(SESSION, topic=topic)
    found = across(session, lambda kind, number: plans.get(number) if kind == "plan" else None)
    assert ([] if right else ["session.topic"]) == [fault.rule for fault in found]


def firm(**fields: Any) -> Enterprise:
    """An enterprise."""
    return Enterprise("firm", "演示企业", "port-shipping", "putuo", **fields)


@pytest.mark.parametrize(
    ("through", "enterprise", "expected"),
    [
        ("observer", firm(white_list=True), []),
        ("observer", firm(), ["visit.white-list"]),
        ("observer", firm(unlisted=day(10)), []),
        ("observer", firm(unlisted=day(9)), ["visit.white-list"]),
        ("observer", None, []),
        ("liaison", firm(point=Point(day(10), "联络员")), []),
        ("liaison", firm(point=Point(day(11), "联络员")), ["visit.point"]),
        ("liaison", firm(point=Point(day(1), "联络员", day(10))), []),
        ("liaison", firm(point=Point(day(1), "联络员", day(9))), ["visit.point"]),
        ("liaison", firm(white_list=True), ["visit.point"]),
    ],
)
def test_visits(through: str, enterprise: Enterprise | None, expected: list[str]) -> None:
    """Whom a visit may be made to is judged by the day of the visit: later changes do not count."""
    visit = msgspec.structs.replace(VISIT, through=through)
    assert expected == [fault.rule for fault in across(visit, lambda _kind, _number: enterprise)]


def test_nothing_across() -> None:
    """The other kinds are not held against another record."""
    assert [] == across(CAMPAIGN, lambda _kind, _number: None)
    assert [] == across(firm(), lambda _kind, _number: None)


def test_a_kind_needs_no_law() -> None:
    """A kind that says no law of its own breaks none, and nothing of it is public."""
    assert [] == list(Proceeding().faults())
    assert Proceeding.shown is None


def test_visitors() -> None:
    """An observer's visit names the observer, a liaison's report none."""
    assert ["visit.visitor"] == rules(VISIT, observer=None)
    assert ["visit.visitor"] == rules(VISIT, through="liaison")
    assert [] == rules(VISIT, through="liaison", observer=None)


DISPOSED = {"disposed": day(9)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        (DISPOSED | {"disposition": "registered"}, ["suggestion.case"]),
        (DISPOSED | {"disposition": "registered", "case": CLOSED}, []),
        (DISPOSED | {"disposition": "declined"}, ["suggestion.reason"]),
        (DISPOSED | {"disposition": "declined", "reason": "理由"}, []),
        (DISPOSED | {"disposition": "adopted"}, []),
        ({"disposition": "adopted"}, ["list.undated"]),
        ({"on": day(5), "disposed": day(4)}, ["day.order"]),
    ],
)
def test_suggestions(fields: dict[str, Any], expected: list[str]) -> None:
    """What became of a suggestion, and when, can be followed."""
    assert expected == rules(CAMPAIGN, suggestions=(Suggestion("s1", "建言", **fields),))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["policy.unanswered"]),
        ({"adopted": "yes"}, ["policy.uncited"]),
        ({"adopted": "yes", "cited": "第五条"}, []),
        ({"adopted": "partly", "cited": "第五条"}, ["policy.unanswered"]),
        ({"adopted": "partly", "reason": "理由"}, ["policy.uncited"]),
        ({"adopted": "no", "reason": "理由"}, []),
        ({"adopted": "no"}, ["policy.unanswered"]),
    ],
)
def test_opinions(fields: dict[str, Any], expected: list[str]) -> None:
    """Until a policy is issued opinions may wait; then each is answered, and cited if adopted."""
    dated = day(12) if "adopted" in fields else None
    opinions = (Opinion("o1", day(5), "enterprise", "意见", answered=dated, **fields),)
    assert [] == rules(POLICY, opinions=opinions)
    assert expected == rules(POLICY, opinions=opinions, issued=day(20))


@pytest.mark.parametrize(
    ("answered", "issued", "expected"),
    [
        (None, None, ["list.undated"]),
        (day(4), None, ["day.order"]),
        (day(5), None, []),
        (day(20), day(20), []),
        (day(21), day(20), ["day.order"]),
    ],
)
def test_answered(answered: date | None, issued: date | None, expected: list[str]) -> None:
    """An opinion is answered on a day, after it was given and before the policy is issued."""
    said = Opinion("o1", day(5), "enterprise", "意见", None, "no", "理由", answered=answered)
    assert expected == rules(POLICY, opinions=(said,), issued=issued)


def test_heard_before_issued() -> None:
    """A policy is issued after an opinion was given, on that day at the earliest."""
    said = Opinion("o1", day(20), "enterprise", "意见", None, "no", "理由", answered=day(20))
    assert ["policy.unheard"] == rules(POLICY, issued=day(20))
    unheard = rules(POLICY, opinions=(said,), issued=day(19))
    assert ["day.order", "policy.unheard"] == sorted(unheard)
    assert [] == rules(POLICY, opinions=(said,), issued=day(20))
    early = msgspec.structs.replace(said, on=date(2026, 2, 28))
    assert ["day.order"] == rules(POLICY, opinions=(early,))


def test_oversight() -> None:
    """What is overseen is named, jointly means by two, what is closed has a result."""
    assert ["oversight.nothing"] == rules(OVERSIGHT, cases=())
    assert [] == rules(OVERSIGHT, cases=(), sessions=(NUMBER,))
    assert ["oversight.joint"] == rules(OVERSIGHT, form="joint")
    assert [] == rules(OVERSIGHT, form="joint", offices=("party", "cppcc"))
    assert ["oversight.result"] == rules(OVERSIGHT, closed=day(9))
    assert ["day.order"] == rules(OVERSIGHT, closed=date(2026, 2, 1), result="已办")


def test_benefits() -> None:
    """An amount has its evidence; a benefit without an amount needs none."""
    benefit = Benefit("b1", "place", "名额")
    assert [] == rules(OVERSIGHT, benefits=(benefit,))
    paid = msgspec.structs.replace(benefit, amount=1)
    assert ["benefit.evidence"] == rules(OVERSIGHT, benefits=(paid,))
    proven = msgspec.structs.replace(paid, evidence="通知")
    assert [] == rules(OVERSIGHT, benefits=(proven,))


def test_analyses() -> None:
    """A period ends after it began, and is analysed after that; no theme is chosen twice."""
    chosen = Choice(THEME, "frequent")
    analysis = Analysis(NUMBER, "企情分析", day(10), day(1), day(8), themes=(chosen,))
    assert [] == rules(analysis)
    assert ["day.order"] == rules(analysis, until=date(2026, 2, 27))
    assert ["day.order"] == rules(analysis, on=date(2026, 2, 27))
    assert ["list.twice"] == rules(analysis, themes=(chosen, chosen))


def test_points() -> None:
    """A monitoring point ends after it began."""
    assert ["day.order"] == rules(firm(point=Point(day(2), "联络员", day(1))))
    assert [] == broken(firm())
