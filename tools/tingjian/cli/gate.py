"""``tingjian gate``: may this change be merged, and what does it do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from tingjian.cli.context import find_root, language, read_day, root_option, today
from tingjian.cli.output import as_json, command, format_option
from tingjian.cli.report import as_rows, markdown, say_annotations, say_each, visible
from tingjian.core.ledger import Tables
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.comparison import Judgement
from tingjian.store.gate import base_tables
from tingjian.store.gate import gate as judge
from tingjian.views.deeds import sentence
from tingjian.views.findings import mend, place, what
from tingjian.words.cli import say

SENTENCES = 50  # that are told one by one


@command("gate")
@click.option("--base", required=True, metavar="REV", help=say("option.base", language()))
@click.option("--head", required=True, metavar="REV", help=say("option.head", language()))
@click.option("--actor", required=True, metavar="LOGIN", help=say("option.actor", language()))
@click.option("--received", metavar="DAY", help=say("option.received", language()))
@format_option("text", "json", "github", "markdown")
@root_option
def gate(
    *, base: str, head: str, actor: str, received: str | None, format_: str, root: Path | None
) -> None:
    """Print what is wrong with a change, or what it does; exit with 1 if anything is wrong."""
    folder = gate_root(root)
    onto, onward = git.resolve(folder, base), git.resolve(folder, head)
    tables = base_tables(folder, onto)
    judgement = judge(folder, tables, onto, onward, actor, receipt(received, tables))
    FORMATS[format_](judgement, sentences(judgement, tables))
    if judgement.findings:
        raise SystemExit(FINDINGS)


def gate_root(root: Path | None) -> Path:
    """The ledger's root, or the folder itself where it is a bare repository."""
    folder = (root or Path.cwd()).resolve()
    try:
        return find_root(root)
    except UserError:
        if git.bare(folder):
            return folder
        raise


def receipt(said: str | None, tables: Tables) -> date:
    """The day of receipt in the ledger's time zone. UserError: neither a day nor a moment."""
    if said is None:
        return today(tables)
    zone = ZoneInfo(tables.settings.time_zone)
    try:
        moment = datetime.fromisoformat(said)
        if moment.tzinfo:
            said = moment.astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):
        pass  # then it is no day either
    day = read_day(said)
    if day is None:
        raise UserError("gate.moment", value=said)
    return day


def sentences(judgement: Judgement, tables: Tables) -> list[str]:
    """What a change does, a sentence a deed; of very many the rest is counted."""
    chosen = language()
    told = [sentence(deed, tables, chosen) for deed in judgement.deeds[:SENTENCES]]
    if more := len(judgement.deeds) - len(told):
        told.append(say("gate.more", chosen, number=more))
    if not told and not judgement.findings:
        told.append(say("gate.nothing", chosen))
    return told


def say_judgement(judgement: Judgement, tables: Tables) -> None:
    """Say for people what a change does, what is wrong with it, and whether it may be merged."""
    _text(judgement, sentences(judgement, tables))


def _text(judgement: Judgement, told: Sequence[str]) -> None:
    for line in told:
        click.echo(visible(line))
    say_each(judgement.findings)
    click.echo(_verdict(judgement))


def _json(judgement: Judgement, told: Sequence[str]) -> None:
    click.echo(
        as_json(
            {
                "accepted": not judgement.findings,
                "does": told,
                "deeds": judgement.deeds,
                "findings": as_rows(judgement.findings),
            }
        )
    )


def _github(judgement: Judgement, told: Sequence[str]) -> None:
    for line in told:
        click.echo(visible(line))
    say_annotations(judgement.findings)
    click.echo(_verdict(judgement))


def _markdown(judgement: Judgement, told: Sequence[str]) -> None:
    chosen = language()
    mark = "❌" if judgement.findings else "✅"
    click.echo(f"### {mark} {_verdict(judgement)}\n")
    if told:
        click.echo(say("gate.does", chosen) + "\n")
    for line in told:
        click.echo(f"- {markdown(line)}")
    if not judgement.findings:
        return
    heads = (say(f"gate.column.{name}", chosen) for name in ("place", "what", "mend"))
    click.echo(f"\n| {' | '.join(heads)} |\n|---|---|---|")
    for each in judgement.findings:
        cells = (place(each), f"{what(each, chosen)} ({each.rule})", mend(each, chosen))
        click.echo(f"| {' | '.join(map(markdown, cells))} |")


def _verdict(judgement: Judgement) -> str:
    if judgement.findings:
        return say("gate.refused", language(), number=len(judgement.findings))
    return say("gate.passed", language())


FORMATS = {"text": _text, "json": _json, "github": _github, "markdown": _markdown}
COMMANDS = {"gate": gate}
