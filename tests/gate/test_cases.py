"""The gate's laws, a small file each: who changes what, when, and the rules that this breaks.

Drop a file into ``tests/gate/cases`` and gain a test. ``law`` is what it shows; ``actor`` and
``received`` (a Wednesday in March if not said) are the pull request's. ``before`` has landed
already, ``after`` is what the pull request does, ``meanwhile`` what landed since it was begun;
``merge`` are edits of a merge commit at its head. ``rules`` are the rules that it breaks, all of
them, and ``says`` what it does, if it may be merged. An edit names a ``file`` (``working`` and so
on are the small ledger's, see ``tests/proposals.py``) and what becomes of it: ``replace`` a text
``by`` another, ``append``, ``write`` (so many ``times``, so many ``files``), ``bytes`` (base64),
``delete``, ``rename``, ``copy``, ``link``, ``submodule``, ``mode``, or a ``step`` at the end of a
``thread``: ``on`` and ``by`` are the pull request's where the step does not say them. ``process``
asks for the same verdict of the command line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.proposals import Objects, proposal
from tests.support import TESTS, spawn, tables

from tingjian.store.strict import read
from tingjian.views.deeds import sentence
from tingjian.words.gate_rules import CHANGE, PROPOSAL

CASES = sorted((TESTS / "gate" / "cases").glob("*.yml"))


def told(path: Path) -> dict[str, Any]:
    """What a case says."""
    case = read(path.read_bytes())
    assert isinstance(case, dict)
    return case


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Objects:
    """Give a bare repository, for all cases one after the other."""
    return Objects(tmp_path_factory.mktemp("cases") / "bare")


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.stem))
def test_case(objects: Objects, path: Path) -> None:
    """Exactly the rules that are named are broken; what passes says what it does."""
    case = told(path)
    made = proposal(objects, case)
    judgement = made.judged()
    broken = {finding.rule for finding in judgement.findings}
    assert set(case["rules"]) == broken, judgement.findings
    if "says" in case:
        assert case["says"] == [sentence(deed, tables(), "zh") for deed in judgement.deeds]
    if case.get("process"):
        words = ("--base", made.base, "--head", made.head, "--actor", made.actor)
        said = spawn("gate", *words, "--received", str(made.received), at=made.root)
        assert int(bool(broken)) == said.code, said.out + said.err
        assert [] == [rule for rule in case["rules"] if rule not in said.out + said.err]


def test_every_rule_of_the_gate_is_broken_somewhere() -> None:
    """Every rule has a case that breaks it."""
    assert set() == {*PROPOSAL, *CHANGE} - {rule for path in CASES for rule in told(path)["rules"]}


def test_there_are_cases_enough() -> None:
    """What somebody hostile would try is tried: eighty ways at least."""
    assert len(CASES) >= 80
