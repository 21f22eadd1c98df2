"""The laws of figures: each is what its question says, reckoned from the published bytes alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tingjian.views.columns import (
    BenefitRow,
    IssueRow,
    Rows,
    SessionRow,
    StepRow,
    SuggestionRow,
    ThemeRow,
    ThreadRow,
)
from tingjian.views.downloads import downloads
from tingjian.views.metrics import Compared, Figure, Figures, Rate, figures, questions
from tingjian.words import figures as words

DAY = date(2026, 4, 1)
AnyRow = IssueRow | ThemeRow | ThreadRow | StepRow | SessionRow | SuggestionRow | BenefitRow
ISSUE = IssueRow(
    id="A",
    title="=专利预审名额少",
    enterprise=None,
    sector=None,
    region=None,
    channel="visit",
    class_="complex",
    disclosure="anonymous",
    raised=date(2026, 3, 2),
    month="2026-03",
    state="heard",
    lead=None,
    theme=None,
    accepted=None,
    dispatched=None,
    due=None,
    answered=None,
    outcome=None,
    evaluated=None,
    solved=None,
    satisfaction=None,
    accepted_explanation=None,
    closed=None,
    closed_as=None,
    review=None,
    followed_up=None,
    agreed=None,
    waiting=True,
    overdue=False,
    demonstration=False,
    imported=False,
    waiting_days=None,
    accept_days=None,
    dispatch_days=None,
    answer_days=None,
    agree_days=None,
)
THREAD = ThreadRow(
    case_id="A",
    record="issue",
    department="science",
    level="city",
    part="lead",
    state="dispatched",
    dispatched=date(2026, 3, 4),
    month="2026-03",
    first_due=date(2026, 3, 25),
    due=date(2026, 3, 25),
    signed=None,
    sign_due=date(2026, 3, 5),
    answered=None,
    replied=None,
    outcome=None,
    rounds=1,
    reworks=0,
    extensions=0,
    late=False,
    owing=True,
    overdue=True,
    excused=False,
    imported=False,
    demonstration=False,
    answer_days=None,
)
STEP = StepRow(
    case_id="A",
    department=None,
    position=1,
    kind="follow_up",
    day=date(2026, 3, 4),
    unit="office",
    part=None,
    due=None,
    until=None,
    granted=None,
    outcome=None,
    solved=None,
    accepted=None,
    satisfaction=None,
    review=None,
    theme=None,
    offices=None,
    departments=None,
)
REACHED = {"evaluated": date(2026, 3, 20), "solved": True, "satisfaction": "satisfied"}
ANSWERED = {"answered": date(2026, 3, 10), "state": "replied", "owing": False, "overdue": False}


SESSION = SessionRow(
    "S", "service_day", DAY, "2026-04", 5, 3, 1, 0, None, None, None, demonstration=False
)
SUGGESTION = SuggestionRow("C", "s1", DAY, None, None, demonstration=True)
BENEFIT = BenefitRow(
    *("M", "b1", "subsidy", DAY, 60_000),
    evidenced=True,
    cases=None,
    sessions=None,
    demonstration=True,
)
THEME = ThemeRow(
    id="T",
    title="专利预审",
    kind="common",
    class_="complex",
    raised=date(2026, 3, 2),
    month="2026-03",
    state="working",
    lead=None,
    issues=0,
    accepted=None,
    dispatched=None,
    due=None,
    answered=None,
    outcome=None,
    closed=None,
    overdue=False,
    demonstration=False,
)


changed = msgspec.structs.replace


def issue(**fields: Any) -> IssueRow:
    return changed(ISSUE, **fields)


def thread(**fields: Any) -> ThreadRow:
    return changed(THREAD, **fields)


def step(**fields: Any) -> StepRow:
    return changed(STEP, **fields)


def computed(*rows: AnyRow) -> Figures:
    return figures(downloads(table(rows)))


def table(rows: Sequence[AnyRow]) -> Rows:
    """Rows of each table; issues get ids of their own."""
    issues = [row for row in rows if isinstance(row, IssueRow)]
    return Rows(
        DAY,
        tuple(changed(row, id=f"ZS-{n:03}") for n, row in enumerate(issues)),
        tuple(row for row in rows if isinstance(row, ThemeRow)),
        tuple(row for row in rows if isinstance(row, ThreadRow)),
        tuple(row for row in rows if isinstance(row, StepRow)),
        tuple(row for row in rows if isinstance(row, SessionRow)),
        tuple(row for row in rows if isinstance(row, SuggestionRow)),
        tuple(row for row in rows if isinstance(row, BenefitRow)),
    )


RATES: dict[str, tuple[Sequence[AnyRow], tuple[int, int]]] = {
    "feedback": (
        [
            thread(),
            thread(**ANSWERED),
            thread(**ANSWERED, late=True),
            thread(due=DAY, overdue=False),
            thread(excused=True, owing=False, overdue=False),
            thread(owing=False, overdue=False),  # parked
            thread(**ANSWERED, excused=True),  # answered, sent back, then withdrawn
            thread(**ANSWERED, imported=True),
            thread(imported=True),
        ],
        (3, 5),
    ),
    "signed_in_time": (
        [
            thread(signed=date(2026, 3, 5)),
            thread(signed=date(2026, 3, 6)),
            thread(),
            thread(excused=True),
            thread(signed=date(2026, 3, 5), excused=True),
            thread(sign_due=DAY),
            thread(sign_due=None),
            thread(signed=date(2026, 3, 5), imported=True),
        ],
        (2, 4),
    ),
    "answered_in_time": (
        [
            thread(**ANSWERED),
            thread(**ANSWERED, late=True),
            thread(**{**ANSWERED, "overdue": True}),  # the first round in time, the rework overdue
            thread(),
            thread(overdue=False),
            thread(**ANSWERED, imported=True),
        ],
        (1, 4),
    ),
    "resolution": (
        [
            issue(**REACHED),
            issue(**{**REACHED, "solved": False}),
            issue(**{**REACHED, "satisfaction": "unreachable"}),
            issue(),
            issue(**REACHED, imported=True),
        ],
        (2, 3),
    ),
    "satisfaction": (
        [
            issue(**{**REACHED, "satisfaction": each})
            for each in ("satisfied", "basically", "dissatisfied", "unreachable")
        ]
        + [issue()],
        (2, 3),
    ),
    "explained_accepted": (
        [
            issue(**{**REACHED, "solved": False}, accepted_explanation=True),
            issue(**{**REACHED, "solved": False}, accepted_explanation=False),
            issue(**{**REACHED, "solved": False}),
            issue(**REACHED, accepted_explanation=True),
            issue(),
        ],
        (1, 3),
    ),
    "first_answer": (
        [
            issue(**REACHED),
            issue(**REACHED),
            issue(**{**REACHED, "solved": False}),
            issue(),
            thread(case_id="ZS-000", reworks=1),
            thread(case_id="ZS-001"),
        ],
        (1, 3),
    ),
    "reworked": (
        [
            thread(**ANSWERED, reworks=2),
            thread(**ANSWERED),
            thread(),
            thread(**ANSWERED, reworks=1, imported=True),
        ],
        (1, 2),
    ),
    "real_feedback": (
        [
            thread(**ANSWERED),
            thread(**ANSWERED, demonstration=True),
            thread(),
            thread(excused=True, owing=False, overdue=False),
            thread(**ANSWERED, imported=True),
        ],
        (1, 2),
    ),
    "returned": (
        [
            thread(state="released", excused=True, owing=False, overdue=False),
            thread(state="returned"),
            thread(**ANSWERED),
            thread(state="released", imported=True),
        ],
        (1, 3),
    ),
    "overdue_now": (
        [
            thread(),
            thread(overdue=False),
            thread(owing=False, overdue=False),
            thread(imported=True),
        ],
        (1, 2),
    ),
    "follow_up_coverage": (
        [
            issue(accepted=date(2025, 12, 1), state="working"),  # followed up in time
            issue(accepted=date(2025, 12, 31), state="answered"),  # and never followed up
            issue(accepted=date(2025, 12, 1), state="working"),  # followed up too long ago
            issue(accepted=date(2026, 1, 1), state="working"),  # due on the day itself
            issue(accepted=date(2025, 6, 1), state="working"),  # reopened since
            issue(accepted=date(2025, 12, 1), state="parked"),
            issue(accepted=date(2025, 12, 1), state="closed"),
            issue(accepted=date(2025, 12, 1), state="working", imported=True),
            issue(),
            step(case_id="ZS-000", day=date(2026, 1, 1)),
            step(case_id="ZS-000", day=date(2025, 12, 2)),
            step(case_id="ZS-001", kind="remind"),
            step(case_id="ZS-002", day=date(2025, 12, 31)),
            step(case_id="ZS-004", day=date(2025, 9, 1)),
            step(case_id="ZS-004", day=date(2026, 1, 1), kind="reopen"),
        ],
        (1, 3),
    ),
    "interactive": ([SESSION, SESSION], (6, 10)),
    "suggestions_disposed": (
        [SUGGESTION, changed(SUGGESTION, disposition="adopted")],
        (1, 2),
    ),
}


@pytest.mark.parametrize("name", RATES)
def test_rates(name: str) -> None:
    """Each rate counts whom its rules name, and says where there are fewer than five cases."""
    rows, (numerator, denominator) = RATES[name]
    expected = Rate(
        numerator, denominator, round(100 * numerator / denominator, 1), denominator < 5
    )
    assert expected == getattr(computed(*rows), name)


def test_every_rate_has_an_example() -> None:
    """Every figure that is a rate has its example above, and its name among the words' rates."""
    rates = {each.name for each in msgspec.structs.fields(Figures) if each.type is Rate}
    assert rates == set(RATES) == set(words.RATES)


