"""The laws of histories: what may come after what, by whom, when; checked against an oracle."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import oracle
from tests.histories import UNITS, histories
from tests.support import CLERKS, OFFICE, day, issue, step, tables

from tingjian.core.conditions import Fault
from tingjian.core.history import ORDERS_TRIED, allowed, events, faults, path_of
from tingjian.core.record import Assignment, Case, Imported, Issue, Step
from tingjian.core.standing import stand

ACCEPT = step("accept", 2)
DISPATCH = step("dispatch", 4, due=day(20))
LEAD = "market-regulation"
CLERK = CLERKS[LEAD]


def found(case: Case) -> list[Fault]:
    """What is wrong with a case."""
    return faults(case, tables().setting)


def rules(case: Case) -> list[str]:
    """The rules that a case breaks."""
    return [fault.rule for fault in found(case)]


def led(*steps: Step, office: tuple[Step, ...] = (), first: Step = DISPATCH) -> Issue:
    """An accepted issue, dispatched to one department, which takes these steps."""
    return issue([ACCEPT, *office], {LEAD: [first, *steps]})


# Random histories


THREADS = st.sampled_from((None, *UNITS))
LOGINS = st.sampled_from((OFFICE, "zs-maintainer", *CLERKS.values(), "nobody"))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "due": st.dates(day(1), day(60)),
    "until": st.dates(day(1), day(60)),
    "review": st.dates(day(1), day(60)),
    "granted": st.booleans(),
    "outcome": st.sampled_from(("solved", "explained", "transferred")),
    "reason": st.just("理由"),
    "text": st.just("正文"),
    "as_": st.sampled_from(("lead", "support")),
    "satisfaction": st.sampled_from(("satisfied", "dissatisfied", "unreachable")),
    "departments": st.sampled_from((("science",), ("market-regulation", "housing"))),
    "note": st.just("内部备注"),
}


@st.composite
def mutations(draw: st.DrawFn) -> Issue:
    """A legal history with one thing about it changed, which may leave it legal or not."""
    history = draw(histories())
    threads: dict[str | None, list[Step]] = {None: list(history.steps)}
    threads |= {each.department: list(each.steps) for each in history.assignments}
    for unit in UNITS:
        threads.setdefault(unit, [])
    taken = [(name, n) for name, steps in threads.items() for n in range(len(steps))]
    change = draw(st.sampled_from(("insert", "remove", "move", "kind", "day", "by", "drop", "add")))
    if change == "insert" or not taken:
        name = draw(THREADS)
        kind = draw(st.sampled_from(list(oracle.ROWS)))
        by = draw(LOGINS)
        threads[name].insert(
            draw(st.integers(0, len(threads[name]))),
            step(kind, draw(st.dates(day(2), day(40))), by),
        )
    else:
        name, n = draw(st.sampled_from(taken))
        each = threads[name][n]
        match change:
            case "remove":
                del threads[name][n]
            case "move":
                del threads[name][n]
                other = draw(THREADS)
                threads[other].insert(draw(st.integers(0, len(threads[other]))), each)
            case "kind":
                kind = draw(st.sampled_from(list(oracle.ROWS)))
                threads[name][n] = msgspec.structs.replace(each, kind=kind)
            case "day":
                on = each.on + timedelta(draw(st.integers(-8, 8)))
                threads[name][n] = msgspec.structs.replace(each, on=on)
            case "by":
                threads[name][n] = msgspec.structs.replace(each, by=draw(LOGINS))
            case "drop":
                field = draw(st.sampled_from([*oracle.given(each)] or ["note"]))
                field = {"as": "as_"}.get(field, field)
                empty = getattr(Step("accept", day(2), OFFICE), field)
                threads[name][n] = msgspec.structs.replace(each, **{field: empty})
            case _:
                field = draw(st.sampled_from(list(VALUES)))
                value = draw(VALUES[field])
                threads[name][n] = msgspec.structs.replace(each, **{field: value})
    made = {unit: threads[unit] for unit in UNITS if threads[unit]}
    return issue(threads[None], made)


@given(histories())
@settings(max_examples=150)
def test_legal_histories(history: Issue) -> None:
    """Every walk through the table is legal, folds, and takes every step."""
    assert [] == found(history)
    standing = stand(history)
    last = [thread.last for thread in standing.threads]
    assert [each.steps[-1].on for each in history.assignments] == last
    assert (history.steps[-1].on if history.steps else None) == standing.office.last


@given(mutations())
@settings(max_examples=400)
def test_changed_histories(history: Issue) -> None:
    """Change one thing about a legal history, and it is refused, or another legal history."""
    assert oracle.legal(history) == (found(history) == [])


@given(mutations(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_order_of_threads(history: Issue, random: Any) -> None:
    """Whether a history is legal does not hang on the order in which its threads are written."""
    shuffled = list(history.assignments)
    random.shuffle(shuffled)
    other = msgspec.structs.replace(history, assignments=tuple(shuffled))
    assert (found(history) == []) == (found(other) == [])


def truncated(history: Issue, on: date) -> Issue:
    """The history as it was written at the end of a day."""
    assignments = tuple(
        Assignment(each.department, tuple(taken for taken in each.steps if taken.on <= on))
        for each in history.assignments
    )
    return msgspec.structs.replace(
        history,
        steps=tuple(taken for taken in history.steps if taken.on <= on),
        assignments=assignments,
    )


@given(histories(), st.dates(day(1), day(60)))
@settings(max_examples=150)
def test_past_days(history: Issue, on: date) -> None:
    """Where a case stood on a past day is where it stands with the steps up to that day."""
    assert stand(truncated(history, on), on) == stand(history, on)


@given(histories(), st.dates(day(1), day(60)))
@settings(max_examples=100)
def test_rings_in_order(history: Issue, on: date) -> None:
    """The five rings are reached in their order, and none before the one before it."""
    days = [ring.day for ring in stand(history, on).rings]
    reached = [each for each in days if each is not None]
    assert sorted(reached) == reached
    assert days == reached + [None] * (len(days) - len(reached))


@given(histories())
@settings(max_examples=60)
def test_allowed_next(history: Issue) -> None:
    """What is said to be possible on a day is so: some step of that kind is legal; none else is."""
    on = max(each.on for each in (ACCEPT, *history.steps, *_steps(history)))
    threads: list[str | None] = [None, *(each.department for each in history.assignments)]
    units = {each.department: oracle._unit(each.steps) for each in history.assignments}
    office = oracle._office(history.steps)
    for place, department in enumerate(threads):
        for later in range(3):
            day = on + timedelta(later)
            possible = {
                each.kind
                for name, each in oracle.proposals(units, day)
                if name == department and oracle.permits(office, units, name, each)
            }
            assert possible == set(allowed(history, place - 1, tables().setting, day))


def _steps(history: Issue) -> list[Step]:
    return [taken for each in history.assignments for taken in each.steps]


# Each rule, kept and broken


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (issue([ACCEPT, step("reply", 3, CLERK)]), "step.thread"),
        (led(step("close", 5)), "step.thread"),
        (issue([step("accept", 2, text="多余")]), "step.field-extra"),
        (issue([step("accept", 2, note="内部备注可写")]), None),
        (led(step("return", 5, CLERK, reason=None)), "step.field-missing"),
        (issue([step("accept", date(2026, 3, 1))]), "step.backwards"),
        (issue([ACCEPT, step("follow_up", 6), step("follow_up", 5)]), "step.backwards"),
        (led(step("sign", 3, CLERK)), "step.backwards"),  # illegal on that day too, for that reason
        (issue([ACCEPT, step("accept", 3)]), "step.illegal"),
        (led(step("sign", 5, CLERK), step("sign", 5, CLERK)), "step.illegal"),
        (issue([], {LEAD: [DISPATCH]}), "step.not-open"),
        (led(step("sign", 5, CLERK), office=(step("park", 4),)), "step.not-open"),
        (led(step("sign", 5, CLERK), office=(step("evaluate", 5),)), "step.unanswered"),
        (issue([ACCEPT, step("evaluate", 5)]), "step.unanswered"),
        (issue([step("accept", 2, "nobody")]), "step.actor"),
        (issue([step("accept", 2, CLERK)]), "step.role"),
        (issue([step("accept", 2, "zs-maintainer")]), None),
        (led(step("sign", 5, OFFICE)), "step.role"),
        (led(step("sign", 5, "st-clerk")), "step.department"),
        (led(office=(step("remind", 5),)), None),
        (led(step("reply", 4, CLERK), office=(step("remind", 5),)), "remind.nothing-owed"),
        (led(office=(step("remind", 5, departments=("science",)),)), "remind.nothing-owed"),
        (issue([ACCEPT, step("close", 3)]), "close.undispatched"),
        (issue([ACCEPT, step("close", 3, outcome="explained")]), "close.undispatched"),
        (issue([ACCEPT, step("close", 3, outcome="explained", text="已说明")]), None),
        (issue([ACCEPT, step("close", 3, outcome="transferred", reason="省级事权")]), None),
        (led(office=(step("close", 5),)), "step.unanswered"),
        (led(step("reply", 5, CLERK), office=(step("close", 6),)), "close.unevaluated"),
    ],
)
def test_steps(case: Issue, expected: str | None) -> None:
    """Every rule on steps finds what breaks it, and nothing else is found with it."""
    assert ([expected] if expected else []) == rules(case)


REPLY = step("reply", 5, CLERK)
SIGN = step("sign", 5, CLERK)


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ((step("evaluate", 6), step("close", 6)), []),
        ((step("evaluate", 6, satisfaction="unreachable"), step("close", 6)), []),
        (
            (step("evaluate", 6, satisfaction="dissatisfied"), step("close", 6)),
            ["close.dissatisfied"],
        ),
        (
            (step("evaluate", 6, satisfaction="dissatisfied"), step("close", 6, reason="政策所限")),
            [],
        ),
    ],
)
def test_closing(office: tuple[Step, ...], expected: list[str]) -> None:
    """A case closes after the enterprise was asked; against its word, only with a reason."""
    assert expected == rules(led(REPLY, office=office))


def test_evaluated_before_the_last_reply() -> None:
    """An evaluation counts for the last reply only: after another one, the enterprise is asked again."""
    again = step("reply", 9, CLERK, outcome="planned")
    close = step("close", 10)
    assert ["close.unevaluated"] == rules(led(REPLY, again, office=(step("evaluate", 6), close)))
    asked = (step("evaluate", 6), step("evaluate", 9), close)
    assert [] == rules(led(REPLY, again, office=asked))


@pytest.mark.parametrize(
    ("due", "part", "expected"),
    [
        (day(4), "lead", []),
        (day(3), "lead", ["due.past"]),
        (day(25), "lead", []),  # 15 working days after the 4th
        (day(26), "lead", ["due.long"]),
        (day(13), "support", []),  # 7 working days after the 4th
        (day(14), "support", ["due.long"]),
    ],
)
def test_due_days(due: date, part: str, expected: list[str]) -> None:
    """A due day is not before the dispatch, nor past the limit of class and part."""
    first = step("dispatch", 4, as_=part, due=due)
    lead = {"science": [step("dispatch", 4, due=day(20))]} if part == "support" else {}
    assert expected == rules(issue([ACCEPT], {LEAD: [first], **lead}))


def test_rework_is_limited_by_part() -> None:
    """Sent back for rework, a supporting department has a supporting department's limit."""
    support = [
        step("dispatch", 4, as_="support", due=day(13)),
        step("reply", 5, CLERK),
    ]
    lead = [DISPATCH]
    good = step("rework", 6, due=day(17))
    assert [] == rules(issue([ACCEPT], {LEAD: [*support, good], "science": lead}))
    long = step("rework", 6, due=day(18))
    assert ["due.long"] == rules(issue([ACCEPT], {LEAD: [*support, long], "science": lead}))


