"""Every link of the built site, and every part of a page that one leads to, is there."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

NAMES = {"href", "src", "action", "data-root"}
SITE = "https://tingjian.example/"  # what stands for the site's root
# Where a page says its own address or another's to be read, not followed: the forge, an example.
OUTSIDE = re.compile(r"https?://(?!tingjian\.example/)|mailto:|data:|webcal:")
STYLED = re.compile(r"url\(\s*[\"']?([^\"')]+)")


class Links(html.parser.HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.parts: set[str] = set()
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element's links, its own name, and what names it."""
        for name, value in attrs:
            if name in NAMES and value is not None:
                self.links.add(value)
            if name in ("id", "name") and value:
                self.parts.add(value)
            if name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                self.links |= {f"#{each}" for each in (value or "").split()}


def faults(folder: Path) -> Iterator[tuple[str, str]]:
    """The links of a built site that lead nowhere: the page, the link."""
    files = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    pages = {
        name: Links(path.read_text("utf-8")) for name, path in files.items() if name[-5:] == ".html"
    }
    styles = {name: path.read_text("utf-8") for name, path in files.items() if name[-4:] == ".css"}
    asked = {name: page.links for name, page in pages.items()}
    asked |= {name: {*STYLED.findall(style)} for name, style in styles.items()}
    for name, links in asked.items():
        for link in sorted(links):
            if OUTSIDE.match(link):
                continue
            # The page that says that there is none is shown at any address.
            address = urlsplit(urljoin(SITE + name, link))
            target = unquote(address.path[1:])
            target += "index.html" if target.endswith("/") or not target else ""
            part = unquote(address.fragment)
            there = target in files and (not part or part in pages[target].parts)
            if not (there and f"{address.scheme}://{address.netloc}/" == SITE):
                yield name, link


def test_no_link_leads_nowhere(sample: Path) -> None:
    """Each link of each page and style leads to a file of the site, and to a part that it has."""
    assert [] == list(faults(sample))


def test_broken_links_are_told(tmp_path: Path) -> None:
    """A file that is not there, a part that is not there, a script, a way out of the site."""
    (tmp_path / "a").mkdir()
    broken = ["../b/", "#no", "../a/#no", "javascript:x()", "x.css", "//else.example/"]
    good = ["", "./", "#yes", "../a/#yes", "../a/index.html", "https://else.example/"]
    links = "".join(f'<a href="{link}">x</a>' for link in broken + good)
    (tmp_path / "a/index.html").write_text(f'<p id="yes">{links}', encoding="utf-8")
    (tmp_path / "a/a.css").write_text("p { background: url(no.svg) }", encoding="utf-8")
    assert sorted([*broken, "no.svg"]) == sorted(link for _, link in faults(tmp_path))
