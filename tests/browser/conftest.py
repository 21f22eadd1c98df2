"""One browser, and the sites of three ledgers: the sample, a long one, and a hostile one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests import hostile, synthetic
from tests.browser.visit import CHROMIUM, FLAGS, Visit, kinds, serving
from tests.guides import ROOT, TODAY

from tingjian.core.publish import PublicLedger, publish
from tingjian.render.site import build
from tingjian.store.open import open_ledger

HOSTILE = "<img src=x onerror=alert(1)>\"'&lt;"


@pytest.fixture(scope="session")
def public() -> PublicLedger:
    """A ledger whose names are as hostile as its texts."""
    return publish(synthetic.ledger(230, text=HOSTILE))


@pytest.fixture(scope="session")
def site(public: PublicLedger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the hostile ledger."""
    out, cache = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("cache")
    build(public, synthetic.DAY, "0123abc", out, cache)
    with serving(out) as address:
        yield address


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample ledger, as of the day that it goes up to."""
    out, cache = tmp_path_factory.mktemp("sample"), tmp_path_factory.mktemp("cache")
    build(publish(open_ledger(ROOT)), date.fromisoformat(TODAY), "0123abc", out, cache)
    return out


@pytest.fixture(scope="session")
def worst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a ledger that is hostile in every field of free text."""
    out, cache = tmp_path_factory.mktemp("worst"), tmp_path_factory.mktemp("cache")
    build(hostile.public(), date.fromisoformat(TODAY), "0123abc", out, cache)
    return out


@pytest.fixture(scope="session")
def every_kind(sample: Path) -> list[str]:
    """Pages of the sample ledger's site that together show all there is."""
    return kinds(sample)


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """The address of the site of the sample ledger."""
    with serving(sample) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The one browser of all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def visit(browser: Any, site: str) -> Iterator[Visit]:
    """Give a visitor of the hostile site, at a desk."""
    made = Visit(browser, site, viewport={"width": 1280, "height": 900})
    yield made
    made.context.close()
