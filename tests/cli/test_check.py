"""The laws of ``tingjian check``: exit codes, formats, what it prints and what it never prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import HEARD, WORKING, Repository, spawn

ISSUE = f"issues/2026/{HEARD}.yml"
AT_WORK = f"issues/2026/{WORKING}.yml"


def test_fine(run: Run) -> None:
    """Without a finding it says so beside the output, and exits with 0; machines get nothing."""
    assert (0, "", "账本没有问题。\n") == run("check")
    assert (0, "[]\n", "") == run("check", "--format", "json")
    assert (0, "", "") == run("check", "--format", "github")


def test_text(small: Repository, run: Run) -> None:
    """Each finding says where, which rule, what is wrong and how to mend it; exit 1."""
    small.edit(ISSUE, "region: putuo", "region: none")
    said = run("check")
    expected = (
        f"ledger/{ISSUE}:5 region  reference.unknown\n"
        "  没有标识为“none”的属地\n"
        "  改正：改正标识，或先登记该记录\n"
    )
    assert (1, expected, "共 1 处问题。\n") == said


def test_json(small: Repository, run: Run) -> None:
    """As JSON a finding has rule, file, line, field, what, mend."""
    small.edit(AT_WORK, "by: st-clerk", "by: nobody")
    said = run("check", "--format", "json")
    expected = [
        {
            "rule": "step.actor",
            "file": f"ledger/{AT_WORK}",
            "line": 32,
            "field": "assignments[0].steps[1].by",
            "what": "people.yml 中没有账号“nobody”，或当日没有任职",
            "mend": "改正账号，或由维护者登记",
        }
    ]
    assert (1, expected, "") == (said.code, json.loads(said.out), said.err)


def test_github(small: Repository, run: Run) -> None:
    """As annotations: one line a finding, escaped so that no text can end it or begin another."""
    small.write("坏,名:字%.txt\n::error::x", "x")
    said = run("check", "--format", "github")
    assert (1, 1) == (said.code, said.out.count("\n"))
    assert said.out.startswith(
        "::error file=ledger/坏%2C名%3A字%25.txt%0A%3A%3Aerror%3A%3Ax,line=1,"
    )
    assert "title=file.unknown::" in said.out


def test_control_characters(small: Repository, run: Run) -> None:
    """A file's name cannot colour the terminal, nor begin a line of its own."""
    small.write("x\x1b[31m\n::error::y", "x")
    said = run("check")
    assert 1 == said.code
    assert "\x1b" not in said.out
    assert "\n::error" not in said.out


def test_restricted_values(small: Repository, run: Run) -> None:
    """A restricted value that is wrong is found and not printed."""
    small.edit(ISSUE, "disclosure: anonymous", "disclosure: anonymous\ncontact: 13800001111")
    for format_ in ("text", "json", "github"):
        said = run("check", "--format", format_)
        assert 1 == said.code
        assert "contact.plain" in said.out
        assert "13800001111" not in said.out


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("ledger/issues", 2),
        (f"ledger/{ISSUE}", 1),
        ("ledger/issues/2026", 2),
        ("ledger/issue", 0),
        ("ledger/themes", 0),
        ("ledger/regions.yml", 0),
        ("ledger", 3),
        (".", 3),
        ("ledger/../ledger/issues", 2),
        ("./ledger/./issues/", 2),
    ],
)
def test_paths(small: Repository, run: Run, path: str, number: int) -> None:
    """Only the findings at or below the paths that are named count, for the exit code as well."""
    small.edit(ISSUE, "region: putuo", "region: none")
    small.edit(AT_WORK, "region: dinghai", "region: none")
    small.edit("enterprises/haiyue.yml", "region: putuo", "region: none")
    (small.root / "ledger/issue").mkdir()
    said = run("check", path, "--format", "json")
    assert (bool(number), number) == (bool(said.code), len(json.loads(said.out)))


def test_several_paths(small: Repository, run: Run) -> None:
    """Paths add up; one that is not there, or elsewhere, is a mistake, not a clean ledger."""
    small.edit(ISSUE, "region: putuo", "region: none")
    small.edit(AT_WORK, "region: dinghai", "region: none")
    said = run("check", f"ledger/{ISSUE}", f"ledger/{AT_WORK}", "--format", "json")
    assert 2 == len(json.loads(said.out))
    said = run("check", "ledger/isues")
    assert (1, "") == (said.code, said.out)
    assert "ledger/isues" in said.err
    (small.root / "other").mkdir()
    said = run("check", "other")
    assert (1, "") == (said.code, said.out)
    assert "不在账本" in said.err


def test_paths_from_elsewhere(small: Repository, tmp_path: Path) -> None:
    """A path is read from where one stands, through links too."""
    small.edit(ISSUE, "region: putuo", "region: none")
    (tmp_path / "link").symlink_to(small.root)
    below = small.root / "ledger" / "issues"
    assert 1 == spawn("check", "2026", at=below).code
    assert 0 == spawn("check", "../themes", at=below).code
    words = ("check", "--root", "link", "link/ledger/themes")
    assert 0 == spawn(*words, at=tmp_path).code
    assert 1 == spawn("check", "--root", "link", "link/ledger/issues", at=tmp_path).code


def test_revision(small: Repository, run: Run) -> None:
    """``--rev`` checks another version and leaves the work tree alone."""
    small.edit(ISSUE, "region: putuo", "region: none")
    assert 0 == run("check", "--rev", "HEAD").code
    small.commit()
    assert 1 == run("check", "--rev", "HEAD").code
    assert 0 == run("check", "--rev", "HEAD~1").code
    said = run("check", "--rev", "no-such")
    assert (1, "错误：没有“no-such”这个版本\n") == (said.code, said.err)
    assert 1 == run("check", "--rev", "HEAD", "ledger/issues").code


def test_codes_are_named(small: Repository, run: Run) -> None:
    """Who wrote a word where a code belongs is told each code with the word for it."""
    small.edit(AT_WORK, "as: lead", "as: 主办")
    assert "改为下列之一：lead（主办）、support（会办）" in run("check").out


def test_english(small: Repository) -> None:
    """In English, findings are English."""
    small.edit(ISSUE, "region: putuo", "region: none")
    said = spawn("check", at=small.root, TINGJIAN_LANG="en")
    assert 1 == said.code
    assert "there is no region none" in said.out
    assert not re.search("[\u4e00-\u9fff]", said.out + said.err)


def test_nothing_is_changed(small: Repository, run: Run) -> None:
    """A check changes nothing that Git sees."""
    small.edit(ISSUE, "region: putuo", "region: none")
    before = small.state()
    run("check")
    assert before == small.state()


def test_no_repository(small: Repository, run: Run) -> None:
    """Outside of Git there is nothing to check against."""
    (small.root / ".git").rename(small.root / "was-git")
    said = run("check")
    assert 1 == said.code
    assert "不在 Git 仓库中" in said.err
