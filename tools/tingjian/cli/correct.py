"""``tingjian correct``: set what may be corrected; of a case, say so by a step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.changing import Changing, locate, pairs, value_of
from tingjian.cli.completing import complete_number
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
from tingjian.core.field import Field
from tingjian.core.finding import FieldPath
from tingjian.errors import UserError
from tingjian.store.cases import Draft, RecordDraft, open_record
from tingjian.store.open import open_tables
from tingjian.store.strict import Value
from tingjian.words.cli import say


@command("correct")
@click.argument("number", metavar="ID", shell_complete=complete_number)
@click.option("--set", "settings", multiple=True, help=say("option.set", language()))
@click.option("--reason", help=say("option.reason", language()))
@click.option("--note", help=say("option.note", language()))
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def correct(
    *,
    number: str,
    settings: tuple[str, ...],
    reason: str | None,
    note: str | None,
    day: date | None,
    commit: bool,
    login: str | None,
    root: Path | None,
) -> None:
    """Correct fields of one record; Git keeps what they were."""
    folder = find_root(root)
    tables = open_tables(folder)
    person = actor(folder, tables, login)
    draft = open_record(folder, number)
    day = day or today(tables)
    if not settings:
        raise UserError("correct.nothing")
    if isinstance(draft, Draft):
        if reason is None:
            raise click.MissingParameter(param_type="option", param_hint="--reason")
        taking = Taking(folder, tables, draft, person, day)
        taking.correct(_of_case(draft, settings), reason, note)
        taking.finish(commit=commit)
        return
    changing = Changing(folder, tables, draft, person, day)
    for path, (field, value) in _settings(draft, settings).items():
        changing.set(path, field, value)
    changing.finish("correct", reason or "", commit=commit, also=())


def _of_case(draft: Draft, settings: tuple[str, ...]) -> dict[str, str]:
    """The fields of a case that are set, each once: the step names them."""
    fields = draft.kind.fields.items()
    editable = [n for n, field in fields if field.write == "edit" and field.type == "string"]
    values = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if name in draft.kind.fields and draft.kind.fields[name].sealed:
            raise UserError("correct.sealed", number=draft.case.id)
        if name not in editable:
            raise UserError("correct.field", field=name, fields=several(editable))
        if not equals or not value:
            raise UserError("correct.nothing")
        values[name] = value
    return values


def _settings(
    draft: RecordDraft, settings: tuple[str, ...]
) -> dict[FieldPath, tuple[Field, Value]]:
    """What is set, by place; the parts of an object that is not there yet are set as one."""
    made: dict[FieldPath, tuple[Field, Value]] = {}
    for text, words in pairs(settings).items():
        path, field = locate(draft, text)
        if field.sealed:
            raise UserError("correct.sealed", number=getattr(draft.record, "id", ""))
        value = value_of(field, words)
        if len(path) > 1 and getattr(draft.record, str(path[0])) is None:
            whole = made.setdefault(path[:1], (draft.kind.fields[str(path[0])], {}))[1]
            if isinstance(whole, dict):
                whole[str(path[1])] = value
        else:
            made[path] = (field, value)
    return made


COMMANDS = {"correct": correct}
