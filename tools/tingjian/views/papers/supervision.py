"""The notice of supervision (督办通知单), of one case or of a line of the supervision list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tingjian.core.proceedings.oversight import FollowUp, Oversight
from tingjian.core.proceedings.session import Session
from tingjian.core.record import Case, Step
from tingjian.core.thread import Thread
from tingjian.errors import UserError
from tingjian.views.papers.desk import ALL_OFFICES, Desk, lines, numeral


class SupervisionPaper(NamedTuple):
    """督办通知单: what the offices ask of the departments, and where each of these stands."""

    office: str
    date: str
    demonstration: bool
    number: str
    title: str
    form: str
    offices: str
    addressees: str
    heads: str
    statement: tuple[str, ...]
    request: tuple[str, ...]
    progress: tuple[str, ...]
    opinion: tuple[str, ...]


def supervision(desk: Desk, number: str) -> SupervisionPaper:
    """The notice of the last follow-up, as things stood on its day.

    UserError: there is none yet, or nobody to notify.
    """
    overseen = desk.ledger.of(Oversight).get(number)
    return _overseen(desk, overseen) if overseen else _case(desk, desk.case(number))


def _case(desk: Desk, case: Case) -> SupervisionPaper:
    followed = [step for step in desk.past(case.steps) if step.kind == "follow_up"]
    if not followed:
        raise UserError("paper.not-followed-up", number=case.id, day=desk.day)
    last = followed[-1]
    desk = Desk(desk.ledger, last.on, desk.wording)
    threads = desk.active(case)
    if not threads:
        raise UserError("paper.not-dispatched", number=case.id, day=desk.day)
    offices = last.offices or ()
    form = {1: "supervision.single", ALL_OFFICES: "supervision.joint"}.get(
        len(offices), "supervision.several"
    )
    matter = desk.matter(case)
    return SupervisionPaper(
        office=desk.office,
        date=desk.today,
        demonstration=desk.made_up(case),
        number=case.id,
        title=case.title,
        form=_form(desk, desk.say(form), followed),
        offices=_offices(desk, offices),
        addressees=desk.units(threads),
        heads=desk.heads(_leads(threads)),
        statement=matter.statement,
        request=matter.request,
        progress=tuple(_progress(desk, case)),
        opinion=lines(last.text or ""),
    )


def _overseen(desk: Desk, overseen: Oversight) -> SupervisionPaper:
    """The notice of a line of the list; what is restricted in it goes to no department."""
    if overseen.on > desk.day:
        raise UserError("paper.early", number=overseen.id, day=desk.day, raised=overseen.on)
    followed = [each for each in overseen.follow_ups if each.on <= desk.day]
    desk = Desk(desk.ledger, followed[-1].on if followed else overseen.on, desk.wording)
    found = [desk.ledger.case(number) for number in overseen.cases]
    cases = [case for case in found if case is not None and case.raised <= desk.day]
    threads = [thread for case in cases for thread in desk.active(case)]
    leads = [thread for case in cases for thread in _leads(desk.active(case))]
    form = desk.wording.records["oversight"].fields["form"].label(overseen.form)
    return SupervisionPaper(
        office=desk.office,
        date=desk.today,
        demonstration=overseen.demonstration or desk.tables.settings.demonstration,
        number=overseen.id,
        title=overseen.title,
        form=_form(desk, desk.wording.read(form), followed),
        offices=_offices(desk, followed[-1].offices if followed else overseen.offices),
        addressees=desk.units(threads),
        heads=desk.heads(leads),
        statement=tuple(_subjects(desk, overseen, cases)),
        request=tuple(line for case in cases for line in lines(case.request or "")),
        progress=tuple(line for case in cases for line in _progress(desk, case)),
        opinion=lines(followed[-1].text) if followed else (),
    )


def _subjects(desk: Desk, overseen: Oversight, cases: Sequence[Case]) -> Iterator[str]:
    """What is overseen: each case with its statement, each session with its proposals."""
    place = 0
    for place, case in enumerate(cases, start=1):
        yield desk.say("supervision.case", order=numeral(place), title=case.title, number=case.id)
        yield from lines(case.statement)
    held = (desk.ledger.of(Session).get(number) for number in overseen.sessions)
    for session in held:
        if session is not None and session.on <= desk.day:
            place += 1
            yield desk.say(
                "supervision.case", order=numeral(place), title=session.title, number=session.id
            )
            for proposal in session.proposals:
                yield from lines(proposal.text)


def _progress(desk: Desk, case: Case) -> Iterator[str]:
    """Where each department stands, and what it last said."""
    for thread in desk.active(case):
        unit = desk.unit(case, thread)
        yield desk.say("supervision.unit", unit=unit.short, part=unit.part, progress=unit.progress)
        yield from unit.said


def _leads(threads: list[Thread]) -> list[Thread]:
    """Who answers for the result: the lead, or all where there is none."""
    return [each for each in threads if each.part == "lead"] or threads


def _form(desk: Desk, form: str, followed: Sequence[Step | FollowUp]) -> str:
    times = len(followed)
    return desk.say("supervision.times", form=form, times=times) if times else form


def _offices(desk: Desk, offices: Sequence[str]) -> str:
    return desk.join(desk.wording.offices[each] for each in offices)
