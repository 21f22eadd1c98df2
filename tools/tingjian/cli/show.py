"""``tingjian show``: one record of any kind, a case as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from tingjian.cli.completing import complete_number
from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.fields import THREADS, Fields, called
from tingjian.cli.output import as_json, command, format_option
from tingjian.core.crossing import crossings
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Issue, Theme
from tingjian.core.standing import Standing, stand
from tingjian.core.then import begun, then
from tingjian.core.thread import fold_office
from tingjian.errors import UserError
from tingjian.store.beside import Beside
from tingjian.store.cases import in_order, open_record
from tingjian.store.kinds import key
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.states import CROSSINGS, RINGS, STATES


@command("show")
@click.argument("number", metavar="ID", shell_complete=complete_number)
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@format_option("text", "json")
@root_option
def show(*, number: str, as_of: date | None, format_: str, root: Path | None) -> None:
    """Print one record, a case with state, rings, threads. For staff: nothing is left out."""
    folder = find_root(root)
    tables = open_tables(folder)
    draft = open_record(folder, number)
    kind, whole = draft.kind.name, draft.record
    day = as_of or today(tables)
    began = begun(whole)
    if as_of and began and began > as_of:
        raise UserError("show.early", number=number, began=began, day=as_of)
    record = then(whole, as_of) if as_of else whole
    standing = stand(whole, day) if isinstance(whole, Case) else None
    if format_ == "json":
        told = in_order(record, kind)
        click.echo(as_json(told | _folded(standing, tables, day) if standing else told))
        return
    fields = Fields(tables, Beside(folder).find)
    if isinstance(record, Case) and standing:
        _head(f"{record.id}  {record.title}", _standing(standing, tables, day))
        fields.print(record, record_kinds()[kind].fields, ("id", "title", *THREADS))
        _threads(record, tables, fields)
        if isinstance(record, Theme):
            _merged(Beside(folder).merged(record.id), record.id, day)
        return
    said = say("show.as-of", language(), day=day) if as_of else ""
    title = f"{key(record)}  {called(record)}"
    _head(title, fields.title(record_kinds()[kind]) + said)
    fields.print(record, record_kinds()[kind].fields, ("id", "title", "name"))


def _head(*lines: str) -> None:
    click.secho(lines[0].rstrip(), bold=True)
    for line in lines[1:]:
        click.echo(line)
    click.echo()


def _folded(standing: Standing, tables: Tables, day: date) -> dict[str, object]:
    folded = {
        "as_of": day,
        "state": standing.state,
        "overdue": standing.overdue,
        "rings": {ring.name: ring.day for ring in standing.rings},
        "crossings": crossings(standing.threads, tables.departments),
    }
    return {"standing": folded}


def _standing(standing: Standing, tables: Tables, day: date) -> str:
    """Where a case stands, and its rings, on two lines."""
    chosen = LANGUAGES.index(language())
    state = STATES[standing.state][chosen]
    if standing.overdue:
        state += "  " + click.style(say("show.overdue", language()), fg="red")
    for crossed in crossings(standing.threads, tables.departments):
        state += f"  {CROSSINGS[crossed][chosen]}"
    rings = "  ".join(f"{RINGS[r.name][chosen]} {r.day or '—'}" for r in standing.rings)
    return f"{state}  {say('show.as-of', language(), day=day)}\n{rings}"


def _threads(case: Case, tables: Tables, fields: Fields) -> None:
    """The office's thread, and each department's."""
    threads = [(say("office", language()), case.steps)]
    for each in case.assignments:
        name = called(tables.departments.get(each.department)) or each.department
        threads.append((say("thread", language(), department=name), each.steps))
    for number, (title, steps) in enumerate(threads):
        if steps or not number:
            click.echo()
            click.secho(title, bold=True)
            fields.elements(steps, record_kinds()["issue"].fields["steps"].fields)


def _merged(issues: Iterable[Issue], theme: str, day: date) -> None:
    """The issues that are merged into a theme on a day, by number and title."""
    there = [each for each in issues if fold_office(each.steps, day).into == theme]
    if there:
        click.echo()
        click.secho(say("show.merged", language()), bold=True)
    for each in sorted(there, key=lambda issue: issue.id):
        click.echo(f"  {each.id}  {each.title}")


COMMANDS = {"show": show}
