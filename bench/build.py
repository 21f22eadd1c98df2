"""Full build of 10,000 issue pages, against Hugo laying out the same pages.

Tingjian starts cold: no memory of records, no shells, an empty folder. It reads the YAML, folds
every history, words and lays out the pages, and makes the lists, figures and downloads as well.
Hugo gets the records already read and worded, and makes the issues' pages and one list.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import hugo_site
import peers
from ledgers import AS_OF, TINGJIAN, WORK, forget, issue_files, ledger
from stopwatch import Contender, race
from table import Result

ISSUES = 10_000
ASIDE = WORK / "aside"


def measure(rounds: int) -> list[Result]:
    """Into an empty folder, and over the last build with one record changed."""
    folder = ledger(ISSUES)
    ours, theirs = WORK / "public", WORK / "hugo"
    build: list[str | Path] = [TINGJIAN, "build", "--out", ours, "--as-of", AS_OF]
    aside(ours)
    subprocess.run([str(word) for word in build], cwd=folder, check=True, capture_output=True)
    hugo_site.make(theirs, folder / "ledger", issue_page(ours, issue_files(folder)))
    hugo: list[str | Path] = [peers.hugo(), "build", "--quiet", "--destination", theirs / "public"]

    def cold() -> None:
        forget(folder)
        aside(ours)

    times = race(
        [
            Contender("tingjian", build, folder, before=cold),
            Contender("hugo", hugo, theirs, before=lambda: aside(theirs / "public")),
        ],
        rounds,
    )
    again = race(
        [Contender("tingjian", build, folder), Contender("hugo", hugo, theirs)],
        rounds,
    )
    shutil.rmtree(ASIDE, ignore_errors=True)
    what = f"build, {ISSUES:,} issue pages"
    return [
        Result(f"{what}, cold, empty folder", times["tingjian"], "Hugo", times["hugo"]),
        Result(f"{what}, again, nothing changed", again["tingjian"], "Hugo", again["hugo"]),
    ]


def aside(folder: Path) -> None:
    """Put what was built out of the way; it is deleted after the race.

    Where ten thousand files have just been deleted, ext4 looks long for inodes to give to new ones
    (2 to 10 s were measured): that is the file system's own time, and no contender's.
    """
    if folder.exists():
        ASIDE.mkdir(exist_ok=True)
        folder.rename(Path(tempfile.mkdtemp(dir=ASIDE)) / folder.name)


def issue_page(public: Path, files: list[Path]) -> Path:
    """The page of some issue that has one."""
    for path in files:
        for page in (public / "issues").glob(f"**/{path.stem}/index.html"):
            return page
    message = "the build made no issue page"
    raise ValueError(message)
