"""A mapping: which column of a spreadsheet is which field of an issue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from tingjian.errors import UserError

TEXTS = ("number", "title", "raised", "statement", "request", "answer", "answered")
CHOICES = ("channel", "disclosure", "class", "department", "sector", "region", "enterprise")
FIELDS = TEXTS + CHOICES
NEEDED = ("title", "raised", "statement")

HEADING_WITHIN = 10  # rows: many tables have a caption above their headings


class Row(NamedTuple):
    """One row as the sheet's reader gives it: its number there, and its cells, tidy.

    ``removed`` names, by column, the characters that no file may hold and that were left out.
    """

    number: int
    cells: tuple[str, ...]
    removed: Mapping[int, tuple[str, ...]]


class Column(NamedTuple):
    """Where a field stands: the column, from 0, and its heading."""

    place: int
    heading: str


class SheetMapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping file.

    ``columns`` lists, by field, the headings that its column may have; ``constants`` what holds
    for every row; ``dates`` the forms of a day, in ``Y``, ``M`` and ``D``; ``series`` tells apart
    tables that number their rows alike; ``sheet`` is the sheet to read, else the first.
    """

    columns: dict[str, tuple[str, ...]]
    constants: dict[str, str] = {}
    dates: tuple[str, ...] = ("Y/M/D", "Y-M-D", "Y.M.D", "Y年M月D日")
    series: str | None = None
    sheet: str | None = None


def refuse(mapping: SheetMapping) -> None:
    """Raise a UserError for an unknown field, a needed one that is nowhere, a form of no day."""
    for name in mapping.columns:
        if name not in FIELDS:
            raise UserError("mapping.field", name=name, known=", ".join(FIELDS))
    for name in mapping.constants:
        if name not in CHOICES:
            raise UserError("mapping.constant", name=name, known=", ".join(CHOICES))
    for form in mapping.dates:
        if sorted(re.findall("[A-Za-z]", form)) != ["D", "M", "Y"]:
            raise UserError("mapping.date", form=form)
    _refuse_gaps(mapping)


def _refuse_gaps(mapping: SheetMapping) -> None:
    for name in NEEDED:
        if not mapping.columns.get(name):
            raise UserError("mapping.needed", name=name)
    answers = "answer" in mapping.columns
    if answers != ("answered" in mapping.columns):
        raise UserError("mapping.answer")
    for name in ("channel", "disclosure", *(("department",) if answers else ())):
        if name not in mapping.columns and name not in mapping.constants:
            raise UserError("mapping.choice", name=name)


def headings(rows: Sequence[Row], mapping: SheetMapping) -> tuple[int, dict[str, Column]]:
    """Which of the rows has the headings, and each field's column.

    UserError: no row has all the headings that are needed, or one of them stands twice.
    """
    best: dict[str, Column] = {}
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        found = {
            name: column for name in mapping.columns if (column := _column(row, name, mapping))
        }
        if all(name in found for name in NEEDED):
            for column in found.values():
                if row.cells.count(column.heading) > 1:
                    raise UserError("sheet.heading-twice", row=row.number, heading=column.heading)
            return at, found
        best = max(best, found, key=len)
    missing = ("、".join(mapping.columns[name]) for name in NEEDED if name not in best)
    first = next((row.cells for row in rows if any(row.cells)), ())
    there = "、".join(cell[:20] for cell in first[:20] if cell) or "—"
    raise UserError("sheet.headings", missing="、".join(missing), found=there)


def _column(row: Row, name: str, mapping: SheetMapping) -> Column | None:
    for heading in mapping.columns[name]:
        if heading in row.cells:
            return Column(row.cells.index(heading), heading)
    return None


def day_pattern(form: str) -> re.Pattern[str]:
    """The pattern of days written in a form of ``dates``; an hour may follow the day."""
    # Without anything between them, only a fixed width tells month and day apart.
    digits = "{1,2}" if re.search("[^YMD]", form) else "{2}"
    # Years are those that a record's schema takes: what is typed as 1026 or 0226 is no day.
    year = "(?P<Y>(?:19|20|21)[0-9]{2})"
    parts = {"Y": year, "M": f"(?P<M>[0-9]{digits})", "D": f"(?P<D>[0-9]{digits})"}
    day = "".join(parts.get(character, re.escape(character)) for character in form)
    return re.compile(day + r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?")


def read_day(patterns: Sequence[re.Pattern[str]], text: str) -> date | None:
    """The day that the first fitting pattern reads; None where none does."""
    for pattern in patterns:
        if match := pattern.fullmatch(text):
            try:
                return date(int(match["Y"]), int(match["M"]), int(match["D"]))
            except ValueError:
                continue
    return None
