"""Departments, sectors and regions side by side: every rate with what it is a rate of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tingjian.core.record import Department, Named
from tingjian.views.address import Link
from tingjian.views.metrics import DepartmentFigures, Figure, Group, Rate
from tingjian.views.wording import Wording


class Cell(NamedTuple):
    """A figure, and in small what it is a share of; ``late`` where it tells of overdue ones."""

    text: str
    small: str = ""
    late: bool = False


class Line(NamedTuple):
    """One row of a comparison."""

    name: str
    path: str
    cells: tuple[Cell, ...]


class Comparison(NamedTuple):
    """A table: its columns' heads, and its lines."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]


DEPARTMENT = (
    "dispatched",
    "waiting",
    "overdue",
    "feedback",
    "signed_in_time",
    "answered_in_time",
    "reworked",
    "median_days",
)
GROUP = ("heard", "answered", "solved", "closed", "overdue", "resolution", "satisfaction")


def departments(
    figures: Sequence[DepartmentFigures],
    table: Mapping[str, Department],
    links: Mapping[str, Link],
    wording: Wording,
) -> Comparison:
    """All departments in the ledger's order, those without an issue too."""
    found = {each.department: each for each in figures}
    ids = [*table, *(each for each in found if each not in table)]
    return _compare([(each, found.get(each)) for each in ids], DEPARTMENT, links, wording)


def grouped(
    figures: Sequence[Group],
    table: Mapping[str, Named],
    links: Mapping[str, Link],
    wording: Wording,
) -> Comparison:
    """All sectors or regions in the ledger's order; last, what states none."""
    found = {each.key or "": each for each in figures}
    ids = [*table, *(each for each in found if each not in table)]
    return _compare([(each, found.get(each)) for each in ids], GROUP, links, wording)


def _compare(
    lines: Sequence[tuple[str, Figure | None]],
    columns: Sequence[str],
    links: Mapping[str, Link],
    wording: Wording,
) -> Comparison:
    made = []
    for key, figure in lines:
        name, path = links.get(key) or Link(key or wording.say("stated.not"))
        made.append(Line(name, path, cells(figure, columns, wording)))
    return Comparison(tuple(wording.columns[each] for each in columns), tuple(made))


def cells(figure: Figure | None, columns: Sequence[str], wording: Wording) -> tuple[Cell, ...]:
    """Some columns of a figure as cells; dashes where there is no figure."""
    if figure is None:
        return tuple(Cell(wording.say("none")) for _ in columns)
    return tuple(cell(figure, name, wording) for name in columns)


def cell(figure: Figure, name: str, wording: Wording) -> Cell:
    """One column of a figure."""
    value = getattr(figure, name)
    if isinstance(value, Rate):
        return rate(value, wording)
    if isinstance(value, msgspec.Struct) or value is None:
        return Cell(wording.say("none"))
    if name == "median_days":
        return Cell(f"{value:g}", wording.say("of.cases", cases=getattr(figure, "median_of", 0)))
    return Cell(str(value), late=name == "overdue" and value > 0)


def rate(value: Rate, wording: Wording) -> Cell:
    """A rate with its counts; the counts alone where they are too few to be compared."""
    counts = wording.say("rate.counts", numerator=value.numerator, denominator=value.denominator)
    if value.percent is None:
        return Cell(wording.say("none"))
    if value.few:
        return Cell(counts)
    return Cell(f"{value.percent:.1f}%", counts)
