"""New files put into a ledger: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tingjian.errors import UserError
from tingjian.store.git import LEDGER


def direct(root: Path, path: str) -> Path:
    """Where a file below ``ledger/`` is. UserError: a link leads elsewhere."""
    found = root / LEDGER / path
    if found.resolve() != root.resolve() / LEDGER / path:
        raise UserError("ledger.link", path=f"{LEDGER}/{path}")
    return found


def place(root: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Write new files, given as (path below ``ledger/``, text).

    They are written beside the ledger first, so that a full disk or a text that cannot be made
    leaves the ledger alone, and then moved to their places; should that fail, those that were moved
    are taken back. UserError: a file is there already, or cannot be written.
    """
    file = LEDGER
    moved: list[Path] = []
    folders: list[Path] = []
    try:
        stage = Path(tempfile.mkdtemp(prefix=".import-", dir=root))
        try:
            staged = []
            for number, (path, text) in enumerate(texts):
                file = path
                draft = stage / str(number)
                draft.write_text(text, encoding="utf-8", newline="\n")
                staged.append((draft, path))
            for draft, path in staged:
                file = path
                target = direct(root, path)
                _folder(target.parent, folders)
                if target.exists():
                    raise UserError("record.exists", path=f"{LEDGER}/{path}")
                draft.rename(target)
                moved.append(target)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except BaseException as error:
        for target in moved:
            target.unlink()
        for folder in reversed(folders):
            folder.rmdir()
        if isinstance(error, OSError):
            said = error.strerror or type(error).__name__
            raise UserError("file.unwritable", file=f"{LEDGER}/{file}", why=said) from error
        raise


def _folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and note which were made."""
    if not folder.is_dir():
        _folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)
