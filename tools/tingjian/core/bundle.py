"""一件事: what a theme of kind ``bundle`` binds together, at the latest when it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tingjian.core.conditions import Fault
from tingjian.core.record import Case, Issue, Record, Theme
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
    place = max(n for n, step in enumerate(record.steps) if step.kind == "close")
    facts = {"issues": str(issues), "departments": str(_departments(record, day))}
    return [Fault("theme.bundle", ("steps", place, "kind"), facts)]


def asks(theme: Theme) -> bool:
    """Whether it takes the issues to say that a bundle is one: it is closed, and by one unit."""
    if theme.kind != "bundle":
        return False
    closing = fold_office(theme.steps).closing
    return closing is not None and _departments(theme, closing.on) < LEAST


def _departments(theme: Case, day: date) -> int:
    return sum(fold(each.department, each.steps, day).active for each in theme.assignments)


def _merged(issue: Issue, theme: str, day: date) -> bool:
    # Reopened on the very day, it may have been after the closing, which then stays as it was.
    return any(fold_office(issue.steps, on).into == theme for on in (day, day - timedelta(1)))
