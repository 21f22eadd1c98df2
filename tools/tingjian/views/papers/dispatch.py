"""The papers that go to departments on one case: the dispatch slip and the reminder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tingjian.core.record import Case
from tingjian.core.steps import OPEN
from tingjian.core.thread import Thread
from tingjian.errors import UserError
from tingjian.views.papers.desk import Desk, Matter, Unit, lines


class DispatchPaper(NamedTuple):
    """交办单: what is dispatched to whom, by when, and what is expected back."""

    office: str
    date: str
    demonstration: bool
    matter: Matter
    dispatched: str
    units: tuple[Unit, ...]
    leads: str
    supports: str
    heads: str
    due: tuple[str, ...]
    opinion: tuple[str, ...]
    basis: str
    feedback: tuple[str, ...]


class Owing(NamedTuple):
    """A department that owes its reply: since when, by when, how late."""

    short: str
    part: str
    dispatched: str
    signed: str
    due: str
    left: str


class ReminderPaper(NamedTuple):
    """催办函: to every department that owes its reply."""

    office: str
    date: str
    year: int
    demonstration: bool
    heading: tuple[str, ...]
    matter: Matter
    addressees: str
    late: bool
    units: tuple[Owing, ...]
    opinion: tuple[str, ...]
    before: str


def dispatch(desk: Desk, number: str) -> DispatchPaper:
    """The slip of all departments that now answer for the case. UserError: there is none."""
    case = desk.case(number)
    threads = desk.active(case)
    if not threads:
        raise UserError("paper.not-dispatched", number=case.id, day=desk.day)
    leads = [each for each in threads if each.part == "lead"]
    supports = [each for each in threads if each.part != "lead"]
    return DispatchPaper(
        office=desk.office,
        date=desk.dated(max(each.begun for each in threads if each.begun)),
        demonstration=desk.made_up(case),
        matter=desk.matter(case),
        dispatched=desk.join(dict.fromkeys(desk.dated(each.begun) for each in threads)),
        units=tuple(desk.unit(case, each) for each in (*leads, *supports)),
        leads=desk.units(leads),
        supports=desk.units(supports),
        heads=desk.heads(leads or supports),
        due=tuple(_due(desk, each) for each in (*leads, *supports)),
        opinion=tuple(dict.fromkeys(_instructions(desk, case, (*leads, *supports)))),
        basis=_basis(desk, case),
        feedback=tuple(_feedback(desk, alone=not supports)),
    )


def reminder(desk: Desk, number: str) -> ReminderPaper:
    """The letter to the departments that owe a reply. UserError: none does."""
    case = desk.case(number)
    standing = desk.stand(case)
    owing = [each for each in standing.threads if each.owing]
    if standing.office.state != OPEN or not owing:
        raise UserError("paper.nothing-owed", number=number, day=desk.day)
    owing.sort(key=lambda each: each.part != "lead")
    reminded = [step for step in desk.past(case.steps) if step.kind == "remind"]
    earlier = [desk.dated(step.on) for step in reminded if step.on < desk.day]
    return ReminderPaper(
        office=desk.office,
        date=desk.today,
        year=desk.day.year,
        demonstration=desk.made_up(case),
        heading=desk.heading(case.title, "reminder"),
        matter=desk.matter(case),
        addressees=desk.units(owing),
        late=bool(standing.overdue),
        units=tuple(_owing(desk, each) for each in owing),
        opinion=lines(reminded[-1].text or "") if reminded else (),
        before=desk.say("reminder.before", days=desk.join(earlier)) if earlier else "",
    )


def _due(desk: Desk, thread: Thread) -> str:
    if thread.begun is None or thread.due is None:
        return desk.say("none")
    reckoned = desk.tables.workdays.reckon(thread.begun, thread.due)
    key = "dispatch.provisional" if reckoned.provisional else "dispatch.due"
    years = desk.join(map(str, reckoned.missing))
    said = desk.say(key, due=desk.dated(thread.due), days=reckoned.days, years=years)
    return f"{desk.short(thread.department)}：{said}"


def _instructions(desk: Desk, case: Case, threads: tuple[Thread, ...]) -> Iterator[str]:
    """What the office wrote to each department when it dispatched or sent back."""
    for thread in threads:
        steps = [
            step
            for step in desk.thread(case, thread.department)
            if step.kind in ("dispatch", "rework")
        ]
        yield from lines(steps[-1].text or steps[-1].reason or "")


def _basis(desk: Desk, case: Case) -> str:
    limit = desk.tables.classes.get(case.class_)
    if limit is None:
        return case.class_
    return desk.say(
        "dispatch.basis", limit=limit.name, lead=limit.lead_days, support=limit.support_days
    )


def _feedback(desk: Desk, *, alone: bool) -> Iterator[str]:
    """What is expected of the departments, by the ledger's own limits."""
    limits = desk.tables.settings.limits
    yield desk.say("dispatch.sign", days=limits.sign_days, returned=limits.return_days)
    yield desk.say("dispatch.alone" if alone else "dispatch.support")
    if limits.extensions:
        yield desk.say("dispatch.extend", times=limits.extensions, days=limits.extension_days)
    else:
        yield desk.say("dispatch.no-extend")
    yield desk.say("dispatch.head")


def _owing(desk: Desk, thread: Thread) -> Owing:
    left = desk.say("none")
    if thread.due and thread.due < desk.day:
        left = desk.say("reminder.late", days=desk.days(thread.due, desk.day))
    elif thread.due == desk.day:
        left = desk.say("reminder.today")
    elif thread.due:
        left = desk.say("reminder.left", days=desk.days(desk.day, thread.due))
    return Owing(
        short=desk.short(thread.department),
        part=desk.wording.parts[thread.part],
        dispatched=desk.listed(thread.begun),
        signed=desk.listed(thread.signed) if thread.signed else desk.say("reminder.unsigned"),
        due=desk.listed(thread.due),
        left=left,
    )
