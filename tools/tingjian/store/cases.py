"""One record on disk: found by its number, edited, written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from tingjian.core import identity
from tingjian.core.field import kind_of
from tingjian.core.finding import FieldPath, Finding
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Record, Step
from tingjian.errors import UserError
from tingjian.store import git, writer
from tingjian.store.near import alike
from tingjian.store.place import direct
from tingjian.store.schema import record_kinds
from tingjian.store.shape import numbered, shape
from tingjian.store.strict import Value
from tingjian.store.unreadable import Unreadable


class Misshapen(UserError):
    """A record whose file has, or after an edit would have, these findings of shape."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__("case.shape", file=first.file, line=first.line, what=first.rule)
        self.findings = findings


class RecordDraft:
    """A record as its file says it, with edits that are not written yet."""

    def __init__(self, root: Path, path: str, source: bytes) -> None:
        self.root = root
        self.path = path
        kind = kind_of(path, record_kinds())
        if kind is None:
            raise ValueError(path)
        self.kind = kind
        self.record = self._read(source)
        self.text = self.original = source.decode()
        self.written = source

    def _read(self, source: bytes) -> Record:
        shaped = shape(self.path, source, self.kind)
        if shaped.findings:
            raise Misshapen(shaped.findings)
        record: Record = shaped.records[0]
        return record

    def set(self, path: FieldPath, value: Value) -> None:
        """Set a field's value."""
        self._become(writer.replace(self.text, path, value))

    def append(self, path: FieldPath, value: Value) -> None:
        """Put an element at the end of a list."""
        self._become(writer.append(self.text, path, value))

    def _become(self, text: str) -> None:
        self.text = text
        self.record = self._read(text.encode())

    def save(self) -> str:
        """Write the file; its path below the root. UserError: somebody else has written it."""
        place = f"{git.LEDGER}/{self.path}"
        # Whoever was asked questions may have taken an hour to answer.
        if not (self.root / place).is_file() or (self.root / place).read_bytes() != self.written:
            raise UserError("case.changed", path=place)
        write(self.root / place, self.text)
        self.written = self.text.encode()
        return place


class Draft(RecordDraft):
    """An issue or a theme, to which steps are added."""

    @property
    def case(self) -> Case:
        """The issue or theme."""
        return cast("Case", self.record)

    def take(self, step: Step, department: str | None) -> None:
        """Put a step at the end of a thread: the office's (None) or a department's.

        A department without a thread gets one, on top of the others, so that what is dispatched
        and what is answered at the same time touch different lines.
        """
        value = _plain(step)
        threads = [assignment.department for assignment in self.case.assignments]
        if department is None:
            self.append(("steps",), value)
        elif department in threads:
            self.append(("assignments", threads.index(department), "steps"), value)
        else:
            thread: Value = {"department": department, "steps": [value]}
            self._become(writer.insert(self.text, ("assignments",), 0, thread))


def typed(text: str) -> str:
    """The number that somebody typed. UserError: it is none, or mistyped."""
    number = identity.normalize(text)
    wrong = identity.fault(number)
    if wrong in ("form", "day"):
        raise UserError("case.form", number=text)
    if wrong:
        raise UserError("case.check", number=number)
    return number


def open_case(root: Path, text: str) -> Draft:
    """The issue or theme of this number. UserError: no such number, or the file has findings."""
    number = identity.normalize(text)
    if identity.fault(number) == "check" and (near := alike(root, number)):
        raise UserError("case.check-near", number=number, near="  ".join(near))
    number = typed(text)
    found = _find(root, ("issue", "theme"), number)
    if found is None:
        raise _absent(root, number)
    return Draft(root, *found)


def open_record(root: Path, text: str) -> RecordDraft:
    """The record of this number, an enterprise by its id, or the plan of a year. UserError too."""
    number = identity.normalize(text)
    if identity.fault(number) is None:
        numbers = [name for name, kind in record_kinds().items() if numbered(kind)]
        if found := _find(root, numbers, number):
            case = found[0].startswith(("issues/", "themes/"))
            return (Draft if case else RecordDraft)(root, *found)
    elif identity.fault(number) != "check" and identity.is_slug(text):
        return _draft(root, "enterprise", text)
    elif re.fullmatch("[0-9]{4}", text):
        return _draft(root, "plan", text)
    return open_case(root, text)  # which says what is wrong with the number


def _draft(root: Path, kind: str, text: str) -> RecordDraft:
    found = _find(root, (kind,), text)
    if found is None:
        raise _absent(root, text)
    return RecordDraft(root, *found)


def find_record(root: Path, tables: Tables, text: str) -> tuple[str, Record]:
    """The record of any kind with this number or id, and its kind. UserError: there is none."""
    if identity.is_slug(text) and not _find(root, ("enterprise",), text):
        for kind, table in tables.listed.items():
            if text in table and kind in record_kinds():
                return kind, table[text]
    draft = open_record(root, text)
    return draft.kind.name, draft.record


def _absent(root: Path, text: str) -> UserError:
    """There is no such record; which numbers are near."""
    if near := alike(root, text):
        return UserError("case.absent-near", number=text, near="  ".join(near))
    return UserError("case.absent", number=text)


def _find(root: Path, kinds: Sequence[str], number: str) -> tuple[str, bytes] | None:
    """The path below ``ledger/`` and the bytes of the record of this id, of one of these kinds."""
    for name in kinds:
        path = record_kinds()[name].path(number)
        place = direct(root, path)
        if place.is_file():
            try:
                return path, place.read_bytes()
            except OSError as error:
                raise UserError("file.unreadable", file=path, why=error.strerror) from None
    return None


def create(root: Path, kind: str, record: Record) -> str:
    """Write a new record's file; its path below the root. UserError: there is one already."""
    identifier: str = record.id  # type: ignore[attr-defined]
    path = record_kinds()[kind].path(identifier)
    place = f"{git.LEDGER}/{path}"
    if direct(root, path).exists():
        raise UserError("record.exists", path=place)
    write(root / place, writer.write(in_order(record, kind)))
    return place


def in_order(record: Record, kind: str) -> Any:
    """A record as plain values, its fields in the order of its schema."""
    value = _plain(record)
    order = list(record_kinds()[kind].fields)
    return {name: value[name] for name in sorted(value, key=order.index)}


def _plain(record: Record) -> Any:
    """A record as plain values: days as text, what has its default left out."""
    try:
        return msgspec.json.decode(msgspec.json.encode(record))
    except UnicodeEncodeError as error:  # a word of the command line that was not UTF-8
        byte = ord(error.object[error.start]) & 0xFF
        raise Unreadable("yaml.utf8", 1, 1, {"byte": f"0x{byte:02X}"}) from None


def write(place: Path, text: str) -> None:
    """Replace a file of text whole, or leave it as it was."""
    replace(place, text.encode())


def replace(place: Path, content: bytes) -> None:
    """Replace a file whole, or leave it as it was."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            mode = place.stat().st_mode & 0o777 if place.exists() else 0o644
            Path(name).chmod(mode)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink()
            raise
    except OSError as error:
        raise UserError("file.unwritable", file=str(place), why=error.strerror) from None
