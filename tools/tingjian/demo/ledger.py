"""``make``: a synthetic ledger in a new Git repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from tingjian import sources
from tingjian.core.workdays import Calendar, Workdays
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.cases import Cases
from tingjian.demo.days import Days
from tingjian.demo.history import History
from tingjian.demo.made import Made
from tingjian.demo.proceedings import BEHIND, everything
from tingjian.demo.versions import Version, kind, path, versions, whole
from tingjian.errors import UserError
from tingjian.store import layout, strict
from tingjian.store.git import LEDGER
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

    UserError: the folder holds something or cannot be made, or Git refused.
    """
    _claim(folder)
    texts = calendars()
    read = [msgspec.convert(strict.read(text.encode()), Calendar) for text in texts.values()]
    as_of = wish.as_of or date(max(calendar.year for calendar in read), 6, 30)
    days = Days(Workdays(read), as_of)
    cases = Cases(wish.seed, wish.issues, days)
    with History(folder) as history:
        history.begin(_first(cases, texts), days[0], words.FIRST)
        if wish.flat:
            files = ((_place(each), whole(each)) for each in everything(cases, told))
            history.whole(files, as_of, words.WHOLE.format(issues=wish.issues))
        else:
            for each in everything(cases, told):
                for version in _new(each):
                    history.add(_place(each), version)
                if isinstance(each, Made) and each.ordered:
                    history.settle(days[max(0, each.start - BEHIND)])
    return Ledger(wish.issues, len(cases.themes), as_of, history.commits)


def _claim(folder: Path) -> None:
    """Make the folder, or take it if it is empty."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError("init.full", folder=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file.unwritable", file=str(folder), why=error.strerror) from None


def _new(each: Made | Account) -> Iterator[Version]:
    """The versions of a file but for what is there from the beginning."""
    made = versions(each)
    return islice(made, 1, None) if kind(each) == "enterprise" else made


def _place(each: Made | Account) -> str:
    return f"{LEDGER}/{path(each)}"


def _first(cases: Cases, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The files that are there from the beginning."""
    yield "README.md", words.README
    yield ".gitattributes", ATTRIBUTES
    for name, text in texts.items():
        yield f"{LEDGER}/calendar/{name}", text
    for name, value in place.tables(cases.days[0]).items():
        yield f"{LEDGER}/{name}", layout.document(value)
    for account in cases.enterprises.accounts:
        yield _place(account), next(versions(account)).text


def calendars() -> dict[str, str]:
    """The sample ledger's calendars by file name; in the package they stand apart from it."""
    paths = sorted(sources.calendars().glob("*.yml"))
    return {path.name: path.read_text(encoding="utf-8") for path in paths}
