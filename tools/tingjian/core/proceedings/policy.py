"""A policy on which enterprises are heard before it is issued (政策征询)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, dated, once, order
from tingjian.core.record import (
    CaseId,
    DepartmentId,
    EnterpriseId,
    Numbered,
    Record,
    Since,
)


class PublicOpinion(Record, frozen=True):
    """An opinion without the enterprise that gave it."""

    id: str
    on: date
    role: str
    text: str
    adopted: Annotated[str | None, Since("answered")] = None
    reason: Annotated[str | None, Since("answered")] = None
    cited: Annotated[str | None, Since("answered")] = None
    answered: date | None = None


class Opinion(Record, frozen=True):
    """An opinion on a draft: whether and when it was adopted, why, and where the policy has it."""

    id: str
    on: date
    role: str
    text: str
    enterprise: EnterpriseId | None = None
    adopted: Annotated[str | None, Since("answered")] = None
    reason: Annotated[str | None, Since("answered")] = None
    cited: Annotated[str | None, Since("answered")] = None
    answered: date | None = None


class PublicPolicy(Record, frozen=True):
    """A policy, its opinions without the enterprises that gave them."""

    id: str
    title: str
    department: DepartmentId
    since: date
    until: date
    draft: str | None = None
    cases: tuple[CaseId, ...] = ()
    opinions: tuple[PublicOpinion, ...] = ()
    issued: date | None = None
    document: Annotated[str | None, Since("issued")] = None
    demonstration: bool = False


class Policy(Numbered, Proceeding, frozen=True):
    """A policy on which enterprises are heard before it is issued."""

    shown = PublicPolicy

    title: str
    department: DepartmentId
    since: date
    until: date
    draft: str | None = None
    cases: tuple[CaseId, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    issued: date | None = None
    document: Annotated[str | None, Since("issued")] = None
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """A policy is issued after opinions were heard, and each of them is answered."""
        yield from order(self.since, (("until",), self.until))
        yield from once("opinions", "id", self.opinions)
        yield from dated(self, "opinions")
        for number, each in enumerate(self.opinions):
            path = ("opinions", number)
            yield from order(self.since, ((*path, "on"), each.on))
            yield from order(each.on, ((*path, "answered"), each.answered))
            yield from order(each.answered, (("issued",), self.issued))
        if self.issued is None:
            return
        if not any(each.on <= self.issued for each in self.opinions):
            yield Fault("policy.unheard", ("issued",), {})
        for number, each in enumerate(self.opinions):
            if each.adopted is None or (each.adopted != "yes" and each.reason is None):
                yield Fault("policy.unanswered", ("opinions", number), {"id": each.id})
            elif each.adopted != "no" and each.cited is None:
                yield Fault("policy.uncited", ("opinions", number), {"id": each.id})
