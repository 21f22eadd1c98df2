"""The laws of reading spreadsheets, which are hostile."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingjian.core.mapping import Row
from tingjian.errors import UserError
from tingjian.store import sheet
from tingjian.store.characters import refused
from tingjian.store.sheet import read, tidy
from tingjian.words.intake import ERRORS


def book(path: Path, *rows: list[Any], title: str = "Sheet1") -> Path:
    made = openpyxl.Workbook()
    made.worksheets[0].title = title
    for row in rows:
        made.worksheets[0].append(row)
    made.save(path)
    return path


def repacked(path: Path, part: str, change: Any) -> Path:
    """The same workbook with the bytes of one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read(path).rows]


def error(path: Path, name: str | None = None) -> str:
    with pytest.raises(UserError) as raised:
        read(path, name)
    for sentence in ERRORS[raised.value.key]:
        assert sentence.format(**raised.value.facts)
    return raised.value.key


SHEET = "xl/worksheets/sheet1.xml"


def test_values_are_text(tmp_path: Path) -> None:
    """Every value comes out as the text that people see, trailing blanks left out."""
    day = datetime(2019, 4, 25, 9, 32, 9)  # noqa: DTZ001 (a spreadsheet's days have no zone)
    path = book(tmp_path / "a.xlsx", [2549, 2.0, 0.5, day, "字", None, None], [None, "尾"])
    assert [("2549", "2", "0.5", "2019-04-25 09:32:09", "字"), ("", "尾")] == cells(path)


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """A row is numbered as the spreadsheet numbers it; blank rows are left out."""
    path = book(tmp_path / "a.xlsx", ["a"], [], [" \t\u3000"], ["b"])
    assert [Row(1, ("a",), {}), Row(4, ("b",), {})] == list(read(path).rows)


def test_white_space_around_goes(tmp_path: Path) -> None:
    """White space around a text goes; inside, lines stay lines and a tab becomes a space."""
    text = "\n\t\t\n\u3000\u3000一、\t第一_x000D_\n\u3000\u3000二\r\n\n三\u00a0\n\t\t"
    assert [("一、 第一\n\u3000\u3000二\n\n三",)] == cells(book(tmp_path / "a.xlsx", [text]))


def test_invisible_characters_are_told(tmp_path: Path) -> None:
    """Characters that no record may hold are left out, and counted by name and column."""
    (row,) = read(book(tmp_path / "a.xlsx", ["好", "\u200b坏\u200b\u202e"])).rows
    assert Row(1, ("好", "坏"), {1: ("U+200B×2", "U+202E×1")}) == row


@given(st.text())
def test_tidy_text_is_readable(text: str) -> None:
    """Tidy text holds nothing that the strict reader refuses, and is tidy for good."""
    clean, _ = tidy(text)
    assert refused(clean) is None
    assert (clean, ()) == tidy(clean)


@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_visible_text_is_kept(text: str) -> None:
    """Nothing that can be seen is lost or altered."""
    visible = "".join(character for character in text if not refused(character))
    assert visible == tidy(text)[0]


def test_formulas_are_not_evaluated(tmp_path: Path) -> None:
    """A formula is never run: without a value that was kept, its cell is empty."""
    path = book(tmp_path / "a.xlsx", ["a", '=HYPERLINK("http://example.org","b")', "c"])
    assert [("a", "", "c")] == cells(path)


def test_first_sheet_or_the_one_named(tmp_path: Path) -> None:
    """The first sheet that is shown is read, or the one that is named; the others are told."""
    made = openpyxl.Workbook()
    made.worksheets[0].title = "甲"
    made.worksheets[0].append(["a"])
    made.create_sheet("乙").append(["b"])
    made.save(tmp_path / "a.xlsx")
    first, second = read(tmp_path / "a.xlsx"), read(tmp_path / "a.xlsx", "乙")
    assert ("甲", ("乙",), ("a",)) == (first.name, first.others, first.rows[0].cells)
    assert ("乙", ("甲",), ("b",)) == (second.name, second.others, second.rows[0].cells)
    assert "sheet.none" == error(tmp_path / "a.xlsx", "丙")


@pytest.mark.parametrize("text", ["甲,乙\n", '甲,"乙\n'])
def test_reading_leaves_the_bound_of_csv_alone(tmp_path: Path, text: str) -> None:
    """How long a cell may be is a bound of the whole process: a table read sets it back, bad or good."""
    before = csv.field_size_limit()
    path = tmp_path / "letters.csv"
    path.write_text(text, encoding="utf-8")
    with suppress(UserError):
        read(path)
    assert before == csv.field_size_limit()


