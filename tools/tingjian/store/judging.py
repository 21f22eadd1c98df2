"""Judging files: the findings of each record, read, shaped and held against the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import msgspec

from tingjian.core.bundle import Merged, unbound
from tingjian.core.field import Kind, kind_of
from tingjian.core.finding import Finding
from tingjian.core.judge import Exists, across, judge
from tingjian.core.ledger import Tables
from tingjian.core.proceedings import Find
from tingjian.core.record import Record
from tingjian.parallel import share
from tingjian.store.files import PLAIN, Files
from tingjian.store.merges import merged_in
from tingjian.store.schema import record_kinds, validator
from tingjian.store.shape import located, shape
from tingjian.store.strict import locate
from tingjian.store.tables import is_table, tables


class _Judged(msgspec.Struct, frozen=True):
    findings: list[Finding]
    records: dict[str, bytes] | None


def judge_all(files: Files, records: dict[str, bytes] | None = None) -> list[Finding]:
    """Every finding of these files, none of them known before.

    The records read go into ``records``, if there is such: as msgpack, by the id of the blob.
    """
    found, findings = tables(files)
    paths = [path for path in files.entries if not _read_as_table(path)]
    exists, find, merged = known_in(paths), finder(lambda _: files), merged_in(lambda: files)
    validator("issue")  # made before the work is shared, not once in each process

    def work(part: Sequence[str]) -> list[_Judged]:
        read: dict[str, bytes] | None = None if records is None else {}
        return [_Judged(judge_files(files, part, found, exists, find, merged, read), read)]

    # By turns: a folder's records are alike, and those of another kind cost more or less.
    for judged in share(work, paths[::2] + paths[1::2], _Judged):
        findings += judged.findings
        if records is not None and judged.records:
            records.update(judged.records)
    return sorted(findings)


def judge_files(
    files: Files,
    paths: Sequence[str],
    found: Tables | None,
    exists: Exists,
    find: Find,
    merged: Merged,
    records: dict[str, bytes] | None = None,
) -> list[Finding]:
    """The findings of some files that have a record each; without tables, of their shape only.

    ``records``: see ``judge_all``.
    """
    known = record_kinds()
    findings: list[Finding] = []
    plain: list[tuple[str, Kind]] = []
    for path in paths:
        kind = kind_of(path, known)
        if files.entries[path].mode not in PLAIN:
            findings.append(Finding(path, 0, "file.link", "", (("path", path),)))
        elif kind is None:
            everywhere = ", ".join(kind.place.removesuffix("[]") for kind in known.values())
            findings.append(
                Finding(path, 0, "file.unknown", "", (("path", path), ("places", everywhere)))
            )
        else:
            plain.append((path, kind))
    for (path, kind), source in zip(plain, files.bulk([path for path, _ in plain]), strict=True):
        shaped = shape(path, source, kind)
        findings += shaped.findings
        blob = files.entries[path].blob
        for record in shaped.records:
            if records is not None and files.is_blob(source, blob):
                records[blob] = msgspec.msgpack.encode(record)
            if kind.path(record.id) != path:
                facts = (("id", record.id), ("place", kind.path(record.id)))
                findings.append(Finding(path, locate(source, ("id",)), "file.name", "id", facts))
            if found is not None:
                faults = judge(record, found, exists) + across(record, find)
                faults += unbound(record, merged)
                findings += [located(path, kind, source, fault) for fault in faults]
    return findings


def known_in(paths: Iterable[str]) -> Exists:
    """Answers whether there is a record of a kind with an id, by its file among these."""
    there = set(paths)
    return lambda name, number: record_kinds()[name].path(number) in there


def finder(some: Callable[[Iterable[str]], Files]) -> Find:
    """Finds the record of a kind with an id; None where no file has one of good shape.

    ``some`` gives the files among which a path is looked for.
    """

    @cache
    def find(name: str, number: str) -> Record | None:
        kind = record_kinds()[name]
        path = kind.path(number)
        files = some([path])
        if path not in files.entries or files.entries[path].mode not in PLAIN:
            return None
        records: list[Record] = shape(path, files.read(path), kind).records
        return records[0] if records else None

    return find


def _read_as_table(path: str) -> bool:
    kind = kind_of(path, record_kinds())
    return kind is not None and is_table(kind)
