"""The laws of duties: what is owed, by whom, by when, and what is no longer owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.histories import following, histories, last_day, taken
from tests.support import tables

from tingjian.core.duties import DUE_BY, Duty, duties, months_after
from tingjian.core.record import (
    Assignment,
    Cadences,
    Issue,
    Limits,
    ServicePlan,
    Settings,
    Step,
    Theme,
)
from tingjian.core.standing import stand
from tingjian.core.workdays import Calendar, Holiday, Workdays
from tingjian.words import duties as words

# National Day, a worked Sunday before it and a worked Saturday after; 2027 has no calendar yet.
WORKDAYS = Workdays(
    [
        Calendar(
            2026,
            (Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7)),),
            (date(2026, 9, 20), date(2026, 10, 10)),
        )
    ]
)
SETTINGS = Settings(
    place="舟山市",
    title="听见舟商",
    prefix="ZS",
    time_zone="Asia/Shanghai",
    languages=("zh",),
    classes=(),
    limits=Limits(
        accept_days=2,
        sign_days=1,
        return_days=2,
        extensions=1,
        extension_days=10,
        evaluate_days=5,
        tolerance_days=1,
    ),
    cadences=Cadences(follow_up_months=3),
)
AUTUMN = date(2026, 12, 20)


def step(kind: str, month: int, day: int, **fields: Any) -> Step:
    return Step(kind, date(2026, month, day), "somebody", **fields)


def case(office: list[Step], **threads: list[Step]) -> Theme:
    return Theme(
        id="ZS-20260928-7K4QM",
        title="专利预审名额少",
        class_="complex",
        raised=date(2026, 9, 28),
        statement="……",
        kind="common",
        steps=tuple(office),
        assignments=tuple(Assignment(name, tuple(steps)) for name, steps in threads.items()),
    )


def owed(of: Theme, day: date = AUTUMN) -> list[Duty]:
    return duties(of, stand(of, day), day, SETTINGS, WORKDAYS)


def told(of: Theme, day: date = AUTUMN) -> list[tuple[str, str, str, str]]:
    """Kind, owner, since and due of every duty but the follow-up that every open case owes."""
    return [
        (duty.kind, duty.owner, f"{duty.since:%m-%d}", f"{duty.due:%m-%d}")
        for duty in owed(of, day)
        if duty.kind != "follow_up"
    ]


ACCEPT = step("accept", 9, 28)
DISPATCH = step("dispatch", 9, 29, as_="lead", due=date(2026, 10, 20), head="局长")
SIGN = step("sign", 9, 30)
REPLY = step("reply", 10, 9, outcome="solved", text="已办")
REPLY_DUE = ("reply", "science", "09-29", "10-20")

TABLE = {
    "accept: from raising, a day off does not count": (
        [],
        [],
        [("accept", "office", "09-28", "09-30")],
    ),
    "accepted and not dispatched: nothing but follow-ups": ([ACCEPT], [], []),
    "sign and reply: from dispatch": (
        [ACCEPT],
        [DISPATCH],
        [("sign", "science", "09-29", "09-30"), REPLY_DUE],
    ),
    "sign: over a holiday, the worked Saturday counts": (
        [ACCEPT],
        [step("dispatch", 9, 30, as_="lead", due=date(2026, 10, 20), head="局长")],
        [("sign", "science", "09-30", "10-08"), ("reply", "science", "09-30", "10-20")],
    ),
    "signed: the reply is owed still": ([ACCEPT], [DISPATCH, SIGN], [REPLY_DUE]),
    "a dispatch without a due day owes no reply": (
        [ACCEPT],
        [step("dispatch", 9, 29, as_="lead", head="局长"), SIGN],
        [],
    ),
    "rule: from the return": (
        [ACCEPT],
        [DISPATCH, step("return", 9, 30, reason="非本单位职责")],
        [("rule", "office", "09-30", "10-09"), REPLY_DUE],
    ),
    "rule: from the request to extend, whatever progress is told after it": (
        [ACCEPT],
        [
            DISPATCH,
            SIGN,
            step("extend", 10, 8, until=date(2026, 10, 30), reason="需勘查"),
            step("progress", 10, 9, text="正在勘查"),
        ],
        [("rule", "office", "10-08", "10-10"), REPLY_DUE],
    ),
    "a granted extension moves the reply": (
        [ACCEPT],
        [
            DISPATCH,
            SIGN,
            step("extend", 10, 8, until=date(2026, 10, 30), reason="需勘查"),
            step("rule", 10, 9, granted=True, due=date(2026, 10, 28)),
        ],
        [("reply", "science", "09-29", "10-28")],
    ),
    "a granted return releases the department": (
        [ACCEPT],
        [DISPATCH, step("return", 9, 30, reason="非本单位职责"), step("rule", 10, 8, granted=True)],
        [],
    ),
    "evaluate: from the last answer": (
        [ACCEPT],
        [DISPATCH, SIGN, REPLY],
        [("evaluate", "office", "10-09", "10-15")],
    ),
    "close: from an evaluation that is not dissatisfied": (
        [ACCEPT, step("evaluate", 10, 12, solved=True, satisfaction="satisfied")],
        [DISPATCH, SIGN, REPLY],
        [("close", "office", "10-12", "10-19")],
    ),
    "close: an enterprise that cannot be reached holds nothing up": (
        [ACCEPT, step("evaluate", 10, 12, solved=False, satisfaction="unreachable")],
        [DISPATCH, SIGN, REPLY],
        [("close", "office", "10-12", "10-19")],
    ),
    "rework: from an evaluation that is dissatisfied": (
        [ACCEPT, step("evaluate", 10, 12, solved=False, satisfaction="dissatisfied")],
        [DISPATCH, SIGN, REPLY],
        [("rework", "office", "10-12", "10-19")],
    ),
    "reply: again, from the rework": (
        [ACCEPT, step("evaluate", 10, 12, solved=False, satisfaction="dissatisfied")],
        [DISPATCH, SIGN, REPLY, step("rework", 10, 13, due=date(2026, 10, 27), reason="未解决")],
        [("reply", "science", "10-13", "10-27")],
    ),
    "evaluate: again, after the reworked answer": (
        [ACCEPT, step("evaluate", 10, 12, solved=False, satisfaction="dissatisfied")],
        [
            DISPATCH,
            SIGN,
            REPLY,
            step("rework", 10, 13, due=date(2026, 10, 27), reason="未解决"),
            step("reply", 10, 20, outcome="solved", text="再办"),
        ],
        [("evaluate", "office", "10-20", "10-27")],
    ),
    "review: of what is parked, and nothing else": (
        [ACCEPT, step("park", 10, 12, review=date(2026, 11, 30), reason="待政策")],
        [DISPATCH, SIGN],
        [("review", "office", "10-12", "11-30")],
    ),
    "parked without a review day: nothing to remind of": (
        [ACCEPT, step("park", 10, 12, reason="待政策")],
        [],
        [],
    ),
}


@pytest.mark.parametrize(("office", "thread", "expected"), TABLE.values(), ids=TABLE)
def test_table(
    office: list[Step], thread: list[Step], expected: list[tuple[str, str, str, str]]
) -> None:
    """Each state of a case owes what the table says, reckoned in working days."""
    assert expected == told(case(office, science=thread))


@pytest.mark.parametrize(
    "end",
    [
        step("close", 10, 12, outcome="explained", text="已说明"),
        step("withdraw", 10, 12, reason="企业撤回"),
        step("merge", 10, 12, into="ZS-20260101-7K4QM"),
    ],
    ids=lambda end: str(end.kind),
)
def test_ended(end: Step) -> None:
    """A case that has ended owes nothing, and neither do its departments."""
    assert [] == owed(case([ACCEPT, end], science=[DISPATCH]))


def test_before_raised() -> None:
    """Nothing is owed on a case before it was raised."""
    of = case([])
    assert [] == owed(of, date(2026, 9, 27))
    assert 1 == len(owed(of, date(2026, 9, 28)))


def test_past_day() -> None:
    """What was owed on a past day does not know of later steps."""
    of = case([ACCEPT], science=[DISPATCH, SIGN, REPLY])
    assert [("sign", "science", "09-29", "09-30"), REPLY_DUE] == told(of, date(2026, 9, 29))


@pytest.mark.parametrize(
    ("steps", "since", "due"),
    [
        ([ACCEPT], (9, 28), (12, 28)),
        ([ACCEPT, step("follow_up", 11, 2, offices=("cppcc",), text="已督办")], (11, 2), None),
        (
            [
                ACCEPT,
                step("close", 9, 29, outcome="explained", text="已说明"),
                step("reopen", 10, 31, reason="企业再提"),
            ],
            (10, 31),
            None,
        ),
    ],
    ids=["since accepting", "since the last follow-up", "since reopening"],
)
def test_follow_up(steps: list[Step], since: tuple[int, int], due: tuple[int, int] | None) -> None:
    """An open case is followed up every so many months, which begin anew when it is reopened."""
    (duty,) = owed(case(steps))
    first = date(2026, *since)
    expected = date(2026, *due) if due else months_after(first, 3)
    assert ("follow_up", "office", first, expected) == (duty.kind, duty.owner, duty.since, duty.due)


def test_overdue() -> None:
    """What is due on the day itself is not overdue; it is on the next day."""
    of = case([ACCEPT], science=[DISPATCH, SIGN])
    for day, overdue in ((date(2026, 10, 20), ()), (date(2026, 10, 21), ("science",))):
        (reply,) = [duty for duty in owed(of, day) if duty.kind == "reply"]
        assert bool(overdue) == reply.overdue
        assert overdue == stand(of, day).overdue


def test_provisional() -> None:
    """A limit past the last calendar, and a due day set there, say that weekends alone count."""
    of = case(
        [ACCEPT],
        science=[
            step("dispatch", 12, 31, as_="lead", due=date(2027, 1, 20), head="局长"),
        ],
    )
    found = {duty.kind: duty for duty in owed(of, date(2026, 12, 31))}
    assert found["sign"].provisional
    assert (2027,) == (found["sign"].reckoning and found["sign"].reckoning.missing)
    assert found["reply"].provisional
    assert not found["follow_up"].provisional
    extended = [DISPATCH, SIGN, step("extend", 10, 8, until=date(2026, 10, 30), reason="需勘查")]
    assert not any(duty.provisional for duty in owed(case([ACCEPT], science=extended)))


def test_order() -> None:
    """The earliest due comes first, then the owners and kinds by name."""
    late = step("dispatch", 9, 29, as_="support", due=date(2026, 10, 12), head="局长")
    found = owed(case([ACCEPT], science=[DISPATCH, SIGN], housing=[late]))
    assert sorted(found, key=lambda duty: (duty.due, duty.owner, duty.kind)) == found
    assert ["sign", "reply", "reply", "follow_up"] == [duty.kind for duty in found]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 5, 15), 0, date(2026, 5, 15)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    """Months keep the day of the month, or take the last one there is."""
    assert expected == months_after(day, months)


@given(histories(), st.integers(1, 30))
@settings(max_examples=60)
def test_what_is_owed_can_be_done(history: Issue, later: int) -> None:
    """Whatever is owed, its owner may take a step that settles it, however late."""
    day, known = last_day(history) + timedelta(later), tables()

    def on_it(case: Issue) -> list[Duty]:
        return duties(case, stand(case, day), day, known.settings, known.workdays)

    legal = following(history, day)
    for duty in on_it(history):
        kind = "reopen" if duty.kind == "review" else duty.kind
        after = [
            taken(history, unit, step)
            for unit, step in legal
            if step.kind == kind and duty.owner in ("office", unit)
        ]
        left = [on_it(each).count(duty) for each in after]
        assert min(left) < on_it(history).count(duty), duty


def test_words() -> None:
    """Every kind of duty, and everything that says when one is due, has its words."""
    assert set(DUE_BY) == set(words.DUTIES)
    assert set(DUE_BY.values()) == set(words.DUE_BY)
    (duty,) = owed(case([]))
    assert "limits.accept_days" == duty.rule


def served(of: Theme, day: date, days: int | None = 10) -> list[tuple[str, str]]:
    """The day since, and the day by which, a team and its plan are owed."""
    cadences = Cadences(follow_up_months=3, service_days=days)
    settings = msgspec.structs.replace(SETTINGS, cadences=cadences)
    found = duties(of, stand(of, day), day, settings, WORKDAYS)
    return [(str(d.since), str(d.due)) for d in found if d.kind == "serve"]


def test_service() -> None:
    """A team and its plan are owed where nobody answers past the limit, until there is a plan."""
    silent = case([ACCEPT], science=[DISPATCH, SIGN])
    assert [] == served(silent, date(2026, 10, 20))
    expected = [("2026-10-20", "2026-11-03")]
    assert expected == served(silent, date(2026, 10, 21))
    assert [] == served(silent, date(2026, 10, 21), None)
    plan = ServicePlan(date(2026, 10, 25), "team-01", "方案")
    planned = msgspec.structs.replace(silent, services=(plan,))
    assert expected == served(planned, date(2026, 10, 24))
    assert [] == served(planned, date(2026, 10, 25))
    assert [] == served(case([ACCEPT]), AUTUMN)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"solved": False}, [("2026-10-20", "2026-11-03")]),
        ({"solved": True}, []),
        ({"solved": False, "accepted": True}, []),
    ],
)
def test_service_after_an_answer(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """An answer in time does not help where the enterprise says it is not solved."""
    evaluate = step("evaluate", 10, 12, satisfaction="dissatisfied", **fields)
    made = case([ACCEPT, evaluate], science=[DISPATCH, SIGN, REPLY])
    assert expected == served(made, date(2026, 10, 30))
    assert [] == served(made, date(2026, 10, 20))
    assert [] == served(case([ACCEPT], science=[DISPATCH, SIGN, REPLY]), AUTUMN)
