"""What a pull request brings: where it began, which files differ, what merging it would give."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from tingjian.errors import UserError
from tingjian.store import git

LARGE = 2 * 1024 * 1024  # bytes; a record has half as many at the most
ABSENT = "000000"  # the mode of a file that is not there


class Delta(NamedTuple):
    """A file that differs between two trees: modes (octal text), blob ids, path below the top."""

    mode_before: str
    mode: str
    before: str
    after: str
    path: str

    @property
    def added(self) -> bool:
        """Whether the file is new."""
        return self.mode_before == ABSENT

    @property
    def deleted(self) -> bool:
        """Whether the file is gone."""
        return self.mode == ABSENT


class Merged(NamedTuple):
    """The tree that merging gives, or else the paths at which Git cannot tell."""

    tree: str
    conflicts: tuple[str, ...]


def forks(root: Path, base: str, head: str) -> list[str]:
    """The commits at which two lines of history part, none where they have none in common.

    There are several where each has merged what the other had, before either merged the other.
    """
    try:
        said = git.run(root, "merge-base", "--all", base, head)
    except UserError as error:
        if error.facts.get("said"):
            raise
        return []
    return said.decode().split()


def deltas(root: Path, old: str, new: str) -> list[Delta]:
    """Every file in which two trees differ; a renamed one is gone and new, a folder its files."""
    said = git.run(root, "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", old, new)
    words = said.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return [raw(line, path) for line, path in zip(words[::2], words[1::2], strict=True)]


def raw(line: str, path: str) -> Delta:
    """A line of Git's raw format, which begins with a colon, and the path that it is about."""
    mode_before, mode, before, after, _ = line[1:].split(" ")
    return Delta(mode_before, mode, before, after, path)


def merge(root: Path, base: str, head: str) -> Merged:
    """Merge two commits without touching any file or branch."""
    options = ("--write-tree", "--name-only", "--no-messages", "-z")
    done = subprocess.run(
        ["git", "merge-tree", *options, base, head],
        cwd=root,
        env=git.environment(),
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        said = done.stderr.decode("utf-8", "replace").strip()
        raise UserError("git.failed", command="merge-tree", said=said)
    tree, *paths = done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return Merged(tree, tuple(dict.fromkeys(paths)) if done.returncode else ())


class Objects:
    """The objects of a repository, asked for one by one of a single ``git cat-file``.

    Used with ``with``. A name is an id, or ``id:path`` without a line break. What is known to be
    wanted is better fetched at once: each question is a way there and back.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sizes: dict[str, int] = {}
        self._fetched: dict[str, tuple[str, bytes]] = {}
        self._git = subprocess.Popen(
            ["git", "cat-file", "--batch-command"],
            cwd=root,
            env=git.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._git.communicate()

    def fetch(self, ids: Iterable[str]) -> None:
        """Learn the sizes of many objects at once, and read those that are not too large."""
        wanted = sorted({*ids} - self._sizes.keys())
        asked = "".join(f"{each}\n" for each in wanted).encode()
        form = "--batch-check=%(objectname) %(objectsize)"
        for line in git.run(self.root, "cat-file", form, given=asked).decode().splitlines():
            name, _, size = line.partition(" ")
            self._sizes[name] = int(size) if size.isdigit() else 0
        small = [each for each in wanted if 0 < self._sizes.get(each, 0) <= LARGE]
        asked = "".join(f"{each}\n" for each in small).encode()
        said = git.run(self.root, "cat-file", "--batch", "--buffer", given=asked)
        position = 0
        for each in small:
            end = said.index(b"\n", position)
            kind = said[position:end].split(b" ")[1].decode()
            position = end + 1 + self._sizes[each] + 1
            self._fetched[each] = kind, said[end + 1 : position - 1]

    def forget(self) -> None:
        """Let go of what was fetched."""
        self._sizes.clear()
        self._fetched.clear()

    def size(self, name: str) -> int | None:
        """How many bytes a blob has, None where there is no such blob."""
        if name in self._sizes:
            return self._sizes[name]
        kind, size = self._ask("info", name)
        return size if kind == "blob" else None

    def read(self, name: str, wanted: str = "blob") -> bytes:
        """An object's bytes. UserError ``git.blob``: there is none of this name and kind."""
        if self._fetched.get(name, ("", b""))[0] == wanted:
            return self._fetched[name][1]
        kind, size = self._ask("contents", name)
        if self._git.stdout is None or kind == "missing":
            raise UserError("git.blob", blob=name)
        content = self._git.stdout.read(size + 1)[:-1]
        if kind != wanted:
            raise UserError("git.blob", blob=name)
        return content

    def _ask(self, what: str, name: str) -> tuple[str, int]:
        if self._git.stdin is None or self._git.stdout is None:
            raise UserError("git.blob", blob=name)
        self._git.stdin.write(f"{what} {name}\n".encode())
        self._git.stdin.flush()
        said = self._git.stdout.readline().decode("utf-8", "replace").rstrip("\n")
        if not said:
            raise UserError("git.failed", command="cat-file", said="--batch-command")
        words = said.rsplit(" ", 2)
        if said.endswith(" missing") or not words[-1].isdigit():
            return "missing", 0
        return words[-2], int(words[-1])


def siblings(root: Path, tree: str, folder: str) -> Iterator[str]:
    """The names in one folder of a tree; none where there is no such folder."""
    try:
        said = git.run(root, "ls-tree", "--name-only", "-z", f"{tree}:{folder}")
    except UserError:
        return
    yield from said.decode("utf-8", "surrogateescape").split("\0")[:-1]
