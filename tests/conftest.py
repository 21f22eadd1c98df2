"""What every test stands on: a fixed clock and author, a Git of its own, and no network."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("tingjian", deadline=None)  # a busy machine is not a failure
settings.load_profile("tingjian")

LOOPBACK = ("127.", "::1", "localhost")


class NetworkError(Exception):
    """A test tried to reach the network; not an OSError, so that nothing takes it for bad luck."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(own: socket.socket, address: Any) -> None:
        if own.family != getattr(socket, "AF_UNIX", None) and not address[0].startswith(LOOPBACK):
            raise NetworkError(address)

    def guarded(own: socket.socket, address: Any) -> None:
        refuse(own, address)
        connect(own, address)

    def guarded_ex(own: socket.socket, address: Any) -> int:
        refuse(own, address)
        return connect_ex(own, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        yield


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Take nothing from the user's own settings: ours cleared, Git's replaced, colours off."""
    config = tmp_path_factory.mktemp("git") / "config"
    config.write_text(
        "[user]\n\tname = Tingjian tests\n\temail = tests@tingjian.example\n"
        "[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("TINGJIAN_", "GIT_")):
                patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", str(config))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("GIT_AUTHOR_DATE", "2026-03-02T09:00:00+08:00")
        patch.setenv("GIT_COMMITTER_DATE", "2026-03-02T09:00:00+08:00")
        patch.setenv("NO_COLOR", "1")
        yield


class Repository:
    """A real Git repository in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet")

    def git(self, *words: str, **environment: str) -> str:
        """Run Git here and give what it prints."""
        return subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout

    def write(self, path: str, text: str) -> Path:
        """Write a file, its folders as well; line ends stay as given."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def commit(self, message: str, day: str = "2026-03-02") -> str:
        """Commit everything as it is, at nine in the morning of a day; give the commit's id."""
        moment = f"{day}T09:00:00+08:00"
        self.git("add", "--all")
        self.git(
            "commit",
            "--quiet",
            "--allow-empty",
            f"--message={message}",
            GIT_AUTHOR_DATE=moment,
            GIT_COMMITTER_DATE=moment,
        )
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Give an empty repository."""
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)
