"""The laws of a ledger in memory: its tables, and its cases by number."""

from __future__ import annotations

from datetime import date

from tests.support import HEARD, THEME, issue, tables, theme

from tingjian.core.ledger import Ledger


def test_case() -> None:
    """A case is an issue or a theme, found by its number."""
    ledger = Ledger(tables(), {}, {HEARD: issue()}, {THEME: theme()})
    assert issue() == ledger.case(HEARD)
    assert theme() == ledger.case(THEME)
    assert ledger.case("ZS-20260302-0J6G5") is None


def test_tables() -> None:
    """The tables give the working days of their calendars, the classes by id, the setting."""
    found = tables()
    assert {"simple", "complex"} == set(found.classes)
    assert date(2026, 3, 13) == found.workdays.after(date(2026, 3, 4), 7).end
    assert found.setting is found.setting
    assert found.people == found.setting.people
