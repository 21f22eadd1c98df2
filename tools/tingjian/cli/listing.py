"""``tingjian list``: issues by what they are and where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core.ledger import Ledger
from tingjian.core.record import Issue
from tingjian.core.standing import STATES as ALL_STATES
from tingjian.core.standing import Standing, stand
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.states import STATES

COLUMNS = ("id", "raised", "state", "overdue", "lead", "due", "region", "sector", "title")


@command("list")
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
    """Print the issues that are like all that was said, in the order of their numbers."""
    ledger = open_ledger(find_root(root))
    day = as_of or today(ledger.tables)
    rows = []
    for issue in ledger.issues.values():
        if issue.raised > day or _unlike(issue, sector, region, enterprise):
            continue
        if text and not _says(issue, text):
            continue
        standing = stand(issue, day)
        if department and all(each.department != department for each in standing.threads):
            continue
        if (state and standing.state != state) or (overdue and not standing.overdue):
            continue
        rows.append(_row(issue, standing, ledger, plain=format_ != "table"))
    headings = {name: _heading(name) for name in COLUMNS}
    show_rows(rows, headings, format_)
    if format_ == "table":
        note("list.count" if rows else "list.none", number=len(rows))


def _unlike(issue: Issue, sector: str | None, region: str | None, enterprise: str | None) -> bool:
    wanted = ((sector, issue.sector), (region, issue.region), (enterprise, issue.enterprise))
    return any(want is not None and want != has for want, has in wanted)


def _says(issue: Issue, text: str) -> bool:
    """Whether the title, statement, request or an answer holds this text, whatever its case."""
    sought = text.casefold()
    texts = [issue.title, issue.statement, issue.request or ""]
    texts += [step.text for each in issue.assignments for step in each.steps if step.text]
    return any(sought in each.casefold() for each in texts)


def _row(issue: Issue, standing: Standing, ledger: Ledger, *, plain: bool) -> dict[str, object]:
    """One line: codes for machines (``plain``), names for people."""
    lead = standing.lead
    row: dict[str, object] = {
        "id": issue.id,
        "raised": str(issue.raised),
        "state": standing.state,
        "overdue": bool(standing.overdue),
        "lead": lead.department if lead else None,
        "due": str(lead.due) if lead and lead.due else None,
        "region": issue.region,
        "sector": issue.sector,
        "title": issue.title,
    }
    if plain:
        return row
    tables, chosen = ledger.tables, LANGUAGES.index(language())
    departments, sectors, regions = tables.departments, tables.sectors, tables.regions
    if lead and lead.department in departments:
        row["lead"] = departments[lead.department].short or departments[lead.department].name
    if issue.sector and issue.sector in sectors:
        row["sector"] = sectors[issue.sector].name
    if issue.region and issue.region in regions:
        row["region"] = regions[issue.region].name
    row["state"] = STATES[standing.state][chosen]
    row["overdue"] = say("yes", language()) if standing.overdue else ""
    return row


def _heading(name: str) -> str:
    chosen = LANGUAGES.index(language())
    fields = record_kinds()["issue"].fields
    if name in fields:
        return fields[name].title[chosen]
    return say(f"heading.{name}", language())


COMMANDS = {"list": list_}
