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
from tingjian.core.field import Kind, kind_of
from tingjian.core.finding import FieldPath, Finding
from tingjian.core.record import Case, Record, Step
from tingjian.errors import UserError
from tingjian.store import git, writer
from tingjian.store.kinds import key, numbered
from tingjian.store.numbers import alike
from tingjian.store.place import direct
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape
from tingjian.store.strict import Value
from tingjian.store.unreadable import Unreadable


class Misshapen(UserError):
    """A record whose file has, or after an edit would have, these findings of shape."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__("case.shape", file=first.file, line=first.line, what=first.rule)
        self.findings = findings


class RecordDraft:
    """A record as its file says it, with edits that are not written yet.

    ``at`` is its place in a file that lists its kind, None where it has a file of its own.
    """

    def __init__(self, root: Path, path: str, source: bytes, at: int | None = None) -> None:
        self.root = root
        self.path = path
        self.at = at
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
        record: Record = shaped.records[self.at or 0]
        return record

    def set(self, path: FieldPath, value: Value) -> None:
        """Set a field's value."""
        self._become(writer.replace(self.text, self._within(path), value))

    def append(self, path: FieldPath, value: Value) -> None:
        """Put an element at the end of a list."""
        self._become(writer.append(self.text, self._within(path), value))

    def _within(self, path: FieldPath) -> FieldPath:
        return path if self.at is None else (self.at, *path)

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
    """The record of this number or id, or the plan of a year. UserError: there is none."""
    number = identity.normalize(text)
    if identity.fault(number) is None:
        numbers = [name for name, kind in record_kinds().items() if numbered(kind)]
        if found := _find(root, numbers, number):
            case = found[0].startswith(("issues/", "themes/"))
            return (Draft if case else RecordDraft)(root, *found)
    elif identity.fault(number) != "check":
        if re.fullmatch("[0-9]{4}", text):
            return _draft(root, "plan", text)
        if listed := _listed(root, text):
            return listed
        if identity.is_slug(text):
            return _draft(root, "enterprise", text)
    return open_case(root, text)  # which says what is wrong with the number


def _draft(root: Path, kind: str, text: str) -> RecordDraft:
    found = _find(root, (kind,), text)
    if found is None:
        raise _absent(root, text)
    return RecordDraft(root, *found)


def _listed(root: Path, text: str) -> RecordDraft | None:
    """The record with this id in a file that lists its kind; an enterprise comes before it."""
    if _find(root, ("enterprise",), text):
        return None
    for kind in record_kinds().values():
        if kind.listed and (found := _find(root, (kind.name,), text)):
            ids = [key(each) for each in shape(*found, kind).records]
            if text in ids:
                return RecordDraft(root, *found, ids.index(text))
    return None


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
    described, identifier = record_kinds()[kind], key(record)
    path = described.path(identifier)
    place = f"{git.LEDGER}/{path}"
    value = in_order(record, kind)
    if described.listed:
        _enlist(root / place, described, identifier, value)
        return place
    if direct(root, path).exists():
        raise UserError("record.exists", path=place)
    write(root / place, writer.write(value))
    return place


def _enlist(place: Path, kind: Kind, identifier: str, value: Value) -> None:
    """Put a record at the end of the file that lists its kind."""
    source = place.read_bytes() if place.is_file() else b""
    if not source.strip():
        write(place, writer.write([value]))
        return
    if identifier in [key(each) for each in shape(place.name, source, kind).records]:
        raise UserError("record.exists", path=f"{place.name}: {identifier}")
    write(place, writer.append(source.decode(), (), value))


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
