"""The laws of ``tingjian hook``: a bare server takes only what the gate lets in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import TODAY, WORKING, Repository, spawn


class Server:
    """A real bare repository with the hook, and a clone that pushes to it."""

    def __init__(self, small: Repository, folder: Path) -> None:
        self.folder = folder
        self.small = small
        small.git("clone", "--quiet", "--bare", ".", str(folder))
        said = spawn("hook", "install", "--repository", str(folder), at=folder.parent)
        assert 0 == said.code, said.err
        small.git("remote", "add", "origin", str(folder))

    def push(self, *words: str, by: str) -> tuple[bool, str]:
        """Push as an account; whether it was taken, and what the terminal showed."""
        done = subprocess.run(
            ["git", "push", "origin", *words],
            cwd=self.small.root,
            env=os.environ | {"TINGJIAN_ACTOR": by, "TINGJIAN_TODAY": TODAY},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        return done.returncode == 0, done.stderr

    def main(self) -> str:
        """Where the server's main branch is."""
        return self.small.git("rev-parse", "main", at=self.folder).strip()


@pytest.fixture
def server(small: Repository, tmp_path: Path) -> Server:
    """Give a server with the small ledger."""
    return Server(small, tmp_path / "server.git")


@pytest.fixture
def replied(server: Server, run: Run) -> str:
    """A legal reply, committed on main; the commit's id."""
    assert 0 == run("reply", WORKING, "--outcome", "solved", "--text", "已办", by="mr-clerk").code
    return server.small.commit("reply")


def test_takes_a_lawful_step(server: Server, replied: str) -> None:
    """The department's own reply is taken, and the terminal says what it does."""
    taken, said = server.push("main", by="mr-clerk")
    assert taken, said
    assert replied == server.main()
    assert f"答复 {WORKING}：已解决" in said


@pytest.mark.usefixtures("replied")
def test_refuses_another_name(server: Server) -> None:
    """A step in another's name is refused in the pusher's terminal; the server stays as it was."""
    before = server.main()
    taken, said = server.push("main", by="st-clerk")
    assert not taken
    assert "attest.by" in said
    assert before == server.main()


@pytest.mark.usefixtures("replied")
def test_refuses_a_rewritten_past(small: Repository, server: Server) -> None:
    """History is not rewritten, not even by a maintainer."""
    assert server.push("main", by="mr-clerk")[0]
    small.git("commit", "--quiet", "--amend", "--message=other")
    taken, said = server.push("--force", "main", by="zs-maintainer")
    assert not taken
    assert "push.rewrites" in said
    small.git("reset", "--quiet", "--hard", "HEAD~1")
    assert "push.rewrites" in server.push("--force", "main", by="zs-maintainer")[1]


@pytest.mark.usefixtures("replied")
def test_refuses_a_broken_line(small: Repository, server: Server) -> None:
    """Merging main into one's own branch and pushing that as main breaks main's own line."""
    assert server.push("main", by="mr-clerk")[0]
    small.git("switch", "--quiet", "--create", "mine", "HEAD~1")
    (small.root / "README.md").write_text("x", encoding="utf-8")
    small.commit("mine")
    small.git("merge", "--quiet", "--no-edit", "main")
    taken, said = server.push("mine:main", by="zs-maintainer")
    assert not taken
    assert "push.sideways" in said


def test_refuses_deletion(server: Server) -> None:
    """The main branch is not deleted."""
    taken, said = server.push(":main", by="zs-maintainer")
    assert not taken
    assert "push.deletes" in said


@pytest.mark.usefixtures("replied")
def test_each_commit_counts(small: Repository, server: Server) -> None:
    """What one commit breaks is not healed by the next: each stays in the history."""
    file = f"issues/2026/{WORKING}.yml"
    small.edit(file, "text: 已办", "text: 已阅")
    small.commit("soften")
    small.edit(file, "text: 已阅", "text: 已办")
    small.commit("restore")
    taken, said = server.push("main", by="mr-clerk")
    assert not taken
    assert "change.past" in said


@pytest.mark.usefixtures("replied")
def test_branches_are_proposals(server: Server) -> None:
    """Any branch but main may be pushed: it is judged when it is to be merged."""
    for name in (b"reply", "部门\u3000答复".encode(), "部门".encode("gbk")):
        taken, said = server.push(os.fsdecode(b"main:refs/heads/" + name), by="st-clerk")
        assert taken, said


def test_begins(small: Repository, tmp_path: Path) -> None:
    """A ledger begins by a maintainer's push, without findings."""
    empty = tmp_path / "empty.git"
    small.git("init", "--quiet", "--bare", "--initial-branch=main", str(empty))
    assert 0 == spawn("hook", "install", at=empty).code
    small.git("remote", "add", "origin", str(empty))
    server = Server.__new__(Server)
    server.folder, server.small = empty, small
    assert "push.first" in server.push("main", by="zs-office")[1]
    small.edit("sectors.yml", "- id: port-shipping", "- id: other")
    small.commit("break")
    taken, said = server.push("main", by="zs-maintainer")
    assert not taken
    assert "reference.unknown" in said
    small.git("reset", "--quiet", "--hard", "HEAD~1")
    taken, said = server.push("main", by="zs-maintainer")
    assert taken, said


def test_other_hooks_stay(server: Server) -> None:
    """Another's hook is never overwritten; our own may be installed again."""
    file = server.folder / "hooks/pre-receive"
    assert 0 == spawn("hook", "install", at=server.folder).code
    file.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    said = spawn("hook", "install", at=server.folder)
    assert 1 == said.code
    assert "#!/bin/sh\nexit 0\n" == file.read_text(encoding="utf-8")


def test_only_bare(small: Repository) -> None:
    """The hook belongs into a bare repository."""
    said = spawn("hook", "install", at=small.root)
    assert 1 == said.code
    assert "裸仓库" in said.err


@pytest.mark.usefixtures("replied")
def test_nothing_of_the_folder_runs(server: Server) -> None:
    """A file beside the hook that is named like our code is not imported."""
    trap = server.folder / "tingjian.py"
    trap.write_text("raise SystemExit(0)\n", encoding="utf-8")
    assert not server.push("main", by="st-clerk")[0]
