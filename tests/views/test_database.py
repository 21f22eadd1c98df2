"""The laws of Parquet: made of the CSV that is published, it has every text as people wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tingjian.views.columns import CodeRow, Rows
from tingjian.views.database import Database
from tingjian.views.downloads import downloads

texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n"), min_size=1
) | st.text("'=+-@＝ \n", min_size=1)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a place for one file."""
    return tmp_path_factory.mktemp("parquet") / "codes.parquet"


def published(names: list[str]) -> dict[str, bytes]:
    rows = tuple(CodeRow("departments", f"n{at}", name, None) for at, name in enumerate(names))
    return downloads(Rows(date(2026, 4, 1), (), (), (), (), codes=rows))


@settings(max_examples=30, deadline=None)
@example(["=1", "'=1", "''=1", "'a", "'", "-1", "\n=1"])
@given(st.lists(texts, max_size=8))
def test_texts_are_as_they_were(file: Path, names: list[str]) -> None:
    """Whatever guard CSV has before a text, Parquet has the text without it, and no text less."""
    with Database(published(names)) as database:
        file.write_bytes(database.parquet()["codes.parquet"])
    with duckdb.connect() as connection:
        found = connection.execute(
            "select name from read_parquet($path) order by file_row_number", {"path": str(file)}
        ).fetchall()
    assert [(name,) for name in names] == found


def test_the_same_bytes() -> None:
    """The same tables give the same bytes, in whatever folder they were made."""
    files = published(["甲", "=乙"])
    with Database(files) as one, Database(files) as two:
        assert one.parquet() == two.parquet()
