"""The laws of downloads: they open safely in a spreadsheet, and load again as they were."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingjian.views.columns import Row, Rows
from tingjian.views.downloads import TABLES, columns, csv_bytes, downloads, jsonl_bytes, table_sql
from tingjian.words import figures as words


class Sample(Row, frozen=True):
    """A row of every type of value."""

    id: str
    text: str | None
    number: int | None
    day: date | None
    truth: bool | None


texts = st.none() | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n"), min_size=1
)
samples = st.lists(
    st.builds(
        Sample,
        id=st.just("A"),
        text=texts,
        number=st.none() | st.integers(0, 10_000),
        day=st.none() | st.dates(),
        truth=st.none() | st.booleans(),
    ),
    max_size=8,
)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@given(samples)
def test_cells(rows: list[Sample]) -> None:
    """No cell begins as a formula does; taking the guard off gives every text as it was."""
    header, *body = cells(csv_bytes(Sample, rows))
    assert ["id", "text", "number", "day", "truth"] == header
    assert len(rows) == len(body)
    for row, (_, text, number, day, truth) in zip(rows, body, strict=True):
        assert not re.match("[=+\\-@＝＋－＠\t\r\n]", text)
        given_text = row.text or ""
        assert text in (given_text, f"'{given_text}")
        assert [number, day] == [
            "" if each is None else str(each) for each in (row.number, row.day)
        ]
        assert {None: "", True: "true", False: "false"}[row.truth] == truth


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1"])
def test_formula(text: str) -> None:
    """A text that a spreadsheet would run gets an apostrophe in CSV, and is untouched in JSON."""
    row = Sample("A", text, None, None, None)
    assert f"'{text}" == cells(csv_bytes(Sample, [row]))[1][1]
    assert text == msgspec.json.decode(jsonl_bytes([row]))["text"]


def test_form() -> None:
    """CSV has a byte order mark, lines that end as in RFC 4180, and nothing for what is absent."""
    content = csv_bytes(Sample, [Sample("A", '专利,"预审"', None, date(2026, 3, 2), None)])
    assert (
        '\ufeffid,text,number,day,truth\r\nA,"专利,""预审""",,2026-03-02,\r\n'.encode() == content
    )


@given(samples)
def test_json_lines(rows: list[Sample]) -> None:
    """JSON lines give every row as it was."""
    assert rows == [
        msgspec.json.decode(line, type=Sample) for line in jsonl_bytes(rows).split(b"\n") if line
    ]


def test_empty_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tables without a row have their header, and load in the folder that they are in."""
    monkeypatch.chdir(tmp_path)
    files = downloads(Rows(date(2026, 4, 1), (), (), (), ()))
    expected = {f"{name}.{form}" for name in TABLES for form in ("csv", "jsonl")} | {"tables.sql"}
    assert expected == set(files)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as connection:
        connection.execute(files["tables.sql"].decode())
        for name, kind in TABLES.items():
            loaded = connection.execute(f"select * from {name}")  # noqa: S608  our own names
            assert list(columns(kind)) == [column[0] for column in loaded.description or ()]
        assert [(date(2026, 4, 1),)] == connection.execute("select day from as_of").fetchall()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@given(rows=samples)
def test_any_text_loads(folder: Path, rows: list[Sample]) -> None:
    """Whatever people typed, DuckDB reads every cell of the CSV as any other reader does."""
    (folder / "samples.csv").write_bytes(content := csv_bytes(Sample, rows))
    sql = table_sql("samples", Sample)
    with duckdb.connect() as connection:
        connection.execute("set file_search_path = $folder", {"folder": str(folder)})
        connection.execute(sql)
        found = connection.execute("select * from samples").fetchall()
    written = [text or None for _, text, *_ in cells(content)[1:]]
    assert [
        ("A", text, row.number, row.day, row.truth) for row, text in zip(rows, written, strict=True)
    ] == found


def test_names_need_no_quotes() -> None:
    """No column's name is a reserved word of SQL."""
    with duckdb.connect() as connection:
        for kind in TABLES.values():
            names = ", ".join(f"1 as {name}" for name in columns(kind))
            connection.execute(f"select {', '.join(columns(kind))} from (select {names})")  # noqa: S608


def test_every_column_is_described() -> None:
    """Every column of every table is described in both languages, and nothing else is."""
    described = {(table, name) for table, names in words.COLUMNS.items() for name in names}
    there = {(table, name) for table, kind in TABLES.items() for name in columns(kind)}
    assert set() == described - there
    assert set(TABLES) == set(words.TABLES) == set(words.COLUMNS)
    assert all(words.column(table, name) for table, name in there)
    assert set() == set(words.SHARED) - {name for _, name in there}
