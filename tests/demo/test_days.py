"""The laws of a synthetic ledger's days: worked, numbered in order, busier at some times."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tingjian.core.workdays import Workdays
from tingjian.demo.days import Days

AS_OF = date(2026, 6, 30)
WORKDAYS = Workdays(())
DAYS = Days(WORKDAYS, AS_OF)


def test_worked() -> None:
    """Every day is worked, and one number on is one working day later."""
    for first, second in pairwise(DAYS.days):
        assert second == WORKDAYS.after(first, 1).end


@pytest.mark.parametrize("as_of", [AS_OF, date(2024, 2, 29), date(2026, 1, 1), date(2025, 3, 31)])
def test_two_years(as_of: date) -> None:
    """The ledger's time is the two years that end on its day, weekends at either end left out."""
    days = Days(WORKDAYS, as_of)
    assert timedelta(0) <= as_of - days[days.last] <= timedelta(2)
    assert timedelta(728) <= as_of - days[0] + timedelta(1) <= timedelta(732)


def test_arrival() -> None:
    """Issues arrive from the first day to the last, in order, fewer in February than in March."""
    arrivals = [DAYS.arrival(share / 10_000) for share in range(10_000)]
    assert arrivals == sorted(arrivals)
    assert (0, DAYS.last) == (arrivals[0], arrivals[-1])
    months = [DAYS[arrival].month for arrival in arrivals]
    assert months.count(2) < months.count(3)


def test_progress() -> None:
    """Time goes from 0 to 1 and stays there."""
    assert [0, 1, 1] == [DAYS.progress(n) for n in (0, DAYS.last, DAYS.last + 50)]
