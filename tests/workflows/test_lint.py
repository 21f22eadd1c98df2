"""The laws of the workflows' text: three linters have nothing to say, and every action is pinned."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def run(program: str, *words: str | Path) -> tuple[int, str]:
    """Run a linter of our environment at the top of the checkout; its code and all that it says."""
    done = subprocess.run(
        [str(BIN / program), *map(str, words)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


def test_zizmor() -> None:
    """The strictest persona of zizmor finds nothing that is not ignored, with its reason, in place."""
    words = ("--offline", "--persona=auditor", "--strict-collection", "--no-progress")
    code, said = run("zizmor", *words, FORGE)
    assert 0 == code, said


def test_actionlint() -> None:
    """Actionlint finds nothing."""
    code, said = run("actionlint", "-shellcheck=", "-pyflakes=", *WORKFLOWS)
    assert 0 == code, said


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [FORGE / "dependabot.yml"]),
    ],
)
def test_schemas(schema: str, files: list[Path]) -> None:
    """Workflows and Dependabot's settings are of the forge's own schemas; every job ends in time."""
    code, said = run("check-jsonschema", "--builtin-schema", schema, *files)
    assert 0 == code, said


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_least_rights(file: Path) -> None:
    """A workflow has no right of its own, and its actions are commits with their versions beside them."""
    text = file.read_text(encoding="utf-8")
    assert {} == yaml.safe_load(text)["permissions"]
    used = re.findall(r"uses: (.+)", text)
    assert used
    pinned = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [] == [each for each in used if not pinned.fullmatch(each)]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_last_job(file: Path) -> None:
    """All other jobs feed the last, which has the workflow's name: a branch rule asks for that one."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    *others, last = workflow["jobs"].values()
    assert workflow["name"] == last["name"] == file.stem
    needs = last.get("needs", [])
    assert list(workflow["jobs"])[: len(others)] == ([needs] if isinstance(needs, str) else needs)
