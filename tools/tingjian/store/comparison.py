"""Two trees compared, and each file in which they differ judged: what gate and audit share."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from tingjian.core.bundle import lost, unbound
from tingjian.core.conditions import Fault
from tingjian.core.field import Kind, kind_of
from tingjian.core.finding import Finding
from tingjian.core.gate import Deed, Proposer, Version, judge_change
from tingjian.core.judge import across
from tingjian.core.ledger import Tables
from tingjian.core.record import Record
from tingjian.core.references import references
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.files import PLAIN
from tingjian.store.merge import Delta, Objects, siblings
from tingjian.store.merges import merged_in
from tingjian.store.schema import record_kinds
from tingjian.store.shape import Shaped, located, shape
from tingjian.store.tables import is_table

FILES = 3_000  # that one change may touch
BYTES = 64 * 1024 * 1024  # that they may have together
FEW = 8  # files, up to which asking one by one costs less than another process
PLAIN_MODE = "100644"  # a record is not made executable
KEPT = 8_192  # files, as records, for whoever compares one commit after the other


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


class Repository:
    """A repository's objects, and where in its trees the ledger is.

    ``root`` is the ledger's root, or a bare repository; ``below`` the ledger's root below the top
    of the trees, with a slash at its end if it is not the top.
    """

    def __init__(self, root: Path, objects: Objects) -> None:
        self.root = root
        self.objects = objects
        self.below = top(root)
        self.shaped = lru_cache(KEPT)(self._shaped)
        self.present: set[tuple[str, str]] = set()  # records that were met: none is ever deleted

    def _shaped(self, file: str, kind: Kind, blob: str) -> Shaped:
        """A file's records, or what is wrong with it."""
        return shape(file, self.objects.read(blob), kind)

    def file(self, path: str) -> str:
        """A path below the top as findings have it: below ``ledger/``, or ``../`` and the path."""
        ledger = f"{self.below}{git.LEDGER}/"
        path = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if path.startswith(ledger):
            return path.removeprefix(ledger)
        return f"../{path.removeprefix(self.below)}"


@cache
def top(root: Path) -> str:
    """The ledger's root below the top of its repository, with a slash at its end if not the top."""
    return "" if git.bare(root) else filed.prefix(root)


