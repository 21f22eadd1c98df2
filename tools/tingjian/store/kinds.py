"""What each kind of record becomes once it is read, and what its records are found by."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import msgspec

from tingjian.core import proceedings
from tingjian.core import record as records
from tingjian.core.field import Kind
from tingjian.core.ledger import Ledger
from tingjian.core.proceedings import Proceeding
from tingjian.core.record import Record
from tingjian.core.workdays import Calendar
from tingjian.store.schema import record_kinds


def _proceeding(kind: str) -> type[Proceeding]:
    """The record in the module that is named after its kind."""
    module = import_module(f"{proceedings.__name__}.{kind}")
    found: type[Proceeding] = getattr(module, kind.capitalize())
    return found


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
    "calendar": Calendar,
    "ledger": records.Settings,
}
TYPES |= {kind: _proceeding(kind) for kind in record_kinds() if kind not in TYPES}


def shown(kind: str) -> type[Record] | None:
    """What the public reads of a kind of the mechanism's own records; None: nothing."""
    type_ = TYPES[kind]
    return type_.shown if issubclass(type_, Proceeding) else None


def numbered(kind: Kind) -> bool:
    """Whether records of this kind have numbers, which ``identity`` makes."""
    return issubclass(TYPES[kind.name], records.Numbered)


def key(record: Record) -> str:
    """What a listed record is found by: its id, or a person's account."""
    return record.login if isinstance(record, records.Person) else record.id  # type: ignore[attr-defined]


def held(ledger: Ledger, kind: str) -> Mapping[str, Record]:
    """The records of a kind that a ledger holds, by what they are found by."""
    tables = ledger.tables.listed
    return tables[kind] if kind in tables else ledger.of(TYPES[kind])  # type: ignore[arg-type]
