"""Changing one record that takes no step: refused with the reason, or written whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tingjian.cli.context import language, several
from tingjian.cli.output import note
from tingjian.cli.taking import branch_name, reason
from tingjian.core.change import KEYS
from tingjian.core.conditions import Fault
from tingjian.core.field import Field
from tingjian.core.finding import FieldPath, Finding, spell
from tingjian.core.judge import across, judge
from tingjian.core.ledger import Tables
from tingjian.core.record import Person, Record
from tingjian.core.then import ends
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.beside import Beside
from tingjian.store.cases import Misshapen, RecordDraft
from tingjian.store.kinds import key
from tingjian.store.strict import Value
from tingjian.store.unreadable import Unreadable
from tingjian.words import LANGUAGES

ELEMENT = 3  # parts of a path: a list, a place in it, a field of the element there


class Changing:
    """A draft of one record, a person, a day; its changes are judged together, then written.

    What an element says of its end gets the day, unless another is said.
    """

    def __init__(
        self, root: Path, tables: Tables, draft: RecordDraft, person: Person, day: date
    ) -> None:
        self.root = root
        self.tables = tables
        self.draft = draft
        self.person = person
        self.day = day
        self.said: list[str] = []
        self.known = {fault.key for fault in faults(root, tables, draft.record)}

    def append(self, name: str, element: Mapping[str, Value]) -> None:
        """Put an element at the end of a list that grows."""
        field = self.draft.kind.fields[name]
        self._allowed(field)
        order = list(field.fields)
        own = ends(type(self.draft.record), name).items()
        element = {day: str(self.day) for end, day in own if end in element} | dict(element)
        ordered = {each: element[each] for each in sorted(element, key=order.index)}
        self._change(field, partial(self.draft.append, (name,), ordered))

    def set(self, path: FieldPath, field: Field, value: Value) -> None:
        """Set a field that may be corrected."""
        self._allowed(field)
        self._change(field, partial(self.draft.set, path, value))
        if len(path) == ELEMENT:
            name, place, end = str(path[0]), int(path[1]), str(path[2])
            day = ends(type(self.draft.record), name).get(end)
            if day and getattr(getattr(self.draft.record, name)[place], day) is None:
                self.draft.set((name, place, day), str(self.day))

    def _allowed(self, field: Field) -> None:
        if self.person.role not in field.by:
            title = field.title[LANGUAGES.index(language())]
            raise UserError("change.role", login=self.person.login, field=title)

    def _change(self, field: Field, edit: Callable[[], None]) -> None:
        try:
            edit()
        except Misshapen as error:
            _refuse(error.findings)
        except Unreadable as error:
            facts = tuple(error.facts.items())
            _refuse([Finding(self.draft.path, 0, error.rule, "", facts)])
        self.said.append(field.title[LANGUAGES.index(language())])

    def judged(self) -> None:
        """Refuse what the changes broke, whatever order they came in."""
        found = faults(self.root, self.tables, self.draft.record)
        _refuse([as_finding(fault) for fault in found if fault.key not in self.known])

    def finish(self, what: str, why: str, *, commit: bool, also: Sequence[str]) -> None:
        """Write the file and commit if asked; ``also`` are files written for the same reason."""
        self.judged()
        draft, number = self.draft, key(self.draft.record)
        branch = branch_name(number, what, self.person, self.day)
        if commit and git.has_branch(self.root, branch):
            raise UserError("git.branch", branch=branch)
        original = draft.original
        path = draft.save()
        said = several(dict.fromkeys(self.said))
        if commit:
            subject = f"{number}：{said}" + (f"\n\n{why}" if why else "")
            try:
                made = git.commit(self.root, branch, [*also, path], subject + "\n")
            except UserError:
                draft.text = original
                draft.save()
                raise
            note("step.committed", branch=branch, commit=made[:10])
        note("change.done", path=path, said=said)


def _refuse(findings: Sequence[Finding]) -> None:
    if findings:
        reasons = "\n".join(dict.fromkeys(reason(each, each.field) for each in findings))
        raise UserError("change.refused", reasons=reasons)


def faults(root: Path, tables: Tables, record: Record) -> list[Fault]:
    """All that is wrong with a record beside the others of the work tree."""
    beside = Beside(root)
    return judge(record, tables, beside.exists) + across(record, beside.find)


def as_finding(fault: Fault) -> Finding:
    """A fault as it is told."""
    return Finding("", 0, fault.rule, spell(fault.path), tuple(fault.facts.items()))


def value_of(field: Field, words: Sequence[str]) -> Value:
    """What words of a command line say as a field's value; its schema judges the rest."""
    if field.type == "array":
        return list(words)
    last = words[-1]
    if field.type == "integer" and re.fullmatch("-?[0-9]{1,15}", last):
        return int(last)
    if field.type == "boolean" and last in ("true", "false"):
        return last == "true"
    return last


def pairs(words: Sequence[str]) -> dict[str, list[str]]:
    """``name=value`` words by name; a name that stands twice makes a list. UserError: no pair."""
    made: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value:
            raise UserError("correct.nothing")
        made.setdefault(name, []).append(value)
    return made


def locate(draft: RecordDraft, text: str) -> tuple[FieldPath, Field]:
    """The place that ``suggestions.s1.reason`` means, and its field. UserError: there is none.

    An element is named by its key, or where elements have none by its place, from 1.
    """
    fields: Mapping[str, Field] = draft.kind.fields
    at: Any = draft.record
    path: list[str | int] = []
    field: Field | None = None
    parts = text.split(".")
    while parts:
        name = parts.pop(0)
        if name not in fields:
            known = _editable(fields) or _editable(draft.kind.fields)
            raise UserError("correct.field", field=text, fields=several(known))
        field = fields[name]
        path.append(name)
        at = getattr(at, {"class": "class_"}.get(name, name), None)
        if field.type == "array" and field.fields and parts:
            key = parts.pop(0)
            place = _place(field, at, key)
            if place is None:
                raise UserError("change.element", name=name, element=key)
            path.append(place)
            at = at[place]
        fields = field.fields
    if field is None or field.write != "edit":
        raise UserError("correct.field", field=text, fields=several(_editable(draft.kind.fields)))
    return tuple(path), field


def _place(field: Field, elements: Sequence[Any], key: str) -> int | None:
    known_by = next((each for each in KEYS if each in field.fields), None)
    if known_by:
        keys = [getattr(each, known_by) for each in elements]
        return keys.index(key) if key in keys else None
    number = int(key) if re.fullmatch("[0-9]{1,6}", key) else 0
    return number - 1 if 1 <= number <= len(elements) else None


def _editable(fields: Mapping[str, Field]) -> list[str]:
    """The names of the fields that may be corrected, and of the lists whose elements have such."""
    return [
        name
        for name, field in fields.items()
        if field.write == "edit" or any(each.write == "edit" for each in field.fields.values())
    ]


def missing(name: str, field: Field, options: Sequence[str] = ()) -> UserError:
    """That a field was not said: what it is called, and what may be said, where that is known."""
    title, choices = field.title[LANGUAGES.index(language())], options or list(field.labels)
    if choices:
        return UserError("missing.choice", name=name, title=title, choices=several(choices))
    return UserError("missing.field", name=name, title=title)
