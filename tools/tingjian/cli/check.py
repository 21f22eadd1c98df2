"""``tingjian check``: what is wrong with the ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tingjian.cli.context import find_root, language, root_option
from tingjian.cli.output import as_json, command, format_option, note
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.check import check as check_ledger
from tingjian.words.cli import say

if TYPE_CHECKING:
    from tingjian.core.finding import Finding


@command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@click.option("--rev", help=say("option.rev", language()))
@format_option("text", "json", "github")
@root_option
def check(*, paths: tuple[Path, ...], rev: str | None, format_: str, root: Path | None) -> None:
    """Print the findings; exit with 1 if there is any."""
    folder = find_root(root)
    findings = _below(check_ledger(folder, rev), folder, paths)
    if findings or format_ == "json":
        _print(findings, format_)
    elif format_ == "text":
        note("findings.none")
    if findings:
        raise SystemExit(FINDINGS)


def _print(findings: Sequence[Finding], format_: str) -> None:
    from tingjian.cli.report import (  # most often there is none
        as_rows,
        say_annotations,
        say_findings,
    )

    if format_ == "json":
        click.echo(as_json(as_rows(findings)))
    elif format_ == "github":
        say_annotations(findings)
    else:
        say_findings(findings)


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
    """A path below the ledger's folder; nothing for that folder itself, or for one around it.

    UserError: it is elsewhere, and what it holds is not checked.
    """
    # The folder may be reached through a link; what is named may be one too, and is not followed.
    whole = Path(os.path.normpath(path.absolute()))
    whole = whole.parent.resolve() / whole.name
    if not whole.is_relative_to(base):
        if not base.is_relative_to(whole):
            raise UserError("path.outside", path=str(path), ledger=str(base))
        return ""
    return whole.relative_to(base).as_posix().removeprefix(".")


COMMANDS = {"check": check}
