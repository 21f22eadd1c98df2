"""The laws of clocks and sentences: what they say of a reply that is owed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support import SMALL, day, issue, step

from tingjian.core.publish import publish
from tingjian.core.standing import stand
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.views.clock import Clocks
from tingjian.views.names import Names
from tingjian.views.story import Story
from tingjian.views.wording import Spans, Wording

PUBLIC = publish(open_ledger(SMALL))
WORDING = Wording("zh", record_kinds())
NAMES, SPANS = Names(PUBLIC, WORDING), Spans(PUBLIC.workdays, WORDING)


def said(parked: int, on: date) -> tuple[str, str]:
    """The verdict on a reply due on the 9th, and who is overdue, of a case that was parked."""
    dispatch = step("dispatch", 3, as_="lead", due=day(9))
    case = issue([step("accept", 2), step("park", parked)], {"science": [dispatch]})
    standing = stand(case, on)
    (clock,) = Clocks(WORDING, NAMES, SPANS).clocks(standing, on)
    return clock.verdict, Story(WORDING, NAMES, SPANS).overdue(standing, on)


@pytest.mark.parametrize(
    ("parked", "verdict", "overdue"),
    [
        (5, "已过 2 个工作日（截至 2026-03-05）", ""),
        (11, "已逾期 2 个工作日（截至 2026-03-11）", "逾期 2 个工作日）。截至 2026-03-11。"),
    ],
)
@pytest.mark.parametrize("on", [11, 20])
def test_parked(parked: int, verdict: str, overdue: str, on: int) -> None:
    """Parking stops the clock on its day, whatever day it is; what was overdue then stays so."""
    found = said(parked, day(on))
    assert verdict == found[0].replace("\u00a0", " ")
    assert found[1].endswith(overdue)
    assert bool(overdue) == bool(found[1])
