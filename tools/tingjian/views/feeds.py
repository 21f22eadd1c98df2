"""Feeds: what happened to one issue, or to those of a department, a sector, an enterprise, or all.

An entry is a step, known by its record, its thread and its place in that: it stays the same entry
whatever its page is called and wherever the site moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from hashlib import sha1
from heapq import nlargest
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tingjian.core.publish import PublicIssue, PublicTheme
from tingjian.core.standing import Standing
from tingjian.views import address
from tingjian.views.case import CasePage, Cases, PublicCase
from tingjian.views.timeline import Entry, Placed, placed

LONGEST = 50  # entries of a feed
FED = ("departments", "sectors", "enterprises")  # the sections whose pages have a feed each
_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}

# A day, a case's number, which of its entries; the case, and its step, but for its being raised.
Move = tuple[date, str, int, PublicCase, Placed | None]
Listed = tuple[date, str]  # the day of a case's last step, and its number


class News(NamedTuple):
    """An entry of a feed."""

    id: str
    title: str
    updated: str
    author: str
    path: str
    text: str


class Feed(NamedTuple):
    """A feed, newest entries first; ``page`` is the page that it goes with."""

    path: str
    id: str
    title: str
    updated: str
    page: str
    entries: Sequence[News]


def urn(*names: str) -> str:
    """The same names have the same identifier (a UUID of version 5's form) for ever."""
    # As uuid.uuid5 does, at a third of the time: a large ledger has a hundred thousand.
    said = sha1("\0".join(("tingjian", *names)).encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANT[said[16]] + said[17:20]
    return f"urn:uuid:{said[:8]}-{said[8:12]}-5{said[13:16]}-{variant}-{said[20:32]}"


class Feeds:
    """Makes the feeds of one ledger on one day."""

    def __init__(self, cases: Cases) -> None:
        self._cases, self._day = cases, cases.day
        wording, settings = cases.wording, cases.public.settings
        self._say, self._language = wording.say, wording.language
        self._site, self._prefix = wording.site(settings), settings.prefix
        self._zone = ZoneInfo(settings.time_zone)
        self._moment, self._moves = cache(self._midnight), cache(self._moved)
        self._fact = cache(lambda name, text: wording.say("feed.fact", name=name, text=text))
        self._step = cache(lambda unit, label: wording.say("feed.step", unit=unit, label=label))
        self.listed = _listed(cases)
        self._outcome = wording.step_fields["outcome"]

    def case(self, case: PublicCase, page: CasePage) -> Feed:
        """The feed of one issue or theme, beside its page."""
        title = self._say("feed.case", title=page.title, number=page.number)
        section = _section(case)
        place = address.page(section, case.id)
        news = [self._told(case.id, place, entry) for entry in page.entries[: -LONGEST - 1 : -1]]
        if len(news) < LONGEST:
            news.append(self._raised(case, place))
        return self._feed(section, case.id, title, place, news)

    def shared(self, section: str, key: str) -> Feed:
        """The feed of all, or of a department, a sector or an enterprise."""
        title, page = self._say("feed.all"), "issues/"
        if section:
            name, page = getattr(self._cases.names, section)[key]
            title = self._say(f"feed.{section}", name=name)
        return self._feed(section, key, title, page, self._newest(section, key))

    def _feed(self, section: str, key: str, title: str, page: str, news: Sequence[News]) -> Feed:
        path = address.feed(section, key)
        return Feed(
            path,
            urn(self._prefix, self._language, path),
            self._say("feed.of", name=title, site=self._site),
            news[0].updated if news else self._moment(self.first.isoformat()),
            page,
            news,
        )

    def _midnight(self, day: str) -> str:
        """When a day begins in the ledger's time zone: steps know their day and no hour."""
        return datetime.fromisoformat(day).replace(tzinfo=self._zone).isoformat()

    @cached_property
    def first(self) -> date:
        """When a feed that nothing has happened in was last changed: with the first issue."""
        raised = (case.raised for case in self._cases.public.issues.values())
        return min(raised, default=self._day)

    def _newest(self, section: str, key: str) -> list[News]:
        """The newest entries of the cases that a feed is about."""
        # No case outside of those moved last can have one of the newest entries.
        last = nlargest(LONGEST, self.listed[section, key])
        moves = [move for _, number in last for move in self._moves(number)]
        return [self._titled(move) for move in nlargest(LONGEST, moves)]

    def _moved(self, number: str) -> list[Move]:
        """All that happened to a case."""
        case = self._cases.case(number)
        if case is None:
            return []
        moves: list[Move] = [(case.raised, number, 0, case, None)]
        for at, each in enumerate(placed(case), 1):
            if each.step.on <= self._day:
                moves.append((each.step.on, number, at, case, each))
        return moves

    def _titled(self, move: Move) -> News:
        """An entry of a feed of many cases, which names its case."""
        _, number, _, case, step = move
        place = address.page(_section(case), number)
        if step:
            news = self._told(number, place, self._cases.timeline.entry(step))
        else:
            news = self._raised(case, place)
        title = self._say("feed.entry", what=news.title, title=self._cases.title(case))
        return news._replace(title=title)

    def _raised(self, case: PublicCase, page: str) -> News:
        names, theme = self._cases.names, isinstance(case, PublicTheme)
        author = names.office.text if theme else self._say("feed.enterprise")
        if isinstance(case, PublicIssue) and case.enterprise in names.enterprises:
            author = names.enterprises[case.enterprise].text
        return News(
            urn(self._language, case.id, "raised"),
            self._say("feed.raised.theme" if theme else "feed.raised"),
            self._moment(case.raised.isoformat()),
            author,
            page,
            case.statement or self._say("withheld.statement"),
        )

    def _told(self, number: str, page: str, entry: Entry) -> News:
        """A step: its text, or else what it carries."""
        title, text = self._step(entry.unit, entry.label), entry.text
        for fact in entry.facts:
            if fact.name == self._outcome:
                title = self._fact(title, fact.text)
        if not text:
            text = "\n".join([self._fact(fact.name, fact.text) for fact in entry.facts])
        return News(
            urn(self._language, number, entry.key),
            title,
            self._moment(entry.day),
            entry.unit,
            f"{page}#{entry.key}",
            text or entry.label,
        )


def _section(case: PublicCase) -> str:
    return "themes" if isinstance(case, PublicTheme) else "issues"


def _listed(cases: Cases) -> dict[tuple[str, str], list[Listed]]:
    """The cases that each feed is about."""
    units = [("departments", key) for key in cases.names.departments]
    groups = [("", "all"), *units, *(("sectors", key) for key in cases.names.sectors)]
    found: dict[tuple[str, str], list[Listed]] = {place: [] for place in groups}
    for number, standing in cases.standings.items():
        case = cases.case(number)
        if case is not None:
            listed = (_last(case.raised, standing), number)
            for place in _places(case, standing):
                found.setdefault(place, []).append(listed)
    return found


def _places(case: PublicCase, standing: Standing) -> Iterator[tuple[str, str]]:
    yield "", "all"
    for thread in standing.threads:
        yield "departments", thread.department
    if isinstance(case, PublicIssue):
        if case.sector:
            yield "sectors", case.sector
        if case.enterprise:
            yield "enterprises", case.enterprise


def _last(raised: date, standing: Standing) -> date:
    days = [standing.office.last, *(thread.last for thread in standing.threads)]
    return max([raised, *(day for day in days if day)])
