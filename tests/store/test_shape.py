"""The laws of shape: bytes become records, or findings that say what is wrong, where, in words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import HEARD, SMALL, WORKING

from tingjian.core.finding import Finding
from tingjian.core.record import Issue, Person, Settings
from tingjian.store.kinds import TYPES, key
from tingjian.store.schema import record_kinds
from tingjian.store.shape import MANY, Shaped, shape
from tingjian.views.findings import mend, what
from tingjian.words import LANGUAGES

KINDS = record_kinds()
TEXT = (SMALL / "ledger/issues/2026" / f"{WORKING}.yml").read_text(encoding="utf-8")


def shaped(text: str, kind: str = "issue") -> Shaped:
    """A text as a record of a kind."""
    return shape("x.yml", text.encode(), KINDS[kind])


def edited(old: str, new: str) -> list[Finding]:
    """What is wrong with the issue after one replacement."""
    assert 1 == TEXT.count(old)
    made = shaped(TEXT.replace(old, new))
    assert made.records == [] or made.findings == []
    return made.findings


def test_right_files() -> None:
    """A file of right shape gives its records and no finding."""
    made = shaped(TEXT)
    assert [] == made.findings
    assert isinstance(made.records[0], Issue)
    assert (WORKING, "complex", 2) == (
        made.records[0].id,
        made.records[0].class_,
        len(made.records[0].assignments),
    )
    people = (SMALL / "ledger/people.yml").read_bytes()
    assert "zs-office" == key(shape("people.yml", people, KINDS["person"]).records[0])
    settings = (SMALL / "ledger/ledger.yml").read_bytes()
    assert isinstance(shape("ledger.yml", settings, KINDS["ledger"]).records[0], Settings)


def test_types() -> None:
    """Every kind of record has a type, whose fields are those of its schema."""
    assert set(KINDS) == set(TYPES)
    for name, type_ in TYPES.items():
        made = {each.rstrip("_") for each in type_.__struct_fields__}
        renamed = {"first": "from", "last": "to"} if name == "holiday" else {}
        assert set(KINDS[name].fields) == {renamed.get(each, each) for each in made}


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "field", "facts"),
    [
        ("class: complex\n", "", 1, "shape.required", "", {"name": "class"}),
        ("region: dinghai", "regoin: dinghai", 6, "shape.unknown", "regoin", {"name": "regoin"}),
        (
            "region: dinghai",
            "region: 7",
            6,
            "shape.type",
            "region",
            {"type": "string", "value": "7"},
        ),
        ("region: dinghai", "region: null", 6, "shape.type", "region", {"value": "null"}),
        ("region: dinghai", "region: Dinghai", 6, "shape.format", "region", {"value": "Dinghai"}),
        (
            "disclosure: named",
            "disclosure: secret",
            12,
            "shape.choice",
            "disclosure",
            {"value": "secret"},
        ),
        (
            "raised: 2026-03-02",
            "raised: 2026-02-30",
            11,
            "shape.format",
            "raised",
            {"form": "date"},
        ),
        ("raised: 2026-03-02", "raised: 2026-3-2", 11, "shape.format", "raised", {"form": "date"}),
        (
            "request: 增加预审名额。",
            "request: ''",
            16,
            "shape.size",
            "request",
            {"limit": "minLength 1"},
        ),
        ("  channel: visit\n", "", 8, "shape.required", "source", {"name": "channel"}),
        ("ref: 2026-03-01-dinghai", "ref: 7", 10, "shape.type", "source.ref", {"value": "…"}),
        (
            "        outcome: explained",
            "        outcome: done",
            33,
            "shape.choice",
            "assignments[0].steps[1].outcome",
            {"value": "done"},
        ),
        (
            "        outcome: explained",
            "        result: done",
            33,
            "shape.unknown",
            "assignments[0].steps[1].result",
            {"name": "result"},
        ),
        (
            "disclosure: named",
            "disclosure: named\ndemonstration: false",
            13,
            "shape.choice",
            "demonstration",
            {"value": "false", "choices": "true"},
        ),
        ("  - kind: accept", "  kind: accept", 19, "yaml.colon", "", {}),
    ],
)
def test_findings(
    old: str, new: str, line: int, rule: str, field: str, facts: dict[str, str]
) -> None:
    """A finding names rule, line, field and facts, and can be said in both languages."""
    found = edited(old, new)
    places = [(each.rule, each.field) for each in found]
    assert (rule, field) in places
    one = found[places.index((rule, field))]
    assert line == one.line
    assert facts.items() <= dict(one.facts).items()
    for language in LANGUAGES:
        assert what(one, language)
        assert mend(one, language)


def test_restricted_values() -> None:
    """The value of a restricted field is not in its finding; that of a public one is, shortened."""
    found = edited("disclosure: named", "disclosure: named\ncontact: 13800001111")
    assert "13800001111" not in repr(found)
    long = edited("region: dinghai", "region: " + "X" * 200)
    values = [dict(each.facts).get("value", "") for each in long]
    assert max(map(len, values)) == 40


@pytest.mark.parametrize(
    ("text", "kind"),
    [("- id: a\n", "issue"), ("id: a\n", "department"), ("[]\n", "ledger"), ("{}\n", "sector")],
)
def test_lists_and_records(text: str, kind: str) -> None:
    """A file that lists records is a list, and one that is a record is none."""
    found = shaped(text, kind).findings
    assert [("shape.type", 1)] == [(each.rule, each.line) for each in found]


def test_twice() -> None:
    """An id that stands twice is found at its own line, though another record is wrong."""
    text = "- id: dinghai\n  nome: 定海\n- id: putuo\n  name: 普陀\n- id: putuo\n  name: 普陀\n"
    found = {(each.rule, each.field): each.line for each in shaped(text, "region").findings}
    assert 5 == found["list.twice", "[2]"]
    assert {"shape.required", "shape.unknown", "list.twice"} == {rule for rule, _ in found}
    people = "- login: a\n  name: 甲\n  role: staff\n" * 2
    assert [("list.twice", 4)] == [(f.rule, f.line) for f in shaped(people, "person").findings]


def test_many() -> None:
    """Of a file that is wrong all over, the first findings are told."""
    text = "".join(f"- id: r{number}\n  nome: x\n" for number in range(100))
    assert MANY == len(shaped(text, "region").findings)


def test_unreadable() -> None:
    """What the strict reader refuses is a finding with its rule and line."""
    found = shaped("id: a\nname: &x 甲\n", "enterprise").findings
    assert [("yaml.anchor", 2)] == [(each.rule, each.line) for each in found]
    raw: Any = shape("x.yml", b"id: \xff\n", KINDS["enterprise"])
    assert ["yaml.utf8"] == [each.rule for each in raw.findings]


def test_odd_numbers() -> None:
    """A number of another form is told by the schema, at its line."""
    found = edited(f"id: {WORKING}", "id: ZS-1")
    assert [("shape.format", 2, "id")] == [(each.rule, each.line, each.field) for each in found]
    assert HEARD not in repr(found)


def test_person() -> None:
    """People are found by their account."""
    assert "a" == key(Person("a", "甲", "staff"))
