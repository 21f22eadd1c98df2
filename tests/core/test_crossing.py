"""The laws of 三跨: what a case crosses is told from the departments that answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tingjian.core.crossing import CROSSINGS, crossings
from tingjian.core.record import Department
from tingjian.core.steps import NEW, RELEASED, WORKING
from tingjian.core.thread import Thread

DEPARTMENTS = {
    each.id: each
    for each in (
        Department("a", "甲", "city", "局长", field="财政"),
        Department("b", "乙", "city", "局长", field="财政"),
        Department("c", "丙", "county", "局长", field="科技"),
        Department("d", "丁", "city", "局长"),
    )
}


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("", ()),
        ("a", ()),
        ("ab", ("departments",)),
        ("ad", ("departments",)),
        ("ac", CROSSINGS),
        ("cd", ("departments", "levels")),
        ("ax", ()),
    ],
)
def test_crossings(units: Sequence[str], expected: tuple[str, ...]) -> None:
    """Two departments, two levels, two fields; a department without a field has none."""
    assert expected == crossings([Thread(unit, WORKING) for unit in units], DEPARTMENTS)


@pytest.mark.parametrize("state", [NEW, RELEASED])
def test_only_who_answers(state: str) -> None:
    """A department that does not answer, or no longer, crosses nothing."""
    assert () == crossings([Thread("a", WORKING), Thread("c", state)], DEPARTMENTS)
