"""A solicitation on a theme (建言征集)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, dated, once, order
from tingjian.core.record import CaseId, EnterpriseId, Numbered, Record, Since


class PublicSuggestion(Record, frozen=True):
    """A suggestion without whoever made it."""

    id: str
    text: str
    on: date | None = None
    disposition: Annotated[str | None, Since("disposed")] = None
    reason: Annotated[str | None, Since("disposed")] = None
    disposed: date | None = None
    case: Annotated[CaseId | None, Since("disposed")] = None


class Suggestion(Record, frozen=True):
    """A suggestion that a campaign brought, and what became of it."""

    id: str
    text: str
    on: date | None = None
    enterprise: EnterpriseId | None = None
    row: str | None = None
    disposition: Annotated[str | None, Since("disposed")] = None
    reason: Annotated[str | None, Since("disposed")] = None
    disposed: date | None = None
    case: Annotated[CaseId | None, Since("disposed")] = None


class PublicCampaign(Record, frozen=True):
    """A campaign, its suggestions without whoever made them."""

    id: str
    title: str
    since: date
    until: date
    statement: str | None = None
    suggestions: tuple[PublicSuggestion, ...] = ()
    demonstration: bool = False


class Campaign(Numbered, Proceeding, frozen=True):
    """A solicitation on a theme."""

    shown = PublicCampaign

    title: str
    since: date
    until: date
    statement: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """A suggestion that became an issue says which; one that was not adopted says why."""
        yield from order(self.since, (("until",), self.until))
        yield from once("suggestions", "id", self.suggestions)
        yield from dated(self, "suggestions")
        for number, each in enumerate(self.suggestions):
            path = ("suggestions", number)
            yield from order(each.on, ((*path, "disposed"), each.disposed))
            if each.disposition == "registered" and each.case is None:
                yield Fault("suggestion.case", path, {"id": each.id})
            if each.disposition == "declined" and each.reason is None:
                yield Fault("suggestion.reason", path, {"id": each.id})
