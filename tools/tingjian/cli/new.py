"""``tingjian new``: register an issue, a theme or an enterprise, by questions or by options."""

from __future__ import annotations

import secrets
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tingjian.cli.context import DAY, actor, actor_option, find_root, language, root_option, today
from tingjian.cli.output import command as worded
from tingjian.cli.output import note
from tingjian.cli.taking import branch_name, reason
from tingjian.core import identity
from tingjian.core.field import Field, Kind
from tingjian.core.finding import Finding, spell
from tingjian.core.judge import judge
from tingjian.core.ledger import Tables
from tingjian.core.record import Record
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.cases import create
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.store.shape import Shaped, shape
from tingjian.store.unreadable import Unreadable
from tingjian.store.writer import write
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

KINDS = ("issue", "theme", "enterprise")
MADE = ("steps", "assignments", "imported", "contact", "source", "point", "demonstration")


@worded("new", no_args_is_help=False)
@click.argument("kind", type=click.Choice(KINDS), default="issue")
@click.option("--channel", type=click.STRING)
@click.option("--ref", type=click.STRING)
@click.option(
    "--statement-file",
    type=click.File("r", encoding="utf-8-sig"),  # with or without a byte order mark
    help=say("option.text-file", language()),
)
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--demonstration", is_flag=True)
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def new(
    *,
    kind: str,
    channel: str | None,
    ref: str | None,
    statement_file: Any,
    day: date | None,
    demonstration: bool,
    commit: bool,
    login: str | None,
    root: Path | None,
    **given: Any,
) -> None:
    """Write a new record's file, if all of it is right."""
    folder = find_root(root)
    tables = open_tables(folder)
    person = actor(folder, tables, login)
    if person.role == "department":
        raise UserError("new.role", login=person.login)
    day = day or today(tables)
    values = _said(given, statement_file)
    if demonstration:
        values["demonstration"] = True
    described = record_kinds()[kind]
    if kind == "issue":
        values["source"] = {
            "channel": channel or _ask(described.fields["source"].fields["channel"])
        }
        if ref:
            values["source"]["ref"] = ref
    if kind != "enterprise":
        values.setdefault("raised", str(day))
        values["id"] = identity.make(
            tables.settings.prefix, day, secrets.randbits(identity.ENTROPY_BITS)
        )
    for name, field in described.fields.items():
        wanted = name in described.required or name in ("enterprise", "sector", "region")
        if wanted and name not in values and name not in MADE:
            values[name] = _ask(field, _choices(tables, name))
    record = _record(folder, described, values, tables)
    path = create(folder, kind, record)
    identifier: str = values["id"]
    if commit:
        branch = branch_name(identifier, "new", person, day)
        try:
            made = git.commit(
                folder, branch, [path], f"登记 {identifier}：{values.get('title') or identifier}\n"
            )
        except UserError:
            (folder / path).unlink()
            raise
        note("step.committed", branch=branch, commit=made[:10])
    note("new.done", number=identifier, path=path)
    click.echo(identifier)


def _said(given: dict[str, Any], statement_file: Any) -> dict[str, Any]:
    """The fields that were said as options, the statement perhaps in a file."""
    values = {
        name.removeprefix("field_"): value
        for name, value in given.items()
        if value not in (None, ())
    }
    if statement_file is not None:
        if "statement" in values:
            raise UserError("new.two-texts")
        values["statement"] = read_text(statement_file)
    return values


def read_text(stream: Any) -> str:
    """A text from a file or standard input. UserError: it cannot be read as UTF-8."""
    try:
        text: str = stream.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("file.unreadable", file=stream.name, why=error) from None
    return text


def _choices(tables: Tables, name: str) -> list[str]:
    known = {"sector": tables.sectors, "region": tables.regions, "class": tables.classes}
    return list(known.get(name, ()))


def _ask(field: Field, choices: list[str] | None = None) -> str:
    """Ask for a field on a terminal; elsewhere say which option is missing."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("step.missing", names=_option(field.name))
    title = field.title[LANGUAGES.index(language())]
    options = choices or list(field.labels)
    if options:
        labels = "  ".join(f"{o}（{field.label(o)[0]}）" if field.labels else o for o in options)
        click.echo(labels)
        return str(click.prompt(title, type=click.Choice(options), show_choices=False))
    return str(click.prompt(title))


def _record(root: Path, kind: Kind, values: dict[str, Any], tables: Tables) -> Record:
    """The record, if its shape and all it refers to are right. UserError with the reasons."""
    values = {
        name: str(value) if isinstance(value, date) else value for name, value in values.items()
    }
    try:
        shaped = shape("", write(values).encode(), kind)
    except Unreadable as error:
        shaped = Shaped([], [Finding("", 0, error.rule, "", tuple(error.facts.items()))])
    findings = shaped.findings
    if shaped.records:
        record: Record = shaped.records[0]
        known = record_kinds()

        def exists(name: str, number: str) -> bool:
            return (root / git.LEDGER / known[name].path(number)).is_file()

        faults = judge(record, tables, exists)
        findings = [Finding("", 0, f.rule, spell(f.path), tuple(f.facts.items())) for f in faults]
        if not findings:
            return record
    reasons = [reason(finding, finding.field) for finding in findings]
    raise UserError("new.refused", reasons="\n".join(reasons))


def _options() -> list[click.Parameter]:
    """Options for the fields of every kind that ``new`` makes, each named once."""
    chosen = LANGUAGES.index(language())
    made: dict[str, click.Parameter] = {}
    for kind in KINDS:
        for name, field in record_kinds()[kind].fields.items():
            if name in MADE or name in made or (name == "id" and kind != "enterprise"):
                continue
            if field.type == "boolean":
                made[name] = click.Option(
                    [f"--{name.replace('_', '-')}", f"field_{name}"], is_flag=True, default=None
                )
                continue
            kind_: click.ParamType[Any] = DAY if field.format == "date" else click.STRING
            if field.labels:
                kind_ = click.Choice(list(field.labels))
            made[name] = click.Option(
                [_option(name), f"field_{name}"], type=kind_, help=field.title[chosen]
            )
    return list(made.values())


def _option(name: str) -> str:
    """The option for a field."""
    # The theme's own kind: "kind" is already what sort of record is made.
    return "--theme-kind" if name == "kind" else f"--{name.replace('_', '-')}"


new.params += _options()


COMMANDS = {"new": new}
