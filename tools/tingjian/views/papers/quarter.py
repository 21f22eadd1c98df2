"""The quarterly report on supervision (季度督办情况报告): what was followed up, what is late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tingjian.core.duties import duties
from tingjian.core.record import Case, Step
from tingjian.core.standing import Standing
from tingjian.core.steps import OPEN
from tingjian.errors import UserError
from tingjian.views.papers.desk import ALL_OFFICES, Desk
from tingjian.views.papers.oversight import Supervised, supervised

FEW = 5  # fewer cases are told, without a rate
SATISFIED = ("satisfied", "basically")


class Late(NamedTuple):
    """A reply that is overdue at the end of the quarter."""

    title: str
    number: str
    unit: str
    part: str
    due: str
    late: str


class Followed(NamedTuple):
    """A follow-up of the quarter."""

    date: str
    title: str
    number: str
    offices: str
    text: str


class Uncovered(NamedTuple):
    """An open case whose regular follow-up is overdue at the end of the quarter."""

    title: str
    number: str
    lead: str
    since: str
    due: str


class Counts(NamedTuple):
    """Figures of the quarter; shares are told with numerator and denominator."""

    heard: int
    dispatched: int
    answered: int
    punctual: str
    closed: int
    solved: int
    explained: int
    satisfied: str
    open: int
    followed: int
    joint: int
    reminded: int
    covered: str


class QuarterPaper(NamedTuple):
    """季度督办情况报告."""

    office: str
    date: str
    demonstration: bool
    name: str
    period: str
    end: str
    counts: Counts
    late: tuple[Late, ...]
    followed: tuple[Followed, ...]
    uncovered: tuple[Uncovered, ...]
    supervised: Supervised


def quarter(desk: Desk, text: str) -> QuarterPaper:
    """The report of a quarter such as 2026-Q1, as things stood at its end, or on the day before it.

    UserError: it is no quarter, or has not begun.
    """
    first, last = _quarter(text)
    if first > desk.day:
        raise UserError("paper.early-quarter", value=text, day=desk.day)
    then = Desk(desk.ledger, min(last, desk.day), desk.wording)
    period = "quarter.whole" if last <= desk.day else "quarter.partial"
    reckoned = _Quarter(then, first)
    return QuarterPaper(
        office=desk.office,
        date=desk.today,
        demonstration=desk.tables.settings.demonstration,
        name=desk.say("quarter.name", year=first.year, number=(first.month + 2) // 3),
        period=desk.say(period, first=desk.dated(first), last=then.today),
        end=then.today,
        counts=reckoned.counts(),
        late=tuple(reckoned.late()),
        followed=tuple(reckoned.followed()),
        uncovered=tuple(reckoned.uncovered()),
        supervised=supervised(then, first),
    )


def _quarter(text: str) -> tuple[date, date]:
    """The first and the last day of a quarter."""
    found = re.fullmatch(r"((?:19|20|21)[0-9]{2})-?[Qq]([1-4])", text)
    if found is None:
        raise UserError("paper.quarter", value=text)
    year, number = int(found[1]), int(found[2])
    following = date(year + number // 4, number % 4 * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), following - timedelta(1)


class _Quarter:
    """Reckons over all cases from the quarter's first day to the desk's."""

    def __init__(self, desk: Desk, first: date) -> None:
        self.desk, self.first, self.last = desk, first, desk.day
        ledger = desk.ledger
        cases: list[Case] = [*ledger.issues.values(), *ledger.themes.values()]
        heard = sorted((each for each in cases if each.raised <= self.last), key=lambda c: c.id)
        self.stood: list[tuple[Case, Standing]] = [(each, desk.stand(each)) for each in heard]

    def counts(self) -> Counts:
        """All figures."""
        closings = [closing for _, each in self.stood if (closing := each.office.closing)]
        closed = [step.outcome for step in closings if self._within(step.on)]
        followed = [step for _, step in self._steps("follow_up")]
        evaluated = [step.satisfaction for _, step in self._steps("evaluate")]
        opened = [case for case, each in self.stood if each.office.state == OPEN]
        covered = {case.id for case, _ in self._steps("follow_up")}
        return Counts(
            heard=sum(self._within(case.raised) for case, _ in self.stood),
            dispatched=sum(1 for _ in self._steps("dispatch")),
            answered=self._answered(),
            punctual=self._punctual(),
            closed=len(closed),
            solved=closed.count("solved"),
            explained=closed.count("explained"),
            satisfied=self._share(sum(map(evaluated.count, SATISFIED)), len(evaluated)),
            open=len(opened),
            followed=len(followed),
            joint=sum(len(step.offices or ()) == ALL_OFFICES for step in followed),
            reminded=sum(1 for _ in self._steps("remind")),
            covered=self._share(sum(case.id in covered for case in opened), len(opened)),
        )

    def late(self) -> Iterator[Late]:
        """Every reply that is overdue, the longest first."""
        late = [
            (thread.due, case, thread)
            for case, standing in self.stood
            for thread in standing.threads
            if thread.due and thread.department in standing.overdue
        ]
        for due, case, thread in sorted(late, key=lambda each: (each[0], each[1].id)):
            yield Late(
                case.title,
                case.id,
                self.desk.short(thread.department),
                self.desk.wording.parts[thread.part],
                self.desk.listed(due),
                self.desk.say("late", days=self.desk.days(due, self.last)),
            )

    def followed(self) -> Iterator[Followed]:
        """Every follow-up, in the order of days."""
        steps = sorted(self._steps("follow_up"), key=lambda each: (each[1].on, each[0].id))
        for case, step in steps:
            yield Followed(
                self.desk.listed(step.on),
                case.title,
                case.id,
                self._offices(step.offices or ()),
                step.text or "",
            )

    def uncovered(self) -> Iterator[Uncovered]:
        """Every open case whose follow-up is overdue, the longest first."""
        settings, workdays = self.desk.tables.settings, self.desk.tables.workdays
        found = [
            (duty, case, standing)
            for case, standing in self.stood
            for duty in duties(case, standing, self.last, settings, workdays)
            if duty.kind == "follow_up" and duty.overdue
        ]
        for duty, case, standing in sorted(found, key=lambda each: (each[0].due, each[1].id)):
            lead = standing.lead
            yield Uncovered(
                case.title,
                case.id,
                self.desk.short(lead.department) if lead else self.desk.say("none"),
                self.desk.listed(duty.since),
                self.desk.listed(duty.due),
            )

    def _offices(self, offices: tuple[str, ...]) -> str:
        if len(offices) == ALL_OFFICES:
            return self.desk.say("quarter.joint")
        return self.desk.join(self.desk.wording.offices[each] for each in offices)

    def _within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def _steps(self, kind: str) -> Iterator[tuple[Case, Step]]:
        """The steps of this kind that were taken within the quarter."""
        for case, _ in self.stood:
            threads = (case.steps, *(each.steps for each in case.assignments))
            for steps in threads:
                yield from ((case, s) for s in steps if s.kind == kind and self._within(s.on))

    def _answered(self) -> int:
        """Dispatches first answered within the quarter."""
        threads = (thread for _, standing in self.stood for thread in standing.threads)
        return sum(self._within(thread.answered) for thread in threads)

    def _punctual(self) -> str:
        """Of the replies that fell due within the quarter, those that came in time."""
        judged = [
            not thread.owing and not thread.late
            for _, standing in self.stood
            for thread in standing.threads
            if thread.active and self._within(thread.due)
            if not thread.owing or thread.department in standing.overdue
        ]
        return self._share(sum(judged), len(judged))

    def _share(self, part: int, whole: int) -> str:
        percent = f"{100 * part / (whole or 1):.1f}"
        key = "share" if whole >= FEW else "share.few"
        return self.desk.say(key, part=part, whole=whole, percent=percent)
