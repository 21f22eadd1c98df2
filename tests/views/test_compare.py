"""The laws of comparisons: every rate of a group, as the questions answer it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from tingjian.core.publish import publish
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.views import compare
from tingjian.views.compare import Cell, Comparison
from tingjian.views.downloads import downloads
from tingjian.views.metrics import Rate, figures
from tingjian.views.names import Names
from tingjian.views.rows import standings, tabulate
from tingjian.views.wording import Wording

PUBLIC = publish(open_ledger(Path(__file__).parents[2]))
DAY = date(2026, 9, 30)
WORDING = Wording("zh", record_kinds())
NAMES = Names(PUBLIC, WORDING)
FIGURES = figures(downloads(tabulate(PUBLIC, DAY, standings(PUBLIC, DAY))))


def column(table: Comparison, name: str) -> dict[str, Cell]:
    """What a column says, by the name of the line."""
    at = table.heads.index(WORDING.columns[name])
    return {line.name: line.cells[at] for line in table.lines}


def test_every_rate_of_a_group() -> None:
    """Departments, sectors and regions show what is overdue and followed up, with its counts."""
    tables = {
        "department": compare.departments(FIGURES, PUBLIC.departments, NAMES.departments, WORDING),
        "sector": compare.grouped("sectors", FIGURES, PUBLIC.sectors, NAMES.sectors, WORDING),
        "region": compare.grouped("regions", FIGURES, PUBLIC.regions, NAMES.regions, WORDING),
    }
    names = {
        "department": NAMES.departments,
        "sector": NAMES.sectors,
        "region": NAMES.regions,
    }
    for name in ("overdue_now", "follow_up_coverage", "answered_in_time"):
        shown = {dimension: column(table, name) for dimension, table in tables.items()}
        for each in FIGURES.compared:
            if each.dimension in shown and each.key is not None:
                value: Rate = getattr(each, name)
                cell = shown[each.dimension][names[each.dimension][each.key].text]
                assert compare.rate(value, WORDING) == cell


def test_a_group_without_a_figure() -> None:
    """A department that nothing was dispatched to has dashes; what states no group comes last."""
    none = msgspec.structs.replace(FIGURES, departments=(), compared=())
    table = compare.departments(none, PUBLIC.departments, NAMES.departments, WORDING)
    assert len(PUBLIC.departments) == len(table.lines)
    assert {"—"} == {cell.text for line in table.lines for cell in line.cells}
    unstated = msgspec.structs.replace(FIGURES.sectors[0], key=None)
    some = msgspec.structs.replace(FIGURES, sectors=(unstated,))
    table = compare.grouped("sectors", some, PUBLIC.sectors, NAMES.sectors, WORDING)
    assert "未载明" == table.lines[-1].name
    assert str(unstated.heard) == table.lines[-1].cells[0].text


def test_a_rate_of_few_or_of_none() -> None:
    """Fewer than five cases are told by their counts, and none by a dash."""
    assert ("3 / 4", "分母不足五") == compare.rate(Rate(3, 4, 75.0, few=True), WORDING)[:2]
    assert ("80.0%", "4 / 5") == compare.rate(Rate(4, 5, 80.0, few=False), WORDING)[:2]
    assert "—" == compare.rate(Rate(0, 0, None, few=True), WORDING).text
