"""Hostile text in every field of every kind of record: text in every kind of file of the site."""

from __future__ import annotations

import csv
import gzip
import html.parser
import io
import json
import re
import stat
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import lxml.etree
import pytest
from tests.guides import TODAY
from tests.hostile import HOSTILE, WORD, public

from tingjian.render.site import build
from tingjian.views.search import cut


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a ledger that is hostile in every field of free text."""
    folder = tmp_path_factory.mktemp("hostile")
    build(public(), date.fromisoformat(TODAY), "0123abc", folder / "out", folder / "cache")
    return folder / "out"


class Page(html.parser.HTMLParser):
    """A page as a browser reads it: its text, its data, and what it could run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tag, self.text, self.attributes = "", "", ""
        self.runs: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note each way to run something, and each attribute as a text."""
        self.tag = "data" if ("type", "application/ld+json") in attrs else tag
        for name, value in attrs:
            self.attributes += f"\n{value}"
            if name.startswith("on") or re.match(r"\s*(javascript|data):", value or ""):
                self.runs.append(f"{tag} {name}={value}")
        if dict(attrs).get("src") == "x":
            self.runs.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """What follows belongs to an element around."""
        self.tag = ""

    def handle_data(self, data: str) -> None:
        """A script is no text."""
        if self.tag == "data":
            self.text += "\n".join(strings(json.loads(data)))
        elif self.tag in ("script", "style"):
            if WORD in data:
                self.runs.append(data)
        else:
            self.text += data


def strings(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *strings(each))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def page(content: str) -> str:
    """The text of a page, which runs nothing that came from a record."""
    read = Page(content)
    assert [] == read.runs
    return read.text + read.attributes


def tree(content: str) -> str:
    """The texts of XML: a feed, a drawing, a site map."""
    root = lxml.etree.fromstring(content.encode())
    names = {lxml.etree.QName(each).localname for each in root.iter("*")}
    assert not {"img", "script"} & names
    attributes = [value for each in root.iter("*") for value in each.attrib.values()]
    return "\n".join([*root.itertext(), *attributes])


def table(content: str) -> str:
    """The cells of a table, none of which a spreadsheet takes for a formula."""
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert [] == [cell for cell in cells if re.match(r"[=+@\t\r]|-(?!\d)", cell)]
    return "\n".join(cells)


def calendar(content: str) -> str:
    """The texts of a calendar, which ends once."""
    lines = content.replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if "\n" in line]
    assert 1 == lines.count("END:VCALENDAR")
    assert "" == lines[-1]
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines[:-1])
    escapes = {r"\n": "\n", r"\N": "\n"}
    return re.sub(r"\\.", lambda found: escapes.get(found[0], found[0][1:]), "\n".join(lines))


def values(content: str) -> str:
    """The texts of JSON."""
    return "\n".join(strings(json.loads(content)))


def parquet(content: bytes) -> str:
    """The texts of a Parquet file, which are as they were written, not as a spreadsheet needs them."""
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(content)
        file.flush()
        rows = duckdb.execute("from read_parquet(?)", [file.name]).fetchall()
    texts = [*strings(rows)]
    assert [] == [text for text in texts if WORD in text and not text.startswith(HOSTILE)]
    return "\n".join(texts)


def archive(content: bytes) -> str:
    """The texts of the files of an archive, which is unpacked into one folder and nowhere else."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for each in packed.infolist():
            assert re.fullmatch(r"[a-z_]+\.[a-z]+", each.filename)
            assert not stat.S_ISLNK(each.external_attr >> 16)
        return "\n".join(read(Path(name), packed.read(name)) for name in packed.namelist())


def found(content: bytes) -> str:
    """The texts of a page as the search tells of it."""
    told = json.loads(unsigned(content))
    uncut = map(joined, (told["content"], told["meta"].pop("title", "")))
    return "\n".join([*uncut, *strings(told["meta"]), *strings(told["filters"])])


def joined(pieces: str) -> str:
    """A text that was cut for the index: a piece of Chinese goes on with the next one's beginning."""
    return "".join(piece[0] if in_pairs(piece[0]) else piece for piece in pieces.split())


@cache
def in_pairs(letter: str) -> bool:
    """Whether texts of such letters are cut into pairs."""
    return cut(letter * 2) != letter * 2


