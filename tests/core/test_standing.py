"""The laws of standing: the state of the whole, what is overdue, the five rings."""

from __future__ import annotations

import pytest
from tests.support import CLERKS, day, issue, step

from tingjian.core.record import Issue, Step
from tingjian.core.standing import RINGS, STATES, Ring, stand

ACCEPT = step("accept", 3)
LEAD, OTHER = "market-regulation", "science"
DISPATCH = step("dispatch", 4, due=day(11))
SUPPORT = step("dispatch", 5, as_="support", due=day(9))
REPLY = step("reply", 9, CLERKS[LEAD])
REPLY_OTHER = step("reply", 6, CLERKS[OTHER])
BACK, RELEASE = step("return", 5, CLERKS[LEAD]), step("rule", 6)
EVALUATE = step("evaluate", 10)
DONE = {LEAD: [DISPATCH, REPLY]}


@pytest.mark.parametrize(
    ("office", "threads", "expected"),
    [
        ([], {}, "heard"),
        ([ACCEPT], {}, "accepted"),
        ([ACCEPT], {LEAD: [DISPATCH]}, "dispatched"),
        ([ACCEPT], {LEAD: [DISPATCH], OTHER: [SUPPORT]}, "dispatched"),
        ([ACCEPT], {LEAD: [DISPATCH, step("sign", 5, CLERKS[LEAD])]}, "working"),
        ([ACCEPT], {LEAD: [DISPATCH], OTHER: [SUPPORT, REPLY_OTHER]}, "working"),
        ([ACCEPT], {LEAD: [DISPATCH, BACK]}, "working"),
        ([ACCEPT], {LEAD: [DISPATCH, BACK, RELEASE]}, "accepted"),
        ([ACCEPT], {LEAD: [DISPATCH, BACK, RELEASE], OTHER: [SUPPORT, REPLY_OTHER]}, "answered"),
        ([ACCEPT], DONE, "answered"),
        ([ACCEPT, step("evaluate", 8)], DONE, "answered"),
        ([ACCEPT, step("evaluate", 9)], DONE, "evaluated"),
        ([ACCEPT, EVALUATE], DONE, "evaluated"),
        ([ACCEPT, EVALUATE], {LEAD: [DISPATCH, REPLY, step("rework", 11)]}, "working"),
        ([ACCEPT, EVALUATE, step("close", 11)], DONE, "closed"),
        ([ACCEPT, EVALUATE, step("close", 11), step("reopen", 12)], DONE, "answered"),
        ([ACCEPT, step("park", 5)], {LEAD: [DISPATCH]}, "parked"),
        ([ACCEPT, step("merge", 5)], {LEAD: [DISPATCH]}, "merged"),
        ([step("withdraw", 3)], {}, "withdrawn"),
    ],
)
def test_state(office: list[Step], threads: dict[str, list[Step]], expected: str) -> None:
    """The state of an issue follows from the office's thread and the departments'."""
    standing = stand(issue(office, threads))
    assert expected == standing.state
    assert expected in STATES
    assert (expected in ("closed", "merged", "withdrawn")) == standing.ended


def test_answered() -> None:
    """A case is answered on the day of the last reply, once nobody owes one."""
    both = {LEAD: [DISPATCH, REPLY], OTHER: [SUPPORT, REPLY_OTHER]}
    assert day(9) == stand(issue([ACCEPT], both)).answered
    assert stand(issue([ACCEPT], both), day(8)).answered is None
    assert stand(issue([ACCEPT]), day(8)).answered is None


def test_dispatched() -> None:
    """A case was dispatched on the day on which anybody was first asked, whoever answers in the end."""
    again = [DISPATCH, BACK, RELEASE, step("dispatch", 8, as_="support")]
    case = issue([ACCEPT], {LEAD: again, OTHER: [step("dispatch", 6)]})
    assert [None, day(4), day(4)] == [stand(case, day(on)).dispatched for on in (3, 4, 9)]
    assert day(4) == stand(case).rings[2].day
    assert [day(8), day(6)] == [thread.dispatched for thread in stand(case).threads]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(9, ()), (10, (OTHER,)), (11, (OTHER,)), (12, (LEAD, OTHER))],
)
def test_overdue(on: int, expected: tuple[str, ...]) -> None:
    """A reply is overdue from the day after its due day, whoever owes it."""
    case = issue([ACCEPT], {LEAD: [DISPATCH], OTHER: [SUPPORT]})
    assert expected == stand(case, day(on)).overdue
    assert () == stand(case).overdue


def test_parking_stops_the_clock() -> None:
    """Days count until the day of parking, and again once the case is opened."""
    steps = [ACCEPT, step("park", 5), step("reopen", 9)]
    case = issue(steps, {LEAD: [DISPATCH]})
    counted = [stand(case, day(on)).office.counted(day(on)) for on in (4, 5, 8, 9)]
    assert [day(on) for on in (4, 5, 5, 9)] == counted


ANEW = step("dispatch", 20, due=day(27))


