"""The whole site, from a public ledger and a day: the same bytes from the same two, every time."""

from __future__ import annotations

import gc
import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from tingjian.core.publish import PublicLedger, PublicTheme
from tingjian.core.standing import Standing
from tingjian.parallel import beside
from tingjian.render.api import ApiFiles
from tingjian.render.begun import Begun
from tingjian.render.collect import Collection, Reckoned
from tingjian.render.edition import Edition
from tingjian.render.near import found_near
from tingjian.render.output import Kept, Written, digest
from tingjian.render.pages import Page
from tingjian.render.search import Searching, cases, engine, is_prose, prose
from tingjian.render.sharing import Sharing
from tingjian.render.shell import Shells, sources
from tingjian.render.sitemap import sitemap
from tingjian.sources import PACKAGE, source
from tingjian.views.case import Cases, PublicCase
from tingjian.views.rows import standings
from tingjian.views.search import entries
from tingjian.views.then import mentions, proceedings
from tingjian.words import Language


class Built(NamedTuple):
    """What a build did to the folder, in files."""

    written: int
    kept: int
    removed: int


def build(
    public: PublicLedger, day: date, revision: str, out: Path, cache: Path, *, search: bool = True
) -> Built:
    """Begin a build and finish it. UserErrors as ``Begun`` and ``finish``."""
    with Begun(public.settings, out, cache, search=search) as begun:
        return finish(begun, public, day, revision)


def finish(begun: Begun, public: PublicLedger, day: date, revision: str) -> Built:
    """Write the site of a revision as of a day; only what differs is touched.

    UserError ``build.shell``: MkDocs failed; ``build.search``: Pagefind did.
    """
    collecting = gc.isenabled()
    gc.disable()  # a build makes millions of objects and no cycles
    try:
        return _Build(begun, public, day, revision).run()
    finally:
        if collecting:
            gc.enable()


class _Build:
    def __init__(self, begun: Begun, public: PublicLedger, day: date, revision: str) -> None:
        self.public, self.day, self.revision = public, day, revision
        self.begun, self.output = begun, begun.output
        self.code = _folder_digest(PACKAGE, "*.py")
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
        making = self.begun.making
        context = self._context(making.name)
        made_from = {number: self._made_from(case, context) for number, case in self.cases.items()}
        counts = (self.public.observers, self.public.points)
        told = msgspec.msgpack.encode((self.told, counts))
        whole = digest(context, self.revision.encode(), told, *made_from.values())
        if not making.begun and self.output.whole(whole):
            return Built(0, len(self.output.held), 0)
        self.output.mark()
        look = partial(found_near, self.cases, self.begun.cache)
        with beside(look, dict[str, list[str]]) as found:
            standing = standings(self.public, self.day)
            collections = self._collect(self._views(standing))
            near = found()
        for number, others in near.items():
            shown = [(each, self.cases[each].title, standing[each].state) for each in others]
            made_from[number] = digest(made_from[number], msgspec.msgpack.encode(shown))
        views = self._views(standing, near)
        self._write(views, collections, making.wait(), made_from, context)
        removed = self.output.finish(self.files, whole)
        return Built(self.new, len(self.files) - self.new, removed)

    def _views(
        self,
        standing: Mapping[str, Standing],
        near: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> list[Cases]:
        """What the pages of cases are made from, in each language."""
        public, day, told = self.public, self.day, self.told
        return [Cases(public, day, standing, each, told, near) for each in self.begun.wordings]

    def _collect(self, views: Sequence[Cases]) -> list[Collection]:
        """What is made from all of the ledger, in each language; it is reckoned once."""
        reckoned = Reckoned(self.public, self.day, views[0].standings)
        return [
            Collection(each, self.revision, reckoned, search=self.begun.search) for each in views
        ]

    def _write(
        self,
        views: Sequence[Cases],
        collections: Sequence[Collection],
        shells: Mapping[Language, Shells],
        made_from: Mapping[str, bytes],
        context: bytes,
    ) -> None:
        first = views[0].wording.language
        editions = [Edition(each, shells[each.wording.language], first) for each in views]
        api = ApiFiles(views[0])
        renderers: tuple[Edition | ApiFiles, ...] = (*editions, api)
        made_from = dict(made_from) | editions[0].feeds(made_from, context)

        def render(names: Sequence[str]) -> list[Written]:
            return [
                self.output.write(path, content, made_from[name])
                for name in names
                for each in renderers
                for path, content in each.files(self.cases.get(name), name)
            ]

        with (
            Sharing(render, self._stale(made_from, renderers), list[Written]) as sharing,
            Searching(self.output, self.code) as searching,
        ):
            found = entries(views[0], collections[0].rows) if self.begun.search else {}
            for year, listed in found.items():
                searching.begin(cases(year, listed))
            texts: dict[Language, list[Page]] = {language: [] for language in shells}
            collected = map(Edition.collected, editions, collections)
            whole = (*collected, api.whole(collections[0]), collections[0].data())
            for page in chain(_prose(shells), *whole):
                self._keep(self.output.write(page.path, page.content))
                for language, held in texts.items():
                    if is_prose(page.path, shells[language].prefix):
                        held.append(page)
            for language, held in texts.items() if self.begun.search else ():
                searching.begin(engine(language, shells[language].prefix))
                searching.begin(prose(held, language, shells[language].prefix))
            prefixes = [each.prefix for each in shells.values()]
            for written in chain(sharing.results(), (searching.written(prefixes),)):
                for one in written:
                    self._keep(one)
        for page in sitemap(self.files, self.begun.asked):
            self._keep(self.output.write(page.path, page.content))

    def _stale(
        self, made_from: Mapping[str, bytes], renderers: Sequence[Edition | ApiFiles]
    ) -> list[str]:
        """The cases whose files, and the feeds that, have to be rendered; the others are kept."""
        stale = []
        for name, digested in made_from.items():
            case = self.cases.get(name)
            paths = [path for each in renderers for path in each.paths(case, name)]
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
            self.code,
            _folder_digest(sources().site / "templates", "*"),
            _folder_digest(source("schema"), "*.json"),
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


def _prose(shells: Mapping[Language, Shells]) -> Iterator[Page]:
    """The files that MkDocs made, of all languages."""
    for each in shells.values():
        for path, file in each.files().items():
            yield Page(path, file.read_bytes())


def _folder_digest(folder: Path, pattern: str) -> bytes:
    hasher = hashlib.blake2b(digest_size=16)
    for path in sorted(each for each in folder.rglob(pattern) if each.is_file()):
        hasher.update(path.relative_to(folder).as_posix().encode() + b"\0")
        hasher.update(hashlib.blake2b(path.read_bytes()).digest())
    return hasher.digest()
