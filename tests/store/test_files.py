"""The laws of files: which there are, and their bytes, at a revision or as they stand on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import HEARD, Repository

from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.files import ONE_READ

ISSUE = f"issues/2026/{HEARD}.yml"


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def test_same(small: Repository) -> None:
    """A clean work tree has the entries and the bytes of its commit, in the order of paths."""
    committed, there = filed.at(small.root, "HEAD"), filed.now(small.root)
    assert committed.entries == there.entries
    assert sorted(there.entries) == list(there.entries)
    paths = list(there.entries)
    assert list(committed.bulk(paths)) == list(there.bulk(paths))
    assert (
        (small.root / "ledger" / ISSUE).read_bytes() == there.read(ISSUE) == committed.read(ISSUE)
    )


def test_blob_ids(small: Repository) -> None:
    """The id of a changed file is the one that Git will give it."""
    place = small.edit(ISSUE, "region: putuo", "region: dinghai")
    small.write("enterprises/新.yml", "x\n")
    place.chmod(0o755)
    before = filed.now(small.root)
    small.commit()
    blobs = {path: entry.blob for path, entry in before.entries.items()}
    assert blobs == {p: e.blob for p, e in filed.at(small.root, "HEAD").entries.items()}
    assert "100755" == filed.at(small.root, "HEAD").entries[ISSUE].mode


def test_changed(small: Repository) -> None:
    """The work tree is what is tracked, with what differs laid over it, staged or not."""
    (small.root / "ledger" / ISSUE).unlink()
    small.write("a.txt", "x")
    small.edit("regions.yml", "定海区", "定海")
    small.git("add", "ledger/regions.yml")
    small.git("mv", "ledger/sectors.yml", "ledger/sector.yml")
    there = filed.now(small.root)
    different = filed.differing(small.root, git.start_status(small.root))
    assert {ISSUE, "a.txt", "regions.yml", "sectors.yml", "sector.yml"} == set(different)
    assert {ISSUE, "sectors.yml"} == {path for path, entry in different.items() if entry is None}
    assert ISSUE not in there.entries
    assert b"x" == there.read("a.txt")
    assert "定海\n".encode() in there.read("regions.yml")


def test_untracked(small: Repository) -> None:
    """What is new, or gone again, is known at once, however often Git has looked before.

    Nothing beside the ledger counts, and the user's settings make no difference.
    """
    small.git("config", "status.showUntrackedFiles", "no")
    (small.root / "ledger-of-another.yml").write_text("x", encoding="utf-8")

    def different() -> set[str]:
        return set(filed.differing(small.root, git.start_status(small.root)))

    assert set() == different()
    for number in range(9):
        place = small.write(f"new/{number % 2}/{number}.yml", "x")
        assert {f"new/{number % 2}/{number}.yml"} == different()
        place.unlink()
        assert set() == different()
    assert b"UNTR" in (small.root / ".git" / "index").read_bytes()


def test_kinds_of_entries(small: Repository) -> None:
    """A link and a folder are told by their mode, and are not read; nothing is None."""
    (small.root / "ledger/link").symlink_to("ledger.yml")
    modes = [filed.on_disk(small.root, path) for path in ("link", "issues", "ledger.yml")]
    assert ["120000", "160000", "100644"] == [entry.mode for entry in modes if entry]
    assert filed.on_disk(small.root, "gone") is None
    assert filed.on_disk(small.root, "ledger.yml/below") is None


def test_part(small: Repository) -> None:
    """A part has just the files that are named, and those in the folders that are."""
    tree = git.tree(small.root, "HEAD")
    assert tree is not None
    for where in (None, tree):
        found = filed.part(
            small.root, where, ["calendar", "people.yml", "gone.yml", "roster/gone.yml"]
        )
        assert ["calendar/2025.yml", "calendar/2026.yml", "people.yml"] == list(found.entries)
    (small.root / "ledger/linked").symlink_to("calendar")
    assert ["120000"] == [e.mode for e in filed.part(small.root, None, ["linked"]).entries.values()]


def test_big_files(small: Repository) -> None:
    """A file longer than one read comes whole, and so does one just as long."""
    for size in (0, ONE_READ - 1, ONE_READ, ONE_READ + 1, 3 * ONE_READ):
        text = ("0123456789abcdef" * (size // 16 + 1))[:size]
        small.write("big.txt", text)
        assert text.encode() == filed.now(small.root).read("big.txt")
    small.commit()
    assert text.encode() == filed.at(small.root, "HEAD").read("big.txt")


def test_prefix(small: Repository, tmp_path: Path) -> None:
    """The root's place below the top of its repository."""
    assert "" == filed.prefix(small.root)
    inner = Repository(tmp_path / "top", below="a/城市")
    assert "a/城市/" == filed.prefix(inner.root)
    inner.write("新.txt", "x")
    assert {"新.txt"} == set(filed.differing(inner.root, git.start_status(inner.root)))


def test_no_ledger(small: Repository) -> None:
    """A revision without a ledger, and none at all, are the user's errors."""
    with pytest.raises(UserError, match=r"git\.revision"):
        filed.at(small.root, "gone")
    small.git("rm", "-rq", "ledger")
    small.git("commit", "-qm", "gone")
    with pytest.raises(UserError, match=r"ledger\.absent-at"):
        filed.at(small.root, "HEAD")
