"""The laws of the small tables: all of them, or the findings that prevent them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import SMALL, Repository

from tingjian.store import files as filed
from tingjian.store.schema import record_kinds
from tingjian.store.tables import NEEDED, is_table, places, tables


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def test_tables() -> None:
    """Every table is read, found by id or by account."""
    found, findings = tables(filed.part(SMALL, None, places()))
    assert [] == findings
    assert found is not None
    assert {"market-regulation", "science", "housing", "finance"} == set(found.departments)
    assert "zs-office" in found.people
    assert [2025, 2026] == [calendar.year for calendar in found.calendars]
    made = (found.observers, found.experts, found.teams, found.sectors, found.regions)
    assert [1, 1, 1, 2, 2] == [len(each) for each in made]
    assert "ZS" == found.settings.prefix


def test_kinds() -> None:
    """Tables are what is listed or alone, and calendars; what has a file a record is not."""
    apart = {name for name, kind in record_kinds().items() if not is_table(kind)}
    kinds = {"issue", "theme", "enterprise", "plan", "session", "visit", "campaign", "policy"}
    assert {*kinds, "oversight", "analysis"} == apart
    assert set(NEEDED) <= set(record_kinds())
    assert "calendar" in places()


@pytest.mark.parametrize("path", [place for place in places() if place.endswith(".yml")])
def test_findings_prevent_tables(small: Repository, path: str) -> None:
    """A table that has a finding of its own prevents all of them."""
    small.write(path, "- strange: x\n")
    found, findings = tables(filed.now(small.root))
    assert found is None
    assert {path} == {each.file for each in findings}


def test_references_do_not_prevent_tables(small: Repository) -> None:
    """A table that names what is not there is found, and is still read against."""
    small.edit("people.yml", "department: finance", "department: none")
    found, findings = tables(filed.now(small.root))
    assert found is not None
    assert [("people.yml", 24, "[5].department")] == [(f.file, f.line, f.field) for f in findings]


def test_revision(small: Repository) -> None:
    """The tables of a revision are those that were committed."""
    small.edit("ledger.yml", "prefix: ZS", "prefix: HZ")
    found, _ = tables(filed.at(small.root, "HEAD"))
    assert found is not None
    assert "ZS" == found.settings.prefix
