"""The strict reader: what it takes, what it refuses, and that its two paths agree."""

from __future__ import annotations

import contextlib
import itertools
import pickle
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tingjian.core.finding import FieldPath
from tingjian.store import canonical, characters
from tingjian.store.characters import SIZE, decode
from tingjian.store.strict import Unreadable, locate, read
from tingjian.store.tree import DEPTH, NODES, parse
from tingjian.words.yaml_rules import RULES

CASES = Path(__file__).parents[1] / "cases" / "yaml"
PASS = sorted(CASES.glob("pass/*.yml"))
FAIL = sorted(CASES.glob("fail/*.yml"))

# Faults that no readable snippet can show.
UNSHOWN = {"yaml.size", "yaml.utf8", "yaml.nodes"}

# What a file can be made of; blank lines of every width, and every way to begin a container.
LINES = [
    *("a: |", "a: |2", "a: |-", "a: |2-", "- |", "- |2", "- b: |", "-", "a:", "- a:", "a: b"),
    *("b: c", "- b", "- c: d", "  b: c", "  - b", "  - c: d", "    d: e", "  b:", "  - |", "a: 1"),
    *("", " ", "  ", "   ", "     ", "  x", "   x", " x", "    x", "# c", "  # c", "    # c"),
    *("  - {}", "'a': 'b'", " b: c", "   - b", "a: []"),
]


def outcome(text: str) -> str:
    """Give what the reference makes of a text: its value spelt out, or the rule it breaks."""
    try:
        return repr(parse(text).value)
    except Unreadable as unreadable:
        return f"{unreadable.rule} at {unreadable.line}"


def agree(text: str) -> bool | None:
    """Check one text on both paths; tell whether the fast one answered (``None``: refused)."""
    try:
        text = decode(text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return None
    value = canonical.read(text)
    if value is None:
        return False
    assert outcome(text) == repr(value), text
    return True


def strings(value: Any) -> Any:
    """Spell every scalar of a value as a string."""
    if isinstance(value, dict):
        return {key: strings(child) for key, child in value.items()}
    if isinstance(value, list):
        return [strings(child) for child in value]
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def refusal(source: bytes) -> Unreadable:
    """Give why a source is refused."""
    with pytest.raises(Unreadable) as caught:
        read(source)
    return caught.value


@pytest.mark.parametrize("path", PASS, ids=lambda path: path.stem)
def test_what_is_allowed_is_read(path: Path) -> None:
    """A file in ``pass`` reads, to the strings that PyYAML's own base loader finds in it."""
    source = path.read_bytes()
    expected = yaml.load(source.replace(b"-0,", b"0,"), Loader=yaml.BaseLoader)  # noqa: S506
    assert expected == strings(read(source))


@pytest.mark.parametrize("path", FAIL, ids=lambda path: path.stem)
def test_what_is_not_allowed_is_refused(path: Path) -> None:
    """A file in ``fail`` breaks the rule that its first comment names."""
    source = path.read_bytes()
    expected = source.decode().split("\n", 1)[0].removeprefix("# ")
    assert expected == refusal(source).rule


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_catalogue_is_true(rule: str) -> None:
    """Every rule's example breaks that rule, its mend reads, and its sentences take its facts."""
    words = RULES[rule]
    assert read(words.mended.encode())
    if rule in UNSHOWN:
        return
    unreadable = refusal(words.fails.encode())
    assert rule == unreadable.rule
    for sentence in (*words.what, *words.mend):
        assert "{" not in sentence.format(**unreadable.facts)


@pytest.mark.parametrize(
    ("source", "rule", "line", "column"),
    [
        (b"", "yaml.empty-file", 1, 1),
        (b"\n \n", "yaml.empty-file", 1, 1),
        (b"a: \xd6\xd0", "yaml.utf8", 1, 4),
        (b"a: b\nc: \xed\xa0\x80", "yaml.utf8", 2, 4),
        ("a: 甲\n".encode("utf-16"), "yaml.utf8", 1, 1),
        (b"\xef\xbb\xbfa: b", "yaml.bom", 1, 1),
        (b"a: b\r\n", "yaml.carriage-return", 1, 5),
        (b"a: b\0", "yaml.control", 1, 5),
        (b"a: b\x7f", "yaml.control", 1, 5),
        ("a: b\u0085c".encode(), "yaml.control", 1, 5),
        ("a: |\n  甲\u2028".encode(), "yaml.control", 2, 4),
        ("# \ufdd0\na: b".encode(), "yaml.control", 1, 3),
        ("a: \U0010ffff".encode(), "yaml.control", 1, 4),
        ("a: b\u202ec".encode(), "yaml.bidirectional", 1, 5),
        ("a: b\u2067c".encode(), "yaml.bidirectional", 1, 5),
        ("a: b\u200bc".encode(), "yaml.zero-width", 1, 5),
        ("a: b\u200dc".encode(), "yaml.zero-width", 1, 5),
        ("a: b\u00adc".encode(), "yaml.zero-width", 1, 5),
        ("a: \ufeffb".encode(), "yaml.zero-width", 1, 4),
        ("a: \U000e0041".encode(), "yaml.zero-width", 1, 4),
        (b"a: " + b"b" * SIZE, "yaml.size", 1, 1),
        (b"- a\n" * NODES, "yaml.nodes", NODES, 3),
        (b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1), "yaml.depth", 1, DEPTH + 1),
    ],
)
def test_faults_of_bytes_are_placed(source: bytes, rule: str, line: int, column: int) -> None:
    """A fault that no file in ``fail`` can show is refused too, at its line and column."""
    unreadable = refusal(source)
    assert (rule, line, column) == (unreadable.rule, unreadable.line, unreadable.column)
    assert all(sentence.format(**unreadable.facts) for sentence in RULES[rule].what)


