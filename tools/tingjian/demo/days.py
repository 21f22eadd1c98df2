"""The working days of a synthetic ledger, numbered, and how busy each of them is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from itertools import accumulate

from tingjian.core.workdays import Workdays

MONTHS = 24
AHEAD = 400  # days past the last: due days, reviews
# Intake by month: the Spring Festival is quiet, the months after it and before the year's end not.
SEASON = (0.9, 0.5, 1.3, 1.1, 1.0, 1.0, 0.8, 0.8, 1.2, 0.9, 1.3, 1.1)


class Days:
    """Working days by their number, from the first day of the ledger on.

    ``last`` is the number of the last working day by which something may have happened.
    """

    def __init__(self, workdays: Workdays, as_of: date) -> None:
        first = _months_before(as_of, MONTHS) + timedelta(1)
        span = range((as_of - first).days + AHEAD)
        ahead = (first + timedelta(number) for number in span)
        self.days = [day for day in ahead if workdays.is_workday(day)]
        self.last = bisect_right(self.days, as_of) - 1
        busy = (
            SEASON[day.month - 1] * (1 + number / self.last)
            for number, day in enumerate(self.days[: self.last + 1])
        )
        self._intake = list(accumulate(busy))

    def __getitem__(self, number: int) -> date:
        return self.days[number]

    def from_day(self, day: date) -> int:
        """The number of a day, or of the first working day after it."""
        return bisect_left(self.days, day)

    def arrival(self, share: float) -> int:
        """The number of the day by which this share of all issues has been raised."""
        return bisect_left(self._intake, share * self._intake[-1])

    def progress(self, number: int) -> float:
        """How far the ledger's time has gone on a day: 0 at first, 1 on the last day."""
        return min(1.0, number / self.last)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    # The month's last day where it has fewer: one day before the first of the next.
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), following - timedelta(1))