def test_a_new_limit_after_a_reopening() -> None:
    """A limit that ran out while a case was parked needs a new one; with it nothing is overdue."""
    steps = [ACCEPT, step("park", 5), step("reopen", 20)]
    old = stand(issue(steps, {LEAD: [DISPATCH]}), day(20))
    assert ((LEAD,), (LEAD,)) == (old.overdue, old.renewable)
    new = stand(issue(steps, {LEAD: [DISPATCH, ANEW]}), day(27))
    assert ((), ()) == (new.overdue, new.renewable)
    assert ("dispatched", False) == (new.state, new.threads[0].late)
    late = stand(issue(steps, {LEAD: [DISPATCH, ANEW]}), day(28))
    assert ((LEAD,), ()) == (late.overdue, late.renewable)
    asked = stand(issue(steps, {LEAD: [DISPATCH, BACK]}), day(20))
    assert ((LEAD,), ()) == (asked.overdue, asked.renewable)


@pytest.mark.parametrize(
    ("parked", "reopened", "late"),
    [(11, 20, False), (12, 20, True), (5, 11, True), (5, 12, False)],
)
def test_a_new_limit_excuses_nothing(parked: int, reopened: int, *, late: bool) -> None:
    """Who let a due day pass while the case was open stays late, whatever limit is set later."""
    steps = [ACCEPT, step("park", parked), step("reopen", reopened)]
    reply = step("reply", 21, CLERKS[LEAD])
    case = issue(steps, {LEAD: [DISPATCH, ANEW, reply]})
    assert late == stand(case).threads[0].late


@pytest.mark.parametrize("end", ["merge", "withdraw"])
def test_nothing_is_overdue_of_what_has_ended(end: str) -> None:
    """A merged or withdrawn case has nothing overdue."""
    case = issue([ACCEPT, step(end, 12)], {LEAD: [DISPATCH]})
    assert () == stand(case, day(13)).overdue


def test_lead() -> None:
    """The lead is the department that answers as one: not one whose return was granted."""
    both = {OTHER: [SUPPORT], LEAD: [DISPATCH]}
    lead = stand(issue([ACCEPT], both)).lead
    assert lead is not None
    assert LEAD == lead.department
    new = step("dispatch", 7, due=day(14))
    released = {LEAD: [DISPATCH, BACK, RELEASE], OTHER: [new]}
    lead = stand(issue([ACCEPT], released)).lead
    assert lead is not None
    assert OTHER == lead.department
    assert stand(issue([ACCEPT])).lead is None


def test_ranked() -> None:
    """The lead is told first, the others in the file's order; so are all where none leads."""
    standing = stand(issue([ACCEPT], {OTHER: [SUPPORT], "finance": [SUPPORT], LEAD: [DISPATCH]}))
    assert [LEAD, OTHER, "finance"] == [each.department for each in standing.ranked]
    returned = {OTHER: [SUPPORT], LEAD: [DISPATCH, BACK, RELEASE]}
    left = stand(issue([ACCEPT], returned)).ranked
    assert [OTHER, LEAD] == [each.department for each in left]


def test_threads_of_the_day() -> None:
    """Departments that are dispatched later are not there yet."""
    case = issue([ACCEPT], {OTHER: [SUPPORT], LEAD: [DISPATCH]})
    assert [LEAD] == [thread.department for thread in stand(case, day(4)).threads]
    assert [OTHER, LEAD] == [thread.department for thread in stand(case).threads]


def rings(case: Issue) -> list[int | None]:
    """The days of March on which the rings were reached."""
    standing = stand(case)
    assert RINGS == tuple(ring.name for ring in standing.rings)
    return [ring.day.day if ring.day else None for ring in standing.rings]


@pytest.mark.parametrize(
    ("office", "threads", "expected"),
    [
        ([], {}, [2, None, None, None, None]),
        ([ACCEPT], {}, [2, 3, None, None, None]),
        ([ACCEPT], {LEAD: [DISPATCH], OTHER: [SUPPORT]}, [2, 3, 4, None, None]),
        ([ACCEPT], DONE, [2, 3, 4, 9, None]),
        ([ACCEPT, EVALUATE], DONE, [2, 3, 4, 9, 10]),
        ([ACCEPT, step("evaluate", 10, solved=False)], DONE, [2, 3, 4, 9, None]),
        ([ACCEPT, step("evaluate", 10, solved=False, accepted=True)], DONE, [2, 3, 4, 9, 10]),
        (
            [ACCEPT, step("evaluate", 10, solved=False), step("close", 12)],
            DONE,
            [2, 3, 4, 9, 12],
        ),
        # What ended before the ring before it was reached is no ring.
        ([ACCEPT, step("close", 5, outcome="explained", text="略")], {}, [2, 3, None, None, None]),
        # A later answer than the one that was evaluated.
        (
            [ACCEPT, EVALUATE],
            {LEAD: [DISPATCH, REPLY, step("reply", 12, CLERKS[LEAD])]},
            [2, 3, 4, 12, None],
        ),
    ],
)
def test_rings(
    office: list[Step], threads: dict[str, list[Step]], expected: list[int | None]
) -> None:
    """The five rings: heard, accepted, dispatched, answered by all, agreed or closed."""
    assert expected == rings(issue(office, threads))


def test_ring_is_a_value() -> None:
    """A ring is its name and its day."""
    assert Ring("need", day(2)) == stand(issue()).rings[0]
