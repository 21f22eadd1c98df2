"""Like issues on the pages of the site: remembered, and never out of date."""

from __future__ import annotations

import random
import re
from pathlib import Path

import msgspec
import pytest
from tests import synthetic
from tests.render.test_site import edited, made, tree

from tingjian.core.ledger import Ledger
from tingjian.core.publish import PublicLedger, publish
from tingjian.core.record import Step
from tingjian.render import near
from tingjian.render.near import found_near
from tingjian.words.states import STATES


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests here, so that MkDocs runs few times."""
    return tmp_path_factory.mktemp("cache")


def alike(ledger: Ledger, *numbers: str) -> Ledger:
    """The ledger with issues that say the same."""
    issues = dict(ledger.issues)
    for number in numbers:
        text = "港区岸电电价偏高，盼纳入直购电"
        issues[number] = msgspec.structs.replace(
            issues[number], title=text, statement=text, disclosure="named"
        )
    return Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes)


def told(public: PublicLedger, cache: Path) -> dict[str, list[str]]:
    cache.mkdir(exist_ok=True)
    return found_near(dict(public.issues), cache)


def shown(page: Path, number: str) -> str:
    """Where a page says that an issue like its own stands."""
    likes = page.read_text("utf-8").partition('id="near"')[2].partition("<h2")[0]
    found = [each for each in likes.split("<li>") if number in each]
    return "".join(re.findall(r'tj-state--\w+">([^<]+)', found[0]))


def test_what_is_remembered_is_what_would_be_found(tmp_path: Path) -> None:
    """Over edits, what is kept is used only as long as it is right."""
    drawn, ledger = random.Random(3), synthetic.ledger(30)
    for round_ in range(8):
        ledger = edited(ledger, drawn)
        public = publish(ledger)
        clean = told(public, tmp_path / f"clean-{round_}")
        assert clean == told(public, tmp_path / "grown") == told(public, tmp_path / "grown")


def test_what_is_remembered_is_not_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step changes no text, so nothing is compared again; a broken memory is made anew."""
    public = publish(synthetic.ledger(30))
    found = told(public, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(near, "_found", lambda _: {})
        assert found == told(public, tmp_path)
    (tmp_path / "near").write_bytes(b"\x93")
    assert found == told(public, tmp_path)


def test_a_page_says_where_the_issues_like_it_stand(tmp_path: Path, cache: Path) -> None:
    """Like issues name each other, and a step of one shows on the page of the other."""
    ledger = synthetic.ledger(20)
    one, other = list(ledger.issues)[:2]
    ledger = alike(ledger, one, other)
    bare = msgspec.structs.replace(ledger.issues[other], steps=(), assignments=())
    before = Ledger(
        ledger.tables, ledger.enterprises, {**ledger.issues, other: bare}, ledger.themes
    )
    accepted = msgspec.structs.replace(bare, steps=(Step("accept", bare.raised, "zs"),))
    after = Ledger(ledger.tables, ledger.enterprises, {**ledger.issues, other: accepted}, {})
    page = tmp_path / "out" / "issues" / one / "index.html"
    made(tmp_path / "out", cache, publish(before))
    assert STATES["heard"][0] == shown(page, other)
    made(tmp_path / "out", cache, publish(after))
    made(tmp_path / "clean", cache, publish(after))
    assert tree(tmp_path / "clean") == tree(tmp_path / "out")
    assert STATES["accepted"][0] == shown(page, other)


def test_what_a_page_does_not_show_makes_nothing_near(tmp_path: Path) -> None:
    """A withheld issue is like none, whatever its text: likeness knows what the public knows."""
    ledger = synthetic.ledger(20)
    one, other = list(ledger.issues)[:2]
    ledger = alike(ledger, one, other)
    hidden = msgspec.structs.replace(ledger.issues[other], disclosure="withheld")
    found = told(publish(ledger), tmp_path)
    assert other in found[one]
    ledger = Ledger(ledger.tables, ledger.enterprises, {**ledger.issues, other: hidden}, {})
    found = told(publish(ledger), tmp_path)
    assert [] == found[other]
    assert other not in {each for others in found.values() for each in others}
