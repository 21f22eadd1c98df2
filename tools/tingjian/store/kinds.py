"""What each kind of record becomes once it is read, and what its records are found by."""

from __future__ import annotations

import msgspec

from tingjian.core import proceedings
from tingjian.core import record as records
from tingjian.core.field import Kind
from tingjian.core.record import Record
from tingjian.core.workdays import Calendar

TYPES: dict[str, type[msgspec.Struct]] = {
    "issue": records.Issue,
    "theme": records.Theme,
    "enterprise": records.Enterprise,
    "department": records.Department,
    "sector": records.Sector,
    "region": records.Region,
    "person": records.Person,
    "observer": records.Observer,
    "expert": records.Expert,
    "team": records.Team,
    "plan": proceedings.Plan,
    "session": proceedings.Session,
    "visit": proceedings.Visit,
    "campaign": proceedings.Campaign,
    "policy": proceedings.Policy,
    "oversight": proceedings.Oversight,
    "analysis": proceedings.Analysis,
    "calendar": Calendar,
    "ledger": records.Settings,
}


def numbered(kind: Kind) -> bool:
    """Whether records of this kind have numbers, which ``identity`` makes."""
    return issubclass(TYPES[kind.name], records.Numbered)


def key(record: Record) -> str:
    """What a listed record is found by: its id, or a person's account."""
    return record.login if isinstance(record, records.Person) else record.id  # type: ignore[attr-defined]
