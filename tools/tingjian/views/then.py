"""The mechanism's own records as they were at the end of a day, and which cases they name."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from tingjian.core.publish import PublicLedger
from tingjian.core.record import Record
from tingjian.core.references import references
from tingjian.core.then import begun, then

# The kinds of record by the section of the site that shows them, which is named after the folder.
KINDS = {
    "sessions": "session",
    "campaigns": "campaign",
    "policies": "policy",
    "oversight": "oversight",
    "plans": "plan",
    "analyses": "analysis",
    "visits": "visit",
}
NAMING = {"case", "issue", "theme"}


class Mention(NamedTuple):
    """A record that names a case: its section, its number, its title."""

    section: str
    number: str
    title: str


Proceedings = dict[str, dict[str, Any]]  # section -> number -> public record


def proceedings(public: PublicLedger, day: date) -> Proceedings:
    """Every record that had begun by a day, without what came to it later."""
    return {
        section: {
            number: then(record, day)
            for number, record in getattr(public, section).items()
            if (begun(record) or day) <= day
        }
        for section in KINDS
    }


def mentions(told: Proceedings) -> dict[str, tuple[Mention, ...]]:
    """The records that name a case, by the case's number, each once."""
    found: dict[str, dict[Mention, None]] = {}
    for section, records in told.items():
        for number, record in records.items():
            for case in cases_named(record):
                mention = Mention(section, number, record.title)
                found.setdefault(case, {})[mention] = None
    return {case: tuple(each) for case, each in found.items()}


def cases_named(record: Record) -> tuple[str, ...]:
    """The issues and themes that a record names, each once."""
    named = (each.id for each in references(record) if each.kind in NAMING)
    return tuple(dict.fromkeys(named))
