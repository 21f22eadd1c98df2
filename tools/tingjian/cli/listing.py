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
from tingjian.cli.known import must_be_known
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core.brief import Brief
from tingjian.core.ledger import Ledger, Tables
from tingjian.core.record import Case, Record
from tingjian.core.standing import STATES as ALL_STATES
from tingjian.errors import UserError
from tingjian.store.kinds import held
from tingjian.store.open import Opened, filed_kinds
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
    folder = find_root(root)
    opened = Opened(folder)
    day = as_of or today(opened.tables)
    wanted = {
        "department": department,
        "sector": sector,
        "region": region,
        "enterprise": enterprise,
    }
    named = {name: value for name, value in wanted.items() if value}
    for name, value in named.items():
        must_be_known(folder, opened.tables, name, value)
    asked = Asked(
        kind,
        frozenset(named.items()),
        state,
        overdue=overdue,
        text=(text or "").casefold(),
    )
    people = format_ == "table"
    rows = list((_cases if of_cases else _others)(opened, day, asked, people=people))
    heads = {name: _heading(name) for name in COLUMNS[kind]} if of_cases else headings(kind)
    show_rows(rows, heads, format_)
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


def _others(opened: Opened, day: date, asked: Asked, *, people: bool) -> Iterator[Row]:
    ledger = opened.ledger(*filed_kinds())
    words = Fields(ledger.tables, partial(_find, ledger), brief=True) if people else None
    for each in found(ledger, asked.kind, day):
        if asked.names <= each.names and asked.says(texts(each.record)):
            yield row(each, asked.kind, words)


def _find(ledger: Ledger, kind: str, identifier: str) -> Record | None:
    return held(ledger, kind).get(identifier)


def _cases(opened: Opened, day: date, asked: Asked, *, people: bool) -> Iterator[Row]:
    departments = {name for kind, name in asked.names if kind == "department"}
    facts = [each for each in asked.names if each[0] != "department"]
    said = _saying(opened, asked) if asked.text else None
    words = _words(opened.tables) if people else {}
    for case in opened.briefs(asked.kind, day):
        if asked.state not in (None, case.state) or (asked.overdue and not case.overdue):
            continue
        if case.raised > day or any(getattr(case, name) != want for name, want in facts):
            continue
        if not departments <= {*case.departments} or (said is not None and case.id not in said):
            continue
        yield _row(case, asked.kind, words)


def _saying(opened: Opened, asked: Asked) -> set[str]:
    """The cases that have the text in title, statement, request or answers."""
    ledger = opened.ledger(asked.kind)
    cases: Mapping[str, Case] = ledger.issues if asked.kind == "issue" else ledger.themes
    return {case.id for case in cases.values() if asked.says(_texts(case))}


def _texts(case: Case) -> Iterator[str]:
    yield from (case.title, case.statement, case.request or "")
    yield from (step.text for each in case.assignments for step in each.steps if step.text)


def _row(case: Brief, kind: str, words: Mapping[str, Mapping[object, str]]) -> Row:
    """One line: codes, as machines read them, or what ``words`` have in their place."""
    made: Row = {
        "id": case.id,
        "raised": str(case.raised),
        "state": case.state,
        "overdue": case.overdue,
        "lead": case.lead,
        "due": str(case.due) if case.due else None,
    }
    made |= {name: getattr(case, name) for name in COLUMNS[kind][len(STANDING) :]}
    return made | {
        name: each.get(made[name], made[name]) for name, each in words.items() if name in made
    }


def _words(tables: Tables) -> dict[str, dict[object, str]]:
    """What people read in place of codes, by column."""
    chosen = LANGUAGES.index(language())
    kinds = record_kinds()["theme"].fields["kind"].labels
    return {
        "state": {state: sentence[chosen] for state, sentence in STATES.items()},
        "overdue": {True: say("yes", language()), False: ""},
        "lead": {number: called(each, brief=True) for number, each in tables.departments.items()},
        "sector": {number: called(each) for number, each in tables.sectors.items()},
        "region": {number: called(each) for number, each in tables.regions.items()},
        "kind": {kind: sentence[chosen] for kind, sentence in kinds.items()},
    }


def _heading(name: str) -> str:
    chosen = LANGUAGES.index(language())
    fields = record_kinds()["theme"].fields | record_kinds()["issue"].fields
    if name in fields:
        return fields[name].title[chosen]
    return say(f"heading.{name}", language())


COMMANDS = {"list": list_}
