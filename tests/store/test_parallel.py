"""The laws of shared work: the same results in the same order, whatever becomes of the helper process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support import TOOLS, Repository

from tingjian.core.finding import Finding
from tingjian.parallel import FEW, share
from tingjian.store import files as filed
from tingjian.store.judging import judge_all

HERE = os.getpid()


@pytest.mark.parametrize("number", [0, 1, FEW - 1, FEW, FEW + 1, 5 * FEW + 3])
def test_order(number: int) -> None:
    """Results come in the order of the things."""
    things = list(range(number))
    made = share(lambda part: [f"结果 {each}" for each in part], things, str)
    assert [f"结果 {each}" for each in things] == made


def test_processes() -> None:
    """Many things are shared among processes, few are not."""
    assert 2 == len(set(share(lambda part: [os.getpid() for _ in part], range(FEW), int)))
    assert {HERE} == set(share(lambda part: [os.getpid() for _ in part], range(FEW - 1), int))


def test_several_results_for_a_thing() -> None:
    """A thing may have many results or none, typed on the way back."""
    things = list(range(2 * FEW))

    def work(part: Sequence[int]) -> list[Finding]:
        return [Finding(str(each), each, "x", "", (("a", "b"),)) for each in part if each % 3]

    assert work(things) == share(work, things, Finding)
    assert [] == share(lambda _part: [], things, Finding)


def test_big_results() -> None:
    """More than a pipe holds comes back whole."""
    things = list(range(2 * FEW))
    made = share(lambda part: ["x" * 5000 for _ in part], things, str)
    assert ["x" * 5000] * len(things) == made


def test_an_error_is_raised_here() -> None:
    """An error in the other process is raised in this one."""

    def work(part: Sequence[int]) -> list[int]:
        if FEW in part:
            raise ZeroDivisionError
        return list(part)

    with pytest.raises(ZeroDivisionError):
        share(work, list(range(2 * FEW)), int)


def test_a_process_that_dies() -> None:
    """The part of a process that dies is done in this one."""

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() != HERE:
            os._exit(9)
        return list(part)

    assert list(range(2 * FEW)) == share(work, list(range(2 * FEW)), int)


ENDS = """
import os
from tingjian.parallel import share
here = os.getpid()
def work(part):
    if os.getpid() == here:
        raise ZeroDivisionError
    return list(part)
try:
    share(work, list(range(2000)), int)
except ZeroDivisionError:
    pass
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none is left")
"""


def test_no_child_is_left() -> None:
    """However it ends, no process is left behind."""
    done = subprocess.run(
        [sys.executable, "-c", ENDS],
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert ("none is left\n", "") == (done.stdout, done.stderr)


def test_check_is_shared(tmp_path: Path) -> None:
    """A ledger large enough to be shared has the findings of one that is not."""
    small = Repository(tmp_path / "small")
    text = (small.root / "ledger/enterprises/haiyue.yml").read_text(encoding="utf-8")
    for number in range(FEW + 50):
        wrong = text.replace("putuo", "none") if number % 7 == 0 else text
        small.write(f"enterprises/f-{number}.yml", wrong.replace("id: haiyue", f"id: f-{number}"))
    found = judge_all(filed.now(small.root))
    expected = {f"enterprises/f-{number}.yml" for number in range(0, FEW + 50, 7)}
    assert expected == {each.file for each in found}
    assert sorted(found) == found
