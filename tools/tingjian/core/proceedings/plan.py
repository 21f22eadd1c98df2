"""A year's consultation plan (年度协商计划)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, once
from tingjian.core.record import DepartmentId, Record


class Topic(Record, frozen=True):
    """A topic of a year's plan."""

    id: str
    title: str
    department: DepartmentId | None = None


class PublicPlan(Record, frozen=True):
    """A year's consultation plan."""

    year: int
    title: str
    adopted: date | None = None
    topics: tuple[Topic, ...] = ()
    demonstration: bool = False


class Plan(Proceeding, frozen=True):
    """A year's consultation plan; its id is the year."""

    shown = PublicPlan

    year: int
    title: str
    adopted: date | None = None
    topics: tuple[Topic, ...] = ()
    note: str | None = None
    demonstration: bool = False

    @property
    def id(self) -> str:
        """The name of its file."""
        return str(self.year)

    def faults(self) -> Iterator[Fault]:
        """No topic stands twice."""
        yield from once("topics", "id", self.topics)
