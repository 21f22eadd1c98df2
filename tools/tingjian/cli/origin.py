"""Where an issue was found: what a visit saw, a session proposed or a campaign brought."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tingjian.cli.changing import Changing
from tingjian.core.field import Field
from tingjian.core.ledger import Tables
from tingjian.core.proceedings.session import Session
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Enterprise, Person
from tingjian.errors import UserError
from tingjian.store.cases import RecordDraft, open_record

LINKS = ("issue", "case")  # the field that says as which issue an element was registered
TITLE = 40  # characters of a text that serve as a title


class _Element(NamedTuple):
    """An element of a list that can become an issue: the list, its place there, the link."""

    field: Field
    place: int
    link: str
    value: Any


class Origin:
    """An element of another record, named as ``NUMBER/KEY``, that becomes an issue."""

    def __init__(self, root: Path, text: str) -> None:
        number, slash, key = text.partition("/")
        if not slash:
            raise UserError("from.form")
        self.root = root
        self.draft = open_record(root, number)
        self.number = str(getattr(self.draft.record, "id", ""))
        found = _find(self.draft, key)
        if found is None:
            raise UserError("from.none", number=self.number, element=key)
        if registered := getattr(found.value, found.link):
            raise UserError("from.twice", element=key, issue=registered)
        self.element = found

    @property
    def channel(self) -> str:
        """The channel through which it was heard."""
        match self.draft.record:
            case Visit(through="liaison"):
                return "point"
            case Session(kind="service_day"):
                return "service_day"
        return self.draft.kind.name

    def values(self) -> dict[str, Any]:
        """What is known already of the issue."""
        element, record = self.element.value, self.draft.record
        title = getattr(element, "title", None) or element.text.partition("\n")[0][:TITLE]
        made = {"title": title, "statement": element.text}
        if request := getattr(element, "request", None):
            made["request"] = request
        number = getattr(element, "enterprise", None) or getattr(record, "enterprise", None)
        firm = open_record(self.root, number).record if number else None
        if isinstance(firm, Enterprise):
            made |= {"enterprise": firm.id, "sector": firm.sector, "region": firm.region}
        return made

    def register(self, tables: Tables, person: Person, issue: str, day: date) -> str:
        """Say there which issue it became; the path of the file."""
        changing = Changing(self.root, tables, self.draft, person, day)
        field, place, link, _ = self.element
        changing.set((field.name, place, link), field.fields[link], issue)
        if "disposition" in field.fields:
            said = "disposition"
            changing.set((field.name, place, said), field.fields[said], "registered")
        changing.judged()
        return self.draft.save()

    def take_back(self) -> None:
        """Write the file as it was."""
        if self.draft.written != self.draft.original.encode():
            self.draft.text = self.draft.original
            self.draft.save()


def _find(draft: RecordDraft, key: str) -> _Element | None:
    """The element with this key, in a list whose elements can become issues."""
    for name, field in draft.kind.fields.items():
        link = next((each for each in LINKS if each in field.fields), None)
        if link is None or "id" not in field.fields:
            continue
        for place, each in enumerate(getattr(draft.record, name)):
            if each.id == key:
                return _Element(field, place, link, each)
    return None