class Comparison:
    """What a proposer's change makes of an old tree, judged by the tables of the base."""

    def __init__(
        self, repository: Repository, tables: Tables, proposer: Proposer, old: str, new: str
    ) -> None:
        self.repository = repository
        self.tables = tables
        self.proposer = proposer
        self.old = old
        self.new = new
        self.findings: list[Finding] = []
        self.deeds: list[Deed] = []
        self.records: list[tuple[str, Kind, Delta]] = []
        self._merged = merged_in(lambda: self._files(new))

    def judge(self, changed: Sequence[Delta]) -> Judgement:
        """Judge each file that differs; Refused where there are too many."""
        self._limit(changed)
        self._twins(changed)
        for delta in changed:
            self._sort(delta)
        self._meet()
        for file, kind, delta in self.records:
            self._record(file, kind, delta)
        return Judgement(sorted(self.findings), self.deeds)

    def judge_whole(self, changed: Sequence[Delta]) -> Judgement:
        """Judge as ``judge`` does, and what a change means for everything that did not change.

        A department answers one issue with one pull request. A table that changes is one that
        every record is read against, so all are judged by it.
        """
        found = self.judge(changed)
        if self.proposer.roles == {"department"}:
            for file, _, _ in self.records[1:]:
                self._find(file, "gate.one-record", first=self.records[0][0])
        if any(is_table(kind) for _, kind, _ in self.records):
            self._all()
        return Judgement(sorted(self.findings), found.deeds)

    def _find(self, file: str, rule: str, **facts: str) -> None:
        self.findings.append(Finding(file, 0, rule, "", tuple(facts.items())))

    def _limit(self, changed: Sequence[Delta]) -> None:
        if len(changed) > FILES:
            raise Refused("gate.many", number=len(changed), limit=FILES)
        objects = self.repository.objects
        blobs = {delta.after for delta in changed if delta.mode in PLAIN}
        if len(blobs) > FEW:
            objects.fetch(blobs | {each.before for each in changed if each.mode_before in PLAIN})
        total = sum(objects.size(blob) or 0 for blob in blobs)
        if total > BYTES:
            raise Refused("gate.large", size=total, limit=BYTES)

    def _twins(self, changed: Sequence[Delta]) -> None:
        """Find names that stand twice in a tree: of the two, each program takes another.

        Git makes no such tree, but takes one unless it was told to look.
        """
        times = Counter(delta.path for delta in changed)
        for delta in changed:
            known = delta.added and _spelt(delta.path) and self._stood(delta.path)
            if known or times[delta.path] > 1:
                path = self.repository.file(delta.path)
                self._find(path, "file.collides", path=path, other=path)

    def _stood(self, path: str) -> bool:
        return self.repository.objects.size(f"{self.old}:{path}") is not None

    def _sort(self, delta: Delta) -> None:
        """Put a file with the records to be judged, or say why it may not be there."""
        known = record_kinds()
        file = self.repository.file(delta.path)
        kind = kind_of(file, known)
        if file.startswith("../"):
            self._outside(file.removeprefix("../"), file, delta)
        elif delta.deleted:
            self._find(file, "gate.deleted")
        elif delta.mode not in PLAIN or delta.mode not in (PLAIN_MODE, delta.mode_before):
            self._find(file, "file.link", path=file)
        elif kind is None:
            everywhere = ", ".join(each.place.removesuffix("[]") for each in known.values())
            self._find(file, "file.unknown", path=file, places=everywhere)
        else:
            self.records.append((file, kind, delta))

    def _outside(self, path: str, file: str, delta: Delta) -> None:
        """Whatever is not a record is the maintainers', and even they keep names apart."""
        if "maintainer" not in self.proposer.roles:
            self._find(file, "gate.outside", path=path)
        elif delta.added:
            if not _spelt(delta.path):
                self._find(file, "file.spelling", path=path)
            for other in self._collisions(delta.path):
                self._find(file, "file.collides", path=path, other=other)

    def _collisions(self, path: str) -> Iterator[str]:
        """Names beside a new file, or beside a folder on its way, that some systems take for it."""
        parts = path.split("/")
        for depth, part in enumerate(parts):
            folder = "/".join(parts[:depth])
            for other in siblings(self.repository.root, self.new, folder):
                if other != part and _fold(other) == _fold(part):
                    yield f"{folder}/{other}".lstrip("/")

    def _record(self, file: str, kind: Kind, delta: Delta) -> None:
        """Judge one file of the ledger that is new or changed."""
        shaped = self.repository.shaped(file, kind, delta.after)
        if shaped.findings:
            self.findings += shaped.findings
            return
        before = None
        if not delta.added:
            was = self.repository.shaped(file, kind, delta.before)
            if was.findings:
                # Nothing can be compared with it; only who may do all may mend it.
                if "maintainer" not in self.proposer.roles:
                    self._find(file, "gate.unreadable")
                return
            before = _version(kind, was)
        after = _version(kind, shaped)
        faults, deeds = judge_change(kind, before, after, self.proposer, self.tables, self._exists)
        if after.record is not None:
            faults += across(after.record, self._named)
            faults += unbound(after.record, self._merged)
            faults += lost(after.record, self._merged, self._named)
            if kind.path(after.record.id) != file:
                facts = {"id": after.record.id, "place": kind.path(after.record.id)}
                faults.append(Fault("file.name", ("id",), facts))
        self.deeds += deeds
        source = self.repository.objects.read(delta.after) if faults else b""
        self.findings += [located(file, kind, source, fault) for fault in faults]

    def _meet(self) -> None:
        """Look up at once what many files name, rather than one by one."""
        if len(self.records) <= FEW:
            return
        known, present = record_kinds(), self.repository.present
        places: dict[str, tuple[str, str]] = {}
        for file, kind, delta in self.records:
            for record in self.repository.shaped(file, kind, delta.after).records:
                for _, of, number in references(record) if isinstance(record, Record) else ():
                    if of in known and not is_table(known[of]) and (of, number) not in present:
                        places[known[of].path(number)] = of, number
        tree = f"{self.new}:{self.repository.below}{git.LEDGER}"
        paths = sorted(places)
        for at in range(0, len(paths), git.FEW):
            found = git.entries(self.repository.root, tree, *paths[at : at + git.FEW])
            present.update(places[entry.path] for entry in found)

    def _exists(self, kind: str, number: str) -> bool:
        present = self.repository.present
        if (kind, number) not in present:
            if self.repository.objects.size(self._name(kind, number)) is None:
                return False
            present.add((kind, number))
        return True

    def _named(self, kind: str, number: str) -> Record | None:
        """The record of an id that another names, as the change leaves it."""
        if not self._exists(kind, number):
            return None
        file = record_kinds()[kind].path(number)
        found = self.repository.shaped(file, record_kinds()[kind], self._name(kind, number))
        return found.records[0] if found.records else None

    def _name(self, kind: str, number: str) -> str:
        """What Git calls the file of a record in the tree after the change."""
        place = record_kinds()[kind].path(number)
        return f"{self.new}:{self.repository.below}{git.LEDGER}/{place}"

    def _all(self) -> None:
        """Find what is wrong with the ledger as a whole, and was not before."""
        from tingjian.store.judging import judge_all

        found = {*judge_all(self._files(self.new))} - {*self.findings}
        if found:
            self.findings += found - {*judge_all(self._files(self.old))}

    def _files(self, revision: str) -> filed.Files:
        root = self.repository.root
        tree = git.tree(root, revision, self.repository.below)
        return filed.Files(root, git.entries(root, tree) if tree else (), disk=False)


def _version(kind: Kind, shaped: Shaped) -> Version:
    return Version(shaped.value, None if is_table(kind) else shaped.records[0])


def _spelt(path: str) -> bool:
    """Whether a path is itself on every system: plain text in NFC that leads nowhere else."""
    led = ("", ".git", "git~1")  # as some systems read "..", or ".GIT."
    parts = (part.rstrip(" .").casefold() for part in path.split("/"))
    normal = path.isprintable() and unicodedata.is_normalized("NFC", path)
    return normal and not any(part in led for part in parts)


def _fold(name: str) -> str:
    """A name as file systems compare it that ignore case or normalize."""
    return unicodedata.normalize("NFC", name).casefold()
