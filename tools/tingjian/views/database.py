"""DuckDB: the tables loaded from the very bytes that are published, asked in SQL, or as Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tingjian.views.downloads import FORMULA, TABLES, columns

_GUARDED = f"^'{FORMULA}"
_WRITTEN = frozenset({"title", "name", "name_en"})  # the columns that could be guarded at all


class Database:
    """The tables of ``downloads()``, for as long as it is entered."""

    def __init__(self, published: Mapping[str, bytes]) -> None:
        import duckdb

        # Nothing is fetched while a site is built, and a figure does not depend on who computes it.
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": 1,  # faster than two, for tables of this size
        }
        self._published = published
        self._temporary = TemporaryDirectory()
        self._folder = Path(self._temporary.name)
        self._connection = duckdb.connect(config=config)

    def __enter__(self) -> Self:
        for name, content in self._published.items():
            if name.endswith(".csv"):
                (self._folder / name).write_bytes(content)
        # Said in full, for a name alone would be looked for in the working directory first.
        within = "read_csv(" + _quoted(f"{self._folder}/").removesuffix("'")
        loading = self._published["tables.sql"].decode().replace("read_csv('", within)
        self._connection.execute(loading)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._temporary.cleanup()

    def answer(self, sql: str) -> list[dict[str, object]]:
        """Run one question; its rows, by column."""
        answer = self._connection.execute(sql)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def parquet(self) -> dict[str, bytes]:
        """Every table as a Parquet file, its texts as they were before CSV guarded them."""
        return {f"{name}.parquet": self._parquet(name) for name in TABLES}

    def _parquet(self, name: str) -> bytes:
        path = self._folder / f"{name}.parquet"
        chosen = ", ".join(_plain(column) for column in columns(TABLES[name]))
        self._connection.execute(
            f"copy (select {chosen} from {name})"  # noqa: S608 -- our own names
            f" to {_quoted(str(path))} (format parquet, compression zstd)"
        )
        return path.read_bytes()


def _plain(column: str) -> str:
    """A column; what people write as it was before CSV guarded it."""
    if column not in _WRITTEN:
        return column
    return f"if(regexp_matches({column}, {_quoted(_GUARDED)}), {column}[2:], {column}) as {column}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
