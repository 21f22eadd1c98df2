"""An enterprise's file on paper (一企一档): who it is, what it asked, what became of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Enterprise, Issue
from tingjian.core.standing import Standing
from tingjian.errors import UserError
from tingjian.views.papers.desk import Desk, Matter, Unit, numeral
from tingjian.views.papers.oversight import Gained, gained


class Asked(NamedTuple):
    """One issue in the file."""

    order: str
    matter: Matter
    state: str
    lead: str
    outcome: str
    satisfaction: str
    units: tuple[Unit, ...]


class Visited(NamedTuple):
    """A visit to the enterprise, and what it found."""

    date: str
    through: str
    level: str
    findings: str


class EnterprisePaper(NamedTuple):
    """一企一档."""

    office: str
    date: str
    demonstration: bool
    name: str
    number: str
    sector: str
    region: str
    size: str
    white_list: str
    point: str
    note: str
    heard: int
    open: int
    solved: int
    explained: int
    late: int
    issues: tuple[Asked, ...]
    visits: tuple[Visited, ...]
    gains: tuple[Gained, ...]


def enterprise(desk: Desk, number: str) -> EnterprisePaper:
    """The file of this enterprise. UserError: there is none."""
    found = desk.ledger.enterprises.get(number)
    if found is None:
        raise UserError("paper.no-enterprise", number=number)
    issues = [each for each in desk.ledger.issues.values() if each.enterprise == found.id]
    heard = sorted(
        (each for each in issues if each.raised <= desk.day),
        key=lambda each: (each.raised, each.id),
    )
    standings = {each.id: desk.stand(each) for each in heard}
    outcomes = [_outcome(each) for each in standings.values()]
    return EnterprisePaper(
        desk.office,
        desk.today,
        found.demonstration or desk.tables.settings.demonstration,
        found.name,
        found.id,
        *_facts(desk, found),
        heard=len(heard),
        open=sum(not each.ended for each in standings.values()),
        solved=outcomes.count("solved"),
        explained=outcomes.count("explained"),
        late=sum(bool(each.overdue) for each in standings.values()),
        issues=tuple(
            _asked(desk, place, each, standings[each.id])
            for place, each in enumerate(heard, start=1)
        ),
        visits=_visits(desk, found),
        gains=gained(desk, found.id),
    )


def _facts(desk: Desk, found: Enterprise) -> tuple[str, str, str, str, str, str]:
    none, wording = desk.say("none"), desk.wording
    sector, region = desk.tables.sectors.get(found.sector), desk.tables.regions.get(found.region)
    point = none
    if found.point and not _past(desk, found.point.until):
        since = desk.dated(found.point.since)
        point = desk.say("point", since=since, liaison=found.point.liaison)
    listed = found.white_list and not _past(desk, found.unlisted)
    sizes = wording.records["enterprise"].fields["size"]
    return (
        sector.name if sector else found.sector,
        region.name if region else found.region,
        wording.read(sizes.label(found.size)) if found.size else none,
        desk.say("white_list") if listed else none,
        point,
        found.note or none,
    )


def _past(desk: Desk, until: date | None) -> bool:
    return until is not None and until <= desk.day


def _visits(desk: Desk, found: Enterprise) -> tuple[Visited, ...]:
    fields = desk.wording.records["visit"].fields
    visits = [
        each
        for each in desk.ledger.of(Visit).values()
        if each.enterprise == found.id and each.on <= desk.day
    ]
    return tuple(
        Visited(
            desk.listed(each.on),
            desk.wording.read(fields["through"].label(each.through)),
            desk.wording.read(fields["level"].label(each.level)),
            desk.join(finding.title for finding in each.findings) or desk.say("none"),
        )
        for each in sorted(visits, key=lambda each: (each.on, each.id))
    )


def _outcome(standing: Standing) -> str | None:
    """How the case ended, or how its lead answered where it has not."""
    if standing.office.closing:
        return standing.office.closing.outcome
    return standing.lead.outcome if standing.lead and standing.answered else None


def _asked(desk: Desk, place: int, issue: Issue, standing: Standing) -> Asked:
    """An issue with its answer; one that was merged shows its theme's."""
    theme = desk.ledger.themes.get(standing.office.into or "")
    answering, answer = (theme, desk.stand(theme)) if theme else (issue, standing)
    evaluation = standing.office.evaluation
    said = evaluation.satisfaction if evaluation else None
    none = desk.say("none")
    return Asked(
        order=numeral(place),
        matter=desk.matter(issue),
        state=desk.wording.states[standing.state],
        lead=desk.short(answer.lead.department) if answer.lead else none,
        outcome=desk.outcome(_outcome(answer)),
        satisfaction=desk.wording.satisfactions.get(said or "") or none,
        units=tuple(desk.unit(answering, each) for each in answer.threads if each.active),
    )
