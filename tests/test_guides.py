"""The guides: what they show is so, what they name is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click
import pytest
from tests.guides import GUIDES, ROOT, SITE, Terminal, excerpts, run

from tingjian.cli.main import WHERE, tingjian

PROSE = [*sorted((ROOT / "site").rglob("*.md")), *sorted(ROOT.glob("README*.md"))]
TWINS = {
    path.relative_to(SITE / language)
    for language in ("docs", "en")
    for path in (SITE / language).rglob("*.md")
    if "shell: true" not in path.read_text(encoding="utf-8")
}
CODE = re.compile(r"```.*?^ *```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: "/".join(guide.parts[-3::2]))
def test_terminals(guide: Path, tmp_path: Path) -> None:
    """A guide's terminals show what the commands print; `python -m tests.guides` puts it right."""
    terminal = Terminal(tmp_path, guide)
    text = guide.read_text(encoding="utf-8")
    assert run(text, terminal) == text
    files = re.sub("^ +", "", terminal.records(), flags=re.MULTILINE)
    for excerpt in excerpts(text):
        assert re.sub("^ +", "", excerpt, flags=re.MULTILINE) in files


def outline(page: Path) -> tuple[list[str], list[str]]:
    """How deep each heading of a page is, and which commands of tingjian its terminals call."""
    text = page.read_text(encoding="utf-8")
    called = [
        " ".join([words[0], *(word for word in words if word.startswith("-"))])
        for words in commands(text)
        if words
    ]
    return re.findall(r"^#+(?= )", CODE.sub("", text), re.MULTILINE), called


@pytest.mark.parametrize("page", sorted(TWINS), ids=str)
def test_prose_is_told_in_both_languages(page: Path) -> None:
    """A page in Chinese has its twin in English, with as many headings and the same commands."""
    assert outline(SITE / "docs" / page) == outline(SITE / "en" / page)


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
    shown = {
        guide.parent / "drawings" / name
        for guide in GUIDES
        for name in re.findall(r'^--8<-- "(.*)"$', guide.read_text("utf-8"), re.MULTILINE)
    }
    drawings = {*(ROOT / "site").glob("*/guides/drawings/*")}
    assert drawings == shown
    for drawing in drawings:
        text = drawing.read_text(encoding="utf-8")
        assert re.search('<svg [^>]*role="img" aria-label="[^"]+"', text)
        assert not re.search(r"<script|\bon\w+=|href=|url\(", text)
