"""The laws of ``tingjian correct``: only what may be corrected, with a step that says so."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, OFFICE, THEME, Repository, day, step

from tingjian.core.record import Issue
from tingjian.store.cases import open_case
from tingjian.store.check import check


def test_correct(small: Repository, run: Run) -> None:
    """Fields are set, and one step names them with the reason."""
    words = ("--set", "region=dinghai", "--set", "title=夜间电价：偏高", "--reason", "登记有误")
    said = run("correct", HEARD, *words, "--note", "内部")
    assert (0, "") == (said.code, said.err)
    case = open_case(small.root, HEARD).case
    assert isinstance(case, Issue)
    assert ("dinghai", "夜间电价：偏高") == (case.region, case.title)
    expected = step("correct", day(11), OFFICE, fields=("region", "title"), note="内部")
    assert expected == case.steps[-1]
    assert [] == check(small.root)


@pytest.mark.parametrize("number", [CLOSED, THEME])
def test_anything_can_be_corrected_at_any_time(small: Repository, run: Run, number: str) -> None:
    """A closed case and a theme are corrected too; a value may have equals signs and lines."""
    said = run(
        "correct", number, "--set", "statement=第一行 a=b\n第二行", "--reason", "补充", "--commit"
    )
    assert 0 == said.code
    assert "第一行 a=b\n第二行" == open_case(small.root, number).case.statement
    assert "更正" in small.git("log", "-1", "--format=%s")
    assert "" == small.git("status", "--porcelain")


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("id=ZS-20260302-0J6G5", "“id”不能更正；可更正：title、"),
        ("raised=2026-01-01", "“raised”不能更正"),
        ("steps=x", "“steps”不能更正"),
        ("demonstration=true", "“demonstration”不能更正"),
        ("no-such=x", "“no-such”不能更正"),
        ("title", "请用 --set"),
        ("title=", "请用 --set"),
        ("region=nowhere", "没有标识为“nowhere”的"),
        ("disclosure=secret", "“secret”不在可选值之中"),
        ("title=零宽\u200b", "U+200B"),
        ("contact=13800001111", "请用 tingjian seal"),
    ],
)
def test_refusals(small: Repository, run: Run, setting: str, reason: str) -> None:
    """What may not be corrected, or not to this, is refused and nothing is written."""
    before = small.state()
    said = run("correct", HEARD, "--set", setting, "--reason", "有误")
    assert (1, "") == (said.code, said.out)
    assert reason in said.err
    assert "13800001111" not in said.err
    assert before == small.state()


def test_nothing_to_correct(small: Repository, run: Run) -> None:
    """Without a field, without a reason, by a department: nothing is corrected."""
    before = small.state()
    assert 1 == run("correct", HEARD, "--reason", "有误").code
    assert 2 == run("correct", HEARD, "--set", "title=x").code
    said = run("correct", HEARD, "--set", "title=x", "--reason", "有误", by="mr-clerk")
    assert 1 == said.code
    assert "角色不能“更正”" in said.err
    assert before == small.state()
