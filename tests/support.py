"""What many tests build on: the small ledger, steps with all they need, the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tingjian.core.ledger import Tables
from tingjian.core.record import Assignment, Issue, Record, Source, Step, Theme
from tingjian.store.open import open_tables

TESTS = Path(__file__).parent
TOOLS = TESTS.parent / "tools"
SMALL = TESTS / "ledgers" / "small"

# The small ledger's cases, by where they stand.
HEARD = "ZS-20260302-0DMWW"
WORKING = "ZS-20260302-0J6G5"
CLOSED = "ZS-20260105-0V9RR"
MERGED = "ZS-20260303-0PR4Z"
THEME = "ZS-20260202-0ZVCG"
TODAY = "2026-03-11"  # a Wednesday, without a holiday anywhere near

CLERKS = {
    "market-regulation": "mr-clerk",
    "science": "st-clerk",
    "housing": "hc-clerk",
    "finance": "cz-clerk",
}
OFFICE = "zs-office"
MONDAY = date(2026, 3, 2)


@cache
def tables() -> Tables:
    """The small ledger's tables."""
    return open_tables(SMALL)


def day(number: int) -> date:
    """A day of March 2026, or further on: the 2nd is a Monday."""
    return date(2026, 3, 1) + timedelta(number - 1)


# What a step of each kind needs, where a test does not care.
NEEDED: dict[str, dict[str, Any]] = {
    "follow_up": {"offices": ("party",), "text": "三办督办"},
    "remind": {"departments": ("market-regulation",)},
    "evaluate": {"solved": True, "satisfaction": "satisfied"},
    "close": {"outcome": "solved"},
    "park": {"review": date(2026, 12, 1), "reason": "待政策明确"},
    "reopen": {"reason": "企业再次反映"},
    "withdraw": {"reason": "企业撤回"},
    "merge": {"into": THEME},
    "correct": {"fields": ("title",), "reason": "登记有误"},
    "dispatch": {"as_": "lead", "head": "局长"},
    "return": {"reason": "不属本部门职责"},
    "extend": {"reason": "需现场勘验"},
    "rule": {"granted": True},
    "progress": {"text": "已现场核实"},
    "reply": {"outcome": "solved", "text": "已办理"},
    "rework": {"reason": "企业不满意"},
}


def by_type(*records: Record) -> dict[type[Any], dict[str, Any]]:
    """Records as a ledger holds the mechanism's own: by type and by id."""
    found: dict[type[Any], dict[str, Any]] = {}
    for each in records:
        found.setdefault(type(each), {})[str(getattr(each, "id", ""))] = each
    return found


def step(kind: str, on: int | date, by: str = OFFICE, **fields: Any) -> Step:
    """A step with all that its kind needs; due days a week ahead."""
    when = on if isinstance(on, date) else day(on)
    values = NEEDED.get(kind, {}) | fields
    if kind in ("dispatch", "rework"):
        values.setdefault("due", when + timedelta(7))
    return Step(kind=kind, on=when, by=by, **values)


def issue(
    steps: tuple[Step, ...] | list[Step] = (),
    threads: dict[str, list[Step]] | None = None,
    **fields: Any,
) -> Issue:
    """An issue raised on the 2nd of March, with these threads."""
    assignments = tuple(
        Assignment(department, tuple(taken)) for department, taken in (threads or {}).items()
    )
    values: dict[str, Any] = {
        "id": HEARD,
        "title": "码头夜间用电价格偏高",
        "class_": "complex",
        "raised": MONDAY,
        "statement": "夜间作业用电价格偏高。",
        "source": Source("visit"),
        "disclosure": "named",
        "enterprise": "haiyue",
        "sector": "port-shipping",
        "region": "putuo",
    } | fields
    return Issue(steps=tuple(steps), assignments=assignments, **values)


def theme(
    steps: tuple[Step, ...] | list[Step] = (),
    threads: dict[str, list[Step]] | None = None,
    **fields: Any,
) -> Theme:
    """A theme raised on the 2nd of March, with these threads."""
    assignments = tuple(
        Assignment(department, tuple(taken)) for department, taken in (threads or {}).items()
    )
    values: dict[str, Any] = {
        "id": THEME,
        "title": "人才子女入学",
        "class_": "complex",
        "raised": MONDAY,
        "statement": "名额不足。",
        "kind": "common",
    } | fields
    return Theme(steps=tuple(steps), assignments=assignments, **values)


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Repository:
    """A real Git repository that holds the small ledger, and the command line in it."""

    def __init__(self, root: Path, *, below: str = "") -> None:
        self.top = root
        self.root = root / below if below else root
        shutil.copytree(SMALL / "ledger", self.root / "ledger")
        self.git("init", "--quiet", "--initial-branch=main", at=root)
        self.git("add", "--all", at=root)
        self.git("commit", "--quiet", "--message=ledger", at=root)

    def git(self, *words: str, at: Path | None = None, check: bool = True) -> str:
        """Run Git here and give what it prints."""
        done = subprocess.run(
            ["git", *words],
            cwd=at or self.root,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert not check or not done.returncode, done.stderr
        return done.stdout

    def commit(self, message: str = "change") -> str:
        """Commit everything as it is; the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.git("rev-parse", "HEAD").strip()

    def path(self, number: str) -> Path:
        """The file of a case."""
        folder = "themes" if number == THEME else f"issues/{number[3:7]}"
        return self.root / "ledger" / folder / f"{number}.yml"

    def write(self, path: str, text: str) -> Path:
        """Write a file below ``ledger/``."""
        file = self.root / "ledger" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def edit(self, path: str, old: str, new: str) -> Path:
        """Replace a text, which is there once, in a file below ``ledger/``."""
        file = self.root / "ledger" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")
        return file

    def state(self) -> tuple[str, ...]:
        """All that Git sees: branches, what HEAD is, the index, the work tree, and its bytes."""
        files = sorted(
            path
            for path in self.root.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        )
        return (
            self.git("for-each-ref"),
            (self.top / ".git/HEAD").read_text(encoding="utf-8"),
            self.git("status", "--porcelain", "--untracked-files=all"),
            self.git("diff", "--cached"),
            *(f"{path}\n{path.read_bytes()!r}" for path in files),
        )


COMMAND = "import sys; from tingjian.cli.main import main; main()"


def spawn(*words: str, at: Path, given: str | bytes | None = None, **environment: str) -> Said:
    """Run ``tingjian`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *words],
        cwd=at,
        env=os.environ
        | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY, "PYTHONUTF8": "1"}
        | environment,
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
