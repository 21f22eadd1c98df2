"""Every step of the table, by whoever may take it and by everybody who may not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.proposals import Objects, Proposal, small
from tests.situations import UNIT, after, before, right, text
from tests.support import CLERKS, OFFICE, TODAY

from tingjian.core.record import Case
from tingjian.core.steps import BY_KIND, STAFF

MAINTAINER = "zs-maintainer"
RECEIVED = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Objects:
    """Give a bare repository, for all changes one after the other."""
    return Objects(tmp_path_factory.mktemp("table") / "bare")


def proposal(objects: Objects, was: Case, now: Case, actor: str) -> Proposal:
    """The pull request that makes of one case the other."""
    path = f"ledger/issues/{was.id[3:7]}/{was.id}.yml".encode()
    tree = small(objects) | {path: objects.blob(text(was).encode())}
    base = objects.commit(tree)
    head = objects.commit(tree | {path: objects.blob(text(now).encode())}, base)
    return Proposal(objects.root, base, head, actor, RECEIVED)


def strangers() -> Iterator[tuple[str, str]]:
    """Every kind of step with everybody who may not take it."""
    for kind, rule in BY_KIND.items():
        for actor in (OFFICE, MAINTAINER, *CLERKS.values()):
            allowed = {OFFICE, MAINTAINER} if rule.roles == STAFF else {CLERKS[UNIT]}
            if actor not in allowed:
                yield kind, actor


@pytest.mark.parametrize("kind", BY_KIND)
def test_right_actor(objects: Objects, kind: str) -> None:
    """Whoever may take a step may propose it, and the gate says which step it is."""
    made = proposal(objects, before(kind), after(kind, right(kind)), right(kind)).judged()
    assert [] == made.findings
    assert [kind] == [deed.kind for deed in made.deeds]


@pytest.mark.parametrize(("kind", "actor"), list(strangers()))
def test_wrong_actor(objects: Objects, kind: str, actor: str) -> None:
    """Nobody else may, though he signs it himself; and nothing else is wrong with it."""
    rules = set(proposal(objects, before(kind), after(kind, actor), actor).rules())
    assert rules & {"step.role", "step.department"}
    assert rules <= {"step.role", "step.department", "change.role"}
