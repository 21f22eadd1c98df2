"""The laws of a whole synthetic ledger: every kind of record in every state, as the gate wants it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tingjian.cli.site import build
from tingjian.core.cadences import cadences
from tingjian.core.field import Field, Kind, kind_of
from tingjian.core.ledger import Ledger
from tingjian.core.proceedings.analysis import Analysis
from tingjian.core.proceedings.campaign import Campaign
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.proceedings.plan import Plan
from tingjian.core.proceedings.policy import Policy
from tingjian.core.proceedings.session import Session
from tingjian.core.proceedings.visit import Visit
from tingjian.demo.ledger import Wish, make
from tingjian.store.audit import audit
from tingjian.store.files import now
from tingjian.store.judging import judge_all
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.store.strict import read
from tingjian.words import demo as words

AS_OF = date(2026, 6, 30)
SEEDS = (1, 2, 3)
ISSUES = 60

# What a demonstration never has: people's names and contacts, keys, notes, what is restricted, and
# what says that something came from a spreadsheet or lies on a forge.
NEVER = {
    *("contact", "key", "acts_for", "note", "restricted", "imported", "row", "forge", "address"),
    "licence",
    *("session.leaders.name", "session.participants.name"),
}


@pytest.fixture(scope="module", params=SEEDS)
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small ledger of each seed, once."""
    folder = tmp_path_factory.mktemp("demo") / "ledger"
    make(folder, Wish(ISSUES, request.param, AS_OF))
    return folder


@pytest.fixture(scope="module")
def ledger(root: Path) -> Ledger:
    """Open it."""
    return open_ledger(root)


def values(root: Path) -> Iterator[tuple[Kind, Any]]:
    """Every record of the ledger as plain values."""
    for path in sorted((root / "ledger").rglob("*.yml")):
        kind = kind_of(path.relative_to(root / "ledger").as_posix(), record_kinds())
        assert kind is not None
        value: Any = read(path.read_bytes())
        for each in value if kind.listed else [value]:
            yield kind, each


def place(name: str, key: str) -> str:
    """A field's name; what cases share is the same in issues and themes, and in all threads."""
    if key in ("steps", "advice", "services"):
        return f"case.{key}"
    return f"{name}.{key}"


def borne(name: str, fields: dict[str, Field], value: Any) -> Iterator[str]:
    """Every field that a value has, by its path, and every word of a field that knows its words."""
    for key, field in fields.items():
        if key not in value:
            continue
        path = place(name, key)
        yield path
        for each in value[key] if isinstance(value[key], list) else [value[key]]:
            if field.labels:
                yield f"{path}={each}"
            if isinstance(each, dict):
                yield from borne(path, field.fields, each)


def known(name: str, fields: dict[str, Field]) -> Iterator[str]:
    """Every field that a schema knows, and every word that it may have, but what never is."""
    for key, field in fields.items():
        path = place(name, key)
        if key in NEVER or path in NEVER:
            continue
        yield path
        yield from (f"{path}={word}" for word in field.labels)
        yield from known(path, field.fields)


def test_every_state(root: Path) -> None:
    """Whatever a schema knows occurs in every demonstration: kinds, fields, words of fields."""
    found = {mark for kind, value in values(root) for mark in borne(kind.name, kind.fields, value)}
    expected = {mark for kind in record_kinds().values() for mark in known(kind.name, kind.fields)}
    assert set() == expected - found


def test_gate(root: Path) -> None:
    """The gate would have let in every commit, and the ledger has no findings."""
    audited = audit(root, None, lambda _done, _all: None)
    assert [] == audited.entries
    assert 1 < audited.number
    assert [] == judge_all(now(root))


def test_references(ledger: Ledger) -> None:
    """An issue says which visit, session or campaign it came from, and that names it."""
    visits, campaigns = Counter[str](), Counter[str]()
    for issue in ledger.issues.values():
        channel, reference = issue.source.channel, issue.source.ref
        if channel in ("visit", "point"):
            assert reference is not None
            named = [each.issue for each in ledger.of(Visit)[reference].findings]
            assert issue.id in named
            visits[channel] += 1
        elif reference:
            held = {**ledger.of(Session), **ledger.of(Campaign)}
            assert reference in held
            campaigns[channel] += 1
    assert {"visit", "point"} == set(visits)
    assert campaigns


def test_calendar(ledger: Ledger) -> None:
    """A service day nearly every month, an analysis of every two months, a plan a year."""
    months = {
        (each.on.year, each.on.month)
        for each in ledger.of(Session).values()
        if each.kind == "service_day"
    }
    assert 18 <= len(months) <= 24
    periods = sorted((each.since, each.until) for each in ledger.of(Analysis).values())
    assert all(until < since for (_, until), (since, _) in pairwise(periods))
    assert 11 == len(periods)
    assert {"2024", "2025", "2026"} == set(ledger.of(Plan))


def test_owed(ledger: Ledger) -> None:
    """Some of what the mechanism owes is kept, and some is not yet, or late."""
    kinds = {duty.kind for duty in cadences(ledger, AS_OF)}
    assert {"service_day", "analysis", "follow_up"} <= kinds
    assert any(each.sent for each in ledger.of(Session).values())
    assert any(each.issued for each in ledger.of(Policy).values())


def test_names(root: Path) -> None:
    """Every record that can say that it is made up says so, to programs and to people."""
    for kind, value in values(root):
        if "demonstration" in kind.fields:
            assert value["demonstration"] is True
            title = value.get("title") or value.get("name") or value["text"]
            assert title.startswith(("演示", words.TITLE[0]))


def test_grows(tmp_path: Path) -> None:
    """More issues bring more of what comes with them, and not more months."""
    make(tmp_path / "few", Wish(60, 1, AS_OF, flat=True))
    make(tmp_path / "many", Wish(800, 1, AS_OF, flat=True))
    few, many = (open_ledger(tmp_path / name) for name in ("few", "many"))
    assert 10 * len(few.of(Visit)) < len(many.of(Visit))
    assert len(few.of(Oversight)) < len(many.of(Oversight))
    assert len(few.of(Analysis)) == len(many.of(Analysis))
    assert [] == judge_all(now(tmp_path / "many"))


def test_site(root: Path, tmp_path: Path) -> None:
    """The site is built from it."""
    options = [
        "--root",
        root,
        "--out",
        tmp_path / "site",
        "--as-of",
        AS_OF.isoformat(),
        "--no-search",
    ]
    done = CliRunner().invoke(build, list(map(str, options)))
    assert 0 == done.exit_code, done.output
    for section in ("sessions", "campaigns", "policies", "oversight", "plans", "analyses"):
        assert (tmp_path / "site" / section / "index.html").is_file()
