"""What search engines ask for: which pages there are, each with its twins in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tingjian.render.pages import Page
from tingjian.render.shell import Asked
from tingjian.words.theme import TAGS

LONGEST = 25_000  # pages of one file; the protocol (sitemaps.org) allows 50,000, and 50 MB
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGE = "index.html"


def sitemap(paths: Iterable[str], asked: Asked) -> Iterator[Page]:
    """Where the ledger says its address: the pages among some paths, below an index of parts.

    Nothing in ``paths`` needs escaping: ids, and names of our own.
    """
    if not asked.address:
        yield Page("robots.txt", _robots(""))
        return
    yield Page("robots.txt", _robots(f"Sitemap: {asked.address}sitemap.xml\n"))
    pages = sorted(path.removesuffix(_PAGE) for path in paths if path.endswith(_PAGE))
    parts = [pages[at : at + LONGEST] for at in range(0, len(pages), LONGEST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, _part(part, asked))
    rows = "".join(f"<sitemap><loc>{asked.address}{name}</loc></sitemap>\n" for name in names)
    index = f'{_OPENING}<sitemapindex xmlns="{_SITEMAPS}">\n{rows}</sitemapindex>\n'
    yield Page("sitemap.xml", index.encode())


def _robots(more: str) -> bytes:
    return f"User-agent: *\nAllow: /\n{more}".encode()


def _part(pages: Sequence[str], asked: Asked) -> bytes:
    address = asked.address
    prefixes = {TAGS[language]: asked.prefix(language) for language in asked.titles}
    folders = [prefix for prefix in prefixes.values() if prefix]
    rows = []
    for page in pages:
        own = next((folder for folder in folders if page.startswith(folder)), "")
        path = page.removeprefix(own)
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}{prefix}{path}"/>'
            for tag, prefix in prefixes.items()
            if folders
        )
        rows.append(f"<url><loc>{address}{page}</loc>{twins}</url>\n")
    names = f'xmlns="{_SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_OPENING}<urlset {names}>\n{''.join(rows)}</urlset>\n".encode()
