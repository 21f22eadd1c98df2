"""The laws of the gate for the mechanism's own records: what grows, what may be set, by whom."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Run
from tests.support import Repository

Edit = tuple[str, str]
CAMPAIGN = ("--title", "献一策", "--since", "2026-03-01", "--until", "2026-03-31")


@pytest.fixture
def campaign(small: Repository, run: Run) -> str:
    """A campaign with two suggestions on the main branch; its file below ``ledger/``."""
    number = run("new", "campaign", *CAMPAIGN).out.strip()
    for text in ("增加名额", "取消年检"):
        assert 0 == run("add", number, "suggestions", f"text={text}").code
    small.commit()
    return f"campaigns/{number}.yml"


def judged(small: Repository, run: Run, actor: str = "zs-office") -> tuple[int, str]:
    """What the gate says of the work tree as a proposal."""
    small.git("checkout", "--quiet", "-b", "proposal")
    small.commit()
    said = run("gate", "--base", "main", "--head", "proposal", "--actor", actor)
    return said.code, said.out


def test_dispositions(small: Repository, run: Run, campaign: str) -> None:
    """Staff may say what became of a suggestion, and add one, in one change."""
    number = campaign.rpartition("/")[2].removesuffix(".yml")
    words = ("suggestions.s1.disposition=adopted", "suggestions.s2.disposition=noted")
    assert 0 == run("correct", number, "--set", words[0], "--set", words[1]).code
    assert 0 == run("add", number, "suggestions", "text=减税").code
    code, out = judged(small, run)
    assert 0 == code, out


@pytest.mark.parametrize(
    ("edits", "rule"),
    [
        ([("text: 增加名额", "text: 减少名额")], "change.frozen"),
        ([("  - id: s1\n    text: 增加名额\n", "")], "change.removed"),
        ([("since: 2026-03-01", "since: 2026-02-01")], "change.frozen"),
    ],
)
def test_frozen(small: Repository, run: Run, campaign: str, edits: list[Edit], rule: str) -> None:
    """What somebody said, and when it was asked for, is not rewritten, not even by the office."""
    for old, new in edits:
        small.edit(campaign, old, new)
    code, out = judged(small, run)
    assert 1 == code
    assert rule in out


def test_departments(small: Repository, run: Run, campaign: str) -> None:
    """A department does not dispose of suggestions."""
    small.edit(campaign, "text: 取消年检", "text: 取消年检\n    disposition: noted")
    code, out = judged(small, run, "mr-clerk")
    assert 1 == code
    assert "change.role" in out


@pytest.mark.parametrize(("topic", "expected"), [("financing", 0), ("nowhere", 1)])
def test_held_against_the_plan(small: Repository, run: Run, topic: str, expected: int) -> None:
    """A session is held against the plan that the change leaves, as ``check`` does."""
    words = ("--session-kind", "joint_meeting", "--title", "融资协商")
    number = run("new", "session", *words).out.strip()
    path = f"sessions/{number}.yml"
    text = (small.root / "ledger" / path).read_text(encoding="utf-8")
    small.write(path, f"{text}topic:\n  year: 2026\n  topic: {topic}\n")
    code, out = judged(small, run)
    assert expected == code, out
    assert ("session.topic" in out) == bool(expected)


@pytest.mark.parametrize("plan", [None, "year: 2026\n"])
def test_held_against_no_plan(small: Repository, run: Run, plan: str | None) -> None:
    """Where the plan is not there, or cannot be read, no topic is in it."""
    words = ("--session-kind", "face_to_face", "--title", "融资协商", "--topic", "financing")
    assert 0 == run("new", "session", *words).code
    place = small.root / "ledger/plans/2026.yml"
    if plan is None:
        place.unlink()
    else:
        place.write_text(plan, encoding="utf-8")
    code, out = judged(small, run, "zs-maintainer")
    assert 1 == code
    assert "session.topic" in out
