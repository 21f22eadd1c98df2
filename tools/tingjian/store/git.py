"""All of Git that the ledger needs: plain functions over the ``git`` command."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tingjian.errors import UserError

LEDGER = "ledger"
LONG = 0.04  # seconds
COMMAND = re.compile("[a-z][a-z-]*")  # of Git, among the options and settings before it
FEW = 500  # more paths than this do not go on one command line
# The ledger's folder says which repository is meant: a hook's variables may mean another.
ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE"})
PATHS_GIVEN = ("--pathspec-from-file=-", "--pathspec-file-nul")


class Entry(NamedTuple):
    """A file of a tree or of the index: mode (octal text), blob id, path below the ledger."""

    mode: str
    blob: str
    path: str


def run(root: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run Git and return what it prints. UserError ``git.failed``: it refused, with its words."""
    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment(),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise UserError("git.absent") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        name = next(word for word in words if COMMAND.fullmatch(word))
        raise UserError("git.failed", command=name, said=said)
    return done.stdout


def environment() -> dict[str, str]:
    """What Git is told by variables: nothing of another repository, no object for another."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return kept | {"GIT_NO_REPLACE_OBJECTS": "1"}


def start_status(root: Path) -> subprocess.Popen[bytes]:
    """Let Git look for what differs while other work goes on; ``status`` waits for it."""
    command = ["git", "-c", "core.quotePath=false", *STATUS]
    try:
        return subprocess.Popen(
            command,
            cwd=root,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise UserError("git.absent") from None


def status(
    root: Path, started: subprocess.Popen[bytes], meanwhile: Callable[[], None] | None = None
) -> bytes:
    """What ``git STATUS`` printed. UserError ``git.failed``: it refused.

    ``meanwhile`` is called if Git takes ``LONG``.
    """
    try:
        said, _ = started.communicate(timeout=LONG if meanwhile else None)
    except subprocess.TimeoutExpired:
        if meanwhile:
            meanwhile()
        said, _ = started.communicate()
    return run(root, *STATUS) if started.returncode else said  # once more, for its words


def folder(root: Path) -> Path | None:
    """The repository's own folder (``.git``), shared by its work trees; None if there is none.

    UserError ``git.failed``: there is one, of another user, and Git does not trust it.
    """
    try:
        said = run(root, "rev-parse", "--path-format=absolute", "--git-common-dir")
    except UserError as error:
        if error.key == "git.absent" or "safe.directory" in str(error.facts):
            raise
        return None
    return Path(os.fsdecode(said.rstrip(b"\n")))


def resolve(root: Path, revision: str) -> str:
    """The full id of a commit. UserError: there is no such one, or none yet, or no repository."""
    try:
        said = run(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except (UserError, ValueError):  # no word on a command line can hold a NUL
        if folder(root) is None:
            raise UserError("git.none", root=str(root)) from None
        key = "git.revision" if run(root, "rev-list", "--all", "--max-count=1") else "git.new"
        raise UserError(key, revision=revision) from None
    name = said.decode().strip()
    if not re.fullmatch("[0-9a-f]+", name):  # ^HEAD is all but a commit
        raise UserError("git.revision", revision=revision)
    return name


def is_ancestor(root: Path, older: str, newer: str) -> bool:
    """Whether a commit is another, or among those that led to it."""
    try:
        run(root, "merge-base", "--is-ancestor", older, newer)
    except UserError:
        return False
    return True


def bare(root: Path) -> bool:
    """Whether this is a bare repository's own folder: there are no files, only revisions."""
    try:
        return run(root, "rev-parse", "--is-bare-repository").strip() == b"true"
    except UserError:
        return False


def tree(root: Path, revision: str, below: str = "./") -> str | None:
    """The id of the ledger's tree at a revision, None where it has none.

    ``below`` is where the ledger's root is: here, or (with a slash at its end) below the top.
    """
    name = f"{revision}:{below}{LEDGER}"
    try:
        return (
            run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
        )
    except UserError:
        return None


def entries(root: Path, tree_id: str, *paths: str) -> list[Entry]:
    """Every file below a tree, or only those at or below some paths, with forward slashes."""
    listed = []
    said = run(
        root, "--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", tree_id, "--", *paths
    )
    for line in said.decode("utf-8", "replace").split("\0")[:-1]:
        head, path = line.split("\t", 1)
        mode, _, blob = head.split(" ")
        listed.append(Entry(mode, blob, path))
    return listed


