"""Which issues a record speaks of is not told where their content is withheld: it would tell that.

Two issues are withheld, alike in all but their numbers, and so are two themes in all but theirs and
their words. Every link to one issue is then one to the other: no byte of a site may tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.test_redaction import renamed
from tests.values import SAMPLE

from tingjian.core.identity import make
from tingjian.core.publish import publish
from tingjian.render.site import build
from tingjian.store import files, git
from tingjian.store.judging import judge_all
from tingjian.store.open import Opened, filed_kinds
from tingjian.store.strict import read
from tingjian.store.writer import write

DAY, REVISION = date(2026, 9, 30), "0123abc"
LIKE, BUNDLE = "ZS-20260420-522BN", "ZS-20260514-A6M49"  # an issue, merged into a theme
ONE, OTHER = (make("ZS", date(2026, 4, 20), entropy) for entropy in (7, 11))
TWIN = make("ZS", date(2026, 5, 14), 13)
WAYS = ("anonymous", "withheld")
SESSION, CAMPAIGN = "ZS-20260521-FEHRZ", "ZS-20260407-DZASS"
MATTER, POLICY = "ZS-20260310-MDK7M", "ZS-20260316-Y74GW"


def linked(disclosure: str, to: str, other: str) -> dict[str, Any]:
    """The sample ledger's values by path, with links of every kind to one of the two issues."""
    values: dict[str, Any] = {
        path.relative_to(SAMPLE).as_posix(): read(path.read_bytes())
        for path in sorted(SAMPLE.rglob("*.yml"))
    }
    records: dict[str, Any] = {value["id"]: value for value in values.values() if "id" in value}
    # What was done about both themes is the same; only what they are about is not.
    about = {"id": TWIN, "title": "另一件事", "statement": "另一件事的共性情况。\n"}
    values[f"themes/{TWIN}.yml"] = renamed(records[BUNDLE], {}) | about
    for number, theme in ((to, BUNDLE), (other, TWIN)):
        names = {LIKE: number, BUNDLE: theme}
        made = renamed(records[LIKE], names) | {"disclosure": disclosure}
        values[f"issues/2026/{number}.yml"] = made
    for number in (SESSION, MATTER, POLICY):
        records[number].setdefault("cases", []).append(to)
    session, suggestions = records[SESSION], records[CAMPAIGN]["suggestions"]
    session["proposals"][0]["case"] = session["claims"][0]["case"] = to
    session["proposals"][0]["text"] += f"见 {to}。"
    suggestions[0] |= {"disposition": "registered", "case": to}
    records[LIKE]["statement"] += f"参见 {to.lower()}。\n"
    records[BUNDLE]["statement"] += f"含{to}。\n"
    return values


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for all that is built here, with one cache."""
    return tmp_path_factory.mktemp("withheld")


def site(folder: Path, name: str, values: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file of the site of a legal ledger."""
    root = folder / name
    for path, value in values.items():
        file = root / "ledger" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write(value), encoding="utf-8")
    git.run(root, "init", "--quiet")
    git.run(root, "add", "--all")
    assert [] == judge_all(files.now(root))
    out = folder / f"{name}-public"
    build(publish(Opened(root, None).ledger(*filed_kinds())), DAY, REVISION, out, folder / "cache")
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sites(folder: Path) -> Callable[[str], list[dict[str, bytes]]]:
    """Give the two sites of a way of disclosure, each linked to another of the two issues."""

    @cache
    def made(disclosure: str) -> list[dict[str, bytes]]:
        ways = ((ONE, OTHER), (OTHER, ONE))
        return [site(folder, f"{disclosure}-{to}", linked(disclosure, to, o)) for to, o in ways]

    return made


def telling(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    """The files that differ."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def test_withheld(sites: Callable[[str], list[dict[str, bytes]]]) -> None:
    """No byte of a site tells which withheld issue a record, a theme or a text speaks of."""
    assert set() == telling(*sites("withheld"))


def test_anonymous(sites: Callable[[str], list[dict[str, bytes]]]) -> None:
    """Where the content may be known, so may the link: pages, documents and tables all tell it."""
    found = telling(*sites("anonymous"))
    for name in ("sessions", "oversight", "policies", "campaigns", "themes", "issues", "data"):
        assert any(path.startswith(f"{name}/") for path in found), name


def test_figures(sites: Callable[[str], list[dict[str, bytes]]]) -> None:
    """A withheld issue counts in every figure but the one that has to know who speaks of it."""
    open_, quiet = (json.loads(sites(each)[0]["data/figures.json"]) for each in WAYS)
    assert {"consulted"} == {name for name, answer in open_.items() if answer != quiet[name]}
