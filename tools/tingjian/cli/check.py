"""``tingjian check``: what is wrong with the ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from tingjian.cli.context import find_root, language, root_option
from tingjian.cli.output import as_json, command, format_option, note
from tingjian.core.finding import Finding
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.characters import spell
from tingjian.store.check import check as check_ledger
from tingjian.words.cli import say


@command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@click.option("--rev", help=say("option.rev", language()))
@format_option("text", "json", "github")
@root_option
def check(*, paths: tuple[Path, ...], rev: str | None, format_: str, root: Path | None) -> None:
    """Print the findings; exit with 1 if there is any."""
    folder = find_root(root)
    findings = _below(check_ledger(folder, rev), folder, paths)
    report(findings, format_)
    if findings:
        raise SystemExit(FINDINGS)


def _below(findings: Sequence[Finding], root: Path, paths: Iterable[Path]) -> Sequence[Finding]:
    """Only the findings of these files and folders, where any is named."""
    if not paths:
        return findings
    chosen: set[Finding] = set()
    for path in paths:
        below = _place(path, root / git.LEDGER)
        found = [f for f in findings if not below or f"{f.file}/".startswith(f"{below}/")]
        if not found and not os.path.lexists(path):
            raise UserError("path.absent", path=str(path))
        chosen.update(found)
    return [finding for finding in findings if finding in chosen]


def _place(path: Path, base: Path) -> str:
    """A path below the ledger's folder; nothing for that folder itself, or for one around it."""
    # The folder may be reached through a link; what is named may be one too, and is not followed.
    whole = Path(os.path.normpath(path.absolute()))
    whole = whole.parent.resolve() / whole.name
    if not whole.is_relative_to(base):
        return ""
    return whole.relative_to(base).as_posix().removeprefix(".")


def report(findings: Sequence[Finding], format_: str) -> None:
    """Print findings as text, as JSON, or as annotations of a GitHub workflow."""
    if not findings and format_ == "text":
        note("findings.none")
        return
    from tingjian.views.findings import mend, place, what

    chosen = language()
    if format_ == "json":
        rows = [
            {
                "rule": each.rule,
                "file": f"{git.LEDGER}/{each.file}",
                "line": each.line,
                "field": each.field,
                "what": what(each, chosen),
                "mend": mend(each, chosen),
            }
            for each in findings
        ]
        click.echo(as_json(rows))
        return
    for each in findings:
        if format_ == "github":
            click.echo(_annotation(each, what(each, chosen), mend(each, chosen)))
            continue
        click.echo(f"{_visible(place(each))}  {click.style(each.rule, fg='red')}")
        click.echo(f"  {_visible(what(each, chosen))}")
        click.echo("  " + say("findings.mend", chosen, text=_visible(mend(each, chosen))))
    if format_ == "text":
        note("findings.some", number=len(findings))


def _visible(text: str) -> str:
    """A text that can neither colour a terminal nor begin a line: a file may be named anything."""
    return "".join(c if c.isprintable() else spell(c) for c in text)


def _annotation(finding: Finding, what: str, mend: str) -> str:
    """A line of a workflow's log that GitHub shows beside the file, escaped as its toolkit does."""
    place = f"file={_property(f'{git.LEDGER}/{finding.file}')},line={max(1, finding.line)}"
    text = _message(f"{what}\n{mend}")
    return f"::error {place},title={_property(finding.rule)}::{text}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


COMMANDS = {"check": check}
