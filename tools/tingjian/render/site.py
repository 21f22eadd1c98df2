"""The whole site, from a public ledger and a day: the same bytes from the same two, every time."""

from __future__ import annotations

import gc
import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from tingjian import sources as beside
from tingjian.core.publish import PublicLedger, PublicTheme
from tingjian.render.collect import Collection
from tingjian.render.feeds import FeedFiles
from tingjian.render.output import Kept, Output, Written, digest
from tingjian.render.pages import Pages
from tingjian.render.sharing import Sharing
from tingjian.render.shell import Making, Shells, sources
from tingjian.render.template import environment
from tingjian.store.schema import record_kinds
from tingjian.views import address
from tingjian.views.case import Cases, PublicCase
from tingjian.views.rows import standings
from tingjian.views.then import mentions, proceedings
from tingjian.views.wording import Wording
from tingjian.words import LANGUAGES


class Built(NamedTuple):
    """What a build did to the folder, in files."""

    written: int
    kept: int
    removed: int


def build(public: PublicLedger, day: date, revision: str, out: Path, cache: Path) -> Built:
    """Write the site of a revision as of a day into ``out``; only what differs is touched.

    ``cache`` keeps shells and what the last build of ``out`` was made from. UserError
    ``build.foreign``: ``out`` holds something else; ``build.shell``: MkDocs failed.
    """
    collecting = gc.isenabled()
    gc.disable()  # a build makes millions of objects and no cycles
    try:
        return _Build(public, day, revision, Output(out, cache), cache).run()
    finally:
        if collecting:
            gc.enable()


class _Build:
    def __init__(
        self, public: PublicLedger, day: date, revision: str, output: Output, cache: Path
    ) -> None:
        self.public, self.day, self.revision = public, day, revision
        self.output, self.cache = output, cache
        # One site has one language: the first that the ledger names.
        language = next(each for each in LANGUAGES if each == public.settings.languages[0])
        self.wording = Wording(language, record_kinds())
        self.told = proceedings(public, day)
        self.mentions = mentions(self.told)
        self.cases: dict[str, PublicCase] = {}
        for case in (*public.issues.values(), *public.themes.values()):
            if case.raised <= day and isinstance(case, PublicCase):
                self.cases[case.id] = case
        self.files: dict[str, Kept] = {}
        self.new = 0

    def run(self) -> Built:
        """Look what is there, and do what is left to do."""
        self.output.begin()
        settings = self.public.settings
        banner = self.wording.say("banner") if settings.demonstration else ""
        making = Making(sources(), self.cache, settings.title, banner)
        context = self._context(making.name)
        made_from = {number: self._made_from(case, context) for number, case in self.cases.items()}
        counts = (self.public.observers, self.public.points)
        told = msgspec.msgpack.encode((self.told, counts))
        whole = digest(context, self.revision.encode(), told, *made_from.values())
        if not making.begun and self.output.whole(whole):
            return Built(0, len(self.output.held), 0)
        self.output.mark()
        standing = standings(self.public, self.day)
        views = Cases(self.public, self.day, standing, self.wording, self.told)
        # While MkDocs is at work, one process has nothing better to do than this.
        collection = Collection(views, self.revision) if making.begun else None
        self._write(views, collection, making.wait(), made_from, context)
        removed = self.output.finish(self.files, whole)
        return Built(self.new, len(self.files) - self.new, removed)

    def _write(
        self,
        views: Cases,
        collection: Collection | None,
        shells: Shells,
        made_from: Mapping[str, bytes],
        context: bytes,
    ) -> None:
        templates = environment(sources().site / "templates", self.wording)
        pages = Pages(templates, shells, self.wording, self.public.settings.title)

        feeds = FeedFiles(templates, views)
        made_from = dict(made_from) | feeds.made_from(made_from, context)

        def render(names: Sequence[str]) -> list[Written]:
            return [
                self.output.write(path, content, made_from[name])
                for name in names
                for path, content in files(name)
            ]

        def files(name: str) -> Iterator[tuple[str, bytes]]:
            case = self.cases.get(name)
            if case is None:
                yield feeds.shared(name)
            else:
                page = views.page(case)
                yield path_of(case), pages.case(page, section(case))
                yield feeds.case(case, page)

        with Sharing(render, self._stale(made_from)) as sharing:
            for path, source in shells.files().items():
                self._keep(self.output.write(path, source.read_bytes()))
            collection = collection or Collection(views, self.revision)
            for page in chain(collection.pages(pages), feeds.calendars()):
                self._keep(self.output.write(page.path, page.content))
            for written in sharing.results():
                for each in written:
                    self._keep(each)

    def _stale(self, made_from: Mapping[str, bytes]) -> list[str]:
        """The cases whose files, and the feeds that, have to be rendered; the others are kept."""
        stale = []
        for name, digested in made_from.items():
            case = self.cases.get(name)
            paths = (path_of(case), address.feed(section(case), name)) if case else (name,)
            kept = {path: self.output.fresh(path, digested) for path in paths}
            if all(kept.values()):
                self.files |= {path: each for path, each in kept.items() if each}
            else:
                stale.append(name)
        return stale

    def _keep(self, written: Written) -> None:
        self.files[written.path] = written.kept
        self.new += written.new

    def _context(self, shells: str) -> bytes:
        """All that every page of a record is made from, beside the record."""
        public = self.public
        tables = (
            self.day,
            public.settings,
            public.workdays,
            dict(public.departments),
            dict(public.sectors),
            dict(public.regions),
            dict(public.enterprises),
            dict(public.experts),
            dict(public.teams),
        )
        return digest(
            shells.encode(),
            _folder_digest(beside.PACKAGE, "*.py"),
            _folder_digest(sources().site / "templates", "*"),
            _folder_digest(beside.source("schema"), "*.json"),
            pickle.dumps(tables),
        )

    def _made_from(self, case: PublicCase, context: bytes) -> bytes:
        """All that the page of one case is made from: it, what it names, and what names it."""
        encode = msgspec.msgpack.encode
        named_by = self.mentions.get(case.id, ())
        parts = [context, encode(case), encode((named_by, self.public.blobs.get(case.id)))]
        if isinstance(case, PublicTheme):
            issues = (self.public.issues.get(number) for number in case.issues)
            parts += [encode(issue) for issue in issues if issue]
        else:
            into = {step.into for step in case.steps if step.into}
            themes = (self.public.themes.get(number) for number in sorted(into))
            parts += [encode(theme) for theme in themes if theme]
        return digest(*parts)


def section(case: PublicCase) -> str:
    """Where the pages of such cases are."""
    return "themes" if isinstance(case, PublicTheme) else "issues"


def path_of(case: PublicCase) -> str:
    """The file of a case's page."""
    return f"{section(case)}/{case.id}/index.html"


def _folder_digest(folder: Path, pattern: str) -> bytes:
    hasher = hashlib.blake2b(digest_size=16)
    for path in sorted(each for each in folder.rglob(pattern) if each.is_file()):
        hasher.update(path.relative_to(folder).as_posix().encode() + b"\0")
        hasher.update(hashlib.blake2b(path.read_bytes()).digest())
    return hasher.digest()
