"""The laws of opening a ledger: every record, the same from memory as from files."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.support import CLOSED, HEARD, MERGED, THEME, WORKING, Repository

from tingjian.core.brief import brief
from tingjian.core.ledger import Ledger
from tingjian.errors import UserError
from tingjian.store import files
from tingjian.store.check import check
from tingjian.store.open import Opened, open_ledger, open_tables
from tingjian.store.tables import tables


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def records(ledger: Ledger) -> tuple[Any, ...]:
    """All records that have a file each."""
    return ledger.issues, ledger.themes, ledger.enterprises


def test_ledger(small: Repository) -> None:
    """Every record of every kind is there, by id, in the order of paths."""
    ledger = open_ledger(small.root)
    assert [CLOSED, HEARD, WORKING, MERGED] == list(ledger.issues)
    assert ([THEME], ["haiyue", "youzhong"]) == (list(ledger.themes), list(ledger.enterprises))
    assert "码头夜间用电价格偏高" == ledger.issues[HEARD].title
    assert ledger.tables.departments == open_tables(small.root).departments


def test_memory_changes_nothing(small: Repository) -> None:
    """Read anew, recalled, partly recalled, or without a memory: the same records."""
    first = records(open_ledger(small.root))
    assert first == records(open_ledger(small.root))
    shutil.rmtree(small.root / ".git/tingjian")
    assert first == records(open_ledger(small.root, "HEAD"))
    small.edit(f"issues/2026/{HEARD}.yml", "region: putuo", "region: dinghai")
    changed = open_ledger(small.root)
    assert "dinghai" == changed.issues[HEARD].region
    assert first == records(open_ledger(small.root, "HEAD"))
    shutil.rmtree(small.root / ".git/tingjian")
    (small.root / ".git/tingjian").write_text("x", encoding="utf-8")
    assert records(changed) == records(open_ledger(small.root))


@pytest.mark.parametrize("revision", [None, "HEAD"])
def test_check_keeps_what_opening_would_read(small: Repository, revision: str | None) -> None:
    """What a check keeps of the records is just what opening the ledger keeps of them."""
    kept = []
    for first in (lambda: check(small.root, revision, keep=True), lambda: None):
        shutil.rmtree(small.root / ".git" / "tingjian", ignore_errors=True)
        first()
        open_ledger(small.root, revision)
        (database,) = (small.root / ".git" / "tingjian").glob("*.db")
        with closing(sqlite3.connect(database)) as connection:
            kept.append(connection.execute("SELECT * FROM record ORDER BY blob").fetchall())
    assert kept[0] == kept[1] != []


def test_a_file_unlike_its_blob_is_not_kept(small: Repository) -> None:
    """A file that Git was told to look away from is read as it stands, and not kept as its blob."""
    path = f"issues/2026/{HEARD}.yml"
    small.git("update-index", "--assume-unchanged", f"ledger/{path}")
    before = open_ledger(small.root).issues[HEARD].title
    shutil.rmtree(small.root / ".git" / "tingjian")
    small.edit(path, before, "另一个标题")
    assert [] == check(small.root, keep=True)
    assert "另一个标题" == open_ledger(small.root).issues[HEARD].title
    assert before == open_ledger(small.root, "HEAD").issues[HEARD].title


EDITS = (
    (f"issues/2026/{HEARD}.yml", "region: putuo", "region: dinghai"),
    (f"issues/2026/{WORKING}.yml", "    by: st-clerk", "    by: zs-office"),
    ("ledger.yml", "sign_days: 1\n", "sign_days: 7\n"),
    ("departments.yml", "  head: 局长\n  name_en", "  head: 主任\n  name_en"),
    (f"themes/{THEME}.yml", "kind: common", "kind: bundle"),
)


@pytest.mark.parametrize("seed", range(3))
def test_briefs_are_what_the_records_say(small: Repository, seed: int) -> None:
    """After any edits, on any day, briefs and tables from memory are those reckoned without it."""
    drawn = random.Random(seed)
    for _ in range(12):
        path, *texts = drawn.choice(EDITS)
        place = small.root / "ledger" / path
        text = place.read_text(encoding="utf-8")
        old, new = texts if drawn.random() < 0.5 else reversed(texts)
        place.write_text(text.replace(old, new, 1), encoding="utf-8")
        if drawn.random() < 0.3:
            small.commit()
        if drawn.random() < 0.2:
            shutil.rmtree(small.root / ".git/tingjian", ignore_errors=True)
        day = date(2026, 3, drawn.randrange(1, 31))
        opened, ledger = Opened(small.root), open_ledger(small.root)
        read, _ = tables(files.now(small.root))
        assert read is not None
        assert vars(read) == {name: vars(opened.tables)[name] for name in vars(read)}
        for kind, cases in (("issue", ledger.issues), ("theme", ledger.themes)):
            expected = [brief(case, day, read) for case in cases.values()]
            assert expected == opened.briefs(kind, day)
            assert expected == Opened(small.root).briefs(kind, day)
        assert [brief(ledger.issues[HEARD], day, read)] == [
            each for each in Opened(small.root, "HEAD").briefs("issue", day) if each.id == HEARD
        ] or small.git("status", "--porcelain")


def test_some_kinds(small: Repository) -> None:
    """Of a ledger only the kinds that are asked for are read: another's fault is not found."""
    small.edit(f"issues/2026/{HEARD}.yml", "title:", "titel:")
    ledger = Opened(small.root).ledger("theme")
    assert ([THEME], {}) == (list(ledger.themes), ledger.issues)
    assert [THEME] == list(ledger.blobs)
    with pytest.raises(UserError, match=r"ledger\.findings"):
        Opened(small.root).briefs("issue", date(2026, 3, 11))


