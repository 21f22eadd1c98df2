"""``make``: a synthetic ledger in a new Git repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from tingjian import sources
from tingjian.core.workdays import Calendar, Workdays
from tingjian.demo import place
from tingjian.demo.cases import WANTED, Cases, Made
from tingjian.demo.days import Days
from tingjian.demo.history import History
from tingjian.demo.versions import kind, versions, whole
from tingjian.errors import UserError
from tingjian.store import layout, strict
from tingjian.store.git import LEDGER
from tingjian.store.schema import record_kinds
from tingjian.words import demo as words

ATTRIBUTES = "* text=auto eol=lf\n"


class Wish(NamedTuple):
    """What is asked for; ``flat``: one commit, no history."""

    issues: int
    seed: int
    as_of: date | None = None
    flat: bool = False


class Ledger(NamedTuple):
    """What was made."""

    issues: int
    themes: int
    day: date
    commits: int


def make(folder: Path, wish: Wish, told: Callable[[], object] = lambda: None) -> Ledger:
    """Make a ledger in a folder that is new or empty; ``told`` is called for every case made.

    UserError: the folder holds something, or Git refused.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError("init.full", folder=str(folder))
    texts = calendars()
    read = [msgspec.convert(strict.read(text.encode()), Calendar) for text in texts.values()]
    as_of = wish.as_of or date(max(calendar.year for calendar in read), 6, 30)
    days = Days(Workdays(read), as_of)
    cases = Cases(wish.seed, wish.issues, days)
    folder.mkdir(parents=True, exist_ok=True)
    with History(folder) as history:
        history.begin(_first(cases, texts), days[0], words.FIRST)
        if wish.flat:
            files = ((path, whole(made)) for path, made in _all(cases, told))
            history.whole(files, as_of, words.WHOLE.format(issues=wish.issues))
        else:
            for number, (path, made) in enumerate(_all(cases, told), -len(cases.themes)):
                for version in versions(made):
                    history.add(path, version)
                # Those that are wanted come first and are of any day; from then on days only rise.
                if number >= len(WANTED):
                    history.settle(made.case.raised)
    return Ledger(wish.issues, len(cases.themes), as_of, history.commits)


def _all(cases: Cases, told: Callable[[], object]) -> Iterator[tuple[str, Made]]:
    """Every theme and issue with its file's path."""
    for made in cases.themes:
        yield _path(made), made
    for number in range(cases.issues):
        made = cases.issue(number)
        yield _path(made), made
        told()


def _path(made: Made) -> str:
    return f"{LEDGER}/{record_kinds()[kind(made)].path(made.case.id)}"


def _first(cases: Cases, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The files that are there from the beginning."""
    yield "README.md", words.README
    yield ".gitattributes", ATTRIBUTES
    for name, text in texts.items():
        yield f"{LEDGER}/calendar/{name}", text
    for path, value in place.tables().items():
        yield f"{LEDGER}/{path}", layout.document(value)
    for enterprise in cases.enterprises:
        path = record_kinds()["enterprise"].path(enterprise["id"])
        yield f"{LEDGER}/{path}", layout.document(enterprise)


def calendars() -> dict[str, str]:
    """The sample ledger's calendars by file name; in the package they stand apart from it."""
    paths = sorted(sources.calendars().glob("*.yml"))
    return {path.name: path.read_text(encoding="utf-8") for path in paths}
