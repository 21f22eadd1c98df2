"""The laws of fields: what is said of a field is what its schema says, and the default is to hide."""

from __future__ import annotations

from typing import Any

import pytest

from tingjian.core.field import Field, Kind, kind_of, kinds
from tingjian.store.kinds import shown
from tingjian.store.schema import record_kinds, schemas

KINDS = record_kinds()
STRING: dict[str, Any] = {"type": "string", "title": "title", "x-zh": {"title": "标题"}}


def test_defaults() -> None:
    """A field of which nothing is said is restricted, set once, and nobody's to write."""
    field = Field("title", STRING)
    assert (False, "once", (), "") == (field.public, field.write, field.by, field.format)
    assert (("标题", "title"), ("", "")) == (field.title, field.description)
    assert ("x", "x") == field.label("x")


def test_words() -> None:
    """Labels, descriptions, roles and forms come from the schema, Chinese first."""
    schema = STRING | {
        "format": "date",
        "description": "what for",
        "x-zh": {"title": "日期", "description": "何用"},
        "x-public": True,
        "x-write": "edit",
        "x-by": ["staff"],
        "x-labels": {"a": {"zh": "甲", "en": "first"}},
    }
    field = Field("day", schema)
    assert (True, "edit", ("staff",), "date") == (field.public, field.write, field.by, field.format)
    assert (("何用", "what for"), ("甲", "first")) == (field.description, field.label("a"))


def test_steps_within_threads() -> None:
    """The fields of steps are reached through both threads, which say no word of them."""
    step = KINDS["issue"].fields["steps"].fields
    assignments = KINDS["issue"].fields["assignments"].fields
    assert step == assignments["steps"].fields
    assert step is KINDS["theme"].fields["steps"].fields
    assert {"department", "steps"} == set(assignments)
    assert ("市委办", "Party committee office") == step["offices"].label("party")


def test_kinds() -> None:
    """Every schema with a place is a kind of record; steps and the words for schemas are none."""
    placed = {name for name, schema in schemas().items() if "x-place" in schema}
    assert placed == set(KINDS)
    assert {"step", "word"}.isdisjoint(KINDS)
    assert KINDS.keys() == kinds(schemas()).keys()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ledger.yml", "ledger"),
        ("people.yml", "person"),
        ("roster/teams.yml", "team"),
        ("calendar/2026.yml", "calendar"),
        ("issues/2026/ZS-20260302-0DMWW.yml", "issue"),
        ("themes/ZS-20260202-0ZVCG.yml", "theme"),
        ("enterprises/youzhong.yml", "enterprise"),
        ("issues/2026/ZS-20260302-0DMWW.yml.bak", None),
        ("issues/ZS-20260302-0DMWW.yml", None),
        ("issues/2026/notes.txt", None),
        ("calendar/26.yml", None),
        ("people.yaml", None),
        ("roster/other.yml", None),
        ("a/ledger.yml", None),
        ("issues/2026/../../people.yml", None),
        ("enterprises/.hidden.yml", None),
        ("people.yml\n", None),
        ("", None),
    ],
)
def test_places(path: str, kind: str | None) -> None:
    """A path is the place of one kind of record, or of none."""
    found = kind_of(path, KINDS)
    assert kind == (found.name if found else None)


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("issue", "ZS-20260302-0DMWW", "issues/2026/ZS-20260302-0DMWW.yml"),
        ("issue", "TJCITY-20251231-0DMWW", "issues/2025/TJCITY-20251231-0DMWW.yml"),
        ("theme", "ZSX-20260202-0ZVCG", "themes/ZSX-20260202-0ZVCG.yml"),
        ("enterprise", "a", "enterprises/a.yml"),
        ("department", "science", "departments.yml"),
    ],
)
def test_path(kind: str, number: str, expected: str) -> None:
    """A record's place follows from its id, whatever the length of the ledger's prefix."""
    path = KINDS[kind].path(number)
    assert expected == path
    assert KINDS[kind] is kind_of(path, KINDS)


def test_path_of_a_year() -> None:
    """A calendar's place follows from its year."""
    assert "calendar/2026.yml" == KINDS["calendar"].path("2026", 2026)


def test_listed_and_single() -> None:
    """A kind has a file a record, or one file that lists its records, or one file alone."""
    made = {name: (kind.listed, kind.single) for name, kind in KINDS.items()}
    assert (False, True) == made["ledger"]
    assert (True, True) == made["person"]
    assert (False, False) == made["issue"]
    assert isinstance(KINDS["issue"], Kind)


def test_columns() -> None:
    """What is listed of a kind are fields of its; whatever is no case and no setting has some."""
    for name, kind in KINDS.items():
        assert set(kind.columns) <= set(kind.fields), name
    bare = {name for name, kind in KINDS.items() if not kind.columns}
    assert {"issue", "theme", "ledger", "calendar"} == bare


def test_sections() -> None:
    """Of what the public reads the site has a section, in the place of its files; of no other kind."""
    told = {name: kind.folder for name, kind in KINDS.items() if kind.section}
    assert {name for name in KINDS if shown(name)} == set(told)
    assert {"policy": "policies", "visit": "visits"}.items() <= told.items()
