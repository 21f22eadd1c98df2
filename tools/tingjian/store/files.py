"""The files of a ledger at one revision, or as they stand in the work tree."""

from __future__ import annotations

import hashlib
import os
import stat
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from subprocess import Popen

from tingjian.errors import UserError
from tingjian.store import git

ONE_READ = 32_768
PLAIN = frozenset({"100644", "100755"})
SHA256 = 64  # the length of an id, where SHA-1's is 40


class Files:
    """Which files there are (path below ``ledger/`` -> mode and blob id), and their bytes.

    Of a revision, bytes come from Git's objects; of the work tree, from disk, and the ids of files
    that differ from HEAD are reckoned as Git would.
    """

    def __init__(self, root: Path, entries: Iterable[git.Entry], *, disk: bool) -> None:
        self.root = root
        self.disk = disk
        self.entries = {entry.path: entry for entry in sorted(entries, key=attrgetter("path"))}
        self.paths = list(self.entries)

    def below(self, folder: str) -> list[str]:
        """The paths below a folder, in their order."""
        first, last = (bisect_left(self.paths, folder + end) for end in ("/", "0"))
        return self.paths[first:last]

    def read(self, path: str) -> bytes:
        """One file's bytes."""
        return next(self.bulk([path]))

    def bulk(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The bytes of many files, in their order."""
        if not self.disk:
            yield from git.blobs(self.root, [self.entries[path].blob for path in paths])
            return
        base = str(self.root / git.LEDGER) + os.sep
        for path in paths:
            try:
                source = _read(base + path)
            except FileNotFoundError:
                # Git calls it unchanged all the same: a sparse checkout leaves it out.
                source = next(git.blobs(self.root, [self.entries[path].blob]))
            yield source

    def is_blob(self, source: bytes, blob: str) -> bool:
        """Whether a file's bytes are just those of the blob that Git takes it for.

        On disk a file that Git calls unchanged may yet be unlike its blob: it was told to look
        away, or an attribute converts it.
        """
        return not self.disk or blob_id(source, blob) == blob


def _read(path: str) -> bytes:
    """One file's bytes; most fit into one read, and a file object would cost more than that."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = [os.read(handle, ONE_READ)]
        while len(parts[-1]) == ONE_READ:
            parts.append(os.read(handle, ONE_READ))
    finally:
        os.close(handle)
    return b"".join(parts) if len(parts) > 1 else parts[0]


def at(root: Path, revision: str, below: str = "./") -> Files:
    """The files at a revision (``below``: see ``git.tree``). UserError: none, or no ledger."""
    commit = git.resolve(root, revision)
    tree = git.tree(root, commit, below)
    if tree is None:
        raise UserError("ledger.absent-at", revision=revision)
    return Files(root, git.entries(root, tree), disk=False)


def now(root: Path) -> Files:
    """The files as they stand in the work tree: tracked, with what differs and what is new."""
    with git.start_status(root) as status:
        indexed = git.indexed(root)  # while Git looks
        return overlaid(root, differing(root, status), indexed)


def differing(
    root: Path, status: Popen[bytes], meanwhile: Callable[[], None] | None = None
) -> dict[str, git.Entry | None]:
    """The files of the work tree that are unlike HEAD, as they are on disk; None: gone.

    ``meanwhile``: see ``git.status``.
    """
    below = prefix(root)
    paths = git.changed(git.status(root, status, meanwhile), below)
    return {path: on_disk(root, path) for path in paths}


def overlaid(
    root: Path,
    different: Mapping[str, git.Entry | None],
    indexed: Iterable[git.Entry] | None = None,
) -> Files:
    """What the index holds, with the files of the work tree that differ laid over it."""
    listed = git.indexed(root) if indexed is None else indexed
    entries = {entry.path: entry for entry in listed} | dict(different)
    return Files(root, [entry for entry in entries.values() if entry is not None], disk=True)


def laid_over(
    root: Path, tree: str, different: Mapping[str, git.Entry | None], paths: Iterable[str]
) -> Files:
    """Some files and folders of the work tree: those of a tree, with what differs over them."""
    asked = set(paths)
    below = tuple(f"{path}/" for path in asked)
    same = sorted(asked - different.keys())  # a folder of many files costs Git time even for one
    known: dict[str, git.Entry | None] = {}
    if same:
        known |= {entry.path: entry for entry in git.entries(root, tree, *same)}
    known |= {path: e for path, e in different.items() if f"{path}/".startswith(below)}
    return Files(root, [entry for entry in known.values() if entry is not None], disk=True)


def part(root: Path, tree: str | None, paths: Iterable[str]) -> Files:
    """Only some files and folders of a tree, or (None) of the work tree; the absent left out."""
    if tree is not None:
        return Files(root, git.entries(root, tree, *sorted(paths)), disk=False)
    base = root / git.LEDGER
    found: list[git.Entry] = []
    for path in sorted(paths):
        place = base / path
        inside = sorted(place.glob("*")) if place.is_dir() and not place.is_symlink() else [place]
        listed = (on_disk(root, each.relative_to(base).as_posix()) for each in inside)
        found += [entry for entry in listed if entry is not None]
    return Files(root, found, disk=True)


def prefix(root: Path) -> str:
    """The ledger's root below the top of its repository, with a slash at its end if not the top."""
    return git.run(root, "rev-parse", "--show-prefix").decode().rstrip("\n")


def on_disk(root: Path, path: str) -> git.Entry | None:
    """A file of the work tree with the blob id that Git would give it, None if it is not there."""
    place = root / git.LEDGER / path
    try:
        mode = place.lstat().st_mode
    except OSError:
        return None
    if not stat.S_ISREG(mode):
        return git.Entry("120000" if stat.S_ISLNK(mode) else "160000", "", path)
    return git.Entry("100644", blob_id(place.read_bytes()), path)


def blob_id(source: bytes, like: str = "") -> str:
    """The id that Git gives these bytes, hashed as the repository hashes: ``like`` another id."""
    said = b"blob %d\0" % len(source) + source
    if len(like) == SHA256:
        return hashlib.sha256(said).hexdigest()
    return hashlib.sha1(said, usedforsecurity=False).hexdigest()
