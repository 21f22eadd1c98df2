"""How well texts about one matter are found, and how fast: see README.md.

``demonstration.txt`` has texts of our own. Where ``TINGJIAN_LETTERS`` names the folder that holds
them, real letters, no part of this repository, are measured, too: ``matters.txt`` says, by number
alone, which of them are about one matter.
"""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import openpyxl

from ledgers import TINGJIAN, ledger
from stopwatch import Contender, race
from table import Result
from tingjian.cli.similar import LIKELY
from tingjian.core import cluster, near, similar
from tingjian.core.record import Issue, Source

ISSUES = 100_000
LIMIT = 60.0  # seconds
MEMORY = 2_000  # megabytes
FEW = 10_000
QUICK = 1.0  # seconds
FIRST = 10  # how many alike letters a reader looks at
DEEP = 50  # where a ranking is cut
CHOSEN_ON = "letters.xlsx"
SHOWN = 3  # how many a warning shows
MATTERS = Path(__file__).with_name("matters.txt")
DEMONSTRATION = Path(__file__).with_name("demonstration.txt")

Matters = dict[str, frozenset[str]]  # a letter's number: the others about its matter


def measure(rounds: int) -> list[Result]:
    """How well; ``cluster`` of 100,000 issues (once: it takes long), ``similar`` among 10,000."""
    quality()
    many, few = ledger(ISSUES), ledger(FEW)
    number = min(few.glob("ledger/issues/*/*.yml")).stem
    for folder in (many, few):
        subprocess.run([str(TINGJIAN), "check"], cwd=folder, check=True, capture_output=True)
    whole = Contender("cluster", [TINGJIAN, "cluster", "--format", "json"], many, once=True)
    one = Contender("similar", [TINGJIAN, "similar", number], few)
    times = race([whole, one], rounds)
    return [
        Result(f"cluster, {ISSUES:,} issues", times["cluster"], "limit", LIMIT),
        Result(f"similar, {FEW:,} issues", times["similar"], "limit", QUICK),
    ]


def memory() -> str:
    """The time and the most memory that ``cluster`` of 100,000 issues takes, read before."""
    words, folder = [str(TINGJIAN), "cluster", "--format", "json"], ledger(ISSUES)
    subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    begin = perf_counter()
    _, _, used = os.wait4(process.pid, 0)
    took, megabytes = perf_counter() - begin, used.ru_maxrss // 1024
    return (
        f"cluster of {ISSUES:,} issues: {took:.0f} s (limit {LIMIT:.0f} s), "
        f"{megabytes:,} MB (limit {MEMORY:,} MB)"
    )


def main() -> None:
    """Print how well it finds; then the time and memory."""
    quality()
    print(memory())


def quality() -> None:
    """Print how well it finds, of the letters also as it might."""
    gc.disable()  # as the command does
    print("\n| | MAP | first right | in first 10 | groups | precision | recall | F |")
    print("|---|" + "---:|" * 7)
    sets = {DEMONSTRATION.name: demonstration()}
    if folder := os.environ.get("TINGJIAN_LETTERS"):
        known = labels()
        sets |= {file: (letters(Path(folder) / file), known[file]) for file in known}
    warnings = []
    for file, (issues, matters) in sets.items():
        index = similar.Index(issues)
        ranks = ranked(index, matters)
        line(file, ranks, gathered(index, matters, cluster.ALIKE))
        if file == DEMONSTRATION.name:
            line("clusters much looser", ranks, best(index, matters))
        if file == CHOSEN_ON:
            line("clusters looser", ranks, gathered(index, matters, 0.40))
            line("clusters stricter", ranks, gathered(index, matters, 0.52))
            for name, settings in VARIANTS.items():
                with method(settings):
                    other = similar.Index(issues)
                    line(name, ranked(other, matters), best(other, matters))
        warnings += [warning(file, index, matters), shown(file, issues, matters)]
    print("", *warnings, "", sep="\n")


@contextmanager
def method(settings: dict[str, Any]) -> Iterator[None]:
    """The method, but for some of what was chosen."""
    own = {name: getattr(similar, name) for name in settings}
    vars(similar).update(settings)
    try:
        yield
    finally:
        vars(similar).update(own)


def triples(text: str) -> list[str]:
    """Three characters in a row, instead of two."""
    runs = similar.CHINESE.findall(text)
    return [run[at : at + 3] for run in runs for at in range(len(run) - 2)]


VARIANTS: dict[str, dict[str, Any]] = {
    "the title as the text": {"TITLE": 0.0},
    "the title much more": {"TITLE": 8.0},
    "rare pairs much more": {"COMMON": 1, "ALONE": 2**-0.5},
    "three characters": {"grams": triples},
    "every pair of a case in clusters": {"KEPT": 10_000},
}


