"""``tingjian correct``: set what may be corrected, and say so by a step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import (
    DAY,
    actor,
    actor_option,
    find_root,
    language,
    root_option,
    several,
    today,
)
from tingjian.cli.output import command
from tingjian.cli.taking import Taking
from tingjian.core.record import Issue
from tingjian.errors import UserError
from tingjian.store.cases import open_case
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.words.cli import say


@command("correct")
@click.argument("number", metavar="ID")
@click.option("--set", "settings", multiple=True, help=say("option.set", language()))
@click.option("--reason", required=True)
@click.option("--note")
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def correct(
    *,
    number: str,
    settings: tuple[str, ...],
    reason: str,
    note: str | None,
    day: date | None,
    commit: bool,
    login: str | None,
    root: Path | None,
) -> None:
    """Correct fields of one case; the step names them, Git keeps what they were."""
    folder = find_root(root)
    tables = open_tables(folder)
    person = actor(folder, tables, login)
    draft = open_case(folder, number)
    kind = record_kinds()["issue" if isinstance(draft.case, Issue) else "theme"]
    editable = [
        n for n, field in kind.fields.items() if field.write == "edit" and field.type == "string"
    ]
    names = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        if name not in editable:
            raise UserError("correct.field", field=name, fields=several(editable))
        if not equals or not value:
            raise UserError("correct.nothing")
        names.append(name)
    if not names:
        raise UserError("correct.nothing")
    taking = Taking(folder, tables, draft, person, day or today(tables))
    taking.correct(
        {n: s.partition("=")[2] for n, s in zip(names, settings, strict=True)}, reason, note
    )
    taking.finish(commit=commit)


COMMANDS = {"correct": correct}
