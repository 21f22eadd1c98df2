"""The laws of bundles: two issues or two departments, by the day of closing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.support import THEME, issue, step, theme

from tingjian.core.bundle import asks, lost, unbound
from tingjian.core.record import Enterprise, Issue, Record, Step, Theme

ENTERPRISE = Enterprise("haiyue", "海岳船务", "port-shipping", "putuo")
CLOSE = (step("accept", 2), step("close", 10))
LEAD = [step("dispatch", 2), step("reply", 5)]
RETURNED = [step("dispatch", 2, as_="support"), step("return", 3), step("rule", 3)]


def merged(*days: int, into: str = THEME) -> list[Issue]:
    """Issues merged into a theme on these days of March."""
    return [issue([step("accept", 2), step("merge", day, into=into)]) for day in days]


def bundle(
    steps: tuple[Step, ...] = CLOSE, threads: dict[str, list[Step]] | None = None, **fields: str
) -> Theme:
    return theme(steps, threads, **{"kind": "bundle"} | fields)


def facts(record: Theme | Issue, issues: Iterable[Issue] = ()) -> list[tuple[str, str]]:
    """How many issues and departments each fault speaks of."""
    found = unbound(record, lambda _theme: issues)
    assert {("theme.bundle", "kind")} >= {(fault.rule, fault.path[-1]) for fault in found}
    return [(fault.facts["issues"], fault.facts["departments"]) for fault in found]


def test_two_departments() -> None:
    """Two departments that answer bind a bundle; one whose return was granted does not count."""
    assert [] == facts(bundle(threads={"science": LEAD, "finance": LEAD}))
    assert [("0", "1")] == facts(bundle(threads={"science": LEAD, "finance": RETURNED}))


@pytest.mark.parametrize(
    ("days", "expected"), [((5, 10), []), ((5, 11), [("1", "0")]), ((5,), [("1", "0")])]
)
def test_two_issues(days: tuple[int, ...], expected: list[tuple[str, str]]) -> None:
    """Two issues bind it that were merged by the day of closing, not later."""
    assert expected == facts(bundle(), merged(*days))


def test_other_issues() -> None:
    """Issues merged into another theme do not count, however often one says so."""
    other = merged(5, 6, into="ZS-20260202-0ZVCH")
    again = [step("merge", 5, into=THEME), step("reopen", 6), step("merge", 6, into=THEME)]
    twice = issue([step("accept", 2), *again])
    assert [("1", "0")] == facts(bundle(), [*other, twice])


@pytest.mark.parametrize(("day", "expected"), [(9, [("1", "0")]), (10, []), (11, [])])
def test_opened_again(day: int, expected: list[tuple[str, str]]) -> None:
    """An issue that was opened again before the day of closing was not bound by it."""
    left = issue([step("accept", 2), step("merge", 5, into=THEME), step("reopen", day)])
    assert expected == facts(bundle(), [*merged(5), left])


def test_not_closed() -> None:
    """A bundle that is open, withdrawn or opened again owes nothing yet."""
    for steps in (
        (step("accept", 2),),
        (step("accept", 2), step("withdraw", 4)),
        (*CLOSE, step("reopen", 12)),
    ):
        assert not asks(bundle(steps))
        assert [] == facts(bundle(steps))


def test_closed_again() -> None:
    """Closed again, it is judged by that closing, and the fault stands there."""
    steps = (*CLOSE, step("reopen", 12), step("close", 14))
    (fault,) = unbound(bundle(steps), lambda _theme: merged(5))
    assert ("steps", 3, "kind") == fault.path
    assert [] == facts(bundle(steps), merged(5, 13))


def test_only_bundles() -> None:
    """A common issue, or an issue, binds nothing."""
    assert [] == facts(bundle(kind="common"))
    assert [] == facts(issue(CLOSE))


WITHDRAWN = (step("accept", 2), step("withdraw", 6))


@pytest.mark.parametrize("kind", ["bundle", "common"])
def test_withdrawn(kind: str) -> None:
    """A theme is not withdrawn while issues are merged into it: they would never be answered."""
    left = issue([step("accept", 2), step("merge", 5, into=THEME), step("reopen", 6)])
    found = lost(bundle(WITHDRAWN, kind=kind), lambda _: [*merged(3, 9), left], lambda *_: None)
    (fault,) = found
    assert ("theme.withdrawn", ("steps", 1, "kind")) == (fault.rule, fault.path)
    assert {"issues": "2"} == fault.facts
    assert [] == lost(bundle(WITHDRAWN, kind=kind), lambda _: [left], lambda *_: None)
    assert [] == lost(bundle(kind=kind), lambda _: merged(3), lambda *_: None)


def test_merged_into_what_was_withdrawn() -> None:
    """An issue is not merged into a withdrawn theme; opened again, it is not in it any more."""

    def found(record: Record, theme: Theme | None) -> list[str]:
        faults = lost(record, lambda _: (), lambda *_: theme)
        assert all(fault.path == ("steps", 1, "kind") for fault in faults)
        return [fault.rule for fault in faults]

    (inside,) = merged(5)
    assert ["merge.withdrawn"] == found(inside, bundle(WITHDRAWN))
    assert [] == found(inside, bundle()) == found(inside, None)
    assert [] == found(issue([*inside.steps, step("reopen", 6)]), bundle(WITHDRAWN))
    assert [] == found(ENTERPRISE, bundle(WITHDRAWN))
