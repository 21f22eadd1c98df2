"""Departments, sectors and regions side by side: every rate with what it is a rate of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tingjian.core.record import Department, Named
from tingjian.views.address import Link
from tingjian.views.metrics import Compared, Figure, Figures, Group, Rate
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
    "returned",
    "reworked",
    "overdue_now",
    "follow_up_coverage",
    "median_days",
)
GROUP = (
    "heard",
    "answered",
    "solved",
    "closed",
    "overdue",
    "feedback",
    "answered_in_time",
    "overdue_now",
    "follow_up_coverage",
    "resolution",
    "satisfaction",
)


def departments(
    figures: Figures, table: Mapping[str, Department], links: Mapping[str, Link], wording: Wording
) -> Comparison:
    """All departments in the ledger's order, those without an issue too."""
    found = {each.department: each for each in figures.departments}
    rates = _rates(figures, "department")
    ids = [*table, *(each for each in found if each not in table)]
    lines = [(each, found.get(each), rates.get(each)) for each in ids]
    return _compare(lines, DEPARTMENT, links, wording)


def grouped(
    section: str,
    figures: Figures,
    table: Mapping[str, Named],
    links: Mapping[str, Link],
    wording: Wording,
) -> Comparison:
    """All sectors or regions in the ledger's order; last, what states none."""
    groups: Sequence[Group] = getattr(figures, section)
    rates = _rates(figures, {"sectors": "sector", "regions": "region"}[section])
    found = {each.key or "": each for each in groups}
    ids = [*table, *(each for each in found if each not in table)]
    lines = [(each, found.get(each), rates.get(each)) for each in ids]
    return _compare(lines, GROUP, links, wording)


def _rates(figures: Figures, dimension: str) -> dict[str, Compared]:
    """Every rate of each department, sector or region."""
    return {each.key or "": each for each in figures.compared if each.dimension == dimension}


def _compare(
    lines: Sequence[tuple[str, Figure | None, Compared | None]],
    columns: Sequence[str],
    links: Mapping[str, Link],
    wording: Wording,
) -> Comparison:
    made = []
    for key, figure, rates in lines:
        name, path = links.get(key) or Link(key or wording.say("stated.not"))
        cells = tuple(
            _cell(figure if hasattr(figure, each) else rates, each, wording) for each in columns
        )
        made.append(Line(name, path, cells))
    return Comparison(tuple(wording.columns[each] for each in columns), tuple(made))


def _cell(figure: Figure | None, name: str, wording: Wording) -> Cell:
    """One column of a figure; a dash where there is no figure."""
    value = getattr(figure, name, None)
    if isinstance(value, Rate):
        return rate(value, wording)
    if value is None:
        return Cell(wording.say("none"))
    if name == "median_days":
        return Cell(f"{value:g}", wording.say("of.cases", cases=getattr(figure, "median_of", 0)))
    return Cell(str(value), late=name == "overdue" and value > 0)


def rate(value: Rate, wording: Wording) -> Cell:
    """A rate with its counts; where they are too few to be compared, that is said instead."""
    counts = wording.say("rate.counts", numerator=value.numerator, denominator=value.denominator)
    if value.percent is None:
        return Cell(wording.say("none"))
    if value.few:
        return Cell(counts, wording.say("rate.fewer"))
    return Cell(f"{value.percent:.1f}%", counts)
