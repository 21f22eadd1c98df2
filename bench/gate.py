"""A pull request of 1 and of 50 files on 100,000 issues, judged; against the floor and a peer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ledgers import AS_OF, TINGJIAN, WORK, issue_files, ledger
from peers import check_jsonschema
from stopwatch import Contender, race
from table import Result
from tingjian.core.standing import stand
from tingjian.demo.place import OFFICES
from tingjian.sources import source
from tingjian.store import writer
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape
from tingjian.store.strict import Value

ISSUES = 100_000
LIMIT = 0.25  # seconds, for 50 files


def measure(rounds: int) -> list[Result]:
    """Judge a follow-up of many issues by one of the office's accounts."""
    folder = ledger(ISSUES)
    texts = dict(followed_up(folder, 50))
    results = []
    for number in (1, 50):
        some = dict(list(texts.items())[:number])
        head = commit(folder, some)
        copies = WORK / f"gate-{number}"
        for path, text in some.items():
            copy = copies / Path(path).name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
        words = ["--base", "HEAD", "--head", head, "--actor", OFFICES[0], "--received", AS_OF]
        floor = [sys.executable, str(Path(__file__).with_name("floor.py")), "HEAD", head]
        schemas = source("schema")
        peer: list[str | Path] = [check_jsonschema(), "--schemafile"]
        peer += [schemas / "issue.schema.json", "--base-uri", schemas.as_uri() + "/"]
        peer += sorted(copies.glob("*.yml"))
        contenders = [
            Contender("gate", [TINGJIAN, "gate", *words], folder),
            Contender("floor: diff-tree, cat-file, parse, validate", floor, folder),
            Contender("check-jsonschema", peer, folder),
        ]
        times = race(contenders, rounds)
        ours = times.pop("gate")
        what = f"gate, {number} of {ISSUES:,} files"
        times[f"limit for {number}"] = LIMIT
        results += [Result(what, ours, name, theirs) for name, theirs in times.items()]
    return results


def followed_up(folder: Path, number: int) -> Iterator[tuple[str, str]]:
    """Open issues, spread over the ledger, each with a follow-up at the end of its thread."""
    step: Value = {
        "kind": "follow_up",
        "on": AS_OF,
        "by": OFFICES[0],
        "offices": ["party"],
        "text": "督办",
    }
    files = issue_files(folder)
    for path in files[:: len(files) // (number * 20)]:
        content = path.read_bytes()
        place = path.relative_to(folder / "ledger").as_posix()
        (issue,) = shape(place, content, record_kinds()["issue"]).records
        last = max((each.on for each in issue.steps), default=date.max)
        if stand(issue).office.state != "open" or last.isoformat() > AS_OF:
            continue
        yield f"ledger/{place}", writer.append(content.decode(), ("steps",), step)
        number -= 1
        if not number:
            return


def commit(folder: Path, texts: dict[str, str]) -> str:
    """A commit behind HEAD with these files; no branch, file or index of the ledger changes."""
    with tempfile.TemporaryDirectory() as work:
        environment = os.environ | {"GIT_INDEX_FILE": str(Path(work) / "index")}

        def git(*words: str, given: str | None = None) -> str:
            return subprocess.run(
                ["git", *words],
                cwd=folder,
                env=environment,
                input=given,
                check=True,
                capture_output=True,
                encoding="utf-8",
            ).stdout.strip()

        git("read-tree", "HEAD")
        for path, text in texts.items():
            blob = git("hash-object", "-w", "--stdin", given=text)
            git("update-index", "--cacheinfo", f"100644,{blob},{path}")
        return git("commit-tree", "-p", "HEAD", "-m", "follow up", git("write-tree"))
