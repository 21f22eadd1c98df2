"""The laws of what the mechanism owes beside its cases, over two years of calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support import by_type

from tingjian.core.cadences import cadences, month_end
from tingjian.core.duties import Duty
from tingjian.core.ledger import Ledger, Tables
from tingjian.core.proceedings.analysis import Analysis
from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.proceedings.oversight import FollowUp, Oversight
from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.core.proceedings.session import Proposal, Session
from tingjian.core.record import Cadences, Record
from tingjian.store.open import open_tables

FOUND = open_tables(Path(__file__).parents[2])  # the sample ledger's calendars: 2024 to 2026
SINCE = date(2025, 1, 15)
ALL = Cadences(
    follow_up_months=3,
    since=SINCE,
    service_day_months=1,
    analysis_months=2,
    analysis_days=10,
    service_days=10,
    proposals_days=5,
    disposition_days=30,
    opinion_days=10,
)
TWO_YEARS = [date(2025, 1, 1) + timedelta(number) for number in range(730)]


def tables(cadences: Cadences = ALL) -> Tables:
    """The sample ledger's tables with these cadences."""
    settings = msgspec.structs.replace(FOUND.settings, cadences=cadences)
    return Tables(
        settings,
        FOUND.calendars,
        FOUND.departments,
        FOUND.sectors,
        FOUND.regions,
        FOUND.people,
        FOUND.observers,
        FOUND.experts,
        FOUND.teams,
    )


MADE = tables()


def owed(day: date, kind: str, *records: Record) -> list[Duty]:
    """What is owed of a kind on a day, by these records."""
    ledger = Ledger(MADE, {}, {}, {}, by_type(*records))
    return [duty for duty in cadences(ledger, day) if duty.kind == kind]


def workdays_after(day: date, days: int) -> date:
    """The day so many working days later, counted one by one."""
    while days:
        day += timedelta(1)
        days -= MADE.workdays.is_workday(day)
    return day


def session(on: date, kind: str = "service_day", **fields: Any) -> Session:
    """A session."""
    return Session(f"ZS-{on:%Y%m%d}-00000", "恳谈", kind, on, **fields)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 0, date(2025, 1, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 1), 2, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
    ],
)
def test_month_end(day: date, months: int, expected: date) -> None:
    """Months are counted as months, and end when they end."""
    assert expected == month_end(day, months)


