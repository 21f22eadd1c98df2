"""The supervision list in a quarter, and what enterprises gained by it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tingjian.core.proceedings.oversight import Benefit, Oversight
from tingjian.views.papers.desk import Desk

TEN_THOUSAND = 10_000


class Overseen(NamedTuple):
    """A line of the supervision list."""

    title: str
    number: str
    form: str
    state: str
    result: str


class Supervised(NamedTuple):
    """The supervision list in a quarter; ``amount`` is gained by the lines closed in it."""

    listed: int
    added: int
    followed: int
    closed: int
    amount: str
    lines: tuple[Overseen, ...]


class Gained(NamedTuple):
    """What an enterprise gained."""

    kind: str
    text: str
    amount: str
    evidence: str


def supervised(desk: Desk, first: date) -> Supervised:
    """The list from the first day of a quarter to the desk's day."""
    known = [each for each in desk.ledger.of(Oversight).values() if each.on <= desk.day]
    known.sort(key=lambda each: (each.on, each.id))
    closed = [each for each in known if each.closed and first <= each.closed <= desk.day]
    amounts = [gain.amount or 0 for each in closed for gain in each.benefits]
    followed = [step.on for each in known for step in each.follow_ups]
    lines = [each for each in known if each in closed or _open(desk, each)]
    return Supervised(
        listed=sum(_open(desk, each) for each in known),
        added=sum(each.on >= first for each in known),
        followed=sum(first <= on <= desk.day for on in followed),
        closed=len(closed),
        amount=_amount(desk, sum(amounts)),
        lines=tuple(_line(desk, each) for each in lines),
    )


def gained(desk: Desk, enterprise: str) -> tuple[Gained, ...]:
    """What this enterprise gained by what is on the list by the day."""
    kinds = desk.wording.records["oversight"].fields["benefits"].fields["kind"]
    gains: list[Benefit] = [
        gain
        for each in sorted(desk.ledger.of(Oversight).values(), key=lambda each: (each.on, each.id))
        if each.on <= desk.day
        for gain in each.benefits
        if gain.enterprise == enterprise
    ]
    none = desk.say("none")
    return tuple(
        Gained(
            desk.wording.read(kinds.label(gain.kind)),
            gain.text.strip(),
            _amount(desk, gain.amount) if gain.amount else none,
            gain.evidence or none,
        )
        for gain in gains
    )


def _open(desk: Desk, overseen: Oversight) -> bool:
    return overseen.closed is None or overseen.closed > desk.day


def _line(desk: Desk, overseen: Oversight) -> Overseen:
    none = desk.say("none")
    form = desk.wording.records["oversight"].fields["form"].label(overseen.form)
    still = _open(desk, overseen)
    state = "oversight.open" if still else "oversight.closed"
    return Overseen(
        overseen.title,
        overseen.id,
        desk.wording.read(form),
        desk.say(state, day=desk.listed(overseen.closed)),
        none if still else (overseen.result or none).strip(),
    )


def _amount(desk: Desk, yuan: int) -> str:
    """A sum of money, in units of ten thousand yuan where that is shorter."""
    if yuan >= TEN_THOUSAND and yuan % (TEN_THOUSAND // 100) == 0:
        return desk.say(
            "amount.ten-thousand", amount=f"{yuan / TEN_THOUSAND:.2f}".rstrip("0").rstrip(".")
        )
    return desk.say("amount", amount=yuan)
