"""The search index: of public words alone, in shards that are kept, the same every time."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import synthetic

from tingjian.core.publish import PublicLedger, publish
from tingjian.core.record import Step
from tingjian.errors import UserError
from tingjian.render import pagefind
from tingjian.render.pagefind import index
from tingjian.render.pages import Page
from tingjian.render.search import prose
from tingjian.render.site import Built, build
from tingjian.store.schema import record_kinds
from tingjian.views import search, then
from tingjian.views.case import Cases
from tingjian.views.rows import standings, tabulate
from tingjian.views.search import Entry, cut
from tingjian.views.wording import Wording

HOSTILE = "<script>alert(1)</script><mark>&lt;b&gt;\"'𠮷😀"
SIGNED = b"pagefind_dcd"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests here, so that MkDocs runs few times."""
    return tmp_path_factory.mktemp("cache")


def made(out: Path, cache: Path, public: PublicLedger, *, search: bool = True) -> Built:
    return build(public, synthetic.DAY, "0123abc", out, cache, search=search)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    """What a shard knows of each page, by the page's path."""
    told = [
        msgspec.json.decode(gzip.decompress(path.read_bytes()).removeprefix(SIGNED))
        for path in folder.rglob("*.pf_fragment")
    ]
    return {each["url"]: each for each in told}


def entries(count: int) -> list[Entry]:
    draw = random.Random(5)
    return [
        Entry(
            f"issues/{number}/",
            "".join(draw.choices("企业反映专利预审名额港口岸线用电增容", k=90)) + HOSTILE,
            {"title": f"第{number}件", "number": str(number)},
            {name: [draw.choice("abcdefgh")] for name in ("state", "sector", "region", "year")},
            {"received": f"2026-01-{number % 28 + 1:02}", "days": str(number - 1)},
        )
        for number in range(count)
    ]


def test_same_pages_same_files() -> None:
    """The same pages make the same files, though Pagefind orders filters anew in every run."""
    first, *others = (index(entries(60), "zh") for _ in range(4))
    assert [first] * 3 == others


@given(
    st.text(
        st.characters(categories=["Lo", "Nd", "Po", "Zs"]) | st.sampled_from("用电增容〇々𠮷 a")
    )
)
def test_cut(text: str) -> None:
    """The first characters of what Chinese is cut into, and the rest whole, are the text again."""
    han = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
    pieces = (piece[0] if han.match(piece) else piece for piece in cut(text).split())
    assert "".join(text.split()) == "".join(pieces)


def test_text_is_text() -> None:
    """What looks like markup in a record is its text."""
    files = index(entries(1), "und")
    (fragment,) = (files[path] for path in files if path.startswith("fragment/"))
    told = msgspec.json.decode(gzip.decompress(fragment).removeprefix(SIGNED))
    assert HOSTILE in told["content"]


def test_prose_is_read_without_its_frame() -> None:
    """Of a page of prose only the article is read, not what it draws; its heading is the title."""
    page = (
        "<html><nav>frame</nav><article class=a><h1>怎样<b>核对</b></h1><p>看 <a>账本</a>。</p>"
        "<svg><text>drawn</text></svg><p>完</p></article><footer>frame</footer></html>"
    )
    (entry,) = prose([Page("about/index.html", page.encode())], "zh", "").entries
    assert (
        Entry("about/", cut("看 账本。 · 完"), {"title": cut("怎样核对"), "name": "怎样核对"})
        == entry
    )


