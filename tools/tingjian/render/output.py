"""The folder of a built site: files are replaced whole, a build that died is noticed."""

# Paths are plain text here: twelve thousand Path objects take a second.
# ruff: noqa: PTH102, PTH103, PTH105, PTH108, PTH118, PTH120, PTH123

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from tingjian.errors import UserError

UNFINISHED = ".unfinished"  # stands in the folder while a build is at work
OURS = "build.json"  # stands in every finished build


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A file of the last build: what it was made from, and how it was left."""

    digest: bytes
    size: int
    changed: int


class Manifest(msgspec.Struct, frozen=True):
    """All files of the last build by path, and what the whole was made from."""

    whole: bytes
    files: dict[str, Kept]


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A file of this build: how it is left, and whether it had to be written."""

    path: str
    kept: Kept
    new: bool


def digest(*parts: bytes) -> bytes:
    """A digest of some parts in order."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()


class Output:
    """One build's work on a folder: begin, ask what is fresh, write, finish."""

    def __init__(self, out: Path, cache: Path) -> None:
        self._out = str(out.resolve())
        self._manifest_path = cache / f"site-{digest(self._out.encode()).hex()}"
        self._folders: set[str] = set()
        self.held: dict[str, tuple[int, int]] = {}
        self.manifest = Manifest(b"", {})

    def begin(self) -> None:
        """Look at what is there. UserError ``build.foreign``: a folder that no build made."""
        os.makedirs(self._out, exist_ok=True)
        self.held = _survey(self._out)
        unfinished = self.held.pop(UNFINISHED, None) is not None
        if self.held and not unfinished and OURS not in self.held:
            raise UserError("build.foreign", path=self._out)
        if not unfinished:
            # Absent or unreadable: then every file is compared by its bytes.
            with contextlib.suppress(OSError, msgspec.DecodeError):
                self.manifest = msgspec.msgpack.decode(
                    self._manifest_path.read_bytes(), type=Manifest
                )

    def fresh(self, path: str, made_from: bytes) -> Kept | None:
        """The file as the last build left it, if it was made from the same and is still so."""
        kept = self.manifest.files.get(path)
        if kept and kept.digest == made_from and self.held.get(path) == (kept.size, kept.changed):
            return kept
        return None

    def bundle(self, folder: str, made_from: bytes) -> dict[str, Kept]:
        """The files of a folder as the last build left them; none unless all are fresh."""
        paths = (path for path in self.manifest.files if path.startswith(folder))
        kept = {path: self.fresh(path, made_from) for path in paths}
        fresh = {path: each for path, each in kept.items() if each}
        return fresh if len(fresh) == len(kept) else {}

    def whole(self, made_from: bytes) -> bool:
        """Whether nothing at all has to be done."""
        files = self.manifest.files
        return (
            self.manifest.whole == made_from
            and len(files) == len(self.held)
            and all(
                self.held.get(path) == (kept.size, kept.changed) for path, kept in files.items()
            )
        )

    def mark(self) -> None:
        """From here on the folder is unfinished."""
        with open(os.path.join(self._out, UNFINISHED), "wb"):
            pass

    def write(self, path: str, content: bytes, made_from: bytes = b"") -> Written:
        """Have the file say this; it is touched only if it says something else."""
        full = os.path.join(self._out, path)
        new = not self._says(path, full, content)
        if not new:
            status = os.lstat(full)
        elif path in self.held:
            status = replace(full, content)
        else:
            self._make_folder(os.path.dirname(full))
            status = _create(full, content)
        return Written(path, Kept(made_from, status.st_size, status.st_mtime_ns), new)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            try:
                os.mkdir(folder)
            except FileExistsError:
                pass
            except FileNotFoundError:
                self._make_folder(os.path.dirname(folder))
                self._make_folder(folder)
            self._folders.add(folder)

    def finish(self, files: dict[str, Kept], whole: bytes) -> int:
        """Remove what this build did not make, and take the mark away; how many were removed."""
        gone = [path for path in self.held if path not in files]
        for path in gone:
            os.unlink(os.path.join(self._out, path))
            with contextlib.suppress(OSError):  # a folder that is not empty stays
                os.removedirs(os.path.dirname(os.path.join(self._out, path)))
        self._manifest_path.parent.mkdir(parents=True, exist_ok=True)
        replace(self._manifest_path, msgspec.msgpack.encode(Manifest(whole, files)))
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(self._out, UNFINISHED))
        return len(gone)

    def _says(self, path: str, full: str, content: bytes) -> bool:
        held = self.held.get(path)
        if held is None or held[0] != len(content):
            return False
        with open(full, "rb") as file:
            return file.read() == content


def _survey(out: str) -> dict[str, tuple[int, int]]:
    """Every file below a folder by its path, with size and time of change."""
    found: dict[str, tuple[int, int]] = {}
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(os.path.join(out, folder)) as entries:
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path + "/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    # A link is never what a build left: no file has a size below 0.
                    size = -1 if entry.is_symlink() else status.st_size
                    found[path] = (size, status.st_mtime_ns)
    return found


def _create(full: str, content: bytes) -> os.stat_result:
    """Write a file that is not there yet; a build that dies meanwhile leaves its mark."""
    file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        return _fill(file, content)
    finally:
        os.close(file)


def replace(full: str | Path, content: bytes) -> os.stat_result:
    """Replace a file whole: whoever reads it meanwhile has the old or the new."""
    temporary = f"{full}.new"
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        status = _fill(file, content)
    finally:
        os.close(file)
    os.replace(temporary, full)
    return status


def _fill(file: int, content: bytes) -> os.stat_result:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]
    return os.fstat(file)
