"""Feeds and calendars: read by other programs than made them, the same entries for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import feedparser
import icalendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests import synthetic
from tests.render.test_site import HOSTILE, Reader, tree

from tingjian.core.ledger import Ledger
from tingjian.core.publish import publish
from tingjian.core.record import Step
from tingjian.render.calendar import icalendar as written
from tingjian.render.site import build
from tingjian.views.calendar import Calendar, Due
from tingjian.views.feeds import LONGEST, urn

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
SITE = "https://site.example/"
NAMES = {"id", "title", "updated", "author", "links", "content"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one cache, so that MkDocs runs once."""
    return tmp_path_factory.mktemp("cache")


def made(out: Path, cache: Path, ledger: Ledger, day: date = synthetic.DAY) -> Path:
    build(publish(ledger), day, "0123abc", out, cache, search=False)
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Give the site of a ledger in which every state occurs."""
    return made(tmp_path_factory.mktemp("site"), cache, synthetic.ledger(150))


def feeds(site: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(site.rglob("*.atom")):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        yield path.relative_to(site).as_posix(), parsed


def entries(path: Path) -> dict[str, tuple[str, str]]:
    """The entries of a feed by id, in order: title and text."""
    found = feedparser.parse(path.read_bytes()).entries
    return {entry.id: (entry.title, entry.content[0].value) for entry in found}


def events(source: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(source).walk("VEVENT"))


def test_every_feed_is_valid(site: Path) -> None:
    """Each is Atom by the standard's own grammar, and has a name, an address and an author."""
    found = list(site.rglob("*.atom"))
    assert len(found) > 150
    for path in found:
        SCHEMA.assertValid(etree.parse(path))


def test_entries_are_newest_first_and_few(site: Path) -> None:
    """A feed is bounded, the newest first, and as new as its newest entry; ids are its own."""
    seen = 0
    for path, feed in feeds(site):
        days = [entry.updated for entry in feed.entries]
        assert sorted(days, reverse=True) == days, path
        assert len(days) <= LONGEST
        assert len({entry.id for entry in feed.entries} | {feed.feed.id}) == len(days) + 1
        assert all(name in entry for entry in feed.entries for name in NAMES), path
        assert not days or feed.feed.updated == days[0]
        assert all(day.endswith("T00:00:00+08:00") for day in days)
        seen += len(days)
    assert seen > 500


def test_every_link_of_a_feed_leads_to_its_page(site: Path) -> None:
    """Links lead to pages of this site, those of steps to the very step."""
    ids: dict[str, set[str]] = {}
    for path, feed in feeds(site):
        for entry in [feed.feed, *feed.entries]:
            for link in entry.links:
                target, anchor = urldefrag(urljoin(SITE + path, link.href))
                file = target.removeprefix(SITE)
                file += "index.html" if file.endswith("/") else ""
                assert (site / file).is_file(), (path, link.href)
                if anchor:
                    if file not in ids:
                        ids[file] = Reader((site / file).read_text("utf-8")).ids
                    assert anchor in ids[file], (path, link.href)


def test_pages_name_their_feeds(site: Path) -> None:
    """Every page names a feed in its head, the page of a case its own."""
    for path in sorted(site.rglob("*.html")):
        head = path.read_text("utf-8").partition("</head>")[0]
        assert head.count('type="application/atom+xml"') == 1, path
    for path in sorted((site / "issues").glob("ZS-*/index.html")):
        feed = f"feeds/issues/{path.parent.name}.atom"
        assert Reader(path.read_text("utf-8")).links.count(f"../../{feed}") == 2


def test_the_feed_of_all_has_the_newest_of_all(site: Path) -> None:
    """No feed of one issue has an entry that is newer than the last in the feed of all."""
    shared = feedparser.parse((site / "feeds/all.atom").read_bytes()).entries
    assert LONGEST == len(shared)
    known = {entry.id for entry in shared}
    for path, feed in feeds(site):
        if path.startswith(("feeds/issues/", "feeds/themes/")):
            missing = [entry for entry in feed.entries if entry.id not in known]
            assert not [each for each in missing if each.updated > shared[-1].updated], path


def test_a_step_is_the_same_entry_for_ever(tmp_path: Path, cache: Path) -> None:
    """On a later day, with later steps and under another title, earlier entries keep their ids."""
    ledger = synthetic.ledger(30)
    number = next(n for n, issue in ledger.issues.items() if len(issue.steps) > 2)
    file = f"feeds/issues/{number}.atom"
    before = entries(made(tmp_path / "one", cache, ledger, date(2026, 3, 1)) / file)
    issue = ledger.issues[number]
    step = Step("follow_up", synthetic.DAY, "zs", offices=("party",), text="再次督办")
    issues = dict(ledger.issues) | {
        number: msgspec.structs.replace(issue, title="改过的题目", steps=(*issue.steps, step))
    }
    ledger = Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes)
    after = entries(made(tmp_path / "two", cache, ledger) / file)
    assert before.items() <= after.items()
    assert "再次督办" in next(iter(after.values()))[1]


