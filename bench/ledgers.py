"""The synthetic ledgers that are measured, made once by ``tingjian demo`` and kept in ``.work``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

WORK = Path(__file__).resolve().parent / ".work"
TINGJIAN = Path(sys.executable).parent / "tingjian"
SEED = 7
AS_OF = "2026-06-30"
MOST_WITH_HISTORY = 20_000  # a check reads no history, and a longer one takes long to make


def ledger(issues: int) -> Path:
    """The folder of a demonstration ledger of this many issues, in a Git repository."""
    folder = WORK / f"ledger-{issues}"
    if not (folder / "ledger" / "ledger.yml").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(exist_ok=True)
        words = [TINGJIAN, "demo", folder, "--issues", issues, "--seed", SEED]
        if issues > MOST_WITH_HISTORY:
            words.append("--flat")
        subprocess.run([str(word) for word in words], check=True)
        _in_one_language(folder)
    return folder


def _in_one_language(folder: Path) -> None:
    """Take the second language from a ledger: no peer makes its pages twice either."""
    settings = folder / "ledger" / "ledger.yml"
    text = settings.read_text("utf-8")
    if text.count("\n  - en\n") != 1:
        message = "the demonstration ledger names its languages otherwise now"
        raise ValueError(message)
    settings.write_text(text.replace("\n  - en\n", "\n"), "utf-8")
    words = ["git", "-C", str(folder), "commit", "--quiet", "--all", "--message", "Speak Chinese"]
    subprocess.run(words, check=True)


def forget(folder: Path) -> None:
    """Lose the memory of what was read and checked before: the next command starts cold."""
    shutil.rmtree(folder / ".git" / "tingjian", ignore_errors=True)


def issue_files(folder: Path) -> list[Path]:
    """Every issue's file."""
    return sorted((folder / "ledger" / "issues").rglob("*.yml"))
