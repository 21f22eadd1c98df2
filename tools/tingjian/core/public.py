"""What the public may read of the mechanism's own records: each type has just those fields.

A public type is no subtype of its restricted record, so that one cannot stand in for the other.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import msgspec

from tingjian.core.proceedings import (
    Choice,
    Claim,
    FollowUp,
    Planned,
    Proposal,
    Topic,
    Turn,
    Visit,
)
from tingjian.core.record import CaseId, DepartmentId, Record, SessionId

Public = TypeVar("Public", bound=Record)


class PublicPlan(Record, frozen=True):
    """A year's consultation plan."""

    year: int
    title: str
    adopted: date | None = None
    topics: tuple[Topic, ...] = ()
    demonstration: bool = False


class PublicLeader(Record, frozen=True):
    """A leader by position, without a name."""

    position: str


class PublicParticipant(Record, frozen=True):
    """A participant by role and department: neither name nor enterprise."""

    id: str
    role: str
    department: DepartmentId | None = None


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
    sent_to: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    demonstration: bool = False


class PublicVisit(Record, frozen=True):
    """A visit, as it is counted: not to whom, by whom, or what was found."""

    id: str
    on: date
    through: str
    level: str
    found: int
    registered: int
    demonstration: bool = False


class PublicSuggestion(Record, frozen=True):
    """A suggestion without whoever made it."""

    id: str
    text: str
    on: date | None = None
    disposition: str | None = None
    reason: str | None = None
    disposed: date | None = None
    case: CaseId | None = None


class PublicCampaign(Record, frozen=True):
    """A campaign, its suggestions without whoever made them."""

    id: str
    title: str
    since: date
    until: date
    statement: str | None = None
    suggestions: tuple[PublicSuggestion, ...] = ()
    demonstration: bool = False


class PublicOpinion(Record, frozen=True):
    """An opinion without the enterprise that gave it."""

    id: str
    on: date
    role: str
    text: str
    adopted: str | None = None
    reason: str | None = None
    cited: str | None = None
    answered: date | None = None


class PublicPolicy(Record, frozen=True):
    """A policy, its opinions without the enterprises that gave them."""

    id: str
    title: str
    department: DepartmentId
    since: date
    until: date
    draft: str | None = None
    cases: tuple[CaseId, ...] = ()
    opinions: tuple[PublicOpinion, ...] = ()
    issued: date | None = None
    document: str | None = None
    demonstration: bool = False


class PublicBenefit(Record, frozen=True):
    """A benefit without the enterprise that gained it."""

    id: str
    kind: str
    text: str
    amount: int | None = None
    evidence: str | None = None


class PublicOversight(Record, frozen=True):
    """A line of the supervision list, without its restricted part."""

    id: str
    title: str
    form: str
    on: date
    offices: tuple[str, ...]
    cases: tuple[CaseId, ...] = ()
    sessions: tuple[SessionId, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    result: str | None = None
    closed: date | None = None
    benefits: tuple[PublicBenefit, ...] = ()
    demonstration: bool = False


class PublicAnalysis(Record, frozen=True):
    """An analysis."""

    id: str
    title: str
    on: date
    since: date
    until: date
    text: str | None = None
    themes: tuple[Choice, ...] = ()
    demonstration: bool = False


def narrow(record: Record, public: type[Public]) -> Public:
    """The fields of a record that a public type has, all the way down; nothing else comes along."""
    return msgspec.convert(record, public, from_attributes=True)


def counted(visit: Visit) -> PublicVisit:
    """A visit as it is counted."""
    return PublicVisit(
        id=visit.id,
        on=visit.on,
        through=visit.through,
        level=visit.level,
        found=len(visit.findings),
        registered=sum(each.issue is not None for each in visit.findings),
        demonstration=visit.demonstration,
    )
