"""What the search knows of a case: its words, what it can be narrowed by, what it is sorted by.

Chinese is cut into every two characters that follow each other, and so are the words that are
looked for (in search.js): whatever stands in a text is found, which no two dictionaries would
agree on. Between them, the first characters are the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

import msgspec

from tingjian.core.publish import PublicIssue
from tingjian.core.record import Step
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.case import Cases, PublicCase
from tingjian.views.columns import IssueRow, Rows, ThemeRow
from tingjian.views.listing import LATE
from tingjian.views.names import Names
from tingjian.views.wording import Wording

FOLDER = "search/"
SORTS = ("", "newest", "oldest", "due", "days")  # the first: by how well a page fits the words
PAUSE = "·"  # between two texts that are no sentences
STOPS = "。！？；：….!?"
MOST = 5_000  # cases of one part of the index; Pagefind takes a gigabyte for as many
_MARK = "mark"  # told of a case, not asked for
# A case without the day that is asked for stands at the end of the list.
_NO_DUE = "9999-12-31"
_NO_DAYS = "-1"


_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"([{_HAN}]+)|[^\\s{_HAN}]+")


def cut(text: str) -> str:
    """A text as it is indexed: 用电增容 5 kV is 用电 电增 增容 容 5 kV."""
    pieces: list[str] = []
    for found in _RUN.finditer(text):
        run = found[0]
        if found[1]:
            pieces += map("".join, pairwise(run))
            run = run[-1]
        pieces.append(run)
    return " ".join(pieces)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One page as the search finds it: of a case ids and days alone, beside its own words."""

    path: str
    text: str
    told: dict[str, str]
    filters: dict[str, list[str]] = {}
    sorts: dict[str, str] = {}


Choices = tuple[tuple[str, str], ...]  # values and what they are called


def facets(rows: Rows, names: Names, wording: Wording) -> list[tuple[str, str, Choices]]:
    """What cases can be narrowed by: name, label and choices of each."""
    say = wording.say
    shown = {row.state for row in rows.issues} | {row.state for row in rows.themes}
    states = [(state, label) for state, label in wording.states.items() if state in shown]
    years = sorted({row.month[:4] for row in rows.issues}, reverse=True)
    return [
        ("state", say("list.state"), (*states, (LATE, say("list.late")))),
        ("outcome", say("filter.outcome"), tuple(wording.outcomes.items())),
        ("department", say("filter.department"), _named(names.departments)),
        ("sector", say("filter.sector"), _named(names.sectors)),
        ("region", say("filter.region"), _named(names.regions)),
        ("year", say("filter.year"), tuple((year, year) for year in years)),
    ]


def _named(links: Mapping[str, Link]) -> Choices:
    return tuple((key, link.text) for key, link in links.items())


def entries(cases: Cases, rows: Rows, most: int = MOST) -> dict[str, list[Entry]]:
    """Every case of a ledger by the year in which it was raised, in the order of numbers.

    A year of more than ``most`` goes on as 2026-07 from the month on that would be too much.
    """
    units: dict[str, list[str]] = {}
    for thread in rows.threads:
        units.setdefault(thread.case_id, []).append(thread.department)
    listed: tuple[IssueRow | ThemeRow, ...] = (*rows.issues, *rows.themes)
    months: dict[str, list[Entry]] = {}
    for row in listed:
        months.setdefault(row.month, []).append(_entry(cases, row, units.get(row.id, [])))
    parts: dict[str, list[Entry]] = {}
    name = ""
    for month, found in sorted(months.items()):
        if name[:4] != month[:4]:
            name = month[:4]
        elif len(parts[name]) + len(found) > most:
            name = month
        parts.setdefault(name, []).extend(found)
    return parts


def _entry(cases: Cases, row: IssueRow | ThemeRow, units: list[str]) -> Entry:
    issue = isinstance(row, IssueRow)
    record: PublicCase = (cases.public.issues if issue else cases.public.themes)[row.id]
    raised = row.raised.isoformat()
    days = row.answer_days if isinstance(row, IssueRow) else None
    told = {"number": row.id, "raised": raised}
    if row.title:
        told |= {"title": cut(row.title), "name": row.title}
    if row.due:
        told["due"] = row.due.isoformat()
    if days is not None:
        told["days"] = str(days)
    return Entry(
        address.page("issues" if issue else "themes", row.id),
        cut("\n".join(map(_paused, _words(cases, record))).removesuffix(f" {PAUSE}")),
        told,
        {name: values for name, values in _filters(row, units).items() if values},
        {
            "received": raised,
            "due": told.get("due", _NO_DUE),
            "days": told.get("days", _NO_DAYS),
        },
    )


def _filters(row: IssueRow | ThemeRow, units: list[str]) -> Mapping[str, list[str]]:
    marks = ["demonstration"] if row.demonstration else []
    places: dict[str, list[str]] = {}
    if isinstance(row, IssueRow):
        marks += ["imported"] if row.imported else []
        places = {
            "sector": [row.sector] if row.sector else [],
            "region": [row.region] if row.region else [],
        }
    # The lead first: a merged issue has no thread of its own, but its theme's lead.
    departments = dict.fromkeys([row.lead, *units] if row.lead else units)
    return {
        "state": [row.state, LATE] if row.overdue else [row.state],
        "outcome": [row.outcome] if row.outcome else [],
        "department": list(departments),
        **places,
        "year": [row.month[:4]],
        _MARK: marks,
    }


def _words(cases: Cases, case: PublicCase) -> Iterator[str]:
    """All that was written in a case by the day, then whom it concerns."""
    day, names = cases.day, cases.names
    yield case.statement
    if case.request:
        yield case.request
    for step in case.steps:
        yield from _said(step, day)
    for assignment in case.assignments:
        for step in assignment.steps:
            yield from _said(step, day)
    yield from (each.text for each in case.advice if each.on <= day)
    yield from (each.plan for each in case.services if each.on <= day)
    named = [names.department(each.department).text for each in case.assignments]
    if isinstance(case, PublicIssue):
        if case.enterprise in names.enterprises:
            named.append(names.enterprises[case.enterprise].text)
        named += [names.sector(case.sector).text] if case.sector else []
        named += [names.region(case.region).text] if case.region else []
    yield f" {PAUSE} ".join([*named, case.id])  # a page without any word is not indexed


def _paused(text: str) -> str:
    """A text that does not end as a sentence does, so that the next does not run on from it."""
    return text if text[-1:] in STOPS else f"{text} {PAUSE}"


def _said(step: Step, day: date) -> Iterator[str]:
    if step.on <= day:
        for text in (step.text, step.reason, step.basis, step.note):
            if text:
                yield text