def indexed(root: Path) -> list[Entry]:
    """Every file of the ledger that the index holds."""
    listed = []
    said = run(root, "ls-files", "-s", "-z", "--", LEDGER).decode("utf-8", "replace")
    for line in said.split("\0")[:-1]:
        head, path = line.split("\t", 1)
        mode, blob, _stage = head.split(" ")
        listed.append(Entry(mode, blob, path.removeprefix(f"{LEDGER}/")))
    return listed


# Git remembers which folders hold nothing untracked only if asked for the whole work tree, and for
# each untracked file by a setting instead of an option: half the time among 100,000 files.
STATUS = (
    *("-c", "core.untrackedCache=true", "-c", "status.showUntrackedFiles=all"),
    *("status", "--porcelain", "-z", "--no-renames", "--ignore-submodules=dirty"),
)


def changed(said: bytes, prefix: str = "") -> list[str]:
    """The paths below the ledger in what ``git STATUS`` printed: changed, new or gone.

    ``prefix`` is the ledger's root below the repository's top, with a slash at its end.
    """
    below = f"{prefix}{LEDGER}/"
    paths = [line[3:] for line in said.decode("utf-8", "replace").split("\0")[:-1]]
    return [path.removeprefix(below) for path in paths if path.startswith(below)]


def differing(root: Path, old: str, new: str) -> list[str]:
    """The paths in which two trees differ."""
    said = run(root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new)
    return said.decode("utf-8", "replace").split("\0")[:-1]


def blobs(root: Path, ids: Iterable[str]) -> Iterator[bytes]:
    """The contents of blobs, in the order asked for, through one ``git cat-file --batch``."""
    wanted = list(ids)
    said = run(
        root, "cat-file", "--batch", "--buffer", given="".join(f"{i}\n" for i in wanted).encode()
    )
    position = 0
    for blob in wanted:
        end = said.index(b"\n", position)
        _, kind, size = (*said[position:end].split(b" "), b"", b"")[:3]
        if kind != b"blob":
            raise UserError("git.blob", blob=blob)
        yield said[end + 1 : end + 1 + int(size)]
        position = end + int(size) + 2


def email(root: Path) -> str | None:
    """The e-mail address of the Git identity, or None where none is set."""
    try:
        return run(root, "config", "user.email").decode("utf-8", "replace").strip() or None
    except UserError:
        return None


def has_branch(root: Path, branch: str) -> bool:
    """Whether there is a local branch of this name."""
    name = f"refs/heads/{branch}"
    said = run(root, "for-each-ref", "--format=%(refname)", name)  # and those below that name
    return name in said.decode("utf-8", "replace").split("\n")


def commit(root: Path, branch: str, paths: Iterable[str], message: str) -> str:
    """Commit some paths on a new branch and go there; the id of the commit.

    Other changes, staged or not, are left as they are. UserError: the branch exists, Git refused;
    then branches, index and where HEAD is are as before.
    """
    if has_branch(root, branch):
        raise UserError("git.branch", branch=branch)
    listed = list(paths)
    asked = listed if len(listed) < FEW else [LEDGER]
    known = {*run(root, "ls-files", "-z", "--", *asked).decode("utf-8", "replace").split("\0")}
    fresh = "\0".join(path for path in listed if path not in known).encode()
    back = _way_back(root)
    try:
        run(root, "switch", "--quiet", "-c", branch)
        if fresh:
            run(root, "add", "--intent-to-add", *PATHS_GIVEN, given=fresh)
        words = ("commit", "--quiet", "--only", "-m", message, *PATHS_GIVEN)
        run(root, *words, given="\0".join(listed).encode())
    except BaseException:
        # Each on its own: whatever stopped Git may stop the one and not the other.
        if fresh:
            with suppress(UserError):
                run(root, "rm", "--quiet", "--cached", "--force", *PATHS_GIVEN, given=fresh)
        with suppress(UserError):
            run(root, *back)
        with suppress(UserError):
            if has_branch(root, branch):
                run(root, "branch", "--quiet", "-D", branch)
        raise
    return resolve(root, "HEAD")


def _way_back(root: Path) -> tuple[str, ...]:
    """The words that bring HEAD back to the branch it is on, or to its commit if on none."""
    try:
        name = run(root, "symbolic-ref", "--quiet", "HEAD").decode().strip()
    except UserError:
        return "update-ref", "--no-deref", "HEAD", resolve(root, "HEAD")
    return "symbolic-ref", "HEAD", name
