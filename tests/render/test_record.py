"""What a case's page says of itself: checked with Git alone, answered by what it prints."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.render.test_site import Reader
from tests.support import CLERKS, HEARD, MERGED, THEME, TODAY, WORKING, Repository, spawn

COMMAND = re.compile(r"<code>(.*?)</code>", re.DOTALL)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Give the small ledger, committed, with its site in ``public``."""
    made = Repository(tmp_path_factory.mktemp("small") / "ledger")
    said = spawn("build", "--out", str(made.root.parent / "public"), at=made.root)
    assert 0 == said.code, said.err
    return made


def page(repository: Repository, number: str) -> str:
    section = "themes" if number == THEME else "issues"
    path = repository.root.parent / "public" / section / number / "index.html"
    return path.read_text("utf-8")


def commands(text: str, heading: str) -> list[str]:
    """What is printed as code below a heading, as a reader sees it."""
    below = text.partition(f'id="{heading}"')[2].partition("<h2 ")[0]
    return ["".join(Reader(found).text) for found in COMMAND.findall(below)]


def run(words: str, at: Path) -> str:
    command = shlex.split(words)
    assert "git" == command[0]
    return subprocess.run(command, cwd=at, check=True, capture_output=True).stdout.decode()


@pytest.mark.parametrize("number", [WORKING, THEME])
def test_git_alone_says_what_the_page_says(
    repository: Repository, tmp_path: Path, number: str
) -> None:
    """The commands that a page prints give, in a clone, the id and the file that it names."""
    repository.git("clone", "--quiet", str(repository.root), str(tmp_path / "clone"))
    at = tmp_path / "clone"
    file, blob, now, again, show, past = commands(page(repository, number), "record")
    assert f"{blob}\n" == run(now, at) == run(again, at)
    assert (at / file).read_text("utf-8") == run(show, at)
    assert number in run(past, at)
    built = json.loads((repository.root.parent / "public" / "build.json").read_text("utf-8"))
    assert f"{blob}\n" == run(f"git rev-parse {built['revision']}:{file}", at)


@pytest.mark.parametrize("number", [HEARD, MERGED])
def test_the_id_of_a_file_that_names_a_hidden_enterprise_is_not_told(
    repository: Repository, number: str
) -> None:
    """Whoever knew the id could try which enterprise gives it; Git tells it to those who may read."""
    file, now, again, past = commands(page(repository, number), "record")
    blob = run(now, repository.root).strip()
    assert f"{blob}\n" == run(again, repository.root)
    assert number in run(past, repository.root)
    public = repository.root.parent / "public"
    built = [path for path in public.rglob("*") if path.is_file()]
    assert file.endswith(f"{number}.yml")
    assert not [path for path in built if blob.encode() in path.read_bytes()]


def test_what_a_department_is_told_to_run_answers(repository: Repository, tmp_path: Path) -> None:
    """The printed commands, run by the department's clerk, answer the issue."""
    at = tmp_path / "clone"
    repository.git("clone", "--quiet", str(repository.root), str(at))
    (at / "答复.txt").write_text("已办。\n", encoding="utf-8")
    printed = "\n".join(commands(page(repository, WORKING), "answer")).splitlines()
    assert printed
    for line in printed:
        program, *words = shlex.split(line)
        assert "tingjian" == program
        clerk = CLERKS[words[words.index("--department") + 1]]
        words += () if words[0] == "paper" else ("--as", clerk)
        said = spawn(*words, at=at, TINGJIAN_TODAY=TODAY)
        assert 0 == said.code, said.err
    assert (at / "答复函.docx").read_bytes().startswith(b"PK")
    assert "已办。" in (at / f"ledger/issues/2026/{WORKING}.yml").read_text("utf-8")


def test_nobody_is_asked_to_answer_what_is_not_owed(repository: Repository) -> None:
    """Where no department owes a reply, no way to answer is shown."""
    assert [] == commands(page(repository, MERGED), "answer")
