"""Calendars of due days: the replies that departments owe, one whole-day event each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from tingjian.core.steps import OPEN
from tingjian.core.thread import Thread
from tingjian.views import address
from tingjian.views.case import Cases
from tingjian.views.feeds import urn


class Due(NamedTuple):
    """A reply that is owed: the same event for as long as this round lasts, extended or not."""

    due: date
    uid: str
    changed: date
    summary: str
    description: str
    path: str


class Calendar(NamedTuple):
    """A calendar, the events by their days."""

    path: str
    name: str
    events: Sequence[Due]


def calendars(cases: Cases) -> Iterator[Calendar]:
    """One of all, and one of each department, also of those that owe nothing."""
    owed = _owed(cases)
    every = [each for events in owed.values() for each in events]
    yield _calendar(cases, "all", cases.wording.say("calendar.all"), every)
    for key, link in cases.names.departments.items():
        yield _calendar(
            cases, key, cases.wording.say("calendar.of", name=link.text), owed.get(key, [])
        )


def _calendar(cases: Cases, key: str, name: str, events: list[Due]) -> Calendar:
    site = cases.wording.site(cases.public.settings)
    name = cases.wording.say("feed.of", name=name, site=site)
    return Calendar(address.calendar(key), name, sorted(events, key=attrgetter("due", "uid")))


def _owed(cases: Cases) -> dict[str, list[Due]]:
    """What each department owes."""
    found: dict[str, list[Due]] = {}
    for number, standing in cases.standings.items():
        if standing.office.state == OPEN:
            for thread in standing.threads:
                if thread.owing and thread.due:
                    due = _due(cases, number, thread, thread.due)
                    found.setdefault(thread.department, []).append(due)
    return found


def _due(cases: Cases, number: str, thread: Thread, due: date) -> Due:
    wording, title = cases.wording, cases.link(number)
    begun = thread.begun or due
    lines = (
        wording.say("calendar.number", number=number),
        wording.say("calendar.begun", day=begun),
        cases.spans.reckoned(begun, due),
    )
    return Due(
        due,
        urn("due", number, thread.department, str(thread.rounds)),
        thread.last or begun,
        wording.say(
            "calendar.due",
            unit=cases.names.department(thread.department).text,
            part=wording.parts[thread.part],
            title=title.text,
        ),
        "\n".join(lines),
        title.path,
    )
