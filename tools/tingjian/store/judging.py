"""Judging files: the findings of each record, read, shaped and held against the tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tingjian.core.conditions import Fault
from tingjian.core.field import Kind, kind_of
from tingjian.core.finding import Finding, spell
from tingjian.core.judge import judge
from tingjian.core.ledger import Tables
from tingjian.parallel import share
from tingjian.store.files import PLAIN, Files
from tingjian.store.schema import record_kinds, validator
from tingjian.store.shape import shape
from tingjian.store.strict import locate
from tingjian.store.tables import is_table, tables

# The kinds that issues refer to and that have a file a record.
APART = ("enterprise", "theme")


def judge_all(files: Files) -> list[Finding]:
    """Every finding of these files, none of them known before."""
    found, findings = tables(files)
    paths = [path for path in files.entries if not _read_as_table(path)]
    known = record_kinds()
    have = {
        kind: {_stem(path) for path in paths if known[kind].pattern.fullmatch(path)}
        for kind in APART
    }
    validator("issue")  # made before the work is shared, not once in each process

    def work(part: Sequence[str]) -> list[Finding]:
        return judge_files(files, part, found, lambda kind, number: number in have[kind])

    return sorted(findings + share(work, paths, Finding))


def judge_files(
    files: Files, paths: Sequence[str], found: Tables | None, exists: Callable[[str, str], bool]
) -> list[Finding]:
    """The findings of some files that have a record each; without tables, of their shape only."""
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
        for record in shaped.records:
            if kind.path(record.id) != path:
                facts = (("id", record.id), ("place", kind.path(record.id)))
                findings.append(Finding(path, locate(source, ("id",)), "file.name", "id", facts))
            if found is not None:
                faults = judge(record, found, exists)
                findings += [_located(path, source, fault) for fault in faults]
    return findings


def _located(path: str, source: bytes, fault: Fault) -> Finding:
    facts = tuple(fault.facts.items())
    return Finding(path, locate(source, fault.path), fault.rule, spell(fault.path), facts)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def _read_as_table(path: str) -> bool:
    kind = kind_of(path, record_kinds())
    return kind is not None and is_table(kind)
