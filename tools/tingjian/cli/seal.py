"""``tingjian seal`` and ``tingjian unseal``: contacts that only the staff can read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

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
from tingjian.cli.output import command, note
from tingjian.cli.report import visible
from tingjian.cli.taking import Taking, branch_name
from tingjian.core.ledger import Tables
from tingjian.core.record import Issue, Person
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.cases import Draft, open_case
from tingjian.store.open import open_ledger, open_tables
from tingjian.store.seal import Identity, Keys, new_key
from tingjian.words.cli import say

identity_option = click.option(
    "--identity", type=click.Path(path_type=Path), help=say("option.identity", language())
)


class Hand(NamedTuple):
    """Who seals, in which ledger, on which day, for which reason."""

    root: Path
    tables: Tables
    person: Person
    day: date
    reason: str

    def sealing(self, draft: Draft, value: str) -> Taking:
        """The correction of a draft's contact, taken and not yet written."""
        taking = Taking(self.root, self.tables, draft, self.person, self.day)
        taking.correct({"contact": value}, self.reason, None)
        return taking


@command("seal")
@click.argument("number", metavar="[ID]", required=False, shell_complete=complete_number)
@click.option("--rotate", is_flag=True, help=say("option.rotate", language()))
@click.option(
    "--new-key",
    "secret",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=say("option.new-key", language()),
)
@identity_option
@click.option("--reason")
@click.option("--on", "day", type=DAY, help=say("option.on", language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@actor_option
@root_option
def seal(
    *,
    number: str | None,
    rotate: bool,
    secret: Path | None,
    identity: Path | None,
    reason: str | None,
    day: date | None,
    commit: bool,
    login: str | None,
    root: Path | None,
) -> None:
    """Seal one contact, or all of them anew, or make a pair of keys."""
    if sum((number is not None, rotate, secret is not None)) != 1:
        raise UserError("seal.one-of")
    if secret is not None:
        click.echo(new_key(secret))
        note("seal.key-made", file=secret)
        return
    folder = find_root(root)
    tables = open_tables(folder)
    person = actor(folder, tables, login)
    keys = Keys(tables.people)
    why = reason or say("seal.rotated" if rotate else "seal.registered", language())
    hand = Hand(folder, tables, person, day or today(tables), why)
    if number is not None:
        draft = _issue(folder, number)[0]
        hand.sealing(draft, keys.seal(read_contact())).finish(commit=commit)
    elif identity is None:
        raise UserError("step.missing", names="--identity")
    else:
        _rotate(hand, keys, Identity(identity), commit=commit)


@command("unseal")
@click.argument("number", metavar="ID", shell_complete=complete_number)
@identity_option
@root_option
def unseal(*, number: str, identity: Path | None, root: Path | None) -> None:
    """Print one contact; it is written nowhere."""
    if identity is None:
        raise UserError("step.missing", names="--identity")
    issue = _issue(find_root(root), number)[1]
    if issue.contact is None:
        raise UserError("seal.none", number=issue.id)
    for line in Identity(identity).unseal(issue.contact).text.split("\n"):
        click.echo(visible(line))


def read_contact(file: Path | None = None) -> str:
    """A contact from a file; without one from the terminal, else from standard input.

    Never from a command's words, which shells keep. UserError: it cannot be read as UTF-8.
    """
    if file is None and sys.stdin.isatty():
        return str(click.prompt(say("seal.prompt", language()), err=True))
    try:
        source = sys.stdin.buffer.read() if file is None else file.read_bytes()
        return source.decode("utf-8-sig")
    except OSError as error:
        raise UserError("file.unreadable", file=file, why=error.strerror) from None
    except UnicodeDecodeError:
        raise UserError("seal.text") from None


def _issue(root: Path, number: str) -> tuple[Draft, Issue]:
    """The draft of an issue. UserError: it is a theme, which has no contact."""
    draft = open_case(root, number)
    if not isinstance(draft.case, Issue):
        raise UserError("seal.theme", number=draft.case.id)
    return draft, draft.case


def _rotate(hand: Hand, keys: Keys, identity: Identity, *, commit: bool) -> None:
    """Seal every contact to today's keys; say which could not be opened, and exit with 1 then."""
    unopened: list[str] = []
    made: list[Taking] = []
    kept = 0
    for draft, contact in _contacts(hand.root):
        try:
            inside = identity.unseal(contact)
        except UserError:
            unopened.append(draft.case.id)
            continue
        if inside.keys == keys.digest:
            kept += 1
        else:
            made.append(hand.sealing(draft, keys.seal(inside.text)))
    _write(hand, made, commit=commit)
    note("seal.done", made=len(made), kept=kept)
    if unopened:
        note("seal.unopened", number=len(unopened), ids=several(unopened))
        raise SystemExit(FINDINGS)


def _contacts(root: Path) -> Iterator[tuple[Draft, str]]:
    for number, issue in sorted(open_ledger(root).issues.items()):
        if issue.contact is not None:
            yield _issue(root, number)[0], issue.contact


def _write(hand: Hand, made: list[Taking], *, commit: bool) -> None:
    """Write all the drafts, and commit if asked; or leave every file as it was."""
    written: list[Draft] = []
    try:
        paths = []
        for taking in made:
            paths.append(taking.draft.save())
            written.append(taking.draft)
        if commit and paths:
            branch = branch_name("seal", "rotate", hand.person, hand.day)
            commit_id = git.commit(hand.root, branch, paths, f"{hand.reason}\n")
            note("step.committed", branch=branch, commit=commit_id[:10])
    except BaseException:
        for draft in written:
            draft.text = draft.original
            draft.save()
        raise


COMMANDS = {"seal": seal, "unseal": unseal}
