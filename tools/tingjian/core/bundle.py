"""What a theme binds: a bundle (一件事) two, once it is closed; a withdrawn one no issue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.proceedings import Find
from tingjian.core.record import Case, Issue, Record, Theme
from tingjian.core.steps import WITHDRAWN
from tingjian.core.thread import fold, fold_office

LEAST = 2  # issues, or else departments

Merged = Callable[[str], Iterable[Issue]]  # the issues with a step that merges them into a theme


def unbound(record: Record, merged: Merged) -> list[Fault]:
    """The law that a closed bundle breaks, unless two departments answered or two issues merged.

    ``merged`` is asked only where departments do not decide, for it goes through every issue.
    """
    if not (isinstance(record, Theme) and asks(record)):
        return []
    closing = fold_office(record.steps).closing
    day = closing.on if closing else date.max
    issues = sum(_merged(each, record.id, day) for each in merged(record.id))
    if issues >= LEAST:
        return []
    facts = {"issues": str(issues), "departments": str(_departments(record, day))}
    return [Fault("theme.bundle", _last(record, "close"), facts)]


def asks(theme: Theme) -> bool:
    """Whether it takes the issues to say that a bundle is one: it is closed, and by one unit."""
    if theme.kind != "bundle":
        return False
    closing = fold_office(theme.steps).closing
    return closing is not None and _departments(theme, closing.on) < LEAST


def lost(record: Record, merged: Merged, find: Find) -> list[Fault]:
    """The law that a withdrawn theme has no issue in it, for whoever changes the one or the other.

    A whole ledger is not judged by it: every change of an issue would send for all the others.
    """
    if not isinstance(record, Case):
        return []
    office = fold_office(record.steps)
    if isinstance(record, Theme) and office.state == WITHDRAWN:
        left = sum(fold_office(each.steps).into == record.id for each in merged(record.id))
        facts = {"issues": str(left)}
        return [Fault("theme.withdrawn", _last(record, "withdraw"), facts)] if left else []
    theme = find("theme", office.into) if office.into else None
    if isinstance(theme, Theme) and fold_office(theme.steps).state == WITHDRAWN:
        return [Fault("merge.withdrawn", _last(record, "merge"), {"into": theme.id})]
    return []


def _last(case: Case, kind: str) -> FieldPath:
    """Where the last step of a kind is."""
    return "steps", max(n for n, step in enumerate(case.steps) if step.kind == kind), "kind"


def _departments(theme: Case, day: date) -> int:
    return sum(fold(each.department, each.steps, day).active for each in theme.assignments)


def _merged(issue: Issue, theme: str, day: date) -> bool:
    # Reopened on the very day, it may have been after the closing, which then stays as it was.
    return any(fold_office(issue.steps, on).into == theme for on in (day, day - timedelta(1)))
