"""Every page that shows more than one record: front, lists, comparisons, figures, downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from tingjian.core.publish import PublicLedger
from tingjian.core.standing import STATES, Standing
from tingjian.render.catalogue import catalogue_pages
from tingjian.render.pages import Listing, Page, Pages
from tingjian.render.proceedings import proceedings
from tingjian.render.reference import reference
from tingjian.views import address, compare, pictures
from tingjian.views.address import Link
from tingjian.views.answers import sections
from tingjian.views.case import Cases
from tingjian.views.catalogue import Catalogue
from tingjian.views.columns import IssueRow
from tingjian.views.database import Database
from tingjian.views.downloads import downloads
from tingjian.views.drawing import Picture
from tingjian.views.feeds import FED
from tingjian.views.front import front, group_tiles
from tingjian.views.listing import LATE, Row, Table, groups, newest_first
from tingjian.views.lists import near
from tingjian.views.metrics import answered
from tingjian.views.owing import owed, theme_links
from tingjian.views.rows import tabulate
from tingjian.views.search import FOLDER, SORTS, facets
from tingjian.views.telling import capital


class Reckoned:
    """What is reckoned of a ledger on a day, whatever the language of the pages."""

    def __init__(self, public: PublicLedger, day: date, standings: Mapping[str, Standing]) -> None:
        self.rows = tabulate(public, day, standings)
        self.published = downloads(self.rows)
        with Database(self.published) as database:
            self.figures = answered(database)
            self.published |= database.parquet()
        self.groups = groups(self.rows)


class Collection:
    """The pages of one ledger on one day that are made from all of it, in one language."""

    def __init__(
        self, cases: Cases, revision: str, reckoned: Reckoned, *, search: bool = True
    ) -> None:
        self.cases, self.search = cases, search
        self.public, self.day, self.revision = cases.public, cases.day, revision
        self.names, self.spans, self.wording = cases.names, cases.spans, cases.wording
        self.titles = cases.titles
        self.rows, self.published = reckoned.rows, reckoned.published
        self.figures, self.groups = reckoned.figures, reckoned.groups
        table = Table(self.wording, self.names, self.spans, self.day)
        self.listed: dict[str, Row] = {row.id: table.row(row) for row in self.rows.issues}
        self.as_of = self.wording.say("as-of", day=self.day)
        self.catalogue = Catalogue(
            self.public, self.rows, self.published, self.revision, self.wording
        )

    def pages(self, pages: Pages) -> Iterator[Page]:
        """All of them."""
        self.pages_of = pages
        self.html = {number: pages.row(row) for number, row in self.listed.items()}
        yield self._front()
        yield from self._issues()
        if self.search:
            yield self._search()
        yield from self._states_and_times()
        yield from self._departments()
        yield from self._grouped("sectors", self.names.sectors)
        yield from self._grouped("regions", self.names.regions)
        yield self._themes()
        yield from self._enterprises()
        yield from self._figures()
        yield from proceedings(pages, self.cases, self.figures)
        yield from reference(pages, self.wording)
        yield from catalogue_pages(pages, self.catalogue, self.figures, self.public.settings)

    def data(self) -> Iterator[Page]:
        """What is the same in every language; the last says what the whole was built from."""
        for name, content in self.catalogue.files(self.figures).items():
            yield Page(f"data/{name}", content)
        about = {"revision": self.revision, "day": self.day}
        yield Page("build.json", msgspec.json.encode(about) + b"\n")

    def _rows(self, issues: Sequence[IssueRow]) -> list[str]:
        return [self.html[issue.id] for issue in issues]

    def _front(self) -> Page:
        said = front(self.public, self.figures, self.wording)
        place = self.wording.place(self.public.settings)
        marks = [f"{mark.percent}%" for mark in self.public.settings.marks]
        return self.pages_of.page(
            "",
            "front.html",
            self.wording.say("front.heading", place=place),
            self.wording.say("front.description", place=place),
            front=said,
            tiles=said.tiles,
            chart=said.chart,
            chart_desc=self.wording.say("front.feedback.desc", marks=self.wording.join(marks)),
            as_of=self.as_of,
            newest=self.pages_of.rows([self.html[each.id] for each in self.figures.newest], ""),
            waiting=self.pages_of.rows([self.html[each.id] for each in self.figures.waiting], ""),
        )

    def _issues(self) -> Iterator[Page]:
        yield from self.pages_of.listing(
            Listing(
                "issues/",
                self.wording.say("issues.title"),
                self._rows(newest_first(self.rows.issues)),
                lead=self.wording.say("issues.lead"),
                facets=facets(self.rows, self.names, self.wording) if self.search else (),
                browse=self._browse(),
                note=self.wording.say("span.note"),
                feed=address.feed("", "all"),
            )
        )

    def _search(self) -> Page:
        say = self.wording.say
        return self.pages_of.page(
            FOLDER,
            "search.html",
            say("search.title"),
            say("search.lead"),
            lead=say("search.lead"),
            sorts=[(name, say(f"search.by{name and '-'}{name}")) for name in SORTS],
            facets=facets(self.rows, self.names, self.wording),
            browse=self._browse(),
        )

    def _texts(self, links: Mapping[str, Link]) -> dict[str, str]:
        return {key: link.text for key, link in links.items()}

    def _browse(self) -> list[tuple[Link, list[Link]]]:
        """Ways into the lists that need no script."""
        names, found = self.names, self.groups
        shown = [state for state in (*self.wording.states, LATE) if state in found["states"]]
        ways = {
            "states": [self._counted("states", state) for state in shown],
            "years": [self._counted("years", year) for year in found["years"]],
            "departments": list(names.departments.values()),
            "sectors": list(names.sectors.values()),
            "regions": list(names.regions.values()),
        }
        return [(self._way(section), links) for section, links in ways.items()]

    def _way(self, section: str) -> Link:
        """The way to all lists of a section."""
        return Link(self.wording.say(f"list.by-{section}"), f"{section}/")

    def _counted(self, section: str, key: str) -> Link:
        count = len(self.groups[section][key])
        text = self.wording.say("list.counted", name=self._name(section, key), count=count)
        return Link(text, address.page(section, key))

    def _name(self, section: str, key: str) -> str:
        if section == "years":
            return key
        if section == "months":
            year, month = map(int, key.split("-"))
            return self.wording.say("months.name", year=year, month=month)
        return self.wording.say("list.late") if key == LATE else self.wording.states[key]

    def _states_and_times(self) -> Iterator[Page]:
        # A state in which no issue is has its page too: its address stays when the last one leaves.
        times = ("years", "months")
        sections = {"states": (*STATES, LATE)} | {each: (*self.groups[each],) for each in times}
        ways = (Link(self.wording.say("front.all"), "issues/"), *map(self._way, sections))
        for section, keys in sections.items():
            lists = {key: self.groups[section].get(key, []) for key in keys}
            yield self._overview(section, lists, ways)
            for key, issues in lists.items():
                heading = self.wording.say(f"{section}.one", name=self._name(section, key))
                rows, browse = self._rows(issues), self._months(key)
                path = address.page(section, key)
                yield from self.pages_of.listing(
                    Listing(path, heading, rows, browse=browse, near=ways)
                )

    def _overview(
        self, section: str, lists: Mapping[str, Sequence[IssueRow]], ways: Sequence[Link]
    ) -> Page:
        """The page above the lists of all states, years or months: how many each holds."""
        entries = []
        for key, issues in lists.items():
            words = self.wording.say("list.count", count=len(issues))
            entries.append((self._name(section, key), address.page(section, key), words, "", ""))
        near = [Link(text, "" if path == f"{section}/" else path) for text, path in ways]
        return self._named(section, entries, "list.empty", near)

    def _months(self, year: str) -> list[tuple[Link, list[Link]]]:
        """The ways from the list of a year to those of its months; none from another list."""
        months = [month for month in self.groups["months"] if month[:-3] == year]
        links = [self._counted("months", month) for month in months]
        return [(self._way("months"), links)] if links else []

    def _departments(self) -> Iterator[Page]:
        say, table = self.wording.say, self.public.departments
        compared = compare.departments(self.figures, table, self.names.departments, self.wording)
        picture = pictures.departments(
            self.figures.departments,
            self.names.departments,
            self.public.settings.marks,
            self.wording,
        )
        yield self._comparison("departments", compared, picture)
        titles = {number: row.title for number, row in self.listed.items()}
        titles |= {number: link.text for number, link in self.titles.items()}
        owing = owed(self.rows, titles, self.wording, self.spans)
        themes = theme_links(self.rows, self.titles)
        measured = {each.department for each in self.figures.departments}
        lines = {line.path: line.cells for line in compared.lines}
        for key, department in table.items():
            path = address.page("departments", key)
            cells = lines[path] if key in measured else ()
            yield from self.pages_of.listing(
                Listing(
                    path,
                    self.wording.name(department),
                    self._rows(self.groups["departments"].get(key, [])),
                    lead=say("unit.head", head=department.head)
                    if key in measured
                    else say("unit.none"),
                    tiles=group_tiles(compared.heads, cells) if cells else (),
                    owed=owing.get(key, ()) if key in measured else None,
                    themes=themes.get(key, ()),
                    feed=address.feed("departments", key),
                    calendar=address.calendar(key),
                    document=f"api/v1/departments/{key}.json",
                )
            )

    def _grouped(self, section: str, links: Mapping[str, Link]) -> Iterator[Page]:
        found = getattr(self.figures, section)
        table = getattr(self.public, section)
        compared = compare.grouped(section, self.figures, table, links, self.wording)
        picture = pictures.origin(section, found, self._texts(links), self.wording)
        yield self._comparison(section, compared, picture)
        lines = {line.path: line.cells for line in compared.lines}
        measured = {each.key for each in found}
        for key, link in links.items():
            tiles = group_tiles(compared.heads, lines[link.path]) if key in measured else ()
            rows = self._rows(self.groups[section].get(key, []))
            feed = address.feed(section, key) if section in FED else ""
            yield from self.pages_of.listing(
                Listing(link.path, link.text, rows, tiles=tiles, feed=feed)
            )

    def _comparison(self, section: str, table: compare.Comparison, picture: Picture | None) -> Page:
        say = self.wording.say
        heading, lead = say(f"{section}.title"), say(f"{section}.lead")
        return self.pages_of.page(
            f"{section}/",
            "compare.html",
            heading,
            lead,
            lead=lead,
            table=table,
            asked=[
                Link(capital(self.wording.answers[each]), address.page("figures", each))
                for each in (section, "compared")
            ],
            as_of=self.as_of,
            pictures=[picture] if picture else [],
            calendar=address.calendar("all") if section == "departments" else "",
        )

    def _themes(self) -> Page:
        say = self.wording.say
        entries = [
            (
                *self.titles[theme.id],
                " · ".join(
                    [say("themes.issues", issues=theme.issues)]
                    + [say("demonstration")] * theme.demonstration
                ),
                theme.state,
                self.wording.states[theme.state],
            )
            for theme in reversed(self.rows.themes)
        ]
        return self._named("themes", entries, "themes.none")

    def _enterprises(self) -> Iterator[Page]:
        say, listed = self.wording.say, self.groups["enterprises"]
        named = [each for each in self.public.enterprises.values() if each.id in listed]
        entries = []
        for each in named:
            words = [say("list.count", count=len(listed[each.id]))]
            words += [say("demonstration")] if each.demonstration else []
            entries.append((*self.names.enterprises[each.id], " · ".join(words), "", ""))
        yield self._named("enterprises", entries, "enterprises.none")
        for each in named:
            name, path = self.names.enterprises[each.id]
            lead = say("demonstration.notice") if each.demonstration else ""
            yield from self.pages_of.listing(
                Listing(
                    path,
                    name,
                    self._rows(listed[each.id]),
                    lead=lead,
                    feed=address.feed("enterprises", each.id),
                )
            )

    def _named(
        self, section: str, entries: Sequence[object], empty: str, near: Sequence[Link] = ()
    ) -> Page:
        """Links with a few words each."""
        say = self.wording.say
        return self.pages_of.page(
            f"{section}/",
            "names.html",
            say(f"{section}.title"),
            say(f"{section}.lead"),
            lead=say(f"{section}.lead"),
            entries=entries,
            empty=say(empty),
            near=near,
        )

    def _figures(self) -> Iterator[Page]:
        """The page of all figures, and one for each question."""
        say, page = self.wording.say, self.pages_of.page
        asked = sections(self.figures, self.wording, self.names)
        revision = say("figures.revision", day=self.day, revision=self.revision)
        yield page(
            "figures/",
            "figures.html",
            say("figures.title"),
            say("figures.lead"),
            sections=asked,
            pictures=self._pictures(),
            near=near("figures", say, self.public.settings),
            revision=revision,
        )
        for answer in (each for section in asked for each in section.answers):
            yield page(
                answer.path,
                "question.html",
                answer.name,
                answer.question,
                answer=answer,
                revision=revision,
            )

    def _pictures(self) -> list[Picture]:
        """Those of the page of figures, but for what there is nothing to draw of."""
        found, wording = self.figures, self.wording
        settings = self.public.settings
        drawn = (
            pictures.rings(found.rings, wording),
            pictures.days(found.answer_days, found.answer_time, settings.classes, wording),
            pictures.departments(
                found.departments, self.names.departments, settings.marks, wording
            ),
            pictures.origin("channels", found.channels, wording.channels, wording),
            pictures.origin("sectors", found.sectors, self._texts(self.names.sectors), wording),
            pictures.origin("regions", found.regions, self._texts(self.names.regions), wording),
        )
        return [picture for picture in drawn if picture]
