"""What every command asks first: which ledger, which language, who acts, what day it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tingjian.errors import UserError
from tingjian.store import git
from tingjian.words import Language, usage

if TYPE_CHECKING:  # most commands need no record, or not yet
    from tingjian.core.ledger import Tables
    from tingjian.core.record import Person

Command = TypeVar("Command", bound=Callable[..., Any])


def language() -> Language:
    """Chinese, unless ``TINGJIAN_LANG`` says ``en``."""
    return "en" if os.environ.get("TINGJIAN_LANG", "").lower().startswith("en") else "zh"


def placeholder(text: str) -> str:
    """What stands for a value in a usage line, such as ``[ID]``, in the user's language."""
    return usage.placeholder(text, language())


class Day(click.ParamType[date]):
    """A day as it is written in records: 2026-03-02."""

    name = placeholder("DAY")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the day, or fail with a sentence."""
        if isinstance(value, date):
            return value
        if day := read_day(str(value)):
            return day
        from tingjian.words.cli import say

        return self.fail(say("day", language(), value=value), param, ctx)


DAY = Day()
YEARS = range(1900, 2200)  # as the schemas have it: reckoning from the year 9999 would leave time


def read_day(text: str) -> date | None:
    """The day that a text says, None where it says none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == len("2026-03-02") and day.year in YEARS else None


def coloured() -> bool:
    """Whether a terminal may be given colours: not with ``NO_COLOR``, nor one that has none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def several(words: Iterable[str]) -> str:
    """Some words as a list within a sentence."""
    return (", " if language() == "en" else "、").join(words)


def in_turn(sentences: Iterable[str]) -> str:
    """Some sentences as one."""
    return ("; " if language() == "en" else "；").join(sentences)


def root_option(command: Command) -> Command:
    """Give a command ``--root``."""
    from tingjian.words.cli import say

    option = click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=say("option.root", language()),
    )
    return option(command)


def actor_option(command: Command) -> Command:
    """Give a command ``--as``."""
    from tingjian.words.cli import say

    option = click.option("--as", "login", metavar="LOGIN", help=say("option.as", language()))
    return option(command)


def find_root(root: Path | None) -> Path:
    """The folder that holds ``ledger/ledger.yml``: the one given, or the nearest one upwards."""
    start = (root or Path.cwd()).resolve()
    for folder in [start] if root else [start, *start.parents]:
        if (folder / git.LEDGER / "ledger.yml").is_file():
            if (folder / git.LEDGER).is_symlink():
                raise UserError("ledger.link", path=str(folder / git.LEDGER))
            return folder
    raise UserError("ledger.absent", folder=str(start))


def today(tables: Tables) -> date:
    """The day it is where the ledger is kept; ``TINGJIAN_TODAY`` may say another, for trials.

    Only the command line reads the clock; everything below it is told the day.
    """
    said = os.environ.get("TINGJIAN_TODAY")
    if said:
        if day := read_day(said):
            return day
        raise UserError("day", value=said)
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(tables.settings.time_zone)).date()


def actor(root: Path, tables: Tables, login: str | None) -> Person:
    """Who acts: by ``--as``, by ``TINGJIAN_ACTOR``, or by the e-mail address that Git knows."""
    login = login or os.environ.get("TINGJIAN_ACTOR")
    people = tables.people_on(today(tables))
    if login:
        if login not in people:
            raise UserError(
                "actor.left" if login in tables.people else "actor.unknown", login=login
            )
        return people[login]
    email = git.email(root)
    known = [person for person in people.values() if email and person.email == email]
    if len(known) != 1:
        raise UserError("actor.unsaid", email=email or "—")
    return known[0]
