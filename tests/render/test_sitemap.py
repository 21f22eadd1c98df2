"""What search engines read: which pages there are, and where they are published."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from tests import synthetic
from tests.render.test_languages import files, speaking

from tingjian.core.publish import publish
from tingjian.render import sitemap as module
from tingjian.render.shell import Asked, sources
from tingjian.render.site import build
from tingjian.render.sitemap import sitemap

ADDRESS = "https://tingjian.example/zs/"
BOTH = Asked({"zh": "听见", "en": "Tingjian"}, {}, ADDRESS)
PATHS = ("index.html", "en/index.html", "a/index.html", "en/a/index.html", "404.html", "a/b.csv")


def made(asked: Asked) -> dict[str, str]:
    return {page.path: page.content.decode() for page in sitemap(PATHS, asked)}


def listed(made: Mapping[str, str]) -> dict[str, list[str]]:
    """The pages of all sitemaps that the index names, each with its twins."""
    found = etree.fromstring(made["sitemap.xml"].encode())
    names = [each[0].text or "" for each in found]
    parts = [etree.fromstring(made[name.removeprefix(ADDRESS)].encode()) for name in names]
    return {
        page[0].text or "": [twin.attrib["href"] for twin in page[1:]]
        for part in parts
        for page in part
    }


def test_every_page_is_listed_with_its_twins() -> None:
    """Pages are listed in each language, other files are not; each names all languages."""
    home, page = [ADDRESS, f"{ADDRESS}en/"], [f"{ADDRESS}a/", f"{ADDRESS}en/a/"]
    expected = {home[0]: home, page[0]: page, home[1]: home, page[1]: page}
    assert expected == listed(made(BOTH))
    assert f"Sitemap: {ADDRESS}sitemap.xml" in made(BOTH)["robots.txt"]


def test_a_page_in_one_language_has_no_twins() -> None:
    """A site of one language says nothing of others."""
    alone = made(Asked({"zh": "听见"}, {}, ADDRESS))
    assert all(twins == [] for twins in listed(alone).values())


def test_a_site_that_has_no_address_has_no_sitemap() -> None:
    """Only absolute addresses may stand in a sitemap; robots.txt is there all the same."""
    assert {"robots.txt": "User-agent: *\nAllow: /\n"} == made(Asked({"zh": "听见"}))


def test_a_long_sitemap_has_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is longer than the protocol allows, and no page is lost between two."""
    whole = listed(made(BOTH))
    monkeypatch.setattr(module, "LONGEST", 3)
    assert {"robots.txt", "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} == {*made(BOTH)}
    assert whole == listed(made(BOTH))


def test_every_listed_address_is_there_and_says_that_it_is_its_own(tmp_path: Path) -> None:
    """What the sitemap lists is built, and each page's canonical address is the one listed."""
    ledger = speaking(synthetic.ledger(10), "zh", "en")
    settings = msgspec.structs.replace(ledger.tables.settings, address=ADDRESS)
    ledger.tables.settings = settings
    build(publish(ledger), synthetic.DAY, "0123abc", tmp_path / "out", tmp_path / "cache")
    found = files(tmp_path / "out")
    pages = listed({path: text.decode() for path, text in found.items() if "sitemap" in path})
    assert {path for path in found if path.endswith("index.html")} == {
        address.removeprefix(ADDRESS) + "index.html" for address in pages
    }
    for address in pages:
        page = found[address.removeprefix(ADDRESS) + "index.html"].decode()
        assert f'<link rel="canonical" href="{address}">' in page
        assert f'<meta property="og:url" content="{address}">' in page
        assert f'<meta property="og:image" content="{ADDRESS}assets/preview.png">' in page
    feed = found["en/feeds/all.atom"].decode()
    assert (
        f'<link rel="self" type="application/atom+xml" href="{ADDRESS}en/feeds/all.atom"/>' in feed
    )
    assert f'href="{ADDRESS}en/issues/"' in feed


def test_the_preview_is_a_picture_of_the_size_that_pages_say() -> None:
    """1200 × 630, as other places show it, and small."""
    picture = (sources().site / "docs/assets/preview.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 30_000
