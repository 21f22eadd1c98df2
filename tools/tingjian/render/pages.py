"""Views into pages: each is rendered by its template and stamped into the shell of its depth."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment, Template
from markupsafe import Markup

from tingjian.render.language import marked
from tingjian.render.shell import Shells
from tingjian.views import address
from tingjian.views.case import CasePage
from tingjian.views.listing import Row
from tingjian.views.lists import TAB
from tingjian.views.wording import Wording

# The tab of the site that a section is under, where it has none of its own.
TABS = TAB | dict.fromkeys(("states", "years", "months"), "issues")
TABS |= dict.fromkeys(("steps", "rules"), "guides")
PAGE = 100  # issues on one page of a list
# The theme's script asks for a site map beside whatever has exactly "alternate" here.
_FEED = '<link rel=" alternate" type="application/atom+xml" href="{}">'
_ROW = '<tr><td><a href="'  # what every row begins with; the way to the root follows


class Page(NamedTuple):
    """A file of the site."""

    path: str
    content: bytes


class Listing(NamedTuple):
    """A list of issues, and what is said above it on its first page."""

    path: str
    heading: str
    rows: Sequence[str]
    lead: str = ""
    tiles: Sequence[object] = ()
    owed: Sequence[object] | None = None
    themes: Sequence[object] = ()
    facets: Sequence[object] = ()
    browse: Sequence[object] = ()
    near: Sequence[object] = ()
    note: str = ""
    feed: str = ""
    calendar: str = ""
    document: str = ""


class Pages:
    """Renders and stamps."""

    def __init__(self, templates: Environment, shells: Shells, wording: Wording, site: str) -> None:
        self._shells = shells
        self._wording = wording
        self._site = html.escape(site)
        self._templates = templates
        self._case = templates.get_template("case.html").render
        self._row = templates.get_template("row.html").render

    def case(self, view: CasePage, section: str) -> bytes:
        """The page of an issue or a theme; its description is where it stands."""
        content = marked(self._case(view._asdict(), root="../../"), self._wording.language)
        shell, feed = self._shells.at(2, section), _FEED.format("../../" + view.feed)
        path, title = f"{section}/{view.number}/", self._title(view.title)
        return shell.stamp(path, title, html.escape(view.story), feed, content)

    def row(self, view: Row) -> str:
        """A row of a list, from its address on."""
        return self._row(view._asdict())

    def rows(self, rows: Sequence[str], root: str) -> Markup:
        """Rows as they stand on a page this far from the root."""
        opening = _ROW + root
        if not rows:
            return Markup()
        return Markup(opening + opening.join(rows))  # noqa: S704 -- rendered by row.html

    def page(
        self,
        path: str,
        template: str | Sequence[str],
        heading: str,
        description: str,
        **facts: Any,
    ) -> Page:
        """A page by a template, or by the first that there is of several."""
        root = address.root(path)
        feed = facts.get("feed") or address.feed("", "all")
        facts |= {"heading": heading, "root": root}
        names: list[str | Template] = [template] if isinstance(template, str) else [*template]
        rendered = self._templates.select_template(names).render(facts)
        content = marked(rendered, self._wording.language)
        section = path.partition("/")[0]
        shell = self._shells.at(path.count("/"), TABS.get(section, section))
        title = self._title(heading) if path else self._site
        linked = _FEED.format(root + feed)
        stamped = shell.stamp(path, title, html.escape(description), linked, content)
        return Page(path + "index.html", stamped)

    def listing(self, listing: Listing) -> Iterator[Page]:
        """A list of issues, a hundred a page."""
        say, count = self._wording.say, len(listing.rows)
        parts = max(1, -(-count // PAGE))
        total = say("list.count", count=count)
        for part in range(1, parts + 1):
            path = address.part(listing.path, part)
            place = say("list.part", part=part, parts=parts)
            facts = listing._asdict() | {
                "rows": self.rows(
                    listing.rows[PAGE * (part - 1) : PAGE * part], address.root(path)
                ),
                "part": part,
                "parts": parts,
                "count": count,
                "total": total,
                "place": place,
                "previous": address.part(listing.path, part - 1) if part > 1 else "",
                "next": address.part(listing.path, part + 1) if part < parts else "",
            }
            heading = listing.heading if part == 1 else f"{listing.heading} · {place}"
            facts.pop("path"), facts.pop("heading")
            yield self.page(path, "list.html", heading, total, **facts)

    def _title(self, heading: str) -> str:
        return f"{html.escape(heading)} - {self._site}"
