"""``tingjian new``: register a record of any kind, by questions or by options."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from tingjian.cli.changing import as_finding, faults, missing, value_of
from tingjian.cli.context import DAY, actor, actor_option, find_root, language, root_option, today
from tingjian.cli.known import ask, known, must_be_known
from tingjian.cli.origin import Origin
from tingjian.cli.output import command as worded
from tingjian.cli.output import note
from tingjian.cli.seal import read_contact
from tingjian.cli.similar import warn
from tingjian.cli.taking import branch_name, coming, reason
from tingjian.core import identity
from tingjian.core.field import Field, Kind
from tingjian.core.finding import Finding
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Issue, Record
from tingjian.core.standing import stand
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.cases import create, replace
from tingjian.store.kinds import key, numbered
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.store.seal import Keys
from tingjian.store.shape import Shaped, shape
from tingjian.store.tables import is_table
from tingjian.store.unreadable import Unreadable
from tingjian.store.writer import write
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

ROSTER = "roster/"  # the folder of tables that grow as records do
# Issues first; then every kind that has a file a record, or a place in a roster.
KINDS = (
    "issue",
    *(
        name
        for name, kind in record_kinds().items()
        if name != "issue" and (kind.place.startswith(ROSTER) or not is_table(kind))
    ),
)
# What has no option of its own; lists of elements have none either, they grow by ``add``.
MADE = ("imported", "contact", "source", "point", "topic", "on", "demonstration")
NAMED = ("enterprise", "sector", "region", "class", "department", "observer")  # these are there
ASKED = ("enterprise", "sector", "region")  # of an issue, though an imported one may lack them


class Registering(click.Command):
    """A command whose help shows the options of the kind that was named; of issues, if none was."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the kind before the options are looked at: help is one of them."""
        ctx.meta[__name__] = next((each for each in args if each in KINDS), KINDS[0])
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of one kind, then all kinds."""
        chosen, kinds = LANGUAGES.index(language()), record_kinds()
        kind = kinds[ctx.meta.get(__name__, KINDS[0])]
        own = _options(kind)
        others = {option for name in KINDS for option in _options(kinds[name])} - set(own)
        shown = []
        for each in self.get_params(ctx):
            name = max(each.opts, key=len)
            if isinstance(each, click.Option) and name not in others and _fits(name, kind):
                shown.append(own.get(name, each).get_help_record(ctx))
        with formatter.section(say("options", language())):
            formatter.write_dl([each for each in shown if each])
        with formatter.section(say("new.kinds", language())):
            formatter.write_dl([(name, kinds[name].title[chosen]) for name in KINDS])


@worded("new", no_args_is_help=False, cls=Registering)
@click.argument("kind", metavar="[KIND]", type=click.Choice(KINDS), default="issue")
@click.option("--channel", help=say("option.channel", language()))
@click.option("--ref", help=say("option.ref", language()))
@click.option("--from", "found", metavar="ID/KEY", help=say("option.from", language()))
@click.option("--topic", help=say("option.topic", language()))
@click.option(
    "--statement-file",
    type=click.File("r", encoding="utf-8-sig"),  # with or without a byte order mark
    help=say("option.text-file", language()),
)
@click.option(
    "--contact-file",
    type=click.Path(path_type=Path, allow_dash=True),
    help=say("option.contact-file", language()),
)
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--demonstration", is_flag=True, help=say("option.demonstration", language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def new(
    *,
    kind: str,
    channel: str | None,
    ref: str | None,
    found: str | None,
    topic: str | None,
    statement_file: Any,
    contact_file: Path | None,
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
    values = _said(given, statement_file) | _sealed(contact_file, tables)
    described = record_kinds()[kind]
    if demonstration:
        values["demonstration"] = True
    origin = Origin(folder, found) if found and kind == "issue" else None
    if origin:
        values = origin.values() | values
        channel, ref = channel or origin.channel, ref or origin.number
    if kind == "issue":
        asked = described.fields["source"].fields["channel"]
        values["source"] = {"channel": channel or _ask(asked, kind)} | ({"ref": ref} if ref else {})
    _given(values, described, folder, tables, day, topic)
    record = _record(folder, described, values, tables)
    place = folder / git.LEDGER / described.path(key(record))
    before = place.read_bytes() if place.is_file() else None
    path = _create(folder, kind, record)
    number = str(getattr(record, "id", ""))
    try:
        written = [path, origin.register(tables, person, number, day)] if origin else [path]
        if commit:
            branch = branch_name(number, "new", person, day)
            title = values.get("title") or number
            made = git.commit(folder, branch, written, f"登记 {number}：{title}\n")
            note("step.committed", branch=branch, commit=made[:10])
    except UserError:
        if before is None:
            place.unlink()
        else:
            replace(place, before)
        if origin:
            origin.take_back()
        raise
    note("new.done", number=number, path=path)
    _next(record, day, tables)
    click.echo(number)


def _next(record: Record, day: date, tables: Tables) -> None:
    """Say what comes next of a case."""
    if isinstance(record, Case):
        for line in coming(record, stand(record, day), day, tables):
            click.echo(line, err=True)


def _given(
    values: dict[str, Any],
    described: Kind,
    root: Path,
    tables: Tables,
    day: date,
    topic: str | None,
) -> None:
    """Put in what is not said but follows: the number, the day, what is asked on a terminal.

    UserError: something is named that is not there, or is said to be raised on a later day.
    """
    fields = described.fields
    for name in NAMED:
        if isinstance(said := values.get(name), str) and name in fields:
            must_be_known(root, tables, name, said)
    if numbered(described):
        entropy = secrets.randbits(identity.ENTROPY_BITS)
        values["id"] = identity.make(tables.settings.prefix, day, entropy)
    if "raised" in fields and (raised := values.setdefault("raised", day)) > day:
        raise UserError("new.raised", raised=raised, day=day)
    if "on" in fields:
        values["on"] = str(day)
    if topic and "topic" in fields:
        values["topic"] = {"year": day.year, "topic": topic}
    for name, field in fields.items():
        wanted = name in described.required or (described.name == "issue" and name in ASKED)
        wanted = wanted or (name == "observer" and values.get("through") == "observer")
        if wanted and name not in values and name not in MADE:
            said = _ask(field, described.name, known(root, tables, name))
            values[name] = value_of(field, [said])


def _said(given: dict[str, Any], statement_file: Any) -> dict[str, Any]:
    """The fields that were said as options, the statement perhaps in a file."""
    values = {
        "kind" if name.endswith("_kind") else name.removeprefix("field_"): list(value)
        if isinstance(value, tuple)
        else value
        for name, value in given.items()
        if value not in (None, ())
    }
    if statement_file is not None:
        if "statement" in values:
            raise UserError("new.two-texts")
        values["statement"] = read_text(statement_file)
    return values


def _sealed(file: Path | None, tables: Tables) -> dict[str, Any]:
    """The contact, sealed, if there is one to read."""
    if file is None:
        return {}
    contact = read_contact(None if str(file) == "-" else file)
    return {"contact": Keys(tables.people_on(today(tables))).seal(contact)}


def read_text(stream: Any) -> str:
    """A text from a file or standard input. UserError: it cannot be read as UTF-8."""
    try:
        text: str = stream.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("file.unreadable", file=stream.name, why=error) from None
    return text


def _ask(field: Field, kind: str, names: Mapping[str, str] | None = None) -> str:
    """Ask for a field on a terminal; elsewhere say which option is missing."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        few = list(names or ()) if field.name != "enterprise" else []
        raise missing(_option(field.name, kind), field, few)
    return ask(field, names)


