"""What somebody hostile, or somebody unlucky, tries: files, repositories, histories."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from tests.support import (
    CLERKS,
    HEARD,
    WORKING,
    Repository,
    day,
    issue,
    spawn,
    step,
    tables,
)

from tingjian.core.conditions import Fault
from tingjian.core.duties import duties
from tingjian.core.history import faults
from tingjian.core.record import Issue
from tingjian.core.standing import stand
from tingjian.errors import UserError
from tingjian.parallel import FEW, share
from tingjian.store import git
from tingjian.store.cases import open_case
from tingjian.store.check import check
from tingjian.store.open import open_ledger

FILE = f"ledger/issues/2026/{WORKING}.yml"
LEAD = "market-regulation"
CLERK = CLERKS[LEAD]
FOLLOW_UP = ("follow-up", WORKING, "--offices", "party", "--text", "三办督办", "--as", "zs-office")


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def rules(found: Sequence[Fault]) -> list[str]:
    """The rules that are broken."""
    return [fault.rule for fault in found]


# Files and repositories


def test_linked_ledger(small: Repository, tmp_path: Path) -> None:
    """A ledger that is a link is no ledger: Git would keep the link and none of the records."""
    (small.root / "ledger").rename(tmp_path / "elsewhere")
    (small.root / "ledger").symlink_to(tmp_path / "elsewhere")
    said = spawn("check", at=small.root, TINGJIAN_LANG="en")
    assert (1, True) == (said.code, "through a link" in said.err)


def test_linked_folder(small: Repository, tmp_path: Path) -> None:
    """Nothing is read or written through a link that a folder of the ledger was replaced by."""
    (small.root / "ledger/issues").rename(tmp_path / "elsewhere")
    (small.root / "ledger/issues").symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere/2026" / f"{WORKING}.yml").read_bytes()
    for words in (FOLLOW_UP, ("show", WORKING)):
        said = spawn(*words, at=small.root, TINGJIAN_LANG="en")
        assert (1, True) == (said.code, "through a link" in said.err)
    assert before == (tmp_path / "elsewhere/2026" / f"{WORKING}.yml").read_bytes()
    assert ["file.link"] == [finding.rule for finding in check(small.root)]


def test_unseen_change(small: Repository) -> None:
    """What Git was told not to look at on disk does not pass for what it has committed."""
    small.git("update-index", "--assume-unchanged", FILE)
    small.edit(f"issues/2026/{WORKING}.yml", "title: ", "title: 改过的")
    assert open_ledger(small.root).issues[WORKING].title.startswith("改过的")
    assert not open_ledger(small.root, "HEAD").issues[WORKING].title.startswith("改过的")


@pytest.mark.parametrize("first", [None, "HEAD"])
def test_converted_files(small: Repository, first: str | None) -> None:
    """Where attributes convert files, the verdict on the work tree is not that on the commit."""
    (small.root / ".gitattributes").write_text("ledger/** text eol=crlf\n", encoding="utf-8")
    small.commit()
    small.git("rm", "-rq", "--cached", "ledger")
    small.git("reset", "--quiet", "--hard")
    check(small.root, first)
    assert [] == check(small.root, "HEAD")
    assert {"yaml.carriage-return"} == {finding.rule for finding in check(small.root)}
    assert [] == check(small.root, "HEAD")


def test_sparse_checkout(small: Repository) -> None:
    """What a sparse checkout leaves out is read from Git."""
    small.git("update-index", "--skip-worktree", FILE)
    (small.root / FILE).unlink()
    assert [] == check(small.root)
    assert WORKING in open_ledger(small.root).issues


def test_ignored_files(small: Repository) -> None:
    """A record that Git ignores is not there, whether or not a verdict is remembered."""
    (small.root / ".gitignore").write_text("ledger/enterprises/shy.yml\n", encoding="utf-8")
    small.commit()
    known = (small.root / "ledger/enterprises/haiyue.yml").read_text(encoding="utf-8")
    small.write("enterprises/shy.yml", known.replace("haiyue", "shy"))
    check(small.root)
    small.edit(f"issues/2026/{HEARD}.yml", "enterprise: haiyue", "enterprise: shy")
    warm = check(small.root)
    assert ["reference.unknown"] == [finding.rule for finding in warm]
    for file in (small.root / ".git/tingjian").iterdir():
        file.unlink()
    assert warm == check(small.root)


def test_another_repository(small: Repository, tmp_path: Path) -> None:
    """The variables of a hook do not lead a commit into another repository than the ledger's."""
    other = Repository(tmp_path / "other")
    before = other.state()
    told = {"GIT_DIR": str(other.root / ".git"), "GIT_INDEX_FILE": str(tmp_path / "index")}
    said = spawn(*FOLLOW_UP, "--commit", at=small.root, **told)
    assert 0 == said.code, said.err
    assert before == other.state()
    assert "" == small.git("status", "--porcelain")


