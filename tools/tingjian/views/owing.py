"""What a department owes on the day: replies that are due, the most pressing first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.columns import Rows, ThreadRow
from tingjian.views.wording import Spans, Wording


class Owed(NamedTuple):
    """A reply that a department owes."""

    title: str
    path: str
    part: str
    due: str
    left: str
    late: bool


def owed(
    rows: Rows, titles: Mapping[str, str], wording: Wording, spans: Spans
) -> dict[str, list[Owed]]:
    """The replies that each department owes, by department, in the order of their due days."""
    made: dict[str, list[Owed]] = {}
    owing = [thread for thread in rows.threads if thread.owing]
    for thread in sorted(owing, key=lambda each: (each.due or date.max, each.case_id)):
        made.setdefault(thread.department, []).append(
            _owed(thread, titles, wording, spans, rows.day)
        )
    return made


def _owed(
    thread: ThreadRow, titles: Mapping[str, str], wording: Wording, spans: Spans, day: date
) -> Owed:
    left = ""
    if thread.due and thread.due < day:
        left = wording.say("owed.late", length=spans.length(thread.due, day))
    elif thread.due:
        left = wording.say("owed.left", length=spans.length(day, thread.due))
    return Owed(
        titles[thread.case_id],
        address.page(f"{thread.record}s", thread.case_id),
        wording.parts[thread.part],
        thread.due.isoformat() if thread.due else "",
        left,
        thread.overdue,
    )


def theme_links(rows: Rows, titles: Mapping[str, Link]) -> dict[str, list[Link]]:
    """The themes that each department answers for."""
    made: dict[str, list[Link]] = {}
    for thread in rows.threads:
        if thread.record == "theme":
            made.setdefault(thread.department, []).append(titles[thread.case_id])
    return made
