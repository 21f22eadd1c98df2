"""What a shell offers after a word was begun: numbers and ids of the ledger's records."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from tingjian.cli.context import find_root
from tingjian.errors import UserError

if TYPE_CHECKING:
    import click

MANY = 200  # that are offered at most, the last first


def complete_number(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The records whose number or id begins so; none where there is no ledger."""
    from tingjian.store.numbers import numbers

    try:
        root = find_root(ctx.params.get("root"))
    except UserError:
        return []
    begins = (begun, begun.upper())
    return nlargest(MANY, (each for each in numbers(root) if each.startswith(begins)))
