"""The laws of what is public of the mechanism's own records."""

from __future__ import annotations

import random
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from tests.core.test_publish import CANARY, ledger
from tests.support import by_type

from tingjian.core.field import Field
from tingjian.core.ledger import Ledger
from tingjian.core.proceedings import Proceeding
from tingjian.core.proceedings.visit import Observation, PublicVisit, Visit
from tingjian.core.publish import publish
from tingjian.core.record import Advice, Record, ServicePlan
from tingjian.store.kinds import TYPES
from tingjian.store.schema import record_kinds

KINDS = record_kinds()
# Of a visit only counts are public: what its schema does not have.
SHOWN = {
    kind: type_.shown
    for kind, type_ in TYPES.items()
    if issubclass(type_, Proceeding) and type_.shown and kind != "visit"
}
DAY = date(2026, 3, 10)


def inside(hint: Any) -> Any:
    """The type within a list or an option."""
    while get_origin(hint) is not None:
        hint = get_args(hint)[0]
    return hint


def held(field: Field, type_: type[Any]) -> None:
    """A public type has just the public fields of the schema, all the way down."""
    hints = get_type_hints(type_, include_extras=True)
    assert {name for name, each in field.fields.items() if each.public} == set(hints)
    for name, each in field.fields.items():
        if each.public and each.fields:
            held(each, inside(hints[name]))


@pytest.mark.parametrize("kind", SHOWN)
def test_fields(kind: str) -> None:
    """What is public of a kind is what its schema says, and nothing else has a place."""
    held(KINDS[kind], SHOWN[kind])


def test_visits_are_counted() -> None:
    """Of a visit only what can be counted is public, beside how much was found."""
    shown = {name for name, field in KINDS["visit"].fields.items() if field.public}
    assert shown | {"found", "registered"} == set(PublicVisit.__struct_fields__)


def marked(field: Field, type_: Any, drawn: random.Random) -> Any:
    """A record with every field filled: what is restricted holds the canary."""
    hints = get_type_hints(type_, include_extras=True)
    values: dict[str, Any] = {}
    for name, each in field.fields.items():
        within, many = inside(hints[name]), each.type == "array"
        if isinstance(within, type) and issubclass(within, Record):
            value: Any = marked(each, within, drawn)
        elif within is str:
            value = f"公开{drawn.randrange(10**6)}" if each.public else CANARY
        else:
            value = {int: 7, bool: True, date: DAY}[within]
        values[name] = (value,) * drawn.randint(1, 3) if many else value
    return type_(**values)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_restricted_is_published(seed: int) -> None:
    """No restricted value of any kind is anywhere in what is published; what is public is."""
    drawn = random.Random(seed)
    made = {kind: marked(KINDS[kind], TYPES[kind], drawn) for kind in (*SHOWN, "visit")}
    held_in = by_type(*made.values())
    published = publish(with_records(held_in))
    said = msgspec.json.encode(list(published.proceedings.values())).decode()
    assert CANARY in msgspec.json.encode(list(held_in.values())).decode()
    assert CANARY not in said
    for kind, type_ in SHOWN.items():
        shown = published.of(type_)[made[kind].id]
        assert isinstance(shown, type_)
        for name in ("title", "on", "since"):
            assert getattr(made[kind], name, None) == getattr(shown, name, None)


def with_records(held_in: dict[type[Any], dict[str, Any]]) -> Ledger:
    """A ledger with these records beside its tables."""
    return Ledger(ledger().tables, {}, {}, {}, held_in)


def test_what_says_nothing_of_it_is_not_published() -> None:
    """A kind without a public type is restricted as a whole."""

    class Silent(Proceeding, frozen=True):
        id: str

    assert {} == publish(with_records(by_type(Silent(CANARY)))).proceedings


def test_visit() -> None:
    """A visit tells how much was found, and how much of it became issues."""
    found = tuple(Observation(f"f{n}", CANARY, CANARY) for n in range(3))
    found = (msgspec.structs.replace(found[0], issue="ZS-20260302-0DMWW"), *found[1:])
    visit = Visit("v", DAY, "observer", "city", CANARY, CANARY, CANARY, found, CANARY)
    shown = publish(with_records(by_type(visit))).of(PublicVisit)
    assert {"v": PublicVisit("v", DAY, "observer", "city", 3, 1)} == shown


@pytest.mark.parametrize("disclosure", ["named", "withheld"])
def test_advice(disclosure: str) -> None:
    """Of a withheld issue it is told that experts advised and teams planned, not what."""
    from tests.support import HEARD, issue

    made = issue(
        disclosure=disclosure,
        advice=(Advice(DAY, "expert-01", "意见"),),
        services=(ServicePlan(DAY, "team-01", "方案"),),
    )
    published = publish(ledger(made)).issues[HEARD]
    texts = ("意见", "方案") if disclosure == "named" else ("", "")
    assert texts == (published.advice[0].text, published.services[0].plan)
    assert ("expert-01", "team-01") == (published.advice[0].expert, published.services[0].team)
