"""The laws of the mechanism's own records: what each must be, by itself and against another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.proceedings import (
    Analysis,
    Campaign,
    Opinion,
    Oversight,
    Plan,
    Policy,
    Session,
    Suggestion,
    Visit,
)
from tingjian.core.record import Enterprise, Record
from tingjian.core.then import ENDS

SPEAKERS = 2  # entrepreneurs who speak at every 心贴心

# The record of a kind with this id, or None. It is asked only for records that are few, or few of.
Find = Callable[[str, str], Record | None]


def broken(record: Record) -> list[Fault]:
    """The laws that a record breaks by itself."""
    return list(LAWS[type(record)](record)) if type(record) in LAWS else []


def across(record: Record, find: Find) -> list[Fault]:
    """The laws that a record breaks against another, which ``find`` gives."""
    if isinstance(record, Session):
        return list(_planned(record, find))
    return list(_listed(record, find)) if isinstance(record, Visit) else []


def _order(earlier: date | None, *later: tuple[FieldPath, date | None]) -> Iterator[Fault]:
    """Days that must not come before another."""
    for path, day in later:
        if earlier and day and day < earlier:
            yield Fault("day.order", path, {"day": str(day), "before": str(earlier)})


def _once(name: str, field: str, elements: Iterable[Any]) -> Iterator[Fault]:
    """What the elements of a list are told apart by stands once in it."""
    seen: set[str] = set()
    for number, each in enumerate(elements):
        key = getattr(each, field)
        if key in seen:
            yield Fault("list.twice", (name, number, field), {"id": key})
        seen.add(key)


def _dated(element: Suggestion | Opinion, path: FieldPath) -> Iterator[Fault]:
    """What became of an element has its day, so that earlier days can be shown without it."""
    for name, day in ENDS.items():
        if getattr(element, name, None) is not None and getattr(element, day) is None:
            yield Fault("list.undated", (*path, name), {"id": element.id, "day": day})


def _plan(plan: Plan) -> Iterator[Fault]:
    yield from _once("topics", "id", plan.topics)


def _session(session: Session) -> Iterator[Fault]:
    """A session is planned, attended and spoken at as its form asks once its list was sent."""
    for name in ("participants", "proposals", "claims"):
        yield from _once(name, "id", getattr(session, name))
    yield from _order(session.on, (("sent",), session.sent))
    roles = {each.id: each.role for each in session.participants}
    for number, turn in enumerate(session.turns):
        if turn.speaker not in roles:
            yield Fault("session.speaker", ("turns", number, "speaker"), {"speaker": turn.speaker})
    if session.kind == "face_to_face" and session.topic is None:
        yield Fault("session.unplanned", (), {})
    if session.sent is None:
        return
    if not session.proposals:
        yield Fault("session.sent", ("sent",), {})
    if session.kind == "face_to_face" and not (session.leaders and session.participants):
        yield Fault("session.attendance", (), {})
    spoke = {turn.speaker for turn in session.turns if roles.get(turn.speaker) == "entrepreneur"}
    if session.kind == "heart_to_heart" and len(spoke) < SPEAKERS:
        facts = {"number": str(len(spoke)), "least": str(SPEAKERS)}
        yield Fault("session.speakers", ("turns",), facts)


def _planned(session: Session, find: Find) -> Iterator[Fault]:
    """The topic is in the plan of the year in which the session is held."""
    if session.topic is None:
        return
    plan = find("plan", str(session.topic.year))
    topics = {topic.id for topic in plan.topics} if isinstance(plan, Plan) else set()
    if session.topic.topic not in topics or session.topic.year != session.on.year:
        facts = {"year": str(session.topic.year), "topic": session.topic.topic}
        yield Fault("session.topic", ("topic",), facts)


def _visit(visit: Visit) -> Iterator[Fault]:
    """An observer visits, or else a liaison reports."""
    yield from _once("findings", "id", visit.findings)
    if (visit.through == "observer") != (visit.observer is not None):
        yield Fault("visit.visitor", ("through",), {})


def _listed(visit: Visit, find: Find) -> Iterator[Fault]:
    """Observers visit the white list as it was on the day; liaisons report from active points."""
    enterprise = find("enterprise", visit.enterprise)
    if not isinstance(enterprise, Enterprise):
        return  # a finding already
    if visit.through == "observer":
        left = enterprise.unlisted
        if not (enterprise.white_list or (left and left >= visit.on)):
            yield Fault("visit.white-list", ("enterprise",), {"id": visit.enterprise})
        return
    point = enterprise.point
    if not (point and point.since <= visit.on and (point.until or visit.on) >= visit.on):
        yield Fault("visit.point", ("enterprise",), {"id": visit.enterprise})


def _campaign(campaign: Campaign) -> Iterator[Fault]:
    """A suggestion that became an issue says which; one that was not adopted says why."""
    yield from _order(campaign.since, (("until",), campaign.until))
    yield from _once("suggestions", "id", campaign.suggestions)
    for number, each in enumerate(campaign.suggestions):
        path = ("suggestions", number)
        yield from _order(each.on, ((*path, "disposed"), each.disposed))
        yield from _dated(each, path)
        if each.disposition == "registered" and each.case is None:
            yield Fault("suggestion.case", path, {"id": each.id})
        if each.disposition == "declined" and each.reason is None:
            yield Fault("suggestion.reason", path, {"id": each.id})


def _policy(policy: Policy) -> Iterator[Fault]:
    """A policy is issued after opinions were heard, and each of them is answered."""
    yield from _order(policy.since, (("until",), policy.until))
    yield from _once("opinions", "id", policy.opinions)
    for number, each in enumerate(policy.opinions):
        path = ("opinions", number)
        yield from _order(policy.since, ((*path, "on"), each.on))
        yield from _order(each.on, ((*path, "answered"), each.answered))
        yield from _order(each.answered, (("issued",), policy.issued))
        yield from _dated(each, path)
    if policy.issued is None:
        return
    if not any(each.on <= policy.issued for each in policy.opinions):
        yield Fault("policy.unheard", ("issued",), {})
    for number, each in enumerate(policy.opinions):
        if each.adopted is None or (each.adopted != "yes" and each.reason is None):
            yield Fault("policy.unanswered", ("opinions", number), {"id": each.id})
        elif each.adopted != "no" and each.cited is None:
            yield Fault("policy.uncited", ("opinions", number), {"id": each.id})


def _oversight(oversight: Oversight) -> Iterator[Fault]:
    """What is overseen is named; jointly means by two offices or more; amounts have evidence."""
    follow_ups = [(("follow_ups", n, "on"), e.on) for n, e in enumerate(oversight.follow_ups)]
    yield from _order(oversight.on, (("closed",), oversight.closed), *follow_ups)
    yield from _once("benefits", "id", oversight.benefits)
    if not (oversight.cases or oversight.sessions):
        yield Fault("oversight.nothing", (), {})
    if oversight.form == "joint" and len(oversight.offices) < 2:
        yield Fault("oversight.joint", ("offices",), {})
    if oversight.closed and not oversight.result:
        yield Fault("oversight.result", ("closed",), {})
    for number, each in enumerate(oversight.benefits):
        if each.amount is not None and each.evidence is None:
            yield Fault("benefit.evidence", ("benefits", number, "amount"), {"id": each.id})


def _analysis(analysis: Analysis) -> Iterator[Fault]:
    yield from _order(analysis.since, (("until",), analysis.until), (("on",), analysis.on))
    yield from _once("themes", "theme", analysis.themes)


def _enterprise(enterprise: Enterprise) -> Iterator[Fault]:
    if point := enterprise.point:
        yield from _order(point.since, (("point", "until"), point.until))


LAWS: dict[type[Record], Callable[[Any], Iterator[Fault]]] = {
    Plan: _plan,
    Session: _session,
    Visit: _visit,
    Campaign: _campaign,
    Policy: _policy,
    Oversight: _oversight,
    Analysis: _analysis,
    Enterprise: _enterprise,
}
