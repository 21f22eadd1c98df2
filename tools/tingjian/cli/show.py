"""``tingjian show``: one issue or theme, as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, several, today
from tingjian.cli.output import as_json, command, format_option
from tingjian.core.crossing import crossings
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Issue, Named, Step, TimeLimit
from tingjian.core.standing import Standing, stand
from tingjian.store.cases import Draft, in_order, open_case
from tingjian.store.open import open_tables
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.states import CROSSINGS, RINGS, STATES


@command("show")
@click.argument("number", metavar="ID")
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@format_option("text", "json")
@root_option
def show(*, number: str, as_of: date | None, format_: str, root: Path | None) -> None:
    """Print one case: facts, state, rings, threads. For staff: nothing is left out."""
    folder = find_root(root)
    tables = open_tables(folder)
    draft = open_case(folder, number)
    day = as_of or today(tables)
    standing = stand(draft.case, day)
    if format_ == "json":
        kind = "issue" if isinstance(draft.case, Issue) else "theme"
        rings = {ring.name: ring.day for ring in standing.rings}
        folded = {
            "as_of": day,
            "state": standing.state,
            "overdue": standing.overdue,
            "rings": rings,
            "crossings": crossings(standing.threads, tables.departments),
        }
        click.echo(as_json({**in_order(draft.case, kind), "standing": folded}))
        return
    _print(draft, standing, tables, day)
    _threads(draft.case, tables, as_of or date.max)


def _print(draft: Draft, standing: Standing, tables: Tables, day: date) -> None:
    chosen = LANGUAGES.index(language())
    case = draft.case
    click.secho(f"{case.id}  {case.title}", bold=True)
    state = STATES[standing.state][chosen]
    if standing.overdue:
        state += "  " + click.style(say("show.overdue", language()), fg="red")
    for crossed in crossings(standing.threads, tables.departments):
        state += f"  {CROSSINGS[crossed][chosen]}"
    click.echo(f"{state}  {say('show.as-of', language(), day=day)}")
    click.echo("  ".join(f"{RINGS[r.name][chosen]} {r.day or '—'}" for r in standing.rings))
    click.echo()
    fields = record_kinds()["issue" if isinstance(case, Issue) else "theme"].fields
    for name, field in fields.items():
        value = getattr(case, "class_" if name == "class" else name)
        if name in ("id", "title", "steps", "assignments") or value in (None, False, ()):
            continue
        if name in ("source", "imported"):
            value = "  ".join(str(part) for part in (_parts(value)) if part)
        elif name in ("enterprise", "sector", "region", "class"):
            value = _name(tables, name, value)
        elif name == "contact":
            value = say("show.sealed", language())
        elif field.labels:
            value = field.label(value)[chosen]
        click.echo(f"{click.style(field.title[chosen], dim=True)}  {value}")


def _threads(case: Case, tables: Tables, last: date) -> None:
    """The threads as they were on a day: what came later is left out."""
    _thread(say("office", language()), case.steps, last)
    for assignment in case.assignments:
        if all(step.on > last for step in assignment.steps):
            continue
        department = tables.departments.get(assignment.department)
        name = department.name if department else assignment.department
        _thread(say("thread", language(), department=name), assignment.steps, last)


def _parts(value: object) -> list[str]:
    labels = record_kinds()["issue"].fields["source"].fields["channel"].labels
    chosen = LANGUAGES.index(language())
    parts = [str(getattr(value, name) or "") for name in getattr(value, "__struct_fields__", ())]
    return [labels[part][chosen] if part in labels else part for part in parts]


def _name(tables: Tables, field: str, identifier: str) -> str:
    known: dict[str, Mapping[str, Named | TimeLimit]] = {
        "sector": tables.sectors,
        "region": tables.regions,
        "class": tables.classes,
    }
    found = known[field].get(identifier) if field in known else None
    return f"{found.name}（{identifier}）" if found else identifier


def _thread(title: str, steps: tuple[Step, ...], last: date) -> None:
    """A thread's steps, a line each, longer texts below."""
    chosen = LANGUAGES.index(language())
    fields = record_kinds()["issue"].fields["steps"].fields
    click.echo()
    click.secho(title, bold=True)
    for step in steps:
        if step.on > last:
            continue
        kind = fields["kind"].labels[step.kind][chosen]
        click.echo(f"  {step.on}  {click.style(kind, fg='cyan')}  {step.by}")
        for name, field in fields.items():
            if name in ("kind", "on", "by"):
                continue
            value = getattr(step, "as_" if name == "as" else name)
            if value in (None, ()):
                continue
            words = value if isinstance(value, tuple) else (value,)
            text = several(_word(each, field.labels) for each in words)
            indented = text.strip().replace("\n", "\n      ")
            click.echo(f"      {click.style(field.title[chosen], dim=True)}  {indented}")


def _word(value: object, labels: dict[str, tuple[str, str]]) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no", language())
    text = str(value)
    return labels[text][LANGUAGES.index(language())] if text in labels else text


COMMANDS = {"show": show}
