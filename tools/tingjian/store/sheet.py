"""Spreadsheets, read strictly into rows of text.

Everything in a spreadsheet is hostile: how much is read is bounded before it is unpacked, a
document type (and with it every entity) is refused, nothing is evaluated, and what comes out is
tidy text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from tingjian.core.mapping import Row
from tingjian.errors import UserError
from tingjian.store.characters import refused, spell
from tingjian.store.workbook import opened

MEGABYTE = 1024 * 1024
SIZE = 32 * MEGABYTE  # of the file
UNPACKED = 64 * MEGABYTE  # of all parts of a workbook together
PARTS = 2_000
ROWS = 100_000
COLUMNS = 200
CELL = 100_000  # characters; a workbook's own limit is 32,767
LAST_ROW = 1_048_576  # of any workbook; a file that names a later one lies

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# How a workbook writes a character that XML cannot hold. Only control characters need it; what
# looks like another is somebody's text.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f])_")


class Sheet(NamedTuple):
    """One sheet: the file's name, its own, its rows; ``others`` are sheets that were not read."""

    file: str
    name: str
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()


def read(path: Path, name: str | None = None) -> Sheet:
    """Read the sheet of this name, or the first, of an .xlsx or .csv file.

    UserError: it is absent, of another kind, damaged, or beyond a bound.
    """
    file = tidy(path.name)[0][:200]
    try:
        with path.open("rb") as stream:
            source = stream.read(SIZE + 1)
    except OSError:
        raise UserError("sheet.absent", file=file) from None
    if len(source) > SIZE:
        raise UserError("sheet.size", file=file, limit=SIZE // MEGABYTE)
    if source.startswith(_ZIP):
        return _workbook(source, file, name)
    if source.startswith(_OLD) or path.suffix.lower() != ".csv":
        raise UserError("sheet.kind", file=file)
    return Sheet(file, file, _rows(_records(source, file), file))


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """A cell's text as a record may hold it, and the characters that had to go.

    Lines end in a newline, a tab becomes a space, white space around the text and at the ends of
    its lines goes; so does every character that the strict reader refuses, and only that is told.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    removed = []
    while offence := refused(text):
        character = text[offence[1]]
        removed.append(f"{spell(character)}×{text.count(character)}")
        text = text.replace(character, "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip(), tuple(removed)


def _rows(rows: Iterable[tuple[int, Sequence[str]]], file: str) -> tuple[Row, ...]:
    """The rows that are not blank, tidy and within bounds."""
    found: list[Row] = []
    for number, texts in rows:
        cells: list[str] = []
        removed: dict[int, tuple[str, ...]] = {}
        for place, text in enumerate(texts):
            if len(text) > CELL:
                raise UserError("sheet.cell", file=file, row=number, column=place + 1, limit=CELL)
            clean, gone = tidy(text)
            cells.append(clean)
            if gone:
                removed[place] = gone
        if not any(cells):
            continue
        while not cells[-1]:
            cells.pop()
        if len(cells) > COLUMNS:
            raise UserError("sheet.columns", file=file, row=number, limit=COLUMNS)
        if len(found) == ROWS:
            raise UserError("sheet.rows", file=file, limit=ROWS)
        found.append(Row(number, tuple(cells), removed))
    return tuple(found)


def _records(source: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file, with the line on which each begins."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = source.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UserError("sheet.encoding", file=file)
    limit = csv.field_size_limit(CELL + 1)  # of the whole process, so it is put back
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error:
        raise UserError("sheet.csv", file=file, row=line) from None
    finally:
        csv.field_size_limit(limit)


def _workbook(source: bytes, file: str, name: str | None) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            _bound(archive, file)
        return _sheet(source, file, name)
    except UserError:
        raise
    except Exception:  # noqa: BLE001 (a damaged workbook fails in ways that nobody has listed)
        raise UserError("sheet.broken", file=file) from None


def _bound(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse what would unpack to too much, and any part that declares a document type.

    The sizes may be believed: zipfile gives no more of a part than its entry says.
    """
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise UserError("sheet.size", file=file, limit=UNPACKED // MEGABYTE)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                _refuse_document_type(stream.read())


class _Begun(Exception):
    """The first element has begun; a document type can no longer come."""


def _refuse_document_type(xml: bytes) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    def begin(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    with suppress(_Begun):
        parser.Parse(xml, True)  # noqa: FBT003 (expat's own)


def _sheet(source: bytes, file: str, name: str | None) -> Sheet:
    with opened(source, file, name, COLUMNS + 1) as book:
        rows = _rows(_texts(book.rows), file)
    return Sheet(file, tidy(book.title)[0], rows, tuple(tidy(title)[0] for title in book.others))


def _texts(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise ValueError("a row past the last")
        if row.count(None) < len(row):
            yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell's value as people would type it."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
