"""Workbooks (.xlsx) opened and written; the one module that knows openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from tingjian.errors import UserError
from tingjian.store.archive import pack, parts

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# A spreadsheet program that edits such a cell would run it, were it not told that it is text.
FORMULA = tuple("=+-@＝＋－＠\t\r\n'")
LONGEST = 32_767  # characters of a cell, by the format
PRINTED = 240  # characters that can still be read where they are fitted into the width of a page
DAY = "yyyy-mm-dd_)_)"  # and room for two brackets: what stands beside it is text
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zones; it is nobody's time)

Value = str | int | date | None


class Opened(NamedTuple):
    """One sheet of a workbook: its title, the titles of the others shown, its rows of values."""

    title: str
    others: tuple[str, ...]
    rows: Iterable[tuple[object, ...]]


class Column(NamedTuple):
    """A column's heading, and its width in characters of which a Han character takes two."""

    heading: str
    width: int


class Register(NamedTuple):
    """A sheet to write: a heading row that stays in sight, with filters, and the rows below it.

    ``held`` is how many columns stay in sight as well.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    held: int = 2


@contextmanager
def opened(source: bytes, file: str, name: str | None, columns: int) -> Iterator[Opened]:
    """Open the sheet of this name, or the first that is shown, up to so many columns.

    UserError: there is no sheet of this name. Nothing is evaluated.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        book = load_workbook(io.BytesIO(source), read_only=True, data_only=True, keep_links=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        if name is not None and name not in sheets:
            raise UserError("sheet.none", file=file, sheet=name, sheets="、".join(sheets))
        shown = [title for title, sheet in sheets.items() if sheet.sheet_state == "visible"]
        chosen = name or shown[0]
        sheet = sheets[chosen]
        sheet.reset_dimensions()  # it may declare fewer rows than it has
        others = tuple(title for title in shown if title != chosen)
        yield Opened(chosen, others, sheet.iter_rows(max_col=columns, values_only=True))


def written(registers: Sequence[Register]) -> bytes:
    """A workbook of these registers; the same registers are the same bytes."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    for register in registers:
        # One that is written row by row has all that is used here; its types do not say so.
        _fill(cast("Worksheet", book.create_sheet(register.title)), register)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = CREATED
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would set the time to now
    return pack(parts(stream.getvalue()))


def _fill(sheet: Worksheet, register: Register) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last, held = get_column_letter(len(register.columns)), get_column_letter(register.held)
    sheet.freeze_panes = f"{get_column_letter(register.held + 1)}2"
    sheet.auto_filter.ref = f"A1:{last}{len(register.rows) + 1}"
    for number, column in enumerate(register.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "8"  # A3
    sheet.print_title_rows, sheet.print_title_cols = "1:1", f"A:{held}"
    if sum(column.width for column in register.columns) <= PRINTED:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.append([_heading(sheet, column.heading) for column in register.columns])
    for row in register.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _heading(sheet: Worksheet, text: str) -> Cell:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = _text(sheet, text)
    cell.font = Font(bold=True, size=11)
    cell.fill = PatternFill("solid", fgColor="DDE7F0")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Worksheet, value: Value) -> Cell | int | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(sheet, value)
    if isinstance(value, int):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.value = value
    cell.number_format = DAY
    return cell


def _text(sheet: Worksheet, value: str) -> Cell:
    """A cell of text that stays text, whatever it begins with, when it is opened and edited."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")
    cell.data_type = "s"  # else "=1+1" would be a formula, "#N/A" an error
    if value.startswith(FORMULA):
        cell.quotePrefix = True
    return cell