def test_replaced_objects(small: Repository) -> None:
    """``git replace`` does not change what a commit says."""
    blob = small.git("rev-parse", f"HEAD:{FILE}").strip()
    (small.root / "other").write_text("title: 换掉\n", encoding="utf-8")
    other = small.git("hash-object", "-w", "other").strip()
    small.git("replace", blob, other)
    assert [] == check(small.root, "HEAD")


@pytest.mark.parametrize(
    "revision", ["^HEAD", "--output=x", "", ":/[", "HEAD^{tree}", "HEAD:ledger", "a\0b", "\udcff"]
)
def test_odd_revisions(small: Repository, revision: str) -> None:
    """Whatever is no commit is told as such, and is no option of Git's."""
    with pytest.raises(UserError, match=r"git\.revision"):
        check(small.root, revision)
    assert [".git", "ledger"] == sorted(path.name for path in small.root.iterdir())


def test_busy_memory(small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the memory's database, everything works without it."""
    check(small.root)
    database = next((small.root / ".git/tingjian").glob("*.db"))
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout=0: connect(path, timeout=0.01))  # noqa: ARG005
    with closing(connect(database)) as held:
        held.execute("BEGIN EXCLUSIVE")
        small.edit(f"issues/2026/{WORKING}.yml", "title: ", "title: 改过的")
        assert [] == check(small.root)
        assert WORKING in open_ledger(small.root).issues
    assert database.exists()


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock"])
@pytest.mark.parametrize("kind", ["step", "new", "import"])
def test_failed_commit(small: Repository, tmp_path: Path, lock: str, kind: str) -> None:
    """Where Git refuses to commit, branches, index, HEAD and files are as they were."""
    sheet = tmp_path / "letters.csv"
    sheet.write_text(
        "留言编号,留言主题,留言时间,留言详情\n1,路灯,2026-01-05,不亮\n", encoding="utf-8"
    )
    firm = ("--id", "zz", "--name", "甲", "--sector", "port-shipping", "--region", "dinghai")
    words = {
        "step": FOLLOW_UP,
        "new": ("new", "enterprise", *firm, "--as", "zs-office"),
        "import": ("import", str(sheet), "--as", "zs-office"),
    }[kind]
    small.git("status")
    before = small.state()
    (small.root / ".git" / lock).touch()
    assert 1 == spawn(*words, "--commit", at=small.root).code
    (small.root / ".git" / lock).unlink()
    assert before == small.state()
    assert 0 == spawn(*words, "--commit", at=small.root).code


def test_changed_meanwhile(small: Repository) -> None:
    """A step is not written over what somebody else wrote since the file was read."""
    draft = open_case(small.root, WORKING)
    draft.set(("title",), "甲")
    file = small.edit(f"issues/2026/{WORKING}.yml", "title: ", "title: 改过的")
    changed = file.read_bytes()
    with pytest.raises(UserError, match=r"case\.changed"):
        draft.save()
    assert changed == file.read_bytes()


