"""One command a kind of step, made from the table of steps and the schema of its fields."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tingjian.cli.changing import missing as lacking
from tingjian.cli.completing import complete_number
from tingjian.cli.context import (
    DAY,
    actor,
    actor_option,
    find_root,
    language,
    placeholder,
    root_option,
    several,
    today,
)
from tingjian.cli.known import ask
from tingjian.cli.output import command
from tingjian.cli.taking import Taking
from tingjian.core.field import Field
from tingjian.core.steps import DEPARTMENT, TABLE, Rule
from tingjian.errors import UserError
from tingjian.store.cases import open_case
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

# Fields that are yes or no, with the words for both on a command line.
FLAGS = {
    "granted": "--grant/--refuse",
    "solved": "--solved/--unsolved",
    "accepted": "--accepted/--not-accepted",
}
OWN = ("correct",)  # has a command of another shape


def fields() -> dict[str, Field]:
    """The fields of a step, as its schema describes them."""
    return record_kinds()["issue"].fields["steps"].fields


def option(field: Field) -> click.Option:
    """A field of a step as an option of the command line."""
    chosen = LANGUAGES.index(language())
    help_ = field.title[chosen] + (
        f"（{field.description[chosen]}）" if field.description[chosen] else ""
    )
    name = f"--{field.name.replace('_', '-')}"
    if field.type == "boolean":
        return click.Option([field.name, FLAGS[field.name]], default=None, help=help_)
    kind: click.ParamType[Any] = click.STRING
    if field.labels:
        kind = click.Choice(list(field.labels))
    elif field.format == "date":
        kind = DAY
    return click.Option([field.name, name], type=kind, multiple=field.type == "array", help=help_)


def step_command(rule: Rule) -> click.Command:
    """The command that takes this kind of step."""
    known = fields()
    named = [known[name] for name in (*rule.needs, *rule.may, "note")]

    @actor_option
    @root_option
    def run(number: str, login: str | None, root: Path | None, **given: Any) -> None:
        folder = find_root(root)
        tables = open_tables(folder)
        person = actor(folder, tables, login)
        draft = open_case(folder, number)
        day: date = given.pop("on") or today(tables)
        commit: bool = given.pop("commit")
        department: str | None = given.pop("department", None)
        _text(given)
        taking = Taking(folder, tables, draft, person, day)
        taking.permit(rule.kind)
        if rule.kind == "dispatch":
            for each, part in _units(given):
                taking.dispatch(each, part, given)
        else:
            if rule.thread == DEPARTMENT:
                department = taking.department(department, rule.kind)
            _ask(rule, given)
            taking.take(rule.kind, department, given)
        taking.finish(commit=commit)

    parameters: list[click.Parameter] = [
        click.Argument(["number"], metavar=placeholder("ID"), shell_complete=complete_number)
    ]
    parameters += [
        option(field) for field in named if not (rule.kind == "dispatch" and field.name == "as")
    ]
    if "text" in (*rule.needs, *rule.may):
        parameters.append(
            click.Option(
                ["--text-file"],
                type=click.File("r", encoding="utf-8-sig"),  # with or without a byte order mark
                help=say("option.text-file", language()),
            )
        )
    if rule.kind == "dispatch":
        parameters.append(
            click.Option(["--lead"], multiple=True, help=say("option.lead", language()))
        )
        parameters.append(
            click.Option(["--support"], multiple=True, help=say("option.support", language()))
        )
    elif rule.thread == DEPARTMENT:
        parameters.append(click.Option(["--department"], help=say("option.department", language())))
    parameters.append(click.Option(["--on"], type=DAY, help=say("option.on", language())))
    parameters.append(
        click.Option(["--commit"], is_flag=True, help=say("option.commit", language()))
    )
    made = command(rule.kind.replace("_", "-"))(run)
    made.params = parameters + made.params
    return made


def _units(given: dict[str, Any]) -> list[tuple[str, str]]:
    """To whom a case is dispatched, the lead first."""
    leads, supports = given.pop("lead"), given.pop("support")
    if not leads and not supports:
        title, colon = say("option.lead", language()), say("colon", language())
        if not sys.stdin.isatty():
            raise UserError("missing.field", name="--lead", title=title)
        leads = (click.prompt(title, prompt_suffix=colon),)
    return [(each, "lead") for each in leads] + [(each, "support") for each in supports]


def _text(given: dict[str, Any]) -> None:
    """Read the text from its file, where it is in one."""
    stream = given.pop("text_file", None)
    if stream is None:
        return
    if given.get("text") is not None:
        raise UserError("step.two-texts")
    try:
        given["text"] = stream.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("file.unreadable", file=stream.name, why=error) from None


def _ask(rule: Rule, given: dict[str, Any]) -> None:
    """Ask for what the step needs and was not said, on a terminal; else say what is missing."""
    known, chosen = fields(), LANGUAGES.index(language())
    missing = [name for name in rule.needs if given.get(name) in (None, ())]
    if not missing:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        options = {name: FLAGS.get(name, f"--{name.replace('_', '-')}") for name in missing}
        if len(missing) == 1:
            raise lacking(options[missing[0]], known[missing[0]])
        titles = ((options[name], known[name].title[chosen]) for name in missing)
        names = several(say("named", language(), code=o, name=title) for o, title in titles)
        raise UserError("step.missing", names=names)
    for name in missing:
        field = known[name]
        title = field.title[chosen]
        if field.type == "boolean":
            given[name] = click.confirm(title)
            continue
        colon = say("colon", language())
        kind = option(field).type
        answer = ask(field) if field.labels else click.prompt(title, type=kind, prompt_suffix=colon)
        given[name] = (answer,) if field.type == "array" else answer


COMMANDS = {
    rule.kind.replace("_", "-"): step_command(rule) for rule in TABLE if rule.kind not in OWN
}
