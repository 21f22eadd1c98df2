"""``tingjian seal`` and ``tingjian unseal``: contacts that only the staff can read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from tingjian.cli.changing import Changing
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
from tingjian.core.record import Enterprise, Issue, Person, Record
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.cases import Draft, RecordDraft, open_record
from tingjian.store.open import open_ledger, open_tables
from tingjian.store.seal import Identity, Keys, new_key
from tingjian.words.cli import say

CONTACT = "contact"
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

    def sealing(self, draft: RecordDraft, value: str) -> Taking | Changing:
        """The correction of a draft's contact, made and not yet written; of an issue by a step."""
        if isinstance(draft, Draft):
            taking = Taking(self.root, self.tables, draft, self.person, self.day)
            taking.correct({CONTACT: value}, self.reason, None)
            return taking
        changing = Changing(self.root, self.tables, draft, self.person, self.day)
        changing.set((CONTACT,), draft.kind.fields[CONTACT], value)
        return changing


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
@click.option("--reason", help=say("option.reason", language()))
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
    keys = Keys(tables.people_on(today(tables)))
    why = reason or say("seal.rotated" if rotate else "seal.registered", language())
    hand = Hand(folder, tables, person, day or today(tables), why)
    if number is not None:
        made = hand.sealing(_holder(folder, number), keys.seal(read_contact()))
        if isinstance(made, Taking):
            made.finish(commit=commit)
        else:
            made.finish("seal", why, commit=commit, also=())
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
    draft = _holder(find_root(root), number)
    contact = _contact(draft.record)
    if contact is None:
        raise UserError("seal.none", number=_id(draft))
    for line in Identity(identity).unseal(contact).text.split("\n"):
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


def _holder(root: Path, number: str) -> RecordDraft:
    """The draft of an issue or an enterprise. UserError: records of this kind have no contact."""
    draft = open_record(root, number)
    if CONTACT not in draft.kind.fields:
        raise UserError("seal.theme" if draft.kind.name == "theme" else "seal.kind", number=number)
    return draft


def _contact(record: Record) -> str | None:
    return record.contact if isinstance(record, Issue | Enterprise) else None


def _id(draft: RecordDraft) -> str:
    return str(getattr(draft.record, "id", ""))


def _rotate(hand: Hand, keys: Keys, identity: Identity, *, commit: bool) -> None:
    """Seal every contact to today's keys; say which could not be opened, and exit with 1 then."""
    unopened: list[str] = []
    made: list[Taking | Changing] = []
    kept = 0
    for draft, contact in _contacts(hand.root):
        try:
            inside = identity.unseal(contact)
        except UserError:
            unopened.append(_id(draft))
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


def _contacts(root: Path) -> Iterator[tuple[RecordDraft, str]]:
    ledger = open_ledger(root)
    for records in (ledger.issues, ledger.enterprises):
        for number, record in sorted(records.items()):
            if contact := _contact(record):
                yield _holder(root, number), contact


def _write(hand: Hand, made: Sequence[Taking | Changing], *, commit: bool) -> None:
    """Write all the drafts, and commit if asked; or leave every file as it was."""
    written: list[RecordDraft] = []
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
