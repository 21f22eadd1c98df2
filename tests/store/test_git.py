"""The laws of Git as the ledger uses it: plain answers, user errors, and a way back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.support import HEARD, Repository

from tingjian.errors import UserError
from tingjian.store import git

ISSUE = f"ledger/issues/2026/{HEARD}.yml"


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def test_run(small: Repository) -> None:
    """Git's refusal is the user's error, with its words."""
    with pytest.raises(UserError) as caught:
        git.run(small.root, "switch", "no-such")
    assert "git.failed" == caught.value.key
    assert "switch" == caught.value.facts["command"]
    assert "no-such" in str(caught.value.facts["said"])


def test_no_git(small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Git, it says so, and does not take it for no repository."""
    monkeypatch.setenv("PATH", str(small.root))
    for ask in (lambda: git.run(small.root, "status"), lambda: git.folder(small.root)):
        with pytest.raises(UserError, match=r"git\.absent"):
            ask()


def test_meanwhile(small: Repository) -> None:
    """Where Git takes long, something else is done meanwhile, and what it says is waited for."""
    done: list[bool] = []
    with subprocess.Popen(["sh", "-c", "sleep 0.2; printf x"], stdout=subprocess.PIPE) as started:
        assert b"x" == git.status(small.root, started, lambda: done.append(True))
    assert [True] == done


def test_folder(small: Repository, tmp_path: Path) -> None:
    """A repository's folder is shared by its work trees; elsewhere there is none."""
    assert small.root / ".git" == git.folder(small.root)
    assert small.root / ".git" == git.folder(small.root / "ledger")
    small.git("worktree", "add", "--quiet", str(tmp_path / "other"))
    assert small.root / ".git" == git.folder(tmp_path / "other")
    assert git.folder(tmp_path) is None


def test_resolve(small: Repository) -> None:
    """A revision is a commit, by any name; nothing else is, least of all an option."""
    head = small.git("rev-parse", "HEAD").strip()
    small.git("tag", "-am", "x", "v1")
    for name in ("HEAD", "main", head, head[:10], "v1"):
        assert head == git.resolve(small.root, name)
    for name in ("gone", "--help", "HEAD:ledger", "HEAD~1", "", "-1"):
        with pytest.raises(UserError, match=r"git\.revision"):
            git.resolve(small.root, name)


def test_tree_and_entries(small: Repository) -> None:
    """The ledger's tree lists its files, all or some, as they are named."""
    tree = git.tree(small.root, "HEAD")
    assert tree is not None
    assert git.tree(small.root, "gone") is None
    listed = {entry.path for entry in git.entries(small.root, tree)}
    assert listed == {entry.path for entry in git.indexed(small.root)}
    some = git.entries(small.root, tree, "roster", "people.yml")
    assert 4 == len(some)
    assert [] == git.entries(small.root, tree, "*.yml")
    small.write("中 文.txt", "x")
    small.commit()
    tree = git.tree(small.root, "HEAD")
    assert tree is not None
    assert "中 文.txt" in {entry.path for entry in git.entries(small.root, tree)}


def test_blobs(small: Repository) -> None:
    """Blobs come in the order asked for, twice if asked twice; one that is missing is told."""
    blobs = [entry.blob for entry in git.indexed(small.root)]
    wanted = [*reversed(blobs), blobs[0]]
    contents = list(git.blobs(small.root, wanted))
    assert contents[-1] == contents[-2]
    assert len(wanted) == len(contents)
    assert [] == list(git.blobs(small.root, []))
    with pytest.raises(UserError, match=r"git\.blob"):
        list(git.blobs(small.root, ["0" * 40]))


def test_differing(small: Repository) -> None:
    """The paths in which two trees differ, a rename as both of its ends."""
    old = git.tree(small.root, "HEAD")
    small.git("mv", ISSUE, "ledger/改名.yml")
    small.commit()
    new = git.tree(small.root, "HEAD")
    assert old is not None
    assert new is not None
    assert {f"issues/2026/{HEARD}.yml", "改名.yml"} == set(git.differing(small.root, old, new))
    assert [] == git.differing(small.root, new, new)


def test_email(small: Repository) -> None:
    """The address of Git's identity, or None."""
    assert "tests@tingjian.example" == git.email(small.root)
    small.git("config", "user.email", "")
    assert git.email(small.root) is None


def test_commit(small: Repository) -> None:
    """A commit takes just its paths to a new branch; what was staged stays staged."""
    small.edit(f"issues/2026/{HEARD}.yml", "region: putuo", "region: dinghai")
    small.write("新.txt", "x")
    small.edit("regions.yml", "定海区", "定海")
    small.git("add", "ledger/regions.yml")
    made = git.commit(small.root, "a/b", [ISSUE, "ledger/新.txt"], "标题\n\n正文\n")
    assert made == small.git("rev-parse", "a/b").strip()
    assert "标题\n\n正文" == small.git("log", "-1", "--format=%B").strip()
    assert "M  ledger/regions.yml\n" == small.git("status", "--porcelain")
    assert git.has_branch(small.root, "a/b")
    assert not git.has_branch(small.root, "a")


@pytest.mark.parametrize("detached", [False, True])
@pytest.mark.parametrize("path", [ISSUE, "ledger/新.txt"])
def test_way_back(small: Repository, path: str, *, detached: bool) -> None:
    """A commit that fails leaves branch, index and files as they were."""
    small.edit(f"issues/2026/{HEARD}.yml", "region: putuo", "region: dinghai")
    small.write("新.txt", "x")
    small.git("config", "commit.gpgSign", "true")
    small.git("config", "gpg.program", "false")
    if detached:
        small.git("checkout", "--quiet", "--detach")
    before = small.state()
    with pytest.raises(UserError, match=r"git\.failed"):
        git.commit(small.root, "a/b", [path], "x")
    assert before == small.state()
    with pytest.raises(UserError, match=r"git\.branch"):
        git.commit(small.root, "main", [path], "x")
    assert before == small.state()


def test_first_commit(tmp_path: Path) -> None:
    """The first commit of all is made, or undone, as any other."""
    small = Repository(tmp_path / "small")
    small.git("update-ref", "-d", "HEAD")
    small.git("rm", "-rq", "--cached", ".")
    small.git("config", "commit.gpgSign", "true")
    small.git("config", "gpg.program", "false")
    before = small.state()
    with pytest.raises(UserError, match=r"git\.failed"):
        git.commit(small.root, "a/b", [ISSUE], "x")
    assert before == small.state()
    small.git("config", "commit.gpgSign", "false")
    git.commit(small.root, "a/b", [ISSUE], "x")
    assert f"{ISSUE}\n" == small.git("show", "--name-only", "--format=", "HEAD")
