"""A spreadsheet's row becomes an issue, or says why it cannot."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tingjian.core import identity, personal
from tingjian.core.ledger import Tables
from tingjian.core.mapping import NEEDED, Column, Row, SheetMapping, day_pattern, headings, read_day
from tingjian.core.record import Assignment, Imported, Issue, Source, Step
from tingjian.errors import UserError
from tingjian.words import Language, fill
from tingjian.words.intake import RECKONED

# Characters, as the issue's schema has them.
TITLE, TEXT, REQUEST, KEY = 120, 100_000, 20_000, 120

PUBLIC = ("title", "statement", "request", "answer")  # the texts that the public will read

# What a spreadsheet writes where a formula failed.
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"})

Fate = Literal["taken", "known", "refused"]


class Said(NamedTuple):
    """Something to tell about a row: a sentence of ``words.intake``, the column, the facts."""

    key: str
    heading: str
    facts: Mapping[str, str]


class Result(NamedTuple):
    """What became of one row: the issue that was or had been made of it, and what is to be said."""

    row: int
    key: str
    fate: Fate
    id: str | None = None
    said: tuple[Said, ...] = ()
    issue: Issue | None = None


class Report(NamedTuple):
    """What became of a table: a result a row; the headings of the columns that were left out."""

    results: tuple[Result, ...]
    left_out: tuple[str, ...]


class Desk(NamedTuple):
    """What a row is taken against.

    ``names`` is what ``names()`` gives; ``known`` the issues imported before, by ``imported.row``;
    ``used`` the ids that are taken; ``file`` the spreadsheet's name; ``by`` the account that
    imports; ``today`` the day on which it does.
    """

    tables: Tables
    names: Mapping[str, Mapping[str, str]]
    known: Mapping[str, Issue]
    used: Container[str]
    file: str
    by: str
    today: date


def take(rows: Sequence[Row], mapping: SheetMapping, desk: Desk) -> Report:
    """Make issues of the rows of one table.

    A row is taken whole or not at all: a letter taken without its answer would count as known the
    next time, and its answer would never be taken. UserError: the table's headings are not what
    the mapping expects, or the ledger lacks what the mapping names for every row.
    """
    at, columns = headings(rows, mapping)
    for name, text in mapping.constants.items():
        if name == "department" and "answer" not in columns:
            continue  # nobody answered, so no department is needed
        if text not in desk.names[name]:
            raise UserError(f"mapping.unknown-{name}", text=text)
    clerk = _Clerk(mapping, columns, desk)
    results = tuple(clerk.result(row) for row in rows[at + 1 :] if any(row.cells))
    used = {column.place for column in columns.values()}
    left_out = (cell for place, cell in enumerate(rows[at].cells) if cell and place not in used)
    return Report(results, tuple(left_out))


class _Refusal(Exception):
    """A row cannot be taken; what is to be said of it."""

    def __init__(self, key: str, heading: str = "", **facts: str) -> None:
        super().__init__(key)
        self.said = Said(key, heading, facts)


class _Clerk:
    """Takes the rows of one table in turn, and remembers what it has seen."""

    def __init__(self, mapping: SheetMapping, columns: Mapping[str, Column], desk: Desk) -> None:
        self.mapping = mapping
        self.columns = columns
        self.desk = desk
        self.days = [day_pattern(form) for form in mapping.dates]
        self.seen: dict[str, int] = {}
        self.made: set[str] = set()

    def result(self, row: Row) -> Result:
        """What becomes of one row."""
        key = self._key(row)
        try:
            self._check_key(row, key)
            raised = self._day(row, "raised")
            if known := self.desk.known.get(key):
                return self._known(row, key, raised, known)
            issue = self._issue(row, key, raised)
        except _Refusal as refusal:
            return Result(row.number, key, "refused", said=(refusal.said,))
        self.made.add(issue.id)
        return Result(row.number, key, "taken", issue.id, tuple(self._remarks(row)), issue)

    def _key(self, row: Row) -> str:
        """What the row is known by for good: its number; without that, a digest of what it says.

        Of what will be public, that is: with a digest of more, masked numbers could be tried out.
        """
        if "number" in self.columns:
            key = self._cell(row, "number")
        else:
            said = personal.mask("\0".join(self._cell(row, name) for name in NEEDED))
            key = hashlib.sha256(said.encode()).hexdigest()[:16]
        return f"{self.mapping.series} {key}" if self.mapping.series and key else key

    def _check_key(self, row: Row, key: str) -> None:
        heading = self._heading("number")
        if not key:
            raise _Refusal("cell.empty", heading)
        if len(key) > KEY:
            raise _Refusal("text.long", heading, limit=str(KEY), length=str(len(key)))
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            raise _Refusal("number.twice" if heading else "row.twice", heading, first=str(first))

    def _known(self, row: Row, key: str, raised: date, known: Issue) -> Result:
        """A row imported before: its record stands on its own now, whatever the table says."""
        if known.raised != raised:
            facts = {"id": known.id, "raised": str(known.raised)}
            raise _Refusal("number.other", self._heading("number"), **facts)
        said: tuple[Said, ...] = ()
        if self._cell(row, "answer") and not known.assignments:
            said = (Said("answer.late", self._heading("answer"), {}),)
        return Result(row.number, key, "known", known.id, said)

    def _issue(self, row: Row, key: str, raised: date) -> Issue:
        title, statement = self._title(row), self._public(row, "statement", TEXT)
        if len(title) > TITLE:
            # Nothing is lost: the whole title stands above the text.
            title, statement = title[: TITLE - 1] + "…", f"{title}\n\n{statement}"
            if len(statement) > TEXT:
                facts = {"limit": str(TEXT), "length": str(len(statement))}
                raise _Refusal("text.long", self._heading("statement"), **facts)
        limit = self._choice(row, "class") or self.desk.tables.settings.classes[0].id
        return Issue(
            id=self._id(key, raised),
            title=title,
            enterprise=self._choice(row, "enterprise"),
            sector=self._choice(row, "sector"),
            region=self._choice(row, "region"),
            class_=limit,
            source=Source(self._needed(row, "channel")),
            raised=raised,
            disclosure=self._needed(row, "disclosure"),
            statement=statement,
            request=self._public(row, "request", REQUEST) if self._cell(row, "request") else None,
            imported=Imported(self.desk.file, key),
            steps=(Step(kind="accept", on=raised, by=self.desk.by),),
            assignments=self._answer(row, raised, limit),
        )

    def _answer(self, row: Row, raised: date, limit: str) -> tuple[Assignment, ...]:
        """The thread of the department that answered, if anybody did.

        The table does not say when the letter was dispatched, nor until when it was to be
        answered: it counts as dispatched on its own day, with the limit of its class, and says so.
        """
        if not self._cell(row, "answer") and not self._cell(row, "answered"):
            return ()
        text, answered = self._public(row, "answer", TEXT), self._day(row, "answered")
        if answered < raised:
            facts = {"raised": str(raised), "answered": str(answered)}
            raise _Refusal("answer.early", self._heading("answered"), **facts)
        tables = self.desk.tables
        department = tables.departments[self._needed(row, "department")]
        days = tables.classes[limit].lead_days
        language: Language = "en" if tables.settings.languages[0] == "en" else "zh"
        dispatch = Step(
            kind="dispatch",
            on=raised,
            by=self.desk.by,
            as_="lead",
            due=tables.workdays.after(raised, days).end,
            head=department.head,
            text=fill(RECKONED, language, days=days),
        )
        reply = Step(kind="reply", on=answered, by=self.desk.by, text=text)
        return (Assignment(department.id, (dispatch, reply)),)

    def _id(self, key: str, raised: date) -> str:
        """An id that the same row gets in every ledger and on every branch, unless it is taken."""
        attempt = 0
        while True:
            digest = hashlib.sha256(f"{key}\0{attempt}".encode()).digest()
            entropy = int.from_bytes(digest[:4], "big") >> (32 - identity.ENTROPY_BITS)
            number = identity.make(self.desk.tables.settings.prefix, raised, entropy)
            if number not in self.made and number not in self.desk.used:
                return number
            attempt += 1

    def _title(self, row: Row) -> str:
        """The title on one line."""
        return personal.mask(_on_one_line(self._text(row, "title", TEXT)))

    def _public(self, row: Row, name: str, limit: int) -> str:
        """A text that the public will read: the numbers of persons in it are masked."""
        return personal.mask(self._text(row, name, limit))

    def _text(self, row: Row, name: str, limit: int) -> str:
        text, heading = self._cell(row, name), self._heading(name)
        if not text:
            raise _Refusal("cell.empty", heading)
        if text in ERRORS:
            raise _Refusal("cell.error", heading, text=text)
        if len(text) > limit:
            raise _Refusal("text.long", heading, limit=str(limit), length=str(len(text)))
        return text

    def _day(self, row: Row, name: str) -> date:
        text, heading = self._text(row, name, TEXT), self._heading(name)
        day = read_day(self.days, text)
        if day is None:
            facts = {"text": text[:40], "forms": "、".join(self.mapping.dates)}
            raise _Refusal("day.unreadable", heading, **facts)
        if day > self.desk.today:
            raise _Refusal("day.future", heading, day=str(day), today=str(self.desk.today))
        return day

    def _choice(self, row: Row, name: str) -> str | None:
        """The id of what the row names, or else of what holds for every row, if either does."""
        text = self._cell(row, name) or self.mapping.constants.get(name)
        if not text:
            return None
        number = self.desk.names[name].get(text)
        if number is None:
            raise _Refusal(f"unknown.{name}", self._heading(name), text=text[:40])
        return number

    def _needed(self, row: Row, name: str) -> str:
        number = self._choice(row, name)
        if number is None:
            raise _Refusal("cell.empty", self._heading(name))
        return number

    def _cell(self, row: Row, name: str) -> str:
        column = self.columns.get(name)
        return row.cells[column.place] if column and column.place < len(row.cells) else ""

    def _heading(self, name: str) -> str:
        column = self.columns.get(name)
        return column.heading if column else ""

    def _remarks(self, row: Row) -> Iterator[Said]:
        """What was changed in a row that was taken."""
        if len(self._title(row)) > TITLE:
            yield Said("title.cut", self._heading("title"), {"limit": str(TITLE)})
        for name in PUBLIC:
            text = self._cell(row, name)
            if masked := len(personal.find(_on_one_line(text) if name == "title" else text)):
                yield Said("text.masked", self._heading(name), {"number": str(masked)})
        for column in sorted(self.columns.values()):
            if removed := row.removed.get(column.place):
                yield Said("text.removed", column.heading, {"characters": "、".join(removed)})


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def names(
    tables: Tables,
    enterprises: Iterable[tuple[str, str]],
    labels: Mapping[str, Mapping[str, Sequence[str]]],
) -> dict[str, dict[str, str]]:
    """For every choice, its ids by what people call them; a name that two share stands for neither.

    ``enterprises`` are ids with names; ``labels`` gives, by field, what each value is called.
    """
    called: dict[str, list[tuple[str, Sequence[str | None]]]] = {
        "department": [(each.id, (each.name, each.short)) for each in tables.departments.values()],
        "class": [(each.id, (each.name,)) for each in tables.settings.classes],
        "sector": [(each.id, (each.name,)) for each in tables.sectors.values()],
        "region": [(each.id, (each.name,)) for each in tables.regions.values()],
        "enterprise": [(number, (name,)) for number, name in enterprises],
        **{field: list(choices.items()) for field, choices in labels.items()},
    }
    return {field: _by_name(choices) for field, choices in called.items()}


def _by_name(choices: Sequence[tuple[str, Sequence[str | None]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for number, called in choices:
        for name in filter(None, called):
            if found.setdefault(name, number) != number:
                shared.add(name)
    unshared = {name: number for name, number in found.items() if name not in shared}
    return unshared | {number: number for number, _ in choices}
