"""The search in a browser: found by words, narrowed, sorted, shared by its address, by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.browser.visit import CHROMIUM, Visit, needs
from tests.guides import ROOT, TODAY

from tingjian.core.publish import PublicLedger, publish
from tingjian.store.open import open_ledger

pytestmark = needs("Chromium", CHROMIUM)

NUMBER = "ZS-20260302-7K4QM"


@pytest.fixture(scope="module")
def ledger() -> PublicLedger:
    return publish(open_ledger(ROOT))


@pytest.fixture
def searching(browser: Any, address: str) -> Iterator[Visit]:
    """A visitor of the sample ledger's site."""
    made = Visit(browser, address, viewport={"width": 1280, "height": 900})
    yield made
    made.context.close()  # first: an open one keeps the server waiting
    assert [] == made.complaints


def settled(page: Any) -> str:
    """What is said of a search when it is done."""
    from playwright.sync_api import expect

    expect(page.locator(".tj-search__found")).to_have_attribute("aria-busy", "false")
    said: str = page.locator("#tj-status").text_content()
    return said


def titles(page: Any) -> list[str]:
    found: list[str] = page.locator("#tj-hits a").all_text_contents()
    return found


def test_from_any_page_to_an_issue(searching: Visit, ledger: PublicLedger) -> None:
    """Two words of its middle, asked in any page's header, find an issue; a department narrows."""
    issue = ledger.issues[NUMBER]
    page = searching.go("guides/staff/")
    page.locator(".tj-find input").fill("预审 名额")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    settled(page)
    assert issue.title in titles(page)
    before = len(titles(page))
    page.get_by_role("checkbox", name="市市场监管局").check()
    settled(page)
    assert len(titles(page)) < before
    assert issue.title in titles(page)
    page.get_by_role("link", name=issue.title).click()
    page.wait_for_url(f"**/issues/{NUMBER}/")
    assert issue.title == page.locator("h1").text_content()


def test_shared_by_its_address(searching: Visit) -> None:
    """The address of a search gives the same results again, and says what was asked."""
    page = searching.go("search/?q=企业&department=market-regulation&sort=oldest")
    said, shown = settled(page), titles(page)
    assert page.get_by_role("checkbox", name="市市场监管局").is_checked()
    assert ("企业", "oldest") == (
        page.locator("#tj-search [name=q]").input_value(),
        page.locator("[name=sort]").input_value(),
    )
    page.reload()
    assert (said, shown) == (settled(page), titles(page))


def test_the_order_shown_is_the_one_that_holds(searching: Visit) -> None:
    """Without words the newest come first, and that is said; with words, what fits best, until an order is chosen."""
    page = searching.go("search/")
    sort, words = page.locator("[name=sort]"), page.locator("#tj-search [name=q]")
    settled(page)
    assert "newest" == sort.input_value()
    assert "sort" not in page.url
    words.fill("企业")
    page.wait_for_url("**/search/?q=*")
    settled(page)
    assert "" == sort.input_value()
    sort.select_option("oldest")
    page.wait_for_url("**&sort=oldest")
    words.fill("")
    page.wait_for_url("**/search/?sort=oldest")
    assert "oldest" == sort.input_value()
    page.get_by_role("button", name="清除条件").click()
    page.wait_for_url(re.compile("/search/$"))
    assert "newest" == sort.input_value()


@pytest.mark.parametrize("order", ["newest", "oldest", ""])
def test_every_issue_in_order(searching: Visit, ledger: PublicLedger, order: str) -> None:
    """Without words every case is there, in the order asked for, across all years."""
    day = date.fromisoformat(TODAY)
    cases = [
        each for each in (*ledger.issues.values(), *ledger.themes.values()) if each.raised <= day
    ]
    page = searching.go(f"search/?sort={order}")
    assert f"找到 {len(cases)} 项" == settled(page)
    while page.locator("#tj-more").is_visible():
        page.locator("#tj-more").click()
        settled(page)
    raised = page.locator("#tj-hits small").all_text_contents()
    days = re.findall(r"[0-9-]{10}(?= 提出)", " ".join(raised))
    assert sorted((each.raised.isoformat() for each in cases), reverse=order != "oldest") == days


