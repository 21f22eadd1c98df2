"""The ``tingjian`` command: its families, found by name and imported when they are called."""

from __future__ import annotations

import atexit
import errno
import gc
import importlib
import io
import os
import sys
from typing import NoReturn

import click

from tingjian import __version__
from tingjian.cli.context import coloured, language, placeholder
from tingjian.cli.speech import speak
from tingjian.errors import BUG, FINDINGS, UserError
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.commands import COMMANDS

WHERE = {
    "check": "check",
    "gate": "gate",
    "audit": "audit",
    "hook": "hook",
    "new": "new",
    "accept": "steps",
    "dispatch": "steps",
    "sign": "steps",
    "return": "steps",
    "rule": "steps",
    "extend": "steps",
    "progress": "steps",
    "reply": "steps",
    "rework": "steps",
    "remind": "steps",
    "follow-up": "steps",
    "evaluate": "steps",
    "close": "steps",
    "park": "steps",
    "reopen": "steps",
    "withdraw": "steps",
    "add": "add",
    "correct": "correct",
    "merge": "steps",
    "seal": "seal",
    "unseal": "seal",
    "show": "show",
    "list": "listing",
    "similar": "similar",
    "cluster": "similar",
    "due": "due",
    "paper": "paper",
    "export": "export",
    "build": "site",
    "serve": "site",
    "init": "init",
    "import": "importing",
    "demo": "demo",
}

# Why the output cannot be written; that its reader has left, click says nothing of.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

speak()


class Families(click.Group):
    """The group of all commands, in the order of the work; each is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name every command."""
        return list(WHERE)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import and give one command."""
        if name not in WHERE:
            return None
        module = importlib.import_module(f"tingjian.cli.{WHERE[name]}")
        found: click.Command = module.COMMANDS[name]
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List every command with its line from the table; none is imported for that."""
        chosen = LANGUAGES.index(language())
        with formatter.section(say("commands", language())):
            formatter.write_dl([(name, COMMANDS[name][chosen]) for name in WHERE])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the help in the chosen language."""
        self.help = say("help", language())
        super().format_help(ctx, formatter)


@click.command(
    cls=Families,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar=placeholder("[OPTIONS]"),
    subcommand_metavar=placeholder("COMMAND [ARGS]..."),
)
@click.version_option(__version__, prog_name="tingjian")
def tingjian() -> None:
    """Run a command."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: see ``errors``."""
    # A command ends soon and its records hold no circles: looking for some costs a tenth. Python
    # would look once more as it ends, through all that the system takes back at once.
    gc.disable()
    atexit.register(gc.freeze)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe of another encoding gets what it cannot hold spelt out, as the error stream does.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        color = None if coloured() else False  # None: as the stream is
        tingjian.main(arguments, prog_name="tingjian", standalone_mode=True, color=color)
    except UserError as error:
        click.echo(
            say("error", language(), text=say(error.key, language(), **error.facts)), err=True
        )
        sys.exit(FINDINGS)
    except Exception as error:  # noqa: BLE001 (the one place where a surprise of ours is told)
        if isinstance(error, OSError) and error.errno in NO_ROOM and not error.filename:
            _unwritten(error)
        from tingjian.cli.surprise import keep

        click.echo(say("bug", language(), file=keep()), err=True)
        sys.exit(BUG)


def _unwritten(error: OSError) -> NoReturn:
    """Say that the output could not be written."""
    text = say("output.unwritable", language(), why=error.strerror)
    click.echo(say("error", language(), text=text), err=True)
    # Python would write what is left once more as it ends, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(FINDINGS)
