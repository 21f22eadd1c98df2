"""The numbers and ids of the records that a ledger has, and those like one that it has not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from tingjian.core.identity import is_slug
from tingjian.store import git
from tingjian.store.schema import record_kinds
from tingjian.store.tables import is_table

SERIAL = 5  # the last characters of a number, which tell those of a day apart
LIKE = 0.75


def numbers(root: Path) -> Iterator[str]:
    """The number or id of every record with a file of its own, by the name of its file."""
    for kind in record_kinds().values():
        if not is_table(kind):
            for _, folders, files in os.walk(root / git.LEDGER / kind.folder):
                folders.sort()
                yield from (name[:-4] for name in sorted(files) if name.endswith(".yml"))


def alike(root: Path, text: str) -> list[str]:
    """Up to three that somebody may have meant: most like it, of the same day or serial."""
    if is_slug(text):
        near = [each for each in numbers(root) if is_slug(each)]
    else:
        head, tail = text[:-SERIAL], text[-SERIAL:]
        near = [each for each in numbers(root) if each.startswith(head) or each.endswith(tail)]
    return get_close_matches(text, near, 3, LIKE)