def test_nothing() -> None:
    """An empty ledger has figures: noughts, and rates of nothing."""
    found = computed()
    nothing = Rate(0, 0, None, few=True)
    assert {nothing} == {getattr(found, name) for name in RATES}
    assert {0} == set(msgspec.structs.astuple(found.totals))
    assert [0] * 5 == [ring.reached for ring in found.rings]
    assert () == found.departments


def test_closed_is_not_solved() -> None:
    """What the department says, what the enterprise says and what was closed are counted apart."""
    solved = {**REACHED, "answered": date(2026, 3, 10), "waiting": False}
    unsolved = {**solved, "solved": False}
    found = computed(
        issue(**unsolved, outcome="solved", closed=DAY, closed_as="solved", state="closed"),
        issue(**unsolved, outcome="explained", accepted_explanation=True),
        issue(**solved, outcome="planned", accepted_explanation=True),
    )
    totals = found.totals
    assert (3, 1, 1, 1) == (totals.answered, totals.solved, totals.explained, totals.closed)
    assert {"solved": 1, "explained": 1, "planned": 1} == {
        each.outcome: each.issues for each in found.outcomes
    }


def test_imported() -> None:
    """Imported issues are heard and answered, and take no part in what rests on their dates."""
    letter = issue(imported=True, answered=date(2026, 3, 10), answer_days=3, waiting=False)
    work = thread(**ANSWERED, imported=True, answer_days=3, signed=date(2026, 3, 5))
    found = computed(letter, issue(imported=True), work)
    assert (2, 2, 1) == (found.totals.heard, found.totals.imported, found.totals.answered)
    assert () == found.months + found.feedback_by_month + found.waiting
    assert 2 == len(found.newest)
    assert {0} == {ring.reached + ring.median_of for ring in found.rings}
    (science,) = found.departments
    assert (1, 1, 0) == (science.dispatched, science.answered, science.median_of)
    assert {0} == {
        rate.denominator
        for rate in (science.feedback, science.signed_in_time, science.answered_in_time)
    }


