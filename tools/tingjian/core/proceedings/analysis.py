"""The two-monthly analysis (企情分析)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, once, order
from tingjian.core.record import Numbered, Record, ThemeId


class Choice(Record, frozen=True):
    """A theme that an analysis chose, and why."""

    theme: ThemeId
    why: str


class PublicAnalysis(Record, frozen=True):
    """An analysis, without the office's own note."""

    id: str
    title: str
    on: date
    since: date
    until: date
    text: str | None = None
    themes: tuple[Choice, ...] = ()
    demonstration: bool = False


class Analysis(Numbered, Proceeding, frozen=True):
    """The two-monthly analysis."""

    shown = PublicAnalysis

    title: str
    on: date
    since: date
    until: date
    text: str | None = None
    themes: tuple[Choice, ...] = ()
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """It is made after the period that it is of, and chooses a theme once."""
        yield from order(self.since, (("until",), self.until), (("on",), self.on))
        yield from once("themes", "theme", self.themes)
