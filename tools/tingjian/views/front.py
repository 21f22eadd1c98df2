"""The front page: how many were heard and answered, how that moves, and the five rings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tingjian.core.publish import PublicLedger
from tingjian.views.chart import Chart, chart
from tingjian.views.compare import Cell, rate
from tingjian.views.metrics import Figures
from tingjian.views.wording import Wording


class Tile(NamedTuple):
    """One figure in large: its name, what it is a share of, where its issues are listed."""

    name: str
    figure: str
    small: str
    path: str = ""
    late: bool = False


class RingRow(NamedTuple):
    """One of the five rings: what reaching it means, how many did, how long it takes."""

    name: str
    meaning: str
    reached: str
    median: str


class Front(NamedTuple):
    """What the front page says, but for its two lists of issues."""

    tiles: tuple[Tile, ...]
    feedback: Cell
    chart: Chart | None
    rings: tuple[RingRow, ...]
    supervision: str


def front(public: PublicLedger, figures: Figures, wording: Wording) -> Front:
    """The front page of a ledger with these figures."""
    supervision = figures.supervision
    return Front(
        tiles(figures, wording),
        rate(figures.feedback, wording),
        chart(figures.feedback_by_month, public.settings.marks, wording),
        rings(figures, wording),
        wording.say(
            "front.supervision",
            follow_ups=supervision.follow_ups,
            joint=supervision.joint,
            reminders=supervision.reminders,
            cases=supervision.cases,
        ),
    )


def tiles(figures: Figures, wording: Wording) -> tuple[Tile, ...]:
    """Heard, answered, solved, overdue: each with its denominator."""
    say, names, totals = wording.say, wording.columns, figures.totals
    return (
        Tile(names["heard"], str(totals.heard), say("tile.heard", open=totals.open), "issues/"),
        Tile(names["answered"], str(totals.answered), say("tile.of-heard", heard=totals.heard)),
        Tile(
            names["solved"],
            str(totals.solved),
            say("tile.solved", explained=totals.explained, heard=totals.heard),
        ),
        Tile(
            names["overdue"],
            str(totals.overdue),
            say("tile.of-waiting", waiting=totals.waiting),
            "states/overdue/" if totals.overdue else "",
            totals.overdue > 0,
        ),
    )


def rings(figures: Figures, wording: Wording) -> tuple[RingRow, ...]:
    """The five rings with what was measured of them."""
    made = []
    for each in figures.rings:
        median = ""
        if each.median_days is not None:
            median = wording.say("ring.median", days=f"{each.median_days:g}", cases=each.median_of)
        made.append(
            RingRow(
                wording.rings[each.ring],
                wording.ring_meanings[each.ring],
                wording.say("ring.reached", reached=each.reached),
                median,
            )
        )
    return tuple(made)


def group_tiles(names: Sequence[str], cells: Sequence[Cell]) -> tuple[Tile, ...]:
    """A department's, a sector's or a region's figures in large."""
    return tuple(
        Tile(name, cell.text, cell.small, late=cell.late)
        for name, cell in zip(names, cells, strict=True)
    )
