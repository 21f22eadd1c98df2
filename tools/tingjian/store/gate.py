"""The gate: may this account merge this head into this base? Judged by meaning, from blobs alone.

Tables, and with them everybody's role, are the base's. The head is read as objects of Git, never
checked out and never executed. Two comparisons are judged: what the head did since it parted from
the base, and what merging it would do to the base as it is now.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from tingjian.core.conditions import Fault
from tingjian.core.field import Kind, kind_of
from tingjian.core.finding import Finding, spell
from tingjian.core.gate import Deed, Proposer, Version, judge_change
from tingjian.core.ledger import Tables
from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.files import PLAIN
from tingjian.store.merge import Delta, Objects, deltas, fork, merge, siblings
from tingjian.store.schema import record_kinds
from tingjian.store.shape import shape
from tingjian.store.strict import locate
from tingjian.store.tables import is_table, places, tables

FILES = 3_000  # that one change may touch
PLAIN_MODE = "100644"  # a record is not made executable
BYTES = 64 * 1024 * 1024  # that they may have together


class Judgement(msgspec.Struct, frozen=True):
    """What is wrong with a change, in the order of files, and what it does, deed by deed."""

    findings: list[Finding]
    deeds: list[Deed]


class Refused(Exception):
    """The change is not judged any further: one finding says why."""

    def __init__(self, rule: str, **facts: object) -> None:
        super().__init__(rule)
        said = tuple((name, str(value)) for name, value in facts.items())
        self.finding = Finding("", 0, rule, "", said)


def gate(root: Path, found: Tables, base: str, head: str, login: str, received: date) -> Judgement:
    """Judge whether ``head`` may be merged into ``base`` by an account, received on a day.

    ``root`` is the ledger's root, or a bare repository; the tables are ``base_tables``. UserError:
    a revision that there is not.
    """
    onto, onward = git.resolve(root, base), git.resolve(root, head)
    with Objects(root) as objects:
        try:
            return _judged(Judge(root, objects, found, login, received), onto, onward)
        except Refused as refused:
            return Judgement([refused.finding], [])


def _judged(judge: Judge, base: str, head: str) -> Judgement:
    """Judge what the head did, and what merging it would do."""
    since = fork(judge.root, base, head)
    if since is None:
        raise Refused("gate.unrelated")
    first = judge.compare(since, head)
    if since == base:
        return first
    merged = merge(judge.root, base, head)
    if merged.conflicts:
        second = [Finding(judge.file(path), 0, "gate.conflict") for path in merged.conflicts]
    else:
        second = judge.compare(base, merged.tree).findings
    return Judgement(sorted({*first.findings, *second}), first.deeds)


def base_tables(root: Path, base: str) -> Tables:
    """The tables that a base judges by. UserError: there are none, or they have findings."""
    tree = git.tree(root, git.resolve(root, base), top(root))
    if tree is None:
        raise UserError("ledger.absent-at", revision=base)
    found, findings = tables(filed.part(root, tree, places()))
    if found is None:
        raise UserError("ledger.findings", file=findings[0].file, line=findings[0].line)
    return found


def top(root: Path) -> str:
    """The ledger's root below the top of its repository, with a slash at its end if not the top."""
    return "" if git.bare(root) else filed.prefix(root)


class Judge:
    """The base's tables and the account whose change is judged by them."""

    def __init__(
        self, root: Path, objects: Objects, found: Tables, login: str, received: date
    ) -> None:
        self.root = root
        self.objects = objects
        self.below = top(root)
        person = found.people.get(login)
        if person is None:
            raise Refused("gate.actor", login=login)
        self.tables = found
        self.proposer = Proposer(person, found, received)

    def compare(self, old: str, new: str) -> Judgement:
        """Judge all that differs between two trees."""
        return _Comparison(self, old, new).judgement()

    def file(self, path: str) -> str:
        """A path below the repository's top as findings have it: below ``ledger/``, or ``../``."""
        ledger = f"{self.below}{git.LEDGER}/"
        path = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if path.startswith(ledger):
            return path.removeprefix(ledger)
        return f"../{path.removeprefix(self.below)}"


