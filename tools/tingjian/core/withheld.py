"""What may not name a withheld issue: any record beside it, for that would tell what it is about.

An issue whose content is withheld is counted by others, never named. Where a record names it, the
number gives way to ``WITHHELD``; where a text does, however it is typed there, to ``MASK``. Which
theme it was merged into is told by neither of them: the issue keeps the days and departments of
that theme's answer, and the theme from when until when it had one issue more. These are the same
days, by which somebody may guess which theme it was where few are alike: the figures need them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeVar

import msgspec

from tingjian.core.identity import normalize
from tingjian.core.record import Case, Issue, Record
from tingjian.core.thread import Office, take_office

AnyRecord = TypeVar("AnyRecord", bound=Record)

WITHHELD = "withheld"
MASK = "×××"


class Masking:
    """Takes the numbers of withheld issues out of other records."""

    def __init__(self, numbers: Collection[str]) -> None:
        self._numbers = frozenset(numbers)
        prefixes = "|".join(sorted({number.partition("-")[0] for number in numbers}))
        # As people type numbers. Nothing optional stands first: every record is looked through.
        self._typed = re.compile(
            f'(?:{prefixes})[^0-9A-Z"]?[0-9ILO]{{8}}[^0-9A-Z"]?[0-9A-Z]{{5}}',
            re.IGNORECASE | re.ASCII,
        )

    def __call__(self, record: AnyRecord) -> AnyRecord:
        """The record without them."""
        if not self._numbers:
            return record
        said = msgspec.json.encode(record).decode()
        masked = self._typed.sub(self._instead, said)
        return record if masked == said else msgspec.json.decode(masked, type=type(record))

    def _instead(self, found: re.Match[str]) -> str:
        if normalize(found[0]) not in self._numbers:
            return found[0]
        around = found.string[found.start() - 1] + found.string[found.end()]
        return WITHHELD if around == '""' else MASK  # of JSON: in quotes is a value


class Spell(Record, frozen=True):
    """From which day on an issue was merged into a theme, and before which day it ended."""

    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it was merged at the end of a day."""
        return self.since <= day and not (self.until and self.until <= day)


class Merging(Spell, frozen=True, kw_only=True):
    """The same with the theme, of which there are days and departments alone."""

    theme: Case


def spells(issue: Issue) -> Iterator[tuple[str, Spell]]:
    """Each theme that an issue was merged into, and when."""
    office, since = Office(), issue.raised
    for step in issue.steps:
        before = office.into
        if not take_office(office, step) or office.into == before:
            continue
        if before:
            yield before, Spell(since, step.on)
        since = step.on
    if office.into:
        yield office.into, Spell(since)
