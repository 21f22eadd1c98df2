"""What is wrong with one record: number and place, what it refers to, history, texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tingjian.core import identity, personal
from tingjian.core.conditions import Fault
from tingjian.core.history import faults
from tingjian.core.ledger import Tables
from tingjian.core.proceedings import Find, Proceeding, order
from tingjian.core.record import Case, Enterprise, Issue, Numbered, Record, Theme
from tingjian.core.references import references

Exists = Callable[[str, str], bool]  # (kind, id): is there such a record?


def judge(record: Record, tables: Tables, exists: Exists) -> list[Fault]:
    """All that is wrong with a record whose shape is right, as far as it is seen by itself.

    ``exists`` answers for the kinds that have a file a record; the tables answer for the rest.
    """
    found = [*_refers(record, tables, exists), *personal.faults(record)]
    if isinstance(record, Numbered):
        found += _numbered(record, tables)
    if isinstance(record, Issue):
        found += _complete(record)
    if isinstance(record, Case):
        found += faults(record, tables.setting)
    if isinstance(record, Proceeding):
        found += record.faults()
    if isinstance(record, Enterprise) and record.point:
        point = record.point
        found += order(point.since, (("point", "until"), point.until))
    if isinstance(record, Theme):
        found += _merged(record)
    return found


def across(record: Record, find: Find) -> list[Fault]:
    """All that is wrong with a record against another, which ``find`` gives."""
    return list(record.faults_beside(find)) if isinstance(record, Proceeding) else []


def _numbered(record: Numbered, tables: Tables) -> Iterator[Fault]:
    """The number is well formed, checks, and has the ledger's prefix."""
    wrong = identity.fault(record.id)
    if wrong:
        yield Fault(f"id.{wrong}", ("id",), {"id": record.id})
    elif record.id.split("-", 1)[0] != tables.settings.prefix:
        yield Fault("id.prefix", ("id",), {"id": record.id, "prefix": tables.settings.prefix})


def _refers(record: Record, tables: Tables, exists: Exists) -> Iterator[Fault]:
    """Everything that is named exists."""
    for path, kind, number in references(record):
        if kind in tables.listed:
            there = number in tables.listed[kind]
        elif kind == "case":
            there = exists("issue", number) or exists("theme", number)
        else:
            there = exists(kind, number)
        if not there:
            yield Fault("reference.unknown", path, {"kind": kind, "id": number})


def _complete(issue: Issue) -> Iterator[Fault]:
    """An issue that was not imported names enterprise, sector and region."""
    for name in ("enterprise", "sector", "region"):
        if issue.imported is None and getattr(issue, name) is None:
            yield Fault("issue.incomplete", (), {"name": name})


def _merged(theme: Theme) -> Iterator[Fault]:
    """A theme is not merged into another, so there are no circles."""
    for position, step in enumerate(theme.steps):
        if step.kind == "merge":
            yield Fault("theme.merged", ("steps", position, "kind"), {})
