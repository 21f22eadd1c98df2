"""Cold check of 10,000 issues, against two programs that validate the same files.

The schema is the same. Tingjian reads strictly, validates, and also judges references, step
histories and every other record of the ledger; the peers validate only the issues.
"""

from __future__ import annotations

from pathlib import Path

import peers
from ledgers import TINGJIAN, forget, issue_files, ledger
from stopwatch import Contender, race
from table import Result
from tingjian.sources import source

ISSUES = 10_000


def measure(rounds: int, *, slow: bool) -> list[Result]:
    """``slow``: check-jsonschema as well, which takes minutes."""
    folder = ledger(ISSUES)
    schema = source("schema")
    files = issue_files(folder)
    validate: list[str | Path] = [
        peers.sourcemeta(),
        "validate",
        schema / "issue.schema.json",
        folder / "ledger" / "issues",
        "--extension",
        "yml",
        "--resolve",
        schema / "step.schema.json",
    ]
    contenders = [
        Contender("tingjian", [TINGJIAN, "check"], folder, before=lambda: forget(folder)),
        Contender("sourcemeta jsonschema --fast", [*validate, "--fast"], folder),
        Contender("sourcemeta jsonschema", validate, folder),
    ]
    if slow:
        command: list[str | Path] = [
            peers.check_jsonschema(),
            "--schemafile",
            schema / "issue.schema.json",
        ]
        command += ["--base-uri", schema.as_uri() + "/", *files]
        contenders.append(Contender("check-jsonschema", command, folder, once=True))
    times = race(contenders, rounds)
    what = f"check, cold, {len(files):,} issues"
    ours = times.pop("tingjian")
    return [Result(what, ours, name, theirs) for name, theirs in times.items()]
