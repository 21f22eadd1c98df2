"""A file made for people, such as a paper or a register: written whole, never over another."""

from __future__ import annotations

from pathlib import Path

from tingjian.errors import UserError
from tingjian.store.cases import replace


def deliver(place: Path, content: bytes, *, force: bool) -> None:
    """Write a file. UserError: another is there, in which somebody may have written; or no room.

    ``force`` replaces it. One that says the same already is left as it is.
    """
    if place.is_dir():
        raise UserError("product.folder", file=str(place))
    if place.is_file() and not force:
        if place.read_bytes() == content:
            return
        raise UserError("product.exists", file=str(place))
    replace(place, content)
