"""A push to a server without a forge: every commit that it puts onto the main branch is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tingjian.core.finding import Finding
from tingjian.core.ledger import Tables
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.comparison import Judgement, top
from tingjian.store.gate import base_tables, gate
from tingjian.store.history import changes
from tingjian.store.judging import judge_all


class Update(NamedTuple):
    """A line that Git gives a ``pre-receive`` hook: a ref's old and new commit; zeros: none."""

    old: str
    new: str
    ref: str


class Pushed(NamedTuple):
    """The judgement of one pushed commit, with the tables that it was judged by."""

    judgement: Judgement
    tables: Tables


def main_branch(root: Path) -> str:
    """The ref that a bare repository's HEAD names."""
    return git.run(root, "symbolic-ref", "HEAD").decode("utf-8", "replace").strip()


def judge_push(
    root: Path, update: Update, login: str, today: Callable[[Tables], date]
) -> Iterator[Pushed]:
    """Judge what an account pushes to the main branch, commit by commit, up to the first refused.

    UserError: the main branch as it is, or as it would begin, has no tables that can be read.
    """
    if not update.new.strip("0"):
        yield Pushed(_refused("push.deletes"), base_tables(root, update.old))
        return
    if not update.old.strip("0"):
        tables = base_tables(root, update.new)
        yield Pushed(_first(root, update.new, login, tables), tables)
        return
    listed = changes(root, update.old, update.new)
    before = update.old
    for number, change in enumerate(listed):
        tables = base_tables(root, before)
        if number == 0 and (rule := _misplaced(root, update, change.commit)):
            yield Pushed(_refused(rule), tables)
            return
        judgement = gate(root, tables, before, change.commit, login, today(tables))
        yield Pushed(judgement, tables)
        if judgement.findings:
            return
        before = change.commit
    if not listed:
        yield Pushed(_refused("push.rewrites"), base_tables(root, update.old))


def _misplaced(root: Path, update: Update, first: str) -> str | None:
    """The rule that the first pushed commit breaks if it does not follow the main branch's last."""
    if not git.is_ancestor(root, update.old, update.new):
        return "push.rewrites"
    before = git.run(root, "rev-parse", "--verify", "--quiet", f"{first}^").decode().strip()
    return None if before == update.old else "push.sideways"


def _first(root: Path, commit: str, login: str, tables: Tables) -> Judgement:
    """A ledger begins without findings, by a maintainer."""
    person = tables.people.get(login)
    if person is None or person.role != "maintainer":
        return _refused("push.first", login=login)
    return Judgement(judge_all(filed.at(root, commit, top(root))), [])


def _refused(rule: str, **facts: str) -> Judgement:
    return Judgement([Finding("", 0, rule, "", tuple(facts.items()))], [])