def test_unknown_class_sets_no_limit() -> None:
    """Of a class that is not in the settings only the reference is a finding, not the due day."""
    case = msgspec.structs.replace(led(first=step("dispatch", 4, due=day(90))), class_="no-such")
    assert [] == rules(case)


def test_provisional_limits() -> None:
    """A limit past the last calendar is held against nobody until a month of holidays is over."""
    raised = date(2026, 12, 31)
    accept = step("accept", raised)
    for due, expected in ((date(2027, 2, 21), []), (date(2027, 2, 22), ["due.long"])):
        dispatch = step("dispatch", raised, due=due)
        back = step("return", date(2027, 1, 29), CLERK)
        assert expected == rules(issue([accept], {LEAD: [dispatch, back]}, raised=raised))
    certain = step("dispatch", date(2026, 12, 1), due=date(2027, 12, 31))
    earlier = issue([step("accept", date(2026, 12, 1))], {LEAD: [certain]})
    assert ["due.long"] == rules(earlier)


@pytest.mark.parametrize(("on", "expected"), [(6, []), (9, ["return.late"])])
def test_returns(on: int, expected: list[str]) -> None:
    """A wrong dispatch is returned within two working days, counted from the dispatch."""
    assert expected == rules(led(step("return", on, CLERK)))


