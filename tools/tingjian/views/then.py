"""The mechanism's own records as they were at the end of a day, and which cases they name."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from tingjian.core.publish import PublicLedger
from tingjian.core.record import Record
from tingjian.core.references import references
from tingjian.core.then import begun, then
from tingjian.store.kinds import shown
from tingjian.store.schema import record_kinds

# The sections of the site that come first, in this order; any other comes after them.
FIRST = ("sessions", "campaigns", "policies", "oversight", "plans", "analyses", "visits")


def _kinds() -> dict[str, str]:
    """The kinds that the public reads, by the section that shows them, named as their folder."""
    folders = {kind.folder: name for name, kind in record_kinds().items() if shown(name)}
    first = {section: folders.pop(section) for section in FIRST if section in folders}
    return first | folders


KINDS = _kinds()
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
            for number, record in public.of(shown(kind) or Record).items()
            if (begun(record) or day) <= day
        }
        for section, kind in KINDS.items()
    }


def mentions(told: Proceedings) -> dict[str, tuple[Mention, ...]]:
    """The records that name a case, by the case's number, each once."""
    found: dict[str, dict[Mention, None]] = {}
    for section, records in told.items():
        for number, record in records.items():
            for case in cases_named(record):
                mention = Mention(section, number, getattr(record, "title", number))
                found.setdefault(case, {})[mention] = None
    return {case: tuple(each) for case, each in found.items()}


def cases_named(record: Record) -> tuple[str, ...]:
    """The issues and themes that a record names, each once."""
    named = (each.id for each in references(record) if each.kind in NAMING)
    return tuple(dict.fromkeys(named))
