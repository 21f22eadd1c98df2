"""The writer: what is written reads back the same, and an edit changes only what it must."""

from __future__ import annotations

import copy
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tingjian.core.finding import FieldPath
from tingjian.store import canonical
from tingjian.store.strict import Unreadable, Value, read
from tingjian.store.tree import parse
from tingjian.store.writer import append, insert, remove, replace, write

CASES = sorted((Path(__file__).parents[1] / "cases" / "yaml" / "pass").glob("*.yml"))
ISSUE = next(path for path in CASES if path.stem == "issue").read_text(encoding="utf-8")

STEP: Value = {
    "kind": "reply",
    "on": "2026-03-18",
    "text": "第一段。\n\n  第二段。\n",
    "basis": ["《条例》第七条", "no", ""],
    "notes": {},
    "solved": True,
    "count": -3,
    "due": None,
}
VALUES: list[Value] = [
    STEP,
    "文字",
    "a: b",
    "一\n二",
    " 一\n二\n",
    "\n",
    [],
    {},
    ["a"],
    [["a"]],
    7,
    None,
]

awkward = [
    *(": ", ":", " #", "#", "- ", "-", "|", ">", "'", '"', "\\", "\\n", "&a", "*a", "!", "? ", "?"),
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        "%",
        "@",
        "`",
        "~",
        "<<",
        "=",
        "---",
        "...",
        "true",
        "null",
        "0",
        "-1",
    ),
    *(
        "0123",
        "1e5",
        "12:30",
        "9223372036854775808",
        "yes",
        "0x1f",
        "1.5",
        "\n",
        "\n\n",
        " \n",
        " ",
    ),
    *(
        "  ",
        "\u00a0",
        "\u3000",
        "a",
        "a b",
        "中",
        "。",
        "《",
        "\U0001f600",
        "é",
        "\ufe0f",
        "k" * 90,
    ),
]
texts = st.lists(st.sampled_from(awkward), max_size=6).map("".join)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts
keys = (texts | st.sampled_from(["on", "y", "a-b", "2026-01-01", "办结", "k" * 256])).filter(
    lambda key: key != "<<" and len(key) <= 256
)
values = st.recursive(
    scalars,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(keys, children, max_size=4),
    max_leaves=12,
)
files = st.lists(values, max_size=4) | st.dictionaries(keys, values, max_size=4)


def exact(value: Any) -> str:
    """Spell a value so that neither ``1`` and ``True`` nor two orders of keys are the same."""
    return repr(value)


def paths(value: Value, path: FieldPath = ()) -> Iterator[FieldPath]:
    """List the path of everything in a value."""
    yield path
    if isinstance(value, dict):
        for key, child in value.items():
            yield from paths(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from paths(child, (*path, index))


def at(value: Any, path: FieldPath) -> Any:
    """Give what stands at a path."""
    for part in path:
        value = value[part]
    return value


def is_within(old: str, new: str) -> bool:
    """Whether all lines of one text are in another, in order."""
    lines = iter(new.splitlines())
    return all(line in lines for line in old.splitlines())


@settings(max_examples=200, derandomize=True)
@given(files)
def test_what_is_written_reads_back_the_same(value: Value) -> None:
    """Every value comes back exactly from its canonical layout, and needs no reference for it."""
    text = write(value)
    assert exact(value) == exact(read(text.encode())) == exact(parse(text).value)
    assert not value or canonical.read(text) is not None
    assert text.endswith("\n")


def test_writing_again_changes_nothing() -> None:
    """A file in the canonical layout is written as it stands."""
    text = "".join(line for line in ISSUE.splitlines(keepends=True) if not line.startswith("#"))
    assert text == write(read(text.encode()))


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2026-03-02", "a: 2026-03-02"),
        ("https://a.b/c?d#e", "a: https://a.b/c?d#e"),
        ("09:30", "a: '09:30'"),
        ("no", "a: 'no'"),
        ("0123", "a: '0123'"),
        ("7", "a: '7'"),
        ("it's", "a: it's"),
        ("'s", "a: '''s'"),
        ("a: b", "a: 'a: b'"),
        ("", "a: ''"),
        (" a", "a: ' a'"),
        ("\u3000a", "a: '\u3000a'"),
        ("a\nb", "a: |-\n  a\n  b"),
        ("a\nb\n", "a: |\n  a\n  b"),
        (" a\nb", "a: |2-\n   a\n  b"),
        ("a\n\nb\n", "a: |\n  a\n\n  b"),
        ("\na", 'a: "\\na"'),
        ("a\n\n", 'a: "a\\n\\n"'),
        ("a \nb", 'a: "a \\nb"'),
        ("\n", 'a: "\\n"'),
        ([], "a: []"),
        ({}, "a: {}"),
        (["b", {"c": 1, "d": 2}], "a:\n  - b\n  - c: 1\n    d: 2"),
        ([["b"]], "a:\n  -\n    - b"),
        ({"on": None}, "a:\n  on: null"),
    ],
)
def test_every_value_has_one_layout(value: Value, line: str) -> None:
    """Each value is written in the plainest way that means it, also to other readers of YAML."""
    assert f"{line}\n" == write({"a": value})


