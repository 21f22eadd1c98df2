"""``tingjian due``: what is owed, by whom, by when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core.duties import OFFICE, duties
from tingjian.core.standing import stand
from tingjian.store.open import open_ledger
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.duties import DUE_BY, DUTIES

COLUMNS = ("due", "overdue", "owner", "duty", "id", "since", "rule", "title")


@command("due")
@click.option("--department", help=say("option.department", language()))
@click.option("--kind", type=click.Choice(list(DUTIES)), help=say("option.kind", language()))
@click.option("--overdue", is_flag=True, help=say("option.overdue", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@format_option(*FORMATS)
@root_option
def due(
    *,
    department: str | None,
    kind: str | None,
    overdue: bool,
    as_of: date | None,
    format_: str,
    root: Path | None,
) -> None:
    """Print every duty at the end of a day, the earliest due first."""
    ledger = open_ledger(find_root(root))
    tables = ledger.tables
    day = as_of or today(tables)
    cases = [*ledger.issues.values(), *ledger.themes.values()]
    owed = [
        (duty, case)
        for case in cases
        for duty in duties(case, stand(case, day), day, tables.settings, tables.workdays)
        if (department is None or duty.owner == department)
        and (kind is None or duty.kind == kind)
        and (duty.overdue or not overdue)
    ]
    owed.sort(key=lambda each: (each[0].due, each[0].owner, each[0].case, each[0].kind))
    chosen = LANGUAGES.index(language())
    rows = []
    for duty, case in owed:
        row: dict[str, object] = {
            "due": str(duty.due),
            "overdue": duty.overdue,
            "owner": duty.owner,
            "duty": duty.kind,
            "id": duty.case,
            "since": str(duty.since),
            "rule": duty.rule,
            "title": case.title,
        }
        if format_ == "table":
            found = tables.departments.get(duty.owner)
            name = found.short or found.name if found else duty.owner
            row["owner"] = say("unit.office", language()) if duty.owner == OFFICE else name
            row["duty"] = DUTIES[duty.kind][chosen]
            row["rule"] = DUE_BY[duty.rule][chosen]
            row["overdue"] = say("yes", language()) if duty.overdue else ""
            if duty.provisional:
                row["due"] = say("due.provisional", language(), day=duty.due)
        rows.append(row)
    show_rows(rows, {name: say(f"heading.{name}", language()) for name in COLUMNS}, format_)
    if format_ == "table":
        late = sum(duty.overdue for duty, _ in owed)
        note("due.count" if rows else "due.none", day=day, number=len(rows), late=late)


COMMANDS = {"due": due}