def _record(root: Path, kind: Kind, values: dict[str, Any], tables: Tables) -> Record:
    """The record, if its shape and all it refers to are right. UserError with the reasons."""
    values = {
        name: str(value) if isinstance(value, date) else value for name, value in values.items()
    }
    try:
        shaped = shape("", write([values] if kind.listed else values).encode(), kind)
    except Unreadable as error:
        shaped = Shaped([], [Finding("", 0, error.rule, "", tuple(error.facts.items()))])
    findings = shaped.findings
    if shaped.records:
        record: Record = shaped.records[0]
        findings = [as_finding(fault) for fault in faults(root, tables, record)]
        if not findings:
            return record
    reasons = [reason(finding, finding.field.removeprefix("[0].")) for finding in findings]
    raise UserError("new.refused", reasons="\n".join(reasons))


def _create(root: Path, kind: str, record: Record) -> str:
    """Write the record's file, once it has been said what issue it may repeat; give its path."""
    if isinstance(record, Issue):
        warn(root, record)
    return create(root, kind, record)


def _options(kind: Kind) -> dict[str, click.Option]:
    """Options for the fields of a kind of record."""
    return {
        option: _parameter(option, field)
        for name, field in kind.fields.items()
        if not (name in MADE or field.fields or (name == "id" and numbered(kind)))
        for option in [_option(name, kind.name)]
    }


def _fits(option: str, kind: Kind) -> bool:
    """Whether an option that is no field's means something for a kind of record."""
    wanted = {"channel": "source", "ref": "source", "from": "source", "topic": "topic"}
    wanted |= {"statement-file": "statement", "contact-file": "contact"}
    name = wanted.get(option[2:])
    return name is None or name in kind.fields


def _parameter(option: str, field: Field) -> click.Option:
    title, attribute = (
        field.title[LANGUAGES.index(language())],
        f"field_{option[2:].replace('-', '_')}",
    )
    if field.type == "boolean":
        return click.Option([option, attribute], is_flag=True, default=None, help=title)
    type_: click.ParamType[Any] = DAY if field.format == "date" else click.STRING
    if field.type == "integer":
        type_ = click.INT
    if field.labels:
        type_ = click.Choice(list(field.labels))
    return click.Option([option, attribute], type=type_, multiple=field.type == "array", help=title)


def _option(name: str, kind: str = "theme") -> str:
    """The option for a field; ``kind`` is already what sort of record is made."""
    return f"--{kind}-kind" if name == "kind" else f"--{name.replace('_', '-')}"


_named: dict[str, click.Option] = {}
for _kind in KINDS:
    _named = _options(record_kinds()[_kind]) | _named
new.params += _named.values()


COMMANDS = {"new": new}
