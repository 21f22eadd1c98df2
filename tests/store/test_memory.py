"""The laws of memory: what is recalled is what was kept, and losing it loses nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support import Repository

from tingjian.core.finding import Finding
from tingjian.errors import UserError
from tingjian.store.memory import BRIEFS_KEPT, FEW, STATES_KEPT, Memory, Verdict, memory

FINDING = Finding("a.yml", 3, "step.illegal", "steps[0].kind", (("kind", "close"),))


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def opened(small: Repository) -> Memory:
    """The repository's memory."""
    found = memory(small.root)
    assert found is not None
    return found


def test_verdict(small: Repository) -> None:
    """The verdict that was given last is the one that is recalled, by whoever opens the memory."""
    assert opened(small).verdict() is None
    for number in range(STATES_KEPT * 3):
        opened(small).give(Verdict(str(number), {"a.yml": None, "b.yml": "1"}, [FINDING]))
    expected = Verdict(str(STATES_KEPT * 3 - 1), {"a.yml": None, "b.yml": "1"}, [FINDING])
    assert expected == opened(small).verdict()


def test_records(small: Repository) -> None:
    """Records are recalled by blob id: those that were kept, and of them those that are asked for."""
    bodies = {f"blob-{number}": bytes([number]) for number in range(50)}
    opened(small).keep(bodies)
    opened(small).keep({"blob-1": b"again"})
    expected = {"blob-1": b"again", "blob-2": b"\2"}
    assert expected == opened(small).recall(["blob-1", "blob-2", "gone"])
    assert {} == opened(small).recall([])


def test_many_records(small: Repository) -> None:
    """Of many records, too, those are recalled that are asked for."""
    bodies = {f"blob-{number}": b"%d" % number for number in range(FEW + 500)}
    opened(small).keep(bodies)
    wanted = [*bodies][200:]
    assert len(wanted) > FEW
    assert {blob: bodies[blob] for blob in wanted} == opened(small).recall([*wanted, "gone"])


def test_briefs(small: Repository) -> None:
    """What was kept under the last few keys is recalled; of one key what was kept last."""
    for number in range(BRIEFS_KEPT * 2):
        opened(small).keep_briefs(str(number), b"%d" % number)
    opened(small).keep_briefs(str(BRIEFS_KEPT), b"again")
    found = [opened(small).recall_briefs(str(number)) for number in range(BRIEFS_KEPT * 2)]
    expected = [None] * BRIEFS_KEPT + [
        b"again",
        *(b"%d" % n for n in range(BRIEFS_KEPT + 1, BRIEFS_KEPT * 2)),
    ]
    assert expected == found


def test_place(small: Repository, tmp_path: Path) -> None:
    """It is kept inside Git's own folder, where Git does not see it; one for all work trees."""
    opened(small).give(Verdict("t", {}, []))
    assert "" == small.git("status", "--porcelain", "--ignored")
    small.git("worktree", "add", "--quiet", str(tmp_path / "other"))
    other = memory(tmp_path / "other")
    assert other is not None
    assert Verdict("t", {}, []) == other.verdict()


def test_older_memories_are_removed(small: Repository) -> None:
    """Of what other code had kept, the last is left, for two versions may take turns."""
    folder = small.root / ".git/tingjian"
    folder.mkdir()
    for age, name in enumerate(("last.db", "last.db-wal", "old.db", "old.db-wal", "gone.db-shm")):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (1000 - age, 1000 - age))
    made = opened(small)
    assert made.verdict() is None
    assert {"last.db", "last.db-wal", made.path.name} == {each.name for each in folder.iterdir()}


def test_damage(small: Repository) -> None:
    """Damaged, it begins again; where nothing can be kept, there is none."""
    opened(small).give(Verdict("t", {}, []))
    for place in (small.root / ".git/tingjian").iterdir():
        place.write_bytes(b"damaged" * 1000)
    assert opened(small).verdict() is None
    opened(small).give(Verdict("t", {}, []))
    assert Verdict("t", {}, []) == opened(small).verdict()


def test_no_folder(small: Repository) -> None:
    """A file where its folder should be means no memory, and no error."""
    (small.root / ".git/tingjian").write_text("x", encoding="utf-8")
    assert memory(small.root) is None


def test_no_repository(tmp_path: Path) -> None:
    """Outside of a repository it is the user's error."""
    with pytest.raises(UserError, match=r"git\.none"):
        memory(tmp_path)
