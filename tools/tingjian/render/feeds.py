"""Feeds and calendars as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment

from tingjian.render.calendar import icalendar
from tingjian.render.output import digest
from tingjian.render.pages import Page
from tingjian.views import address
from tingjian.views.calendar import calendars
from tingjian.views.case import CasePage, Cases, PublicCase
from tingjian.views.feeds import Feed, Feeds


class FeedFiles:
    """Renders feeds and calendars of one ledger on one day.

    Links are relative where the site's address (``base``) is not known: a reader resolves them by
    where it fetched the feed, as RFC 4287 has it.
    """

    def __init__(self, templates: Environment, cases: Cases, base: str = "") -> None:
        self._render = templates.get_template("feed.xml").render
        self._cases, self._feeds, self._base = cases, Feeds(cases), base
        self._places = {address.feed(*place): place for place in self._feeds.listed}

    def made_from(self, cases: Mapping[str, bytes], context: bytes) -> dict[str, bytes]:
        """What each feed of many cases is made from, by its path: all that those are made from."""
        context += self._feeds.first.isoformat().encode()
        return {
            path: digest(context, *(cases[number] for _, number in self._feeds.listed[place]))
            for path, place in self._places.items()
        }

    def case(self, case: PublicCase, page: CasePage) -> Page:
        """The feed of one case."""
        return self._file(self._feeds.case(case, page))

    def shared(self, path: str) -> Page:
        """A feed of many cases."""
        return self._file(self._feeds.shared(*self._places[path]))

    def calendars(self) -> Iterator[Page]:
        """Every calendar."""
        for calendar in calendars(self._cases):
            yield Page(calendar.path, icalendar(calendar, self._base))

    def _file(self, feed: Feed) -> Page:
        root = self._base or address.root(feed.path)
        language = self._cases.wording.language
        text = self._render(feed._asdict(), language=language, root=root)
        return Page(feed.path, text.encode())
