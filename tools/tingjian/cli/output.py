"""Lists as tables for people, JSON and CSV for machines; and the notes that go to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from tingjian.cli.context import coloured, language, placeholder
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.commands import COMMANDS, EXAMPLES

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A click command whose help and examples come from the tables of words."""
    examples = "\n".join(f"  {line}" for line in EXAMPLES[name])
    make: Callable[[Callable[..., Any]], click.Command] = click.command(
        name,
        help=COMMANDS[name][LANGUAGES.index(language())],
        epilog=f"\b\n{say('example', language())}\n{examples}",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        options_metavar=placeholder("[OPTIONS]"),
        **settings,
    )

    def made(run: Callable[..., Any]) -> click.Command:
        found = make(run)
        for parameter in found.params:
            parameter.metavar = parameter.metavar and placeholder(parameter.metavar)
        return found

    return made


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Give a command ``--format``; the first format is the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=say("option.format", language()),
    )


def force_option(command: Command) -> Command:
    """Give a command ``--force``."""
    return click.option("--force", is_flag=True, help=say("option.force", language()))(command)


class Product(click.ParamType[Path]):
    """A file to write, whose name ends so that its program opens it."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.name = placeholder("FILE")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Give the path, or fail with a sentence."""
        place = Path(str(value))
        if place.suffix.lower() == self.suffix:
            return place
        return self.fail(say("product.suffix", language(), suffix=self.suffix), param, ctx)


def show_rows(
    rows: Sequence[Mapping[str, object]], headings: Mapping[str, str], format_: str
) -> None:
    """Print rows: a table under headings, a JSON array with the columns' names, or CSV."""
    if format_ == "json":
        click.echo(as_json(list(rows)))
    elif format_ == "csv":
        click.echo(_csv(rows, headings), nl=False)
    elif rows:
        _table(rows, headings)


def as_json(value: object) -> str:
    """JSON for people and machines: indented, Han characters as they are."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _csv(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str]) -> str:
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in headings])
    return stream.getvalue()


def _cell(value: object) -> str:
    from tingjian.views.downloads import guarded

    text = "" if value is None else str(value)
    if isinstance(value, list):
        text = ";".join(map(str, value))
    return guarded(text)


def _table(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str]) -> None:
    lines = [["" if row.get(name) is None else str(row[name]) for name in headings] for row in rows]
    if sys.stdout.isatty():
        _framed(list(headings.values()), lines)
    else:
        _aligned([list(headings.values()), *lines])


def _framed(headings: list[str], lines: list[list[str]]) -> None:
    """A table that fits the terminal; long texts are folded."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    Console(color_system="auto" if coloured() else None).print(table)


def _aligned(lines: list[list[str]]) -> None:
    """Columns in a pipe: as wide as they are, for nothing is cut where there is no terminal."""
    from rich.cells import cell_len

    def filled(column: Sequence[str]) -> Iterator[str]:
        width = {cell: len(cell) if cell.isascii() else cell_len(cell) for cell in {*column}}
        widest = max(width.values())
        cells = {cell: cell + " " * (widest - columns) for cell, columns in width.items()}
        return map(cells.__getitem__, column)

    said = zip(*map(filled, zip(*lines, strict=True)), strict=True)
    click.echo("\n".join(line.rstrip() for line in map("  ".join, said)))


def note(key: str, **facts: object) -> None:
    """Say something beside the output, on the error stream, so that output can be piped."""
    click.echo(say(key, language(), **facts), err=True)