def test_service_days() -> None:
    """Held once in every month, it is never overdue; it is due by the end of the next month."""
    held = [date(2025 + number // 12, number % 12 + 1, 20) for number in range(24)]
    for day in TWO_YEARS:
        if day < SINCE:
            assert [] == owed(day, "service_day")
            continue
        (duty,) = owed(day, "service_day", *(session(on) for on in held))
        past = [on for on in held if on <= day]
        last = past[-1] if past else date(2024, 12, 1)
        year, month = divmod(last.year * 12 + last.month, 12)
        assert date(year, month + 1, monthrange(year, month + 1)[1]) == duty.due
        assert not duty.overdue
        assert ("office", "") == (duty.owner, duty.case)


@pytest.mark.parametrize("month", range(2, 13))
def test_a_month_without_service_day(month: int) -> None:
    """A month that is left out is overdue from its end, until the next one is held."""
    held = [session(date(2025, number, 20)) for number in range(1, 13) if number != month]
    late = [
        day for day in TWO_YEARS[:365] if any(d.overdue for d in owed(day, "service_day", *held))
    ]
    if month == 12:
        assert [] == late
    else:
        first, last = date(2025, month + 1, 1), date(2025, month + 1, 19)
        assert [first + timedelta(n) for n in range((last - first).days + 1)] == late


def test_other_sessions_are_no_service_days() -> None:
    """Only a session of that kind counts, and only once it was held."""
    (duty,) = owed(date(2025, 2, 3), "service_day", session(SINCE, "face_to_face"))
    assert (SINCE, date(2025, 1, 31), True) == (duty.since, duty.due, duty.overdue)


def analysis(since: date, until: date, on: date) -> Analysis:
    """An analysis of a period."""
    return Analysis(f"ZS-{since:%Y%m%d}-00000", "企情", on, since, until)


def test_analyses() -> None:
    """The period after the last one is due so many working days after its end, holidays left out."""
    made = [
        analysis(date(2025, 1, 15), date(2025, 2, 28), date(2025, 3, 10)),
        analysis(date(2025, 3, 1), date(2025, 4, 30), date(2025, 5, 20)),
    ]
    expected = {
        date(2025, 1, 20): date(2025, 2, 28),
        date(2025, 3, 9): date(2025, 2, 28),
        date(2025, 3, 10): date(2025, 4, 30),
        date(2025, 5, 19): date(2025, 4, 30),
        date(2025, 6, 1): date(2025, 6, 30),
    }
    for day, ended in expected.items():
        (duty,) = owed(day, "analysis", *made)
        assert (ended, workdays_after(ended, 10)) == (duty.since, duty.due)
    assert [] == owed(date(2025, 1, 14), "analysis")


@pytest.mark.parametrize("month", range(1, 25))
def test_reckoning(month: int) -> None:
    """A list is due so many working days later, whatever holidays and make-up days lie between."""
    on = date(2025 + (month - 1) // 12, (month - 1) % 12 + 1, 25)
    (duty,) = owed(on, "proposals", session(on))
    assert workdays_after(on, 5) == duty.due
    assert duty.reckoning is not None
    assert 5 == duty.reckoning.days


def test_make_up_days_count() -> None:
    """The worked weekend before National Day counts, and the holiday does not."""
    on = date(2025, 9, 26)  # a Friday; Sunday the 28th is worked, 1 to 8 October are not
    (duty,) = owed(on, "proposals", session(on))
    assert date(2025, 10, 10) == duty.due
    assert duty.reckoning is not None
    assert (date(2025, 9, 28),) == duty.reckoning.worked


def test_proposals() -> None:
    """A list is owed from the day of the session until the day on which it was sent."""
    made = [session(date(2025, 3, 3), sent=date(2025, 3, 20), proposals=(Proposal("s1", "建议"),))]
    owing = [day for day in TWO_YEARS if owed(day, "proposals", *made)]
    assert (date(2025, 3, 3), date(2025, 3, 19)) == (owing[0], owing[-1])
    late = [day for day in owing if owed(day, "proposals", *made)[0].overdue]
    assert date(2025, 3, 11) == late[0]


def test_dispositions() -> None:
    """Suggestions wait from a campaign's end until the last one is disposed of."""
    kept = Suggestion("s1", "一", disposition="noted")
    later = Suggestion("s2", "二", disposition="adopted", disposed=date(2025, 6, 2))
    made = Campaign(
        "ZS-20250310-00000", "征集", date(2025, 4, 1), date(2025, 4, 30), None, (kept, later)
    )
    owing = [day for day in TWO_YEARS if owed(day, "dispose", made)]
    assert (date(2025, 4, 30), date(2025, 6, 1)) == (owing[0], owing[-1])
    assert workdays_after(date(2025, 4, 30), 30) == owed(owing[0], "dispose", made)[0].due
    without = msgspec.structs.replace(made, suggestions=(kept,))
    assert [] == owed(date(2025, 5, 1), "dispose", without)
    never = msgspec.structs.replace(made, suggestions=(Suggestion("s3", "三"),))
    assert owed(date(2026, 12, 31), "dispose", never)[0].overdue


def test_opinions() -> None:
    """The drafting unit owes an answer to every opinion once the hearing has ended."""
    opinion = Opinion("o1", date(2025, 4, 2), "enterprise", "意见")
    made = Policy(
        "ZS-20250310-00000",
        "办法",
        "science",
        date(2025, 4, 1),
        date(2025, 4, 30),
        opinions=(opinion,),
    )
    assert [] == owed(date(2025, 4, 29), "answer", made)
    (duty,) = owed(date(2025, 4, 30), "answer", made)
    assert ("science", workdays_after(date(2025, 4, 30), 10)) == (duty.owner, duty.due)
    answered = (msgspec.structs.replace(opinion, adopted="no", reason="理由"),)
    dated = (msgspec.structs.replace(answered[0], answered=date(2025, 5, 12)),)
    told = [msgspec.structs.replace(made, opinions=dated)]
    assert owed(date(2025, 5, 11), "answer", *told)
    assert [] == owed(date(2025, 5, 12), "answer", *told)
    assert [] == owed(date(2025, 5, 9), "answer", msgspec.structs.replace(made, opinions=answered))


def test_oversight() -> None:
    """What is overseen is followed up every quarter until it is closed."""
    follow = FollowUp(date(2025, 4, 10), ("party",), "督办")
    made = Oversight(
        "ZS-20250310-00000",
        "名额",
        "single",
        date(2025, 2, 1),
        ("party",),
        follow_ups=(follow,),
        closed=date(2025, 9, 1),
    )
    owing = {day: owed(day, "follow_up", made) for day in TWO_YEARS}
    days = [day for day, found in owing.items() if found]
    assert (date(2025, 2, 1), date(2025, 8, 31)) == (days[0], days[-1])
    assert date(2025, 5, 1) == owing[date(2025, 4, 9)][0].due
    assert date(2025, 7, 10) == owing[date(2025, 4, 10)][0].due
    assert date(2025, 7, 11) == next(day for day in days if owing[day][0].overdue)


def test_nothing_is_owed_that_is_not_set() -> None:
    """A cadence that ledger.yml does not have is not owed."""
    bare = tables(Cadences(follow_up_months=3))
    made = Ledger(
        bare,
        {},
        {},
        {},
        by_type(
            session(SINCE),
            Campaign("2", "征集", SINCE, SINCE, None, (Suggestion("s1", "一"),)),
            Policy(
                "3",
                "办法",
                "science",
                SINCE,
                SINCE,
                opinions=(Opinion("o1", SINCE, "expert", "意见"),),
            ),
        ),
    )
    assert [] == cadences(made, date(2026, 1, 1))
    unset = tables(msgspec.structs.replace(ALL, since=None))
    assert [] == cadences(Ledger(unset, {}, {}, {}), date(2026, 1, 1))