def test_medians() -> None:
    """A median rests on the cases that it counts, and says how many."""
    found = computed(
        *(thread(**ANSWERED, answer_days=days) for days in (1, 2, 9, None)),
        thread(department="housing"),
    )
    housing, science = found.departments
    assert ("housing", None, 0) == (housing.department, housing.median_days, housing.median_of)
    assert ("science", 2.0, 3) == (science.department, science.median_days, science.median_of)


def test_rings() -> None:
    """The five rings come in order, each with how many reached it and how long it took."""
    days = {"accepted": DAY, "dispatched": DAY, "accept_days": 2, "dispatch_days": 3}
    whole = {**days, "answered": DAY, "answer_days": 8, "agreed": DAY, "agree_days": 1}
    found = computed(issue(), issue(answered=DAY), issue(**days), issue(**whole)).rings
    assert [
        ("need", 4, None),
        ("platform", 2, 2.0),
        ("consultation", 2, 3.0),
        ("response", 1, 8.0),
        ("consensus", 1, 1.0),
    ] == [(each.ring, each.reached, each.median_days) for each in found]


def test_where_issues_stay() -> None:
    """What reached a ring went on to the next, or stays, or was closed or withdrawn there."""
    days = {"accepted": DAY, "dispatched": DAY}
    rows = [issue(**days), issue(**days, state="withdrawn"), issue(**days, answered=DAY), issue()]
    found = computed(*rows, issue(imported=True)).rings
    assert [(4, 1, 0), (3, 0, 0), (3, 1, 1), (1, 1, 0), (0, 0, 0)] == [
        (each.reached, each.staying, each.ended) for each in found
    ]


