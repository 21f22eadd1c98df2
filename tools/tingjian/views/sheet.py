"""What a page of the mechanism's own records is made of: facts, figures, texts and tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from tingjian.views.address import Link
from tingjian.views.front import Tile
from tingjian.views.timeline import Fact


class Cell(NamedTuple):
    """A place in a table: what it says, each of which may lead to a page, and a note in small."""

    links: tuple[Link, ...]
    small: str = ""
    mark: str = ""


class Sheet(NamedTuple):
    """A part of a page: a text, or a table, or that there is nothing (``none``)."""

    id: str
    heading: str
    text: str = ""
    heads: tuple[str, ...] = ()
    lines: tuple[tuple[Cell, ...], ...] = ()
    none: str = ""

    @property
    def figures(self) -> tuple[bool, ...]:
        """Which columns have figures alone, which stand below each other by their last digit."""
        return tuple(map(_are_figures, zip(*self.lines, strict=True)))


class RecordPage(NamedTuple):
    """The page of one record."""

    path: str
    section: str
    number: str
    title: str
    demonstration: bool
    facts: tuple[Fact, ...]
    tiles: tuple[Tile, ...]
    sheets: tuple[Sheet, ...]
    record: str
    history: str


def _are_figures(column: tuple[Cell, ...]) -> bool:
    texts = ["".join(link.text for link in each.links) + each.small for each in column]
    return any(texts) and all(re.fullmatch(r"[0-9,./% ]*", text) for text in texts)


def cell(text: object, path: str = "", small: str = "", mark: str = "") -> Cell:
    """A place that says one thing; nothing where there is nothing to say."""
    return Cell((Link(str(text), path),) if text is not None else (), small, mark)


def linked(*links: Link) -> Cell:
    """A place that says several things."""
    return Cell(links)
