"""The other records of a work tree, as whatever judges one record asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tingjian.core.record import Issue, Record
from tingjian.store import files
from tingjian.store.git import LEDGER
from tingjian.store.merges import merged_in
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape


class Beside:
    """Answers for the records that have a file each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ledger = root / LEDGER

    def exists(self, kind: str, number: str) -> bool:
        """Whether there is such a record."""
        return self._place(kind, number).is_file()

    def find(self, kind: str, number: str) -> Record | None:
        """The record; None where there is none of good shape."""
        place = self._place(kind, number)
        if not place.is_file():
            return None
        records: list[Record] = shape(place.name, place.read_bytes(), record_kinds()[kind]).records
        return records[0] if records else None

    def merged(self, theme: str) -> Iterable[Issue]:
        """The issues with a step that merges them into this theme."""
        return merged_in(lambda: files.now(self._root))(theme)

    def _place(self, kind: str, number: str) -> Path:
        return self._ledger / record_kinds()[kind].path(number)