def test_a_brief_of_a_file_unlike_its_blob_is_not_kept(small: Repository) -> None:
    """What Git was told to look away from is told as it stands, and not kept as its blob's."""
    path, day = f"issues/2026/{HEARD}.yml", date(2026, 3, 11)
    small.git("update-index", "--assume-unchanged", f"ledger/{path}")
    small.edit(path, "region: putuo", "region: dinghai")
    for _ in range(2):
        found = {each.id: each.region for each in Opened(small.root).briefs("issue", day)}
        assert "dinghai" == found[HEARD]
    found = {each.id: each.region for each in Opened(small.root, "HEAD").briefs("issue", day)}
    assert "putuo" == found[HEARD]


def test_a_link_is_no_table(small: Repository) -> None:
    """A table that is known is not taken for one that became a link."""
    assert 1 == len(Opened(small.root).tables.teams)
    place = small.root / "ledger/roster/teams.yml"
    place.rename(small.root / "teams.yml")
    assert {} == Opened(small.root).tables.teams
    place.symlink_to("../../teams.yml")
    with pytest.raises(UserError, match=r"ledger\.finding'"):
        _ = Opened(small.root).tables


def test_work_tree(small: Repository) -> None:
    """Files that are new or gone count; links and strangers are no records."""
    (small.root / f"ledger/issues/2026/{HEARD}.yml").unlink()
    (small.root / "ledger/enterprises/link-01.yml").symlink_to("haiyue.yml")
    small.write("notes.txt", "x")
    text = (small.root / "ledger/enterprises/haiyue.yml").read_text(encoding="utf-8")
    small.write("enterprises/new-01.yml", text.replace("haiyue", "new-01"))
    ledger = open_ledger(small.root)
    assert HEARD not in ledger.issues
    assert ["haiyue", "new-01", "youzhong"] == list(ledger.enterprises)


def test_faults_of_history_do_not_prevent(small: Repository) -> None:
    """A ledger whose histories are wrong can be opened: only shape prevents it."""
    small.edit(f"issues/2026/{WORKING}.yml", "by: st-clerk", "by: nobody")
    assert WORKING in open_ledger(small.root).issues


@pytest.mark.parametrize("path", [f"issues/2026/{HEARD}.yml", "people.yml", "ledger.yml"])
def test_findings_prevent(small: Repository, path: str) -> None:
    """A file that has no good shape prevents opening, and is named with its line."""
    small.write(path, "a: 1\na: 2\n")
    with pytest.raises(UserError) as caught:
        open_ledger(small.root)
    assert ("ledger.findings", path, 2) == (
        caught.value.key,
        caught.value.facts["file"],
        caught.value.facts["line"],
    )
    assert HEARD in open_ledger(small.root, "HEAD").issues


def test_tables_alone(small: Repository) -> None:
    """The tables open though a case has no good shape; without one nothing does, at no line."""
    small.write(f"issues/2026/{HEARD}.yml", "x")
    assert "ZS" == open_tables(small.root).settings.prefix
    (small.root / "ledger/regions.yml").unlink()
    with pytest.raises(UserError, match=r"ledger\.finding'"):
        open_tables(small.root)