def test_declared_size_is_not_believed(tmp_path: Path) -> None:
    """Rows and columns beyond the size that a sheet declares are read too."""
    path = book(tmp_path / "a.xlsx", ["a", "b"], ["c", "d"])
    repacked(
        path, SHEET, lambda xml: xml.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"')
    )
    assert [("a", "b"), ("c", "d")] == cells(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    """CSV is read in the encodings that spreadsheets write; lines may break inside quotes."""
    path = tmp_path / "a.CSV"
    path.write_bytes('编号,详情\r\n1,"一\r\n二"\r\n\r\n2,"说""好"""\r\n'.encode(encoding))
    rows = [(row.number, row.cells) for row in read(path).rows]
    assert [(1, ("编号", "详情")), (2, ("1", "一\n二")), (5, ("2", '说"好"'))] == rows


@pytest.mark.parametrize(
    ("name", "source", "key"),
    [
        ("a.csv", b"\x81\xff", "sheet.encoding"),
        ("a.csv", b'a\n"b"c\n', "sheet.csv"),
        ("a.csv", b'"a', "sheet.csv"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet.kind"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet.kind"),
        ("a.txt", b"a,b\n", "sheet.kind"),
        ("a.xlsx", b"PK\x03\x04 and no more", "sheet.broken"),
        ("a.xlsx", b"", "sheet.kind"),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, source: bytes, key: str) -> None:
    """What is no table, or a damaged one, is refused with a word on what to do."""
    (tmp_path / name).write_bytes(source)
    assert key == error(tmp_path / name)


def test_absent_file(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is said to be absent."""
    assert "sheet.absent" == error(tmp_path / "a.xlsx")
    assert "sheet.absent" == error(tmp_path)


ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("declaration", [ENTITY, BILLION])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"])
def test_entities_are_refused(tmp_path: Path, declaration: bytes, encoding: str, part: str) -> None:
    """A part that declares a document type is refused, in whatever encoding it hides."""

    def declare(xml: bytes) -> bytes:
        text = xml.decode().partition("?>")[2] if xml.startswith(b"<?xml") else xml.decode()
        return (declaration.decode() + text).encode(encoding)

    assert "sheet.broken" == error(repacked(book(tmp_path / "a.xlsx", ["a"]), part, declare))


def test_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that would unpack to too much is refused before it is unpacked."""
    path = book(tmp_path / "a.xlsx", ["a"])
    stream = io.BytesIO(b" " * (sheet.UNPACKED + 1))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", stream.getvalue())
    assert path.stat().st_size < sheet.SIZE
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    assert "sheet.size" == error(path)


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a table, a row or a cell beyond its bound is refused, and said to be so."""
    for name, key in (("ROWS", "sheet.rows"), ("COLUMNS", "sheet.columns"), ("CELL", "sheet.cell")):
        with monkeypatch.context() as bounds:
            bounds.setattr(sheet, name, 3)
            row = {"ROWS": ["字"], "COLUMNS": ["字", "", "", "字"], "CELL": ["一二三四"]}[name]
            assert key == error(book(tmp_path / "a.xlsx", row, row, row, row))
    with monkeypatch.context() as bounds:
        bounds.setattr(sheet, "SIZE", 100)
        assert "sheet.size" == error(book(tmp_path / "a.xlsx", ["a"]))


def test_row_past_the_last(tmp_path: Path) -> None:
    """A sheet that names a row past the last of any workbook is refused, not counted up to."""
    path = book(tmp_path / "a.xlsx", ["a"])
    repacked(path, SHEET, lambda xml: xml.replace(b'<row r="1"', b'<row r="99999999999"'))
    assert "sheet.broken" == error(path)


@given(st.binary(max_size=60), st.integers(0, 20_000))
def test_damaged_workbooks(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    """Whatever is done to a workbook's bytes, it is read or refused, and nothing else happens."""
    folder = tmp_path_factory.mktemp("damaged")
    source = bytearray(book(folder / "a.xlsx", ["编号", "详情"], ["1", "一"]).read_bytes())
    at %= len(source)
    source[at : at + len(noise)] = noise
    (folder / "b.xlsx").write_bytes(source)
    with suppress(UserError):
        read(folder / "b.xlsx")
