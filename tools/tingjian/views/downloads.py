"""The bytes in which rows are published, and the SQL that loads them again."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import get_args

import msgspec

from tingjian.views.columns import (
    BenefitRow,
    CodeRow,
    IssueRow,
    Row,
    Rows,
    SessionRow,
    StepRow,
    SuggestionRow,
    ThemeRow,
    ThreadRow,
)
from tingjian.words.figures import TABLES_SQL

TABLES: dict[str, type[Row]] = {
    "issues": IssueRow,
    "themes": ThemeRow,
    "threads": ThreadRow,
    "steps": StepRow,
    "sessions": SessionRow,
    "suggestions": SuggestionRow,
    "benefits": BenefitRow,
    "codes": CodeRow,
}

_TYPES = {str: "VARCHAR", int: "INTEGER", bool: "BOOLEAN", date: "DATE"}

# Spreadsheet programs run a cell that begins so as a formula; some take the full-width signs too.
# Apostrophes before it count, so that whoever takes one off again has the text as it was.
FORMULA = "'*[=+@＝＋－＠\t\r\n-]"
_FORMULA = re.compile(FORMULA)

_QUOTED = re.compile('[",\\r\\n]')

# The byte order mark tells spreadsheet programs that the text is UTF-8; DuckDB passes over it.
_MARK = "\ufeff"


def downloads(rows: Rows) -> dict[str, bytes]:
    """All files by name: each table as CSV and as JSON lines, and ``tables.sql``."""
    files = {}
    for name, kind in TABLES.items():
        table: Sequence[Row] = getattr(rows, name)
        files[f"{name}.csv"] = csv_bytes(kind, table)
        files[f"{name}.jsonl"] = jsonl_bytes(table)
    files["tables.sql"] = tables_sql(rows.day).encode()
    return files


def columns(kind: type[Row]) -> dict[str, type]:
    """Name a table's columns in order, each with the type of its values."""
    return {field.encode_name: _plain(field.type) for field in msgspec.structs.fields(kind)}


def optional(kind: type[Row]) -> frozenset[str]:
    """The columns of a table that may have nothing to say; a text may be empty too."""
    fields = msgspec.structs.fields(kind)
    return frozenset(
        field.encode_name
        for field in fields
        if isinstance(field.type, types.UnionType) or field.name == "title"
    )


def csv_bytes(kind: type[Row], rows: Sequence[Row]) -> bytes:
    """Write rows as CSV (RFC 4180) that is safe to open in a spreadsheet.

    Text that would be run as a formula gets an apostrophe before it; JSON lines have it as it is.
    """
    # By columns, since few values differ in most of them: each is written once.
    table = (map(attrgetter(name), rows) for name in kind.__struct_fields__)
    body = zip(*(map(_Cells().__getitem__, column) for column in table), strict=True)
    lines = [",".join(columns(kind)), *map(",".join, body), ""]
    return (_MARK + "\r\n".join(lines)).encode()


def jsonl_bytes(rows: Iterable[Row]) -> bytes:
    """Write rows as JSON lines: one object a row."""
    return msgspec.json.Encoder().encode_lines(rows)


def tables_sql(day: date) -> str:
    """Say in SQL what and where the tables are, what day it is, what rates and times are."""
    text = [
        *(f"-- {line}" for line in TABLES_SQL),
    ]
    text += [table_sql(name, kind) for name, kind in TABLES.items()]
    text.append(f"create or replace table as_of as select date '{day}' as day;")
    text.append(
        "create or replace macro rate(n, d) as {numerator: n, denominator: d,\n"
        "  percent: round(100.0 * n / nullif(d, 0), 1), few: d < 5};\n"
        "create or replace macro time_taken(days) as {median_days: round(median(days), 1),\n"
        "  ninetieth_days: round(quantile_cont(days, 0.9), 1), median_of: count(days),\n"
        "  few: count(days) < 5};\n"
    )
    return "\n".join(text)


def table_sql(name: str, kind: type[Row]) -> str:
    """Say in SQL how one table is loaded, every column with its type, so that none is guessed."""
    typed = ",\n".join(f"    '{column}': '{_TYPES[of]}'" for column, of in columns(kind).items())
    return (
        f"create or replace table {name} as from read_csv('{name}.csv', header = true,\n"
        f"  auto_detect = false, columns = {{\n{typed}\n}});"
    )


def _plain(annotation: type | types.UnionType) -> type:
    """Take ``date`` of ``date | None``."""
    if isinstance(annotation, types.UnionType):
        plain: type = get_args(annotation)[0]
        return plain
    return annotation


class _Cells(dict[object, str]):
    """What each value of a column is written as."""

    def __missing__(self, value: object) -> str:
        self[value] = written = _cell(value)
        return written


def guarded(text: str) -> str:
    """A text with an apostrophe before it, where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: object) -> str:
    """Write one value; what is absent becomes an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = guarded(str(value))
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