def demonstration() -> tuple[dict[str, Issue], Matters]:
    """The texts of our own, and who is about the same matter as whom."""
    issues: dict[str, Issue] = {}
    matters: Matters = {}
    lines = DEMONSTRATION.read_text("utf-8").replace("\n\n", "\n#\n").splitlines()
    told: set[str] = set()
    for at, line in enumerate([*lines, "#"]):
        if line.startswith("#"):
            matters |= {number: frozenset(told - {number}) for number in told if len(told) > 1}
            told = set()
            continue
        title, text = line.split("｜")
        issues[f"{at:03}"] = issue(f"{at:03}", title, text)
        told.add(f"{at:03}")
    return issues, matters


def labels() -> dict[str, Matters]:
    """By file, who is about the same matter as whom."""
    found: dict[str, Matters] = {}
    for text in MATTERS.read_text("utf-8").splitlines():
        numbers = frozenset(text.split())
        if text.endswith(".xlsx"):
            matters = found.setdefault(text, {})
        elif numbers and not text.startswith("#"):
            matters |= {number: numbers - {number} for number in numbers}
    return found


def letters(path: Path) -> dict[str, Issue]:
    """The letters of a file as issues, by their numbers."""
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(2, values_only=True)
    return {
        str(number): issue(str(number), str(title).strip(), "\n".join(str(text or "").split()))
        for number, _, title, _, text, *_ in rows
    }


def issue(number: str, title: str, text: str) -> Issue:
    """A text as an issue."""
    return Issue(
        id=number,
        title=title,
        class_="simple",
        raised=date(2020, 1, 1),
        statement=text,
        source=Source("import"),
        disclosure="withheld",
    )


def line(name: str, *shares: list[float]) -> None:
    """Print one line of the table."""
    cells = [f"{share:.3g}" for each in shares for share in each]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def nearest(index: similar.Index, number: str) -> list[similar.Like]:
    """What is most like a letter, without itself."""
    case = index.cases[number]
    found = index.nearest(case.title, similar.body(case), DEEP, 0.0)
    return [like for like in found if like.id != number]


def ranked(index: similar.Index, matters: Matters) -> list[float]:
    """Mean average precision; how often the likest is right; how many of the right are in ten."""
    shares = []
    for number, wanted in matters.items():
        order = [like.id for like in nearest(index, number)]
        places = [at for at, other in enumerate(order, 1) if other in wanted]
        precise = sum(hit / at for hit, at in enumerate(places, 1)) / len(wanted)
        seen = len(wanted.intersection(order[:FIRST])) / min(FIRST, len(wanted))
        shares.append((precise, float(order[:1] != [] and order[0] in wanted), seen))
    return [mean(each) for each in zip(*shares, strict=True)]


def gathered(index: similar.Index, matters: Matters, alike: float) -> list[float]:
    """How many clusters; and, of the letters that stand with a letter, how many are right.

    And of those that should stand with it, how many do: averaged over letters, itself left out.
    """
    groups = cluster.clusters(index, alike)
    if not groups:
        return [0, 0.0, 0.0, 0.0]
    together = {each: set(group.members) - {each} for group in groups for each in group.members}
    nobody: frozenset[str] = frozenset()
    precision = mean(
        len(others & matters.get(number, nobody)) / len(others)
        for number, others in together.items()
    )
    recall = mean(
        len(others & together.get(number, set())) / len(others)
        for number, others in matters.items()
    )
    return [len(groups), precision, recall, 2 * precision * recall / (precision + recall)]


def best(index: similar.Index, matters: Matters) -> list[float]:
    """The clusters at the limit that suits these texts best."""
    found = [gathered(index, matters, at / 100) for at in range(10, 62, 2)]
    return max(found, key=itemgetter(-1))


def warning(name: str, index: similar.Index, matters: Matters) -> str:
    """How good the warnings are that ``new`` gives, were each letter the new one."""
    shown = {
        number: [like.id for like in nearest(index, number)[:SHOWN] if like.score >= LIKELY]
        for number in index.ids
    }
    warned = {number: likes for number, likes in shown.items() if likes}
    right = mean(likes[0] in matters.get(number, ()) for number, likes in warned.items())
    found = mean(bool(matters[number].intersection(shown[number])) for number in matters)
    return (
        f"{name}: {len(warned)} of {len(shown)} warned of, {right:.0%} rightly; {found:.0%} found"
    )


def shown(name: str, issues: dict[str, Issue], matters: Matters) -> str:
    """How good the issues are that pages show beside each, and what finding them takes."""
    begin = process_time()
    among = near.Near(issues)
    found = {number: among.to(at) for at, number in enumerate(among.ids)}
    took = 1e6 * (process_time() - begin) / len(issues)
    right = mean(
        other in matters.get(number, ()) for number, each in found.items() for other in each
    )
    seen = mean(len(m & set(found[n])) / min(near.SHOWN, len(m)) for n, m in matters.items())
    pairs = sum(map(len, found.values()))
    return (
        f"{name}: {pairs} shown on pages, {right:.0%} rightly; {seen:.0%} found; {took:.0f} µs each"
    )


def mean(shares: Iterable[float]) -> float:
    """The mean of some shares."""
    listed = list(shares)
    return sum(listed) / len(listed)


if __name__ == "__main__":
    main()
