"""The laws of single records: a file that passes has no finding, a file that fails just its own.

Drop a file into ``tests/cases/pass`` or ``fail`` and gain a test. It is put into the small ledger
where its id belongs. Comments at its top may say otherwise: ``# rule:`` the one rule that it
breaks; ``# line:`` the line that the finding names; ``# at:`` another place below ``ledger/``;
``# link:`` what the place is a link to; ``# gone:`` the file that is taken away.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support import TESTS, Repository, issue, tables

from tingjian.core.judge import judge
from tingjian.store import files as filed
from tingjian.store.judging import judge_all
from tingjian.words.gate_rules import GATE_RULES
from tingjian.words.rules import RULES
from tingjian.words.yaml_rules import RULES as YAML_RULES

CASES = TESTS / "cases"
FAIL, PASS = sorted((CASES / "fail").glob("*.yml")), sorted((CASES / "pass").glob("*.yml"))
# The schema's pattern of a number finds these first; only a record made in memory can have one.
UNREACHED = {"id.form"}


def told(path: Path) -> dict[str, str]:
    """What the comments at the top of a case say."""
    head = re.match("(?:#.*\n)*", path.read_text(encoding="utf-8"))
    assert head
    return dict(re.findall("^# (rule|line|at|link|gone): (.+)$", head[0], re.MULTILINE))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Give a repository with the small ledger, for all cases one after the other."""
    return Repository(tmp_path_factory.mktemp("cases") / "small")


def place(small: Repository, path: Path) -> str:
    """Put a case where it belongs; its path below ``ledger/``."""
    small.git("checkout", "--quiet", "--force", "HEAD", "--", ".")
    small.git("clean", "--quiet", "--force", "-d", "-x", "ledger")
    said, text = told(path), path.read_text(encoding="utf-8")
    number = re.search("^id: (.+)$", text, re.MULTILINE)
    at = said.get("at") or (f"issues/2026/{number[1]}.yml" if number else "")
    if gone := said.get("gone"):
        (small.root / "ledger" / gone).unlink()
        return gone
    if link := said.get("link"):
        (small.root / "ledger" / at).unlink()
        (small.root / "ledger" / at).symlink_to(link)
        return at
    small.write(at, text)
    return at


@pytest.mark.parametrize("path", FAIL, ids=lambda path: str(path.stem))
def test_fail(small: Repository, path: Path) -> None:
    """The one rule that is named is found, in this file, and at the line that is named."""
    said = told(path)
    at = place(small, path)
    found = judge_all(filed.now(small.root))
    assert [(at, said["rule"])] == [(each.file, each.rule) for each in found]
    if "line" in said:
        assert int(said["line"]) == found[0].line


@pytest.mark.parametrize("path", PASS, ids=lambda path: str(path.stem))
def test_pass(small: Repository, path: Path) -> None:
    """Nothing is found."""
    place(small, path)
    assert [] == judge_all(filed.now(small.root))


def test_every_rule_fails_somewhere() -> None:
    """Every rule has a file that breaks it; a file is named after the rule that it shows first."""
    broken = {told(path)["rule"] for path in FAIL}
    elsewhere = {*YAML_RULES, *GATE_RULES, *UNREACHED}
    assert set(RULES) - elsewhere == broken
    assert broken <= {path.stem for path in FAIL}


def test_rules_that_no_file_reaches() -> None:
    """Such a rule is still found, in a record that no file made."""
    for rule in UNREACHED:
        found = judge(issue(id="ZS-1"), tables(), lambda _kind, _number: True)
        assert [rule] == [fault.rule for fault in found]
