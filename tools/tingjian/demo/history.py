"""A ledger's Git history, written by ``git fast-import``: one commit a day and account."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO, Self

from tingjian.demo import place
from tingjian.demo.versions import OFFICE_FIRST, Moment, Version
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.words import demo as words

ZONE = 8 * 3600  # seconds by which the ledger's clocks are ahead of UTC
EPOCH = date(1970, 1, 1).toordinal()
MORNING, AFTERNOON, EVENING = 9 * 3600, 14 * 3600, 20 * 3600
PAUSE = 300  # seconds between two commits


class Batch:
    """What one commit changes, and what it does."""

    def __init__(self) -> None:
        self.files: list[tuple[str, int]] = []
        self.deeds: Counter[str] = Counter()


class History:
    """A new repository that is being filled.

    Files go to Git as they come, and commits as soon as their day is settled, so that memory holds
    little and Git works while the next cases are made. Used with ``with``; where that is left by an
    error, the repository is taken away again.
    """

    def __init__(self, folder: Path) -> None:
        init = ("init", "--quiet", "--initial-branch=main", "--object-format=sha1", "--template=")
        git.run(folder, *init)
        self.folder = folder
        self.commits = 0
        self._marks = 0
        self._batches: dict[str, dict[Moment, Batch]] = {}
        self._git = subprocess.Popen(
            ["git", "-c", "core.compression=1", "fast-import", "--quiet", "--done"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if self._git.stdin is None:
            raise AssertionError("a pipe was asked for")
        self._stream: IO[bytes] = self._git.stdin

    def begin(self, files: Iterable[tuple[str, str]], day: date, message: str) -> None:
        """Commit files that are there from the first day on."""
        kept = [(path, self._keep(text)) for path, text in files]
        self._commit(place.MAINTAINER, _seconds(day, 0), message, kept)

    def add(self, path: str, version: Version) -> None:
        """Keep a version of a file for the commit of its moment."""
        day = self._batches.setdefault(version.moment.day, {})
        batch = day.setdefault(version.moment, Batch())
        batch.files.append((path, self._keep(version.text)))
        batch.deeds.update(version.deeds)

    def whole(self, files: Iterable[tuple[str, str]], day: date, message: str) -> None:
        """Commit files as they stand in the end, at the end of the last day."""
        kept = [(path, self._keep(text)) for path, text in files]
        self._commit(place.MAINTAINER, _seconds(day, EVENING), message, kept)

    def settle(self, day: date) -> None:
        """Make the commits of all days before this one: no more versions of theirs will come."""
        bound = day.isoformat()
        for each in sorted(known for known in self._batches if known < bound):
            self._settle(each)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end()
            return
        self._git.kill()
        self._git.communicate()
        shutil.rmtree(self.folder / ".git")

    def _end(self) -> None:
        """Make the commits that are left, and check out the last."""
        self.settle(date.max)
        self._say(b"done\n")
        _, said = self._git.communicate()
        if self._git.returncode:
            raise UserError("git.failed", command="fast-import", said=said.decode().strip())
        git.run(self.folder, "reset", "--quiet", "--hard")

    def _settle(self, day: str) -> None:
        since = 0
        for moment, batch in sorted(self._batches.pop(day).items()):
            opening = MORNING if moment.turn == OFFICE_FIRST else AFTERNOON
            since = max(opening, since + PAUSE)
            seconds = _seconds(date.fromisoformat(day), since)
            self._commit(moment.login, seconds, _message(moment.login, batch), batch.files)

    def _keep(self, text: str) -> int:
        """Give Git a file's text; the mark by which commits name it."""
        self._marks += 1
        content = text.encode()
        self._say(b"blob\nmark :%d\ndata %d\n%s\n" % (self._marks, len(content), content))
        return self._marks

    def _commit(
        self, login: str, seconds: int, message: str, files: Iterable[tuple[str, int]]
    ) -> None:
        who = f"{place.NAMES[login]} <{place.EMAILS[login]}> {seconds} +0800".encode()
        said = message.encode()
        lines = [b"commit refs/heads/main\nauthor %s\ncommitter %s\n" % (who, who)]
        lines.append(b"data %d\n%s\n" % (len(said), said))
        lines += [b"M 100644 :%d %s\n" % (mark, path.encode()) for path, mark in files]
        self._say(b"".join(lines))
        self.commits += 1

    def _say(self, line: bytes) -> None:
        try:
            self._stream.write(line)
        except BrokenPipeError:
            said = self._git.stderr.read().decode() if self._git.stderr else ""
            raise UserError("git.failed", command="fast-import", said=said.strip()) from None


def _seconds(day: date, since: int) -> int:
    return (day.toordinal() - EPOCH) * 86_400 + since - ZONE


def _message(login: str, batch: Batch) -> str:
    """What a commit does, in one line: who did what, and how often."""
    counts = [words.COUNT.format(deed=deed, number=n) for deed, n in batch.deeds.items()]
    unit = words.OFFICE_UNIT if login in place.OFFICES else place.UNITS[place.unit(login)]
    return words.BATCH.format(unit=unit, steps=words.COMMA.join(counts))
