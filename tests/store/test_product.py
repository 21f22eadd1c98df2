"""The laws of files made for people: whole or not at all, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tingjian.errors import UserError
from tingjian.store.product import deliver


def test_new(tmp_path: Path) -> None:
    """A file is written, with the folders on its way, and nothing else is left beside it."""
    deliver(tmp_path / "papers/a.docx", b"one", force=False)
    assert b"one" == (tmp_path / "papers/a.docx").read_bytes()
    assert ["a.docx"] == [path.name for path in (tmp_path / "papers").iterdir()]


def test_never_over_another(tmp_path: Path) -> None:
    """What is there stays, unless it says the same already or is to be replaced."""
    place = tmp_path / "a.docx"
    place.write_bytes(b"changed by hand")
    with pytest.raises(UserError) as raised:
        deliver(place, b"one", force=False)
    assert ("product.exists", b"changed by hand") == (raised.value.key, place.read_bytes())
    deliver(place, b"changed by hand", force=False)
    deliver(place, b"one", force=True)
    assert b"one" == place.read_bytes()


def test_no_place(tmp_path: Path) -> None:
    """A folder, or a place below a file, is told; nothing is changed."""
    with pytest.raises(UserError) as raised:
        deliver(tmp_path, b"one", force=True)
    assert "product.folder" == raised.value.key
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(UserError) as raised:
        deliver(tmp_path / "file/a.docx", b"one", force=False)
    assert "file.unwritable" == raised.value.key
    assert b"kept" == (tmp_path / "file").read_bytes()


def test_a_link_is_replaced(tmp_path: Path) -> None:
    """A link is replaced, never written through."""
    (tmp_path / "other.docx").write_bytes(b"other")
    (tmp_path / "a.docx").symlink_to(tmp_path / "other.docx")
    deliver(tmp_path / "a.docx", b"one", force=True)
    assert b"other" == (tmp_path / "other.docx").read_bytes()
    assert not (tmp_path / "a.docx").is_symlink()
