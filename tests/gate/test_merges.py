"""Departments answer one issue at once, and the office goes on with it: Git merges them all."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from tests.support import OFFICE, Repository, step

from tingjian.core.record import Step
from tingjian.store import files
from tingjian.store.gate import base_tables, gate
from tingjian.store.judging import judge_all
from tingjian.store.strict import Value, read
from tingjian.store.writer import append, insert

NUMBER = "ZS-20260302-0DMWW"
PATH = f"ledger/issues/2026/{NUMBER}.yml"
UNITS = {
    "market-regulation": "mr-clerk",
    "science": "st-clerk",
    "housing": "hc-clerk",
    "finance": "cz-clerk",
    "transport": "tr-clerk",
    "tax": "tx-clerk",  # to whom the issue is dispatched while the others answer
}
LATE = "tax"
FIRST, SECOND = date(2026, 3, 11), date(2026, 3, 13)

HEAD = """\
id: ZS-20260302-0DMWW
title: 码头夜间用电价格偏高
enterprise: haiyue
sector: port-shipping
region: putuo
class: complex
source:
  channel: hotline
raised: 2026-03-02
disclosure: anonymous
statement: 夜间作业用电价格与错峰政策衔接不畅。
"""
CANONICAL = """\
  - department: {unit}
    steps:
      - kind: dispatch
        on: 2026-03-04
        by: zs-office
        as: {part}
        due: 2026-03-12
        head: 局长
"""
BY_HAND = """\
    # {unit}，{part}
    -   department: "{unit}"
        steps: # 交办、答复
            - {{kind: dispatch, on: 2026-03-04, by: zs-office, as: {part}, due: "2026-03-12", head: '局长'}}
            # 当天电话通知

            -   on: '2026-03-05' # 签收
                kind: sign
                by: {clerk}
"""
STYLES = {
    "canonical": ("steps:\n  - kind: accept\n    on: 2026-03-02\n    by: zs-office\n", CANONICAL),
    "by hand": (
        "# 办公室\nsteps:\n- kind: accept # 受理\n  on: 2026-03-02\n  by: 'zs-office'\n\n\n",
        BY_HAND,
    ),
}


class Branches(Repository):
    """A repository with an issue that was dispatched to so many, and a branch for each of them."""

    def __init__(self, root: Path, number: int, style: str) -> None:
        super().__init__(root)
        units = list(UNITS)[:number]
        office, thread = STYLES[style]
        text = HEAD + office + "assignments:\n"
        for unit in units:
            part = "support" if unit != units[0] else "lead"
            text += thread.format(unit=unit, part=part, clerk=UNITS[unit])
        self.write(f"issues/2026/{NUMBER}.yml", text if style == "canonical" else text[:-1])
        more = "".join(
            f"- id: {unit}\n  name: 舟山市{unit}局\n  level: city\n  head: 局长\n"
            for unit in ("transport", LATE)
        )
        with (self.root / "ledger/departments.yml").open("a", encoding="utf-8") as file:
            file.write(more)
        people = "".join(
            f"- login: {UNITS[unit]}\n  name: 经办人\n  role: department\n  department: {unit}\n"
            for unit in ("transport", LATE)
        )
        with (self.root / "ledger/people.yml").open("a", encoding="utf-8") as file:
            file.write(people)
        self.commit()
        assert [] == judge_all(files.now(self.root))
        self.units = units
        self.actors: dict[str, str] = {}

    def change(self, name: str, actor: str, edit: Callable[[str], str]) -> None:
        """Change the issue on a branch, which goes on from where it was."""
        self.git("checkout", "--quiet", *(() if name in self.actors else ("-b",)), name)
        self.actors[name] = actor
        file = self.root / PATH
        file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8", newline="")
        self.commit(name)
        self.git("checkout", "--quiet", "main")

    def merge(self, name: str, received: date) -> None:
        """Merge a branch as the forge would, after the gate let it pass."""
        tables = base_tables(self.root, "main")
        judgement = gate(self.root, tables, "main", name, self.actors[name], received)
        assert [] == judgement.findings, name
        self.git("merge", "--quiet", "--no-ff", "--no-edit", name)


def plain(taken: Step) -> dict[str, Any]:
    """A step as it is written."""
    names = {name: name.rstrip("_") for name in taken.__struct_fields__}
    values = {names[name]: getattr(taken, name) for name in names}
    return {
        name: str(value)
        if isinstance(value, date)
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in values.items()
        if value is not None
    }


def own(unit: str, taken: Step) -> Callable[[str], str]:
    """A step at the end of a department's thread."""

    def edit(text: str) -> str:
        value: Any = read(text.encode())
        place = [each["department"] for each in value["assignments"]].index(unit)
        return append(text, ("assignments", place, "steps"), plain(taken))

    return edit


