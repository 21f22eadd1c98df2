"""The feedback rate by month as a drawing: where each point, line and label stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tingjian.core.record import Mark
from tingjian.views.drawing import wide
from tingjian.views.metrics import MonthRate
from tingjian.views.wording import Wording

WIDTH, HEIGHT = 400, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 22, 32
MONTHS = 24


class Point(NamedTuple):
    """A month's rate; ``few``: it rests on so few cases that no line may lead through it."""

    x: float
    y: float
    text: str
    few: bool


class Level(NamedTuple):
    """A horizontal line: of the grid, or a mark from the settings; ``x``: where its words begin."""

    y: float
    text: str
    x: float = 0


class Tick(NamedTuple):
    """A month below the axis."""

    x: float
    text: str


class Chart(NamedTuple):
    """All that is drawn, and the table that says the same."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    grid: tuple[Level, ...]
    marks: tuple[Level, ...]
    ticks: tuple[Tick, ...]
    lines: tuple[str, ...]
    points: tuple[Point, ...]
    table: tuple[tuple[str, str, str], ...]


def chart(months: Sequence[MonthRate], marks: Sequence[Mark], wording: Wording) -> Chart | None:
    """Draw the last two years; None where nothing was owed in any month."""
    shown = months[-MONTHS:]
    if not shown:
        return None
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(shown) - 1)
    xs = [round(_LEFT + step * at, 1) for at in range(len(shown))]
    points: list[Point | None] = []
    for x, (month, rate) in zip(xs, ((each.month, each.rate) for each in shown), strict=True):
        if rate.percent is None:
            points.append(None)
        else:
            counts = wording.say(
                "rate.counts", numerator=rate.numerator, denominator=rate.denominator
            )
            text = counts if rate.few else f"{rate.percent:.1f}%"
            points.append(Point(x, _y(rate.percent), f"{month} {text}", rate.few))
    every = max(1, -(-len(shown) // 4))
    return Chart(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        HEIGHT - _BOTTOM,
        tuple(Level(_y(percent), f"{percent}%") for percent in (0, 50, 100)),
        tuple(_mark(mark, points, wording) for mark in marks),
        tuple(
            Tick(x, each.month)
            for at, (x, each) in enumerate(zip(xs, shown, strict=True))
            if at % every == 0
        ),
        tuple(_lines(points)),
        tuple(point for point in points if point),
        tuple(_line(each, wording) for each in shown),
    )


def _mark(mark: Mark, points: Sequence[Point | None], wording: Wording) -> Level:
    """A mark, its words below its line where no month is drawn, or else at the left."""
    y, text = _y(mark.percent), f"{mark.percent}% {wording.name(mark)}"
    taken = [x for x, at in _drawn(points) if y - 2 < at < y + 27]
    end = WIDTH - _RIGHT - wide(text)
    free = (
        x
        for x in range(_LEFT + 4, int(end), 6)
        if not any(x - 8 < each < x + wide(text) + 8 for each in taken)
    )
    return Level(y, text, next(free, _LEFT + 4))


def _drawn(points: Sequence[Point | None]) -> Iterator[tuple[float, float]]:
    """Every point, and more of them along each line."""
    yield from ((point.x, point.y) for point in points if point)
    for one, other in pairwise(points):
        if one and other and not (one.few or other.few):
            for part in (0.2, 0.4, 0.6, 0.8):
                yield one.x + part * (other.x - one.x), one.y + part * (other.y - one.y)


def _y(percent: float) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - percent / 100), 1)


def _lines(points: Sequence[Point | None]) -> list[str]:
    """A line through each run of months that rest on enough cases."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point and not point.few:
            runs[-1].append(point)
        else:
            runs.append([])
    return [" ".join(f"{point.x},{point.y}" for point in run) for run in runs if len(run) > 1]


def _line(each: MonthRate, wording: Wording) -> tuple[str, str, str]:
    rate = each.rate
    counts = wording.say("rate.counts", numerator=rate.numerator, denominator=rate.denominator)
    if rate.percent is None:
        return each.month, counts, wording.say("none")
    return each.month, counts, wording.say("rate.few") if rate.few else f"{rate.percent:.1f}%"
