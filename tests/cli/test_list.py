"""The laws of ``tingjian list``: the issues that are like all that was said, for people and machines."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, MERGED, WORKING, Repository, spawn


def listed(run: Run, *words: str) -> list[str]:
    """The numbers that are listed."""
    said = run("list", *words, "--format", "json")
    assert (0, "") == (said.code, said.err)
    return [row["id"] for row in json.loads(said.out)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), [CLOSED, HEARD, WORKING, MERGED]),
        (("--state", "closed"), [CLOSED]),
        (("--state", "parked"), []),
        (("--department", "science"), [WORKING]),
        (("--sector", "port-shipping"), [HEARD, MERGED]),
        (("--region", "dinghai"), [CLOSED, WORKING]),
        (("--enterprise", "youzhong", "--state", "working"), [WORKING]),
        (("--text", "名额"), [WORKING, MERGED]),
        (("--text", "省级规定"), [CLOSED]),
        (("--text", "No Such"), []),
        (("--overdue",), []),
        (("--overdue", "--as-of", "2026-03-26"), [WORKING]),
        (("--as-of", "2026-03-02"), [CLOSED, HEARD, WORKING]),
        (("--as-of", "2026-03-03", "--department", "science"), []),
        (("--as-of", "2026-01-12", "--state", "working"), [CLOSED]),
        (("--as-of", "2025-01-01"), []),
    ],
)
def test_filters(run: Run, words: tuple[str, ...], expected: list[str]) -> None:
    """Every filter narrows the list; numbers come in their order; a past day knows only itself."""
    assert expected == listed(run, *words)


def test_json(run: Run) -> None:
    """As JSON a row has codes."""
    row = json.loads(run("list", "--state", "working", "--format", "json").out)[0]
    expected = {
        "id": WORKING,
        "raised": "2026-03-02",
        "state": "working",
        "overdue": False,
        "lead": "market-regulation",
        "due": "2026-03-25",
        "region": "dinghai",
        "sector": "advanced-manufacturing",
        "title": "专利申请量大，预审名额少",
    }
    assert expected == row


def test_csv(small: Repository, run: Run) -> None:
    """As CSV: a heading, a line a row, and no cell that a spreadsheet would run."""
    small.edit(f"issues/2026/{HEARD}.yml", "码头夜间用电价格偏高", '"=1+1,\\"x\\""')
    said = run("list", "--format", "csv").out
    assert said.endswith("\r\n") or "\n" in said
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [CLOSED, HEARD, WORKING, MERGED] == [row["id"] for row in rows]
    assert '\'=1+1,"x"' == rows[1]["title"]
    assert ("working", "") == (rows[2]["state"], rows[1]["lead"])


def test_table(run: Run) -> None:
    """As a table for people: names, and how many beside it."""
    said = run("list")
    assert (0, "共 4 件。\n") == (said.code, said.err)
    assert "市市场监管局" in said.out
    assert "办理中" in said.out
    assert "没有符合条件的诉求。\n" == run("list", "--state", "parked").err
    assert "" == run("list", "--state", "parked").out
    assert "是" in run("list", "--overdue", "--as-of", "2026-04-30").out


def test_english(small: Repository) -> None:
    """In English headings and states are English."""
    said = spawn("list", at=small.root, TINGJIAN_LANG="en")
    assert "4 issues.\n" == said.err
    assert "being worked on" in said.out
    assert "number" in said.out.split("\n")[1] + said.out.split("\n")[0]


def test_usage(run: Run) -> None:
    """A state that there is not is a mistake of usage."""
    assert 2 == run("list", "--state", "lost").code
    assert 2 == run("list", "--format", "xml").code


def test_unreadable_ledger(small: Repository, run: Run) -> None:
    """A ledger with a file that cannot be read is not listed in part."""
    small.edit(f"issues/2026/{HEARD}.yml", "title:", "titel:")
    said = run("list")
    assert (1, "") == (said.code, said.out)
    assert f"ledger/issues/2026/{HEARD}.yml" in said.err


def test_a_department_that_is_not_there(run: Run) -> None:
    """Nothing is owed by, or dispatched to, what does not exist: it is told what is like it."""
    said = run("list", "--department", "market")
    assert (1, "") == (said.code, said.out)
    assert "没有“market”这个部门；相近的有：market-regulation（" in said.err