@pytest.mark.parametrize("program", ["/bin/cat", "/bin/false", "/nowhere"])
def test_pagefind_that_fails(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Pagefind that is not there, ends, or says what it never said, is told to the user."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    with pytest.raises(UserError) as raised:
        index(entries(1), "zh")
    assert raised.value.key == "build.search"


def test_shards(tmp_path: Path, cache: Path) -> None:
    """Every public case is in the shard of its year once, prose in that of its language."""
    public = publish(synthetic.ledger(60, text=HOSTILE))
    made(tmp_path, cache, public)
    found = {year.name: set(fragments(year)) for year in (tmp_path / "search" / "cases").iterdir()}
    told = msgspec.json.decode((tmp_path / "search/shards.json").read_bytes())
    assert {"engine/", "prose/", *(f"search/cases/{year}/" for year in found)} == set(told)
    expected: dict[str, set[str]] = {}
    for section in ("issues", "themes"):
        for case in getattr(public, section).values():
            if case.raised <= synthetic.DAY:
                expected.setdefault(str(case.raised.year), set()).add(f"{section}/{case.id}/")
    assert expected == found
    assert {"about/", "rules/", "guides/staff/"} <= set(fragments(tmp_path / "search/prose"))


def test_a_year_of_many_goes_on_by_month() -> None:
    """A shard has no more cases than memory bears; parts begin with a month and are in order."""
    public, day = publish(synthetic.ledger(120)), synthetic.DAY
    standing = standings(public, day)
    told = then.proceedings(public, day)
    views = Cases(public, day, standing, Wording("zh", record_kinds()), told)
    rows = tabulate(public, day, standing)
    years, parts = search.entries(views, rows), search.entries(views, rows, 20)
    assert set(years) < set(parts)
    assert sorted(parts) == list(parts)
    for year, whole in years.items():
        assert whole == [each for name in parts if name[:4] == year for each in parts[name]]
    months = Counter([*(row.month for row in rows.issues), *(row.month for row in rows.themes)])
    assert all(len(part) <= max(20, *months.values()) for part in parts.values())


def test_what_is_found_reads_well() -> None:
    """A state that a theme alone is in has its name; texts that end without a stop stay apart."""
    ledger = synthetic.ledger(1)
    (theme, *_) = ledger.themes.values()
    left = Step("withdraw", theme.raised, "zs-office", reason="另行办理", text="已告知")
    ended = msgspec.structs.replace(theme, steps=(left,), assignments=(), statement="反映同类问题")
    public, day = publish(replace(ledger, issues={}, themes={theme.id: ended})), synthetic.DAY
    standing, wording = standings(public, day), Wording("zh", record_kinds())
    views = Cases(public, day, standing, wording, then.proceedings(public, day))
    rows = tabulate(public, day, standing)
    states = dict(next(choices for name, _, choices in search.facets(rows, views.names, wording)))
    assert "已撤回" == states["withdrawn"]
    (found,) = next(iter(search.entries(views, rows).values()))
    told = f"反映同类问题 ·\n已告知 ·\n另行办理 ·\n{theme.id}"
    assert cut(told) == found.text


def test_only_what_is_public(tmp_path: Path, cache: Path) -> None:
    """No restricted text is in the index, nor any word of an issue that is withheld."""
    public = publish(synthetic.ledger(60))
    made(tmp_path, cache, public)
    told = {
        path: each
        for shard in (tmp_path / "search", tmp_path / "en/search")
        for path, each in fragments(shard).items()
    }
    assert synthetic.CANARY not in str(told)
    withheld = [issue for issue in public.issues.values() if issue.disclosure == "withheld"]
    assert withheld
    for issue in withheld:
        meta = told[f"issues/{issue.id}/"]["meta"]
        assert isinstance(meta, dict)
        assert "title" not in meta


def test_a_change_indexes_one_shard(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When an issue changes, the shard of its year is indexed anew and no other year's."""
    indexed: list[str] = []
    real: Callable[..., dict[str, bytes]] = pagefind.index

    def spy(entries: list[Entry], *rest: str) -> dict[str, bytes]:
        indexed.append(entries[0].path)
        return real(entries, *rest)

    monkeypatch.setattr("tingjian.render.search.index", spy)
    ledger = synthetic.ledger(60)
    made(tmp_path / "kept", cache, publish(ledger))
    years = {number[3:7] for number in (*ledger.issues, *ledger.themes)}
    assert len(years) > 1
    indexed.clear()
    number, issue = next(iter(sorted(ledger.issues.items())))
    changed = msgspec.structs.replace(issue, statement="用电增容", disclosure="named")
    ledger = replace(ledger, issues={**ledger.issues, number: changed})
    made(tmp_path / "kept", cache, publish(ledger))
    year = str(issue.raised.year)
    assert [year] == [path.split("-")[1][:4] for path in indexed if path.startswith("issues/")]
    made(tmp_path / "clean", cache, publish(ledger))
    assert tree(tmp_path / "clean") == tree(tmp_path / "kept")


def test_a_shard_that_was_touched_is_made_again(tmp_path: Path, cache: Path) -> None:
    """A shard of which a file is gone or says something else is whole again after a build."""
    public = publish(synthetic.ledger(20))
    made(tmp_path, cache, public)
    before = tree(tmp_path)
    files = sorted((tmp_path / "search").rglob("*.pf_*"))
    files[0].unlink()
    files[-1].write_bytes(b"other")
    made(tmp_path, cache, public)
    assert before == tree(tmp_path)


def test_without_search(tmp_path: Path, cache: Path) -> None:
    """A site built without search has no index, no page of it and no box; later it has them."""
    public = publish(synthetic.ledger(20))
    made(tmp_path, cache, public, search=False)
    assert not (tmp_path / "search").exists()
    assert "../search/" not in (tmp_path / "issues" / "index.html").read_text("utf-8")
    made(tmp_path, cache, public)
    assert (tmp_path / "search" / "index.html").exists()
    assert 'action="../search/"' in (tmp_path / "issues" / "index.html").read_text("utf-8")


def test_months(tmp_path: Path, cache: Path) -> None:
    """Every issue is in the list of the month in which it was raised, and a year leads to each."""
    public = publish(synthetic.ledger(60))
    made(tmp_path, cache, public, search=False)
    months: dict[str, set[str]] = {}
    for issue in public.issues.values():
        if issue.raised <= synthetic.DAY:
            months.setdefault(issue.raised.isoformat()[:7], set()).add(issue.id)
    assert months.keys() == {path.parent.name for path in (tmp_path / "months").glob("*/*")}
    for month, numbers in months.items():
        page = (tmp_path / "months" / month / "index.html").read_text("utf-8")
        assert {number for number in public.issues if f"issues/{number}/" in page} == numbers
        year = (tmp_path / "years" / month[:4] / "index.html").read_text("utf-8")
        assert f'href="../../months/{month}/"' in year