def test_calendars_are_read_by_another_program(site: Path) -> None:
    """Each parses; its events are whole days, named once, in order; each department has its own."""
    names = sorted(path.stem for path in (site / "calendar").glob("*.ics"))
    assert sorted([*synthetic.UNITS, "all"]) == names
    every = {str(event["UID"]) for event in events((site / "calendar/all.ics").read_bytes())}
    apart: list[str] = []
    for name in names:
        text = (site / f"calendar/{name}.ics").read_bytes()
        assert all(len(line) <= 75 for line in text.split(b"\r\n"))
        calendar = icalendar.Calendar.from_ical(text)
        assert ("2.0", "PUBLISH") == (calendar["VERSION"], calendar["METHOD"])
        for event in events(text):
            assert timedelta(1) == event["DTEND"].dt - event["DTSTART"].dt
            assert event["DTSTAMP"].dt.date() <= synthetic.DAY
        days = [event["DTSTART"].dt for event in events(text)]
        assert sorted(days) == days
        apart += [
            str(event["UID"])
            for event in events((site / f"calendar/{name}.ics").read_bytes())
            if name != "all"
        ]
    assert (every, len(every)) == (set(apart), len(apart))
    assert len(every) > 10


def test_an_answer_takes_its_event_away(tmp_path: Path, cache: Path) -> None:
    """An event stands for a reply that is owed: the reply ends it, and nothing else changes."""
    ledger = synthetic.ledger(40)
    made(tmp_path, cache, ledger)
    before = {
        str(event["UID"]): event for event in events((tmp_path / "calendar/all.ics").read_bytes())
    }
    issues = dict(ledger.issues)
    numbers = {uid: str(event["DESCRIPTION"]).split("\n")[0][3:] for uid, event in before.items()}
    at, number = next((uid, number) for uid, number in numbers.items() if number in issues)
    issue = issues[number]
    reply = Step("reply", synthetic.DAY, "clerk", outcome="solved", text="已办")
    threads = tuple(
        msgspec.structs.replace(each, steps=(*each.steps, reply)) for each in issue.assignments
    )
    issues[number] = msgspec.structs.replace(issue, assignments=threads)
    made(tmp_path, cache, Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes))
    after = {str(event["UID"]) for event in events((tmp_path / "calendar/all.ics").read_bytes())}
    assert at not in after
    assert after < set(before)


@given(
    text=st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n"),
        max_size=200,
    )
)
def test_any_text_passes_through_a_calendar(text: str) -> None:
    """Whatever a record may say is read back as it was said, folded, escaped, and no more."""
    due = Due(date(2026, 3, 4), urn("x"), date(2026, 3, 1), text, text, "issues/x/")
    source = written(Calendar("calendar/all.ics", text, [due]), SITE)
    (event,) = events(source)
    assert (text, text) == (str(event["SUMMARY"]), str(event["DESCRIPTION"]))
    assert f"{SITE}issues/x/" == str(event["URL"])
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"} == set(
        event
    )
    for line in source.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two


def test_hostile_text_is_text_in_feeds_and_calendars(tmp_path: Path, cache: Path) -> None:
    """Markup in any field is read back as text, and adds no element and no event."""
    calm = made(tmp_path / "calm", cache, synthetic.ledger(25))
    hostile = made(tmp_path / "hostile", cache, synthetic.ledger(25, text=HOSTILE))
    names = set()
    for path in sorted(hostile.rglob("*.atom")):
        root = etree.parse(path)
        names |= {element.tag.rpartition("}")[2] for element in root.iter()}
        SCHEMA.assertValid(root)
    assert {"feed", "id", "title", "updated", "link", "entry", "author", "name", "content"} == names
    texts = "".join(etree.parse(path).xpath("string()") for path in hostile.rglob("*.atom"))
    assert HOSTILE in texts
    for path in sorted(calm.rglob("*.ics")):
        other = hostile / path.relative_to(calm)
        assert len(events(path.read_bytes())) == len(events(other.read_bytes()))
    summaries = [
        str(event["SUMMARY"]) for event in events((hostile / "calendar/all.ics").read_bytes())
    ]
    assert any(HOSTILE in summary for summary in summaries)


def test_feeds_are_kept_when_nothing_changed(tmp_path: Path, cache: Path) -> None:
    """With one issue changed, the feeds of the others are not written again."""
    ledger = synthetic.ledger(40)
    made(tmp_path, cache, ledger)
    before = tree(tmp_path)
    number, issue = next(found for found in ledger.issues.items() if found[1].disclosure == "named")
    issues = dict(ledger.issues) | {number: msgspec.structs.replace(issue, title="改过的题目")}
    made(tmp_path, cache, Ledger(ledger.tables, ledger.enterprises, issues, ledger.themes))
    after = tree(tmp_path)
    changed = {path for path in after if before.get(path) != after[path]}
    single = {path for path in changed if path.startswith(("feeds/issues/", "feeds/themes/"))}
    assert {f"feeds/issues/{number}.atom"} == single
