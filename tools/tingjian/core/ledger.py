"""A whole ledger in memory: every record of one snapshot, by kind and id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

import msgspec

from tingjian.core.conditions import Setting
from tingjian.core.record import (
    Case,
    Department,
    Enterprise,
    Expert,
    Issue,
    Observer,
    Person,
    Record,
    Region,
    Sector,
    Settings,
    Team,
    Theme,
    TimeLimit,
)
from tingjian.core.workdays import Calendar, Workdays

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Tables:
    """The small tables that every record is read against; all of them are always in memory."""

    def __init__(
        self,
        settings: Settings,
        calendars: tuple[Calendar, ...],
        departments: Mapping[str, Department],
        sectors: Mapping[str, Sector],
        regions: Mapping[str, Region],
        people: Mapping[str, Person],
        observers: Mapping[str, Observer],
        experts: Mapping[str, Expert],
        teams: Mapping[str, Team],
    ) -> None:
        self.settings = settings
        self.calendars = calendars
        self.departments = departments
        self.sectors = sectors
        self.regions = regions
        self.people = people
        self.observers = observers
        self.experts = experts
        self.teams = teams

    @cached_property
    def workdays(self) -> Workdays:
        """Working days by the ledger's own calendars."""
        return Workdays(self.calendars)

    def people_on(self, day: date) -> dict[str, Person]:
        """The accounts with the posts that they held on a day; without those that held none."""
        held = {login: person.held(day) for login, person in self.people.items()}
        return {login: person for login, person in held.items() if person}

    @cached_property
    def classes(self) -> Mapping[str, TimeLimit]:
        """The classes of time limit by id."""
        return {limit.id: limit for limit in self.settings.classes}

    @cached_property
    def listed(self) -> Mapping[str, Mapping[str, Record]]:
        """The records of every kind that is read as a table, by id."""
        return {
            "class": self.classes,
            "department": self.departments,
            "sector": self.sectors,
            "region": self.regions,
            "person": self.people,
            "observer": self.observers,
            "expert": self.experts,
            "team": self.teams,
        }

    @cached_property
    def setting(self) -> Setting:
        """What histories are judged by."""
        return Setting(self.settings, self.workdays, self.people)


@dataclass(frozen=True, eq=False)
class Ledger:
    """One snapshot: the tables, and the records with a file each. Restricted: see ``publish``.

    ``proceedings`` holds the mechanism's own records, by their type and id.
    """

    tables: Tables
    enterprises: Mapping[str, Enterprise]
    issues: Mapping[str, Issue]
    themes: Mapping[str, Theme]
    proceedings: Mapping[type[msgspec.Struct], Mapping[str, Record]] = field(default_factory=dict)
    blobs: Mapping[str, str] = field(default_factory=dict)  # the cases' files, as Git names them

    def of(self, type_: type[AnyRecord]) -> Mapping[str, AnyRecord]:
        """The records of a type, by id."""
        cases = {Enterprise: self.enterprises, Issue: self.issues, Theme: self.themes}
        found = cases.get(type_) or self.proceedings.get(type_, {})
        return cast("Mapping[str, AnyRecord]", found)

    def case(self, number: str) -> Case | None:
        """The issue or theme of this number."""
        return self.issues.get(number) or self.themes.get(number)