def test_distribution() -> None:
    """The spans of working days hold every reply that is timed, each once."""
    taken = (0, 1, 3, 4, 6, 15, 16, 30, 31, 200, None)
    found = computed(
        *(thread(**ANSWERED, answer_days=days) for days in taken),
        thread(**ANSWERED, answer_days=2, imported=True),
    )
    spans = {(each.since, each.until): each.answered for each in found.answer_days}
    assert 11 == len(spans)
    assert {(0, 3): 3, (4, 6): 2, (13, 15): 1, (16, 18): 1, (28, 30): 1, (31, None): 2} == {
        span: answered for span, answered in spans.items() if answered
    }
    time = found.answer_time
    assert (10.5, 47.9, 200, 10) == (
        time.median_days,
        time.ninetieth_days,
        time.longest,
        time.median_of,
    )


def test_benefits() -> None:
    """Amounts add up by kind; what states none, and what is for demonstration, is told."""
    rows = [
        BENEFIT,
        changed(BENEFIT, id="b2", amount=40_000, evidenced=False, demonstration=False),
        changed(BENEFIT, id="b3", kind="place", amount=None, evidenced=False, demonstration=False),
    ]
    assert [("place", 1, 0, 0, 0), ("subsidy", 2, 1, 100_000, 1)] == [
        msgspec.structs.astuple(each) for each in computed(*rows).benefits
    ]


def test_lists() -> None:
    """Ten at most are listed: the newest by day of raising, and those that wait since longest."""
    rows = [issue(raised=date(2026, 3, 1 + n), waiting=n % 2 == 0) for n in range(25)]
    found = computed(*rows)
    assert [date(2026, 3, 25 - n) for n in range(10)] == [each.raised for each in found.newest]
    assert [date(2026, 3, 1 + 2 * n) for n in range(10)] == [each.raised for each in found.waiting]


def test_supervision() -> None:
    """A follow-up is joint where all three offices took part, in whatever order they are named."""
    found = computed(
        step(offices="party government cppcc"),
        step(offices="cppcc party government"),
        step(offices="cppcc party", case_id="B"),
        step(kind="remind", departments="science"),
        step(kind="accept", case_id="C"),
    ).supervision
    assert (3, 2, 1, 2) == (found.follow_ups, found.joint, found.reminders, found.cases)


# An oracle: the figures that group and count, said again in Python over any rows whatever.

