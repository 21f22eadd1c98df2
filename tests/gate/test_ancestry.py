"""Where a branch comes from: what its own commits did is judged, by whatever way they came."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.proposals import PLACES, Objects, Proposal, Tree, small, with_step
from tests.support import CLERKS, TODAY

PLACE = PLACES["working"].encode()
SECOND = {"kind": "reply", "on": TODAY, "by": "st-clerk", "outcome": "solved", "text": "再答复"}
PROGRESS = {"kind": "progress", "on": TODAY, "by": "mr-clerk", "text": "已核实"}
REPLY = {"kind": "reply", "on": TODAY, "by": "mr-clerk", "outcome": "solved", "text": "已办理"}


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    """Give a bare repository."""
    return Objects(tmp_path / "bare")


def stepped(objects: Objects, tree: Tree, thread: str, step: dict[str, str]) -> Tree:
    """A tree with one step more in the issue that is being worked on."""
    text = objects.known[tree[PLACE].object_id].decode()
    return tree | {PLACE: objects.blob(with_step(text, thread, step).encode())}


def rules(objects: Objects, base: str, head: str, actor: str) -> list[str]:
    """The rules that a pull request breaks."""
    return Proposal(objects.root, base, head, actor, date.fromisoformat(TODAY)).rules()


def crossed(objects: Objects) -> tuple[str, str, str, Tree, Tree]:
    """A main branch that has merged two branches; both of them, and its tree, and the first's."""
    start = small(objects)
    root = objects.commit(start)
    one = stepped(objects, start, "science", SECOND)
    other = stepped(objects, start, "market-regulation", PROGRESS)
    left, right = objects.commit(one, root), objects.commit(other, root)
    both = stepped(objects, one, "market-regulation", PROGRESS)
    return objects.commit(both, left, right), left, right, both, one


def test_several_forks(objects: Objects) -> None:
    """Who merged the same two branches himself is held to what he did besides, and to no more."""
    base, left, right, both, _ = crossed(objects)
    actor = CLERKS["market-regulation"]
    own = objects.commit(both, right, left)
    replied = stepped(objects, both, "market-regulation", REPLY)
    head = objects.commit(replied, own)
    assert [] == rules(objects, base, head, actor)
    assert [] == rules(objects, base, objects.commit(replied, head, base), actor)
    (deed,) = Proposal(objects.root, base, head, actor, date.fromisoformat(TODAY)).judged().deeds
    assert ("reply", "market-regulation") == (deed.kind, deed.department)


def test_several_forks_hide_nothing(objects: Objects) -> None:
    """Nor does such a merge hide that it left out what one of them had said, or changed it."""
    base, left, right, both, one = crossed(objects)
    text = objects.known[both[PLACE].object_id].decode()
    changed = both | {PLACE: objects.blob(text.replace("再答复", "不再答复").encode())}
    for made, wrong in ((one, "change.removed"), (changed, "change.past")):
        head = objects.commit(made, objects.commit(made, right, left))
        for actor in (*CLERKS.values(), "zs-office", "zs-maintainer"):
            assert wrong in rules(objects, base, head, actor)


def test_several_forks_in_conflict(objects: Objects) -> None:
    """Where both branches wrote in one place, who settles it as main did is held to no more."""
    start = small(objects)
    root = objects.commit(start)
    left = stepped(objects, start, "science", SECOND)
    right = stepped(objects, start, "science", SECOND | {"text": "另一答复"})
    both = stepped(objects, left, "science", SECOND | {"text": "另一答复"})
    parts = [objects.commit(each, root) for each in (left, right)]
    base = objects.commit(both, *parts)
    replied = stepped(objects, both, "market-regulation", REPLY)
    head = objects.commit(replied, objects.commit(both, *reversed(parts)))
    assert [] == rules(objects, base, head, CLERKS["market-regulation"])
    less = objects.commit(left, *reversed(parts))
    assert [] != rules(objects, base, less, CLERKS["science"])


def test_old_head(objects: Objects) -> None:
    """A head that is a part of the base's past brings nothing back."""
    base, left, *_ = crossed(objects)
    assert [] == rules(objects, base, left, CLERKS["finance"])


def test_all_commits_together(objects: Objects) -> None:
    """A step that one commit takes and the next takes back was not taken."""
    start = small(objects)
    root = objects.commit(start)
    taken = objects.commit(stepped(objects, start, "market-regulation", REPLY), root)
    assert [] == rules(objects, root, objects.commit(start, taken), CLERKS["market-regulation"])


def test_reverted(objects: Objects) -> None:
    """What has landed is not taken back by a commit that reverts it."""
    base, _, _, both, one = crossed(objects)
    assert both != one
    head = objects.commit(one, base)
    for actor in ("zs-maintainer", CLERKS["market-regulation"]):
        assert ["change.removed"] == rules(objects, base, head, actor)
