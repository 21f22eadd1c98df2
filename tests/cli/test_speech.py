"""The laws of click's own words: in Chinese help and mistakes are Chinese, in English click's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run
from tests.support import Repository, spawn

from tingjian.cli.main import tingjian
from tingjian.words.usage import SENTENCES

LATIN = re.compile("[A-Za-z]")


def commands(command: click.Command, name: str = "tingjian") -> Iterator[tuple[str, click.Command]]:
    """A command and all that is below it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from commands(below, f"{name} {each}")


def test_click_says_what_is_translated() -> None:
    """Every English sentence of the table is one that click asks its translation for."""
    sources = [
        path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py")
    ]
    calls = [node for text in sources for node in ast.walk(ast.parse(text))]
    said = {
        each.value
        for node in calls
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
        for each in node.args
        if isinstance(each, ast.Constant)
    }
    assert [] == [english for _, english in SENTENCES if english not in {*said, "required"}]


def test_every_option_is_explained() -> None:
    """Every option says what it is for, and what stands for its value is Chinese but for codes."""
    for name, command in commands(tingjian):
        context = click.Context(command, info_name=name)
        for parameter in command.params:
            coded = isinstance(parameter.type, click.Choice) and parameter.metavar is None
            flag = isinstance(parameter, click.Option) and parameter.is_flag
            if not coded and not flag:
                assert not LATIN.search(parameter.make_metavar(context)), f"{name} {parameter.name}"
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"


def test_columns(run: Run) -> None:
    """What options are for stands in one column, though a Han character is as wide as two."""
    said = run("due", "-h").out
    assert "  --as-of 日期                    截至哪一天（缺省：今天）\n" in said
    assert "  --format [table|json|csv]       输出格式  [缺省：table]\n" in said
    assert said.startswith("用法：tingjian due [选项]\n")
    assert "\n选项：\n" in said
    assert "\n命令：\n" in run("-h").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("nope",), "没有“nope”这个命令。"),
        (("due", "--nope"), "没有“--nope”这个选项。"),
        (
            ("evaluate", "x", "--no-solved"),
            "没有“--no-solved”这个选项。是不是其中之一：“--solved”、“--unsolved”？",
        ),
        (("due", "--kind"), "选项“--kind”后面要有值。"),
        (("due", "--overdue=1"), "选项“--overdue”后面不能有值。"),
        (("due", "--as-of", "5"), "“--as-of”的值无效：“5”不是日期，应写作 2026-03-02"),
        (("show",), "缺少参数“编号”。"),
        (("show", "a", "b"), "多出了参数：b"),
        (("gate",), "缺少选项“--base”。"),
        (("demo", "x", "--seed", "q"), "“--seed”的值无效：“q”不是整数。"),
        (("show", "x", "--root", "nope"), "“--root”的值无效：没有文件夹“nope”。"),
        (
            ("due", "--format", "xml"),
            "“--format”的值无效：“xml”不是其中之一：“table”、“json”、“csv”。",
        ),
    ],
)
def test_mistakes(run: Run, words: tuple[str, ...], expected: str) -> None:
    """A mistake of usage is told in Chinese, after the usage line and the way to the help."""
    said = run(*words)
    assert (2, "") == (said.code, said.out)
    assert f"错误：{expected}\n" in said.err
    assert not re.search("Usage|Try|Error|Invalid|Missing", said.err)


def test_an_argument_is_named_without_the_brackets_of_its_usage(run: Run) -> None:
    """That it may be left out is said in the usage line; in a sentence it is a word."""
    assert "错误：“类别”的值无效：“nope”不是其中之一：" in run("list", "nope").err


def test_english(small: Repository) -> None:
    """In English click speaks for itself."""
    assert (
        "Usage: tingjian due [OPTIONS]\n"
        in spawn("due", "-h", at=small.root, TINGJIAN_LANG="en").out
    )
    said = spawn("show", at=small.root, TINGJIAN_LANG="en")
    assert said.err.endswith("Error: Missing argument 'ID'.\n")