dates = st.dates(date(2025, 11, 1), DAY)
maybe = st.none() | dates
flags = st.booleans()
issues = st.builds(
    issue,
    channel=st.sampled_from(["visit", "hotline"]),
    sector=st.sampled_from([None, "oil-gas", "fishery"]),
    region=st.sampled_from([None, "dinghai"]),
    raised=dates,
    state=st.sampled_from(["heard", "accepted", "working", "closed", "merged", "parked"]),
    lead=st.sampled_from([None, "science", "fishery"]),
    accepted=maybe,
    answered=maybe,
    outcome=st.sampled_from([None, "solved", "explained"]),
    evaluated=maybe,
    solved=st.none() | flags,
    satisfaction=st.sampled_from(["satisfied", "basically", "dissatisfied", "unreachable"]),
    accepted_explanation=st.none() | flags,
    closed=maybe,
    waiting=flags,
    overdue=flags,
    imported=flags,
    demonstration=flags,
).map(lambda row: changed(row, month=row.raised.isoformat()[:7]))
threads = st.builds(
    thread,
    case_id=st.sampled_from(["T", "ZS-000", "ZS-001"]),
    department=st.sampled_from(["science", "housing"]),
    part=st.sampled_from(["lead", "support"]),
    state=st.sampled_from(["dispatched", "working", "replied", "released"]),
    month=st.sampled_from(["2026-02", "2026-03"]),
    due=st.dates(date(2026, 3, 30), date(2026, 4, 3)),
    signed=maybe,
    sign_due=maybe,
    answered=maybe,
    reworks=st.integers(0, 2),
    late=flags,
    owing=flags,
    overdue=flags,
    excused=flags,
    imported=flags,
    answer_days=st.none() | st.integers(0, 30),
).map(
    lambda row: changed(
        row,
        level={"science": "city", "housing": None}[row.department],
        record="theme" if row.case_id == "T" else "issue",
    )
)


def rate(rows: Iterable[Any], counted: Callable[[Any], bool], among: Callable[[Any], bool]) -> Rate:
    within = [row for row in rows if among(row)]
    numerator, denominator = sum(map(counted, within)), len(within)
    # To one decimal, half up: per mille times two plus one, halved.
    percent = None
    if denominator:
        percent = (2000 * numerator + denominator) // (2 * denominator) / 10
    return Rate(numerator, denominator, percent, denominator < 5)


def fell_due(row: ThreadRow) -> bool:
    late = not row.excused and row.due is not None and row.due < DAY
    return not row.imported and (row.answered is not None or late)


def was_asked(row: IssueRow) -> bool:
    return row.evaluated is not None and row.satisfaction != "unreachable"


@settings(max_examples=15, deadline=None)
@given(st.lists(issues, max_size=25), st.lists(threads, max_size=25))
def test_oracle(some: list[IssueRow], work: list[ThreadRow]) -> None:
    """Over any rows whatever, the SQL counts as the same rules do when said in Python."""
    found = computed(*some, *work)
    assert len(some) == found.totals.heard == sum(each.issues for each in found.states)
    assert Counter(row.state for row in some) == {each.state: each.issues for each in found.states}
    answered = [row for row in some if row.answered]
    assert Counter(row.outcome for row in answered) == {
        each.outcome: each.issues for each in found.outcomes
    }
    assert sum(not row.imported for row in some) == sum(month.heard for month in found.months)
    assert rate(work, lambda row: row.answered is not None, fell_due) == found.feedback
    for group, name in ((found.sectors, "sector"), (found.regions, "region")):
        assert {getattr(row, name) for row in some} == {each.key for each in group}
        for each in group:
            rows = [row for row in some if getattr(row, name) == each.key]
            assert (len(rows), sum(map(was_asked, rows))) == (
                each.heard,
                each.resolution.denominator,
            )
            assert rate(rows, lambda row: bool(row.solved), was_asked) == each.resolution
    for month in found.feedback_by_month:
        rows_of = [row for row in work if row.month == month.month]
        assert rate(rows_of, lambda row: row.answered is not None, fell_due) == month.rate
    for department in found.departments:
        own = [row for row in work if row.department == department.department]
        alone = computed(*own)
        for name in ("feedback", "signed_in_time", "answered_in_time", "returned", "reworked"):
            assert getattr(alone, name) == getattr(department, name)
        days = [row.answer_days for row in own if row.answer_days is not None and not row.imported]
        assert (median(days) if days else None) == department.median_days


def timed(answer: Any) -> tuple[Any, ...]:
    return answer.median_days, answer.ninetieth_days, answer.median_of


