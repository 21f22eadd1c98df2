"""``tingjian export``: the registers that staff keep, as a spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, several, today
from tingjian.cli.output import Product, command, force_option, note
from tingjian.store.open import open_ledger
from tingjian.store.product import deliver
from tingjian.store.schema import record_kinds
from tingjian.words.cli import say


@command("export")
@click.option("--xlsx", type=Product(".xlsx"), required=True, help=say("option.xlsx", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@force_option
@root_option
def export(*, xlsx: Path, as_of: date | None, force: bool, root: Path | None) -> None:
    """Write every register as it stands at the end of a day. For staff: nothing is left out."""
    from tingjian.store.workbook import written
    from tingjian.views.registers import Registers
    from tingjian.views.wording import Wording

    ledger = open_ledger(find_root(root))
    day = as_of or today(ledger.tables)
    registers = Registers(ledger, day, Wording(language(), record_kinds())).all()
    deliver(xlsx, written(registers), force=force)
    sheets = several(f"{each.title} {len(each.rows)}" for each in registers)
    note("export.done", file=str(xlsx), day=day, sheets=sheets)


COMMANDS = {"export": export}
