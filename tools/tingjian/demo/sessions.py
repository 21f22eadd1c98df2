"""Sessions of all four kinds, from the day they are held until their proposals are cases."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tingjian.core.proceedings.session import Claim, Leader, Planned, Proposal, Session
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.agenda import PLANNED, SERVICE_DAY, SOON, Meeting
from tingjian.demo.attendance import Attendance
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.made import Made
from tingjian.demo.past import Past
from tingjian.demo.plans import topic_ids
from tingjian.words import demo_sessions as words

MOST = 12  # cases that a session names
FORGOTTEN, LATE = 0.04, 0.12  # of proposal lists: never sent, and sent late
LINKED = SOON + 2  # working days after which all that a session brought is registered


class Sessions:
    """Hears what each session brought, and tells it once no more can come."""

    def __init__(self, cases: Cases, past: Past) -> None:
        self.cases = cases
        self.past = past
        self._brought: dict[str, list[Made]] = {}
        self._topics = topic_ids(cases.agenda, cases.days)
        self._left = list(reversed(cases.agenda.sessions))

    def hear(self, made: Made) -> None:
        """Keep what a session brought."""
        came = made.came_from
        if came and (came.kind == SERVICE_DAY or came.kind in words.SESSIONS):
            brought = self._brought.setdefault(came.id, [])
            if len(brought) < MOST:
                brought.append(made)

    def held(self, before: int) -> Iterator[Account]:
        """Every session, in order, that nothing can come from on this day or later."""
        while self._left and self._left[-1].start + LINKED < before:
            meeting = self._left.pop()
            yield self._account(meeting, self._brought.pop(meeting.id, []))

    def _account(self, meeting: Meeting, brought: list[Made]) -> Account:
        cases, draw = self.cases, Draw(self.cases.seed, meeting.kind, meeting.id)
        day, days = meeting.start, cases.days
        attendance = Attendance(draw, cases.enterprises, meeting)
        about = meeting.topic.titles[0]
        topic = self._topics.get((days[day].year, about))
        planned = Planned(days[day].year, topic) if topic and meeting.kind in PLANNED else None
        leaders = words.LEADERS[meeting.kind]
        session = Session(
            meeting.id,
            title=words.SESSIONS[meeting.kind].format(
                topic=about, year=days[day].year, month=days[day].month
            ),
            kind=meeting.kind,
            on=days[day],
            place=words.PLACES[meeting.kind],
            topic=planned,
            cases=self.past.about(meeting.topic, day, draw.between(0, 3)),
            leaders=(Leader(leaders[meeting.place % len(leaders)]),),
            participants=attendance.participants,
            turns=attendance.turns,
            claims=tuple(self._claims(draw, meeting)),
            demonstration=True,
        )
        account = Account("session", days, day, draw.pick(place.OFFICES), session)
        self._send(account, draw, meeting, brought)
        self._link(account, day + LINKED, brought)
        return account

    def _claims(self, draw: Draw, meeting: Meeting) -> Iterator[Claim]:
        topic = meeting.topic
        units = dict.fromkeys((topic.lead or place.government("east"), *topic.supports))
        for number, unit in enumerate(units, 1):
            if draw.chance(0.6):
                due = self.cases.days[meeting.start + draw.between(3, 20)]
                yield Claim(f"c{number}", unit, draw.pick(words.CLAIMS), due)

    def _send(self, account: Account, draw: Draw, meeting: Meeting, brought: list[Made]) -> None:
        """Send the list of proposals to Party committee and government: mostly, and in time."""
        days, fate = draw.between(1, 4), draw.share()
        if fate < FORGOTTEN:
            return
        sent = meeting.start + (days * 4 if fate < LATE else days)
        proposals = tuple(_proposals(draw, meeting, brought))
        minutes = words.MINUTES.format(
            topic=meeting.topic.titles[0],
            proposals=len(proposals),
            claims=len(account.record.claims),
        )
        if sent <= self.cases.days.last:
            account.become(
                sent,
                minutes=minutes,
                proposals=proposals,
                sent=self.cases.days[sent],
                sent_to=("party", "government") if fate < 0.9 else ("government",),
            )

    def _link(self, account: Account, day: int, brought: list[Made]) -> None:
        """Name what the session brought, once it is registered."""
        session: Session = account.record
        if not brought:
            return
        numbers = [made.case.id for made in brought]
        proposals = tuple(
            replace(each, case=numbers[place] if place < len(numbers) else None)
            for place, each in enumerate(session.proposals)
        )
        account.become(
            max(day, self.cases.days.from_day(account.stages[-1].on)),
            cases=tuple(dict.fromkeys((*session.cases, *numbers))),
            proposals=proposals,
            claims=tuple(replace(each, case=numbers[0]) for each in session.claims),
        )


def _proposals(draw: Draw, meeting: Meeting, brought: list[Made]) -> Iterator[Proposal]:
    """A proposal about each of the first matters that were brought, and one for all."""
    topic = meeting.topic
    units = tuple(dict.fromkeys((topic.lead or place.government("east"), *topic.supports)))
    number = 0
    for number, made in enumerate(brought[:4], 1):
        subject = made.subject
        request = subject.say(draw.pick(subject.topic.requests))
        unit = subject.topic.lead or place.government(subject.region)
        text = words.PROPOSAL.format(topic=subject.topic.titles[0], request=request)
        yield Proposal(f"p{number}", text, (unit,))
    request = draw.pick(topic.requests)
    text = words.PROPOSAL.format(topic=topic.titles[0], request=request)
    yield Proposal(f"p{number + 1}", text, units)
    yield Proposal(f"p{number + 2}", draw.pick(words.FURTHER), units)
