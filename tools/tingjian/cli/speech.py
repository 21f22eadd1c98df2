"""Click, the parser of the command line, in Chinese: it asks gettext, which knows none."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any
from unicodedata import east_asian_width

import click

from tingjian.cli.context import language, placeholder
from tingjian.words.usage import SENTENCES

_CHINESE = {english: chinese for chinese, english in SENTENCES}


class Formatter(click.HelpFormatter):
    """Help as Chinese is set: without a space after a full-width colon."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or _sentence("Usage:"))

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")


def speak() -> None:
    """Let click take its sentences, and its names for values, from our tables of words."""
    if language() == "en":
        return
    ours = {"_": _sentence, "ngettext": _counted, "term_len": _width}
    for name, module in list(sys.modules.items()):
        for word in ours if re.match("click[.][a-z]", name) else ():
            if hasattr(module, word):
                setattr(module, word, ours[word])
    for mistake in (click.BadParameter, click.MissingParameter, click.NoSuchOption):
        mistake.format_message = _as_set(mistake.format_message)  # type: ignore[assignment, method-assign]
    click.Context.formatter_class = Formatter
    click.STRING.name = placeholder("TEXT")
    click.INT.name = click.IntRange.name = placeholder("INTEGER")
    click.File.name = placeholder("FILE")


def _sentence(english: str) -> str:
    return _CHINESE.get(english, english)


def _as_set(told: Callable[[Any], str]) -> Callable[[Any], str]:
    """What click tells of a mistake, with its quotes, commas and stops as Chinese is set."""

    def said(mistake: click.UsageError) -> str:
        text = re.sub(r" ?'\[?([^']+?)\]?'", r"“\1”", told(mistake)).replace("”,“", "”、“")
        return re.sub(r"(?<=[”\w])\.(?=\s|$)", "。", text).replace("。 ", "。")

    return said


def _counted(one: str, many: str, number: int) -> str:
    return _sentence(one if number == 1 else many)


def _width(text: str) -> int:
    """How many columns a text takes, without what colours it."""
    return sum(1 + (east_asian_width(each) in "WF") for each in click.unstyle(text))
