"""The built site in a browser: no script fails, nothing leaves the site."""

from __future__ import annotations

from typing import Any

import pytest
from tests import synthetic
from tests.browser.visit import CHROMIUM, Visit, needs

from tingjian.core.publish import PublicLedger
from tingjian.core.standing import stand

pytestmark = needs("Chromium", CHROMIUM)


@pytest.mark.parametrize(("scheme", "colours"), [("light", "default"), ("dark", "slate")])
def test_colours_are_those_that_a_visitor_wants(
    browser: Any, site: str, scheme: str, colours: str
) -> None:
    """Who has the screen dark sees the site dark, before anything is chosen."""
    guest = Visit(browser, site, color_scheme=scheme)
    assert colours == guest.go("").evaluate("document.body.dataset.mdColorScheme")
    guest.context.close()


@pytest.mark.parametrize(
    "path", ["departments/", "sectors/", "regions/", "figures/compared/", "figures/ring_times/"]
)
def test_every_rate_is_seen_on_a_telephone(browser: Any, site: str, path: str) -> None:
    """At 360 pixels no figure of a comparison is out of sight, and each says what it is."""
    narrow = Visit(browser, site, viewport={"width": 360, "height": 740})
    page = narrow.go(path)
    table = page.locator(".tj-compare").first
    heads = table.locator("thead th").all_text_contents()[1:]
    first = table.locator("tbody tr").first.locator("td").all()
    assert heads == [cell.get_attribute("data-head") for cell in first]
    cells = [cell.bounding_box() for cell in page.locator(".tj-compare td").all()]
    assert cells
    assert all(0 <= cell["x"] and cell["x"] + cell["width"] <= 360 for cell in cells)
    narrow.context.close()


@pytest.mark.parametrize("width", [800, 1000, 1280])
@pytest.mark.parametrize("path", ["en/departments/", "en/sectors/", "en/regions/"])
def test_no_name_is_broken_within_a_word(browser: Any, address: str, path: str, width: int) -> None:
    """What is compared keeps its name in whole words, however many figures stand beside it."""
    screen = Visit(browser, address, viewport={"width": width, "height": 740})
    names = screen.go(path).locator(".tj-compare tbody th")
    lines = """each => [...each.innerText.matchAll(/[a-zA-Z]+/g)].map(({0: word, index}) => {
        const range = document.createRange(), text = each.querySelector("a").firstChild;
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length;
    })"""
    assert {1} == {number for each in names.all() for number in each.evaluate(lines)}
    screen.context.close()


def test_the_list_of_issues_asks_the_search(visit: Visit, public: PublicLedger) -> None:
    """What is chosen above the list is narrowed to by the search, by keys alone, and can be shared."""
    page = visit.go("issues/")
    page.get_by_label("查找的词语").focus()
    page.keyboard.press("Tab")
    assert "state" == page.evaluate("document.activeElement.name")
    page.get_by_label("状态").select_option("closed")
    page.get_by_label("提出年份").select_option("2026")
    page.get_by_label("提出年份").press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?*")
    wanted = [
        issue
        for issue in public.issues.values()
        if issue.raised.year == 2026 and stand(issue, synthetic.DAY).state == "closed"
    ]
    page.locator("#tj-status").get_by_text(f"找到 {len(wanted)} 项").wait_for()
    assert "search/?state=closed&year=2026" == page.url.removeprefix(visit.site)
    assert visit.complaints == []


def test_without_a_script_everything_is_reached(browser: Any, site: str) -> None:
    """With JavaScript off the list is there, by parts, and lists by state, year, department too."""
    plain = Visit(browser, site, java_script_enabled=False)
    page = plain.go("issues/")
    assert not page.locator(".tj-filter").is_visible()
    assert page.locator("#tj-list tbody tr").count() == 100
    page.get_by_role("link", name="下一页").click()
    assert page.url == f"{site}issues/page/2/"
    page.goto(f"{site}issues/")
    page.get_by_role("link", name="逾期未答复").click()
    assert page.url == f"{site}states/overdue/"
    page.locator("#tj-list tbody a").first.click()
    assert page.locator("h1").count() == 1
    assert page.locator(".tj-overdue").count() == 1
    plain.context.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_text(visit: Visit) -> None:
    """The first link of every page leads past the header."""
    page = visit.go("issues/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_text_is_legible(visit: Visit, public: PublicLedger) -> None:
    """Letters are set at most forty characters wide, with their paragraphs kept."""
    page = visit.go(f"issues/{next(iter(public.issues))}/")
    letter = page.locator(".tj-letter").first
    size = letter.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert letter.evaluate("each => each.clientWidth") <= 42 * size
    assert letter.evaluate("each => getComputedStyle(each).whiteSpace") == "pre-wrap"


def test_the_drawing_has_words(visit: Visit) -> None:
    """The chart is an image with a title and a description, and its values stand in a table."""
    page = visit.go("")
    assert page.locator("svg.tj-chart > title").text_content() != ""
    assert "40%、92%" in page.locator("svg.tj-chart > desc").text_content()
    assert page.locator("details table tbody tr").count() > 0
