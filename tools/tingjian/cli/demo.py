"""``tingjian demo``: a synthetic ledger with its history, for demonstrations and measurements."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, language
from tingjian.cli.output import command
from tingjian.words import fill
from tingjian.words.demo import MESSAGES

MOST = 1_000_000  # an id has room for a few more


def _say(key: str, **facts: object) -> str:
    return fill(MESSAGES[key], language(), **facts)


@command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--issues",
    type=click.IntRange(1, MOST),
    default=300,
    show_default=True,
    help=_say("issues"),
)
@click.option("--seed", type=int, default=1, show_default=True, help=_say("seed"))
@click.option("--as-of", type=DAY, help=_say("as-of"))
@click.option("--flat", is_flag=True, help=_say("flat"))
def demo(folder: Path, issues: int, seed: int, as_of: date | None, *, flat: bool) -> None:
    """Make a synthetic ledger in a new folder."""
    from tingjian.demo.ledger import Wish, make

    with _progress(issues) as told:
        made = make(folder, Wish(issues, seed, as_of, flat), told)
    click.echo(
        _say(
            "done",
            folder=folder,
            issues=made.issues,
            themes=made.themes,
            day=made.day,
            commits=made.commits,
        )
    )


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """Show how far it is on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_say("making"), total=total)
        yield lambda: progress.advance(task)


COMMANDS = {"demo": demo}
