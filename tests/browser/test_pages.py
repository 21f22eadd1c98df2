"""The built site in a browser: no script fails, nothing leaves the site, filters filter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.browser.visit import CHROMIUM, Visit, needs

from tingjian.core.publish import PublicLedger

pytestmark = needs("Chromium", CHROMIUM)


@pytest.mark.parametrize(("scheme", "colours"), [("light", "default"), ("dark", "slate")])
def test_colours_are_those_that_a_visitor_wants(
    browser: Any, site: str, scheme: str, colours: str
) -> None:
    """Who has the screen dark sees the site dark, before anything is chosen."""
    guest = Visit(browser, site, color_scheme=scheme)
    assert colours == guest.go("").evaluate("document.body.dataset.mdColorScheme")
    guest.context.close()


@pytest.mark.parametrize("path", ["departments/", "sectors/", "regions/"])
def test_every_rate_is_seen_on_a_telephone(browser: Any, site: str, path: str) -> None:
    """At 360 pixels no figure of a comparison is out of sight, and each says what it is."""
    narrow = Visit(browser, site, viewport={"width": 360, "height": 740})
    page = narrow.go(path)
    heads = page.locator(".tj-compare thead th").all_text_contents()[1:]
    first = page.locator(".tj-compare tbody tr").first.locator("td").all()
    assert heads == [cell.get_attribute("data-head") for cell in first]
    cells = [cell.bounding_box() for cell in page.locator(".tj-compare td").all()]
    assert cells
    assert all(0 <= cell["x"] and cell["x"] + cell["width"] <= 360 for cell in cells)
    narrow.context.close()


def test_filters_find_what_was_asked_for(visit: Visit, public: PublicLedger) -> None:
    """Words and choices narrow the list; the address says what was asked for, and asks it again."""
    page = visit.go("issues/")
    page.get_by_label("标题或编号含有").fill("专利")
    page.get_by_label("提出年份").select_option("2026")
    wanted = [
        issue
        for issue in public.issues.values()
        if "专利" in issue.title and issue.raised.year == 2026
    ]
    said = page.locator("#tj-filter [role=status]")
    said.get_by_text(f"找到 {len(wanted)} 件").wait_for()
    assert page.locator("#tj-list tbody tr").count() == len(wanted)
    address = page.url.removeprefix(visit.site)
    assert "year=2026" in address
    again = visit.go(address)
    again.locator("#tj-filter [role=status]").get_by_text(f"找到 {len(wanted)} 件").wait_for()
    again.get_by_role("button", name="清除条件").click()
    again.locator("#tj-list tbody tr").nth(99).wait_for(state="attached")
    assert again.locator("#tj-list tbody tr").count() == 100
    assert visit.complaints == []


def test_filters_show_the_same_rows_as_the_plain_list(visit: Visit) -> None:
    """A row made by the script reads as the row that was built."""
    page = visit.go("issues/")
    built = page.locator("#tj-list tbody tr").first.inner_html()
    number = page.locator("#tj-list tbody .tj-number").first.inner_text()
    page.get_by_label("标题或编号含有").fill(number)
    page.locator("#tj-filter [role=status]").get_by_text("找到 1 件").wait_for()
    assert page.locator("#tj-list tbody tr").first.inner_html() == built


def test_filters_work_by_keyboard(visit: Visit) -> None:
    """The form is reached and used without a mouse."""
    page = visit.go("issues/")
    page.get_by_label("标题或编号含有").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "state"
    page.get_by_label("状态").select_option("overdue")
    page.locator("#tj-filter [role=status]").get_by_text("找到").wait_for()
    assert page.locator("#tj-list tbody tr").count() > 0


def test_without_a_script_everything_is_reached(browser: Any, site: str) -> None:
    """With JavaScript off the list is there, by parts, and lists by state, year, department too."""
    plain = Visit(browser, site, java_script_enabled=False)
    page = plain.go("issues/")
    assert not page.locator("#tj-filter").is_visible()
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


def test_built_pages_are_small(site: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The index of the filters stays near a hundred bytes an issue."""
    del site
    for folder in Path(tmp_path_factory.getbasetemp()).glob("out*/data"):
        size = sum(path.stat().st_size for path in folder.glob("issues-*.json"))
        assert size < 230 * 190  # with hostile titles
