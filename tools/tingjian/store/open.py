"""``open_ledger``: a whole snapshot as records, from memory where the same blob was read before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from tingjian.core.brief import Brief, brief, depends
from tingjian.core.field import kind_of
from tingjian.core.ledger import Ledger, Tables
from tingjian.core.record import Enterprise, Issue, Theme
from tingjian.errors import UserError
from tingjian.parallel import share
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.files import PLAIN, Files
from tingjian.store.kinds import TYPES
from tingjian.store.memory import memory
from tingjian.store.schema import record_kinds
from tingjian.store.tables import is_table, kept_tables, places, tables, usable

CASES = ("issue", "theme")


def open_ledger(root: Path, revision: str | None = None) -> Ledger:
    """Every record of the ledger at a revision, or (None) as it stands in the work tree.

    UserError ``ledger.findings``: a file cannot be read; ``tingjian check`` says which and why.
    """
    return Opened(root, revision).ledger(*filed_kinds())


def open_tables(root: Path) -> Tables:
    """Only the tables, as they stand in the work tree. UserError as ``open_ledger``."""
    return usable(*tables(filed.part(root, None, places())))


class Opened:
    """A ledger whose records are read when they are asked for. UserErrors as ``open_ledger``.

    ``dirty``: it is read as it stands in the work tree, and no commit holds it so.
    """

    def __init__(self, root: Path, revision: str | None = None) -> None:
        self.dirty = False
        if revision is None:
            with git.start_status(root) as started:  # Git looks while the memory is opened
                self._memory = memory(root)
                indexed = git.indexed(root)
                different = filed.differing(root, started)
            self._files = filed.overlaid(root, different, indexed)
            self.dirty = bool(different)
        else:
            self._files = filed.at(root, revision)
            self._memory = memory(root)

    @cached_property
    def tables(self) -> Tables:
        """The small tables, which everything is read against."""
        return usable(*kept_tables(self._files, self._memory))

    def ledger(self, *kinds: str) -> Ledger:
        """The tables, and the records of these kinds alone, each in the order of its paths."""
        tables_, entries = self.tables, self._files.entries
        paths = {name: _paths(self._files, name) for name in kinds}
        records = self._records(paths)
        found: dict[type[msgspec.Struct], dict[str, Any]] = {Enterprise: {}, Issue: {}, Theme: {}}
        blobs: dict[str, str] = {}
        for name, each in records.items():
            found[TYPES[name]] = {record.id: record for record in each}
            if name in CASES:
                places_ = zip(each, paths[name], strict=True)
                blobs |= {record.id: entries[path].blob for record, path in places_}
        enterprises, issues, themes = (found.pop(type_) for type_ in (Enterprise, Issue, Theme))
        return Ledger(tables_, enterprises, issues, themes, found, blobs)

    def briefs(self, kind: str, day: date) -> list[Brief]:
        """What there is to say of every case of a kind at the end of a day, in order of paths.

        From memory where the same was said before of the same blob, by the same settings.
        """
        tables_, entries = self.tables, self._files.entries
        key = f"{kind} {hashlib.blake2b(depends(day, tables_), digest_size=16).hexdigest()}"
        body = self._memory.recall_briefs(key) if self._memory else None
        known = msgspec.msgpack.decode(body, type=dict[str, Brief]) if body else {}
        paths = _paths(self._files, kind)
        unknown = [path for path in paths if entries[path].blob not in known]
        if not unknown:
            return [known[entries[path].blob] for path in paths]
        sure: dict[str, bytes] = {}
        (cases,) = self._records({kind: unknown}, sure).values()
        fresh = {p: brief(c, day, tables_) for p, c in zip(unknown, cases, strict=True)}
        said = [fresh.get(path) or known[entries[path].blob] for path in paths]
        if self._memory:
            blobs = (entries[path].blob for path in paths)
            found = zip(blobs, said, strict=True)
            kept = {blob: each for blob, each in found if blob in known or blob in sure}
            self._memory.keep_briefs(key, msgspec.msgpack.encode(kept))
        return said

    def _records(
        self, paths: Mapping[str, Sequence[str]], sure: dict[str, bytes] | None = None
    ) -> dict[str, list[Any]]:
        """The records of these files by kind: known by blob id, or read, and then kept.

        Those that are surely what their blobs say go into ``sure``.
        """
        blobs = {self._files.entries[path].blob for each in paths.values() for path in each}
        known = self._memory.recall(blobs) if self._memory else {}
        fresh: dict[str, bytes] = {}
        records = {
            name: _records(self._files, each, name, known, fresh) for name, each in paths.items()
        }
        if self._memory and fresh:
            self._memory.keep(fresh)
        if sure is not None:
            sure |= known | fresh
        return records


def filed_kinds() -> list[str]:
    """The kinds whose records have a file each."""
    return [name for name, kind in record_kinds().items() if not is_table(kind)]


def case_path(number: str) -> str | None:
    """Where the issue of this number would be kept, below ``ledger/``; None if it is no number."""
    path = record_kinds()["issue"].path(number)
    return path if kind_of(path, record_kinds()) else None


def _paths(files: Files, name: str) -> list[str]:
    """The files of one kind."""
    kind, entries = record_kinds()[name], files.entries
    found = (path for path in files.below(kind.folder) if kind.pattern.fullmatch(path))
    return [path for path in found if entries[path].mode in PLAIN]


def _records(
    files: Files,
    paths: Sequence[str],
    name: str,
    known: Mapping[str, bytes],
    fresh: dict[str, bytes],
) -> list[Any]:
    """The records of these files of one kind: known by blob id, or read, and then ``fresh``."""
    entries = files.entries
    unknown = [path for path in paths if entries[path].blob not in known]
    bodies = {path: known[entries[path].blob] for path in paths if entries[path].blob in known}
    for path, body, blob in _read(files, unknown, name) if unknown else ():
        bodies[path] = body
        if blob:
            fresh[blob] = body
    decode: Callable[[bytes], Any] = msgspec.msgpack.Decoder(TYPES[name]).decode
    return [decode(bodies[path]) for path in paths]


def _read(files: Files, paths: Sequence[str], name: str) -> Iterator[tuple[str, bytes, str]]:
    """Read files of one kind: path, record, and the id of a blob with just these bytes, if any.

    UserError for the first file that has no good shape.
    """
    from tingjian.store.shape import shape

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