def ids(content: bytes) -> str:
    """What pages are narrowed and sorted by, where no text of a record stands."""
    assert WORD.encode() not in unsigned(content)
    return ""


def unsigned(content: bytes) -> bytes:
    """A file of the index without its signature."""
    content = gzip.decompress(content)
    assert content.startswith(SIGNED)
    return content.removeprefix(SIGNED)


SIGNED = b"pagefind_dcd"
READERS: dict[str, Callable[[str], str]] = {
    ".html": page,
    ".atom": tree,
    ".xml": tree,
    ".svg": tree,
    ".csv": table,
    ".ics": calendar,
    ".json": values,
    ".jsonld": values,
    ".jsonl": lambda content: "\n".join(map(values, content.splitlines())),
}
PACKED: dict[str, Callable[[bytes], str]] = {
    ".parquet": parquet,
    ".zip": archive,
    ".pf_fragment": found,
    ".pf_filter": ids,
    ".pf_meta": ids,
}
# What no record's text gets into; and what has no texts: a picture, a program, single words.
OTHERS = {".css", ".js", ".sql", ".txt"}
DUMB = {".png", ".pagefind", ".pf_index"}


def read(path: Path, content: bytes) -> str:
    """The texts of a file, each read as its kind is."""
    if path.suffix in PACKED:
        return PACKED[path.suffix](content)
    if path.suffix in READERS:
        return READERS[path.suffix](content.decode())
    assert path.suffix in OTHERS | DUMB, f"nobody reads {path.suffix}"
    assert path.suffix in DUMB or WORD not in content.decode(), path
    return ""


def squeezed(text: str) -> str:
    """A text without white space, some of no width, of which a page may have more or less."""
    return re.sub(r"[\s\u200b]+", "", text)


WHOLE = squeezed(HOSTILE)


def broken(text: str) -> list[str]:
    """Where in a squeezed text the hostile one begins, and neither goes on nor is cut by a mark."""
    found = []
    for begun in re.finditer(WORD, text):
        start = begun.start() - WHOLE.index(WORD)
        after = text[start : start + len(WHOLE)]
        if after != WHOLE and not WHOLE.startswith(after.partition("…")[0]):
            found.append(after)
    return found


def test_hostile_text_is_text(out: Path) -> None:
    """Wherever the text of a record stands, all of it does, as text; it becomes nothing else."""
    shown: Counter[str] = Counter()
    for path in sorted(each for each in out.rglob("*") if each.is_file()):
        text = squeezed(read(path, path.read_bytes()))
        assert [] == broken(text), path
        shown[path.suffix] += WHOLE in text
    assert shown[".html"] > 100
    assert shown[".zip"] == 1
    several = (".html", ".atom", ".csv", ".ics", ".json", ".jsonl", ".parquet", ".pf_fragment")
    assert all(shown[suffix] > 1 for suffix in several)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".html", f"<p>{HOSTILE}"),
        (".html", f"<script>say('{WORD}')</script>"),
        (".html", '<a href="javascript:x()">x</a>'),
        (".svg", "<svg><text><img/></text></svg>"),
        (".csv", f'"{HOSTILE}"'.replace('"', '""')),
        (".ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{HOSTILE}\r\nEND:VCALENDAR\r\n"),
    ],
)
def test_what_is_no_text_is_told(suffix: str, content: str) -> None:
    """Each reader above tells a text that became something else."""
    with pytest.raises(AssertionError):
        READERS[suffix](content)


def test_a_broken_text_is_told() -> None:
    """A text is whole, or cut by a mark; not cut silently, nor escaped twice."""
    assert [] == broken(f"{WHOLE}…{WHOLE[:30]}…{WHOLE}")
    assert 2 == len(broken(WHOLE[:30] + WHOLE.replace("<", "&lt;")))


def packed(name: str, content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../issues.csv", "id"),
        ("/issues.csv", "id"),
        ("issues.csv", "=1+1"),
        ("issues.sql", f"-- {WORD}"),
    ],
)
def test_a_bad_archive_is_told(name: str, content: str) -> None:
    """A file that would be unpacked elsewhere, a formula, a text where none belongs."""
    with pytest.raises(AssertionError):
        archive(packed(name, content))