PARKED = (step("park", 6), step("reopen", 30))
AGAIN = step("dispatch", 30, due=day(40))
ASKED = step("extend", 5, CLERK, until=day(25))


@pytest.mark.parametrize(
    ("thread", "office", "expected"),
    [
        ((AGAIN,), PARKED, []),
        ((SIGN, AGAIN), PARKED, []),
        ((SIGN, ASKED, AGAIN), PARKED, []),
        ((AGAIN, step("sign", 31, CLERK), step("return", 31, CLERK)), PARKED, []),
        ((AGAIN,), (step("merge", 6), step("reopen", 30)), []),
        ((AGAIN,), (), ["dispatch.again"]),
        ((AGAIN,), (step("reopen", 30),), ["step.illegal", "dispatch.again"]),
        # On the day on which the round began nothing was lost.
        ((AGAIN,), (step("park", 4), step("reopen", 4)), ["dispatch.again"]),
        ((step("dispatch", 29, due=day(40)),), PARKED, ["step.not-open"]),
        # One new limit a reopening.
        ((AGAIN, step("dispatch", 31, due=day(41))), PARKED, ["dispatch.again"]),
        ((AGAIN, step("dispatch", 30, due=day(41))), PARKED, ["dispatch.again"]),
        # A return is ruled on first; an answer that will not do is sent back.
        ((step("return", 5, CLERK), AGAIN), PARKED, ["step.illegal"]),
        ((REPLY, AGAIN), PARKED, ["step.illegal"]),
        ((REPLY, step("rework", 30, due=day(40))), PARKED, []),
        ((step("dispatch", 30, due=day(60)),), PARKED, ["due.long"]),
    ],
)
def test_dispatched_anew(
    thread: tuple[Step, ...], office: tuple[Step, ...], expected: list[str]
) -> None:
    """Once a case was reopened, a department that owes a reply gets a new limit; else it has its own."""
    assert expected == rules(led(*thread, office=office))