@pytest.mark.parametrize("value", ["a\tb", "a\u200bb", "\ud800", {"<<": 1}, 2**63, {"k" * 257: 1}])
def test_what_no_file_may_hold_is_not_written(value: Value) -> None:
    """Writing and editing refuse a value that the reader would refuse."""
    writings: list[Callable[[], str]] = [
        lambda: write({"a": value}),
        lambda: append(ISSUE, ("steps",), value),
        lambda: replace(ISSUE, ("title",), value),
    ]
    for writing in writings:
        with pytest.raises(Unreadable):
            writing()


@pytest.mark.parametrize("path", [("steps", 7), ("steps", "x"), ("a", "b"), ("id", 0), ("a", 0)])
def test_a_path_that_leads_nowhere_is_told(path: FieldPath) -> None:
    """Every edit raises ``LookupError`` for a place that is not there."""
    edits: list[Callable[[], str]] = [
        lambda: append(ISSUE, path, "x"),
        lambda: insert(ISSUE, path, 0, "x"),
        lambda: remove(ISSUE, path),
        lambda: replace(ISSUE, (*path, "x"), "x"),
    ]
    for edit in edits:
        with pytest.raises(LookupError):
            edit()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_edit_anywhere_means_what_it_says(case: Path) -> None:
    """In every style of file, every edit at every place gives exactly the value it should."""
    text = case.read_text(encoding="utf-8")
    whole: Any = read(text.encode())
    for path in paths(whole):
        for value in VALUES:
            if path:
                assert value == at(read(replace(text, path, value).encode()), path)
            if isinstance(at(whole, path), list):
                assert value == at(read(append(text, path, value).encode()), path)[-1]
                assert value == at(read(insert(text, path, 0, value).encode()), path)[0]
            if isinstance(at(whole, path), dict):
                assert value == at(
                    read(replace(text, (*path, "new"), value).encode()), (*path, "new")
                )
                assert value == at(
                    read(append(text, (*path, "new"), value).encode()), (*path, "new", 0)
                )
        if path:
            expected = copy.deepcopy(whole)
            del at(expected, path[:-1])[path[-1]]
            assert expected == read(remove(text, path).encode())


