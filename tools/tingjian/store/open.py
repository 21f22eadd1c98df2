"""``open_ledger``: a whole snapshot as records, from memory where the same blob was read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tingjian.core.field import kind_of
from tingjian.core.ledger import Ledger, Tables
from tingjian.errors import UserError
from tingjian.parallel import share
from tingjian.store import files as filed
from tingjian.store.files import PLAIN, Files
from tingjian.store.kinds import TYPES
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape
from tingjian.store.tables import is_table, places, tables


def open_ledger(root: Path, revision: str | None = None) -> Ledger:
    """Every record of the ledger at a revision, or (None) as it stands in the work tree.

    UserError ``ledger.findings``: a file cannot be read; ``tingjian check`` says which and why.
    """
    files = filed.at(root, revision) if revision else filed.now(root)
    found, findings = tables(files)
    if found is None:
        raise UserError("ledger.findings", file=findings[0].file, line=findings[0].line)
    from tingjian.store.memory import memory  # its database is for what reads the whole ledger

    kept = memory(root)
    paths = {
        name: _paths(files, name) for name, kind in record_kinds().items() if not is_table(kind)
    }
    blobs = {files.entries[path].blob for each in paths.values() for path in each}
    known = kept.recall(blobs) if kept else {}
    fresh: dict[str, bytes] = {}
    records = {name: _records(files, each, name, known, fresh) for name, each in paths.items()}
    if kept and fresh:
        kept.keep(fresh)
    return Ledger(
        found,
        **{record_kinds()[name].folder: each for name, each in records.items()},
        blobs={
            number: files.entries[path].blob
            for name in CASES
            for path, number in zip(paths[name], records[name], strict=True)
        },
    )


CASES = ("issue", "theme")


def open_tables(root: Path) -> Tables:
    """Only the tables, as they stand in the work tree. UserError as ``open_ledger``."""
    found, findings = tables(filed.part(root, None, places()))
    if found is None:
        raise UserError("ledger.findings", file=findings[0].file, line=findings[0].line)
    return found


def _paths(files: Files, name: str) -> list[str]:
    """The files of one kind."""
    pattern, entries = record_kinds()[name].pattern, files.entries.items()
    return [path for path, entry in entries if entry.mode in PLAIN and pattern.fullmatch(path)]


def _records(
    files: Files,
    paths: Sequence[str],
    name: str,
    known: Mapping[str, bytes],
    fresh: dict[str, bytes],
) -> dict[str, Any]:
    """All records of one kind by id: known by blob id, or read, and then ``fresh``."""
    entries = files.entries
    unknown = [path for path in paths if entries[path].blob not in known]
    bodies = {path: known[entries[path].blob] for path in paths if entries[path].blob in known}
    for path, body, blob in _read(files, unknown, name):
        bodies[path] = body
        if blob:
            fresh[blob] = body
    decode: Callable[[bytes], Any] = msgspec.msgpack.Decoder(TYPES[name]).decode
    records = (decode(bodies[path]) for path in paths)
    return {record.id: record for record in records}


def _read(files: Files, paths: Sequence[str], name: str) -> Iterator[tuple[str, bytes, str]]:
    """Read files of one kind: path, record, and the id of a blob with just these bytes, if any.

    UserError for the first file that has no good shape.
    """
    kind = record_kinds()[name]

    def work(part: Sequence[str]) -> list[tuple[bytes, bool, int]]:
        encode = msgspec.msgpack.encode
        made = []
        for path, source in zip(part, files.bulk(part), strict=True):
            shaped = shape(path, source, kind)
            if shaped.findings:
                made.append((b"", False, shaped.findings[0].line))
            else:
                same = files.is_blob(source, files.entries[path].blob)
                made.append((encode(shaped.records[0]), same, 0))
        return made

    read = share(work, paths, tuple[bytes, bool, int])
    for path, (body, same, line) in zip(paths, read, strict=True):
        if not body:
            raise UserError("ledger.findings", file=path, line=line)
        yield path, body, files.entries[path].blob if same else ""


def case_path(number: str) -> str | None:
    """Where the issue of this number would be kept, below ``ledger/``; None if it is no number."""
    path = record_kinds()["issue"].path(number)
    return path if kind_of(path, record_kinds()) else None
