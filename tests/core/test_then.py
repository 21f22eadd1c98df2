"""The laws of a record as it was: what is dated later is not there, and nothing else is missing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import day, issue, step

from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.proceedings.oversight import FollowUp, Oversight
from tingjian.core.proceedings.plan import Plan
from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.core.proceedings.session import Session
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Record, Sector
from tingjian.core.then import begun, ends, then

SUGGESTION = Suggestion("s1", "减税", day(3), disposition="declined", reason="无", disposed=day(9))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (issue(), day(2)),
        (Visit("V", day(4), "observer", "city", "haiyue"), day(4)),
        (Campaign("C", "献策", day(5), day(9)), day(5)),
        (Plan(2026, "计划", adopted=day(6)), day(6)),
        (Plan(2026, "计划"), date(2026, 1, 1)),
        (Sector("port", "港口"), None),
    ],
)
def test_begun(record: Record, expected: date | None) -> None:
    """A record began on the day that it says first; a plan without one with its year."""
    assert expected == begun(record)


def test_what_came_with_a_day() -> None:
    """What came with a later day is not there: where a list went, a document, a result, a reason."""
    session = Session("S", "协商", "service_day", day(2), sent=day(9), sent_to=("party",))
    assert (None, ()) == ((was := then(session, day(8))).sent, was.sent_to)
    assert session == then(session, day(9))
    policy = Policy("P", "办法", "port", day(2), day(9), issued=day(20), document="一号")
    assert (None, None) == ((old := then(policy, day(19))).issued, old.document)
    opinion = Opinion("o1", day(3), "member", "意见", None, "yes", None, "三", answered=day(9))
    heard = Policy("P", "办法", "port", day(2), day(9), opinions=(opinion,))
    assert (Opinion("o1", day(3), "member", "意见"),) == then(heard, day(8)).opinions
    assert heard == then(heard, day(9))
    campaign = Campaign("C", "献策", day(2), day(30), suggestions=(SUGGESTION,))
    assert (Suggestion("s1", "减税", day(3)),) == then(campaign, day(8)).suggestions
    assert () == then(campaign, day(2)).suggestions
    assert campaign == then(campaign, day(9))


def test_ends() -> None:
    """What an element says of its own end has a day with it; what is no list of elements has none."""
    assert {"disposition": "disposed"} == ends(Campaign, "suggestions")
    assert {} == ends(Oversight, "follow_ups")
    assert {} == ends(Campaign, "title") == ends(Policy, "cases")


def test_cases() -> None:
    """A case of an earlier day lacks the steps that were still to come, in every thread."""
    threads = {"port": [step("dispatch", 4), step("sign", 5, "clerk")]}
    whole = issue([step("accept", 2), step("follow_up", 9)], threads)
    was = then(whole, day(4))
    assert ["accept"] == [each.kind for each in was.steps]
    assert ["dispatch"] == [each.kind for each in was.assignments[0].steps]


@given(st.lists(st.integers(1, 30)), st.integers(1, 30), st.integers(1, 30))
def test_days_one_after_another(days: list[int], first: int, second: int) -> None:
    """What it was on a day, seen from a later one, is what it was on that day."""
    taken = tuple(FollowUp(day(each), ("party",), "督办") for each in days)
    whole = Oversight("O", "监督", "joint", day(1), ("party",), follow_ups=taken, closed=day(15))
    earlier, later = sorted((first, second))
    assert then(whole, day(earlier)) == then(then(whole, day(later)), day(earlier))
    assert sum(each <= earlier for each in days) == len(then(whole, day(earlier)).follow_ups)
