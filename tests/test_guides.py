"""The guides: what they show is so, what they name is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.guides import GUIDES, ROOT, Terminal, excerpts, run

from tingjian.cli.main import WHERE, tingjian

PROSE = sorted((ROOT / "site" / "docs").rglob("*.md"))
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
                yield shlex.split(found[1])


def options(name: str) -> set[str]:
    """Every option of a command."""
    command = tingjian.get_command(click.Context(tingjian), name)
    assert command, name
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    return {
        option
        for parameter in command.get_params(context)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands(page: Path) -> None:
    """Every command that a page of the site names is there, and has the options it is shown with."""
    text = page.read_text(encoding="utf-8")
    for name, *words in commands(text):
        assert {word for word in words if word.startswith("-")} <= options(name)
    every = {option for name in WHERE for option in options(name)}
    assert {*re.findall(r"`(--[a-z-]+)`", text)} <= every


def test_drawings() -> None:
    """Every drawing stands in a guide, says in words what it shows, and runs nothing."""
    drawings = sorted((ROOT / "site/docs/guides/drawings").iterdir())
    shown = set(re.findall(r'^--8<-- "(.*)"$', "".join(g.read_text("utf-8") for g in GUIDES), re.M))
    assert {drawing.name for drawing in drawings} == shown
    for drawing in drawings:
        text = drawing.read_text(encoding="utf-8")
        assert re.search('<svg [^>]*role="img" aria-label="[^"]+"', text)
        assert not re.search(r"<script|\bon\w+=|href=|url\(", text)