def test_a_file_of_nothing_but_levels() -> None:
    """However deep a file is, it is refused for its depth; libyaml may say so before we do."""
    unreadable = refusal(b"[" * 100_000)
    assert ("yaml.depth", {"limit": str(DEPTH)}) == (unreadable.rule, unreadable.facts)


def test_a_refusal_survives_the_way_between_processes() -> None:
    """An ``Unreadable`` that is pickled comes back with all that it says."""
    unreadable = refusal(b"a: 1\na: 2")
    again = pickle.loads(pickle.dumps(unreadable))  # noqa: S301
    assert ("yaml.duplicate-key", 2, 1, {"key": "a", "first": "1"}) == again.args


def test_the_last_newline_does_not_matter() -> None:
    """A file says the same with its last newline and without."""
    assert {"a": "b\n"} == read(b"a: |\n  b\n") == read(b"a: |\n  b")


def test_every_refused_character_is_unprintable() -> None:
    """The quick question (is it printable?) never lets a refused character pass."""
    refused = [chr(code) for code in range(0x110000) if characters.REFUSED.match(chr(code))]
    assert not [character for character in refused if character.isprintable()]
    assert "\n" not in refused
    assert not set(refused) & set("\u3000\u00a0\ufe0f\U000e0100")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("id",), 2),
        (("source", "ref"), 8),
        (("source", "missing"), 6),
        (("steps",), 18),
        (("steps", 1), 22),
        (("steps", 1, "offices", 1), 26),
        (("steps", 9, "kind"), 18),
        (("assignments", 0, "steps", 1, "text"), 38),
        (("title", 0), 3),
        ((0,), 1),
        (("missing",), 1),
    ],
)
def test_a_field_is_located(path: FieldPath, line: int) -> None:
    """A path leads to the line of its key or element, or of the nearest one above it."""
    assert line == locate((CASES / "pass" / "issue.yml").read_bytes(), path)


def test_what_the_command_line_writes_is_read_fast() -> None:
    """The canonical layout never needs the reference."""
    assert canonical.read((CASES / "pass" / "issue.yml").read_text(encoding="utf-8"))


def test_both_paths_agree_on_all_files_of_three_lines() -> None:
    """Where the fast path gives a value for any three lines, the reference gives the same one."""
    answers = [agree("\n".join(lines) + "\n") for lines in itertools.product(LINES, repeat=3)]
    assert answers.count(True) > 5_000


def test_both_paths_agree_on_damaged_files(
    seeds: list[str], mutilate: Callable[[str, random.Random], str]
) -> None:
    """The same holds for real files that somebody has mangled."""
    chance = random.Random(20260302)
    answers = [agree(mutilate(chance.choice(seeds), chance)) for _ in range(20_000)]
    assert answers.count(True) > 4_000
    assert answers.count(False) > 4_000


@pytest.mark.parametrize("front", ["[", "{a: ", "- "])
def test_no_depth_is_too_deep(front: str) -> None:
    """However deep the nesting, it is refused as what it is, with the limit."""
    unreadable = refusal((front * 20_000).encode())
    assert ("yaml.depth", {"limit": str(DEPTH)}) == (unreadable.rule, unreadable.facts)


@settings(max_examples=800, derandomize=True)
@given(data=st.data())
def test_both_paths_agree_on_heaps_of_tokens(data: st.DataObject, tokens: list[str]) -> None:
    """The same holds for texts that nobody wrote."""
    agree("".join(data.draw(st.lists(st.sampled_from(tokens), max_size=30))))


@settings(max_examples=1_000, derandomize=True)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_give_a_value_or_a_refusal(source: bytes) -> None:
    """Whatever the bytes, reading and locating end in a value or in ``Unreadable``."""
    try:
        assert isinstance(read(source), dict | list)
    except Unreadable as unreadable:
        known = unreadable.rule in RULES and unreadable.line >= 1 <= unreadable.column
        assert known, unreadable  # noqa: PT017 - reading may as well succeed
    assert locate(source, ("a", 0)) >= 1


@pytest.mark.parametrize("front", ["", "a: [", 'a: "', "a: b"])
def test_no_file_takes_long(front: str, tokens: list[str]) -> None:
    """No file hangs the reader: one made of any one thing over and over costs a bounded time.

    A tenth of the bound is what it takes; what grew with the square of the size would pass it.
    """
    more = ["[a, ", "{a: b, ", '"\\', "a b ", "# \n", "- |\n ", "a: 'b\n", "-\n ", "[],", "a: b\n"]
    for piece in tokens + more:
        source = (front + piece * (SIZE // 8 // len(piece.encode()))).encode()
        began = time.process_time()
        with contextlib.suppress(Unreadable):
            read(source)
        assert time.process_time() - began < 10, piece


def test_a_file_of_nothing_but_faults_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saying where each of many faults is takes one look at the file, or it would take for ever."""
    looks: list[str] = []

    def look(text: str) -> Any:
        looks.append(text)
        return parse(text)

    monkeypatch.setattr("tingjian.store.strict.parse", look)
    source = "".join(f"field-{n}: x\n" for n in range(500)).encode()
    assert list(range(1, 501)) == [locate(source, (f"field-{n}",)) for n in range(500)]
    assert 1 == len(looks)
