"""The history of the main branch: what each commit changed, who made it, who let it in, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.merge import Delta, Objects, raw

_WHO = re.compile(r"(?P<name>.*?) ?<(?P<email>[^>]*)> (?P<seconds>-?[0-9]{1,18}) [+-][0-9]{4}")
_LAST = 253_402_214_400  # the seconds of the year 9999
_SIGNATURE = re.compile(rb"^gpgsig(?:-sha256)? -----BEGIN (\w+)", re.MULTILINE)

# Nothing beside what is asked for, and nothing left out, whatever the user's own settings are.
AS_IT_IS = ("--no-show-signature", "--no-relative", "--ignore-submodules=none")


class Hand(NamedTuple):
    """Whose hand a commit names, and when: name, e-mail address, moment."""

    name: str
    email: str
    moment: datetime


class Commit(NamedTuple):
    """A commit as Git keeps it; ``signature`` is its kind (PGP, SSH), empty where there is none."""

    commit: str
    parents: tuple[str, ...]
    author: Hand
    committer: Hand
    signature: str


class Change(NamedTuple):
    """A commit of the main branch, and the files in which it differs from its first parent."""

    commit: str
    deltas: list[Delta]


def changes(root: Path, after: str, until: str) -> list[Change]:
    """Every first-parent commit after one (empty: all) up to another, the oldest first."""
    words = ["log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--raw", "-z"]
    words += ["--no-abbrev", "--no-renames", "--format=%x01%H", *AS_IT_IS]
    words.append(f"{after}..{until}" if after else until)
    said = git.run(root, *words, "--").decode("utf-8", "surrogateescape")
    found: list[Change] = []
    tokens = iter(said.split("\0"))
    for token in tokens:
        line = token.lstrip("\n")
        if line.startswith("\x01"):
            found.append(Change(line[1:], []))
        elif line.startswith(":"):
            found[-1].deltas.append(raw(line, next(tokens)))
    return found


def read(objects: Objects, commit: str) -> Commit:
    """One commit. UserError ``git.commit``: it is not one that Git would have made."""
    source = objects.read(commit, "commit")
    head = source.partition(b"\n\n")[0]
    lines = head.decode("utf-8", "replace").split("\n")
    named = dict(line.split(" ", 1) for line in lines if line.startswith(("author ", "committer ")))
    parents = tuple(line.removeprefix("parent ") for line in lines if line.startswith("parent "))
    signature = _SIGNATURE.search(head)
    try:
        author, committer = (_hand(named[name]) for name in ("author", "committer"))
    except (KeyError, ValueError):
        raise UserError("git.commit", commit=commit) from None
    return Commit(commit, parents, author, committer, signature[1].decode() if signature else "")


def _hand(said: str) -> Hand:
    who = _WHO.fullmatch(said)
    if who is None:
        raise ValueError(said)
    seconds = min(max(int(who["seconds"]), 0), _LAST)
    return Hand(who["name"], who["email"], datetime.fromtimestamp(seconds, UTC))


def signer(root: Path, commit: str) -> str:
    """Who signed a commit, and what Git says of the signature (``G``: good; see git-log, %G?)."""
    said = git.run(root, "log", "-1", "--format=%G? %GS", *AS_IT_IS, commit)
    return said.decode("utf-8", "replace").strip()


def logins(email: str) -> Iterator[str]:
    """The accounts that a forge's own address names: 12345+login@users.noreply.example."""
    local, _, domain = email.partition("@")
    if domain.startswith(("users.noreply.", "noreply.")):
        yield local.rpartition("+")[2]
