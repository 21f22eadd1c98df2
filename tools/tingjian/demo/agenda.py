"""What is held by the calendar: sessions, campaigns, policies and analyses, before all issues."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import NamedTuple

from tingjian.core.cadences import month_end
from tingjian.core.duties import months_after
from tingjian.demo.days import Days
from tingjian.demo.draw import Draw
from tingjian.demo.numbering import MEETINGS, SUPERVISION, beside
from tingjian.words.demo_topics import TOPICS, Topic

SERVICE_DAY = "service_day"
VISITED = {"visit": "observer", "point": "liaison"}
PLANNED = ("face_to_face", "heart_to_heart")  # on topics of the year's plan
CONSULTATIONS = (*PLANNED, "joint_meeting")
CONSULTATIONS_PER = 5_000  # issues, for each that is held in a month beside the first
MOST = 6  # of one kind in a month
POLICIES_PER = 3_000  # issues
SOON = 12  # working days within which what a session brought is registered
COLLECTING = 25  # working days for which a campaign, or a draft, is open
SETTLED = 10  # working days after which a campaign brings no more issues


class Meeting(NamedTuple):
    """Something that begins on a day (by its number in ``Days``), with its place among its kind."""

    kind: str
    start: int
    id: str
    place: int
    topic: Topic = TOPICS[0]


class Period(NamedTuple):
    """Two months that are analysed: the first and last day, and the analysis of them."""

    since: date
    until: date
    analysis: Meeting


class Agenda:
    """All that will be held, each kind in the order of days."""

    def __init__(self, seed: int, issues: int, days: Days) -> None:
        self.days = days
        self._seed = seed
        self._made = 0
        self.sessions: list[Meeting] = []
        self.campaigns: list[Meeting] = []
        self.policies: list[Meeting] = []
        self.periods: list[Period] = []
        more = min(MOST, issues // CONSULTATIONS_PER)
        drafts = 1 + min(MOST, issues // POLICIES_PER)
        for number, month in enumerate(_months(days)):
            draw = Draw(seed, "month", number)
            self._sessions(draw, number, month, 1 + more)
            if number % 2:
                self._hold(self.campaigns, "campaign", draw, month, 1, 5)
            if number % 3 == 1:
                for _ in range(drafts):
                    self._hold(self.policies, "policy", draw, month, 3, 14)
            if month.month % 2 == 0:
                self._analysis(draw, month)
        for held in (self.sessions, self.campaigns, self.policies):
            held.sort(key=lambda meeting: (meeting.start, meeting.place))
        days_held = [each for each in self.sessions if each.kind == SERVICE_DAY]
        others = [each for each in self.sessions if each.kind != SERVICE_DAY]
        # What brings issues through which channel, and for how many working days.
        self._heard = (
            (SERVICE_DAY, days_held, SOON),
            ("session", others, SOON),
            ("campaign", self.campaigns, COLLECTING + SETTLED),
        )

    def reference(self, channel: str, day: int, number: int) -> Meeting | None:
        """What an issue, by its number, came from that was heard through a channel by a day.

        A visit is one's own, all else may have brought many.
        """
        if channel in VISITED:
            return self.visit(VISITED[channel], max(0, day - number % 4), number, 0)
        for name, held, within in self._heard:
            latest = _latest(held, day) if name == channel else None
            if latest and day - latest.start <= within:
                return latest
        return None

    def visit(self, through: str, day: int, number: int, place: int) -> Meeting:
        """A visit about an issue (0), or near it (1)."""
        among = MEETINGS + SUPERVISION + 2 * number + place
        return Meeting(through, day, beside(self._seed, self.days[day], among), number)

    def _sessions(self, draw: Draw, number: int, month: date, consultations: int) -> None:
        # What was missed once shows that it can be: but not at first, when all are eager.
        if number < 3 or draw.chance(0.94):
            self._hold(self.sessions, SERVICE_DAY, draw, month, 8, 15)
        for turn in range(consultations):
            kind = CONSULTATIONS[(number + turn) % len(CONSULTATIONS)]
            self._hold(self.sessions, kind, draw, month, 15, 25)

    def _hold(
        self, held: list[Meeting], kind: str, draw: Draw, month: date, first: int, last: int
    ) -> None:
        """Hold something between two days of a month, unless that is after the ledger's last."""
        topic = draw.pick(TOPICS)
        start = self.days.from_day(month.replace(day=draw.between(first, last)))
        if 0 < start <= self.days.last:
            held.append(self._meeting(kind, start, len(held), topic))

    def _analysis(self, draw: Draw, month: date) -> None:
        """Analyse this month and the one before it, some days after they have ended."""
        until = month_end(month, 0)
        start = self.days.from_day(until + timedelta(1)) + draw.between(5, 8)
        since = max(months_after(month.replace(day=1), -1), self.days[0])
        if start <= self.days.last:
            meeting = self._meeting("analysis", start, len(self.periods))
            self.periods.append(Period(since, until, meeting))

    def _meeting(self, kind: str, start: int, place: int, topic: Topic = TOPICS[0]) -> Meeting:
        self._made += 1
        id_ = beside(self._seed, self.days[start], self._made)
        return Meeting(kind, start, id_, place, topic)


def _latest(held: list[Meeting], day: int) -> Meeting | None:
    """The last that began before a day."""
    before = bisect_left(held, day, key=lambda meeting: meeting.start)
    return held[before - 1] if before else None


def _months(days: Days) -> list[date]:
    """The first days of the months that the ledger sees."""
    months = [days[0].replace(day=1)]
    while (following := months_after(months[-1], 1)) <= days[days.last]:
        months.append(following)
    return months
