"""What is wrong with one record: its number and place, what it refers to, its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tingjian.core import identity
from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.history import faults
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Enterprise, Issue, Theme

Exists = Callable[[str, str], bool]  # (kind, id): is there such a record?


def judge(record: Case | Enterprise, tables: Tables, exists: Exists) -> list[Fault]:
    """All that is wrong with a record whose shape is right.

    ``exists`` answers for the kinds that have a file a record; the tables answer for the rest.
    """
    found = list(_refers(record, tables, exists))
    if isinstance(record, Case):
        found += _numbered(record, tables)
        found += faults(record, tables.setting)
    if isinstance(record, Theme):
        found += _merged(record)
    return found


def _numbered(case: Case, tables: Tables) -> Iterator[Fault]:
    """The number is well formed, checks, and has the ledger's prefix."""
    wrong = identity.fault(case.id)
    if wrong:
        yield Fault(f"id.{wrong}", ("id",), {"id": case.id})
    elif case.id.split("-", 1)[0] != tables.settings.prefix:
        yield Fault("id.prefix", ("id",), {"id": case.id, "prefix": tables.settings.prefix})


def _refers(record: Case | Enterprise, tables: Tables, exists: Exists) -> Iterator[Fault]:
    """Everything that is named exists."""
    if isinstance(record, Issue | Enterprise):
        if record.sector is not None and record.sector not in tables.sectors:
            yield _unknown(("sector",), "sector", record.sector)
        if record.region is not None and record.region not in tables.regions:
            yield _unknown(("region",), "region", record.region)
    if isinstance(record, Issue):
        if record.enterprise is not None and not exists("enterprise", record.enterprise):
            yield _unknown(("enterprise",), "enterprise", record.enterprise)
        if record.imported is None:
            for name in ("enterprise", "sector", "region"):
                if getattr(record, name) is None:
                    yield Fault("issue.incomplete", (), {"name": name})
    if isinstance(record, Case):
        yield from _case_refers(record, tables, exists)


def _case_refers(case: Case, tables: Tables, exists: Exists) -> Iterator[Fault]:
    """The class, the departments and the themes that a case names."""
    if case.class_ not in tables.classes:
        yield _unknown(("class",), "class", case.class_)
    for number, assignment in enumerate(case.assignments):
        if assignment.department not in tables.departments:
            place: FieldPath = ("assignments", number, "department")
            yield _unknown(place, "department", assignment.department)
    for number, step in enumerate(case.steps):
        if step.into is not None and not exists("theme", step.into):
            yield _unknown(("steps", number, "into"), "theme", step.into)
        for position, department in enumerate(step.departments or ()):
            if department not in tables.departments:
                place = ("steps", number, "departments", position)
                yield _unknown(place, "department", department)


def _unknown(path: FieldPath, kind: str, number: str) -> Fault:
    return Fault("reference.unknown", path, {"kind": kind, "id": number})


def _merged(theme: Theme) -> Iterator[Fault]:
    """A theme is not merged into another, so there are no circles."""
    for position, step in enumerate(theme.steps):
        if step.kind == "merge":
            yield Fault("theme.merged", ("steps", position, "kind"), {})
