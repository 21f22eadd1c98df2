"""The mechanism's own records as they were at the end of a day, and which cases they name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from tingjian.core.public import (
    PublicCampaign,
    PublicOversight,
    PublicPlan,
    PublicPolicy,
    PublicSession,
    PublicSuggestion,
)
from tingjian.core.publish import PublicLedger
from tingjian.core.record import Record
from tingjian.core.references import references

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
            number: _then(record, day)
            for number, record in getattr(public, section).items()
            if begun(record) <= day
        }
        for section in KINDS
    }


def mentions(told: Proceedings) -> dict[str, tuple[Mention, ...]]:
    """The records that name a case, by the case's number, each once."""
    found: dict[str, dict[Mention, None]] = {}
    for section, records in told.items():
        for number, record in records.items():
            for case in _cases(record):
                mention = Mention(section, number, record.title)
                found.setdefault(case, {})[mention] = None
    return {case: tuple(each) for case, each in found.items()}


def _cases(record: Record) -> Iterator[str]:
    return (each.id for each in references(record) if each.kind in NAMING)


def begun(record: Any) -> date:
    """The day on which a record began."""
    if isinstance(record, PublicPlan):
        return record.adopted or date(record.year, 1, 1)
    begun: date = record.since if isinstance(record, PublicCampaign | PublicPolicy) else record.on
    return begun


def _then(record: Any, day: date) -> Any:
    """A record without what is dated later than a day."""
    match record:
        case PublicSession() if _later(record.sent, day):
            return replace(record, sent=None, sent_to=())
        case PublicCampaign():
            kept = [each for each in record.suggestions if not _later(each.on, day)]
            return replace(record, suggestions=tuple(_suggestion(each, day) for each in kept))
        case PublicPolicy():
            opinions = tuple(each for each in record.opinions if each.on <= day)
            if _later(record.issued, day):
                record = replace(record, issued=None, document=None)
            return replace(record, opinions=opinions)
        case PublicOversight():
            follow_ups = tuple(each for each in record.follow_ups if each.on <= day)
            if _later(record.closed, day):
                record = replace(record, closed=None, result=None)
            return replace(record, follow_ups=follow_ups)
    return record


def _suggestion(each: PublicSuggestion, day: date) -> PublicSuggestion:
    if _later(each.disposed, day):
        return PublicSuggestion(each.id, each.text, each.on)
    return each


def _later(dated: date | None, day: date) -> bool:
    return dated is not None and dated > day