def test_edits_of_damaged_files_are_right_or_refused(
    seeds: list[str], mutilate: Callable[[str, random.Random], str]
) -> None:
    """However a file is written, as long as it reads, no edit goes wrong (``Miswritten``)."""
    chance = random.Random(20260304)
    edits = 0
    while edits < 1_500:
        text = mutilate(chance.choice(seeds), chance)
        try:
            whole = read(text.encode("utf-8", "surrogatepass"))
        except Unreadable:
            continue
        edits += 1
        path = chance.choice(list(paths(whole)))
        value = chance.choice(VALUES)
        if path:
            replace(text, path, value)
            remove(text, path)
        if isinstance(at(whole, path), list):
            append(text, path, value)
            insert(text, path, 0, value)
        if isinstance(at(whole, path), dict):
            append(text, (*path, "new"), value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_added_leaves_every_line(case: Path) -> None:
    """Adding to a list in block style only inserts lines: all old ones stay, in order."""
    text = case.read_text(encoding="utf-8")
    whole = read(text.encode())
    for path in paths(whole):
        elements = at(whole, path)
        if isinstance(elements, list) and elements and "[" not in text and "{" not in text:
            assert is_within(text, append(text, path, STEP))
            assert is_within(text, insert(text, path, 0, STEP))


COMMENTED = """\
# head
id: x  # the id

steps:  # office
  - kind: accept  # first
    # about accept

# about assignments
assignments:
- department: a
  steps: []  # none yet
  # about a

# about b
- department: b
  steps: [{kind: sign}]
# tail"""


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (
            append(COMMENTED, ("steps",), {"kind": "close"}),
            ("    # about accept\n", "    # about accept\n  - kind: close\n"),
        ),
        (
            append(COMMENTED, ("assignments", 0, "steps"), {"kind": "sign"}),
            ("  steps: []  # none yet\n", "  steps:  # none yet\n    - kind: sign\n"),
        ),
        (
            append(COMMENTED, ("assignments", 1, "steps"), {"kind": "reply"}),
            ("steps: [{kind: sign}]\n", "steps:\n    - kind: sign\n    - kind: reply\n"),
        ),
        (
            insert(COMMENTED, ("assignments",), 0, {"department": "c"}),
            ("assignments:\n", "assignments:\n- department: c\n"),
        ),
        (
            insert(COMMENTED, ("assignments",), 1, {"department": "c"}),
            ("# about b\n", "- department: c\n# about b\n"),
        ),
        (replace(COMMENTED, ("id",), "z"), ("id: x  #", "id: z  #")),
        (
            replace(COMMENTED, ("id",), "y\nz"),
            ("id: x  # the id\n", "id: |-  # the id\n  y\n  z\n"),
        ),
        (replace(COMMENTED, ("region",), "z"), ("the id\n", "the id\nregion: z\n")),
        (
            replace(COMMENTED, ("steps", 0, "by"), "z"),
            ("    # about accept\n", "    # about accept\n    by: z\n"),
        ),
        (append(COMMENTED, ("list",), "z"), ("# tail", "# tail\nlist:\n  - z\n")),
        (
            remove(COMMENTED, ("steps", 0)),
            ("steps:  # office\n  - kind: accept  # first\n", "steps: []  # office\n"),
        ),
        (remove(COMMENTED, ("id",)), ("id: x  # the id\n", "")),
        (
            remove(COMMENTED, ("assignments", 0, "department")),
            ("department: a\n  steps: []", "steps: []"),
        ),
    ],
)
def test_comments_stay_where_they_belong(edited: str, expected: tuple[str, str]) -> None:
    """An edit moves no comment, keeps a value's own, and adds no last newline of its own."""
    assert COMMENTED.replace(*expected) == edited


def test_adding_at_the_end_ends_the_last_line() -> None:
    """Only what is added behind a last line without a newline gives it one."""
    assert "a:\n  - b\n  - c\n" == append("a:\n  - b", ("a",), "c")
    assert "a:\n  - c\n  - b" == insert("a:\n  - b", ("a",), 0, "c")


def merged(tmp_path: Path, base: str, ours: str, theirs: str) -> str:
    """Merge two texts as Git does; fail if that leaves a conflict."""
    names = ["ours", "base", "theirs"]
    for name, text in zip(names, [ours, base, theirs], strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    command = ["git", "merge-file", "-p", *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode()


def test_threads_grow_side_by_side(tmp_path: Path) -> None:
    """Replies of two departments, an office step and a new assignment merge without a conflict."""
    sign: dict[str, Value] = {"kind": "sign", "on": "2026-03-04", "by": "clerk"}
    dispatch: Value = {"kind": "dispatch", "on": "2026-03-04", "head": "局长"}
    base = write(
        {
            "id": "x",
            "steps": [{"kind": "accept", "on": "2026-03-04", "by": "clerk"}],
            "assignments": [
                {"department": "a", "steps": [dispatch, sign]},
                {"department": "b", "steps": [dispatch, sign]},
            ],
        }
    )
    edits: list[Callable[[str], str]] = [
        lambda text: append(text, ("steps",), {**sign, "kind": "follow_up"}),
        lambda text: append(text, ("assignments", count(text) - 2, "steps"), STEP),
        lambda text: append(text, ("assignments", count(text) - 1, "steps"), STEP),
        lambda text: insert(text, ("assignments",), 0, {"department": "c", "steps": [dispatch]}),
    ]
    for one in edits:
        for other in edits:
            if one is not other:
                both = merged(tmp_path, base, one(base), other(base))
                assert read(both.encode()) == read(other(one(base)).encode())
    text = base
    for edit in edits:
        text = merged(tmp_path, base, text, edit(base))
    third = [edit(text) for edit in edits[:3]]
    again = merged(tmp_path, text, merged(tmp_path, text, third[0], third[1]), third[2])
    assert read(again.encode()) == read(edits[2](edits[1](edits[0](text))).encode())


def count(text: str) -> int:
    """Count the assignments of an issue."""
    issue: Any = read(text.encode())
    return len(issue["assignments"])
