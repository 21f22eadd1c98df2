"""The columns of the published tables, named once: a type of row for each."""

from __future__ import annotations

from datetime import date

import msgspec

# A row's fields are the columns, in this order; words.figures describes each. No name may be a
# reserved word of SQL (hence first_due, not limit), for everybody is to type them unquoted.


class Row(msgspec.Struct, frozen=True, gc=False, rename={"class_": "class"}):
    """Any row: plain values, None where there is nothing to say."""


class IssueRow(Row, frozen=True):
    """One issue."""

    id: str
    title: str
    enterprise: str | None
    sector: str | None
    region: str | None
    channel: str
    class_: str
    disclosure: str
    raised: date
    month: str
    state: str
    lead: str | None
    theme: str | None
    accepted: date | None
    dispatched: date | None
    due: date | None
    answered: date | None
    outcome: str | None
    evaluated: date | None
    solved: bool | None
    satisfaction: str | None
    accepted_explanation: bool | None
    closed: date | None
    closed_as: str | None
    review: date | None
    followed_up: date | None
    agreed: date | None
    waiting: bool
    overdue: bool
    demonstration: bool
    imported: bool
    waiting_days: int | None
    accept_days: int | None
    dispatch_days: int | None
    answer_days: int | None
    agree_days: int | None


class ThemeRow(Row, frozen=True):
    """One theme."""

    id: str
    title: str
    kind: str
    class_: str
    raised: date
    month: str
    state: str
    lead: str | None
    issues: int
    accepted: date | None
    dispatched: date | None
    due: date | None
    answered: date | None
    outcome: str | None
    closed: date | None
    overdue: bool
    demonstration: bool


class ThreadRow(Row, frozen=True):
    """One department's work on one issue or theme."""

    case_id: str
    record: str
    department: str
    level: str | None
    part: str
    state: str
    dispatched: date
    month: str
    first_due: date | None
    due: date | None
    signed: date | None
    sign_due: date | None
    answered: date | None
    replied: date | None
    outcome: str | None
    rounds: int
    reworks: int
    extensions: int
    late: bool
    owing: bool
    overdue: bool
    excused: bool
    imported: bool
    demonstration: bool
    answer_days: int | None


class StepRow(Row, frozen=True):
    """One step of one thread, without its texts. Lists are ids parted by spaces."""

    case_id: str
    department: str | None
    position: int
    kind: str
    day: date
    unit: str
    part: str | None
    due: date | None
    until: date | None
    granted: bool | None
    outcome: str | None
    solved: bool | None
    accepted: bool | None
    satisfaction: str | None
    review: date | None
    theme: str | None
    offices: str | None
    departments: str | None


class SessionRow(Row, frozen=True):
    """One session; ``interactive`` of its turns are questions, answers or debate.

    Lists are ids parted by spaces, as in every table.
    """

    id: str
    kind: str
    day: date
    month: str
    turns: int
    interactive: int
    proposals: int
    claims: int
    departments: str | None
    levels: str | None
    cases: str | None
    demonstration: bool


class SuggestionRow(Row, frozen=True):
    """One suggestion of one campaign, without its text."""

    campaign: str
    id: str
    raised: date
    disposition: str | None
    case_id: str | None
    demonstration: bool


class BenefitRow(Row, frozen=True):
    """What one closed matter of the supervision list brought; amounts are in yuan."""

    matter: str
    id: str
    kind: str
    closed: date
    amount: int | None
    evidenced: bool
    cases: str | None
    sessions: str | None
    demonstration: bool


class CodeRow(Row, frozen=True):
    """A code that stands in another table, and what it is called."""

    vocabulary: str
    id: str
    name: str
    name_en: str | None


class Rows(msgspec.Struct, frozen=True):
    """All rows on a day: issues and themes in the order of ids, the rest as in their files."""

    day: date
    issues: tuple[IssueRow, ...]
    themes: tuple[ThemeRow, ...]
    threads: tuple[ThreadRow, ...]
    steps: tuple[StepRow, ...]
    sessions: tuple[SessionRow, ...] = ()
    suggestions: tuple[SuggestionRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    codes: tuple[CodeRow, ...] = ()
