"""The search's index in shards, so that a change re-indexes one of them; the browser merges them.

The cases of a year are one shard (or few, if they are many), whatever the language of the pages:
what is said of them is ids and days, which each page puts into words. The prose of a language is
one. What searches them is apart, for Pagefind would cut what is looked for by its own dictionary.
"""

from __future__ import annotations

import html.parser
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Self

import msgspec

from tingjian.render.output import Kept, Output, Written, digest
from tingjian.render.pagefind import edition, index
from tingjian.render.pages import Page
from tingjian.views.search import FOLDER, PAUSE, Entry, cut
from tingjian.views.then import KINDS
from tingjian.words import Language

_CASES, _ENGINE = FOLDER + "cases/", "engine/"
# Pages that are text: all but lists of issues, comparisons and cases, which are found as records.
PROSE = ("about", "figures", "guides", "reported", "rules", "steps", "take-part", *KINDS)
_PROGRAMS = (".js", ".pagefind")
_UNASKED = "ꙮ"  # an index of no word at all is not made
_UNCUT = "und"  # the language of what is cut already


class Shard(NamedTuple):
    """One part of the index: the folder that it is in, and what is found in it."""

    folder: str
    entries: Sequence[Entry]
    language: str = _UNCUT


def cases(name: str, entries: Sequence[Entry]) -> Shard:
    """The shard of the cases of a year, or of a part of one."""
    return Shard(f"{_CASES}{name}/", entries)


def prose(pages: Iterable[Page], language: Language, prefix: str) -> Shard:
    """The shard of the prose in a language, whose folder is ``prefix``."""
    entries = [_entry(page) for page in sorted(pages)]
    return Shard(f"{prefix}{FOLDER}prose/", entries, "en" if language == "en" else _UNCUT)


def engine(language: Language, prefix: str) -> Shard:
    """What searches, as pages in a language need it; its own index has but a word for nobody."""
    return Shard(f"{prefix}{FOLDER}{_ENGINE}", [Entry("", _UNASKED, {})], language)


def is_prose(path: str, prefix: str) -> bool:
    """Whether a file is a page of prose in the language whose folder is ``prefix``."""
    section, _, rest = path.removeprefix(prefix).partition("/")
    return path.startswith(prefix) and section in PROSE and rest.endswith("index.html")


def _entry(page: Page) -> Entry:
    article = _Article(page.content.decode())
    title = " ".join("".join(article.title).split())
    parts = (" ".join(part.split()) for part in "".join(article.text).split(PAUSE))
    path, text = page.path.removesuffix("index.html"), f" {PAUSE} ".join(filter(None, parts))
    return Entry(path, cut(text), {"title": cut(title), "name": title})


class _Article(html.parser.HTMLParser):
    """Reads the title and the text of a page, without its frame and its drawings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title: list[str] = []
        self.text: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag in {"article", "h1", "svg", "script"}:
            self._within.append(tag)
        elif tag not in {"a", "b", "code", "em", "span", "strong", "time"}:
            self.text.append(PAUSE)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if self._within == ["article"]:
            self.text.append(data)
        elif self._within == ["article", "h1"]:
            self.title.append(data)


class Searching:
    """Indexes in a thread of its own, one shard after the other: memory holds but one of them."""

    def __init__(self, output: Output, made_by: bytes) -> None:
        self._output = output
        self._made_by = made_by
        self._thread = ThreadPoolExecutor(1)
        self._begun: list[tuple[Shard, bytes, Future[dict[str, bytes]] | None]] = []
        self._kept: dict[str, Kept] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)

    def begin(self, shard: Shard) -> None:
        """Index a shard, unless the one that is there was made of the same pages."""
        made_from = digest(self._made_by, edition(), msgspec.msgpack.encode(shard))
        kept = self._output.bundle(shard.folder, made_from)
        self._kept |= kept
        future = None if kept else self._thread.submit(_files, shard)
        self._begun.append((shard, made_from, future))

    def written(self, prefixes: Iterable[str]) -> Iterator[Written]:
        """Every file of the index; in each language's folder, a last one tells of its shards.

        UserError ``build.search``.
        """
        for path, kept in self._kept.items():
            yield Written(path, kept, new=False)
        made: dict[str, str] = {}
        for shard, made_from, future in self._begun:
            made[shard.folder] = made_from.hex()[:12]
            for path, content in future.result().items() if future else ():
                yield self._output.write(shard.folder + path, content, made_from)
        for own in [prefix + FOLDER for prefix in prefixes] if made else ():
            shards = {name: made[own + name] for name in (_ENGINE, "prose/")}
            shards |= {folder: made[folder] for folder in made if folder.startswith(_CASES)}
            yield self._output.write(own + "shards.json", msgspec.json.encode(shards) + b"\n")


def _files(shard: Shard) -> dict[str, bytes]:
    files = index(shard.entries, shard.language)
    return {
        path: content
        for path, content in files.items()
        if shard.folder.endswith(_ENGINE) or not path.endswith(_PROGRAMS)
    }
