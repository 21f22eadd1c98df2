"""A whole ledger in memory: every record of one snapshot, by kind and id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tingjian.core.conditions import Setting
from tingjian.core.record import (
    Case,
    Department,
    Enterprise,
    Expert,
    Issue,
    Observer,
    Person,
    Region,
    Sector,
    Settings,
    Team,
    Theme,
    TimeLimit,
)
from tingjian.core.workdays import Calendar, Workdays


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

    @cached_property
    def classes(self) -> Mapping[str, TimeLimit]:
        """The classes of time limit by id."""
        return {limit.id: limit for limit in self.settings.classes}

    @cached_property
    def setting(self) -> Setting:
        """What histories are judged by."""
        return Setting(self.settings, self.workdays, self.people)


class Ledger:
    """One snapshot: the tables, and the records with a file each. Restricted: see ``publish``."""

    def __init__(
        self,
        tables: Tables,
        enterprises: Mapping[str, Enterprise],
        issues: Mapping[str, Issue],
        themes: Mapping[str, Theme],
    ) -> None:
        self.tables = tables
        self.enterprises = enterprises
        self.issues = issues
        self.themes = themes

    def case(self, number: str) -> Case | None:
        """The issue or theme of this number."""
        return self.issues.get(number) or self.themes.get(number)
