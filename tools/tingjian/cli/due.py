"""``tingjian due``: what is owed, by whom, by when."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.fields import called
from tingjian.cli.known import must_be_known
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core.cadences import OWING, cadences
from tingjian.core.duties import OFFICE, Duty
from tingjian.core.ledger import Tables
from tingjian.core.owed import in_order, title
from tingjian.errors import UserError
from tingjian.store.open import CASES, Opened
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.duties import DUE_BY, DUTIES

COLUMNS = ("due", "overdue", "owner", "duty", "id", "since", "rule", "title")
EXPLAINED = (*COLUMNS, "reckoned")


@command("due")
@click.option("--department", help=say("option.department", language()))
@click.option("--person", metavar="LOGIN", help=say("option.person", language()))
@click.option("--kind", type=click.Choice(list(DUTIES)), help=say("option.kind", language()))
@click.option("--overdue", is_flag=True, help=say("option.overdue", language()))
@click.option("--explain", is_flag=True, help=say("option.explain", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@format_option(*FORMATS)
@root_option
def due(
    *,
    department: str | None,
    person: str | None,
    kind: str | None,
    overdue: bool,
    explain: bool,
    as_of: date | None,
    format_: str,
    root: Path | None,
) -> None:
    """Print every duty at the end of a day, the earliest due first."""
    folder = find_root(root)
    opened = Opened(folder)
    tables = opened.tables
    if department not in (None, OFFICE):
        must_be_known(folder, tables, "department", department)
    day = as_of or today(tables)
    owners = {department, _owner(tables, person, day)} - {None}
    briefs = [each for kind_ in CASES for each in opened.briefs(kind_, day)]
    beside = opened.ledger(*OWING)
    owed = chain(cadences(beside, day), *(each.duties for each in briefs))
    asked = [
        duty
        for duty in in_order(owed)
        if (len(owners) < 2 and owners <= {duty.owner})
        and (kind is None or duty.kind == kind)
        and (duty.overdue or not overdue)
    ]
    columns = EXPLAINED if explain else COLUMNS
    titles = {each.id: each.title for each in briefs}
    chosen = LANGUAGES.index(language()) if format_ == "table" else None
    rows = [
        _row(duty, tables, titles.get(duty.case) or title(duty, beside), chosen, explain=explain)
        for duty in asked
    ]
    show_rows(rows, {name: say(f"heading.{name}", language()) for name in columns}, format_)
    if format_ == "table":
        late = sum(duty.overdue for duty in asked)
        note("due.count" if rows else "due.none", day=day, number=len(rows), late=late)


def _owner(tables: Tables, login: str | None, day: date) -> str | None:
    """Whose duties a person sees to: the department's, or the office's."""
    if login is None:
        return None
    people = tables.people_on(day)
    if login not in people:
        raise UserError("actor.unknown", login=login)
    return people[login].department or OFFICE


def _row(
    duty: Duty, tables: Tables, record: str, chosen: int | None, *, explain: bool
) -> dict[str, object]:
    """One line: codes for machines, names for people in the language that is ``chosen``."""
    row: dict[str, object] = {
        "due": str(duty.due),
        "overdue": duty.overdue,
        "owner": duty.owner,
        "duty": duty.kind,
        "id": duty.case,
        "since": str(duty.since),
        "rule": duty.rule,
        "title": record,
    }
    if explain:
        row["reckoned"] = _reckoned(duty, tables)
    if chosen is None:
        return row
    row["owner"] = _unit(duty.owner, tables)
    row["duty"] = DUTIES[duty.kind][chosen]
    row["rule"] = DUE_BY[duty.rule][chosen]
    row["overdue"] = _yes() if duty.overdue else ""
    if duty.provisional:
        row["due"] = say("due.provisional", language(), day=duty.due)
    return row


@cache
def _unit(owner: str, tables: Tables) -> str:
    if owner == OFFICE:
        return say("unit.office", language())
    return called(tables.departments.get(owner), brief=True) or owner


@cache
def _yes() -> str:
    return say("yes", language())


def _reckoned(duty: Duty, tables: Tables) -> str:
    """How the due day was reckoned: by working days, or as a day of the calendar."""
    from tingjian.views.wording import Spans, Wording

    if duty.reckoning is None:
        return say("due.by-date", language(), since=duty.since, due=duty.due)
    wording = Wording(language(), record_kinds())
    return Spans(tables.workdays, wording).reckoned(duty.reckoning.start, duty.reckoning.end)


COMMANDS = {"due": due}
