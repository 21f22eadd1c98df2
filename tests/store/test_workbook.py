"""The laws of writing workbooks: what goes in as text stays text, and the bytes stay the same."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tingjian.store import archive, workbook
from tingjian.store.characters import refused
from tingjian.store.sheet import read
from tingjian.store.workbook import DAY, FORMULA, LONGEST, Column, Register, Value, written

TEXTS = st.text(max_size=40).filter(lambda text: refused(text) is None)
STARTS = st.sampled_from(["=", "+", "-", "@", "=1+1", "#N/A", "'", "＝", "1e5", "2026-03-02"])
COLUMNS = (Column("编号", 20), Column("日期", 12), Column("件数", 8))


def opened(*rows: tuple[Value, ...]) -> Worksheet:
    """A register of these rows, written and read again by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(written([Register("台账", COLUMNS, rows)])))
    sheet = book["台账"]
    assert isinstance(sheet, Worksheet)
    return sheet


@given(st.tuples(STARTS | st.just(""), TEXTS).map("".join).filter(bool))
def test_text_stays_text(text: str) -> None:
    """Whatever a text begins with, it is text; what a program would run is marked as quoted."""
    cell = opened((text,))["A2"]
    assert (text, "s") == (cell.value, cell.data_type)
    assert text.startswith(FORMULA) == bool(cell.quotePrefix)


def test_values() -> None:
    """Days are days, numbers numbers, what is absent is an empty cell."""
    sheet = opened(("甲", date(2026, 3, 2), 3), (None, None, 0), ("", None, None))
    cell = sheet["B2"]
    assert (datetime.fromisoformat("2026-03-02"), True, DAY) == (
        cell.value,
        cell.is_date,
        cell.number_format,
    )
    assert (3, 0) == (sheet["C2"].value, sheet["C3"].value)
    assert [None, None, None] == [sheet[name].value for name in ("A3", "B3", "A4")]


def test_in_sight() -> None:
    """Headings and the first columns stay in sight, and every column has a filter."""
    sheet = opened(("甲", None, 1), ("乙", None, 2))
    assert ("C2", "A1:C3") == (sheet.freeze_panes, sheet.auto_filter.ref)
    assert ["编号", "日期", "件数"] == [cell.value for cell in sheet[1]]
    assert [20, 12, 8] == [sheet.column_dimensions[name].width for name in "ABC"]


def test_too_long() -> None:
    """A text beyond what a cell may hold is cut, and shows that it was."""
    value = opened(("长" * (LONGEST + 1),))["A2"].value
    assert (LONGEST, "长…") == (len(str(value)), str(value)[-2:])


def test_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same registers are the same bytes at any hour: no time of writing, and no writer."""
    register = Register("台账", COLUMNS, [("甲", date(2026, 3, 2), 3)])
    first = written([register])
    times = archive.parts(first)["docProps/core.xml"].decode()
    assert times.count(workbook.CREATED.isoformat()) == 2
    assert "openpyxl" not in times
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert first == written([register])


def test_read_again(tmp_path: Path) -> None:
    """What is written can be imported again."""
    (tmp_path / "a.xlsx").write_bytes(written([Register("台账", COLUMNS, [("=1+1", None, 3)])]))
    found = read(tmp_path / "a.xlsx")
    assert [("编号", "日期", "件数"), ("=1+1", "", "3")] == [row.cells for row in found.rows]
