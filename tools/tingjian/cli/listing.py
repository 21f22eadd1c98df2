"""``tingjian list``: cases by where they stand, or the records of any other kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.fields import Fields, called
from tingjian.cli.kinds import COLUMNS as OTHERS
from tingjian.cli.kinds import LISTS, found, headings, row, texts
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core.ledger import Ledger
from tingjian.core.record import Case, Record
from tingjian.core.standing import STATES as ALL_STATES
from tingjian.core.standing import Standing, stand
from tingjian.errors import UserError
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.states import STATES

KINDS = ("issue", "theme", *OTHERS, *LISTS)
Row = dict[str, object]
STANDING = ("id", "raised", "state", "overdue", "lead", "due")
COLUMNS = {
    "issue": (*STANDING, "region", "sector", "title"),
    "theme": (*STANDING, "kind", "title"),
}


@command("list")
@click.argument("kind", metavar="[KIND]", type=click.Choice(KINDS), default="issue")
@click.option("--state", type=click.Choice(ALL_STATES), help=say("option.state", language()))
@click.option("--department", help=say("option.department", language()))
@click.option("--sector", help=say("option.sector", language()))
@click.option("--region", help=say("option.region", language()))
@click.option("--enterprise", help=say("option.enterprise", language()))
@click.option("--overdue", is_flag=True, help=say("option.overdue", language()))
@click.option("--text", help=say("option.text", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@format_option(*FORMATS)
@root_option
def list_(
    *,
    kind: str,
    state: str | None,
    department: str | None,
    sector: str | None,
    region: str | None,
    enterprise: str | None,
    overdue: bool,
    text: str | None,
    as_of: date | None,
    format_: str,
    root: Path | None,
) -> None:
    """Print what is like all that was said, in the order of its numbers."""
    of_cases = kind in COLUMNS
    if not of_cases and (state or overdue):
        raise UserError("list.cases", option="--state" if state else "--overdue")
    ledger = open_ledger(find_root(root))
    day = as_of or today(ledger.tables)
    wanted = {
        ("department", department),
        ("sector", sector),
        ("region", region),
        ("enterprise", enterprise),
    }
    asked = Asked(
        kind,
        frozenset((name, value) for name, value in wanted if value),
        state,
        overdue=overdue,
        text=(text or "").casefold(),
    )
    people = format_ == "table"
    rows = list((_cases if of_cases else _others)(ledger, day, asked, people=people))
    named = {name: _heading(name) for name in COLUMNS[kind]} if of_cases else headings(kind)
    show_rows(rows, named, format_)
    if people and of_cases:
        note("list.count" if rows else "list.none", number=len(rows))
    elif people:
        note("list.records" if rows else "list.no-record", number=len(rows))


class Asked(NamedTuple):
    """What is to be listed: of which kind, naming what, standing where, with which text."""

    kind: str
    names: frozenset[tuple[str, str]]
    state: str | None
    overdue: bool
    text: str

    def says(self, texts_: Iterable[str]) -> bool:
        """Whether the text is in one of these, whatever its case."""
        return not self.text or any(self.text in each.casefold() for each in texts_)


def _others(ledger: Ledger, day: date, asked: Asked, *, people: bool) -> Iterator[Row]:
    words = Fields(ledger.tables, partial(_find, ledger), brief=True) if people else None
    for each in found(ledger, asked.kind, day):
        if asked.names <= each.names and asked.says(texts(each.record)):
            yield row(each, asked.kind, words)


def _find(ledger: Ledger, kind: str, identifier: str) -> Record | None:
    records: Mapping[str, Record] = getattr(ledger, record_kinds()[kind].folder)
    return records.get(identifier)


def _cases(ledger: Ledger, day: date, asked: Asked, *, people: bool) -> Iterator[Row]:
    cases: Mapping[str, Case] = ledger.issues if asked.kind == "issue" else ledger.themes
    departments = {name for kind, name in asked.names if kind == "department"}
    facts = [each for each in asked.names if each[0] != "department"]
    for case in cases.values():
        if case.raised > day or any(getattr(case, name, None) != want for name, want in facts):
            continue
        if asked.text and not asked.says(_texts(case)):
            continue
        standing = stand(case, day)
        if not departments <= {each.department for each in standing.threads}:
            continue
        if asked.state not in (None, standing.state) or (asked.overdue and not standing.overdue):
            continue
        yield _row(case, standing, ledger, asked.kind, plain=not people)


def _texts(case: Case) -> Iterator[str]:
    """The title, statement, request and answers."""
    yield from (case.title, case.statement, case.request or "")
    yield from (step.text for each in case.assignments for step in each.steps if step.text)


def _row(case: Case, standing: Standing, ledger: Ledger, kind: str, *, plain: bool) -> Row:
    """One line: codes for machines (``plain``), names for people."""
    lead = standing.lead
    made: Row = {
        "id": case.id,
        "raised": str(case.raised),
        "state": standing.state,
        "overdue": bool(standing.overdue),
        "lead": lead.department if lead else None,
        "due": str(lead.due) if lead and lead.due else None,
    }
    made |= {name: getattr(case, name) for name in COLUMNS[kind][len(STANDING) :]}
    if plain:
        return made
    tables, chosen = ledger.tables, LANGUAGES.index(language())
    departments = tables.departments
    if lead:
        made["lead"] = called(departments.get(lead.department), brief=True) or lead.department
    for name, table in (("sector", tables.sectors), ("region", tables.regions)):
        if made.get(name) in table:
            made[name] = called(table[str(made[name])])
    if kind == "theme":
        made["kind"] = record_kinds()["theme"].fields["kind"].label(str(made["kind"]))[chosen]
    made["state"] = STATES[standing.state][chosen]
    made["overdue"] = say("yes", language()) if standing.overdue else ""
    return made


def _heading(name: str) -> str:
    chosen = LANGUAGES.index(language())
    fields = record_kinds()["theme"].fields | record_kinds()["issue"].fields
    if name in fields:
        return fields[name].title[chosen]
    return say(f"heading.{name}", language())


COMMANDS = {"list": list_}
