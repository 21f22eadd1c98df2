"""The shapes of the API's documents: what is written, and what the OpenAPI description is made of.

A document of one case names no day and no commit, so that it stays as it is until the case changes;
the documents of the whole say both.
"""

from __future__ import annotations

from datetime import date

import msgspec

from tingjian.core.record import Step
from tingjian.views.metrics import DepartmentFigures, Figures
from tingjian.views.rows import Answer

VERSION = "1.0.0"  # of the documents' shapes: a field more is a minor version, one less a major one


class Shape(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    gc=False,
    rename={"class_": "class"},
):
    """Part of a document."""


class Whole(Shape, frozen=True, kw_only=True):
    """A document of the whole ledger: it says of which commit and of which day."""

    schema_version: str = VERSION
    generated_from: str
    as_of: date


class Rings(Shape, frozen=True):
    """The days on which the five rings were reached."""

    need: date | None
    platform: date | None
    consultation: date | None
    response: date | None
    consensus: date | None


class Evaluation(Shape, frozen=True):
    """What the enterprise says of the answer."""

    on: date
    solved: bool | None
    satisfaction: str | None
    accepted: bool | None


class Closing(Shape, frozen=True):
    """What the office found when it closed the case."""

    on: date
    outcome: str | None


class ThreadPart(Shape, frozen=True):
    """One department's work on a case, with its steps in order."""

    department: str
    part: str
    state: str
    dispatched: date | None
    due: date | None
    signed: date | None
    answered: date | None
    replied: date | None
    outcome: str | None
    rounds: int
    extensions: int
    late: bool
    owing: bool
    overdue: bool
    steps: tuple[Step, ...]


class Advised(Shape, frozen=True):
    """What an expert advised; experts are known by their field."""

    on: date
    field: str
    text: str


class Served(Shape, frozen=True):
    """What a service team planned."""

    on: date
    team: str
    plan: str


class Named(Shape, frozen=True):
    """A record that names the case, such as a session."""

    section: str
    id: str
    title: str
    page: str


class CaseLinks(Shape, frozen=True):
    """Where the same case is found otherwise; addresses are relative to the document."""

    page: str
    feed: str
    record: str
    blob: str | None
    history: str | None


class CaseDocument(Shape, frozen=True, kw_only=True):
    """What the documents of issues and themes share."""

    schema_version: str = VERSION
    id: str
    title: str
    class_: str
    raised: date
    statement: str
    request: str | None
    demonstration: bool
    state: str
    rings: Rings
    answer: Answer
    evaluation: Evaluation | None
    closing: Closing | None
    review: date | None
    steps: tuple[Step, ...]
    threads: tuple[ThreadPart, ...]
    advice: tuple[Advised, ...]
    services: tuple[Served, ...]
    named_by: tuple[Named, ...]
    links: CaseLinks


class IssueDocument(CaseDocument, frozen=True, kw_only=True):
    """One issue. Texts are empty where the enterprise withholds them."""

    disclosure: str
    enterprise: str | None
    sector: str | None
    region: str | None
    channel: str
    imported: bool
    theme: str | None


class ThemeDocument(CaseDocument, frozen=True, kw_only=True):
    """One theme, with the issues merged into it; those that are withheld are only counted."""

    kind: str
    issues: tuple[str, ...]
    withheld: int


class Listed(Shape, frozen=True):
    """An issue or a theme in a list."""

    id: str
    title: str
    raised: date
    state: str
    overdue: bool
    demonstration: bool
    document: str


class YearDocument(Whole, frozen=True, kw_only=True):
    """The issues raised in a year, in the order of their numbers."""

    year: int
    issues: tuple[Listed, ...]


class ThemesDocument(Whole, frozen=True, kw_only=True):
    """All themes."""

    themes: tuple[Listed, ...]


class Year(Shape, frozen=True):
    """A year in which issues were raised."""

    year: int
    issues: int
    document: str


class Links(Shape, frozen=True):
    """Where the rest is, relative to the index; ``{id}`` stands for a number or an id."""

    openapi: str = "openapi.json"
    issue: str = "issues/{id}.json"
    themes: str = "themes/index.json"
    theme: str = "themes/{id}.json"
    departments: str = "departments/index.json"
    department: str = "departments/{id}.json"
    codes: str = "codes.json"
    metrics: str = "metrics.json"
    downloads: str = "../../data/"
    open311: str = "../../open311/v2/services.json"
    feed: str = "../../feeds/all.atom"


class IndexDocument(Whole, frozen=True, kw_only=True):
    """Where everything is."""

    title: str
    place: str
    place_en: str | None
    demonstration: bool
    issues: int
    years: tuple[Year, ...]
    links: Links


class DepartmentLinks(Shape, frozen=True):
    """Where the same department is found otherwise; addresses are relative to the document."""

    page: str
    feed: str
    calendar: str


class OwedReply(Shape, frozen=True):
    """A reply that a department owes."""

    record: str
    id: str
    part: str
    due: date | None
    overdue: bool


class DepartmentDocument(Whole, frozen=True, kw_only=True):
    """One department: what it is, how it does, what it owes. Figures: if it was asked any."""

    id: str
    name: str
    name_en: str | None
    short: str | None
    level: str
    region: str | None
    head: str
    figures: DepartmentFigures | None
    owed: tuple[OwedReply, ...]
    links: DepartmentLinks


class DepartmentListed(Shape, frozen=True):
    """A department in the list."""

    id: str
    name: str
    name_en: str | None
    document: str


class DepartmentsDocument(Whole, frozen=True, kw_only=True):
    """All departments of the ledger's table."""

    departments: tuple[DepartmentListed, ...]


class Code(Shape, frozen=True):
    """A code, and what it is called."""

    id: str
    name: str
    name_en: str | None


class CodesDocument(Whole, frozen=True, kw_only=True):
    """What every code that stands in documents and tables is called."""

    departments: tuple[Code, ...]
    enterprises: tuple[Code, ...]
    sectors: tuple[Code, ...]
    regions: tuple[Code, ...]
    classes: tuple[Code, ...]
    states: tuple[Code, ...]
    thread_states: tuple[Code, ...]
    rings: tuple[Code, ...]
    records: tuple[Code, ...]
    steps: tuple[Code, ...]
    parts: tuple[Code, ...]
    outcomes: tuple[Code, ...]
    satisfactions: tuple[Code, ...]
    channels: tuple[Code, ...]
    disclosures: tuple[Code, ...]
    offices: tuple[Code, ...]
    theme_kinds: tuple[Code, ...]
    levels: tuple[Code, ...]
    session_kinds: tuple[Code, ...]
    dispositions: tuple[Code, ...]
    benefit_kinds: tuple[Code, ...]


class Asked(Shape, frozen=True):
    """What one figure asks and by which rules it counts; ``sql`` is the file that answers it."""

    name: str
    title: str
    title_en: str
    question: str
    question_en: str
    rules: tuple[str, ...]
    rules_en: tuple[str, ...]
    sql: str


class MetricsDocument(Whole, frozen=True, kw_only=True):
    """Every published figure, and the question that it answers."""

    figures: Figures
    questions: tuple[Asked, ...]
