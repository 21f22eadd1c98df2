"""The records of what the mechanism does beside cases: plans, sessions, visits and the like."""

from __future__ import annotations

from datetime import date

from tingjian.core.record import (
    CaseId,
    DepartmentId,
    EnterpriseId,
    IssueId,
    Numbered,
    ObserverId,
    Record,
    SessionId,
    ThemeId,
)


class Topic(Record, frozen=True):
    """A topic of a year's plan."""

    id: str
    title: str
    department: DepartmentId | None = None


class Plan(Record, frozen=True):
    """A year's consultation plan (年度协商计划)."""

    year: int
    title: str
    adopted: date | None = None
    topics: tuple[Topic, ...] = ()
    note: str | None = None
    demonstration: bool = False

    @property
    def id(self) -> str:
        """The name of its file."""
        return str(self.year)


class Planned(Record, frozen=True):
    """Which topic of which year's plan."""

    year: int
    topic: str


class Leader(Record, frozen=True):
    """A leader who attended; only the position is public."""

    position: str
    name: str | None = None


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


# What is said in answer to somebody, and not read out.
INTERACTIVE = ("question", "answer", "debate")


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


class Session(Numbered, frozen=True):
    """A consultation that was held (协商活动)."""

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
    sent_to: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: str | None = None
    demonstration: bool = False


class Observation(Record, frozen=True):
    """What a visit found; registered, it is an issue."""

    id: str
    title: str
    text: str
    request: str | None = None
    issue: IssueId | None = None


class Visit(Numbered, frozen=True):
    """A visit to an enterprise, or a report of a monitoring point (走访观察)."""

    on: date
    through: str
    level: str
    enterprise: EnterpriseId
    observer: ObserverId | None = None
    text: str | None = None
    findings: tuple[Observation, ...] = ()
    note: str | None = None
    demonstration: bool = False


class Suggestion(Record, frozen=True):
    """A suggestion that a campaign brought, and what became of it."""

    id: str
    text: str
    on: date | None = None
    enterprise: EnterpriseId | None = None
    row: str | None = None
    disposition: str | None = None
    reason: str | None = None
    disposed: date | None = None
    case: CaseId | None = None


class Campaign(Numbered, frozen=True):
    """A solicitation on a theme (建言征集)."""

    title: str
    since: date
    until: date
    statement: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    note: str | None = None
    demonstration: bool = False


class Opinion(Record, frozen=True):
    """An opinion on a draft: whether and when it was adopted, why, and where the policy has it."""

    id: str
    on: date
    role: str
    text: str
    enterprise: EnterpriseId | None = None
    adopted: str | None = None
    reason: str | None = None
    cited: str | None = None
    answered: date | None = None


class Policy(Numbered, frozen=True):
    """A policy on which enterprises are heard before it is issued (政策征询)."""

    title: str
    department: DepartmentId
    since: date
    until: date
    draft: str | None = None
    cases: tuple[CaseId, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    issued: date | None = None
    document: str | None = None
    note: str | None = None
    demonstration: bool = False


class FollowUp(Record, frozen=True):
    """One follow-up of a matter that is overseen."""

    on: date
    offices: tuple[str, ...]
    text: str


class Benefit(Record, frozen=True):
    """What enterprises gained; an amount, in yuan, has its evidence."""

    id: str
    kind: str
    text: str
    amount: int | None = None
    evidence: str | None = None
    enterprise: EnterpriseId | None = None


class Oversight(Numbered, frozen=True):
    """A line of the supervision list (监督事项清单); ``restricted`` never leaves the ledger."""

    title: str
    form: str
    on: date
    offices: tuple[str, ...]
    cases: tuple[CaseId, ...] = ()
    sessions: tuple[SessionId, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    result: str | None = None
    closed: date | None = None
    benefits: tuple[Benefit, ...] = ()
    restricted: str | None = None
    note: str | None = None
    demonstration: bool = False


class Choice(Record, frozen=True):
    """A theme that an analysis chose, and why."""

    theme: ThemeId
    why: str


class Analysis(Numbered, frozen=True):
    """The two-monthly analysis (企情分析)."""

    title: str
    on: date
    since: date
    until: date
    text: str | None = None
    themes: tuple[Choice, ...] = ()
    note: str | None = None
    demonstration: bool = False


Proceeding = Plan | Session | Visit | Campaign | Policy | Oversight | Analysis
