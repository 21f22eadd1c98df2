"""Which issues were merged into a theme, told from the files of a ledger."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from tingjian.core.bundle import Merged, asks
from tingjian.core.record import Issue, Record, Theme
from tingjian.store.files import PLAIN, Files
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape

INTO = re.compile(rb"into\W{1,9}([A-Z]{2,6}-[0-9]{8}-[0-9A-Z]{5})")


def merged_in(files: Callable[[], Files]) -> Merged:
    """Answers by the files that ``files`` gives, all read at the first question: few are asked."""

    @cache
    def naming() -> dict[str, list[Issue]]:
        there = files()
        kind = record_kinds()["issue"]
        entries = there.entries.values()
        paths = [e.path for e in entries if e.path.startswith("issues/") and e.mode in PLAIN]
        found: dict[str, list[Issue]] = {}
        for path, source in zip(paths, there.bulk(paths), strict=True):
            for theme in {each.decode() for each in INTO.findall(source)}:
                records: list[Record] = shape(path, source, kind).records
                found.setdefault(theme, []).extend(r for r in records if isinstance(r, Issue))
        return found

    return lambda theme: naming().get(theme, ())


def asking(files: Files) -> list[str]:
    """The files of the themes whose judgement depends on what issues say."""
    kind = record_kinds()["theme"]
    entries = files.entries.values()
    paths = [e.path for e in entries if e.path.startswith("themes/") and e.mode in PLAIN]
    found = []
    for path, source in zip(paths, files.bulk(paths), strict=True):
        if b"bundle" in source and b"close" in source:  # few are; the rest need no reading
            records: list[Record] = shape(path, source, kind).records
            found += [path for each in records if isinstance(each, Theme) and asks(each)]
    return found