def test_parts_anew() -> None:
    """Dispatching anew after a reopening, the office may have another department lead."""
    support = step("dispatch", 30, as_="support")
    other = {"science": [step("dispatch", 30, due=day(40))]}
    assert [] == rules(issue([ACCEPT, *PARKED], {LEAD: [DISPATCH, SIGN, support], **other}))


def test_answered_after_all() -> None:
    """A department whose return waits for its ruling owes its reply still, and may give it."""
    back = step("return", 5, CLERK)
    assert [] == rules(led(back, step("reply", 9, CLERK)))
    assert ["step.illegal"] == rules(led(back, step("reply", 9, CLERK), step("rule", 10)))
    assert ["step.illegal"] == rules(led(back, step("rule", 9), step("reply", 10, CLERK)))


def test_returns_after_rework() -> None:
    """The days to return in are counted from the rework that began the round."""
    rework = step("rework", 10, due=day(20))
    assert [] == rules(led(REPLY, rework, step("return", 12, CLERK)))
    assert ["return.late"] == rules(led(REPLY, rework, step("return", 13, CLERK)))


@pytest.mark.parametrize(
    ("on", "until", "expected"),
    [
        (20, day(31), []),
        (21, day(31), ["extend.late"]),
        (19, day(20), ["extend.no-longer"]),
        (19, day(21), []),
        (19, day(34), []),  # the 3rd of April: ten working days after the 20th of March
        (19, day(35), ["extend.long"]),
    ],
)
def test_extensions(on: int, until: date, expected: list[str]) -> None:
    """An extension is asked for by the due day, for at most ten working days past it."""
    assert expected == rules(led(SIGN, step("extend", on, CLERK, until=until)))


