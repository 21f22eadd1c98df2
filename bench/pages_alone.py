"""``tingjian``, but of every case it makes the page alone, as Hugo does in one of its races.

Everything else stays: check, likeness, figures, lists, downloads, every other page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tingjian.cli.main import main
from tingjian.render import site
from tingjian.render.api import ApiFiles
from tingjian.render.edition import Edition, section
from tingjian.render.pages import Page
from tingjian.views.case import PublicCase


class PagesAlone(Edition):
    """An edition without feeds of cases."""

    def feeds(self, _cases: Mapping[str, bytes], _context: bytes) -> dict[str, bytes]:
        """None."""
        return {}

    def paths(self, case: PublicCase | None, name: str) -> list[str]:
        """The page of a case."""
        return super().paths(case, name)[:1]

    def files(self, case: PublicCase | None, name: str) -> Iterator[Page]:
        """The same, with what is in it."""
        if case:
            content = self._pages.case(self._cases.page(case), section(case))
            yield from (Page(path, content) for path in self.paths(case, name))


class NoDocuments(ApiFiles):
    """The documents of the whole, and none of a case."""

    def paths(self, _case: PublicCase | None, _name: str) -> list[str]:
        """None."""
        return []

    def files(self, _case: PublicCase | None, _name: str) -> Iterator[Page]:
        """None."""
        return iter(())


if __name__ == "__main__":
    vars(site).update(Edition=PagesAlone, ApiFiles=NoDocuments)
    main()