def test_failing_share() -> None:
    """An error in one part of shared work is told, however much the other part has to say."""

    def work(part: Sequence[int]) -> list[bytes]:
        if 0 in part:
            raise UserError("git.blob", blob="x")
        return [b"x" * 10_000 for _ in part]

    def late(*_: object) -> None:
        raise AssertionError("it waits for ever")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(20)
    try:
        with pytest.raises(UserError, match=r"git\.blob"):
            share(work, range(FEW), bytes)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is told nothing by variables that say where a repository is, and all that others say."""
    monkeypatch.setenv("GIT_DIR", "x")
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", "y")
    told = git.environment()
    assert "GIT_DIR" not in told
    assert "y" == told["GIT_OBJECT_DIRECTORY"]
    assert os.environ["PATH"] == told["PATH"]


# Bad words on the command line, and days out of all bounds


@pytest.mark.parametrize(
    "words",
    [
        ("--text", "   "),
        ("--text", "\u3000"),
        ("--text", os.fsdecode(b"a\xffb")),
        ("--text", "\x1b[31m"),
        ("--text", "甲", "--on", "9999-12-31"),
        ("--text", "甲", "--on", "0001-01-01"),
    ],
)
def test_bad_words(small: Repository, words: tuple[str, ...]) -> None:
    """A text of nothing but space, bytes that are no text, a day beyond reckoning: refused."""
    before = small.state()
    who = ("--as", "zs-office", "--offices", "party")
    said = spawn("follow-up", WORKING, *who, *words, at=small.root)
    assert said.code in (1, 2), said.err
    assert before == small.state()


@pytest.mark.parametrize("today", ["9999-12-31", "0001-01-01", "20260311", "x"])
def test_bad_today(small: Repository, today: str) -> None:
    """A day beyond reckoning is no today."""
    assert 1 == spawn("due", at=small.root, TINGJIAN_TODAY=today).code


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_far_days(small: Repository, year: str) -> None:
    """A day beyond reckoning in a file is a finding."""
    small.edit(f"issues/2026/{HEARD}.yml", "raised: 2026-03-02", f"raised: {year}-12-31")
    assert "shape.format" in {finding.rule for finding in check(small.root)}


# Histories that would let an office look better than it is


def led(*office: tuple[str, int], due: int = 10, **fields: object) -> Issue:
    """An issue that its lead was dispatched on the 3rd; the office's steps by kind and day."""
    steps = [step("accept", 2), *(step(kind, on) for kind, on in office)]
    return issue(steps, {LEAD: [step("dispatch", 3, due=day(due))]}, **fields)


def test_parking_hides_nothing() -> None:
    """What was overdue when it was parked stays overdue; what was not does not become so."""
    assert (LEAD,) == stand(led(("park", 12)), day(40)).overdue
    assert () == stand(led(("park", 10)), day(40)).overdue
    assert (LEAD,) == stand(led(("park", 10), ("reopen", 20)), day(40)).overdue


def test_reopened_is_asked_again() -> None:
    """A case that was closed and reopened is not closed again on the old evaluation."""
    for again, expected in (([], ["close.unevaluated"]), ([21], [])):
        steps = [step("accept", 2), step("evaluate", 10), step("close", 11), step("reopen", 20)]
        thread = [step("dispatch", 3), step("reply", 5, CLERK)]
        last = [*(step("evaluate", on) for on in again), step("close", 22)]
        assert expected == rules(faults(issue([*steps, *last], {LEAD: thread}), tables().setting))
        case = issue(steps, {LEAD: thread})
        owed = duties(case, stand(case, day(20)), day(20), tables().settings, tables().workdays)
        asked = [duty for duty in owed if duty.kind == "evaluate"]
        assert [(day(20), False)] == [(duty.since, duty.overdue) for duty in asked]


def test_no_due_day_is_endless() -> None:
    """At the end of the last calendar a due day may be unsure by a month, but not by years."""
    setting, raised = tables().setting, day(300)  # late in December 2026
    for ahead, expected in ((20, []), (2_000, ["due.long"])):
        dispatch = step("dispatch", raised, due=day(300 + ahead))
        case = issue([step("accept", raised)], {LEAD: [dispatch]}, raised=raised)
        assert expected == rules(faults(case, setting))
