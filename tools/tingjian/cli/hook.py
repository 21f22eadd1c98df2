"""``tingjian hook``: the gate on a bare Git server, in the pusher's own terminal."""

from __future__ import annotations

import getpass
import os
import shlex
import sys
from pathlib import Path

import click

from tingjian.cli.context import language, placeholder, today
from tingjian.cli.gate import say_judgement
from tingjian.cli.output import note
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.cases import write
from tingjian.words import LANGUAGES
from tingjian.words.cli import say
from tingjian.words.commands import COMMANDS as SUMMARIES
from tingjian.words.commands import EXAMPLES

MARK = "# tingjian hook install"
# Who pushes, as the server knows: the first of these that it sets; else the system's own user.
ACTORS = ("TINGJIAN_ACTOR", "GL_USER", "REMOTE_USER")
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
OPTIONS = placeholder("[OPTIONS]")


@click.group(
    "hook",
    help=SUMMARIES["hook"][LANGUAGES.index(language())],
    epilog="\b\n" + say("example", language()) + "\n  " + "\n  ".join(EXAMPLES["hook"]),
    context_settings=HELP,
    options_metavar=OPTIONS,
    subcommand_metavar=placeholder("COMMAND [ARGS]..."),
)
def hook() -> None:
    """Install the hook, or be it."""


@hook.command(
    "install", help=say("hook.install", language()), context_settings=HELP, options_metavar=OPTIONS
)
@click.option(
    "--repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=say("option.repository", language()),
)
def install(repository: Path) -> None:
    """Write the hook's file, unless another is there."""
    folder = repository.resolve()
    if not git.bare(folder):
        raise UserError("hook.bare", folder=folder)
    file = folder / "hooks" / "pre-receive"
    if os.path.lexists(file) and MARK not in file.read_text(encoding="utf-8", errors="replace"):
        raise UserError("hook.other", file=file)
    # -I: nothing that lies in the repository's folder is ever imported.
    command = shlex.join([sys.executable, "-I", "-m", "tingjian", "hook", "receive"])
    write(file, f"#!/bin/sh\n{MARK}\nexec {command}\n")
    file.chmod(0o755)
    note("hook.done", file=file)


@hook.command(
    "receive", help=say("hook.receive", language()), context_settings=HELP, options_metavar=OPTIONS
)
def receive() -> None:
    """Judge the lines that Git gives; exit with 1, and nothing is taken, if one is refused."""
    from tingjian.store.push import Update, judge_push, main_branch

    root = Path.cwd()
    main = main_branch(root)
    login = next(filter(None, map(os.environ.get, ACTORS)), None) or getpass.getuser()
    refused = False
    # A ref's name may be any bytes but a few: nothing in it but Git's own spaces divides a line.
    for line in sys.stdin.buffer.read().decode("utf-8", "replace").split("\n")[:-1]:
        words = line.split(" ")
        if len(words) != len(Update._fields):
            raise UserError("hook.line", line=line)
        update = Update(*words)
        if update.ref != main:
            continue  # a branch is a proposal: it is judged when it is to be merged
        for judgement, tables in judge_push(root, update, login, today):
            say_judgement(judgement, tables)
            refused = refused or bool(judgement.findings)
    if refused:
        raise SystemExit(FINDINGS)


COMMANDS = {"hook": hook}
