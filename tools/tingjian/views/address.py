"""Where each page is, below the site's root, and where a record's history is on its forge."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from tingjian.core.field import Kind
from tingjian.core.record import Forge

# Ids and slugs only: nothing that a browser or a file system could read otherwise.
_SAFE = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


class Link(NamedTuple):
    """A text that leads to a page of the site; plain text where ``path`` is empty."""

    text: str
    path: str = ""


def page(section: str, name: str, number: int = 1) -> str:
    """The address of a page: ``departments/science/``, its second part ``…/page/2/``.

    ValueError: a name that is no id.
    """
    if not _SAFE.fullmatch(name):
        raise ValueError(f"{name!r} cannot stand in an address")
    return part(f"{section}/{name}/", number)


def feed(section: str, key: str) -> str:
    """Where a feed is; that of no section is of all. ValueError: a name that is no id."""
    return "feeds/" + (page(section, key) if section else f"{key}/").removesuffix("/") + ".atom"


def calendar(key: str) -> str:
    """Where a department's calendar of due days is. ValueError: a name that is no id."""
    return page("calendar", key).removesuffix("/") + ".ics"


def part(path: str, number: int) -> str:
    """The address of a list's first, second, … part."""
    return path if number == 1 else f"{path}page/{number}/"


def root(path: str) -> str:
    """The way from a page back to the site's root: ``../../`` from ``issues/ID/``."""
    return "../" * path.count("/")


def record(kind: Kind, number: str) -> str:
    """The file of a record that has a number, in the repository."""
    year = number.split("-")[1][:4] if number.count("-") == 2 else "0"
    return "ledger/" + kind.path(number, int(year) if year.isdigit() else 0)


def edit(forge: Forge, path: str) -> str:
    """Where a forge edits a file in the browser."""
    return _at(forge, "_edit" if forge.kind == "gitea" else "edit", path)


def history(forge: Forge, path: str) -> str:
    """Where a forge shows the commits that touched a file."""
    return _at(forge, "commits/branch" if forge.kind == "gitea" else "commits", path)


def _at(forge: Forge, view: str, path: str) -> str:
    site = forge.url.removesuffix(".git").rstrip("/")
    return f"{site}/{view}/{quote(forge.branch)}/{quote(path)}"
