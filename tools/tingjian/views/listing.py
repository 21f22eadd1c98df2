"""Lists of issues: the row that each issue has in them, and the lists that every issue is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tingjian.views.columns import IssueRow, Rows
from tingjian.views.names import Names
from tingjian.views.wording import Spans, Wording

LATE = "overdue"  # not a state, but asked for as if it were one


class Row(NamedTuple):
    """One issue in a list."""

    number: str
    title: str
    marks: tuple[str, ...]
    state: str
    state_label: str
    late: bool
    outcome: str
    unit: str
    place: str
    raised: str
    progress: str


class Table:
    """Makes rows of issues into rows of lists."""

    def __init__(self, wording: Wording, names: Names, spans: Spans, day: date) -> None:
        self._wording = wording
        self._names = names
        self._spans = spans
        self._day = day
        self._marks = {
            (demonstration, imported): tuple(
                wording.say(key)
                for key, has in (("demonstration", demonstration), ("imported", imported))
                if has
            )
            for demonstration in (True, False)
            for imported in (True, False)
        }

    def row(self, issue: IssueRow) -> Row:
        """What a list says of an issue."""
        wording, names = self._wording, self._names
        places = (
            names.region(issue.region).text if issue.region else "",
            names.sector(issue.sector).text if issue.sector else "",
        )
        return Row(
            issue.id,
            issue.title or wording.say("withheld.title"),
            self._marks[issue.demonstration, issue.imported],
            issue.state,
            wording.states[issue.state],
            issue.overdue,
            wording.outcomes.get(issue.outcome or "", ""),
            names.department(issue.lead).text if issue.lead else "",
            " · ".join(place for place in places if place),
            issue.raised.isoformat(),
            self._progress(issue),
        )

    def _progress(self, issue: IssueRow) -> str:
        """How long it has waited, or how long its answer took."""
        say, length = self._wording.say, self._spans.length
        if issue.waiting:
            return say("row.waiting", length=length(issue.raised, self._day))
        if issue.answered:
            return say("row.answered", length=length(issue.raised, issue.answered))
        return ""


def newest_first(issues: Iterable[IssueRow]) -> list[IssueRow]:
    """The order of every list."""
    return sorted(issues, key=lambda issue: (issue.raised, issue.id), reverse=True)


def groups(rows: Rows) -> dict[str, dict[str, list[IssueRow]]]:
    """Every list by section and id, newest first: by state, year, month, department and so on."""
    made: dict[str, dict[str, list[IssueRow]]] = {section: {} for section in SECTIONS}
    units: dict[str, list[str]] = {}
    for thread in rows.threads:
        units.setdefault(thread.case_id, []).append(thread.department)
    for issue in newest_first(rows.issues):
        for section, key in _places(issue, units.get(issue.id, [])):
            made[section].setdefault(key, []).append(issue)
    return made


SECTIONS = ("states", "years", "months", "departments", "sectors", "regions", "enterprises")


def _places(issue: IssueRow, units: list[str]) -> Iterator[tuple[str, str]]:
    yield "states", issue.state
    if issue.overdue:
        yield "states", LATE
    yield "years", issue.month[:4]
    yield "months", issue.month
    # A merged issue is its theme's lead's too.
    for unit in dict.fromkeys([*units, issue.lead] if issue.lead else units):
        yield "departments", unit
    for section, key in (
        ("sectors", issue.sector),
        ("regions", issue.region),
        ("enterprises", issue.enterprise),
    ):
        if key:
            yield section, key
