"""Hostile text in every field of every kind of record: text in every kind of file of the site."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import lxml.etree
import pytest
from tests.guides import TODAY
from tests.hostile import HOSTILE, WORD, public

from tingjian.render.site import build


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
    elif isinstance(value, list):
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
# What no record's text gets into; and what is read by programs alone, which run nothing of it.
OTHERS = {".css", ".js", ".sql", ".txt"}
PACKED = {".parquet", ".png", ".zip"} | {
    ".pagefind",
    ".pf_filter",
    ".pf_fragment",
    ".pf_index",
    ".pf_meta",
}


def squeezed(text: str) -> str:
    """A text without white space, of which a page may have more or less."""
    return re.sub(r"\s+", "", text)


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
    shown = dict.fromkeys(READERS, 0)
    for path in sorted(each for each in out.rglob("*") if each.is_file()):
        if path.suffix in PACKED:
            continue
        content = path.read_bytes().decode()
        if path.suffix not in READERS:
            assert path.suffix in OTHERS, f"nobody reads {path.suffix}"
            assert WORD not in content, path
            continue
        text = squeezed(READERS[path.suffix](content))
        assert [] == broken(text), path
        shown[path.suffix] += WHOLE in text
    assert shown[".html"] > 100
    assert all(
        shown[suffix] > 1 for suffix in (".html", ".atom", ".csv", ".ics", ".json", ".jsonl")
    )


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
