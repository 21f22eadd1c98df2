"""The built site: deterministic, incremental, escaped, and without anything restricted."""

from __future__ import annotations

import html.parser
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import msgspec
import pytest
from tests import synthetic

from tingjian.core.ledger import Ledger
from tingjian.core.publish import PublicLedger, publish
from tingjian.core.record import Forge, Reported, Step
from tingjian.errors import UserError
from tingjian.render import sharing
from tingjian.render.begun import Begun
from tingjian.render.output import Output
from tingjian.render.site import Built, build

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;"
    "{{ 7*7 }}{% raw %}⟦title⟧𠮷😀<!-- tingjian -->"
)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests here, so that MkDocs runs few times."""
    return tmp_path_factory.mktemp("cache")


def made(out: Path, cache: Path, public: PublicLedger, day: date = synthetic.DAY) -> Built:
    return build(public, day, "0123abc", out, cache)


def tree(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


class Reader(html.parser.HTMLParser):
    """Collects what a page links to, what it could run, and what it says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.scripts = 0
        self.handlers: list[str] = []
        self.text: list[str] = []
        self._script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag in ("script", "style")
        self.scripts += tag == "script"
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.links.append(value or "")
            if name == "id":
                self.ids.add(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._script:
            self.text.append(data)


def pages(out: Path) -> Iterator[tuple[str, Reader]]:
    for path in sorted(out.rglob("*.html")):
        yield path.relative_to(out).as_posix(), Reader(path.read_text("utf-8"))


def test_a_build_is_a_function_of_revision_and_day(tmp_path: Path, cache: Path) -> None:
    """The same ledger on the same day gives the same bytes, wherever and however often."""
    public = publish(synthetic.ledger(40))
    made(tmp_path / "one", cache, public)
    made(tmp_path / "two", tmp_path / "cache", publish(synthetic.ledger(40)))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_building_again_touches_nothing(tmp_path: Path, cache: Path) -> None:
    """A second build of the same writes no file."""
    public = publish(synthetic.ledger(20))
    first = made(tmp_path, cache, public)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    assert made(tmp_path, cache, public) == Built(0, first.written, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")} == before


def test_processes_change_nothing(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendered by one process or shared among many, the bytes are the same."""
    public = publish(synthetic.ledger(60))
    made(tmp_path / "one", cache, public)
    monkeypatch.setattr(sharing, "FEW", 10)
    monkeypatch.setattr(sharing, "CHUNK", 7)
    made(tmp_path / "many", cache, public)
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


def edited(ledger: Ledger, drawn: random.Random) -> Ledger:
    """The ledger after one edit such as a week brings."""
    issues, themes = dict(ledger.issues), dict(ledger.themes)
    number = drawn.choice(list(issues))
    issue = issues[number]
    match drawn.randrange(6):
        case 0:
            del issues[number]
        case 1:
            text = f"改动 {drawn.random()}"
            issues[number] = msgspec.structs.replace(issue, title=text, statement=text)
        case 2:
            step = Step("follow_up", synthetic.DAY, "zs", offices=("party",), text="再次督办")
            issues[number] = msgspec.structs.replace(issue, steps=(*issue.steps, step))
        case 3:
            choice = drawn.choice(("named", "anonymous", "withheld"))
            issues[number] = msgspec.structs.replace(issue, disclosure=choice)
        case 4:
            theme = drawn.choice(list(themes))
            themes[theme] = msgspec.structs.replace(themes[theme], title=f"共性 {drawn.random()}")
        case 5:
            fresh = synthetic.ledger(3, seed=drawn.randrange(10**6)).issues
            issues |= {
                n: i for n, i in fresh.items() if not any(s.kind == "merge" for s in i.steps)
            }
    return Ledger(ledger.tables, ledger.enterprises, issues, themes)


@pytest.mark.parametrize("seed", range(3))
def test_incremental_is_clean(tmp_path: Path, cache: Path, seed: int) -> None:
    """After any edits, on any later day, an incremental build is byte for byte a clean one."""
    drawn = random.Random(seed)
    ledger, day = synthetic.ledger(30, seed=seed), synthetic.DAY - timedelta(30)
    made(tmp_path / "grown", cache, publish(ledger), day)
    for round_ in range(4):
        for _ in range(drawn.randrange(1, 4)):
            ledger = edited(ledger, drawn)
        day += timedelta(drawn.choice((0, 0, 1, 9)))
        made(tmp_path / "grown", cache, publish(ledger), day)
        clean = tmp_path / f"clean-{round_}"
        made(clean, cache, publish(ledger), day)
        assert tree(tmp_path / "grown") == tree(clean)


def test_a_file_that_was_tampered_with_is_mended(tmp_path: Path, cache: Path) -> None:
    """What was changed, removed or added in the folder by others is put right."""
    public = publish(synthetic.ledger(10))
    made(tmp_path, cache, public)
    before = tree(tmp_path)
    page = next(iter((tmp_path / "issues").glob("ZS-*/index.html")))
    page.write_text("别的")
    (tmp_path / "index.html").unlink()
    (tmp_path / "issues" / "多余.html").write_text("多余")
    assert made(tmp_path, cache, public).removed == 1
    assert tree(tmp_path) == before


def test_a_died_build_is_finished_by_the_next(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that stops anywhere leaves a mark; the next one finishes the work."""
    out = tmp_path / "out"
    old, new = publish(synthetic.ledger(20, seed=1)), publish(synthetic.ledger(20, seed=2))
    made(tmp_path / "clean", cache, new)
    made(out, cache, old)
    for stop in (1, 5, 40):
        write, left = Output.write, [stop]

        def dying(*args: object, write: object = write, left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return write(*args)  # type: ignore[operator]

        with monkeypatch.context() as patched:
            patched.setattr(Output, "write", dying)
            with pytest.raises(KeyboardInterrupt):
                made(out, cache, new)
        assert (out / ".unfinished").exists()
    half = next(iter((out / "issues").glob("ZS-*/index.html")))
    half.write_bytes(half.read_bytes()[:100])
    made(out, cache, new)
    assert tree(out) == tree(tmp_path / "clean")


def test_mkdocs_ends_with_the_build(tmp_path: Path) -> None:
    """A build that is broken off while MkDocs is at work leaves nothing half made, nor at work."""
    settings = synthetic.ledger(1).tables.settings
    begun = Begun(settings, tmp_path / "out", tmp_path / "cache")
    assert begun.making.begun
    with pytest.raises(KeyboardInterrupt), begun:
        raise KeyboardInterrupt
    assert [] == list((tmp_path / "cache").iterdir())


def test_a_folder_of_others_is_left_alone(tmp_path: Path, cache: Path) -> None:
    """A folder that no build made is refused, and nothing in it is touched."""
    (tmp_path / "thesis.txt").write_text("三年的心血")
    with pytest.raises(UserError) as raised:
        made(tmp_path, cache, publish(synthetic.ledger(1)))
    assert raised.value.key == "build.foreign"
    assert tree(tmp_path) == {"thesis.txt": "三年的心血".encode()}


def test_what_is_later_than_the_day_is_not_there_yet(tmp_path: Path, cache: Path) -> None:
    """A site as of a day shows no issue raised after it and no later step."""
    public = publish(synthetic.ledger(40))
    day = date(2025, 12, 31)
    made(tmp_path, cache, public, day)
    for number, issue in public.issues.items():
        page = tmp_path / "issues" / number / "index.html"
        assert page.exists() == (issue.raised <= day)
        later = {step.on for step in issue.steps if step.on > day}
        if page.exists():
            assert not any(f'datetime="{on}"' in page.read_text("utf-8") for on in later)


def test_nothing_restricted_is_published(tmp_path: Path, cache: Path) -> None:
    """No note, account, liaison, contact, source file or hidden name gets out, not one byte."""
    ledger = synthetic.ledger(80)
    made(tmp_path, cache, publish(ledger))
    content = b"".join(tree(tmp_path).values())
    assert synthetic.CANARY.encode() not in content
    sealed = [issue.contact.encode() for issue in ledger.issues.values() if issue.contact]
    assert sealed
    assert not any(each in content for each in sealed)
    named = {issue.enterprise for issue in ledger.issues.values() if issue.disclosure == "named"}
    hidden = [firm for key, firm in ledger.enterprises.items() if key not in named]
    assert all(f"{firm.name}".encode() not in content for firm in hidden)


def test_withheld_and_anonymous_issues_keep_their_secrets(tmp_path: Path, cache: Path) -> None:
    """A withheld issue shows no word of its text; an anonymous one shows all but its enterprise."""
    ledger = synthetic.ledger(30)
    issues = {
        number: msgspec.structs.replace(
            issue,
            title=f"题{number}",
            statement=f"述{number}",
            request=f"求{number}",
            disclosure="withheld" if at % 2 else "anonymous",
        )
        for at, (number, issue) in enumerate(ledger.issues.items())
    }
    ledger = Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes)
    made(tmp_path, cache, publish(ledger))
    content = b"".join(tree(tmp_path).values())
    for number, issue in issues.items():
        shown = issue.disclosure == "anonymous"
        assert (f"述{number}".encode() in content) == shown
        assert (f"题{number}".encode() in content) == shown
    assert all(firm.name.encode() not in content for firm in ledger.enterprises.values())
    assert not list((tmp_path / "enterprises").glob("firm-*"))


def test_a_ledger_without_records_has_its_pages(tmp_path: Path, cache: Path) -> None:
    """On the first day every list says in words that nothing is there yet."""
    made(tmp_path, cache, publish(Ledger(synthetic.ledger(1).tables, {}, {}, {})))
    pages = {name: content for name, content in tree(tmp_path).items() if name.endswith(".html")}
    assert "尚无共性问题。".encode() in pages["themes/index.html"]
    invited = '还没有登记诉求。<a href="take-part/">怎样反映、查询、评价</a>'
    assert invited.encode() in pages["index.html"]
    assert not [name for name, content in pages.items() if b">None<" in content]


def test_lists_by_state_year_and_month_have_a_page_above_them(tmp_path: Path, cache: Path) -> None:
    """It leads to each list with how many issues are in it, and each list leads back to it."""
    made(tmp_path, cache, publish(synthetic.ledger(40)))
    for section in ("states", "years", "months"):
        page = (tmp_path / section / "index.html").read_text("utf-8")
        told = re.findall(
            rf'<a href="\.\./{section}/([^/"]+)/">.*?<small>共 (\d+) 件</small>', page
        )
        assert {each.name for each in (tmp_path / section).iterdir() if each.is_dir()} == {
            key for key, _ in told
        }
        for key, count in told:
            below = (tmp_path / section / key / "index.html").read_text("utf-8")
            assert '<a href="../../issues/" class="md-tabs__link" aria-current="true">' in below
            assert int(count) == below.count('<tr><td><a href="')
            assert f'<a href="../../{section}/">' in below


def test_only_a_ledger_that_says_what_sources_report_has_a_page_of_it(
    tmp_path: Path, cache: Path
) -> None:
    """The page shows the ledger's own setting; without it there is no page, and no link to one."""
    ledger = synthetic.ledger(3)
    made(tmp_path, cache, publish(ledger))
    assert not (tmp_path / "reported").exists()
    assert not [path for path, page in pages(tmp_path) if any("reported" in x for x in page.links)]
    points = (Reported("points", "50 个<b>"),)
    ledger.tables.settings = msgspec.structs.replace(ledger.tables.settings, reported=points)
    made(tmp_path, cache, publish(ledger))
    assert "50 个<b>" in dict(pages(tmp_path))["reported/index.html"].text
    assert '<a href="../reported/">' in (tmp_path / "figures/index.html").read_text("utf-8")


def test_hostile_text_shows_as_text(tmp_path: Path, cache: Path) -> None:
    """Markup in any field stands on the page as it was written, and adds no tag that could run."""
    calm, hostile = synthetic.ledger(25), synthetic.ledger(25, text=HOSTILE)
    made(tmp_path / "calm", cache, publish(calm))
    made(tmp_path / "hostile", cache, publish(hostile))
    scripts = {path: page.scripts for path, page in pages(tmp_path / "calm")}
    seen = 0
    for path, page in pages(tmp_path / "hostile"):
        assert (path, page.scripts) == (path, scripts[path])
        assert page.handlers == []
        assert not [link for link in page.links if "alert" in link or link == "x"]
        seen += any(HOSTILE in text for text in page.text)
    assert seen > 40


def test_hostile_titles_of_the_ledger_show_as_text(tmp_path: Path) -> None:
    """The ledger's own names pass through MkDocs as text too."""
    ledger = synthetic.ledger(3)
    title = '<b onclick="x">听见</b>&'
    settings = msgspec.structs.replace(ledger.tables.settings, title=title, place=title)
    ledger.tables.settings = settings
    made(tmp_path / "out", tmp_path / "cache", publish(ledger))
    for _, page in pages(tmp_path / "out"):
        assert page.handlers == []
        assert any(title in text for text in page.text)


def test_every_link_has_its_target(tmp_path: Path, cache: Path) -> None:
    """No page links to an address or an anchor that the site lacks, none to another site."""
    forge = Forge("gitea", "https://git.example/zs/ledger", "main")
    made(tmp_path, cache, publish(synthetic.ledger(240, forge=forge)))
    found = dict(pages(tmp_path))
    for path, page in found.items():
        for link in page.links:
            if link.startswith("https://git.example/zs/ledger/"):
                continue
            target, anchor = urldefrag(urljoin(f"https://site.example/{path}", link))
            assert target.startswith("https://site.example/"), (path, link)
            file = unquote(urlsplit(target).path).lstrip("/")
            file += "index.html" if not file or file.endswith("/") else ""
            assert (tmp_path / file).is_file() or (tmp_path / file / "index.html").is_file(), link
            if anchor:
                assert unquote(anchor) in found[file].ids, (path, link)


def test_ids_on_a_page_are_unique(tmp_path: Path, cache: Path) -> None:
    """No page has two elements of one id."""

    class Ids(Reader):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if name == "id":
                    assert value not in self.ids, value
            super().handle_starttag(tag, attrs)

    made(tmp_path, cache, publish(synthetic.ledger(30)))
    for path in tmp_path.rglob("*.html"):
        Ids(path.read_text("utf-8"))


def test_a_shell_is_slim(tmp_path: Path, cache: Path) -> None:
    """What every page carries beside its record stays under 8 kB."""
    made(tmp_path, cache, publish(synthetic.ledger(5)))
    page = next(iter((tmp_path / "issues").glob("ZS-*/index.html"))).read_text("utf-8")
    start, end = page.index('<header class="tj-head">'), page.rindex("</div></article>")
    assert len(page) - (end - start) < 8_000


def test_long_lists_are_parted(tmp_path: Path, cache: Path) -> None:
    """A list has a hundred issues a page, and every issue is on exactly one of them."""
    public = publish(synthetic.ledger(230))
    made(tmp_path, cache, public)
    parts = ["issues/index.html", "issues/page/2/index.html", "issues/page/3/index.html"]
    rows = [(tmp_path / part).read_text("utf-8").count("<tr><td><a href=") for part in parts]
    assert rows == [100, 100, 30]
    assert not (tmp_path / "issues/page/4").exists()
    listed = "".join((tmp_path / part).read_text("utf-8") for part in parts)
    assert all(listed.count(f"issues/{number}/") == 1 for number in public.issues)


def test_a_department_without_an_issue_has_its_page(tmp_path: Path, cache: Path) -> None:
    """A department that nothing was dispatched to says so."""
    made(tmp_path, cache, publish(synthetic.ledger(10)))
    assert "尚未承办任何诉求。" in (tmp_path / "departments/quiet/index.html").read_text("utf-8")
