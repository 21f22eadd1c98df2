"""``tingjian paper``: an official paper as a Word file, a draft until it is sealed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.completing import complete_number
from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.output import Product, command, force_option, note
from tingjian.store.cases import typed
from tingjian.store.open import open_ledger
from tingjian.store.product import deliver
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.papers import PAPERS

NUMBERED = ("dispatch", "reply", "reminder", "supervision", "proposals", "analysis")


@command("paper")
@click.argument("kind", metavar="KIND", type=click.Choice(list(PAPERS)))
@click.argument("number", metavar="[ID]", required=False, shell_complete=complete_number)
@click.option(
    "-o", "--out", type=Product(".docx"), required=True, help=say("option.docx", language())
)
@click.option("--department", help=say("option.reply-of", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@click.option("--template", is_flag=True, help=say("option.template", language()))
@force_option
@root_option
def paper(
    *,
    kind: str,
    number: str | None,
    out: Path,
    department: str | None,
    as_of: date | None,
    template: bool,
    force: bool,
    root: Path | None,
) -> None:
    """Write one paper, as things stand at the end of a day; or its template, to be changed."""
    from tingjian.render import papers

    folder = find_root(root)
    name = PAPERS[kind][LANGUAGES.index(language())]
    place = papers.template(folder, kind)
    if template:
        deliver(out, place.read_bytes(), force=force)
        note("paper.template-done", name=name, file=str(out), place=f"{papers.FOLDER}/{kind}.docx")
        return
    if number is None:
        raise click.UsageError(say("paper.number", language()))
    from tingjian.views.papers.desk import Desk
    from tingjian.views.papers.kinds import write
    from tingjian.views.wording import Wording

    ledger = open_ledger(folder)
    day = as_of or today(ledger.tables)
    desk = Desk(ledger, day, Wording("zh", record_kinds()))
    number = typed(number) if kind in NUMBERED else number
    content = papers.render(place, write(desk, kind, number, department))
    deliver(out, content, force=force)
    note("paper.done", name=name, file=str(out), day=day)


COMMANDS = {"paper": paper}
