"""The laws of putting new files into a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tingjian.errors import UserError
from tingjian.store.place import place


def tree(root: Path) -> dict[str, str]:
    """Every file and folder with what it holds."""
    return {
        path.relative_to(root).as_posix(): "" if path.is_dir() else path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a ledger with one record."""
    folder = tmp_path / "ledger" / "issues" / "2026"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text("id: a\n", "utf-8")
    return tmp_path


def test_all_are_placed(root: Path) -> None:
    """Files come to their places with the folders that they need, and nothing else is left."""
    place(root, [("issues/2025/b.yml", "id: b\n"), ("issues/2026/c.yml", "名: 丙\n")])
    assert {
        "ledger": "",
        "ledger/issues": "",
        "ledger/issues/2025": "",
        "ledger/issues/2025/b.yml": "id: b\n",
        "ledger/issues/2026": "",
        "ledger/issues/2026/a.yml": "id: a\n",
        "ledger/issues/2026/c.yml": "名: 丙\n",
    } == tree(root)


def test_nothing_is_overwritten(root: Path) -> None:
    """A file that is there already stops all of them, and the ledger stays as it was."""
    before = tree(root)
    with pytest.raises(UserError) as error:
        place(root, [("issues/2025/b.yml", "b"), ("issues/2026/a.yml", "c")])
    assert "record.exists" == error.value.key
    assert before == tree(root)


def test_failure_while_writing(root: Path) -> None:
    """A text that cannot be made leaves the ledger as it was."""
    before = tree(root)

    def texts() -> Iterator[tuple[str, str]]:
        yield "issues/2025/b.yml", "b"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place(root, texts())
    assert before == tree(root)


def test_failure_while_moving(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A move that fails takes back those before it, and says which file it was."""
    before, rename = tree(root), Path.rename

    def fail(own: Path, target: Path) -> Path:
        if target.name == "c.yml":
            raise OSError(28, "No space left on device")
        return rename(own, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(UserError) as error:
        place(root, [("issues/2024/b.yml", "b"), ("issues/2025/c.yml", "c")])
    assert {
        "file": "ledger/issues/2025/c.yml",
        "why": "No space left on device",
    } == error.value.facts
    assert before == tree(root)
