"""Full build of 10,000 issue pages, against Hugo laying out the same pages.

Tingjian starts cold: no memory of records, no shells, an empty folder. It reads the YAML, folds
every history, words and lays out the pages, and makes the lists, figures and downloads as well.
Hugo gets the records already read and worded, and makes the issues' pages and one list.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import hugo_site
import peers
from ledgers import AS_OF, TINGJIAN, WORK, forget, issue_files, ledger
from stopwatch import Contender, race
from table import Result

ISSUES = 10_000


def measure(rounds: int) -> list[Result]:
    """Into an empty folder, and over the last build with one record changed."""
    folder = ledger(ISSUES)
    ours, theirs = WORK / "public", WORK / "hugo"
    build: list[str | Path] = [TINGJIAN, "build", "--out", ours, "--as-of", AS_OF]
    empty(ours)
    subprocess.run([str(word) for word in build], cwd=folder, check=True, capture_output=True)
    hugo_site.make(theirs, folder / "ledger", issue_page(ours, issue_files(folder)))
    hugo: list[str | Path] = [peers.hugo(), "build", "--quiet", "--destination", theirs / "public"]

    def cold() -> None:
        forget(folder)
        empty(ours)

    times = race(
        [
            Contender("tingjian", build, folder, before=cold),
            Contender("hugo", hugo, theirs, before=lambda: empty(theirs / "public")),
        ],
        rounds,
    )
    again = race(
        [Contender("tingjian", build, folder), Contender("hugo", hugo, theirs)],
        rounds,
    )
    what = f"build, {ISSUES:,} issue pages"
    return [
        Result(f"{what}, cold, empty folder", times["tingjian"], "Hugo", times["hugo"]),
        Result(f"{what}, again, nothing changed", again["tingjian"], "Hugo", again["hugo"]),
    ]


def empty(folder: Path) -> None:
    """Remove what was built."""
    shutil.rmtree(folder, ignore_errors=True)


def issue_page(public: Path, files: list[Path]) -> Path:
    """The page of some issue that has one."""
    for path in files:
        for page in (public / "issues").glob(f"**/{path.stem}/index.html"):
            return page
    message = "the build made no issue page"
    raise ValueError(message)
