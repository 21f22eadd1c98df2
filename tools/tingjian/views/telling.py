"""Words and figures that the pages of the mechanism's own records share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tingjian.core.field import Field
from tingjian.core.proceedings.session import INTERACTIVE, PublicSession
from tingjian.core.record import CaseId, DepartmentId
from tingjian.core.withheld import WITHHELD
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.case import Cases
from tingjian.views.compare import rate
from tingjian.views.front import Tile
from tingjian.views.metrics import Rate
from tingjian.views.sheet import Cell, Sheet, cell, linked
from tingjian.views.timeline import Fact

FEW = 5  # fewer than these make no rate
Parts = tuple[tuple[Fact, ...], tuple[Tile, ...], tuple[Sheet, ...]]


class Telling:
    """Tells of the records of one ledger on one day."""

    def __init__(self, cases: Cases) -> None:
        self.cases, self.told = cases, cases.told
        self.names, self.wording, self.spans = cases.names, cases.wording, cases.spans
        self.say = cases.wording.say

    def share(self, sessions: Iterable[PublicSession]) -> Tile:
        """How much of what was said is question, answer or debate."""
        turns = [turn for session in sessions for turn in session.turns]
        part = sum(turn.kind in INTERACTIVE for turn in turns)
        return self.rated("sessions.share", part, len(turns))

    def rated(self, key: str, part: int, whole: int) -> Tile:
        """A rate with its counts; the counts alone where there are few."""
        percent = 100 * part / whole if whole else None
        found = rate(Rate(part, whole, percent, whole < FEW), self.wording)
        return Tile(self.say(key), found.text, found.small)

    def counted(self, key: str, number: int) -> Tile:
        """A number of things."""
        return Tile(self.say(key), str(number), "")

    def amount(self, benefits: Iterable[Any]) -> Tile:
        """What enterprises gained, in yuan, where the amount is stated."""
        total = sum(each.amount or 0 for each in benefits)
        return Tile(self.say("oversight.amount"), f"{total:,}", "")

    def offices(self, offices: Iterable[str]) -> str:
        """Offices in a row."""
        return self.wording.join([self.wording.offices[each] for each in offices])

    def heading(self, *names: str) -> str:
        """What the schema calls a field, as the head of something."""
        return self.capital(self.wording.field(*names))

    def capital(self, field: Field) -> str:
        """What a field is called, as it begins a line."""
        return capital(self.wording.read(field.title))

    def sheet(
        self, kind: str, name: str, fields: tuple[str, ...], lines: Sequence[tuple[Cell, ...]]
    ) -> Sheet:
        """A table of a list's elements, headed as the schema says."""
        heads = tuple(self.heading(kind, name, field) for field in fields)
        return Sheet(name, self.heading(kind, name), "", heads, tuple(lines))

    def cases_of(self, kind: str, numbers: tuple[CaseId, ...]) -> Sheet:
        """The issues and themes that a record is about."""
        lines = [(self.case(number),) for number in numbers if number != WITHHELD]
        if unnamed := self.cases.unnamed(numbers.count(WITHHELD)):
            lines.append((cell(unnamed),))
        return Sheet("cases", self.heading(kind, "cases"), "", (), tuple(lines))

    def period(self, kind: str, since: date, until: date) -> tuple[Fact, ...]:
        """From when until when."""
        days = (("since", since), ("until", until))
        return tuple(Fact(self.heading(kind, name), day.isoformat()) for name, day in days)

    def case(self, number: CaseId | None) -> Cell:
        """An issue or a theme, if there is one."""
        return linked(self.cases.link(number)) if number else linked()

    def record(self, section: str, number: str) -> Link:
        """Another record by its title; by its number alone where it is not there on the day."""
        there = number in self.told[section]
        return Link(self.title(section, number), address.page(section, number) if there else "")

    def title(self, section: str, number: str) -> str:
        """What a record is called: by its title, or else by its number."""
        return getattr(self.told[section].get(number), "title", "") or number

    def unit(self, department: DepartmentId) -> Link:
        """A department."""
        return self.names.department(department)

    def units(self, departments: tuple[DepartmentId, ...]) -> Cell:
        """Departments in a row."""
        return linked(*(self.unit(each) for each in departments))


def capital(name: str) -> str:
    """A name as it begins a line: in English with a capital."""
    return name[:1].upper() + name[1:]
