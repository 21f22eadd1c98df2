"""``tingjian add``: put an element into a list that only grows, or many from a spreadsheet."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tingjian.cli.changing import Changing, missing, pairs, value_of
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
from tingjian.cli.fields import growing
from tingjian.cli.known import ask
from tingjian.cli.new import read_text
from tingjian.cli.output import command, note
from tingjian.core.field import Field
from tingjian.errors import UserError
from tingjian.store import sheet
from tingjian.store.cases import RecordDraft, open_record
from tingjian.store.open import open_tables
from tingjian.store.strict import Value
from tingjian.words.cli import say

TEXTS = ("text", "plan")  # the field of an element that a file may hold


@command("add")
@click.argument("number", metavar="ID", shell_complete=complete_number)
@click.argument("name", metavar="LIST")
@click.argument("words", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option(
    "--text-file",
    type=click.File("r", encoding="utf-8-sig"),
    help=say("option.text-file", language()),
)
@click.option("--sheet", type=click.Path(path_type=Path), help=say("option.sheet", language()))
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def add(
    *,
    number: str,
    name: str,
    words: tuple[str, ...],
    text_file: Any,
    sheet: Path | None,
    day: date | None,
    commit: bool,
    login: str | None,
    root: Path | None,
) -> None:
    """Add to one list of one record, if all of it is right."""
    folder = find_root(root)
    tables = open_tables(folder)
    person = actor(folder, tables, login)
    draft = open_record(folder, number)
    day = day or today(tables)
    field = _list(draft, name)
    changing = Changing(folder, tables, draft, person, day)
    said = pairs(words)
    if text_file is not None:
        place = next((each for each in TEXTS if each in field.fields), None)
        if place is None:
            raise UserError("add.text", name=name)
        said[place] = [read_text(text_file)]
    if sheet is not None:
        _add_rows(changing, field, sheet, said)
    else:
        element = _element(field, said)
        changing.append(name, _completed(field, element, draft, day))
        changing.said[-1] += f" {element['id']}" if "id" in element else ""
    changing.finish(f"add-{name.replace('_', '-')}", "", commit=commit, also=())


def _list(draft: RecordDraft, name: str) -> Field:
    """The list of this name. UserError: the record has no such list."""
    lists = growing(draft.kind)
    if name not in lists:
        raise UserError("add.list", name=name, lists=several(lists) or "—")
    return draft.kind.fields[name]


def _element(field: Field, said: dict[str, list[str]]) -> dict[str, Value]:
    """An element's values. UserError: a field that elements of this list do not have."""
    unknown = [each for each in said if each not in field.fields]
    if unknown:
        raise UserError("add.field", name=unknown[0], fields=several(field.fields))
    return {each: value_of(field.fields[each], words) for each, words in said.items()}


def _completed(
    field: Field, element: dict[str, Value], draft: RecordDraft, day: date
) -> dict[str, Value]:
    """Give an element its key and its day, and ask on a terminal for what is still missing."""
    if "id" in field.fields:
        element.setdefault("id", _key(field, draft))
    if "on" in _required(field):
        element.setdefault("on", str(day))
    for each in _required(field):
        if each not in element:
            if not (sys.stdin.isatty() and sys.stdout.isatty()):
                raise missing(f"{each}=", field.fields[each])
            element[each] = value_of(field.fields[each], [ask(field.fields[each])])
    return element


def _required(field: Field) -> list[str]:
    return [each for each in field.fields if each in field.required]


def _key(field: Field, draft: RecordDraft) -> str:
    """The next key of a list: its first letter, and one more than it has elements."""
    elements = getattr(draft.record, field.name)
    taken = {each.id for each in elements}
    number = len(elements) + 1
    while (key := f"{field.name[0]}{number}") in taken:
        number += 1
    return key


def _add_rows(
    changing: Changing, field: Field, path: Path, constants: dict[str, list[str]]
) -> None:
    """Add a spreadsheet's rows, whose headings are the fields' names; what is there is left alone.

    A list whose elements have a ``row`` is known by that, any other grows by every row. UserError:
    no heading is known, or a row is not as it should be; then none is added.
    """
    table = sheet.read(path)
    headings = {title: name for name, each in field.fields.items() for title in (name, *each.title)}
    cells = table.rows[0].cells if table.rows else ()
    columns = [headings.get(cell) for cell in cells]
    if not any(columns):
        raise UserError("add.headings", file=table.file, known=several(headings))
    there = {getattr(each, "row", None) for each in getattr(changing.draft.record, field.name)}
    added = 0
    for row in table.rows[1:]:
        named = zip(columns, row.cells, strict=False)
        said = constants | {name: [cell] for name, cell in named if name and cell}
        if "row" in said and said["row"][-1] in there:
            continue
        element = _element(field, said)
        if "id" in field.fields:
            element.setdefault("id", _key(field, changing.draft))
        changing.append(field.name, element)
        added += 1
    left = [cell for cell, name in zip(cells, columns, strict=True) if cell and not name]
    known = len(table.rows) - 1 - added
    note("add.rows", added=added, known=known, left=several(left) or "—")


COMMANDS = {"add": add}
