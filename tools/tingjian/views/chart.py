"""The feedback rate by month as a drawing: where each point, line and label stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tingjian.core.record import Mark
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
    """A horizontal line: of the grid, or a mark from the settings."""

    y: float
    text: str


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
        tuple(Level(_y(m.percent), f"{m.percent}% {wording.name(m)}") for m in marks),
        tuple(
            Tick(x, each.month)
            for at, (x, each) in enumerate(zip(xs, shown, strict=True))
            if at % every == 0
        ),
        tuple(_lines(points)),
        tuple(point for point in points if point),
        tuple(_line(each, wording) for each in shown),
    )


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