def office(taken: Step) -> Callable[[str], str]:
    """A step at the end of the office's thread."""
    return lambda text: append(text, ("steps",), plain(taken))


def dispatched(on: date) -> Callable[[str], str]:
    """A thread for one more department, on top."""
    taken = step("dispatch", on, as_="support")
    new: Value = {"department": LATE, "steps": [plain(taken)]}
    return lambda text: insert(text, ("assignments",), 0, new)


def answer(branches: Branches, on: date) -> list[str]:
    """Every department answers, and the office supervises, each on its own branch."""
    for unit in branches.units:
        reply = step(
            "reply", on, UNITS[unit], outcome="explained", text=f"{unit}\n{on}答复：\n\n如下"
        )
        branches.change(unit, UNITS[unit], own(unit, reply))
    branches.change("office", OFFICE, office(step("follow_up", on)))
    return [*branches.units, "office"]


def replies(branches: Branches) -> int:
    """How many answers there are on the main branch."""
    text = (branches.root / PATH).read_text(encoding="utf-8")
    return text.count("outcome: explained")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_all_at_once(tmp_path: Path, number: int, style: str) -> None:
    """All answer at once, and again, in any order; the office supervises and dispatches once more."""
    drawn = random.Random(number)
    branches = Branches(tmp_path / "all", number, style)
    begun = answer(branches, FIRST)
    branches.change("dispatch", OFFICE, dispatched(FIRST))
    begun.append("dispatch")
    for name in drawn.sample(begun, len(begun)):
        branches.merge(name, FIRST)
    assert (number, []) == (replies(branches), judge_all(files.now(branches.root)))
    # The second round goes on from each one's own branch, which has not seen the others'.
    begun = answer(branches, SECOND)
    late = step("reply", SECOND, UNITS[LATE], outcome="explained", text="后来交办的也已答复")
    branches.git("branch", LATE, "main")
    branches.actors[LATE] = UNITS[LATE]
    branches.change(LATE, UNITS[LATE], own(LATE, late))
    for name in drawn.sample([*begun, LATE], len(begun) + 1):
        branches.merge(name, SECOND)
    assert (2 * number + 1, []) == (replies(branches), judge_all(files.now(branches.root)))


@pytest.mark.parametrize("style", STYLES)
def test_any_order(tmp_path: Path, style: str) -> None:
    """In whatever order they are merged, the same is said in the end."""
    branches = Branches(tmp_path / "any", 2, style)
    answer(branches, FIRST)
    branches.change("office", OFFICE, dispatched(FIRST))
    start = branches.git("rev-parse", "main").strip()
    ends = set()
    for order in permutations([*branches.units, "office"]):
        branches.git("reset", "--quiet", "--hard", start)
        for name in order:
            branches.git("merge", "--quiet", "--no-ff", "--no-edit", name)
        ends.add((branches.root / PATH).read_text(encoding="utf-8"))
    assert 1 == len(ends)
    assert [] == judge_all(files.now(branches.root))


def test_comments_survive(tmp_path: Path) -> None:
    """What an author wrote beside the values is there after all the merges."""
    branches = Branches(tmp_path / "kept", 3, "by hand")
    before = (branches.root / PATH).read_text(encoding="utf-8").splitlines()
    for name in answer(branches, FIRST):
        branches.merge(name, FIRST)
    after = (branches.root / PATH).read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
