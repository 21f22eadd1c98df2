"""The typed records of a ledger: what values become once their shape is right."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

import msgspec
from msgspec.structs import replace


class Refers(NamedTuple):
    """Marks a field whose value is another record's id; ``case`` is an issue or a theme."""

    kind: str


class Since(NamedTuple):
    """Marks a field that holds since the day that another field of the same record says."""

    day: str


SectorId = Annotated[str, Refers("sector")]
RegionId = Annotated[str, Refers("region")]
DepartmentId = Annotated[str, Refers("department")]
EnterpriseId = Annotated[str, Refers("enterprise")]
ClassId = Annotated[str, Refers("class")]
ObserverId = Annotated[str, Refers("observer")]
ExpertId = Annotated[str, Refers("expert")]
TeamId = Annotated[str, Refers("team")]
PersonId = Annotated[str, Refers("person")]
IssueId = Annotated[str, Refers("issue")]
ThemeId = Annotated[str, Refers("theme")]
SessionId = Annotated[str, Refers("session")]
CaseId = Annotated[str, Refers("case")]


class Record(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Any record; its fields are named as in its schema (``class`` and ``as`` get a ``_``)."""


class Step(Record, frozen=True, rename={"as_": "as"}):
    """One step of a thread. Which fields a kind takes is said by ``steps.TABLE``."""

    kind: str
    on: date
    by: str
    as_: str | None = None
    due: date | None = None
    head: str | None = None
    reason: str | None = None
    until: date | None = None
    granted: bool | None = None
    outcome: str | None = None
    text: str | None = None
    basis: str | None = None
    departments: tuple[DepartmentId, ...] | None = None
    offices: tuple[str, ...] | None = None
    solved: bool | None = None
    accepted: bool | None = None
    satisfaction: str | None = None
    review: date | None = None
    into: ThemeId | None = None
    fields: tuple[str, ...] | None = None
    note: str | None = None


class Assignment(Record, frozen=True):
    """A department's thread."""

    department: DepartmentId
    steps: tuple[Step, ...]


class Advice(Record, frozen=True):
    """What an expert of the think tank advises on a case."""

    on: date
    expert: ExpertId
    text: str


class ServicePlan(Record, frozen=True):
    """What a team does for the enterprise where an answer alone did not help."""

    on: date
    team: TeamId
    plan: str


class Source(Record, frozen=True):
    """Where an issue was heard."""

    channel: str
    ref: str | None = None


class Imported(Record, frozen=True):
    """The spreadsheet and the row that an issue was made from."""

    file: str
    row: str


class Numbered(Record, frozen=True):
    """A record whose id is a number made by ``identity``."""

    id: str


class Case(Numbered, frozen=True, rename={"class_": "class"}):
    """What is dispatched and answered: the fields that issues and themes share."""

    title: str
    class_: ClassId
    raised: date
    statement: str
    request: str | None = None
    demonstration: bool = False
    steps: tuple[Step, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    advice: tuple[Advice, ...] = ()
    services: tuple[ServicePlan, ...] = ()


class Issue(Case, frozen=True, kw_only=True):
    """What one enterprise asked, and all that was done about it."""

    source: Source
    disclosure: str
    enterprise: EnterpriseId | None = None
    sector: SectorId | None = None
    region: RegionId | None = None
    contact: str | None = None
    imported: Imported | None = None


class Theme(Case, frozen=True, kw_only=True):
    """A common issue or a bundle, into which issues are merged; they show its answer."""

    kind: str


class Point(Record, frozen=True):
    """A monitoring point in an enterprise, with its liaison."""

    since: date
    liaison: str
    until: date | None = None


class Enterprise(Record, frozen=True):
    """An enterprise's file (一企一档)."""

    id: str
    name: str
    sector: SectorId
    region: RegionId
    size: str | None = None
    white_list: bool = False
    unlisted: date | None = None
    point: Point | None = None
    contact: str | None = None
    note: str | None = None
    demonstration: bool = False


class Department(Record, frozen=True):
    """A unit that answers."""

    id: str
    name: str
    level: str
    head: str
    short: str | None = None
    name_en: str | None = None
    region: RegionId | None = None
    field: str | None = None


class Named(Record, frozen=True):
    """Something that has an id and a name."""

    id: str
    name: str
    name_en: str | None = None


class Sector(Named, frozen=True):
    """A line of business."""


class Region(Named, frozen=True):
    """A county or district."""


class Post(Record, frozen=True):
    """What an account was before, up to and including a day."""

    role: str
    until: date
    department: DepartmentId | None = None
    since: date | None = None


class Person(Record, frozen=True):
    """An account of the forge, and what it may do: by the post that it holds, and by earlier ones.

    Without days the post was always held.
    """

    login: str
    name: str
    role: str
    department: DepartmentId | None = None
    since: date | None = None
    until: date | None = None
    earlier: tuple[Post, ...] = ()
    email: str | None = None
    key: str | None = None
    acts_for: tuple[PersonId, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether what it may do depends on the day."""
        return bool(self.since or self.until or self.earlier)

    @property
    def posts(self) -> tuple[Person, ...]:
        """The account with each post that it ever held, the present one first."""
        posts = (replace(self, role=each.role, department=each.department) for each in self.earlier)
        return (self, *posts)

    def held(self, day: date) -> Person | None:
        """The account with the post that it held on a day; None where it held none."""
        posts: tuple[Person | Post, ...] = (self, *self.earlier)
        for post in posts if self.dated else ():
            if (post.since or day) <= day <= (post.until or day):
                return replace(self, role=post.role, department=post.department)
        return None if self.dated else self


class Observer(Record, frozen=True):
    """An observer of the business environment (营商环境观察员)."""

    id: str
    name: str
    identity: str
    sectors: tuple[SectorId, ...] = ()
    since: date | None = None
    until: date | None = None
    demonstration: bool = False


class Expert(Record, frozen=True):
    """An expert of the think tank."""

    id: str
    name: str
    field: str
    since: date | None = None
    until: date | None = None
    demonstration: bool = False


class Team(Record, frozen=True):
    """A service team."""

    id: str
    name: str
    scope: str
    departments: tuple[DepartmentId, ...] = ()
    demonstration: bool = False


class Forge(Record, frozen=True):
    """Where the ledger's repository is."""

    kind: str
    url: str
    branch: str


class Licence(Record, frozen=True):
    """On what terms the public data may be used."""

    name: str
    url: str
    name_en: str | None = None


class TimeLimit(Record, frozen=True):
    """A class of time limit, in working days."""

    id: str
    name: str
    lead_days: int
    support_days: int
    name_en: str | None = None


class Limits(Record, frozen=True):
    """Limits that hold for every class; in working days unless the name says otherwise."""

    accept_days: int
    sign_days: int
    return_days: int
    extensions: int
    extension_days: int
    evaluate_days: int
    tolerance_days: int  # calendar days


class Cadences(Record, frozen=True):
    """How often, or how soon, something is owed; what is None is not owed at all.

    ``…_months`` are calendar months, ``…_days`` working days.
    """

    follow_up_months: int
    since: date | None = None
    service_day_months: int | None = None
    analysis_months: int | None = None
    analysis_days: int | None = None
    service_days: int | None = None
    proposals_days: int | None = None
    disposition_days: int | None = None
    opinion_days: int | None = None


class AnswerClass(Record, frozen=True):
    """A city's letter for a group of outcomes (A, B, C, D)."""

    id: str
    name: str
    outcomes: tuple[str, ...]
    name_en: str | None = None


class Mark(Record, frozen=True):
    """A line drawn across the feedback rate."""

    percent: int
    name: str
    name_en: str | None = None


class Reported(Record, frozen=True):
    """A figure of the practice that public sources report."""

    figure: str
    text: str
    text_en: str | None = None


class Settings(Record, frozen=True):
    """The ledger's own settings (``ledger.yml``)."""

    place: str
    title: str
    prefix: str
    time_zone: str
    languages: tuple[str, ...]
    classes: tuple[TimeLimit, ...]
    limits: Limits
    cadences: Cadences
    place_en: str | None = None
    title_en: str | None = None
    address: str | None = None
    demonstration: bool = False
    licence: Licence | None = None
    forge: Forge | None = None
    answer_classes: tuple[AnswerClass, ...] = ()
    marks: tuple[Mark, ...] = ()
    reported: tuple[Reported, ...] = ()
