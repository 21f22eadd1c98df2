"""A consultation that was held (协商活动)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Find, Proceeding, once, order
from tingjian.core.proceedings.plan import Plan
from tingjian.core.record import (
    CaseId,
    DepartmentId,
    EnterpriseId,
    Numbered,
    Record,
    Since,
)

INTERACTIVE = ("question", "answer", "debate")  # said in answer to somebody, and not read out
SPEAKERS = 2  # entrepreneurs who speak at every 心贴心


class Planned(Record, frozen=True):
    """Which topic of which year's plan."""

    year: int
    topic: str


class PublicLeader(Record, frozen=True):
    """A leader by position, without a name."""

    position: str


class Leader(Record, frozen=True):
    """A leader who attended; only the position is public."""

    position: str
    name: str | None = None


class PublicParticipant(Record, frozen=True):
    """A participant by role and department: neither name nor enterprise."""

    id: str
    role: str
    department: DepartmentId | None = None


class Participant(Record, frozen=True):
    """Who took part; only role and department are public."""

    id: str
    role: str
    department: DepartmentId | None = None
    enterprise: EnterpriseId | None = None
    name: str | None = None


class Turn(Record, frozen=True):
    """What a participant said: a statement, a question, an answer, a word in the debate."""

    speaker: str
    kind: str
    text: str


class Proposal(Record, frozen=True):
    """One line of a session's proposal list (协商建议清单)."""

    id: str
    text: str
    departments: tuple[DepartmentId, ...] = ()
    case: CaseId | None = None


class Claim(Record, frozen=True):
    """What a unit took upon itself on the spot (当场领办)."""

    id: str
    taken_by: DepartmentId
    text: str
    due: date | None = None
    case: CaseId | None = None


class PublicSession(Record, frozen=True):
    """A session without names and enterprises."""

    id: str
    title: str
    kind: str
    on: date
    place: str | None = None
    topic: Planned | None = None
    cases: tuple[CaseId, ...] = ()
    leaders: tuple[PublicLeader, ...] = ()
    participants: tuple[PublicParticipant, ...] = ()
    turns: tuple[Turn, ...] = ()
    minutes: str | None = None
    proposals: tuple[Proposal, ...] = ()
    sent: date | None = None
    sent_to: Annotated[tuple[str, ...], Since("sent")] = ()
    claims: tuple[Claim, ...] = ()
    demonstration: bool = False


class Session(Numbered, Proceeding, frozen=True):
    """A consultation that was held."""

    shown = PublicSession

    title: str
    kind: str
    on: date
    place: str | None = None
    topic: Planned | None = None
    cases: tuple[CaseId, ...] = ()
    leaders: tuple[Leader, ...] = ()
    participants: tuple[Participant, ...] = ()
    turns: tuple[Turn, ...] = ()
    minutes: str | None = None
    proposals: tuple[Proposal, ...] = ()
    sent: date | None = None
    sent_to: Annotated[tuple[str, ...], Since("sent")] = ()
    claims: tuple[Claim, ...] = ()
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """It is planned, attended and spoken at as its form asks once its list was sent."""
        for name in ("participants", "proposals", "claims"):
            yield from once(name, "id", getattr(self, name))
        yield from order(self.on, (("sent",), self.sent))
        roles = {each.id: each.role for each in self.participants}
        for number, turn in enumerate(self.turns):
            if turn.speaker not in roles:
                facts = {"speaker": turn.speaker}
                yield Fault("session.speaker", ("turns", number, "speaker"), facts)
        if self.kind == "face_to_face" and self.topic is None:
            yield Fault("session.unplanned", (), {})
        if self.sent is None:
            return
        if not self.proposals:
            yield Fault("session.sent", ("sent",), {})
        if self.kind == "face_to_face" and not (self.leaders and self.participants):
            yield Fault("session.attendance", (), {})
        spoke = {turn.speaker for turn in self.turns if roles.get(turn.speaker) == "entrepreneur"}
        if self.kind == "heart_to_heart" and len(spoke) < SPEAKERS:
            facts = {"number": str(len(spoke)), "least": str(SPEAKERS)}
            yield Fault("session.speakers", ("turns",), facts)

    def faults_beside(self, find: Find) -> Iterator[Fault]:
        """The topic is in the plan of the year in which the session is held."""
        if self.topic is None:
            return
        plan = find("plan", str(self.topic.year))
        topics = {topic.id for topic in plan.topics} if isinstance(plan, Plan) else set()
        if self.topic.topic not in topics or self.topic.year != self.on.year:
            facts = {"year": str(self.topic.year), "topic": self.topic.topic}
            yield Fault("session.topic", ("topic",), facts)
