"""The working-day clock: what each department owed by when, how that was reckoned, how it went."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tingjian.core.standing import Standing
from tingjian.core.steps import MERGED
from tingjian.core.thread import Thread
from tingjian.views.names import Names
from tingjian.views.wording import Spans, Wording


class Clock(NamedTuple):
    """One department's clock."""

    department: str
    path: str
    part: str
    head: str
    dispatched: str
    signed: str
    due: str
    extended: str
    replied: str
    outcome: str
    reckoned: str
    verdict: str
    late: bool


class Clocks:
    """Makes department threads into clocks."""

    def __init__(self, wording: Wording, names: Names, spans: Spans) -> None:
        self._wording = wording
        self._names = names
        self._spans = spans
        self._none = wording.say("none")

    def clocks(self, standing: Standing, day: date) -> list[Clock]:
        """The clocks of every department that was dispatched to, the lead's first."""
        return [self._clock(thread, standing, day) for thread in standing.ranked]

    def _clock(self, thread: Thread, standing: Standing, day: date) -> Clock:
        reckoned = ""
        if thread.begun and thread.due:
            reckoned = self._spans.reckoned(thread.begun, thread.due)
        extended = ""
        if thread.limit and thread.limit != thread.due:
            extended = self._wording.say("clock.extended", limit=thread.limit)
        unit = self._names.department(thread.department)
        return Clock(
            department=unit.text,
            path=unit.path,
            part=self._wording.parts[thread.part],
            head=thread.head,
            dispatched=self._day(thread.begun),
            signed=self._day(thread.signed),
            due=self._day(thread.due),
            extended=extended,
            replied=self._day(None if thread.owing else thread.replied),
            outcome=self._outcome(thread),
            reckoned=reckoned,
            verdict=self._verdict(thread, standing, day),
            late=thread.late or thread.department in standing.overdue,
        )

    def _day(self, day: date | None) -> str:
        return day.isoformat() if day else self._none

    def _outcome(self, thread: Thread) -> str:
        if thread.owing or not thread.replied:
            return ""
        # Imported answers have no outcome that anyone stated.
        return self._wording.outcomes.get(thread.outcome or "") or self._wording.say("unstated")

    def _verdict(self, thread: Thread, standing: Standing, day: date) -> str:
        """How it went, or how it goes, in one sentence."""
        say, length = self._wording.say, self._spans.length
        if not thread.active:
            return say("clock.released")
        if not thread.owing and thread.replied and thread.dispatched:
            return self._answered(thread, thread.dispatched, thread.answered or thread.replied)
        if standing.ended:
            return say("clock.merged" if standing.office.state == MERGED else "clock.ended")
        day = standing.office.counted(day)
        if thread.due and thread.due < day:
            return say("clock.overdue", length=length(thread.due, day), day=day)
        if thread.due and thread.begun:
            return say("clock.running", length=length(thread.begun, day), day=day)
        return ""

    def _answered(self, thread: Thread, dispatched: date, answered: date) -> str:
        say, length = self._wording.say, self._spans.length
        if not thread.late:
            return say("clock.punctual", length=length(dispatched, answered))
        if thread.due and thread.first and thread.first > thread.due:
            late = length(thread.due, thread.first)
            if thread.rounds > 1:
                return say("clock.late.again", late=late)
            return say("clock.late", late=late, length=length(dispatched, answered))
        return say("clock.late.before")
