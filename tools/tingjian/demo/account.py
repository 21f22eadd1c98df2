"""The life of one record that is no case: what its file says from which day on, by whose hand."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from tingjian.core.record import Record
from tingjian.demo.days import Days


class Stage(NamedTuple):
    """A record as an account of the office left it on a day."""

    on: date
    officer: str
    record: Any


class Account:
    """A record of a kind, from the day on which it was registered."""

    def __init__(self, kind: str, days: Days, day: int, officer: str, record: Record) -> None:
        self.kind = kind
        self.id: str = record.id  # type: ignore[attr-defined]
        self.stages = [Stage(days[day], officer, record)]
        self._days = days

    @property
    def record(self) -> Any:
        """The record as it stands."""
        return self.stages[-1].record

    def become(self, day: int, officer: str = "", **fields: Any) -> None:
        """Change fields on a day, not before any that was told; unless the ledger ends before it.

        What is changed twice on a day is one stage.
        """
        if day > self._days.last:
            return
        last = self.stages[-1]
        stage = Stage(self._days[day], officer or last.officer, replace(last.record, **fields))
        if stage[:2] == last[:2]:
            self.stages[-1] = stage
        elif stage.record != last.record:
            self.stages.append(stage)
