"""Working days: which days are worked, and what day a limit of working days ends on.

A calendar says how one year departs from Monday to Friday. Years without a calendar are reckoned by
weekends alone, and every answer that used such a year says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import Literal

import msgspec

from tingjian.core.finding import FieldPath

_SATURDAY = 5
_DECEMBER = 12


class Holiday(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """Days off in a row, both ends included, the weekends inside too."""

    name: str
    first: date
    last: date


class Calendar(msgspec.Struct, frozen=True):
    """One year's arrangement: its holidays, and the weekend days that are worked instead.

    An arrangement may reach back into the December before, as that of 2019 did.
    """

    year: int
    holidays: tuple[Holiday, ...]
    workdays: tuple[date, ...]
    source: str = ""


class CalendarFault(msgspec.Struct, frozen=True):
    """What is wrong with a calendar, in which field, at which day.

    ``reversed``: a holiday ends before it begins; ``elsewhere``: a day of another year;
    ``repeated``: a day named twice; ``weekday``: a make-up day that is worked in any case.
    """

    field: FieldPath
    kind: Literal["reversed", "elsewhere", "repeated", "weekday"]
    day: date


class Skipped(msgspec.Struct, frozen=True):
    """A holiday, and how many days from Monday to Friday it took out of a reckoning."""

    holiday: Holiday
    days: int


class Reckoning(msgspec.Struct, frozen=True):
    """How many working days lie after ``start``, up to and including ``end``, and why so many.

    ``days`` is the number of days from Monday to Friday, less the days of every ``skipped``
    holiday, plus the weekend days that were ``worked``. ``missing`` names the years that it
    touches and that have no calendar.
    """

    start: date
    days: int
    end: date
    skipped: tuple[Skipped, ...] = ()
    worked: tuple[date, ...] = ()
    missing: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether a calendar that is still to come may change this."""
        return bool(self.missing)


class Workdays:
    """Working days of all time, by the calendars given; built once, then asked often.

    Every answer takes time in the logarithm of the calendars' days, however far apart the days
    asked for. ValueError: a calendar with faults, or two of one year.
    """

    def __init__(self, calendars: Iterable[Calendar]) -> None:
        ordered = sorted(calendars, key=lambda calendar: calendar.year)
        self._years = frozenset(calendar.year for calendar in ordered)
        if len(self._years) < len(ordered):
            raise ValueError("two calendars of one year")
        departures: dict[int, Holiday | None] = {}
        for calendar in ordered:
            if faults := calendar_faults(calendar):
                raise ValueError(f"the calendar of {calendar.year} has faults: {faults}")
            # In order of years: where two speak of one December, the later arrangement holds.
            _depart(departures, calendar)
        # A departure is a day that is unlike its weekday: a holiday, or None for a make-up day.
        self._departures = dict(sorted(departures.items()))
        self._ordinals = tuple(self._departures)
        changes = (1 if holiday is None else -1 for holiday in self._departures.values())
        self._balances = tuple(accumulate(changes, initial=0))
        self._counts = tuple(map(self._count, self._ordinals))

    def covers(self, day: date) -> bool:
        """Whether the day's year has a calendar."""
        return day.year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked; by its weekday alone where no calendar covers it."""
        ordinal = day.toordinal()
        if ordinal in self._departures:
            return self._departures[ordinal] is None
        return day.weekday() < _SATURDAY

    def between(self, first: date, last: date) -> int:
        """Working days after ``first``, up to and including ``last``; 0 if that is not later."""
        return max(0, self._count(last.toordinal()) - self._count(first.toordinal()))

    def after(self, day: date, days: int) -> Reckoning:
        """Reckon the day that is ``days`` working days after ``day``, which itself does not count.

        No days end where they start. ValueError: fewer than 0 days, or an end past the year 9999.
        """
        if days < 0:
            raise ValueError(f"working days are counted forward, not {days}")
        if days == 0:
            return Reckoning(day, 0, day)
        end = self._find(self._count(day.toordinal()) + days)
        if end > date.max.toordinal():
            raise ValueError(f"{days} working days after {day} is past the year {date.max.year}")
        return self.reckon(day, date.fromordinal(end))

    def reckon(self, first: date, last: date) -> Reckoning:
        """Count as ``between`` does, with what lay between; ``end`` is ``last`` as given."""
        if last <= first:
            return Reckoning(first, 0, last)
        start, end = first.toordinal(), last.toordinal()
        since, until = bisect_right(self._ordinals, start), bisect_right(self._ordinals, end)
        inside = [(ordinal, self._departures[ordinal]) for ordinal in self._ordinals[since:until]]
        holidays = Counter(holiday for _, holiday in inside if holiday is not None)
        years = range(date.fromordinal(start + 1).year, last.year + 1)
        return Reckoning(
            start=first,
            days=self._count(end) - self._count(start),
            end=last,
            skipped=tuple(Skipped(holiday, days) for holiday, days in holidays.items()),
            worked=tuple(date.fromordinal(ordinal) for ordinal, holiday in inside if not holiday),
            missing=tuple(year for year in years if year not in self._years),
        )

    def _count(self, ordinal: int) -> int:
        """Working days from the year 1 up to and including a day."""
        return _weekdays(ordinal) + self._balances[bisect_right(self._ordinals, ordinal)]

    def _find(self, count: int) -> int:
        """The first day by which ``count`` days, at least one, have been worked."""
        following = bisect_left(self._counts, count)
        found = _weekday(count - self._balances[following])
        # Before the next departure only weekdays matter. It comes first if it is the make-up day
        # that completes the count.
        return min([found, *self._ordinals[following : following + 1]])


def calendar_faults(calendar: Calendar) -> tuple[CalendarFault, ...]:
    """Say everything that is wrong with a calendar's days, in the order of its fields."""
    return tuple(_faults(calendar))


