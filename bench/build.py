"""Full build of 10,000 issue pages, against Hugo laying out the same pages.

Tingjian starts cold: no memory of records, no shells, an empty folder. It reads the YAML, folds
every history, words and lays out the pages, and makes the lists, figures, feeds and downloads as
well. Hugo gets what the records say already folded and worded, and makes the issues' pages and
one list: from YAML, as the records are, and once more from JSON, which spares it most of reading.
Like is raced with like: for all four files that we make of every issue (the page, its feed, its
document and its Open311 request), and for its page alone: then we do all that ``tingjian build``
does but for the other three (``pages_alone.py``).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import hugo_site
import peers
from ledgers import AS_OF, TINGJIAN, WORK, forget, issue_files, ledger
from stopwatch import Contender, nothing, race, seconds
from table import Result

ISSUES = 10_000
READ = ("YAML", "JSON")
MADE = ("pages alone", "four files")  # of every issue
ALONE = Path(__file__).with_name("pages_alone.py")
ASIDE = WORK / "aside"


def measure(rounds: int) -> list[Result]:
    """Into an empty folder, and over the last build with nothing changed."""
    folder = ledger(ISSUES)
    ours = {made: WORK / f"public-{_word(made)}" for made in MADE}
    commands: dict[str, list[str | Path]] = {
        MADE[0]: [sys.executable, ALONE],
        MADE[1]: [TINGJIAN],
    }
    contenders = []
    for made, command in commands.items():
        build = [*command, "build", "--no-search", "--out", ours[made], "--as-of", AS_OF]
        before = partial(cold, folder, ours[made])
        contenders.append(Contender(f"tingjian, {made}", build, folder, before=before))
    seconds(contenders[1])
    page = issue_page(ours[MADE[1]], issue_files(folder))
    for read, made in product(READ, MADE):
        name = f"Hugo, {read}, {made}"
        site = WORK / _word(name)
        aside(site)
        yaml, four = read == READ[0], made == MADE[1]
        hugo_site.make(site, folder / "ledger", page, as_yaml=yaml, four=four)
        public = site / "public"
        words: list[str | Path] = [peers.hugo(), "build", "--quiet", "--destination", public]
        contenders.append(Contender(name, words, site, before=partial(aside, public)))
    times = race(contenders, rounds)
    again = race([replace(each, before=nothing) for each in contenders], rounds)
    shutil.rmtree(ASIDE, ignore_errors=True)
    what = f"build, {ISSUES:,} issues"
    return [
        Result(f"{what}, {made}, {how}", raced[f"tingjian, {made}"], f"Hugo, {read}", theirs)
        for how, raced in (("cold, empty folder", times), ("again, nothing changed", again))
        for made, read in product(MADE, READ)
        if (theirs := raced[f"Hugo, {read}, {made}"])
    ]


def cold(folder: Path, public: Path) -> None:
    """Nothing is remembered of the ledger, and nothing is built."""
    forget(folder)
    aside(public)


def _word(name: str) -> str:
    return name.replace(", ", "-").replace(" ", "-")


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
