"""What an answer may name: asked for by id or by name; a wrong one is told what is like it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path

import click

from tingjian.cli.context import language, several
from tingjian.cli.fields import called
from tingjian.core.field import Field
from tingjian.core.ledger import Tables
from tingjian.errors import UserError
from tingjian.store.beside import Beside
from tingjian.store.open import Opened
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES
from tingjian.words.cli import say

SHOWN = 40  # names in a list that can still be read through


def known(root: Path, tables: Tables, name: str) -> dict[str, str]:
    """What a field of this name may say, with what each is called; nothing where anything may."""
    if name == "enterprise":
        firms = Opened(root).ledger(name).enterprises.values()
        return {each.id: called(each) for each in firms}
    return {key: called(each, brief=True) for key, each in tables.listed.get(name, {}).items()}


def must_be_known(root: Path, tables: Tables, name: str, said: str) -> None:
    """UserError: a record of the kind ``name`` is named that is not there."""
    if name == "enterprise" and Beside(root).exists(name, said):
        return  # the others need not be read
    names, kinds = known(root, tables, name), record_kinds()
    if said not in names:
        title = (kinds[name] if name in kinds else kinds["issue"].fields[name]).title
        raise _absent(title[LANGUAGES.index(language())], said, names)


def _absent(title: str, said: str, names: Mapping[str, str]) -> UserError:
    """That nothing is called so: what is like it, or all there is where that is little."""
    near = [key for key, name in names.items() if said in key or said in name or name in said]
    near += get_close_matches(said, names)
    among = list(dict.fromkeys(near)) or (list(names) if len(names) <= SHOWN else [])
    key = "known.near" if near else "known.among" if among else "known.none"
    told = several(_told(each, names) for each in among)
    return UserError(key, title=title, said=said, names=told)


def ask(field: Field, names: Mapping[str, str] | None = None) -> str:
    """Ask for a field on a terminal, until the answer is one of those that it may have."""
    chosen = LANGUAGES.index(language())
    names = names or {each: field.label(each)[chosen] for each in field.labels}
    title, colon = field.title[chosen], say("colon", language())
    if not names:
        return str(click.prompt(title, prompt_suffix=colon))
    if len(names) <= SHOWN:
        click.echo("  ".join(_told(each, names) for each in names))
    choose = partial(_choose, title, names)
    return str(click.prompt(title, value_proc=choose, prompt_suffix=colon))


def _choose(title: str, names: Mapping[str, str], said: str) -> str:
    """The id of what was named by its id, or by its name."""
    found = [key for key, name in names.items() if said in (key, name)]
    if len(found) != 1:
        wrong = _absent(title, said, names)
        raise click.UsageError(say(wrong.key, language(), **wrong.facts))
    return found[0]


def _told(key: str, names: Mapping[str, str]) -> str:
    return say("named", language(), code=key, name=names[key])
