"""The laws of the workflows' text, ours and those of a ledger of its own: linters have nothing to say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.support import spawn

ROOT = Path(__file__).parents[2]
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
ACTION = "actions/program/action.yml"
OWN = f"./.github/{ACTION}".removesuffix("/action.yml")
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


@pytest.fixture(scope="module", name="city")
def fixture_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give what the forge reads of a ledger that ``init`` made."""
    folder = tmp_path_factory.mktemp("lint")
    assert 0 == spawn("init", "city", at=folder).code
    return folder / "city" / ".github"


def test_zizmor(city: Path) -> None:
    """The strictest persona of zizmor finds nothing that is not ignored, with its reason, in place."""
    words = ("--offline", "--persona=auditor", "--strict-collection", "--no-progress")
    for place in (FORGE, city):
        code, said = run("zizmor", *words, place)
        assert 0 == code, said


def test_same_workflows(city: Path) -> None:
    """A ledger of its own is judged and published by our workflows to the letter; ours test code, too."""
    theirs = {each.name: each.read_bytes() for each in (city / "workflows").iterdir()}
    ours = {each.name: each.read_bytes() for each in WORKFLOWS}
    assert {"test.yml"} == ours.keys() - theirs.keys()
    assert theirs == {name: ours[name] for name in theirs}


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
    assert [] == unpinned(text.replace(OWN, ""))


def test_pinned_program(city: Path) -> None:
    """What makes the program ready asks for the same actions, pinned, here and with a ledger of its own."""
    ours, theirs = (each / ACTION for each in (FORGE, city))
    assert [] == unpinned(ours.read_text("utf-8")) + unpinned(theirs.read_text("utf-8"))
    steps = [yaml.safe_load(each.read_text("utf-8"))["runs"]["steps"] for each in (ours, theirs)]
    assert steps[0][0] == steps[1][1]


def unpinned(text: str) -> list[str]:
    """The actions that are not named by a commit, with their version beside it."""
    pinned = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    used = re.findall(r"uses: (\S.*)", text)
    return [each for each in used if not pinned.fullmatch(each) and not each.startswith("#")]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_last_job(file: Path) -> None:
    """All other jobs feed the last, which has the workflow's name: a branch rule asks for that one."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    *others, last = workflow["jobs"].values()
    assert workflow["name"] == last["name"] == file.stem
    needs = last.get("needs", [])
    assert list(workflow["jobs"])[: len(others)] == ([needs] if isinstance(needs, str) else needs)
