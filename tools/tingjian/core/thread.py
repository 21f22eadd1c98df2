"""One thread folded: a department's steps, or the office's, made into where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from tingjian.core.record import Step
from tingjian.core.steps import CLOSED, EXTENDING, HEARD, NEW, PARKED, RELEASED, REPLIED, after


class Office(msgspec.Struct, gc=False):
    """Where the office's thread stands: its state, and the days that count."""

    state: str = HEARD
    accepted: date | None = None
    evaluation: Step | None = None
    closing: Step | None = None
    parking: Step | None = None
    into: str | None = None
    reopened: date | None = None
    followed_up: date | None = None
    last: date | None = None

    def counted(self, day: date) -> date:
        """Up to which day the clocks run: parking stops them; it does not turn them back."""
        return self.parking.on if self.parking and self.state == PARKED else day

    def reopened_since(self, thread: Thread) -> bool:
        """Whether the case was reopened after a department's round had begun."""
        return bool(thread.begun and self.reopened and thread.begun < self.reopened)


class Thread(msgspec.Struct, gc=False):
    """Where a department's thread stands.

    ``dispatched`` is the day of the dispatch in force, the last one: what was signed and said of an
    earlier one does not count for it. ``limit`` is the due day first set in this round, ``due`` the
    one in force after extensions; ``signed`` the day it was signed for (a reply or a return without
    signing counts); ``answered`` the first reply to the dispatch, ``first`` that of this round,
    ``replied`` the last; ``rounds`` counts dispatches and reworks; ``late`` says whether any
    round's first reply came after its due day; ``lapsed`` are due days that had passed without a
    reply when a new dispatch ended the round.
    """

    department: str
    state: str = NEW
    part: str = "support"
    head: str = ""
    dispatched: date | None = None
    begun: date | None = None  # the day this round's clock started: dispatch or rework
    limit: date | None = None
    due: date | None = None
    signed: date | None = None
    answered: date | None = None
    first: date | None = None
    replied: date | None = None
    outcome: str | None = None
    rounds: int = 0
    extensions: int = 0
    asked: Step | None = None
    late: bool = False
    lapsed: tuple[date, ...] = ()
    last: date | None = None

    @property
    def active(self) -> bool:
        """Whether the department still answers for this issue."""
        return self.state not in (NEW, RELEASED)

    @property
    def owing(self) -> bool:
        """Whether a reply is owed: dispatched, and neither answered nor released."""
        return self.state not in (NEW, RELEASED, REPLIED)


def take_office(office: Office, step: Step) -> bool:
    """Let the office's thread take one step; False, and no change, where it is forbidden."""
    before, state = office.state, after(office.state, step.kind)
    if state is None:
        return False
    office.state, office.last = state, step.on
    match step.kind:
        case "accept":
            office.accepted = step.on
        case "follow_up":
            office.followed_up = step.on
        case "evaluate":
            office.evaluation = step
        case "close":
            office.closing = step
        case "park":
            office.parking = step
        case "merge":
            office.into = step.into
        case "reopen":
            office.closing = office.parking = office.into = None
            office.reopened = step.on
            if before == CLOSED:
                office.evaluation = None  # what was said then is not what is said now
    return True


def take(thread: Thread, step: Step) -> bool:
    """Let a department's thread take one step; False, and no change, where it is forbidden."""
    before = thread.state
    state = after(before, step.kind, step.granted)
    if state is None:
        return False
    thread.state, thread.last = state, step.on
    match step.kind:
        case "dispatch":
            thread.part, thread.head = step.as_ or "support", step.head or ""
            thread.dispatched = step.on
            thread.signed = thread.answered = thread.replied = thread.outcome = None
            if before not in (NEW, RELEASED) and thread.due and thread.due < step.on:
                thread.lapsed += (thread.due,)
            _begin(thread, step)
        case "sign" | "return":
            thread.signed = thread.signed or step.on
        case "extend":
            thread.asked = step
        case "rule":
            if before == EXTENDING and step.granted:
                thread.due = step.due or thread.due
                thread.extensions += 1
            thread.asked = None
        case "reply":
            _reply(thread, step, first=before != REPLIED)
        case "rework":
            _begin(thread, step)
    return True


def _begin(thread: Thread, step: Step) -> None:
    """Start a round: its clock runs from this step, whether it is signed for or not."""
    thread.begun = step.on
    thread.limit = thread.due = step.due
    thread.first = None
    thread.rounds += 1
    thread.extensions = 0
    thread.asked = None


def _reply(thread: Thread, step: Step, *, first: bool) -> None:
    """Answer: the first reply of a round decides whether it was in time; later ones add to it."""
    thread.signed = thread.signed or step.on
    thread.answered = thread.answered or step.on
    thread.first = thread.first or step.on
    if first and thread.due is not None and step.on > thread.due:
        thread.late = True
    thread.replied, thread.outcome, thread.asked = step.on, step.outcome, None


def fold(department: str, steps: Iterable[Step], day: date | None = None) -> Thread:
    """Fold a department's steps up to ``day`` (None: all); forbidden steps do nothing."""
    thread = Thread(department)
    for step in steps:
        if day is None or step.on <= day:
            take(thread, step)
    return thread


def fold_office(steps: Iterable[Step], day: date | None = None) -> Office:
    """Fold the office's steps up to ``day`` (None: all); forbidden steps do nothing."""
    office = Office()
    for step in steps:
        if day is None or step.on <= day:
            take_office(office, step)
    return office