def own_rows(
    some: list[IssueRow], work: list[ThreadRow], dimension: str, key: str | None
) -> list[AnyRow]:
    """The issues and threads of one month, department, level, sector or region."""
    level_of: dict[str | None, str | None] = {row.department: row.level for row in work}
    of_case = {f"ZS-{n:03}": row for n, row in enumerate(some)}
    if dimension == "month":
        asked = [row for row in some if row.evaluated and str(row.evaluated)[:7] == key]
        begun = [row for row in work if row.month == key]
    elif dimension in ("sector", "region"):
        asked = [row for row in some if getattr(row, dimension) == key]
        of_issues = [row for row in work if row.record == "issue"]
        begun = [r for r in of_issues if getattr(of_case.get(r.case_id), dimension, None) == key]
    else:
        group_of = level_of if dimension == "level" else {row.lead: row.lead for row in some}
        asked = [row for row in some if group_of.get(row.lead) == key]
        begun = [row for row in work if getattr(row, dimension) == key]
    if dimension == "month":  # imported dates are not attested
        asked = [row for row in asked if not row.imported]
        begun = [row for row in begun if not row.imported]
    return [*asked, *begun]


@settings(max_examples=5, deadline=None)
@given(st.lists(issues, max_size=12), st.lists(threads, max_size=12))
def test_compared(some: list[IssueRow], work: list[ThreadRow]) -> None:
    """Every rate and time of a group is that of a ledger that has the group alone."""
    found = computed(*some, *work)
    for each in found.compared:
        alone = computed(*own_rows(some, work, each.dimension, each.key))
        names = set(Compared.__struct_fields__) & set(words.RATES)
        if each.dimension == "month":  # of the month of accepting, which no other rate goes by
            names -= {"follow_up_coverage"}
        for name in names:
            assert getattr(alone, name) == getattr(each, name), (each.dimension, each.key, name)
        assert timed(alone.answer_time) == timed(each.answer_time)


NONE = Rate(0, 0, None, few=True)


@settings(max_examples=10, deadline=None)
@given(st.lists(issues, max_size=25), st.lists(threads, max_size=25))
def test_no_question_answers_otherwise(some: list[IssueRow], work: list[ThreadRow]) -> None:
    """The questions that tell more of a group have the same rates of it."""
    found = computed(*some, *work)
    told = {(each.dimension, each.key): each for each in found.compared}

    def same(dimension: str, answer: Any, key: str | None) -> None:
        for name in set(answer.__struct_fields__) & set(words.RATES):
            of_group = told.get((dimension, key))
            assert getattr(answer, name) == (getattr(of_group, name) if of_group else NONE), name

    for department in found.departments:
        same("department", department, department.department)
    for dimension, groups in (("sector", found.sectors), ("region", found.regions)):
        for group in groups:
            same(dimension, group, group.key)
    for month in found.feedback_by_month:
        assert month.rate == told["month", month.month].feedback


@settings(max_examples=10, deadline=None)
@given(st.lists(issues, max_size=25), st.lists(threads, max_size=25))
def test_groups_make_the_whole(some: list[IssueRow], work: list[ThreadRow]) -> None:
    """The rates of all departments, and those of all levels, count what the whole's count."""
    found = computed(*some, *work)
    for dimension in ("department", "level"):
        groups = [each for each in found.compared if each.dimension == dimension]
        for name in set(Compared.__struct_fields__) & set(words.RATES):
            whole, rates = getattr(found, name), [getattr(each, name) for each in groups]
            assert whole.numerator == sum(each.numerator for each in rates)
            assert whole.denominator == sum(each.denominator for each in rates)


RINGS = {
    "accepted": "accept_days",
    "dispatched": "dispatch_days",
    "answered": "answer_days",
    "agreed": "agree_days",
}


def reached(row: IssueRow, days: list[int]) -> IssueRow:
    """An issue that came so many rings far, with the working days that each took."""
    took = [*days, *[None] * (len(RINGS) - len(days))]
    for (name, spent), taken in zip(RINGS.items(), took, strict=True):
        row = changed(row, **{name: None if taken is None else DAY, spent: taken})
    return row


ringed = st.builds(reached, issues, st.lists(st.integers(0, 30), max_size=4))


@settings(max_examples=5, deadline=None)
@given(st.lists(ringed, max_size=12))
def test_ring_times(some: list[IssueRow]) -> None:
    """The rings' times of a group are those of a ledger that has the group alone."""
    found = computed(*some)
    for each in found.ring_times:
        if each.dimension in ("month", "sector", "region"):
            own = [row for row in some if getattr(row, each.dimension) == each.key]
            for ring in computed(*own).rings[1:]:
                assert timed(ring) == timed(getattr(each, ring.ring))


