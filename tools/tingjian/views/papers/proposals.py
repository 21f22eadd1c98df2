"""The list of a consultation's proposals (协商建议清单), for committee and government."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tingjian.core.proceedings.plan import Plan
from tingjian.core.proceedings.session import Session
from tingjian.errors import UserError
from tingjian.views.papers.desk import Desk


class Proposed(NamedTuple):
    """One proposal, who should see to it, and the case that took it up."""

    order: str
    text: str
    units: str
    case: str


class Claimed(NamedTuple):
    """What a unit took upon itself on the spot, and by when."""

    unit: str
    text: str
    due: str
    case: str


class ProposalsPaper(NamedTuple):
    """协商建议清单."""

    office: str
    date: str
    demonstration: bool
    number: str
    heading: tuple[str, ...]
    addressees: str
    title: str
    kind: str
    held: str
    place: str
    topic: str
    leaders: str
    participants: str
    proposals: tuple[Proposed, ...]
    claims: tuple[Claimed, ...]


def proposals(desk: Desk, number: str) -> ProposalsPaper:
    """The list of this session. UserError: there is no such session, or it has no proposals."""
    session = desk.ledger.of(Session).get(number)
    if session is None:
        raise UserError("case.absent", number=number)
    if session.on > desk.day:
        raise UserError("paper.early-session", number=number, day=desk.day, on=session.on)
    if not session.proposals:
        raise UserError("paper.no-proposals", number=number)
    fields = desk.wording.records["session"].fields
    to = [desk.wording.read(fields["sent_to"].label(each)) for each in session.sent_to]
    return ProposalsPaper(
        office=desk.office,
        date=desk.dated(session.sent or desk.day),
        demonstration=session.demonstration or desk.tables.settings.demonstration,
        number=session.id,
        heading=desk.heading(session.title, "proposals"),
        addressees=desk.join(to) or desk.say("proposals.to"),
        title=session.title,
        kind=desk.wording.read(fields["kind"].label(session.kind)),
        held=desk.dated(session.on),
        place=session.place or desk.say("none"),
        topic=_topic(desk, session),
        leaders=desk.join(each.position for each in session.leaders) or desk.say("none"),
        participants=_participants(desk, session),
        proposals=tuple(
            Proposed(
                str(order),
                each.text.strip(),
                desk.join(map(desk.short, each.departments)) or desk.say("none"),
                each.case or desk.say("none"),
            )
            for order, each in enumerate(session.proposals, start=1)
        ),
        claims=tuple(
            Claimed(
                desk.short(each.taken_by),
                each.text.strip(),
                desk.listed(each.due),
                each.case or desk.say("none"),
            )
            for each in session.claims
        ),
    )


def _topic(desk: Desk, session: Session) -> str:
    """The topic of the year's plan that the session was held on."""
    if session.topic is None:
        return desk.say("none")
    plan = desk.ledger.of(Plan).get(str(session.topic.year))
    topics = plan.topics if plan else ()
    found = next((each.title for each in topics if each.id == session.topic.topic), None)
    return found or session.topic.topic


def _participants(desk: Desk, session: Session) -> str:
    """How many of each role; people are not named."""
    role = desk.wording.records["session"].fields["participants"].fields["role"]
    numbers = Counter(each.role for each in session.participants)
    said = [
        desk.say("proposals.role", role=desk.wording.read(role.label(key)), number=number)
        for key, number in numbers.items()
    ]
    return desk.join(said) or desk.say("none")
