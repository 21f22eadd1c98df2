"""The laws of ``tingjian new``: a whole record or none, its number made here, its file in its place."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import COMMAND, TODAY, TOOLS, Repository, spawn

from tingjian.core import identity
from tingjian.core.record import Issue, Source, Theme
from tingjian.store.cases import open_case
from tingjian.store.check import check
from tingjian.store.open import open_ledger

ISSUE = {
    "--title": "用工难",
    "--enterprise": "haiyue",
    "--sector": "port-shipping",
    "--region": "putuo",
    "--class": "simple",
    "--channel": "visit",
    "--disclosure": "named",
    "--statement": "招工困难。\n留人也难。",
}


def words(**changes: str | None) -> list[str]:
    """The options of an issue, with some changed or left out."""
    changed = {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return [
        word
        for name, value in (ISSUE | changed).items()
        if value is not None
        for word in (name, value)
    ]


def test_issue(small: Repository, run: Run) -> None:
    """An issue gets a number of the day, and prints it; what was said stands in its file."""
    said = run("new", *words(ref="2026-03-10-putuo", request="帮助招工"))
    number = said.out.strip()
    assert (0, None) == (said.code, identity.fault(number))
    assert number.startswith("ZS-20260311-")
    place = f"ledger/issues/2026/{number}.yml"
    coming = "下一步：\n  2026-03-13  工作专班  受理\n"
    assert f"已登记 {number}：{place}\n{coming}" == said.err
    case = open_case(small.root, number).case
    assert isinstance(case, Issue)
    expected = ("用工难", "招工困难。\n留人也难。", "帮助招工", "2026-03-11", ())
    made = (case.title, case.statement, case.request, str(case.raised), case.steps)
    assert expected == made
    assert Source("visit", "2026-03-10-putuo") == case.source
    assert [] == check(small.root)
    first = (small.root / place).read_text(encoding="utf-8").split("\n")[0]
    assert f"id: {number}" == first


def test_commit(small: Repository, run: Run) -> None:
    """``--commit`` makes a branch and a commit, and leaves other changes alone."""
    small.write("notes.txt", "x")
    said = run("new", *words(), "--commit")
    number = said.out.strip()
    assert 0 == said.code
    assert f"{number}/new-zs-office-20260311" == small.git("branch", "--show-current").strip()
    assert f"登记 {number}：用工难" == small.git("log", "-1", "--format=%s").strip()
    assert "?? ledger/notes.txt\n" == small.git("status", "--porcelain")


def test_theme_and_enterprise(small: Repository, run: Run) -> None:
    """Themes and enterprises are registered by the same command."""
    theme = (
        "--title",
        "招工",
        "--theme-kind",
        "bundle",
        "--class",
        "complex",
        "--statement",
        "多家反映",
    )
    said = run("new", "theme", *theme, "--raised", "2026-03-01", "--demonstration")
    case = open_case(small.root, said.out.strip()).case
    assert isinstance(case, Theme)
    assert ("bundle", True, "2026-03-01") == (case.kind, case.demonstration, str(case.raised))
    firm = (
        "--id",
        "new-firm",
        "--name",
        "新企业",
        "--sector",
        "port-shipping",
        "--region",
        "putuo",
    )
    said = run("new", "enterprise", *firm, "--size", "micro", "--white-list")
    assert (0, "new-firm\n") == (said.code, said.out)
    made = open_ledger(small.root).enterprises["new-firm"]
    assert ("新企业", "micro", True) == (made.name, made.size, made.white_list)
    assert [] == check(small.root)
    before = small.state()
    said = run("new", "enterprise", *firm)
    assert (1, "错误：ledger/enterprises/new-firm.yml 已经存在\n") == (said.code, said.err)
    assert before == small.state()


@pytest.mark.parametrize("name", [name.strip("-") for name in ISSUE])
def test_missing(small: Repository, run: Run, name: str) -> None:
    """Without a terminal to ask on, the option that is missing is named, and nothing is written."""
    before = small.state()
    said = run("new", *words(**{name: None}))
    assert 1 == said.code
    assert said.err.startswith(f"错误：缺少 --{name}（")
    assert before == small.state()


def test_missing_kind_of_theme(run: Run) -> None:
    """The option that is named is one that there is."""
    said = run("new", "theme", "--title", "招工", "--class", "complex", "--statement", "多家反映")
    assert (1, "错误：缺少 --theme-kind（类型），可填：common、bundle\n") == (said.code, said.err)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"enterprise": "nobody"}, "没有“nobody”这个企业档案；已登记的有："),
        ({"sector": "none"}, "没有“none”这个行业；已登记的有："),
        ({"enterprise": "海岳"}, "没有“海岳”这个企业档案；相近的有：haiyue（"),
        ({"region": "普陀"}, "没有“普陀”这个属地；相近的有：putuo（普陀区）"),
        ({"class": "urgent"}, "没有“urgent”这个时限类别；已登记的有：simple（"),
        ({"raised": "2026-03-12"}, "提出日期 2026-03-12 晚于登记日期 2026-03-11；请核对"),
    ],
)
def test_what_is_named_is_there(
    small: Repository, run: Run, changes: dict[str, str], reason: str
) -> None:
    """What a new record names is registered, and was not raised later; else it is told what is."""
    before = small.state()
    said = run("new", *words(**changes))
    assert (1, before) == (said.code, small.state())
    assert f"错误：{reason}" in said.err


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": "零宽\u200b"}, "U+200B"),
        ({"statement": "制\t表"}, "此处有制表符"),
        ({"title": "长" * 121}, "title 大小不合要求"),
        ({"name": "不是问题的字段"}, "没有“name”这个字段"),
    ],
)
def test_refusals(small: Repository, run: Run, changes: dict[str, str], reason: str) -> None:
    """What is not right is not registered; each reason names its field."""
    before = small.state()
    said = run("new", *words(**changes))
    assert (1, "") == (said.code, said.out)
    assert "错误：不能登记：" in said.err
    assert reason in said.err
    assert "13800001111" not in said.err
    assert before == small.state()


def test_roles(run: Run) -> None:
    """A department registers nothing."""
    said = run("new", *words(), by="mr-clerk")
    assert (1, "错误：账号“mr-clerk”属承办部门，登记由工作专班办理\n") == (said.code, said.err)


def test_statement_file(small: Repository, tmp_path: Path) -> None:
    """The statement comes from a file or standard input, once."""
    text = tmp_path / "text.txt"
    text.write_bytes("招工困难。\r\n留人也难。\r\n".encode("utf-8-sig"))
    environment = {"TINGJIAN_ACTOR": "zs-office"}
    for given, name in (("", str(text)), ("招工困难。\n留人也难。\n", "-")):
        said = spawn(
            "new",
            *words(statement=None, statement_file=name),
            at=small.root,
            given=given,
            **environment,
        )
        assert 0 == said.code
        case = open_case(small.root, said.out.strip()).case
        assert "招工困难。\n留人也难。" == case.statement
    said = spawn("new", *words(statement_file="-"), at=small.root, given="x", **environment)
    assert (1, "错误：--statement 与 --statement-file 只用一个\n") == (said.code, said.err)


def test_asked_on_a_terminal(small: Repository) -> None:
    """On a terminal, what was not said is asked for, by id or by name, until it is known."""
    ours, theirs = pty.openpty()
    asked = words(title=None, region=None, disclosure=None)
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "new", *asked],
        cwd=small.root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ
        | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY, "TINGJIAN_ACTOR": "zs-office"},
    )
    os.close(theirs)
    os.write(ours, "用工难\nnowhere\n普陀区\nnamed\n".encode())
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert (0, True) == (process.wait(), "具名公开" in said.decode())
    assert "没有“nowhere”这个属地" in said.decode()
    assert "属地：" in said.decode()
    number = said.decode().strip().split()[-1]
    case = open_case(small.root, number).case
    assert isinstance(case, Issue)
    assert ("用工难", "putuo", "named") == (case.title, case.region, case.disclosure)
