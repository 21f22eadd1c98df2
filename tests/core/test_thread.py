"""The laws of one thread's fold: which days count, what a round is, what is late."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import CLERKS, day, step

from tingjian.core.record import Step
from tingjian.core.thread import Office, Thread, fold, fold_office, take, take_office

UNIT = "science"
CLERK = CLERKS[UNIT]
DISPATCH = step("dispatch", 4, due=day(11))
SIGN = step("sign", 5, CLERK)


def folded(*steps: Step) -> Thread:
    """The department's thread after a dispatch and these steps."""
    return fold(UNIT, (DISPATCH, *steps))


def facts(thread: Thread, *names: str) -> tuple[Any, ...]:
    """Some of the thread's facts."""
    return tuple(getattr(thread, name) for name in names)


def test_empty_threads() -> None:
    """A thread without a step is new, and owes nothing; an issue begins as heard."""
    assert Thread(UNIT) == fold(UNIT, ())
    assert (False, False) == facts(Thread(UNIT), "active", "owing")
    assert Office() == fold_office(())
    assert "heard" == Office().state


def test_dispatch() -> None:
    """A dispatch begins the first round; its clock runs whether or not it is signed for."""
    expected = ("dispatched", "lead", "局长", day(4), day(4), day(11), day(11), None, 1)
    names = ("state", "part", "head", "dispatched", "begun", "limit", "due", "signed", "rounds")
    assert expected == facts(folded(), *names)
    assert (True, True) == facts(folded(), "active", "owing")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((SIGN,), day(5)),
        ((step("return", 6, CLERK),), day(6)),
        ((step("reply", 7, CLERK),), day(7)),
        ((SIGN, step("reply", 7, CLERK)), day(5)),
    ],
)
def test_signed(steps: tuple[Step, ...], expected: object) -> None:
    """Who answers or returns without signing has signed that day; the first day counts."""
    assert expected == folded(*steps).signed


@pytest.mark.parametrize(
    ("on", "late"),
    [(11, False), (12, True)],
)
def test_late(on: int, *, late: bool) -> None:
    """A first reply on the due day is in time, a day after it late; later replies do not mend it."""
    first = step("reply", on, CLERK)
    assert late == folded(first).late
    assert late == folded(first, step("reply", 20, CLERK)).late


def test_replies() -> None:
    """The first reply answers; the last one says how it came out."""
    thread = folded(step("reply", 8, CLERK, outcome="planned"), step("reply", 13, CLERK))
    expected = ("replied", day(8), day(13), "solved", 1, False)
    assert expected == facts(thread, "state", "answered", "replied", "outcome", "rounds", "owing")


def test_extensions() -> None:
    """A granted extension moves the due day, not the limit; a refused one neither; both settle it."""
    ask = step("extend", 6, CLERK, until=day(20))
    asked = folded(SIGN, ask)
    assert ("extending", ask, 0) == facts(asked, "state", "asked", "extensions")
    granted = folded(SIGN, ask, step("rule", 7, due=day(18)))
    names = ("state", "due", "limit", "extensions", "asked")
    assert ("working", day(18), day(11), 1, None) == facts(granted, *names)
    refused = folded(SIGN, ask, step("rule", 7, granted=False, reason="不足"))
    assert ("working", day(11), day(11), 0, None) == facts(refused, *names)
    unsaid = folded(SIGN, ask, step("rule", 7))
    assert ("working", day(11), day(11), 1, None) == facts(unsaid, *names)
    answered = folded(SIGN, ask, step("reply", 8, CLERK))
    assert ("replied", day(11), day(11), 0, None) == facts(answered, *names)


def test_returns() -> None:
    """A granted return releases the department, a refused one leaves it at work."""
    back = step("return", 5, CLERK)
    assert ("returned", True, True) == facts(folded(back), "state", "active", "owing")
    released = folded(back, step("rule", 6))
    assert ("released", False, False) == facts(released, "state", "active", "owing")
    kept = folded(back, step("rule", 6, granted=False, reason="属其职责"))
    assert ("working", True) == facts(kept, "state", "owing")


def test_dispatched_again() -> None:
    """Dispatched again after a granted return, the last dispatch counts, and is to be signed anew."""
    again = step("dispatch", 9, as_="support", due=day(18))
    thread = folded(step("return", 5, CLERK), step("rule", 6), again)
    names = ("state", "part", "dispatched", "begun", "due", "signed", "rounds")
    assert ("dispatched", "support", day(9), day(9), day(18), None, 2) == facts(thread, *names)


def test_answers_to_an_earlier_dispatch() -> None:
    """What was answered to a dispatch that stands no more is no answer to the last; lateness stays."""
    late, rework = step("reply", 12, CLERK), step("rework", 13)
    back = (step("return", 14, CLERK), step("rule", 14), step("dispatch", 16))
    names = ("signed", "answered", "replied", "outcome", "late")
    thread = folded(late, rework, *back)
    assert (None, None, None, None, True) == facts(thread, *names)
    thread = folded(late, rework, *back, step("reply", 18, CLERK))
    assert (day(18), day(18), day(18), "solved", True) == facts(thread, *names)


def test_rework() -> None:
    """Rework begins a new round with its own due day, and lateness of any round stays."""
    late = step("reply", 12, CLERK)
    rework = step("rework", 13, due=day(20))
    thread = folded(late, rework)
    names = ("state", "begun", "due", "rounds", "answered", "replied", "late", "extensions")
    assert ("working", day(13), day(20), 2, day(12), day(12), True, 0) == facts(thread, *names)
    again = folded(late, rework, step("reply", 19, CLERK))
    assert ("replied", day(12), day(19), True) == facts(
        again, "state", "answered", "replied", "late"
    )


def test_office() -> None:
    """The office's thread keeps the day it accepted, its last evaluation, closing, parking, theme."""
    accept, follow_up = step("accept", 2), step("follow_up", 6)
    evaluate, close = step("evaluate", 8), step("close", 9)
    closed = fold_office((accept, follow_up, evaluate, close))
    expected = Office(
        state="closed",
        accepted=day(2),
        evaluation=evaluate,
        closing=close,
        followed_up=day(6),
        last=day(9),
    )
    assert expected == closed
    park, merge, reopen = step("park", 3), step("merge", 4), step("reopen", 5)
    merged = fold_office((accept, park, merge))
    assert ("merged", park, merge.into) == (merged.state, merged.parking, merged.into)
    opened = fold_office((accept, park, merge, reopen))
    assert Office(state="open", accepted=day(2), reopened=day(5), last=day(5)) == opened
    withdrawn = fold_office((accept, step("withdraw", 3)))
    assert "withdrawn" == withdrawn.state


def test_forbidden_steps() -> None:
    """A step that the table forbids changes nothing."""
    office, thread = Office(), Thread(UNIT)
    assert not take_office(office, step("close", 3))
    assert not take(thread, step("sign", 3, CLERK))
    assert (Office(), Thread(UNIT)) == (office, thread)


def test_days() -> None:
    """A fold up to a day takes the steps of that day, and none after it."""
    assert "dispatched" == fold(UNIT, (DISPATCH, SIGN), day(4)).state
    assert "working" == fold(UNIT, (DISPATCH, SIGN), day(5)).state
    steps = (step("accept", 2), step("withdraw", 3))
    assert ["heard", "open", "withdrawn"] == [
        fold_office(steps, day(number)).state for number in (1, 2, 3)
    ]
