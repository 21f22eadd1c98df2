"""``tingjian audit``: was every change of the main branch one that the gate would let in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from tingjian.cli.context import language, root_option
from tingjian.cli.gate import gate_root
from tingjian.cli.output import as_json, command, format_option
from tingjian.cli.report import as_rows, say_each, visible
from tingjian.errors import FINDINGS
from tingjian.store.audit import Audit, Entry
from tingjian.store.audit import audit as audit_history
from tingjian.words.cli import say


@command("audit")
@click.option("--since", metavar="REV", help=say("option.since", language()))
@format_option("text", "json")
@root_option
def audit(*, since: str | None, format_: str, root: Path | None) -> None:
    """Print which changes broke a rule, the first of them first; exit with 1 if any did."""
    folder = gate_root(root)
    if sys.stderr.isatty():
        found = _with_progress(folder, since)
    else:
        found = audit_history(folder, since, lambda _done, _all: None)
    if format_ == "json":
        click.echo(as_json(_as_json(found)))
    else:
        _text(found)
    if found.entries:
        raise SystemExit(FINDINGS)


def _with_progress(root: Path, since: str | None) -> Audit:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("audit.progress", language()), total=None)
        return audit_history(
            root, since, lambda done, all_: progress.update(task, completed=done, total=all_)
        )


def _text(found: Audit) -> None:
    chosen = language()
    for entry in found.entries:
        signed = say("audit.signed", chosen, said=entry.signature)
        line = say(
            "audit.entry",
            chosen,
            commit=entry.commit[:10],
            day=entry.merged,
            by=entry.by,
            merged_by=entry.merged_by,
            review=entry.review,
            signature=signed if entry.signature else say("audit.unsigned", chosen),
        )
        click.echo(visible(line))
        say_each(entry.findings)
    if found.entries:
        first = found.entries[0]
        click.echo(say("audit.first", chosen, commit=first.commit, day=first.merged))
    click.echo(say("audit.done", chosen, number=found.number, wrong=len(found.entries)))
    if found.reviews:
        longest = max(found.reviews)
        median = _median(found.reviews)
        click.echo(say("audit.review", chosen, median=median, longest=longest))


def _median(counts: Mapping[int, int]) -> int:
    """The middle of values given with their counts; of two in the middle, the lower."""
    left = (sum(counts.values()) + 1) // 2
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            break
    return value


def _as_json(found: Audit) -> dict[str, object]:
    return {
        "since": found.since or None,
        "until": found.until or None,
        "number": found.number,
        "reviews": found.reviews,
        "broken": [_entry(entry) for entry in found.entries],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "commit": entry.commit,
        "by": entry.by,
        "merged_by": entry.merged_by,
        "merged": entry.merged,
        "signature": entry.signature or None,
        "review": entry.review,
        "findings": as_rows(entry.findings),
    }


COMMANDS = {"audit": audit}
