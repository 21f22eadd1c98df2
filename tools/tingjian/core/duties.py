"""Duties: what is owed on a case, by whom and by when. A duty reminds; it never blocks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import msgspec

from tingjian.core.record import Case, Settings
from tingjian.core.standing import Standing
from tingjian.core.steps import DISPATCHED, EXTENDING, HEARD, OPEN, PARKED, RETURNED
from tingjian.core.thread import Thread
from tingjian.core.workdays import Reckoning, Workdays

OFFICE = "office"

# Every kind of duty, with the setting, or the field of a step, that says when it is due.
DUE_BY = {
    "accept": "limits.accept_days",
    "sign": "limits.sign_days",
    "reply": "due",
    "rule": "limits.return_days",
    "evaluate": "limits.evaluate_days",
    "rework": "limits.evaluate_days",
    "close": "limits.evaluate_days",
    "follow_up": "cadences.follow_up_months",
    "review": "review",
    "serve": "cadences.service_days",
    "service_day": "cadences.service_day_months",
    "analysis": "cadences.analysis_days",
    "proposals": "cadences.proposals_days",
    "dispose": "cadences.disposition_days",
    "answer": "cadences.opinion_days",
}


class Duty(msgspec.Struct, frozen=True):
    """Something owed: ``kind`` is the step that would settle it, or else an entry of ``DUE_BY``.

    ``owner`` is ``office`` or a department; ``case`` is the number of the record that owes it,
    empty where the mechanism as a whole does; ``rule`` is what ``DUE_BY`` says of the kind;
    ``reckoning`` shows how working days were counted, None where it was by months or to a date.
    """

    kind: str
    owner: str
    case: str
    since: date
    due: date
    overdue: bool
    reckoning: Reckoning | None = None

    @property
    def rule(self) -> str:
        """What says when it is due."""
        return DUE_BY[self.kind]

    @property
    def provisional(self) -> bool:
        """Whether the due day was reckoned without a calendar that is still to come."""
        return self.reckoning is not None and self.reckoning.provisional


def duties(
    case: Case, standing: Standing, day: date, settings: Settings, workdays: Workdays
) -> list[Duty]:
    """All that is owed on a case at the end of ``day``, the earliest due first.

    ``standing`` is the case's on that day. What is due on the day itself is not overdue yet.
    """
    if case.raised > day:
        return []
    owed = _Owed(case, standing, day, settings, workdays)
    return sorted(owed.all(), key=lambda duty: (duty.due, duty.owner, duty.kind))


class _Owed:
    """The duties of one case on one day."""

    def __init__(
        self, case: Case, standing: Standing, day: date, settings: Settings, workdays: Workdays
    ) -> None:
        self.case = case
        self.standing = standing
        self.day = day
        self.limits = settings.limits
        self.months = settings.cadences.follow_up_months
        self.service_days = settings.cadences.service_days
        self.workdays = workdays

    def all(self) -> Iterator[Duty]:
        """Ask what the office's state asks for; a case that has ended owes nothing."""
        office = self.standing.office
        if office.state == HEARD:
            yield self._within("accept", OFFICE, self.case.raised, self.limits.accept_days)
        elif office.state == PARKED:
            if (parking := office.parking) and parking.review:
                yield self._duty("review", OFFICE, parking.on, parking.review)
        elif office.state == OPEN:
            for thread in self.standing.threads:
                yield from self._thread(thread)
            yield from self._outcome()
            yield from self._service()
            yield self._follow_up()

    def _thread(self, thread: Thread) -> Iterator[Duty]:
        """Have a department sign and reply, and the office rule on what it asked for."""
        begun = thread.begun or self.case.raised
        if thread.state == DISPATCHED:
            yield self._within("sign", thread.department, begun, self.limits.sign_days)
        if thread.state in (RETURNED, EXTENDING):
            # Progress may follow a request to extend; nothing but the ruling follows a return.
            asked = thread.asked.on if thread.asked else thread.last or begun
            yield self._within("rule", OFFICE, asked, self.limits.return_days)
        if thread.owing and thread.due:
            reckoning = self.workdays.reckon(begun, thread.due)
            yield self._duty("reply", thread.department, begun, thread.due, reckoning)

    def _outcome(self) -> Iterator[Duty]:
        """Have the enterprise asked after the last answer; what it says decides what comes next."""
        answered, evaluation = self.standing.answered, self.standing.office.evaluation
        if answered is None:
            return
        if evaluation is None or evaluation.on < answered:
            since = max(answered, self.standing.office.reopened or answered)
            yield self._within("evaluate", OFFICE, since, self.limits.evaluate_days)
        else:
            kind = "rework" if evaluation.satisfaction == "dissatisfied" else "close"
            yield self._within(kind, OFFICE, evaluation.on, self.limits.evaluate_days)

    def _service(self) -> Iterator[Duty]:
        """Have a team plan for what is not solved though its limit has passed."""
        lead, evaluation = self.standing.lead, self.standing.office.evaluation
        served = any(each.on <= self.day for each in self.case.services)
        if self.service_days is None or served or lead is None or lead.due is None:
            return
        since = lead.due
        if not lead.owing:
            if evaluation is None or evaluation.solved or evaluation.accepted:
                return
            since = max(since, evaluation.on)
        if since < self.day:
            yield self._within("serve", OFFICE, since, self.service_days)

    def _follow_up(self) -> Duty:
        """Count the months since an open case was followed up, or else since it was opened."""
        opened = ("accept", "reopen", "follow_up")
        past = (step for step in self.case.steps if step.on <= self.day)
        since = max(step.on for step in past if step.kind in opened)
        return self._duty("follow_up", OFFICE, since, months_after(since, self.months))

    def _within(self, kind: str, owner: str, since: date, days: int) -> Duty:
        reckoning = self.workdays.after(since, days)
        return self._duty(kind, owner, since, reckoning.end, reckoning)

    def _duty(
        self, kind: str, owner: str, since: date, due: date, reckoning: Reckoning | None = None
    ) -> Duty:
        return Duty(kind, owner, self.case.id, since, due, due < self.day, reckoning)


def months_after(day: date, months: int) -> date:
    """Find the same day of a later month, or its last day where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