def test_extensions_in_a_round() -> None:
    """One extension a round: refused ones do not count, and rework begins a new round."""
    ask = step("extend", 10, CLERK, until=day(27))
    grant = step("rule", 10, due=day(27))
    refuse = step("rule", 10, granted=False, reason="理由不足")
    more = step("extend", 11, CLERK, until=day(31))
    assert ["extend.again"] == rules(led(SIGN, ask, grant, more))
    assert [] == rules(led(SIGN, ask, refuse, more))
    rework = step("rework", 12, due=day(20))
    later = step("extend", 13, CLERK, until=day(27))
    assert [] == rules(led(SIGN, ask, grant, step("reply", 11, CLERK), rework, later))


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        ({"due": day(27)}, []),
        ({"due": day(23)}, []),
        ({"due": day(20)}, ["rule.due"]),
        ({"due": day(28)}, ["rule.due"]),
        ({}, ["rule.due-missing"]),
        ({"granted": False}, ["rule.reason"]),
        ({"granted": False, "reason": "理由不足"}, []),
        ({"granted": False, "reason": "理由不足", "due": day(23)}, ["step.field-extra"]),
    ],
)
def test_rulings_on_extensions(ruling: dict[str, Any], expected: list[str]) -> None:
    """A granted extension says until when, between old due day and what was asked; a refusal, why."""
    ask = step("extend", 10, CLERK, until=day(27))
    assert expected == rules(led(SIGN, ask, step("rule", 11, **ruling)))


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        ({}, []),
        ({"due": day(23)}, ["rule.due-unasked"]),
        ({"granted": False}, ["rule.reason"]),
        ({"granted": False, "reason": "属本部门职责"}, []),
    ],
)
def test_rulings_on_returns(ruling: dict[str, Any], expected: list[str]) -> None:
    """A ruling on a return sets no due day; a refusal says why."""
    assert expected == rules(led(step("return", 5, CLERK), step("rule", 6, **ruling)))


@pytest.mark.parametrize(("review", "expected"), [(day(7), []), (day(6), ["review.past"])])
def test_reviews(review: date, expected: list[str]) -> None:
    """A review lies ahead of the step that sets it."""
    parked = issue([ACCEPT, step("park", 6, review=review)])
    replied = led(step("reply", 6, CLERK, outcome="planned", review=review))
    assert expected == rules(parked)
    assert expected == rules(replied)