@pytest.mark.parametrize("order", ["due", "days"])
def test_orders_across_years(searching: Visit, order: str) -> None:
    """An order that years do not follow is kept across them, and what has no such day is last."""
    page = searching.go(f"search/?sort={order}")
    settled(page)
    kept = page.evaluate(
        """async (order) => {
          const shards = Object.keys(await (await fetch("../search/shards.json")).json());
          const at = (path) => new URL(path, location).href;
          const pagefind = await import(at("../search/engine/pagefind.js"));
          await pagefind.init();
          for (const folder of shards.filter((each) => each.startsWith("search/cases/")))
            await pagefind.mergeIndex(at(`../${folder}`), {language: "und"});
          const all = (await pagefind.search(null)).results;
          const told = await Promise.all(all.map((each) => each.data()));
          const by = Object.fromEntries(told.map((each) => [each.meta.number, each.meta[order] ?? null]));
          return [...document.querySelectorAll("#tj-hits .tj-number")].map((each) => by[each.textContent]);
        }""",
        order,
    )
    known = [value for value in kept if value is not None]
    assert known == kept[: len(known)]
    assert sorted(known, key=int if order == "days" else str, reverse=order == "days") == known
    assert len(known) > 1


def test_counts(searching: Visit) -> None:
    """What stands beside a choice is how many are left when it is chosen."""
    page = searching.go("search/?sector=port-shipping")
    settled(page)
    choice = page.locator("#tj-narrow label:has([name=state]):visible").first
    left = choice.locator("small").text_content()
    choice.locator("input").check()
    assert f"找到 {left} 项" == settled(page)


def test_keys_alone(searching: Visit) -> None:
    """Arrows go through the results and back into the box, Escape goes back at once."""
    page = searching.go("search/?q=企业")
    settled(page)
    page.locator("#tj-search [name=q]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.textContent || document.activeElement.name"
    assert titles(page)[1] == page.evaluate(focused)
    page.keyboard.press("ArrowUp")
    assert titles(page)[0] == page.evaluate(focused)
    page.keyboard.press("Escape")
    assert "q" == page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)


def test_nothing_found(searching: Visit) -> None:
    """What is nowhere is said to be nowhere."""
    page = searching.go("search/?q=企业 zzzz")
    assert "没有找到" in settled(page)
    assert [] == titles(page)
    assert not page.locator("#tj-narrow").is_visible()


def test_what_kind_a_page_is(searching: Visit) -> None:
    """A record among the results is called what its section is called; prose is a guide."""
    page = searching.go("search/?q=面对面 知识产权服务产业发展")
    settled(page)
    kinds = page.locator("#tj-hits small").all_text_contents()
    assert {"协商活动", "年度计划", "监督"} <= {*kinds}
    page = searching.go("en/search/?q=maintainers")
    settled(page)
    assert "guide" == page.locator("#tj-hits small").first.text_content()


def test_in_english(searching: Visit) -> None:
    """The English page finds the same records, says their facts in English, and its own guides."""
    page = searching.go("en/search/?q=预审名额")
    assert settled(page).endswith(" found")
    assert page.locator("#tj-hits a").first.get_attribute("href").startswith("../issues/")
    assert "zh-CN" == page.locator("#tj-hits a").first.get_attribute("lang")
    page.locator("#tj-hits a").first.click()
    page.wait_for_url("**/en/issues/*/")


def test_text_is_text(visit: Visit, public: PublicLedger) -> None:
    """Markup in a record is shown as its text among the results, and runs nowhere."""
    issue = next(each for each in public.issues.values() if each.disclosure == "named")
    page = visit.go(f"search/?q={issue.id}")
    settled(page)
    assert "<img src=x onerror=alert(1)>" in page.locator("#tj-hits").text_content()
    assert 0 == page.locator("#tj-hits img").count()
    assert [] == visit.complaints


def test_without_script(browser: Any, address: str) -> None:
    """Without JavaScript the page says so, and leads to the lists of every kind."""
    visit = Visit(browser, address, java_script_enabled=False)
    page = visit.go("search/")
    assert "JavaScript" in page.locator("noscript").text_content()
    shown = [link.get_attribute("href") for link in page.locator(".tj-browse a").all()]
    for section in ("states", "years", "departments", "sectors", "regions"):
        assert any(f"../{section}/" in href for href in shown), section
    visit.context.close()
