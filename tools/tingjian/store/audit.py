"""The audit: every change that ever reached the main branch, judged as the gate would have.

Git says who made a change (the author of what was merged) and when; both are held against its
steps. Whether a department's pull request had one record is the gate's matter alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tingjian.core.field import kind_of
from tingjian.core.finding import Finding
from tingjian.core.gate import Proposer
from tingjian.core.ledger import Tables
from tingjian.core.record import Person
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.comparison import Comparison, Refused, Repository
from tingjian.store.gate import base_tables
from tingjian.store.history import Change, Hand, changes, logins, read, signer
from tingjian.store.memory import memory
from tingjian.store.merge import Objects
from tingjian.store.schema import record_kinds
from tingjian.store.tables import is_table

OFTEN = 500  # commits that are read at once, and after which progress is kept


class Entry(msgspec.Struct, frozen=True):
    """A change that reached the main branch and should not have.

    ``by`` is the account that made it, else its author's address; ``merged_by`` who let it in;
    ``signature`` who signed that and what Git says of it, empty where nobody did; ``review`` the
    days from making to merging.
    """

    commit: str
    by: str
    merged_by: str
    merged: date
    signature: str
    review: int
    findings: list[Finding]


class Audit(msgspec.Struct):
    """What was audited: from after one commit up to another, how many, and what was found.

    ``reviews`` counts commits by days of review.
    """

    since: str
    until: str = ""
    number: int = 0
    reviews: dict[int, int] = {}
    entries: list[Entry] = []


def audit(root: Path, since: str | None, told: Callable[[int, int], None]) -> Audit:
    """Judge every first-parent commit after ``since`` (None: from the first) up to HEAD.

    What an earlier audit from the same beginning has judged is not judged again, be it that it was
    broken off. ``told`` hears how many are done, of how many. UserError: no such revision, or the
    repository lacks what came before.
    """
    head = git.resolve(root, "HEAD")
    begin = git.resolve(root, since) if since else ""
    kept = memory(root)
    found = Audit(begin)
    if kept and (body := kept.recall_audit(begin)):
        before = msgspec.msgpack.decode(body, type=Audit)
        if git.is_ancestor(root, before.until, head):
            found = before
    listed = changes(root, found.until or begin, head)
    try:
        for number, (commit, review, entry) in enumerate(_judged(root, listed), 1):
            found.until = commit
            found.number += 1
            found.reviews[review] = found.reviews.get(review, 0) + 1
            found.entries += [entry] if entry else []
            told(number, len(listed))
            if kept and number % OFTEN == 0:
                kept.keep_audit(begin, msgspec.msgpack.encode(found))
    finally:
        if kept and found.until:
            kept.keep_audit(begin, msgspec.msgpack.encode(found))
    return found


def _judged(root: Path, listed: Sequence[Change]) -> Iterator[tuple[str, int, Entry | None]]:
    """Judge changes in turn: the commit, how long its review took, what was found if anything."""
    with Objects(root) as objects:
        _whole(objects, listed)
        auditor = _Auditor(Repository(root, objects))
        for begin in range(0, len(listed), OFTEN):
            some = listed[begin : begin + OFTEN]
            _fetch(objects, some)
            for change in some:
                yield change.commit, *auditor.judge(change)
            objects.forget()


def _whole(objects: Objects, listed: Sequence[Change]) -> None:
    """UserError ``audit.shallow``: the past was cut off, and the first of these seems to begin."""
    for change in listed[:1]:
        for parent in read(objects, change.commit).parents:
            try:
                objects.read(parent, "commit")
            except UserError:
                raise UserError("audit.shallow") from None


def _fetch(objects: Objects, some: Sequence[Change]) -> None:
    """Read what judging some changes needs, all at once."""
    objects.fetch(change.commit for change in some)
    parents = (read(objects, change.commit).parents for change in some)
    objects.fetch(parent for each in parents for parent in each)
    deltas = [delta for change in some for delta in change.deltas]
    objects.fetch({delta.after for delta in deltas} | {delta.before for delta in deltas})


class _Auditor:
    """Judges one commit after the other, each by the tables of the one before it."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.tables: Tables | None = None
        self.begun = False

    def judge(self, change: Change) -> tuple[int, Entry | None]:
        """How long the review of a change took, and what is wrong with it if anything is."""
        objects = self.repository.objects
        commit = read(objects, change.commit)
        if not self.begun and commit.parents:
            self.tables = self._tables(commit.parents[0])
        self.begun = True
        tables = self.tables
        if self._tabled(change):
            # Tables that were broken are no way past the audit: the last good ones go on.
            self.tables = self._tables(change.commit) or tables
        if tables is None:
            return 0, None  # nobody has a role before the ledger has tables
        # What was merged is its second parent. Else the commit is the change itself, and its
        # author's day is the one that squashing and rebasing keep.
        tip = read(objects, commit.parents[1]) if len(commit.parents) > 1 else None
        author = tip.author if tip else commit.author
        zone = ZoneInfo(tables.settings.time_zone)
        made = (tip.committer if tip else author).moment.astimezone(zone).date()
        merged = commit.committer.moment.astimezone(zone).date()
        review = max(0, (merged - made).days)
        person = _person(author, tables)
        findings = self._findings(change, commit.parents[0], person, author, made, merged, tables)
        if not findings:
            return review, None
        by = commit.author if tip else commit.committer
        signed = signer(self.repository.root, commit.commit) if commit.signature else ""
        return review, Entry(
            change.commit,
            person.login if person else author.email,
            f"{by.name} <{by.email}>",
            merged,
            signed,
            review,
            findings,
        )

    def _findings(
        self,
        change: Change,
        before: str,
        person: Person | None,
        author: Hand,
        made: date,
        merged: date,
        tables: Tables,
    ) -> list[Finding]:
        if not change.deltas:
            return []
        if person is None:
            return [Refused("gate.actor", login=author.email).finding]
        held = person.held(made)
        if held is None:
            return [Refused("gate.actor", login=person.login).finding]
        proposer = Proposer(held, tables, merged, made)
        comparison = Comparison(self.repository, tables, proposer, before, change.commit)
        try:
            return comparison.judge(change.deltas).findings
        except Refused as refused:
            return [refused.finding]

    def _tabled(self, change: Change) -> bool:
        """Whether a change touches a table."""
        known = record_kinds()
        kinds = (kind_of(self.repository.file(delta.path), known) for delta in change.deltas)
        return any(kind is not None and is_table(kind) for kind in kinds)

    def _tables(self, commit: str) -> Tables | None:
        """The tables at a commit; None where there are none that can be read."""
        try:
            return base_tables(self.repository.root, commit)
        except UserError:
            return None


def _person(author: Hand, tables: Tables) -> Person | None:
    """The account whose address a commit bears: its own, or the forge's for it."""
    for person in tables.people.values():
        if person.email == author.email:
            return person
    named = (tables.people.get(login) for login in logins(author.email))
    return next(filter(None, named), None)
