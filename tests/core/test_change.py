"""Two versions of a record compared by what the schema says of each field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tingjian.core.change import differences
from tingjian.core.field import Field, Kind
from tingjian.core.finding import FieldPath
from tingjian.store.schema import record_kinds

STEP = {"kind": "reply", "on": "2026-03-10", "by": "st-clerk", "text": "已办理"}
SIGN = {"kind": "sign", "on": "2026-03-09", "by": "st-clerk"}


def told(kind: str | Kind, before: Any, after: Any) -> list[tuple[str, FieldPath]]:
    """What differs, and where."""
    known = record_kinds()[kind] if isinstance(kind, str) else kind
    return [(what, path) for what, path, _ in differences(known, before, after)]


def thread(department: str, *steps: dict[str, Any]) -> dict[str, Any]:
    """A department's thread."""
    return {"department": department, "steps": list(steps)}


def test_nothing() -> None:
    """Equal values do not differ."""
    assert [] == told("issue", {"title": "甲", "steps": [STEP]}, {"title": "甲", "steps": [STEP]})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"title": "甲"}, {"title": "乙"}, [("edited", ("title",))]),
        ({"title": "甲"}, {}, [("edited", ("title",))]),
        ({}, {"title": "甲"}, [("edited", ("title",))]),
        ({"raised": "a"}, {"raised": "b"}, [("frozen", ("raised",))]),
        ({"raised": "a"}, {}, [("frozen", ("raised",))]),
        ({}, {"raised": "a"}, [("frozen", ("raised",))]),
    ],
)
def test_field(before: Any, after: Any, expected: list[tuple[str, FieldPath]]) -> None:
    """A field is edited or frozen as its schema says, whether changed, left out or put in."""
    assert expected == told("issue", before, after)


def test_inside() -> None:
    """Of a field with fields, the one that changed is told; where it is whole, the whole."""
    was = {"source": {"channel": "visit", "ref": "a"}}
    assert [("frozen", ("source", "ref"))] == told(
        "issue", was, {"source": {"channel": "visit", "ref": "b"}}
    )
    assert [("frozen", ("source",))] == told("issue", was, {})
    assert [("edited", ("point",))] == told(
        "enterprise", {"point": {"since": "a"}}, {"point": {"since": "b"}}
    )


def test_new_record() -> None:
    """Of a new record everything is added: itself, each field, each element, each field of it."""
    assert [
        ("added", ()),
        ("added", ("id",)),
        ("added", ("source",)),
        ("added", ("source", "channel")),
        ("added", ("steps",)),
        ("added", ("steps", 0)),
        ("added", ("steps", 0, "kind")),
        ("added", ("steps", 0, "fields")),
    ] == told(
        "issue",
        None,
        {
            "id": "a",
            "source": {"channel": "visit"},
            "steps": [{"kind": "correct", "fields": ["title"]}],
        },
    )


def test_new_table() -> None:
    """So it is with a new table."""
    assert [("added", ()), ("added", (0,)), ("added", (0, "id"))] == told(
        "sector", None, [{"id": "a"}]
    )


def test_grown() -> None:
    """A thread may grow at its end; what was there is compared with what is there."""
    was = {"steps": [SIGN]}
    added = [("added", ("steps", 1)), *(("added", ("steps", 1, name)) for name in STEP)]
    assert added == told("issue", was, {"steps": [SIGN, STEP]})
    assert added[0] not in told("issue", was, {"steps": [SIGN]})
    assert [("removed", ("steps", 0))] == told("issue", was, {"steps": []})
    assert [("removed", ("steps", 0))] == told("issue", was, {})
    assert [("frozen", ("steps", 0, "text"))] == told(
        "issue", {"steps": [STEP]}, {"steps": [STEP | {"text": "未办理"}]}
    )


def test_inserted() -> None:
    """What is put before the past is told by itself: nothing of the past was changed."""
    later = STEP | {"kind": "progress"}
    was = {"steps": [SIGN, STEP]}
    assert [("inserted", ("steps", 0))] == told("issue", was, {"steps": [later, SIGN, STEP]})
    assert [("inserted", ("steps", 1))] == told("issue", was, {"steps": [SIGN, later, STEP]})
    twice = [("added", ("steps", 2)), *(("added", ("steps", 2, name)) for name in STEP)]
    assert twice == told("issue", was, {"steps": [SIGN, STEP, STEP]})
    changed = told("issue", was, {"steps": [SIGN, later, STEP | {"text": "未办理"}]})
    assert {"frozen", "added"} == {what for what, _ in changed}
    participant = {"id": "p1", "role": "expert"}
    before = {"participants": [participant]}
    after = {"participants": [participant | {"id": "p2"}, participant]}
    assert {"added"} == {what for what, _ in told("session", before, after)}