class _Comparison:
    """One comparison of two trees."""

    def __init__(self, judge: Judge, old: str, new: str) -> None:
        self.judge = judge
        self.old = old
        self.new = new
        self.findings: list[Finding] = []
        self.deeds: list[Deed] = []

    def judgement(self) -> Judgement:
        """What is wrong, and what is done."""
        changed = deltas(self.judge.root, self.old, self.new)
        self._limit(changed)
        known = record_kinds()
        tabled = False
        records: list[tuple[str, Kind, Delta]] = []
        for delta in changed:
            file = self.judge.file(delta.path)
            kind = kind_of(file, known)
            if file.startswith("../"):
                self._outside(file, delta)
            elif delta.deleted:
                self._find(file, "gate.deleted")
            elif delta.mode not in PLAIN or delta.mode not in (PLAIN_MODE, delta.mode_before):
                self._find(file, "file.link", path=file)
            elif kind is None:
                everywhere = ", ".join(each.place.removesuffix("[]") for each in known.values())
                self._find(file, "file.unknown", path=file, places=everywhere)
            else:
                records.append((file, kind, delta))
                tabled = tabled or is_table(kind)
        self._one(records)
        for file, kind, delta in records:
            self._record(file, kind, delta)
        if tabled:
            self._whole()
        return Judgement(sorted(self.findings), self.deeds)

    def _find(self, file: str, rule: str, **facts: str) -> None:
        self.findings.append(Finding(file, 0, rule, "", tuple(facts.items())))

    def _limit(self, changed: Sequence[Delta]) -> None:
        if len(changed) > FILES:
            raise Refused("gate.many", number=len(changed), limit=FILES)
        blobs = {delta.after for delta in changed if delta.mode in PLAIN}
        total = sum(self.judge.objects.size(blob) or 0 for blob in blobs)
        if total > BYTES:
            raise Refused("gate.large", size=total, limit=BYTES)

    def _outside(self, file: str, delta: Delta) -> None:
        """Whatever is not a record is the maintainers', and even they keep names apart."""
        if "maintainer" not in self.judge.proposer.roles:
            self._find(file, "gate.outside", path=file.removeprefix("../"))
        if not delta.added:
            return
        path = delta.path
        if unicodedata.normalize("NFC", path) != path or ".." in path.split("/"):
            self._find(file, "file.spelling", path=file.removeprefix("../"))
        for other in self._collisions(path):
            self._find(file, "file.collides", path=file.removeprefix("../"), other=other)

    def _collisions(self, path: str) -> Iterator[str]:
        """Names beside a new file, or beside a folder on its way, that some systems take for it."""
        parts = path.split("/")
        for depth, part in enumerate(parts):
            folder = "/".join(parts[:depth])
            for other in siblings(self.judge.root, self.new, folder):
                if other != part and _fold(other) == _fold(part):
                    yield f"{folder}/{other}".lstrip("/")

    def _one(self, records: Sequence[tuple[str, Kind, Delta]]) -> None:
        """A department answers one issue with a pull request, so that each can be read alone."""
        if self.judge.proposer.roles == {"department"} and len(records) > 1:
            for file, _, _ in records[1:]:
                self._find(file, "gate.one-record", first=records[0][0])

    def _record(self, file: str, kind: Kind, delta: Delta) -> None:
        """Judge one file of the ledger that is new or changed."""
        objects, proposer = self.judge.objects, self.judge.proposer
        source = objects.read(delta.after)
        shaped = shape(file, source, kind)
        if shaped.findings:
            self.findings += shaped.findings
            return
        before = None
        if not delta.added:
            was = shape(file, objects.read(delta.before), kind)
            if was.findings:
                # Nothing can be compared with it; only who may do all may mend it.
                if "maintainer" not in proposer.roles:
                    self._find(file, "gate.unreadable")
                return
            before = _version(kind, was.value, was.records)
        after = _version(kind, shaped.value, shaped.records)
        faults, deeds = judge_change(kind, before, after, proposer, self.judge.tables, self._exists)
        if after.record is not None and kind.path(after.record.id) != file:
            facts = {"id": after.record.id, "place": kind.path(after.record.id)}
            faults.append(Fault("file.name", ("id",), facts))
        self.deeds += deeds
        for rule, path, said in faults:
            line = locate(source, path)
            self.findings.append(Finding(file, line, rule, spell(path), tuple(said.items())))

    def _exists(self, kind: str, number: str) -> bool:
        place = record_kinds()[kind].path(number)
        name = f"{self.new}:{self.judge.below}{git.LEDGER}/{place}"
        return self.judge.objects.size(name) is not None

    def _whole(self) -> None:
        """A table that changes is one that every record is read against: judge them all by it."""
        from tingjian.store.judging import judge_all

        root, below = self.judge.root, self.judge.below
        found = set(judge_all(_files(root, self.new, below))) - {*self.findings}
        if found:
            self.findings += found - {*judge_all(_files(root, self.old, below))}


def _files(root: Path, revision: str, below: str) -> filed.Files:
    tree = git.tree(root, revision, below)
    return filed.Files(root, git.entries(root, tree) if tree else (), disk=False)


def _version(kind: Kind, value: object, records: Sequence[object]) -> Version:
    return Version(value, None if is_table(kind) else records[0])


def _fold(name: str) -> str:
    """A name as file systems compare it that ignore case or normalize."""
    return unicodedata.normalize("NFC", name).casefold()
