"""Every published figure, computed by DuckDB from the very bytes that are published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from tingjian.views.database import Database
from tingjian.views.downloads import TABLES

_READ = re.compile(r"\b(?:from|join) (\w+)")


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of an answer; its fields are the query's columns."""


class Rate(Figure, frozen=True):
    """A share of something, never without what it is a share of.

    ``few``: fewer than five cases, which are to be told, not compared.
    """

    numerator: int
    denominator: int
    percent: float | None
    few: bool


class TimeTaken(Figure, frozen=True):
    """Working days, with the number of cases that they rest on.

    ``few``: fewer than five cases, as in a rate.
    """

    median_days: float | None
    ninetieth_days: float | None
    median_of: int
    few: bool


class Totals(Figure, frozen=True):
    """Numbers of issues."""

    heard: int
    accepted: int
    waiting: int
    answered: int
    solved: int
    explained: int
    closed: int
    overdue: int
    open: int
    parked: int
    merged: int
    withdrawn: int
    imported: int
    demonstration: int


class State(Figure, frozen=True):
    """How many issues are in a state."""

    state: str
    issues: int


class Outcome(Figure, frozen=True):
    """How many issues were answered so; None: an imported answer that states no outcome."""

    outcome: str | None
    issues: int


class Month(Figure, frozen=True):
    """What happened in a month, such as 2026-03."""

    month: str
    heard: int
    answered: int
    closed: int


class MonthRate(Figure, frozen=True):
    """A rate of one month."""

    month: str
    rate: Rate


class DepartmentFigures(Figure, frozen=True):
    """How one department does; ``median_days`` rests on ``median_of`` dispatches."""

    department: str
    dispatched: int
    lead: int
    answered: int
    waiting: int
    overdue: int
    released: int
    feedback: Rate
    signed_in_time: Rate
    answered_in_time: Rate
    returned: Rate
    reworked: Rate
    median_days: float | None
    ninetieth_days: float | None
    median_of: int


class AnswerTime(Figure, frozen=True):
    """Working days from dispatch to first reply, over all dispatches that were answered."""

    median_days: float | None
    ninetieth_days: float | None
    longest: int | None
    median_of: int


class AnswerDays(Figure, frozen=True):
    """How many first replies took so many working days; the last span has no end."""

    since: int
    until: int | None
    answered: int


class SessionKind(Figure, frozen=True):
    """How many sessions of a kind were held, and how much of what was said was exchange."""

    kind: str
    sessions: int
    interactive: Rate
    demonstration: int


class Benefits(Figure, frozen=True):
    """What the closed matters of the supervision list brought, of one kind; yuan."""

    kind: str
    benefits: int
    evidenced: int
    amount: int
    demonstration: int


class Group(Figure, frozen=True):
    """How the issues of a sector, region or channel fare; its id is None where it is not stated."""

    key: str | None
    heard: int
    answered: int
    solved: int
    closed: int
    overdue: int
    resolution: Rate
    satisfaction: Rate


class Newest(Figure, frozen=True):
    """An issue heard of late."""

    id: str
    raised: date
    state: str


class Waiting(Figure, frozen=True):
    """An issue that waits for its answer; the days are working days."""

    id: str
    raised: date
    waiting_days: int | None
    overdue: bool


class RingFigures(Figure, frozen=True):
    """How many issues reached a ring, where they are now, and working days since the ring before.

    Of those that reached it and not the next, ``ended`` were closed or withdrawn.
    """

    ring: str
    reached: int
    staying: int
    ended: int
    median_days: float | None
    ninetieth_days: float | None
    median_of: int


class Supervision(Figure, frozen=True):
    """How often departments were followed up, by the three offices together, and reminded."""

    follow_ups: int
    joint: int
    reminders: int
    cases: int


