"""A line of the supervision list (监督事项清单)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, once, order
from tingjian.core.record import (
    CaseId,
    EnterpriseId,
    Numbered,
    Record,
    SessionId,
    Since,
)


class FollowUp(Record, frozen=True):
    """One follow-up of a matter that is overseen."""

    on: date
    offices: tuple[str, ...]
    text: str


class PublicBenefit(Record, frozen=True):
    """A benefit without the enterprise that gained it."""

    id: str
    kind: str
    text: str
    amount: int | None = None
    evidence: str | None = None


class Benefit(Record, frozen=True):
    """What enterprises gained; an amount, in yuan, has its evidence."""

    id: str
    kind: str
    text: str
    amount: int | None = None
    evidence: str | None = None
    enterprise: EnterpriseId | None = None


class PublicOversight(Record, frozen=True):
    """A line of the supervision list, without its restricted part."""

    id: str
    title: str
    form: str
    on: date
    offices: tuple[str, ...]
    cases: tuple[CaseId, ...] = ()
    sessions: tuple[SessionId, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    result: Annotated[str | None, Since("closed")] = None
    closed: date | None = None
    benefits: tuple[PublicBenefit, ...] = ()
    demonstration: bool = False


class Oversight(Numbered, Proceeding, frozen=True):
    """A line of the supervision list; ``restricted`` never leaves the ledger."""

    shown = PublicOversight

    title: str
    form: str
    on: date
    offices: tuple[str, ...]
    cases: tuple[CaseId, ...] = ()
    sessions: tuple[SessionId, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    result: Annotated[str | None, Since("closed")] = None
    closed: date | None = None
    benefits: tuple[Benefit, ...] = ()
    restricted: str | None = None
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """What is overseen is named; jointly is by two offices or more; amounts have evidence."""
        follow_ups = [(("follow_ups", n, "on"), each.on) for n, each in enumerate(self.follow_ups)]
        yield from order(self.on, (("closed",), self.closed), *follow_ups)
        yield from once("benefits", "id", self.benefits)
        if not (self.cases or self.sessions):
            yield Fault("oversight.nothing", (), {})
        if self.form == "joint" and len(self.offices) < 2:
            yield Fault("oversight.joint", ("offices",), {})
        if self.closed and not self.result:
            yield Fault("oversight.result", ("closed",), {})
        for number, each in enumerate(self.benefits):
            if each.amount is not None and each.evidence is None:
                yield Fault("benefit.evidence", ("benefits", number, "amount"), {"id": each.id})
