"""Where an issue or a theme stands on a day: folded from its threads, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from tingjian.core.record import Case
from tingjian.core.steps import DISPATCHED, OPEN, PARKED, REPLIED, RETURNED
from tingjian.core.thread import Office, Thread, fold, fold_office

# States of an issue, in the order of its way; the first four ends are states of the office thread.
STATES = (
    "heard",
    "accepted",
    "dispatched",
    "working",
    "answered",
    "evaluated",
    "closed",
    "parked",
    "merged",
    "withdrawn",
)
ENDED = frozenset({"closed", "merged", "withdrawn"})

RINGS = ("need", "platform", "consultation", "response", "consensus")


class Ring(msgspec.Struct, frozen=True):
    """One of the five rings (五环): the day it was reached, or None."""

    name: str
    day: date | None


class Standing(msgspec.Struct, frozen=True):
    """Where a case stands on a day.

    ``threads`` are in the file's order, those without a step by that day left out; ``dispatched``
    is the day of the first dispatch of all; ``answered`` the day on which every department had
    replied, None while one owes; ``overdue`` names the departments whose reply is owed past its due
    day, or was when the case was parked; ``theme``: where the theme stands that a withheld issue
    was merged into, which has no number.
    """

    state: str
    office: Office
    threads: tuple[Thread, ...]
    dispatched: date | None
    answered: date | None
    overdue: tuple[str, ...]
    rings: tuple[Ring, ...]
    theme: Standing | None = None

    @property
    def ended(self) -> bool:
        """Closed, merged or withdrawn: nothing more is owed."""
        return self.state in ENDED

    @property
    def unled(self) -> bool:
        """Whether departments answer for an open case and none leads, the lead's return granted."""
        active = any(thread.active for thread in self.threads)
        return self.office.state == OPEN and active and self.lead is None

    @property
    def renewable(self) -> tuple[str, ...]:
        """The departments overdue on a limit older than the reopening: they need a new one."""
        return tuple(
            each.department
            for each in self.threads
            if self.office.reopened_since(each)
            and each.department in self.overdue
            and each.state != RETURNED  # that is ruled on first
        )

    @property
    def ranked(self) -> tuple[Thread, ...]:
        """The threads as they are told: who leads first, whatever the file's order."""
        return tuple(sorted(self.threads, key=lambda thread: thread is not self.lead))

    @property
    def lead(self) -> Thread | None:
        """The thread of the department that leads now; none once its return was granted."""
        leads = (thread for thread in self.threads if thread.part == "lead" and thread.active)
        return next(leads, None)


def answered_on(threads: Sequence[Thread]) -> date | None:
    """The day of the last reply, where every active thread has replied."""
    days = [thread.replied for thread in threads if thread.active]
    if not days or any(thread.owing for thread in threads):
        return None
    return max(day for day in days if day is not None)


def state_of(office: Office, threads: Sequence[Thread]) -> str:
    """The state of the whole, from the office's thread and the departments'."""
    if office.state != OPEN:
        return office.state
    active = [thread for thread in threads if thread.active]
    if not active:
        return "accepted"
    if all(thread.state == REPLIED for thread in active):
        answered = answered_on(active)
        evaluation = office.evaluation
        if answered and evaluation and evaluation.on >= answered:
            return "evaluated"
        return "answered"
    if all(thread.state == DISPATCHED for thread in active):
        return "dispatched"
    return "working"


def stand(case: Case, day: date | None = None) -> Standing:
    """Fold a case to where it stood at the end of ``day`` (None: after its last step).

    Without a day nothing is overdue, for that depends on one.
    """
    office = fold_office(case.steps, day)
    folded = (fold(each.department, each.steps, day) for each in case.assignments)
    threads = tuple(thread for thread in folded if thread.rounds)
    for thread in threads:
        # A due day that passed while the case was open is not undone by a new one.
        if any(fold_office(case.steps, due).state == OPEN for due in thread.lapsed):
            thread.late = True
    state = state_of(office, threads)
    until = office.counted(day) if day and office.state in (OPEN, PARKED) else None
    overdue = tuple(
        thread.department
        for thread in threads
        if until and thread.owing and thread.due and thread.due < until
    )
    dispatched, answered = _dispatched_on(case, day), answered_on(threads)
    rings = _rings(case, office, dispatched, answered)
    return Standing(state, office, threads, dispatched, answered, overdue, rings)


def _dispatched_on(case: Case, day: date | None) -> date | None:
    """The day on which the case was first dispatched to anybody."""
    steps = (step for each in case.assignments for step in each.steps if step.kind == "dispatch")
    return min((step.on for step in steps if day is None or step.on <= day), default=None)


def _rings(
    case: Case, office: Office, dispatched: date | None, answered: date | None
) -> tuple[Ring, ...]:
    """The five rings in order; a ring counts as reached only after the one before it."""
    evaluation, closing = office.evaluation, office.closing
    agreed = None
    current = evaluation is not None and answered is not None and evaluation.on >= answered
    if evaluation and current and (evaluation.solved or evaluation.accepted):
        agreed = evaluation.on
    elif closing and not (evaluation and evaluation.satisfaction == "dissatisfied"):
        agreed = closing.on
    days = (case.raised, office.accepted, dispatched, answered, agreed)
    rings = []
    reached = True
    for name, day in zip(RINGS, days, strict=True):
        reached = reached and day is not None
        rings.append(Ring(name, day if reached else None))
    return tuple(rings)