def test_consulted() -> None:
    """What concerns several departments, sectors or regions counts for each of them once."""
    rows: list[AnyRow] = [
        issue(sector="oil-gas", region="dinghai", lead="science"),
        issue(sector="fishery", region="dinghai", lead="science", theme="T"),
        changed(THEME, lead="housing"),
        thread(),
        changed(SESSION, cases="ZS-000 T", departments="housing science", levels="city"),
        changed(SUGGESTION, disposition="registered", case_id="T"),
        changed(BENEFIT, cases="ZS-000", sessions="S"),  # its own cases are what it is about
        changed(BENEFIT, id="b2", amount=7, sessions="R S"),
        changed(SUGGESTION, id="s2"),
    ]
    found = computed(*rows).consulted
    told = [
        (each.key, each.sessions, each.suggestions_disposed.denominator, each.amount)
        for each in found
        if each.dimension != "month"
    ]
    assert told == [
        *(("housing", 1, 1, 7), ("science", 1, 0, 60_007), (None, 0, 1, 0)),
        *(("city", 1, 0, 60_007), (None, 0, 2, 0)),
        *(("fishery", 1, 1, 7), ("oil-gas", 1, 0, 60_007), (None, 0, 1, 0)),
        *(("dinghai", 1, 1, 60_007), (None, 0, 1, 0)),
    ]
    assert [("month", "2026-04", 1)] == [
        (each.dimension, each.key, each.sessions) for each in found if each.dimension == "month"
    ]


named = st.sampled_from([None, "ZS-000", "ZS-001 T", "ZS-000 ZS-001", "T"])
attending = st.sampled_from([None, "science", "housing science"])


def rows_like(row: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda number, **given: changed(row, id=f"{number}", **given), st.integers(), **fields
    )


happened = st.lists(
    rows_like(SESSION, departments=attending, cases=named, turns=st.integers(3, 9))
    | rows_like(
        SUGGESTION,
        raised=dates,
        disposition=st.sampled_from([None, "adopted"]),
        case_id=st.sampled_from([None, "ZS-000", "T", "ZS-999"]),
    )
    | rows_like(BENEFIT, amount=st.none() | st.integers(0, 9), cases=named),
    max_size=12,
    unique_by=lambda row: row.id,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(issues, min_size=2, max_size=2), happened)
def test_consulted_oracle(some: list[IssueRow], rows: list[Any]) -> None:
    """Over any rows whatever, they are counted as the same rules do when said in Python."""
    some = [changed(each, theme="T", lead="housing") for each in some]
    found = computed(*some, changed(THEME, lead="science"), thread(), *rows).consulted
    leads = {"ZS-000": "housing", "ZS-001": "housing", "T": "science"}

    def cases(row: Any) -> list[str]:
        listed = row.case_id if isinstance(row, SuggestionRow) else row.cases
        return [each for each in (listed or "").split() if each in leads]

    def keys(row: Any, dimension: str) -> set[str | None]:
        if dimension in ("sector", "region"):
            of = [some if each == "T" else [some[int(each[-1])]] for each in cases(row)]
            return {getattr(each, dimension) for group in of for each in group}
        if isinstance(row, SessionRow):
            return set((row.departments or "").split())
        return {leads[each] for each in cases(row)}

    for dimension in ("department", "sector", "region"):
        groups = {each.key: each for each in found if each.dimension == dimension}
        stated = {id(row): keys(row, dimension) - {None} or {None} for row in rows}
        assert set(groups) == {key for each in stated.values() for key in each}
        for key, group in groups.items():
            own = [row for row in rows if key in stated[id(row)]]
            held = [row for row in own if isinstance(row, SessionRow)]
            received = [row for row in own if isinstance(row, SuggestionRow)]
            gained = [row for row in own if isinstance(row, BenefitRow)]
            turns = [at < row.interactive for row in held for at in range(row.turns)]
            assert (len(held), len(gained)) == (group.sessions, group.benefits)
            assert rate(turns, bool, lambda _: True) == group.interactive
            disposed = rate(received, lambda row: bool(row.disposition), lambda _: True)
            assert disposed == group.suggestions_disposed
            assert sum(row.amount or 0 for row in gained) == group.amount


