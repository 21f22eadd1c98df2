"""Every figure of an earlier day is what the ledger, as it was on that day, would have given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import by_type

from tingjian.core.duties import duties
from tingjian.core.proceedings.campaign import PublicCampaign
from tingjian.core.proceedings.oversight import PublicOversight
from tingjian.core.proceedings.session import PublicSession
from tingjian.core.publish import PublicIssue, PublicLedger, PublicTheme, publish
from tingjian.core.record import Step
from tingjian.store.open import open_ledger
from tingjian.views.downloads import downloads
from tingjian.views.metrics import Figures, figures
from tingjian.views.rows import standings, tabulate

PUBLIC = publish(open_ledger(Path(__file__).parents[2]))
Case = TypeVar("Case", PublicIssue, PublicTheme)
FIRST, LAST = date(2025, 3, 1), date(2026, 12, 31)


def reopened(case: Case) -> Case:
    """A case that closed or was parked, opened again half a year later."""
    last = case.steps[-1] if case.steps else None
    if last is None or last.kind not in ("close", "park"):
        return case
    again = Step("reopen", last.on + timedelta(182), "office", reason="企业再次反映")
    return msgspec.structs.replace(case, steps=(*case.steps, again))


REOPENED = replace(
    PUBLIC,
    issues={number: reopened(case) for number, case in PUBLIC.issues.items()},
    themes={number: reopened(case) for number, case in PUBLIC.themes.items()},
)


def imported(case: object) -> bool:
    """Whether its dates are not attested; the row that it came from may have no name."""
    return isinstance(case, PublicIssue) and case.row is not None


def on(public: PublicLedger, day: date) -> Figures:
    return figures(downloads(tabulate(public, day, standings(public, day))))


def case_then(case: Case, day: date) -> Case:
    """A case's file as it was: the steps that had not been taken are not in it."""

    def taken(steps: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(step for step in steps if step.on <= day)

    assignments = (
        msgspec.structs.replace(each, steps=taken(each.steps)) for each in case.assignments
    )
    return msgspec.structs.replace(
        case,
        steps=taken(case.steps),
        assignments=tuple(each for each in assignments if each.steps),
    )


def campaign_then(campaign: Any, day: date) -> Any:
    """A campaign's file as it was, said again apart from ``views.then``."""
    suggestions = [
        each
        if each.disposed is None or each.disposed <= day
        else msgspec.structs.replace(each, disposition=None, disposed=None, case=None)
        for each in campaign.suggestions
        if each.on is None or each.on <= day
    ]
    return msgspec.structs.replace(campaign, suggestions=tuple(suggestions))


def ledger_then(day: date) -> PublicLedger:
    """The ledger as it was at the end of a day."""
    issues = {k: case_then(v, day) for k, v in PUBLIC.issues.items() if v.raised <= day}
    themes = {
        k: msgspec.structs.replace(
            case_then(v, day), issues=tuple(each for each in v.issues if each in issues)
        )
        for k, v in PUBLIC.themes.items()
        if v.raised <= day
    }
    return replace(
        PUBLIC,
        issues=issues,
        themes=themes,
        proceedings=by_type(
            *(each for each in PUBLIC.of(PublicSession).values() if each.on <= day),
            *(
                campaign_then(each, day)
                for each in PUBLIC.of(PublicCampaign).values()
                if each.since <= day
            ),
            *(
                each
                if each.closed and each.closed <= day
                else msgspec.structs.replace(each, closed=None, benefits=())
                for each in PUBLIC.of(PublicOversight).values()
                if each.on <= day
            ),
        ),
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, (LAST - FIRST).days))
def test_follow_ups_owed(after: int) -> None:
    """What the coverage of follow-ups lacks is just what the office owes and is late with."""
    day = FIRST + timedelta(after)
    stood = standings(REOPENED, day)
    owed = [
        duty
        for case in (*REOPENED.issues.values(), *REOPENED.themes.values())
        if case.id in stood and not imported(case)
        for duty in duties(case, stood[case.id], day, PUBLIC.settings, PUBLIC.workdays)
        if duty.kind == "follow_up"
    ]
    rate = on(REOPENED, day).follow_up_coverage
    assert rate.denominator - rate.numerator == sum(duty.overdue for duty in owed)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, (LAST - FIRST).days))
def test_past_day(after: int) -> None:
    """The figures of a past day are those of the ledger that held nothing later."""
    day = FIRST + timedelta(after)
    assert on(ledger_then(day), day) == on(PUBLIC, day)
