"""Legal histories at random, and the steps that may come next."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import assume
from hypothesis import strategies as st
from tests import oracle
from tests.support import day, issue

from tingjian.core.record import Assignment, Issue, Step

UNITS = ("market-regulation", "science", "housing")


# What ends a history, or leaves it as it is, is drawn one time in ten.
SELDOM = ("withdraw", "merge", "correct", "follow_up", "remind")


@st.composite
def histories(draw: st.DrawFn, steps: int = 14) -> Issue:
    """A legal history: a walk through the printed table, one permitted step after another."""
    office, units = oracle.Office(), dict.fromkeys(UNITS, oracle.Unit())
    threads: dict[str | None, list[Step]] = {None: [], **{unit: [] for unit in UNITS}}
    on = day(2)
    for _ in range(draw(st.integers(0, steps))):
        on += timedelta(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 5, 12))))
        open_to = [
            (department, each)
            for department, each in oracle.proposals(units, on)
            if oracle.permits(office, units, department, each)
        ]
        going = [each for each in open_to if each[1].kind not in SELDOM] or open_to
        department, each = draw(st.sampled_from(going if draw(st.integers(0, 9)) else open_to))
        threads[department].append(each)
        if department is None:
            office = office.after(each)
        else:
            units[department] = units[department].after(each)
    order = draw(st.permutations(UNITS))
    made = {unit: threads[unit] for unit in order if threads[unit]}
    history = issue(threads[None], made)
    assume(oracle.legal(history))
    return history


def taken(history: Issue, department: str | None, step: Step) -> Issue:
    """A history with one step more; a new thread goes on top."""
    replace = msgspec.structs.replace
    if department is None:
        return replace(history, steps=(*history.steps, step))
    threads = {each.department: each.steps for each in history.assignments}
    if department not in threads:
        new = Assignment(department, (step,))
        return replace(history, assignments=(new, *history.assignments))
    threads[department] += (step,)
    return replace(history, assignments=tuple(Assignment(*each) for each in threads.items()))


def following(history: Issue, on: date) -> list[tuple[str | None, Step]]:
    """The legal steps of a day, each with its thread (None: the office's)."""
    threads = {each.department: each.steps for each in history.assignments}
    units = {unit: oracle._unit(threads.get(unit, ())) for unit in UNITS}
    return [
        (department, step)
        for department, step in oracle.proposals(units, on)
        if oracle.legal(taken(history, department, step))
    ]


def last_day(history: Issue) -> date:
    """The day of the last step, or the day on which the issue was raised."""
    steps = [*history.steps, *(step for each in history.assignments for step in each.steps)]
    return max((step.on for step in steps), default=history.raised)