def test_incomplete_steps_are_judged_once() -> None:
    """A field that is missing is one finding; limits that hang on it find nothing more."""
    ask = step("extend", 10, CLERK)
    assert ["step.field-missing"] == rules(led(SIGN, ask))
    assert ["step.field-missing"] == rules(led(first=step("dispatch", 4, due=None)))


def test_refused_steps_are_passed_over() -> None:
    """A step that may not come changes nothing for the steps after it."""
    assert ["step.illegal"] == rules(
        led(step("progress", 5, CLERK), SIGN, step("progress", 6, CLERK))
    )


# Threads beside one another


def test_assignments() -> None:
    """A department has one thread; of those who answer, just one is the lead."""
    support = step("dispatch", 4, as_="support")
    twice = msgspec.structs.replace(
        led(),
        assignments=(Assignment(LEAD, (DISPATCH,)), Assignment(LEAD, (support,))),
    )
    assert ["assignment.twice"] == rules(twice)
    assert ["assignment.no-lead"] == rules(led(first=support))
    two = issue([ACCEPT], {LEAD: [DISPATCH], "science": [DISPATCH]})
    assert ["assignment.two-leads"] == rules(two)


def test_a_released_lead_is_none() -> None:
    """A department whose return was granted answers no more: another leads before it is closed."""
    released = [DISPATCH, step("return", 5, CLERK), step("rule", 6)]
    assert [] == rules(issue([ACCEPT], {LEAD: released}))
    other = step("dispatch", 6, due=day(20))
    assert [] == rules(issue([ACCEPT], {LEAD: released, "science": [other]}))
    support = [step("dispatch", 6, as_="support"), step("reply", 7, CLERKS["science"])]
    case = issue([ACCEPT], {LEAD: released, "science": support})
    assert [] == rules(case)
    assert (True, None) == (stand(case).unled, stand(case).lead)
    end = (step("evaluate", 8), step("close", 8))
    case = issue([ACCEPT, *end], {LEAD: released, "science": support})
    assert ["assignment.no-lead"] == rules(case)
    replied = [other, step("reply", 7, CLERKS["housing"])]
    case = issue([ACCEPT, *end], {LEAD: released, "science": support, "housing": replied})
    assert ([], False) == (rules(case), stand(case).unled)


def test_one_day_in_any_order() -> None:
    """A whole case in one day is legal, though its threads are written apart."""
    on = 4
    office = [
        step("accept", on),
        step("remind", on),
        step("evaluate", on),
        step("close", on),
        step("reopen", on),
    ]
    thread = [
        step("dispatch", on),
        step("sign", on, CLERK),
        step("reply", on, CLERK),
        step("rework", on),
    ]
    assert [] == rules(issue(office, {LEAD: thread}))
    assert [] == rules(issue([*office[:3], office[2], *office[3:]], {LEAD: thread}))


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ((step("withdraw", 4), step("accept", 4)), ["step.illegal"]),
        ((step("accept", 4), step("withdraw", 4), step("accept", 4)), ["step.illegal"]),
        ((step("accept", 4), step("park", 4), step("reopen", 4)), []),
        ((step("accept", 4), step("reopen", 4), step("park", 4)), ["step.illegal"]),
    ],
)
def test_one_day_of_one_thread(office: tuple[Step, ...], expected: list[str]) -> None:
    """A thread's own order is known and is kept, on one day as on many."""
    assert expected == rules(issue(office))


def test_one_day_that_begins_in_vain() -> None:
    """A day is legal in some order though its first step, as they are written, could not come."""
    office = (step("park", 4), step("follow_up", 5), step("reopen", 5))
    assert [] == rules(led(step("sign", 5, CLERK), office=office))


def test_one_day_without_an_order() -> None:
    """Where no order of a day's steps is legal, what fits is taken and the rest is found."""
    office = [step("accept", 4), step("remind", 4, departments=("science",))]
    case = issue(office, {LEAD: [step("dispatch", 4), step("sign", 4, CLERK)]})
    assert ["remind.nothing-owed"] == rules(case)


