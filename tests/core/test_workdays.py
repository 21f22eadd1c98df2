"""The laws of working days, and that the ledger's calendars are the official ones."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import chinese_calendar
import holidays
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingjian.core.workdays import (
    Calendar,
    CalendarFault,
    Holiday,
    Reckoning,
    Skipped,
    Workdays,
    calendar_faults,
)

FOLDER = Path(__file__).parents[2] / "ledger" / "calendar"
ONE_DAY = timedelta(days=1)


CALENDARS = [
    msgspec.yaml.decode((FOLDER / f"{year}.yml").read_bytes(), type=Calendar)
    for year in (2024, 2025, 2026)
]
OFFICIAL = Workdays(CALENDARS)
TOMB_SWEEPING = Holiday("清明节", date(2026, 4, 4), date(2026, 4, 6))

near = st.dates(date(2023, 6, 1), date(2027, 6, 30))
anywhere = st.dates(date(1, 1, 1), date(9900, 12, 31))
counts = st.integers(1, 400)


@st.composite
def invented(draw: st.DrawFn) -> Calendar:
    """A calendar without faults: separate holidays, and make-up days on weekends outside them."""
    year = draw(st.sampled_from([1, 2, 1900, 2027, 2028, 9999]))
    month = st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 12))
    found: list[Holiday] = []
    for number, day, length in draw(st.lists(month, max_size=8)):
        first = date(year, number, day)
        last = min(first, date(year, 12, 31) - length * ONE_DAY) + length * ONE_DAY
        if all(last < other.first or other.last < first for other in found):
            found.append(Holiday(f"假{len(found)}", first, last))
    days = st.dates(date(year, 1, 1), date(year, 12, 31)).filter(lambda day: day.weekday() > 4)
    worked = draw(st.lists(days, unique=True, max_size=8))
    free = [day for day in worked if not any(other.first <= day <= other.last for other in found)]
    return Calendar(year, tuple(found), tuple(free))


def naive_count(workdays: Workdays, first: date, last: date) -> int:
    days = range(first.toordinal() + 1, last.toordinal() + 1)
    return sum(workdays.is_workday(date.fromordinal(day)) for day in days)


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda calendar: str(calendar.year))
class TestLedger:
    def test_faultless(self, calendar: Calendar) -> None:
        """A calendar of the ledger has no faults, names its notice, and lists days in order."""
        assert () == calendar_faults(calendar)
        assert f"关于{calendar.year}年部分节假日安排的通知" in calendar.source
        firsts = [holiday.first for holiday in calendar.holidays]
        assert sorted(firsts) == firsts
        assert sorted(calendar.workdays) == list(calendar.workdays)

    def test_chinesecalendar(self, calendar: Calendar) -> None:
        """Every day of the year is worked exactly if chinesecalendar says that it is."""
        for day in year_of(calendar):
            assert chinese_calendar.is_workday(day) == OFFICIAL.is_workday(day), day

    def test_holidays(self, calendar: Calendar) -> None:
        """Every day of the year is worked exactly if holidays says that China works."""
        china = holidays.country_holidays("CN", years=calendar.year)
        for day in year_of(calendar):
            assert china.is_working_day(day) == OFFICIAL.is_workday(day), day

    def test_ranges(self, calendar: Calendar) -> None:
        """Every day off that chinesecalendar names lies in a holiday, and no other day does."""
        off = {day for day in year_of(calendar) if chinese_calendar.get_holiday_detail(day)[1]}
        weekends = {day for day in off if day.weekday() > 4}
        mine = {
            holiday.first + count * ONE_DAY
            for holiday in calendar.holidays
            for count in range((holiday.last - holiday.first).days + 1)
        }
        assert off - weekends <= mine <= off
        named = {day for day, name in chinese_calendar.holidays.items() if day in off and name}
        assert named == mine


def year_of(calendar: Calendar) -> list[date]:
    days = range(date(calendar.year, 1, 1).toordinal(), date(calendar.year, 12, 31).toordinal() + 1)
    return [date.fromordinal(day) for day in days]


class TestAfter:
    def test_next_day(self) -> None:
        """The day itself does not count: one working day after a Tuesday is the Wednesday."""
        assert date(2026, 3, 4) == OFFICIAL.after(date(2026, 3, 3), 1).end

    def test_facts(self) -> None:
        """A reckoning names the holidays that took weekdays, and the weekend days worked."""
        assert Reckoning(
            start=date(2026, 2, 12),
            days=15,
            end=date(2026, 3, 11),
            skipped=(Skipped(Holiday("春节", date(2026, 2, 15), date(2026, 2, 23)), 6),),
            worked=(date(2026, 2, 14), date(2026, 2, 28)),
        ) == OFFICIAL.after(date(2026, 2, 12), 15)

    def test_inside_a_holiday(self) -> None:
        """Of a holiday that has begun, only the weekdays still to come are skipped."""
        reckoning = OFFICIAL.after(date(2026, 5, 4), 1)
        assert date(2026, 5, 6) == reckoning.end
        assert [1] == [skipped.days for skipped in reckoning.skipped]

    def test_nothing(self) -> None:
        """No working days end where they start, and nothing was reckoned that could change."""
        day = date(2030, 1, 1)
        assert Reckoning(day, 0, day) == OFFICIAL.after(day, 0)

    def test_missing(self) -> None:
        """A reckoning into a year without a calendar is provisional, and names the year."""
        assert not OFFICIAL.after(date(2026, 12, 30), 1).provisional
        reckoning = OFFICIAL.after(date(2026, 12, 30), 2)
        assert date(2027, 1, 1) == reckoning.end
        assert (2027,) == reckoning.missing
        assert reckoning.provisional
        assert (2022, 2023) == OFFICIAL.after(date(2022, 12, 1), 100).missing[:2]

    def test_weekends_alone(self) -> None:
        """Without any calendar, ten working days are two weeks."""
        assert date(2026, 10, 15) == Workdays([]).after(date(2026, 10, 1), 10).end

    def test_end_of_time(self) -> None:
        """An end past the year 9999 is a ValueError that says so; one before it is found."""
        assert date.max == Workdays([]).after(date(9999, 12, 30), 1).end
        with pytest.raises(ValueError, match="past the year 9999"):
            Workdays([]).after(date.max, 1)
        with pytest.raises(ValueError, match="past the year 9999"):
            OFFICIAL.after(date(2026, 1, 1), 10**12)

    def test_backward(self) -> None:
        """Working days are not counted backward."""
        with pytest.raises(ValueError, match="forward"):
            OFFICIAL.after(date(2026, 1, 1), -1)

    @given(near, counts, counts)
    def test_monotone(self, day: date, fewer: int, more: int) -> None:
        """More working days end later, and a later start ends no earlier."""
        earlier = OFFICIAL.after(day, fewer).end
        assert OFFICIAL.after(day, fewer + more).end > earlier
        assert OFFICIAL.after(day + ONE_DAY, fewer).end >= earlier

    @given(anywhere | near, st.integers(1, 10_000))
    def test_inverse(self, day: date, days: int) -> None:
        """A limit ends on a day that is a working day by the same calendars, ``days`` after."""
        reckoning = OFFICIAL.after(day, days)
        assert days == OFFICIAL.between(day, reckoning.end) == reckoning.days
        if OFFICIAL.covers(reckoning.end):
            assert OFFICIAL.is_workday(reckoning.end)
        assert days - 1 == OFFICIAL.between(day, reckoning.end - ONE_DAY)

    @given(st.data(), invented(), st.integers(1, 300))
    def test_any_calendar(self, data: st.DataObject, calendar: Calendar, days: int) -> None:
        """Whatever the calendar, a limit ends on the first day by which so many were worked."""
        workdays = Workdays([calendar])
        year = calendar.year
        day = data.draw(st.dates(date(year, 1, 1), date(year, 6, 30)))
        try:
            reckoning = workdays.after(day, days)
        except ValueError:
            assert naive_count(workdays, day, date.max) < days
        else:
            assert workdays.is_workday(reckoning.end)
            assert days == naive_count(workdays, day, reckoning.end) == reckoning.days


class TestBetween:
    def test_backward(self) -> None:
        """Nothing lies between a day and itself, or a day before it."""
        day = date(2026, 3, 4)
        assert 0 == OFFICIAL.between(day, day) == OFFICIAL.between(day, day - 30 * ONE_DAY)
        assert Reckoning(day, 0, day - ONE_DAY) == OFFICIAL.reckon(day, day - ONE_DAY)

    def test_holiday(self) -> None:
        """The days of a holiday are not counted, and the reckoning tells which they were."""
        reckoning = OFFICIAL.reckon(date(2026, 4, 1), date(2026, 4, 8))
        assert 4 == reckoning.days
        assert (Skipped(TOMB_SWEEPING, 1),) == reckoning.skipped

    @given(near, st.integers(0, 700))
    def test_naive(self, first: date, length: int) -> None:
        """Counting at once agrees with counting day by day."""
        last = first + length * ONE_DAY
        assert naive_count(OFFICIAL, first, last) == OFFICIAL.between(first, last)

    @given(near, near)
    def test_explained(self, first: date, last: date) -> None:
        """Weekdays, less those skipped, plus the weekend days worked, are the days reckoned."""
        reckoning = OFFICIAL.reckon(first, last)
        weekdays = Workdays([]).between(first, last)
        taken = sum(skipped.days for skipped in reckoning.skipped)
        assert reckoning.days == weekdays - taken + len(reckoning.worked)
        assert reckoning.days == OFFICIAL.between(first, last)

    @given(near, near)
    def test_provisional(self, first: date, last: date) -> None:
        """A reckoning is provisional exactly if one of its days has no calendar."""
        days = map(date.fromordinal, range(first.toordinal() + 1, last.toordinal() + 1))
        uncovered = {day.year for day in days if not OFFICIAL.covers(day)}
        reckoning = OFFICIAL.reckon(first, last)
        assert uncovered == set(reckoning.missing)
        assert bool(uncovered) == reckoning.provisional

    def test_all_time(self) -> None:
        """From the first day to the last there are five working days a week, and 9,999 years."""
        reckoning = Workdays([]).reckon(date.min, date.max)
        assert 9_999 == len(reckoning.missing)
        assert date.max.toordinal() // 7 * 5 + 5 - 1 == reckoning.days


class TestCalendars:
    def test_plain(self) -> None:
        """A calendar is read from plain text values, under the names that its file uses."""
        holiday = {"name": "清明节", "from": "2026-04-04", "to": "2026-04-06"}
        values = {"year": 2026, "holidays": [holiday], "workdays": ["2026-02-14"]}
        calendar = Calendar(2026, (TOMB_SWEEPING,), (date(2026, 2, 14),))
        assert calendar == msgspec.convert(values, Calendar)

    def test_covers(self) -> None:
        """A day is covered exactly if its year has a calendar."""
        covered = [OFFICIAL.covers(date(year, 6, 1)) for year in range(2023, 2028)]
        assert [False, True, True, True, False] == covered

    def test_same_year(self) -> None:
        """A year has one calendar."""
        with pytest.raises(ValueError, match="two calendars"):
            Workdays([Calendar(2026, (), ()), Calendar(2026, (), ())])

    def test_reaching_back(self) -> None:
        """An arrangement may reach into December, and holds there against the earlier one."""
        workdays = Workdays(
            [
                Calendar(2019, (Holiday("元旦", date(2018, 12, 30), date(2019, 1, 1)),), ()),
                Calendar(2018, (), (date(2018, 12, 29), date(2018, 12, 30))),
            ]
        )
        days = [workdays.is_workday(date(2018, 12, day)) for day in (28, 29, 30, 31)]
        assert [True, True, False, False] == days

    @pytest.mark.parametrize(
        ("calendar", "fault"),
        [
            (
                Calendar(2026, (Holiday("春节", date(2026, 2, 2), date(2026, 2, 1)),), ()),
                CalendarFault(("holidays", 0, "to"), "reversed", date(2026, 2, 1)),
            ),
            (
                Calendar(2026, (Holiday("春节", date(1, 1, 1), date(2026, 2, 1)),), ()),
                CalendarFault(("holidays", 0, "from"), "elsewhere", date(1, 1, 1)),
            ),
            (
                Calendar(2026, (Holiday("春节", date(2026, 2, 1), date(9999, 12, 31)),), ()),
                CalendarFault(("holidays", 0, "to"), "elsewhere", date(9999, 12, 31)),
            ),
            (
                Calendar(2026, (TOMB_SWEEPING, TOMB_SWEEPING), ()),
                CalendarFault(("holidays", 1), "repeated", date(2026, 4, 4)),
            ),
            (
                Calendar(2026, (TOMB_SWEEPING,), (date(2026, 4, 4),)),
                CalendarFault(("workdays", 0), "repeated", date(2026, 4, 4)),
            ),
            (
                Calendar(2026, (), (date(2026, 2, 14), date(2026, 2, 14))),
                CalendarFault(("workdays", 1), "repeated", date(2026, 2, 14)),
            ),
            (
                Calendar(2026, (), (date(2026, 2, 13),)),
                CalendarFault(("workdays", 0), "weekday", date(2026, 2, 13)),
            ),
            (
                Calendar(2026, (), (date(2025, 11, 29),)),
                CalendarFault(("workdays", 0), "elsewhere", date(2025, 11, 29)),
            ),
        ],
    )
    def test_faults(self, calendar: Calendar, fault: CalendarFault) -> None:
        """A day that cannot be right is told with its field, and nothing is reckoned with it."""
        assert (fault,) == calendar_faults(calendar)
        with pytest.raises(ValueError, match="has faults"):
            Workdays([calendar])

    @given(invented())
    def test_invented(self, calendar: Calendar) -> None:
        """Separate holidays with make-up days on other weekends have no faults."""
        assert () == calendar_faults(calendar)


def test_speed() -> None:
    """A hundred thousand limits are reckoned within seconds."""
    day = date(2024, 1, 1)
    begun = process_time()
    for number in range(100_000):
        OFFICIAL.after(day + number % 1_000 * ONE_DAY, number % 31)
    assert process_time() - begun < 10
