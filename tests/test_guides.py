"""The guides: what they show is so, what they name is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click
import pytest
from tests.guides import GUIDES, ROOT, Terminal, excerpts, run

from tingjian.cli.main import WHERE, tingjian

PROSE = [*sorted((ROOT / "site" / "docs").rglob("*.md")), *sorted(ROOT.glob("README*.md"))]
CODE = re.compile(r"```.*?^ *```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_terminals(guide: Path, tmp_path: Path) -> None:
    """A guide's terminals show what the commands print; `python -m tests.guides` puts it right."""
    terminal = Terminal(tmp_path)
    text = guide.read_text(encoding="utf-8")
    assert run(text, terminal) == text
    files = re.sub("^ +", "", terminal.records(), flags=re.MULTILINE)
    for excerpt in excerpts(text):
        assert re.sub("^ +", "", excerpt, flags=re.MULTILINE) in files


def commands(text: str) -> Iterator[list[str]]:
    """Every call of ``tingjian`` in a text's code, as words."""
    for code in CODE.findall(text):
        for line in code.strip("`").split("\n"):
            found = re.match(r" *(?:\$ )?tingjian (.*)", line)
            if found:
                yield shlex.split(found[1], comments=True)


def options(words: Sequence[str]) -> set[str]:
    """Every option of the command that some words call."""
    command: click.Command = tingjian
    rest = iter(words)
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), next(rest))
        assert found, f"there is no such command: {words}"
        command = found
    context = click.Context(command, **command.context_settings)
    return {
        option
        for parameter in command.get_params(context)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }


@cache
def every_option() -> set[str]:
    """Every option of any command, or of its first own command where it has some."""
    return {option for name in WHERE for option in options([name, "install"])}


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands(page: Path) -> None:
    """Every command that a page of the site names is there, and has the options it is shown with."""
    text = page.read_text(encoding="utf-8")
    for words in commands(text):
        assert {word for word in words if word.startswith("-")} <= options(words)
    assert {*re.findall(r"`(--[a-z-]+)`", text)} <= every_option()


def test_drawings() -> None:
    """Every drawing stands in a guide, says in words what it shows, and runs nothing."""
    drawings = sorted((ROOT / "site/docs/guides/drawings").iterdir())
    shown = set(
        re.findall(r'^--8<-- "(.*)"$', "".join(g.read_text("utf-8") for g in GUIDES), re.MULTILINE)
    )
    assert {drawing.name for drawing in drawings} == shown
    for drawing in drawings:
        text = drawing.read_text(encoding="utf-8")
        assert re.search('<svg [^>]*role="img" aria-label="[^"]+"', text)
        assert not re.search(r"<script|\bon\w+=|href=|url\(", text)