def _faults(calendar: Calendar) -> Iterator[CalendarFault]:
    named: set[int] = set()
    for index, holiday in enumerate(calendar.holidays):
        path = ("holidays", index)
        ends = (("from", holiday.first), ("to", holiday.last))
        strangers = [(end, day) for end, day in ends if not _belongs(calendar.year, day)]
        if strangers:
            # Its days are not walked: there may be millions.
            yield from (CalendarFault((*path, end), "elsewhere", day) for end, day in strangers)
        elif holiday.last < holiday.first:
            yield CalendarFault((*path, "to"), "reversed", holiday.last)
        else:
            days = set(_days(holiday))
            if again := days & named:
                yield CalendarFault(path, "repeated", date.fromordinal(min(again)))
            named |= days
    for index, day in enumerate(calendar.workdays):
        if not _belongs(calendar.year, day):
            yield CalendarFault(("workdays", index), "elsewhere", day)
        elif day.weekday() < _SATURDAY:
            yield CalendarFault(("workdays", index), "weekday", day)
        elif day.toordinal() in named:
            yield CalendarFault(("workdays", index), "repeated", day)
        named.add(day.toordinal())


def _belongs(year: int, day: date) -> bool:
    return (year - 1, _DECEMBER) <= (day.year, day.month) <= (year, _DECEMBER)


def _depart(departures: dict[int, Holiday | None], calendar: Calendar) -> None:
    for holiday in calendar.holidays:
        for ordinal in _days(holiday):
            if _is_weekday(ordinal):
                departures[ordinal] = holiday
            else:
                departures.pop(ordinal, None)
    for day in calendar.workdays:
        departures[day.toordinal()] = None


def _days(holiday: Holiday) -> range:
    return range(holiday.first.toordinal(), holiday.last.toordinal() + 1)


# Day 1, the first of the year 1, is a Monday: seven days make a week, five of them weekdays.


def _is_weekday(ordinal: int) -> bool:
    return (ordinal - 1) % 7 < _SATURDAY


def _weekdays(ordinal: int) -> int:
    """Days from Monday to Friday since the year 1, up to and including a day."""
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _weekday(count: int) -> int:
    """The day that is the ``count``-th from Monday to Friday since the year 1."""
    weeks, rest = divmod(count - 1, 5)
    return 7 * weeks + rest + 1