@settings(max_examples=10, deadline=None)
@given(happened)
def test_months_of_consulting_make_the_whole(rows: list[Any]) -> None:
    """All months together have every session, turn, suggestion and benefit, each once."""
    found = computed(*rows)
    months = [each for each in found.consulted if each.dimension == "month"]
    assert sum(each.sessions for each in found.sessions) == sum(each.sessions for each in months)
    assert sum(each.amount for each in found.benefits) == sum(each.amount for each in months)
    for name in ("interactive", "suggestions_disposed"):
        rates = [getattr(each, name) for each in months]
        assert getattr(found, name).numerator == sum(each.numerator for each in rates)
        assert getattr(found, name).denominator == sum(each.denominator for each in rates)


def test_questions() -> None:
    """Every SQL file answers one figure; its comment asks in both languages and gives its rules."""
    folder = files("tingjian.views") / "sql"
    assert {f"{name}.sql" for name in questions()} == {each.name for each in folder.iterdir()}
    for question in questions().values():
        first, second, blank = question.sql.splitlines()[:3]
        assert (f"-- {question.zh}", f"-- {question.en}", "--") == (first, second, blank)
        assert question.zh.endswith("？")
        assert question.en.endswith("?")
        assert len(question.rules_zh) == len(question.rules_en) > 0
        assert all(re.search("[一-鿿]", each) for each in (question.zh, *question.rules_zh))
        assert not any(re.search("[一-鿿]", each) for each in (question.en, *question.rules_en))


def test_sql_reads_no_texts() -> None:
    """No question reads what the CSV guards against formulas, so the guard changes no figure."""
    for question in questions().values():
        statement = re.sub("(?m)^--.*$", "", question.sql)
        assert not re.search(r"\b(title|enterprise)\b", statement)


def test_order_is_said() -> None:
    """A question with many rows says their order, to the last."""
    for field in msgspec.structs.fields(Figures):
        many = not isinstance(field.type, type)
        assert many == ("\norder by " in questions()[field.name].sql)


def test_words() -> None:
    """Every question has a short name, and every column of an answer a label."""
    assert set(questions()) == set(words.ANSWERS)
    columns: set[str] = set()
    kinds: list[type[Figure]] = Figure.__subclasses__()
    for kind in kinds:
        if kind is not Figures:
            columns |= set(kind.__struct_fields__)
    assert columns <= set(words.LABELS)
    assert set(words.LABELS) - set(words.RATES) <= columns


def test_anybody_can_recompute(tmp_path: Path) -> None:
    """In a folder with the downloads and the questions, plain DuckDB gives the same figures."""
    rows: list[AnyRow] = [
        issue(**REACHED, sector="oil-gas", answered=date(2026, 3, 10)),
        issue(waiting_days=20),
        *(thread(**ANSWERED, answer_days=days) for days in range(6)),
        step(),
    ]
    published = downloads(table(rows))
    published |= {f"{name}.sql": each.sql.encode() for name, each in questions().items()}
    for name, content in published.items():
        (tmp_path / name).write_bytes(content)
    program = (
        "import duckdb, json, pathlib, sys\n"
        "def ask(name):\n"
        "    return duckdb.sql(pathlib.Path(f'{name}.sql').read_text('utf-8'))\n"
        "ask('tables')\n"
        "answers = {name: ask(name).fetchall() for name in sys.argv[1:]}\n"
        "print(json.dumps(answers, default=str))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *questions()],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    found = json.loads(told.stdout)
    for name, expected in msgspec.to_builtins(figures(published)).items():
        answer = [expected] if isinstance(expected, dict) else expected
        assert [list(row.values()) for row in answer] == found[name]


def test_deterministic() -> None:
    """The same rows give the same bytes and the same figures."""
    rows = table([issue(), issue(**REACHED), thread(), step()])
    assert downloads(rows) == downloads(rows)
    assert figures(downloads(rows)) == figures(downloads(rows))


def test_nothing_but_the_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Figures come from the bytes given: files of the same names that lie about are not read."""
    (tmp_path / "issues.csv").write_text("nonsense")
    monkeypatch.chdir(tmp_path)
    assert 1 == computed(issue()).totals.heard