class Compared(Figure, frozen=True):
    """Every rate, and the time to a first reply, of one month, department, level, sector or region.

    None: it is not stated.
    """

    dimension: str
    key: str | None
    feedback: Rate
    signed_in_time: Rate
    answered_in_time: Rate
    returned: Rate
    reworked: Rate
    overdue_now: Rate
    resolution: Rate
    satisfaction: Rate
    explained_accepted: Rate
    follow_up_coverage: Rate
    answer_time: TimeTaken


class RingTimes(Figure, frozen=True):
    """The time that each ring took since the one before, of one month, department and so on."""

    dimension: str
    key: str | None
    platform: TimeTaken
    consultation: TimeTaken
    response: TimeTaken
    consensus: TimeTaken


class Consulted(Figure, frozen=True):
    """What was consulted, suggested and gained of one month, department, level, sector or region.

    What concerns several counts for each of them; None: it concerns none.
    """

    dimension: str
    key: str | None
    sessions: int
    interactive: Rate
    suggestions_disposed: Rate
    benefits: int
    amount: int


class Figures(Figure, frozen=True):
    """All figures of a day. A field is the name of the SQL file that answers it."""

    totals: Totals
    states: tuple[State, ...]
    outcomes: tuple[Outcome, ...]
    months: tuple[Month, ...]
    feedback: Rate
    feedback_by_month: tuple[MonthRate, ...]
    signed_in_time: Rate
    answered_in_time: Rate
    resolution: Rate
    satisfaction: Rate
    explained_accepted: Rate
    first_answer: Rate
    reworked: Rate
    departments: tuple[DepartmentFigures, ...]
    sectors: tuple[Group, ...]
    regions: tuple[Group, ...]
    channels: tuple[Group, ...]
    newest: tuple[Newest, ...]
    waiting: tuple[Waiting, ...]
    rings: tuple[RingFigures, ...]
    supervision: Supervision
    real_feedback: Rate
    returned: Rate
    overdue_now: Rate
    follow_up_coverage: Rate
    interactive: Rate
    suggestions_disposed: Rate
    answer_time: AnswerTime
    answer_days: tuple[AnswerDays, ...]
    sessions: tuple[SessionKind, ...]
    benefits: tuple[Benefits, ...]
    compared: tuple[Compared, ...]
    ring_times: tuple[RingTimes, ...]
    consulted: tuple[Consulted, ...]


class Question(msgspec.Struct, frozen=True):
    """What one SQL file asks, by which rules it counts, the file, and what tables it reads."""

    name: str
    zh: str
    en: str
    rules_zh: tuple[str, ...]
    rules_en: tuple[str, ...]
    sql: str
    reads: tuple[str, ...]


def questions() -> dict[str, Question]:
    """Every question by name, in the order of ``Figures``, as its file's leading comment tells it.

    The comment's lines are Chinese and English by turns: the question, an empty line, the rules.
    """
    return {name: _question(name) for name in Figures.__struct_fields__}


@cache
def _question(name: str) -> Question:
    sql = (files("tingjian.views") / "sql" / f"{name}.sql").read_text("utf-8")
    lines = sql.splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    zh, en, _, *rules = comment
    asked = " ".join(line for line in lines if not line.startswith("--"))
    named = set(_READ.findall(asked))
    reads = tuple(table for table in TABLES if table in named)
    return Question(name, zh, en, tuple(rules[::2]), tuple(rules[1::2]), sql, reads)


def figures(published: Mapping[str, bytes]) -> Figures:
    """Compute all figures from the files of ``downloads()``, as anybody can who downloads them."""
    with Database(published) as database:
        return answered(database)


def answered(database: Database) -> Figures:
    """Ask every question of the tables."""
    answers = {name: database.answer(question.sql) for name, question in questions().items()}
    single = {
        field.name for field in msgspec.structs.fields(Figures) if isinstance(field.type, type)
    }
    found = {name: rows[0] if name in single else rows for name, rows in answers.items()}
    return msgspec.convert(found, Figures)
