"""Visits of observers and reports of monitoring points: those that issues came from, and others."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tingjian.core.proceedings.visit import Observation, Visit
from tingjian.core.record import Issue
from tingjian.demo import roster
from tingjian.demo.account import Account
from tingjian.demo.agenda import VISITED, Meeting
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.made import Made
from tingjian.words import demo_records as words

LEVELS = ("county", "township", "city", "township", "county", "township")


class Visits:
    """Makes the visit that an issue came from, and some that led to none."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self._made = 0

    def hear(self, made: Made) -> Iterator[Account]:
        """The visits that were made for an issue, or near it."""
        came, case = made.came_from, made.case
        if came is None or came.kind not in VISITED.values() or not isinstance(case, Issue):
            return
        draw = Draw(self.cases.seed, "visit", came.place)
        yield self._found(draw, came, made, case)
        if draw.chance(0.35):
            among = self.cases.enterprises.heard(case.source.channel, made.subject.sector)
            beside = self.cases.agenda.visit(came.kind, came.start, came.place, 1)
            yield self._account(draw, beside, made.officer, draw.pick(among).id, _aside(draw, 0.3))

    def _found(self, draw: Draw, came: Meeting, made: Made, issue: Issue) -> Account:
        """A visit with the finding that is registered as an issue, on the day or later."""
        finding = Observation(
            "f1", issue.title, made.subject.say(made.subject.topic.situations[0]), issue.request
        )
        findings = (finding, *_aside(draw, 0.15))
        enterprise = issue.enterprise or ""
        account = self._account(draw, came, made.officer, enterprise, findings)
        registered = replace(finding, issue=issue.id)
        account.become(made.start, findings=(registered, *findings[1:]))
        return account

    def _account(
        self,
        draw: Draw,
        came: Meeting,
        officer: str,
        enterprise: str,
        findings: tuple[Observation, ...],
    ) -> Account:
        self._made += 1
        visit = Visit(
            came.id,
            on=self.cases.days[came.start],
            through=came.kind,
            level=LEVELS[self._made % len(LEVELS)],
            enterprise=enterprise,
            observer=roster.observer(self._made) if came.kind == "observer" else None,
            text=draw.pick(words.VISITS),
            findings=findings,
            demonstration=True,
        )
        return Account("visit", self.cases.days, came.start, officer, visit)


def _aside(draw: Draw, chance: float) -> tuple[Observation, ...]:
    """What was found too, and is no issue."""
    if not draw.chance(chance):
        return ()
    title, text = draw.pick(words.ASIDES)
    return (Observation("a1", title, text),)
