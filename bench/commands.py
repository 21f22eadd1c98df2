"""What people type all day, on a ledger of 10,000 issues that was checked before."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hugo_site import read
from ledgers import AS_OF, TINGJIAN, issue_files, ledger
from stopwatch import Contender, race
from table import Result

ISSUES = 10_000
LIMIT = 0.25  # seconds


def measure(rounds: int) -> list[Result]:
    """``show``, ``list``, ``due``, ``reply``; the reply is taken back before it is made again."""
    folder = ledger(ISSUES)
    subprocess.run([str(TINGJIAN), "check"], cwd=folder, check=True, capture_output=True)
    path, thread = waiting(folder)
    before = path.read_bytes()
    by, number = thread["steps"][-1]["by"], path.stem
    reply: list[str | Path] = [
        TINGJIAN,
        "reply",
        number,
        "--as",
        by,
        "--department",
        thread["department"],
    ]
    reply += ["--outcome", "solved", "--text", "已增加名额。", "--on", AS_OF]
    listing: list[str | Path] = [TINGJIAN, "list", "--state", "working"]
    contenders = [
        Contender("show", [TINGJIAN, "show", number], folder),
        Contender("list --state working", listing, folder),
        Contender("due", [TINGJIAN, "due", "--as-of", AS_OF], folder),
        Contender("reply", reply, folder, before=lambda: restore(path, before)),
    ]
    try:
        times = race(contenders, rounds)
    finally:
        path.write_bytes(before)
    return [
        Result(f"{name}, {ISSUES:,} issues", ours, "limit", LIMIT) for name, ours in times.items()
    ]


def restore(path: Path, before: bytes) -> None:
    """Take back what was written."""
    path.write_bytes(before)


def waiting(folder: Path) -> tuple[Path, dict[str, Any]]:
    """An issue that a department has signed for and not answered, and that thread."""
    for path in issue_files(folder):
        issue = read(path)
        if all(step["kind"] in {"accept", "follow_up"} for step in issue.get("steps", [])):
            for thread in issue.get("assignments", []):
                if thread["steps"][-1]["kind"] == "sign":
                    return path, thread
    message = "no issue waits for an answer"
    raise ValueError(message)
