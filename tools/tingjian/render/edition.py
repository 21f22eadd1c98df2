"""The site in one language, of one ledger on one day: its pages, feeds and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from tingjian.core.publish import PublicTheme
from tingjian.render.collect import Collection
from tingjian.render.feeds import FeedFiles
from tingjian.render.language import Spoken
from tingjian.render.pages import Page, Pages
from tingjian.render.shell import Shells, sources
from tingjian.render.template import environment
from tingjian.views import address
from tingjian.views.case import Cases, PublicCase
from tingjian.words import Language


class Edition:
    """Renders files, each by its path below the site's root.

    ``records`` is the language that the ledger's records are written in.
    """

    def __init__(self, cases: Cases, shells: Shells, records: Language) -> None:
        settings, wording = cases.public.settings, cases.wording
        spoken = Spoken(wording.language, records, apart=bool(shells.prefix))
        templates = environment(sources().site / "templates", wording, spoken)
        self._cases, self._prefix = cases, shells.prefix
        base = settings.address + shells.prefix if settings.address else ""
        self._pages = Pages(templates, shells, wording, wording.site(settings))
        self._feeds = FeedFiles(templates, cases, base)

    def feeds(self, cases: Mapping[str, bytes], context: bytes) -> dict[str, bytes]:
        """What each feed of many cases is made from, by a name that all editions know it by."""
        return self._feeds.made_from(cases, context)

    def paths(self, case: PublicCase | None, name: str) -> list[str]:
        """The files of a case, or that of a feed of many."""
        if case is None:
            return [self._prefix + name]
        place = section(case)
        return [
            f"{self._prefix}{place}/{case.id}/index.html",
            self._prefix + address.feed(place, case.id),
        ]

    def files(self, case: PublicCase | None, name: str) -> Iterator[Page]:
        """The same, with what is in them."""
        if case is None:
            contents = [self._feeds.shared(name).content]
        else:
            page = self._cases.page(case)
            contents = [self._pages.case(page, section(case)), self._feeds.case(case, page).content]
        return map(Page, self.paths(case, name), contents)

    def collected(self, collection: Collection) -> Iterator[Page]:
        """What is made from all of the ledger."""
        for page in chain(collection.pages(self._pages), self._feeds.calendars()):
            yield Page(self._prefix + page.path, page.content)


def section(case: PublicCase) -> str:
    """Where the pages of such cases are."""
    return "themes" if isinstance(case, PublicTheme) else "issues"