def test_a_crowded_day() -> None:
    """A day crowded on purpose is judged in bounded time and depth, and still refused."""
    office = [step("accept", 4), *(step("follow_up", 4) for _ in range(190)), step("accept", 4)]
    threads = {
        unit: [
            step("dispatch", 4, as_="lead" if unit == LEAD else "support"),
            step("sign", 4, CLERKS[unit]),
            *(step("progress", 4, CLERKS[unit]) for _ in range(190)),
        ]
        for unit in CLERKS
    }
    many = ORDERS_TRIED * 2
    clerks = [f"unit-{n}" for n in range(many // 200)]
    threads |= {unit: [step("dispatch", 4, as_="support")] * 200 for unit in clerks}
    assert "step.illegal" in rules(issue(office, threads))


# Imported cases


def test_imported_replies_need_no_outcome() -> None:
    """Nobody makes up the outcome of an imported answer; of others it is asked for."""
    reply = step("reply", 5, OFFICE, outcome=None)
    imported = Imported("表.xlsx", "7")
    assert [] == rules(msgspec.structs.replace(led(reply), imported=imported))
    assert ["step.field-missing", "step.role"] == rules(led(reply))


@pytest.mark.parametrize(("by", "expected"), [(CLERK, []), (OFFICE, ["step.role"])])
def test_replies_with_an_outcome_are_the_departments_own(by: str, expected: list[str]) -> None:
    """In an imported case too, only a department says how its answer came out."""
    case = led(step("reply", 5, by, outcome="solved"))
    assert expected == rules(msgspec.structs.replace(case, imported=Imported("表.xlsx", "7")))


# Facts and places


def test_faults_say_where_and_what_instead() -> None:
    """A fault has the field's path, and for a wrong step the state and what may come instead."""
    case = led(SIGN, step("sign", 6, CLERK))
    expected = Fault(
        "step.illegal",
        ("assignments", 0, "steps", 2, "kind"),
        {
            "kind": "sign",
            "state": "working",
            "legal": "return,extend,progress,reply",
        },
    )
    assert [expected] == found(case)
    assert ("steps", 1) == path_of(events(issue([ACCEPT, ACCEPT]))[1])


@pytest.mark.parametrize(
    ("case", "thread", "expected"),
    [
        (issue(), -1, ("accept", "withdraw", "correct")),
        (
            issue([ACCEPT]),
            -1,
            ("follow_up", "close", "park", "withdraw", "merge", "correct"),
        ),
        (led(), -1, ("follow_up", "remind", "park", "withdraw", "merge", "correct")),
        (
            led(REPLY),
            -1,
            ("follow_up", "evaluate", "park", "withdraw", "merge", "correct"),
        ),
        (led(), 0, ("sign", "return", "reply")),
        (led(office=(step("park", 5),)), 0, ()),
        (led(office=PARKED), 0, ("dispatch", "sign", "reply")),
        (led(SIGN, office=PARKED), 0, ("dispatch", "progress", "reply")),
        (led(AGAIN, office=PARKED), 0, ("sign", "return", "reply")),
        (led(step("sign", 13, CLERK)), 0, ("extend", "progress", "reply")),
        (led(step("sign", 31, CLERK)), 0, ("progress", "reply")),
        (
            issue([ACCEPT, step("close", 3, outcome="explained", text="略")]),
            -1,
            ("reopen", "correct"),
        ),
    ],
)
def test_allowed(case: Issue, thread: int, expected: tuple[str, ...]) -> None:
    """What may come next is what the table and its conditions allow, and nothing that would be refused."""
    taken = [*case.steps, *_steps(case), ACCEPT]
    day = max(each.on for each in taken)
    assert expected == allowed(case, thread, tables().setting, day)
