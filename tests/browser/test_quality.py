"""Every kind of page of the sample ledger's site: accessible, valid, safe, of every width, small."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from tests.browser.visit import CHROMIUM, Visit, kinds, needs, serving

pytestmark = needs("Chromium", CHROMIUM)
PARTS = 4  # so that two processes share the long ones
WIDTHS = (360, 412, 600, 768, 1024, 1280, 1920)
CHECKER = Path(__file__).parent / "nu/node_modules/vnu-jar/build/dist/vnu.jar"
parted = pytest.mark.parametrize("part", range(PARTS))


@pytest.fixture
def guest(browser: Any, address: str) -> Iterator[Visit]:
    """Give a visitor of the sample ledger's site, at a desk."""
    made = Visit(browser, address, viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield made
    made.context.close()


def faults(page: Any, rules: dict[str, Any]) -> list[tuple[str, str]]:
    """What axe finds: the rule, and the element that breaks it."""
    asked = {"resultTypes": ["violations"], "preload": False} | rules
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [(each["id"], node["html"]) for each in found["violations"] for node in each["nodes"]]


COLOURS = ["color-contrast", "link-in-text-block"]
# Of what is built alike, one is looked at: a page of 400 rows has a dozen kinds of them.
ALIKE = """() => {
    const seen = new Set();
    for (const each of document.querySelectorAll("tbody > tr, dl > div, li, .tj-rule")) {
        const parts = [each, ...each.querySelectorAll("*")];
        const shape = parts.map(one => [one.tagName, one.className, !one.textContent].join()).join(" ");
        if (seen.has(shape)) each.remove();
        seen.add(shape);
    }
}"""
# Links change their colour slowly.
DARK = """document.body.dataset.mdColorScheme = "slate",
    document.getAnimations().forEach(each => each.finish())"""


@parted
def test_axe_finds_nothing(guest: Visit, every_kind: list[str], part: int) -> None:
    """No page breaks a rule of accessibility, and in the dark its colours keep their contrast."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    for path in every_kind[part::PARTS]:
        page = guest.go(path)
        page.evaluate(ALIKE)
        page.evaluate(axe)
        assert [] == faults(page, {}), path
        if path.removeprefix("en/") in every_kind and path.startswith("en/"):
            continue  # its twin has the same colours
        page.evaluate(DARK)
        assert [] == faults(page, {"runOnly": COLOURS}), path


def test_axe_finds_what_is_wrong(guest: Visit) -> None:
    """What the test above asks would tell a picture without words, and grey on white."""
    page = guest.go("")
    page.evaluate(
        resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    )
    page.evaluate(
        "document.querySelector('h1').style.color = '#ddd',"
        "document.querySelector('h1').after(document.createElement('img'))"
    )
    assert {"color-contrast", "image-alt"} == {rule for rule, _ in faults(page, {})}


@needs("Java and Nu checker", CHECKER.exists() and shutil.which("java"))
def test_every_page_is_valid(sample: Path) -> None:
    """The Nu checker finds no error on any page."""
    pages = map(str, sorted(sample.rglob("*.html")))
    command = ["java", "-Xss8m", "-jar", str(CHECKER), "--errors-only", "--format", "json", *pages]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    said = json.loads(done.stderr)["messages"]
    assert [] == [(each["url"], each.get("lastLine"), each["message"]) for each in said]


WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@parted
def test_no_page_complains_or_scrolls_sideways(
    guest: Visit, every_kind: list[str], part: int
) -> None:
    """No page logs an error, breaks its own policy, opens a dialog or asks another site.

    Whatever the width of the window, nothing but a table's or a drawing's own box scrolls.
    """
    for path in every_kind[part::PARTS]:
        page = guest.go(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert 0 == page.evaluate(WIDER), (path, width)
        assert [] == guest.complaints, path


def test_hostile_text_is_only_text(browser: Any, worst: Path) -> None:
    """A ledger that is hostile in every field runs nothing, asks nobody and widens no page."""
    with serving(worst) as site:
        narrow = Visit(browser, site, viewport={"width": 360, "height": 740})
        # What is found is put onto the page by a script.
        narrow.go("search/?q=敌意").locator("#tj-hits li").first.wait_for()
        for path in (each for each in kinds(worst) if "guides/" not in each):
            page = narrow.go(path)
            assert [] == narrow.complaints, path
            assert 0 == page.evaluate(WIDER), path
        narrow.context.close()


PAPER = {"width": 680, "height": 1000}  # between the margins of A4
# White space at the end of a line of code may hang.
CUT = """[...document.querySelectorAll("article :not(code, code *)")].filter(each => each.checkVisibility() &&
    each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 200))"""


def test_pages_are_fit_for_paper(browser: Any, address: str, every_kind: list[str]) -> None:
    """Printed, a page is dark on white whatever the screen is, loses no column and no navigation shows."""
    reader = Visit(browser, address, viewport=PAPER, color_scheme="dark")
    reader.page.emulate_media(media="print")
    for path in every_kind[1::2]:
        page = reader.go(path)
        assert [] == page.evaluate(CUT), path
        assert "rgb(29, 39, 51)" == page.evaluate(
            "getComputedStyle(document.querySelector('h1')).color"
        )
        for part in (".md-header", ".md-tabs", ".md-footer", ".md-banner"):
            assert not page.locator(part).first.is_visible(), (path, part)
    reader.context.close()


INJECTED = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 'script'";
    const box = document.createElement("div");
    box.innerHTML = `<img src="data:," onerror="window.ran = 'handler'"><a href="javascript:ran=1">x</a>`;
    document.querySelector("article").append(script, box);
    box.querySelector("a").click();
}"""


def test_an_injected_script_does_not_run(guest: Visit, every_kind: list[str]) -> None:
    """Markup that got into a page would run nothing: the policy admits the theme's scripts only."""
    for path in every_kind[::5]:
        page = guest.go(path)
        assert [] == guest.complaints, path
        page.evaluate(INJECTED)
        page.wait_for_timeout(50)
        assert page.evaluate("window.ran") is None, path
        assert len(guest.complaints) == 3, path
        assert all("Content Security Policy" in each for each in guest.complaints)
        guest.complaints.clear()


def test_nothing_is_lost_without_a_script(
    browser: Any, guest: Visit, address: str, every_kind: list[str]
) -> None:
    """With JavaScript off every page says what it says with it, but for the forms of scripts."""
    plain = Visit(browser, address, java_script_enabled=False)
    for path in (each for each in every_kind if not each.startswith("en/")):
        said = {*plain.go(path).locator("article").inner_text().splitlines()}
        page = guest.go(path)
        page.evaluate("document.querySelectorAll('form').forEach(each => each.remove())")
        assert {*page.locator("article").inner_text().splitlines()} <= said, path
    plain.context.close()


def test_an_issue_weighs_little(browser: Any, address: str, sample: Path) -> None:
    """An issue takes under 150 kB from the network at the first visit, and the next one under 30."""
    pages = sorted(sample.glob("issues/ZS-*/index.html"), key=lambda page: page.stat().st_size)
    first, then = (f"issues/{page.parent.name}/" for page in pages[-2:])  # the heaviest
    visitor = Visit(browser, address)
    watch = visitor.context.new_cdp_session(visitor.page)
    watch.send("Network.enable")
    sizes: list[float] = []
    watch.on("Network.loadingFinished", lambda each: sizes.append(each["encodedDataLength"]))
    visitor.go(first)
    weight = sum(sizes)
    assert 10_000 < weight < 150_000, sizes
    sizes.clear()
    visitor.go(then)
    assert 1_000 < sum(sizes) < 30_000, sizes
    visitor.context.close()
