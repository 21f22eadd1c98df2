"""The letter in which a department answers (答复函)."""

from __future__ import annotations

from typing import NamedTuple

from tingjian.core.record import Case, Issue
from tingjian.core.standing import Standing
from tingjian.core.thread import Thread
from tingjian.errors import UserError
from tingjian.views.papers.desk import Desk, Matter, Unit, lines


class ReplyPaper(NamedTuple):
    """答复函: a department's last reply, with what the other departments answered."""

    unit: str
    date: str
    year: int
    demonstration: bool
    heading: tuple[str, ...]
    matter: Matter
    addressee: str
    opening: str
    answer: tuple[str, ...]
    basis: tuple[str, ...]
    outcome: str
    letter: str  # the city's own class of answers: A, B, C, D
    review: str
    others: tuple[Unit, ...]
    copy_to: str


def reply(desk: Desk, number: str, department: str | None) -> ReplyPaper:
    """The reply of a department, or else of the lead. UserError: it has not replied."""
    case = desk.case(number)
    standing = desk.stand(case)
    thread = _answering(desk, case, standing, department)
    step = [each for each in desk.thread(case, thread.department) if each.kind == "reply"][-1]
    others = () if thread.part != "lead" else _others(standing, thread)
    enterprise = desk.enterprise(case if isinstance(case, Issue) else None)
    unit = desk.tables.departments.get(thread.department)
    review = desk.say("reply.review", day=desk.dated(step.review)) if step.review else ""
    return ReplyPaper(
        unit=unit.name if unit else thread.department,
        date=desk.dated(step.on),
        year=step.on.year,
        demonstration=desk.made_up(case),
        heading=desk.heading(case.title, "reply"),
        matter=desk.matter(case),
        addressee=enterprise or desk.office,
        opening=_opening(desk, case, asked=bool(enterprise)),
        answer=lines(step.text or ""),
        basis=lines(step.basis or ""),
        outcome=desk.outcome(step.outcome),
        letter=_letter(desk, step.outcome),
        review=review,
        others=tuple(desk.unit(case, each) for each in others),
        copy_to=desk.office if enterprise else "",
    )


def _answering(desk: Desk, case: Case, standing: Standing, department: str | None) -> Thread:
    """The thread whose reply is told."""
    replied = [each for each in standing.threads if each.replied and not each.owing]
    if department is not None:
        threads = [each.department for each in case.assignments]
        if department not in threads:
            dispatched = desk.join(threads)
            raise UserError(
                "step.no-thread", number=case.id, department=department, departments=dispatched
            )
        replied = [each for each in replied if each.department == department]
    replied.sort(key=lambda each: each.part != "lead")
    if not replied:
        raise UserError("paper.not-replied", number=case.id, day=desk.day)
    return replied[0]


def _others(standing: Standing, thread: Thread) -> tuple[Thread, ...]:
    """The other departments that have answered: the lead's letter gathers what they said."""
    return tuple(
        each
        for each in standing.threads
        if each.department != thread.department and each.replied and not each.owing
    )


def _opening(desk: Desk, case: Case, *, asked: bool) -> str:
    """The first sentence: to the enterprise that asked, or else to the office that dispatched."""
    issue = case if asked and isinstance(case, Issue) else None
    return desk.say(
        "reply.opening" if issue else "reply.opening.office",
        raised=desk.dated(case.raised),
        channel=desk.wording.channels[issue.source.channel] if issue else "",
        title=case.title,
    )


def _letter(desk: Desk, outcome: str | None) -> str:
    """The class that the city gives such an answer; empty where it has none."""
    classes = desk.tables.settings.answer_classes
    found = next((each for each in classes if outcome in each.outcomes), None)
    return desk.say("reply.class", id=found.id, name=found.name) if found else ""
