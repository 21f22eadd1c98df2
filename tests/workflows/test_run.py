"""The laws of the workflows, run as a forge runs them: main's code judges, the head's never runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.support import TODAY, WORKING, Repository, Said, spawn

ROOT = Path(__file__).parents[2]
ACTIONS = Path(__file__).parent / "actions"
ACT = Path(sys.executable).with_name("act")
WORKFLOW = ".github/workflows/gate.yml"
ACTION = ".github/actions/program/action.yml"
PULLED = "refs/pull/7/head"
# What `make` needs to install the code, beside the ledger.
CODE = ("LICENSE", "Makefile", "README.md", "mkdocs.yml", "pyproject.toml", "requirements.lock")
FOLDERS = (".github", "papers", "schema", "site", "tools")


class Forge(NamedTuple):
    """A bare repository with main and a pull request's head, a clone to propose from, a trap."""

    bare: Path
    clone: Repository
    trap: Path  # the file that the head's code would write

    def propose(self) -> str:
        """Commit everything, as the pull request's head; the commit's id."""
        head = self.clone.commit()
        self.clone.git("push", "--quiet", str(self.bare), f"HEAD:{PULLED}")
        return head

    def run(
        self,
        head: str,
        pushed_by: str = "mr-clerk",
        *,
        opened_by: str | None = None,
        pushed_on: str = TODAY,
        ref: str = "main",
    ) -> Said:
        """Let main's gate judge a head."""
        arrived = arrival(head, pushed_by, opened_by or pushed_by, pushed_on)
        return self.act("gate", "pull_request_target", arrived, ref)

    def act(self, stem: str, trigger: str, facts: object, ref: str = "main") -> Said:
        """Run a workflow of main's for an event, without the network and without any container."""
        folder = self.bare.parent
        main = folder / "main"
        shutil.rmtree(main, ignore_errors=True)
        self.clone.git("clone", "--quiet", str(self.bare), str(main))
        workflow = main / f".github/workflows/{stem}.yml"
        said = workflow.read_text(encoding="utf-8")
        workflow.write_text(said.replace("ref: main", f"ref: {ref}"), encoding="utf-8")
        event = folder / "event.json"
        event.write_text(json.dumps(facts), encoding="utf-8")
        lent = "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
        told = {"FORGE": str(self.bare), "PYTHON": sys.executable, "LIBRARIES": lent}
        nowhere = "http://127.0.0.1:9"  # nobody listens there
        told |= {"PIP_NO_INDEX": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        words = [
            *(str(ACT), trigger, "--directory", str(main), "--workflows", str(workflow)),
            *("--eventpath", str(event), "--platform", "ubuntu-24.04=-self-hosted"),
            *("--no-skip-checkout", "--no-cache-server", "--action-offline-mode"),
            *(word for name, value in told.items() for word in ("--env", f"{name}={value}")),
        ]
        action = (main / ACTION).read_text(encoding="utf-8")
        for name, commit in set(re.findall(r"uses: actions/([\w-]+)@(\w+)", said + action)):
            words += ["--local-repository", f"actions/{name}@{commit}={ACTIONS / name}"]
        surroundings = {
            name: os.environ[name] for name in ("PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM")
        }
        done = subprocess.run(
            words,
            cwd=folder,
            env=surroundings
            | {"HOME": str(folder / "home"), "http_proxy": nowhere, "https_proxy": nowhere},
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)


def arrival(head: str, pushed_by: str, opened_by: str, pushed_on: str) -> dict[str, object]:
    """What a forge says when a head arrives, as far as the workflow asks."""
    return {
        "action": "synchronize",
        "sender": {"login": pushed_by},
        "pull_request": {
            "number": 7,
            "base": {"ref": "main"},
            "head": {"sha": head, "repo": {"pushed_at": f"{pushed_on}T01:00:00Z"}},
            "updated_at": f"{TODAY}T01:00:00Z",
            "user": {"login": opened_by},
        },
    }


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """Main holds the small ledger and this checkout's code; the clone is where main is."""
    return serve(program(tmp_path / "clone"), tmp_path)


@pytest.fixture
def city(tmp_path: Path) -> Forge:
    """Main holds the small ledger and what ``init`` gives a forge; the code is another repository's."""
    code = program(tmp_path / "code")
    code.git(
        "clone", "--quiet", "--bare", str(code.root), str(tmp_path / "your-organisation/tingjian")
    )
    assert 0 == spawn("init", "new", at=tmp_path).code
    clone = Repository(tmp_path / "clone")
    shutil.copytree(tmp_path / "new" / ".github", clone.root / ".github")
    clone.commit("forge")
    return serve(clone, tmp_path)


def program(place: Path) -> Repository:
    """Commit this checkout's code beside the small ledger."""
    clone = Repository(place)
    for name in FOLDERS:
        unbuilt = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, clone.root / name, ignore=unbuilt)
    for name in CODE:
        shutil.copy(ROOT / name, clone.root / name)
    (clone.root / ".gitignore").write_text(".venv/\n__pycache__/\n", encoding="utf-8")
    clone.commit("code")
    return clone


