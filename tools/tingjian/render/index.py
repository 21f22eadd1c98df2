"""The filters' index: one small JSON file a year, which the list's script reads in the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tingjian.views.columns import IssueRow, Rows
from tingjian.views.listing import LATE
from tingjian.views.wording import Wording


class Filters(NamedTuple):
    """The form: for each filter its name, label and choices; and the years that have an index."""

    fields: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    years: str


def filters(
    rows: Rows, tables: Mapping[str, Mapping[str, str]], wording: Wording, years: Sequence[str]
) -> Filters:
    """The form for these rows; ``tables`` has the names of departments, sectors and regions."""
    say = wording.say
    states = {
        state: label
        for state, label in wording.states.items()
        if any(row.state == state for row in rows.issues)
    }
    choices = (
        ("state", say("list.state"), states | {LATE: say("list.late")}),
        ("outcome", say("filter.outcome"), wording.outcomes),
        ("department", say("filter.department"), tables["departments"]),
        ("sector", say("filter.sector"), tables["sectors"]),
        ("region", say("filter.region"), tables["regions"]),
        ("year", say("filter.year"), {year: year for year in years}),
    )
    return Filters(
        tuple((name, label, tuple(labels.items())) for name, label, labels in choices),
        " ".join(years),
    )


def shards(
    issues: Mapping[str, Sequence[IssueRow]],
    units: Mapping[str, Sequence[str]],
    progress: Mapping[str, str],
    marks: Mapping[str, Sequence[str]],
) -> dict[str, bytes]:
    """The index of each year, by the file's path.

    A line is: number, title, state, overdue, outcome, departments with the lead first, sector,
    region, day raised, marks, progress. Words that recur are written once and pointed to.
    """
    return {
        f"data/issues-{year}.json": _shard(listed, units, progress, marks)
        for year, listed in issues.items()
    }


def _shard(
    issues: Sequence[IssueRow],
    units: Mapping[str, Sequence[str]],
    progress: Mapping[str, str],
    marks: Mapping[str, Sequence[str]],
) -> bytes:
    words: dict[str, int] = {}

    def word(text: str | None) -> int:
        return words.setdefault(text or "", len(words))

    lines = [
        (
            issue.id,
            issue.title,
            word(issue.state),
            int(issue.overdue),
            word(issue.outcome),
            word(issue.lead),
            word(" ".join(units.get(issue.id, ()))),
            word(issue.sector),
            word(issue.region),
            issue.raised.isoformat()[5:],
            word(progress[issue.id]),
            word("\t".join(marks[issue.id])),
        )
        for issue in issues
    ]
    return msgspec.json.encode({"words": list(words), "issues": lines})
