"""The gate: may this account merge this head into this base? Judged by meaning, from blobs alone.

Tables, and with them everybody's role, are the base's. The head is read as objects of Git, never
checked out and never executed. Two comparisons are judged: what the head did since it parted from
the base, and what merging it would do to the base as it is now. Where histories cross, so that they
parted at several commits, none of these tells what the head did: each lacks what others did, which
would be laid at its door. What merging would do is then judged alone; it is all that can land.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tingjian.core.finding import Finding
from tingjian.core.gate import Proposer
from tingjian.core.ledger import Tables
from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.comparison import Comparison, Judgement, Refused, Repository, top
from tingjian.store.merge import Objects, deltas, forks, merge
from tingjian.store.tables import places, tables, usable


def base_tables(root: Path, base: str) -> Tables:
    """The tables that a base, a commit's id, judges by. UserError: none, or with findings."""
    tree = git.tree(root, base, top(root))
    if tree is None:
        raise UserError("ledger.absent-at", revision=base)
    return usable(*tables(filed.part(root, tree, places())))


def gate(root: Path, found: Tables, base: str, head: str, login: str, received: date) -> Judgement:
    """Judge whether ``head`` may be merged into ``base`` by an account, received on a day.

    ``root`` is the ledger's root, or a bare repository; ``base`` and ``head`` are ids of commits,
    ``found`` the ``base_tables``.
    """
    person = found.people_on(received).get(login)
    if person is None:
        return Judgement([Refused("gate.actor", login=login).finding], [])
    proposer = Proposer(person, found, received)
    with Objects(root) as objects:
        try:
            return _judged(Repository(root, objects), found, proposer, base, head)
        except Refused as refused:
            return Judgement([refused.finding], [])


def _judged(
    repository: Repository, found: Tables, proposer: Proposer, base: str, head: str
) -> Judgement:
    """Judge what the head did, and what merging it would do."""

    def compared(old: str, new: str) -> Judgement:
        comparison = Comparison(repository, found, proposer, old, new)
        return comparison.judge_whole(deltas(repository.root, old, new))

    since = forks(repository.root, base, head)
    if not since:
        raise Refused("gate.unrelated")
    if since == [base]:
        return compared(base, head)
    merged = merge(repository.root, base, head)
    if merged.conflicts:
        files = map(repository.file, merged.conflicts)
        second = Judgement(sorted(Finding(file, 0, "gate.conflict") for file in files), [])
    else:
        second = compared(base, merged.tree)
    if len(since) > 1:
        return second
    first = compared(since[0], head)
    return Judgement(sorted({*first.findings, *second.findings}), first.deeds)