def serve(clone: Repository, tmp_path: Path) -> Forge:
    """Let a forge have what a clone has."""
    bare = tmp_path / "forge.git"
    clone.git("clone", "--quiet", "--bare", str(clone.root), str(bare))
    return Forge(bare, clone, tmp_path / "trap")


def reply(forge: Forge, by: str = "mr-clerk") -> None:
    """Answer the small ledger's open issue, which is a legal step of market regulation's."""
    words = ("reply", WORKING, "--outcome", "solved", "--text", "已增加名额")
    said = spawn(*words, "--as", by, at=forge.clone.root)
    assert 0 == said.code, said.err


def replace_code(forge: Forge) -> None:
    """Replace whatever judges or leads to judging by code that writes the trap and finds nothing."""
    sprung = f"open({str(forge.trap)!r}, 'w').close()\n"
    top = forge.clone.root
    for place in ("core/gate.py", "store/gate.py", "cli/gate.py", "cli/main.py", "__init__.py"):
        (top / "tools/tingjian" / place).write_text(
            f"{sprung}__version__ = '0'\ndef main():\n    raise SystemExit(0)\n", encoding="utf-8"
        )
    (top / "Makefile").write_text(
        f".venv/.ready:\n\ttouch {forge.trap}\n\tprintf '#!/bin/sh\\n' > .venv/bin/tingjian\n"
        "\tchmod +x .venv/bin/tingjian\n",
        encoding="utf-8",
    )
    (top / "requirements.lock").write_text("", encoding="utf-8")
    (top / WORKFLOW).write_text(
        "on: pull_request_target\njobs:\n  gate:\n    runs-on: ubuntu-24.04\n    steps:\n"
        f"      - run: touch {forge.trap}\n",
        encoding="utf-8",
    )


def test_legal_reply(forge: Forge) -> None:
    """A department's legal reply passes, and the log says what it does."""
    reply(forge)
    said = forge.run(forge.propose())
    assert 0 == said.code, said.out + said.err
    assert f"市市场监管局 答复 {WORKING}：已解决" in said.out


def test_ledger_of_its_own(city: Forge) -> None:
    """Where the program is another repository's, the same workflows judge, check and build by it."""
    reply(city)
    said = city.run(city.propose())
    assert 0 == said.code, said.out + said.err
    assert f"市市场监管局 答复 {WORKING}：已解决" in said.out
    said = city.act("check", "push", {})
    assert 0 == said.code, said.out + said.err
    assert "账本没有问题" in said.out
    (city.clone.root / ACTION).write_text("", encoding="utf-8")  # another program
    said = city.run(city.propose())
    assert (True, True) == (said.code != 0, "gate.outside" in said.out)


def test_replaced_gate(forge: Forge) -> None:
    """Where the pull request brings a gate of its own, main's judges it, and no line of it runs."""
    reply(forge)
    answer = f"issues/2026/{WORKING}.yml"
    forge.clone.edit(answer, "名额由市场监管部门核定。", "已经解决。")  # another one's past answer
    replace_code(forge)
    head = forge.propose()
    said = forge.run(head)
    assert 0 != said.code
    assert "change.past" in said.out
    assert "gate.outside" in said.out
    assert not forge.trap.exists()
    # The trap is a trap: a workflow that checked the head out would run it, and pass.
    assert 0 == forge.run(head, ref=PULLED).code
    assert forge.trap.exists()


def test_lent_rights(forge: Forge) -> None:
    """Who pushes onto another's pull request neither takes nor lends rights: both are judged."""
    reply(forge)
    head = forge.propose()
    for pushed_by, opened_by in (("st-clerk", "mr-clerk"), ("mr-clerk", "st-clerk")):
        said = forge.run(head, pushed_by, opened_by=opened_by)
        assert 0 != said.code
        assert "attest.by" in said.out


def test_day_of_receipt(forge: Forge) -> None:
    """The day of receipt is that of the push, though the pull request was opened in time."""
    reply(forge)
    said = forge.run(forge.propose(), pushed_on="2026-04-01")
    assert 0 != said.code
    assert "attest.past" in said.out
