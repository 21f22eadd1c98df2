"""The laws of an account that changes department: what it did before stands, what it does now is new."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run
from tests.support import TODAY, WORKING, Repository

from tingjian.store.check import check

OLD = "  role: department\n  department: market-regulation\n  email: mr-clerk"
NEW = f"  role: department\n  department: science\n  since: {TODAY}\n"
EARLIER = "  earlier:\n    - role: department\n      department: market-regulation\n"


def move(small: Repository, earlier: str = f"{EARLIER}      until: 2026-03-10\n") -> None:
    """Put the market regulator's clerk into the science bureau from today on."""
    small.edit("people.yml", OLD, f"{NEW}{earlier}  email: mr-clerk")


def test_what_was_done_stands(small: Repository, run: Run) -> None:
    """Steps taken in an earlier post are no findings; without that post they are."""
    move(small)
    assert [] == check(small.root)
    small.git("checkout", "--quiet", "ledger/people.yml")
    move(small, "")
    assert {"step.actor"} == {each.rule for each in check(small.root)}
    assert "step.actor" in run("check").out


def test_what_is_done_now(small: Repository, run: Run) -> None:
    """From the first day of the new post on only its threads are taken up."""
    move(small)
    answer = ("reply", WORKING, "--outcome", "solved", "--text", "已办理")
    before = small.state()
    assert 1 == run(*answer, "--department", "market-regulation", by="mr-clerk").code
    assert before == small.state()
    words = (*answer, "--department", "market-regulation")
    assert 0 == run(*words, by="mr-clerk", today="2026-03-10").code
    assert 0 == run(*answer, "--department", "science", by="mr-clerk").code
    assert [] == check(small.root)
    owed = json.loads(run("due", "--person", "mr-clerk", "--format", "json").out)
    assert {"science"} >= {each["owner"] for each in owed}


def test_who_left(small: Repository, run: Run) -> None:
    """Whoever has left may do nothing more, though what was done stands."""
    small.edit("people.yml", OLD, OLD.replace("  email", "  until: 2026-03-10\n  email"))
    assert [] == check(small.root)
    said = run("progress", WORKING, "--text", "在办", by="mr-clerk")
    assert (1, True) == (said.code, "今天没有任职" in said.err)


def test_gate(small: Repository, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate judges by the post held on the day of receipt; the audit by that of its making."""
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "mr-clerk@tingjian.example")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-03-10T10:00:00+08:00")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-10T10:00:00+08:00")
    move(small)
    small.commit("posts")
    small.git("tag", "moved")
    answer = ("reply", WORKING, "--outcome", "solved", "--text", "已办理")
    assert (
        0
        == run(*answer, "--department", "market-regulation", by="mr-clerk", today="2026-03-10").code
    )
    small.commit("reply")
    judged = ("gate", "--base", "moved", "--head", "HEAD", "--actor", "mr-clerk", "--received")
    assert 0 == run(*judged, "2026-03-10").code
    assert (
        0 == run(*judged, "2026-03-11").code
    )  # within the tolerance, by the post of the step's day
    audited = run("audit", "--since", "moved")
    assert (0, "") == (audited.code, audited.err)
    small.edit("people.yml", f"  since: {TODAY}\n", f"  since: {TODAY}\n  until: 2026-03-12\n")
    small.commit("left")
    gone = run(
        *(word.replace("moved", "HEAD") for word in judged), "2026-03-13", "--format", "json"
    )
    assert "gate.actor" in gone.out


@pytest.mark.parametrize(
    ("earlier", "rule"),
    [
        (f"{EARLIER}      until: {TODAY}\n", "day.order"),
        (f"{EARLIER}      since: 2026-03-09\n      until: 2026-03-08\n", "day.order"),
        (f"{EARLIER}      until: 2026-03-10\n".replace("market-", "no-"), "reference.unknown"),
    ],
)
def test_posts(small: Repository, earlier: str, rule: str) -> None:
    """Posts follow one another, and are of departments that there are."""
    move(small, earlier)
    found = [each for each in check(small.root) if each.file == "people.yml"]
    assert [rule] == [each.rule for each in found]
    assert found[0].field.startswith("[2]")
