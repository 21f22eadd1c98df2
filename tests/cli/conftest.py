"""What the tests of the command line share: the small ledger, and a way to run a command in it."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Protocol

import pytest
from tests.support import TODAY, Repository, Said

from tingjian.cli.main import main


class Run(Protocol):
    """Runs ``tingjian`` with some words, as somebody, on some day."""

    def __call__(self, *words: str, by: str = "zs-office", today: str = TODAY) -> Said:
        """Give what it left behind."""


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


@pytest.fixture
def run(
    small: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a function that runs a command in the small ledger; by default as the office."""
    monkeypatch.chdir(small.root)

    def run(*words: str, by: str = "zs-office", today: str = TODAY) -> Said:
        monkeypatch.setenv("TINGJIAN_TODAY", today)
        monkeypatch.setenv("TINGJIAN_ACTOR", by)
        code = 0
        try:
            main(list(words))
        except SystemExit as leave:
            code = int(leave.code or 0)
        finally:
            gc.enable()  # a command does without, for it ends soon
        return Said(code, *capsys.readouterr())

    return run