def test_empty_list() -> None:
    """No list and an empty one say the same."""
    assert [] == told("issue", {}, {"steps": []})
    assert [] == told("issue", {"steps": []}, {})


def test_threads() -> None:
    """A thread is known by its department, wherever it stands; it may not change places."""
    one, other = thread("science", SIGN), thread("finance", SIGN)
    new = told("issue", {"assignments": [one]}, {"assignments": [other, one]})
    assert ("added", ("assignments", 0)) == new[0]
    assert {"added"} == {what for what, _ in new}
    assert [("moved", ("assignments", 0))] == told(
        "issue", {"assignments": [one, other]}, {"assignments": [other, one]}
    )
    assert [("removed", ("assignments", 0))] == told(
        "issue", {"assignments": [one, other]}, {"assignments": [other]}
    )
    assert [("frozen", ("assignments", 1, "steps", 0, "on"))] == told(
        "issue",
        {"assignments": [one]},
        {"assignments": [other, thread("science", SIGN | {"on": "2026-03-08"})]},
    )[:1]


def test_threads_of_one_department() -> None:
    """Two threads of one department are each compared with the one in its place."""
    one, other = thread("science", SIGN), thread("science", STEP)
    assert [] == told("issue", {"assignments": [one, other]}, {"assignments": [one, other]})
    assert [("removed", ("assignments", 1))] == told(
        "issue", {"assignments": [one, other]}, {"assignments": [one]}
    )


def test_table() -> None:
    """An element of a table is known by its id or its login."""
    one, other = {"login": "a", "role": "staff"}, {"login": "b", "role": "staff"}
    assert [("edited", (0, "role"))] == told("person", [one], [one | {"role": "maintainer"}])
    assert [("moved", (0,))] == told("person", [one, other], [other, one])
    assert [("removed", (0,))] == told("person", [one, other], [other])
    replaced = told("person", [one], [other])
    assert [("removed", (0,)), ("added", (0,))] == replaced[:2]


def test_list_of_words() -> None:
    """A list of plain words that only grows keeps its words."""
    described = {"x-zh": {"title": "词"}, "title": "word"}
    words = described | {"type": "array", "x-write": "append", "items": {"type": "string"}}
    kind = Kind("note", described | {"type": "object", "properties": {"words": words}})
    assert [("frozen", ("words", 0))] == told(kind, {"words": ["a"]}, {"words": ["b"]})
    assert [("added", ("words", 1))] == told(kind, {"words": ["a"]}, {"words": ["a", "b"]})
    assert [("removed", ("words", 0))] == told(kind, {"words": ["a"]}, {"words": []})


def leaves(field: Field, path: tuple[Field, ...] = ()) -> Iterator[tuple[Field, ...]]:
    """The way to every field of a kind, through the fields that it is in."""
    for each in field.fields.values():
        yield (*path, each)
        yield from leaves(each, (*path, each))


def around(kind: Kind, way: tuple[Field, ...], value: Any) -> Any:
    """A record of which only one field is said; ``None`` leaves it out."""
    for field in reversed(way):
        value = {} if value is None else {field.name: value}
        parent = way[way.index(field) - 1] if field is not way[0] else kind
        if parent.type == "array":
            value = [value]
    return [value] if kind.listed else value


FROZEN = [
    (kind, way)
    for kind in record_kinds().values()
    for way in leaves(kind)
    if way[-1].write == "once" and "edit" not in {field.write for field in way}
]


@pytest.mark.parametrize(
    ("kind", "way"),
    FROZEN,
    ids=lambda part: part.name if isinstance(part, Kind) else ".".join(each.name for each in part),
)
def test_frozen_field(kind: Kind, way: tuple[Field, ...]) -> None:
    """What is set once is not changed, left out or put in later, in any kind of record."""
    for before, after in (("a", "b"), ("a", None), (None, "a")):
        found = told(kind, around(kind, way, before), around(kind, way, after))
        assert {what for what, _ in found} & {"frozen", "removed"}, (before, after)


def test_there_is_much_that_is_frozen() -> None:
    """Every kind of record has a name that stays; a step stays whole."""
    assert {kind.name for kind, _ in FROZEN} == set(record_kinds())
    frozen = {way[-1].name for _, way in FROZEN}
    assert {*record_kinds()["issue"].fields["steps"].fields} <= frozen
