"""A briefing at which a policy is explained to enterprises (政策宣讲)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from tingjian.core.conditions import Fault
from tingjian.core.proceedings import Proceeding, dated, once, order
from tingjian.core.record import CaseId, DepartmentId, Numbered, Record, Since


class PublicQuestion(Record, frozen=True):
    """A question without whoever asked it."""

    id: str
    text: str
    answer: Annotated[str | None, Since("answered")] = None
    answered: date | None = None


class Question(Record, frozen=True):
    """What was asked, and what was answered, perhaps later."""

    id: str
    text: str
    asker: str | None = None
    answer: Annotated[str | None, Since("answered")] = None
    answered: date | None = None


class PublicBriefing(Record, frozen=True):
    """A briefing without the office's own note."""

    id: str
    title: str
    form: str
    on: date
    department: DepartmentId
    attendance: int | None = None
    cases: tuple[CaseId, ...] = ()
    text: str | None = None
    questions: tuple[PublicQuestion, ...] = ()
    demonstration: bool = False


class Briefing(Numbered, Proceeding, frozen=True):
    """A briefing."""

    shown = PublicBriefing

    title: str
    form: str
    on: date
    department: DepartmentId
    attendance: int | None = None
    cases: tuple[CaseId, ...] = ()
    text: str | None = None
    questions: tuple[Question, ...] = ()
    note: str | None = None
    demonstration: bool = False

    def faults(self) -> Iterator[Fault]:
        """A question is answered on a day, and not before it was asked."""
        yield from once("questions", "id", self.questions)
        yield from dated(self, "questions")
        for number, each in enumerate(self.questions):
            yield from order(self.on, (("questions", number, "answered"), each.answered))
