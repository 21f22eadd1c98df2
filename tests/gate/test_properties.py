"""Whatever a pull request does to a ledger: a legal step by whoever may take it passes, all else is found."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from tests.histories import following, histories, last_day, taken
from tests.proposals import PLACES, Objects, Proposal, small
from tests.situations import text
from tests.support import CLERKS, OFFICE, THEME

from tingjian.core.finding import FieldPath
from tingjian.core.record import Issue
from tingjian.store.schema import schemas
from tingjian.store.strict import read
from tingjian.store.unreadable import Unreadable
from tingjian.store.writer import write

ACTORS = (OFFICE, "zs-maintainer", *CLERKS.values())
GROWING = ("steps", "assignments")
LONG_AFTER = date(2026, 12, 1)
WORDS = sorted({*schemas()["issue"]["properties"], *schemas()["step"]["properties"], "extra"})
VALUES: list[Any] = [
    *(
        "甲",
        "2026-03-11",
        "science",
        "zs-office",
        "reply",
        "solved",
        THEME,
        0,
        7,
        True,
        False,
        None,
    ),
    *([], ["甲"], {}, {"kind": "progress", "on": "2026-03-11", "by": "mr-clerk", "text": "甲"}),
]


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Objects:
    """Give a bare repository, for all changes one after the other."""
    return Objects(tmp_path_factory.mktemp("properties") / "bare")


def changed(objects: Objects, place: str, was: str, now: str, actor: str, on: date) -> Proposal:
    """The pull request that makes of one file's text the other."""
    path = place.encode()
    tree = small(objects) | {path: objects.blob(was.encode())}
    base = objects.commit(tree)
    head = objects.commit(tree | {path: objects.blob(now.encode())}, base)
    return Proposal(objects.root, base, head, actor, on)


@given(histories(), st.integers(0, 9), st.data())
@settings(max_examples=80)
def test_legal_step(objects: Objects, history: Issue, later: int, data: st.DataObject) -> None:
    """From any legal history, any legal step passes if whoever may take it proposes it that day."""
    on = last_day(history) + timedelta(later)
    possible = following(history, on)
    assume(possible)
    department, step = data.draw(st.sampled_from(possible))
    now = taken(history, department, step)
    if step.kind == "correct":
        now = msgspec.structs.replace(now, title="更正后的标题")
    made = changed(objects, PLACES["heard"], text(history), text(now), step.by, on).judged()
    event(step.kind)
    assert ([], [step.kind]) == (made.findings, [deed.kind for deed in made.deeds])


def places(value: Any, path: FieldPath = ()) -> list[FieldPath]:
    """The way to every value in a file."""
    found: list[FieldPath] = [path]
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in pairs:
        found += places(inner, (*path, key))
    return found


@st.composite
def mutated(draw: st.DrawFn, value: Any) -> Any:
    """The same values but for one: changed, taken away, put in, repeated, or moved."""
    value = deepcopy(value)
    way: list[Any]
    last: Any
    *way, last = draw(st.sampled_from(places(value)[1:]))
    around = value
    for part in way:
        around = around[part]
    inner = around[last]
    kinds = ["change", "remove", "add"] + ["repeat", "swap"] * isinstance(around, list)
    kinds += ["rename"] * isinstance(around, dict)
    match draw(st.sampled_from(kinds)):
        case "change" if isinstance(inner, bool):
            around[last] = not inner
        case "change" if isinstance(inner, str) and draw(st.booleans()):
            around[last] = inner + draw(st.sampled_from(("x", "。", " ", "9")))
        case "change":
            around[last] = draw(st.sampled_from(VALUES))
        case "remove":
            del around[last]
        case "add" if isinstance(around, dict):
            around[draw(st.sampled_from(WORDS))] = draw(st.sampled_from(VALUES))
        case "add":
            around.insert(last + draw(st.integers(0, 1)), draw(st.sampled_from(VALUES)))
        case "repeat":
            around.insert(last + draw(st.integers(0, 1)), deepcopy(inner))
        case "swap":
            other = draw(st.integers(0, len(around) - 1))
            around[last], around[other] = around[other], around[last]
        case _:
            around[draw(st.sampled_from(WORDS))] = around.pop(last)
    return value


def spoken(value: Any) -> str:
    """What a file says, told so that true is not 1, and that no list is an empty one."""
    if isinstance(value, dict):
        said = {key: inner for key, inner in value.items() if inner != [] or key not in GROWING}
        return "{" + ",".join(f"{key}:{spoken(said[key])}" for key in sorted(said)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spoken, value)) + "]"
    return repr(value)


def found(objects: Objects, place: str, was: str, now: Any, actor: str) -> list[str]:
    """The rules that a change breaks that says something else; it is proposed long after."""
    assume(spoken(read(was.encode())) != spoken(now))
    try:
        written = write(now)
    except Unreadable:
        assume(False)  # noqa: FBT003 - no file can hold it
    return changed(objects, place, was, written, actor, LONG_AFTER).rules()


@given(histories(), st.sampled_from(ACTORS), st.data())
@settings(max_examples=150)
def test_any_change_of_an_issue(
    objects: Objects, history: Issue, actor: str, data: st.DataObject
) -> None:
    """Whatever else is changed in an issue, whoever does it, is found."""
    was = text(history)
    now = data.draw(mutated(read(was.encode())))
    assert [] != found(objects, PLACES["heard"], was, now, actor)


@given(st.data(), st.sampled_from(list(CLERKS.values())))
@settings(max_examples=100)
def test_any_change_of_anything(objects: Objects, data: st.DataObject, actor: str) -> None:
    """Whatever a department changes in any record, without a step of its own, is found."""
    tree = small(objects)
    ledger = sorted(path for path in tree if path.startswith(b"ledger/"))
    path = data.draw(st.sampled_from(ledger))
    was = objects.known[tree[path].object_id].decode()
    now = data.draw(mutated(read(was.encode())))
    assert [] != found(objects, path.decode(), was, now, actor)
