"""The few pieces that every picture is drawn from, on a sheet narrow enough for a phone."""

from __future__ import annotations

from typing import NamedTuple

WIDTH = 400  # of every picture: at 328 pixels its letters of 14.5 are still 12 pixels high
LETTER = 14.5


class Bar(NamedTuple):
    """A rectangle; its kind is what it is told apart by, its text what it says when pointed at."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str


class Dot(NamedTuple):
    """A value on a scale; ``few``: it rests on so few cases that it is hollow."""

    x: float
    y: float
    few: bool
    text: str


class Rule(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


class Label(NamedTuple):
    """Words; ``anchor`` as SVG has it."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = "plain"


class Key(NamedTuple):
    """What a kind of bar stands for."""

    kind: str
    text: str


class Picture(NamedTuple):
    """A drawing, what it shows in a sentence, and the table that says the same."""

    question: str  # the SQL file that gave every number in it
    table: str  # the rows that the SQL reads
    title: str
    finding: str
    height: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    rules: tuple[Rule, ...] = ()
    labels: tuple[Label, ...] = ()
    keys: tuple[Key, ...] = ()


def wide(text: str) -> float:
    """How wide a text is."""
    return LETTER * sum(map(_share, text))


def _share(letter: str) -> float:
    """How wide a letter is, of its height."""
    return 1 if ord(letter) > 0x2E7F else 0.56


def fitting(text: str, width: float) -> str:
    """Text that is no wider than so; what is longer ends in an ellipsis."""
    room = width / LETTER
    for at, letter in enumerate(text):
        room -= _share(letter)
        if room < 1 and at + 1 < len(text):
            return text[:at] + "…"
    return text
