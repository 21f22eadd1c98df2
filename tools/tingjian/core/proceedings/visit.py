"""A visit to an enterprise, or a report of a monitoring point (走访观察)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Find, Proceeding, once
from tingjian.core.record import (
    Enterprise,
    EnterpriseId,
    IssueId,
    Numbered,
    ObserverId,
    Record,
)


class Observation(Record, frozen=True):
    """What a visit found; registered, it is an issue."""

    id: str
    title: str
    text: str
    request: str | None = None
    issue: IssueId | None = None


class PublicVisit(Record, frozen=True):
    """A visit, as it is counted: not to whom, by whom, or what was found."""

    id: str
    on: date
    through: str
    level: str
    found: int
    registered: int
    demonstration: bool = False


class Visit(Numbered, Proceeding, frozen=True):
    """A visit to an enterprise, or a report of a monitoring point."""

    shown = PublicVisit

    on: date
    through: str
    level: str
    enterprise: EnterpriseId
    observer: ObserverId | None = None
    text: str | None = None
    findings: tuple[Observation, ...] = ()
    note: str | None = None
    demonstration: bool = False

    @property
    def found(self) -> int:
        """How many problems were found."""
        return len(self.findings)

    @property
    def registered(self) -> int:
        """How many of them became issues."""
        return sum(each.issue is not None for each in self.findings)

    def faults(self) -> Iterator[Fault]:
        """An observer visits, or else a liaison reports."""
        yield from once("findings", "id", self.findings)
        if (self.through == "observer") != (self.observer is not None):
            yield Fault("visit.visitor", ("through",), {})

    def faults_beside(self, find: Find) -> Iterator[Fault]:
        """Observers visit the white list of the day; liaisons report from active points."""
        enterprise = find("enterprise", self.enterprise)
        if not isinstance(enterprise, Enterprise):
            return  # a finding already
        if self.through == "observer":
            left = enterprise.unlisted
            if not (enterprise.white_list or (left and left >= self.on)):
                yield Fault("visit.white-list", ("enterprise",), {"id": self.enterprise})
            return
        point = enterprise.point
        if not (point and point.since <= self.on and (point.until or self.on) >= self.on):
            yield Fault("visit.point", ("enterprise",), {"id": self.enterprise})
