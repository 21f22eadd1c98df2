"""Full build of 10,000 issue pages, against Hugo laying out the same pages.

Tingjian starts cold: no memory of records, no shells, an empty folder. It reads the YAML, folds
every history, words and lays out the pages, and makes the lists, figures, feeds and downloads as
well. Hugo gets what the records say already folded and worded, and makes the issues' pages and
one list: from YAML, as the records are, and once more from JSON, which spares it most of reading.
It is raced once for the pages alone, and once for all four files that we make of every issue: the
page, its feed, its document and its Open311 request.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import hugo_site
import peers
from ledgers import AS_OF, TINGJIAN, WORK, forget, issue_files, ledger
from stopwatch import Contender, nothing, race
from table import Result

ISSUES = 10_000
READ = ("YAML", "JSON")
MADE = ("pages alone", "four files")  # by Hugo, of every issue
ASIDE = WORK / "aside"


def measure(rounds: int) -> list[Result]:
    """Into an empty folder, and over the last build with one record changed."""
    folder, ours = ledger(ISSUES), WORK / "public"
    build: list[str | Path] = [TINGJIAN, "build", "--no-search", "--out", ours, "--as-of", AS_OF]
    aside(ours)
    subprocess.run([str(word) for word in build], cwd=folder, check=True, capture_output=True)
    page = issue_page(ours, issue_files(folder))

    def cold() -> None:
        forget(folder)
        aside(ours)

    contenders = [Contender("tingjian", build, folder, before=cold)]
    for read, made in product(READ, MADE):
        name = f"Hugo, {read}, {made}"
        site = WORK / name.replace(", ", "-").replace(" ", "-")
        aside(site)
        yaml, four = read == READ[0], made == MADE[1]
        hugo_site.make(site, folder / "ledger", page, as_yaml=yaml, four=four)
        words: list[str | Path] = [
            peers.hugo(),
            "build",
            "--quiet",
            "--destination",
            site / "public",
        ]
        before = partial(aside, site / "public")
        contenders.append(Contender(name, words, site, before=before))
    times = race(contenders, rounds)
    again = race([replace(each, before=nothing) for each in contenders], rounds)
    shutil.rmtree(ASIDE, ignore_errors=True)
    what = f"build, {ISSUES:,} issue pages"
    return [
        Result(f"{what}, {how}", raced["tingjian"], name, raced[name])
        for how, raced in (("cold, empty folder", times), ("again, nothing changed", again))
        for name in raced
        if name != "tingjian"
    ]


def aside(folder: Path) -> None:
    """Put what was built out of the way; it is deleted after the race.

    Where ten thousand files were deleted in the last five minutes, ext4 looks long for inodes to
    give to new ones (2 to 10 s were measured): that is the file system's own time, and no
    contender's.
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
