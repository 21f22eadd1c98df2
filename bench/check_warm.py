"""Warm check of 100,000 issues: nothing changed since the last one, or one file."""

from __future__ import annotations

import subprocess
from itertools import count

from ledgers import TINGJIAN, issue_files, ledger
from stopwatch import Contender, race
from table import Result

ISSUES = 100_000
LIMIT = 0.3  # seconds


def measure(rounds: int) -> list[Result]:
    """Check once beforehand, as anybody has who works with the ledger."""
    folder = ledger(ISSUES)
    subprocess.run([str(TINGJIAN), "check"], cwd=folder, check=True, capture_output=True)
    changed = issue_files(folder)[ISSUES // 2]
    before = changed.read_bytes()
    numbers = count(1)

    def change() -> None:
        # A comment makes another blob every time, and changes nothing that could be wrong.
        changed.write_bytes(before + f"# {next(numbers)}\n".encode())

    try:
        times = race([Contender("nothing changed", [TINGJIAN, "check"], folder)], rounds)
        times |= race([Contender("one changed", [TINGJIAN, "check"], folder, change)], rounds)
    finally:
        changed.write_bytes(before)
    what = f"check, warm, {ISSUES:,} issues"
    return [Result(f"{what}, {name}", ours, "limit", LIMIT) for name, ours in times.items()]
