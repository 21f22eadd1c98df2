"""The site in several languages: the same pages in each, and nothing said in the wrong one."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests import synthetic
from tests.guides import SITE

from tingjian.core.ledger import Ledger, Tables
from tingjian.core.publish import publish
from tingjian.render.language import marked
from tingjian.render.site import build

HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
RECORDS = [each.name for each in fields(Ledger) if each.name != "tables"]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests here, so that MkDocs runs few times."""
    return tmp_path_factory.mktemp("cache")


def speaking(ledger: Ledger, *languages: str) -> Ledger:
    """The ledger with these languages."""
    settings = msgspec.structs.replace(ledger.tables.settings, languages=languages)
    ledger.tables.settings = settings
    return ledger


def latin(thing: Any) -> Any:
    """The same with no Chinese left in it: what a ledger kept in English might hold."""
    match thing:
        case str():
            return HAN.sub("x", thing)
        case msgspec.Struct():
            fields = {name: latin(getattr(thing, name)) for name in thing.__struct_fields__}
            return msgspec.structs.replace(thing, **fields)
        case tuple():
            return tuple(map(latin, thing))
        case Mapping():
            return {key: latin(each) for key, each in thing.items()}
        case _:
            return thing


class Texts(html.parser.HTMLParser):
    """The texts of a page and its attributes, each with the language it is said to be in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    @property
    def language(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        language = said.get("lang") or self.language
        self.texts += [(language, said[name] or "") for name in READ if said.get(name)]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in ("script", "style", "title"):
            self.texts.append((self.language, data))


PUBLISHED = re.compile(r"<pre.*?</pre>", re.DOTALL)  # files as they are: SQL, records
PROSE = {  # speaks of records, in their language
    f"en/{path.relative_to(SITE / 'en').with_suffix('')}/index.html".replace("/index/", "/")
    for path in (SITE / "en").rglob("*.md")
}
READ = ("alt", "placeholder")  # what is read out of a tag and never comes from a record


def files(out: Path) -> dict[str, bytes]:
    found = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def english(out: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((out / "en").rglob("*.html")):
        yield path.relative_to(out).as_posix(), path.read_text("utf-8")


def test_every_page_is_there_in_every_language(tmp_path: Path, cache: Path) -> None:
    """Pages are twins; data, styles and the page of what is lost are there once.

    What searches a language's prose is named by what is in it.
    """
    public = publish(speaking(synthetic.ledger(40), "zh", "en"))
    build(public, synthetic.DAY, "0123abc", tmp_path, cache)
    made = files(tmp_path)
    first = {path for path in made if path.endswith(".html") and not path.startswith("en/")}
    other = {path.removeprefix("en/") for path in made if path.startswith("en/")}
    assert first - {"404.html"} == {path for path in other if path.endswith(".html")}
    spoken = ("data/issues-", "feeds/", "calendar/")
    index = ("search/engine/", "search/prose/", "search/shards.json")
    assert {
        path for path in other if not path.endswith(".html") and not path.startswith(index)
    } == {path for path in made if path.startswith(spoken)}


def test_a_second_language_changes_nothing_of_the_first_but_the_way_to_it(
    tmp_path: Path, cache: Path
) -> None:
    """But for the links to English, pages and data are byte for byte those of Chinese alone."""
    for name, languages in (("one", ("zh",)), ("two", ("zh", "en"))):
        public = publish(speaking(synthetic.ledger(10), *languages))
        build(public, synthetic.DAY, "0123abc", tmp_path / name, cache)
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    link = re.compile(
        rb'<(?:link rel=" alternate" hreflang|a [^>]*tj-language)[^>]*>(English</a>)?'
    )
    white = re.compile(rb"\s+")
    assert {*one} == {path for path in two if not path.startswith("en/")}
    for path in {*one} - {"404.html"}:
        if path.endswith(".html"):
            plain = white.sub(b"", link.sub(b"", two[path]))
            assert white.sub(b"", link.sub(b"", one[path])) == plain, path
        else:
            assert one[path] == two[path], path


def test_chinese_on_an_english_page_is_marked(tmp_path: Path, cache: Path) -> None:
    """Whatever a record says in Chinese carries the tag of its language."""
    public = publish(speaking(synthetic.ledger(40), "zh", "en"))
    build(public, synthetic.DAY, "0123abc", tmp_path, cache)
    seen = 0
    for path, page in english(tmp_path):
        for language, text in Texts(page).texts:
            assert not HAN.search(text) or language == "zh-CN", (path, text)
            seen += language == "zh-CN"
    assert seen > 100


def test_english_pages_say_nothing_in_chinese_themselves(tmp_path: Path, cache: Path) -> None:
    """A ledger without a Chinese character has English pages without one, but for the switch."""
    ledger = speaking(synthetic.ledger(40), "zh", "en")
    tables = Tables(**{name: latin(table) for name, table in vars(ledger.tables).items()})
    records = {name: latin(getattr(ledger, name)) for name in RECORDS}
    build(publish(Ledger(tables, **records)), synthetic.DAY, "0123abc", tmp_path, cache)
    for path, page in english(tmp_path):
        if path in PROSE:
            continue
        found = HAN.search(PUBLISHED.sub("", page.replace(">中文</a>", "")))
        assert not found, (path, found.string[max(0, found.start() - 80) :][:120])


def test_incremental_is_clean_in_every_language(tmp_path: Path, cache: Path) -> None:
    """After an edit, on a later day, and with a language more or less, old builds are made new."""
    ledger, day = synthetic.ledger(20), synthetic.DAY - timedelta(30)
    for round_, languages in enumerate((("zh",), ("zh", "en"), ("en", "zh"), ("en",))):
        number = sorted(ledger.issues)[round_]
        issue = msgspec.structs.replace(ledger.issues[number], title=f"改动 {round_}")
        issues = dict(ledger.issues) | {number: issue}
        ledger = speaking(
            Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes), *languages
        )
        day += timedelta(round_)
        build(publish(ledger), day, "0123abc", tmp_path / "grown", cache)
        build(publish(ledger), day, "0123abc", tmp_path / f"clean-{round_}", cache)
        assert files(tmp_path / "grown") == files(tmp_path / f"clean-{round_}")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>LNG 接收站 at work</p>", '<p>LNG <span lang="zh-CN">接收站</span> at work</p>'),
        ('<p aria-label="接收站">LNG</p>', '<p aria-label="接收站">LNG</p>'),
        ('<h1 lang="zh-CN">接收站</h1>', '<h1 lang="zh-CN">接收站</h1>'),
        ("<option>接收站</option>", '<option lang="zh-CN">接收站</option>'),
        ('<script>{"a": "接收站"}</script>', '<script>{"a": "接收站"}</script>'),
        ("<p>&lt;接收站&gt;</p>", '<p>&lt;<span lang="zh-CN">接收站</span>&gt;</p>'),
        ("<p>港口、油气, 4 件</p>", '<p><span lang="zh-CN">港口、油气, 4 件</span></p>'),
        ("<p>nothing</p>", "<p>nothing</p>"),
    ],
)
def test_only_texts_are_marked(content: str, expected: str) -> None:
    """Chinese between tags is marked as such; attributes and what is marked already stay."""
    assert expected == marked(content, "en")
    assert content == marked(content, "zh")
