"""The laws of what lists say of a case: no more than its standing and its duties say."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.histories import histories
from tests.support import MONDAY, day, issue, step, tables, theme

from tingjian.core.brief import Brief, brief, depends
from tingjian.core.duties import duties
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Issue
from tingjian.core.standing import stand


@given(histories(), st.integers(0, 60))
def test_says_what_standing_and_duties_say(case: Issue, later: int) -> None:
    """State, threads, lead and duties are those of the case on that day, and come back as kept."""
    on = MONDAY + timedelta(later)
    standing, known = stand(case, on), tables()
    said = brief(case, on, known)
    assert (case.id, case.title, case.raised) == (said.id, said.title, said.raised)
    assert (standing.state, bool(standing.overdue)) == (said.state, said.overdue)
    assert tuple(each.department for each in standing.threads) == said.departments
    lead = standing.lead
    assert ((lead.department, lead.due) if lead else (None, None)) == (said.lead, said.due)
    assert duties(case, standing, on, known.settings, known.workdays) == list(said.duties)
    assert said == msgspec.msgpack.decode(msgspec.msgpack.encode(said), type=Brief)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (issue(), ("haiyue", "port-shipping", "putuo", None)),
        (issue(enterprise=None), (None, "port-shipping", "putuo", None)),
        (theme([step("accept", 2)]), (None, None, None, "common")),
    ],
)
def test_facts(case: Case, expected: tuple[str | None, ...]) -> None:
    """Facts that cases of its kind have are told, others are None."""
    said = brief(case, day(3), tables())
    assert expected == (said.enterprise, said.sector, said.region, said.kind)


def tables_with(known: Tables, **changes: Any) -> Tables:
    """The same tables but for some."""
    changed = copy(known)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed


def test_depends() -> None:
    """It depends on the day, the settings and the calendars, and on no other table."""
    known = tables()
    other = tables_with(known, departments={})
    assert depends(day(3), known) == depends(day(3), other)
    assert depends(day(3), known) != depends(day(4), known)
    assert depends(day(3), known) != depends(day(3), tables_with(known, calendars=()))
    settings = msgspec.structs.replace(known.settings, prefix="HZ")
    assert depends(day(3), known) != depends(day(3), tables_with(known, settings=settings))
    assert brief(issue(), day(3), known) == brief(issue(), day(3), other)
