"""The laws of ``tingjian due``: what is owed, by whom, by when."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.cli.conftest import Run
from tests.support import HEARD, THEME, WORKING, Repository, spawn


def owed(run: Run, *words: str) -> list[tuple[str, str, str, str]]:
    """What is owed: day, owner, duty, number."""
    said = run("due", *words, "--format", "json")
    assert (0, "") == (said.code, said.err)
    return [(row["due"], row["owner"], row["duty"], row["id"]) for row in json.loads(said.out)]


def test_all(run: Run) -> None:
    """Duties of issues and themes, the earliest first; what has ended owes nothing."""
    expected = [
        ("2026-03-04", "office", "accept", HEARD),
        ("2026-03-25", "market-regulation", "reply", WORKING),
        ("2026-05-02", "office", "follow_up", THEME),
        ("2026-06-02", "office", "follow_up", WORKING),
    ]
    assert expected == owed(run)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--department", "market-regulation"), 1),
        (("--department", "office"), 3),
        (("--kind", "follow_up"), 2),
        (("--overdue",), 1),
        (("--overdue", "--as-of", "2026-03-26"), 2),
        (("--as-of", "2026-03-04"), 8),
        (("--as-of", "2025-12-31"), 0),
    ],
)
def test_filters(run: Run, words: tuple[str, ...], number: int) -> None:
    """By department, by kind, only overdue, as of a day."""
    assert number == len(owed(run, *words))


def test_table(run: Run) -> None:
    """For people: names, and how many are overdue."""
    said = run("due")
    assert "截至 2026-03-11，共 4 项待办，其中 1 项已逾期。\n" == said.err
    assert "市市场监管局" in said.out
    assert "工作专班" in said.out
    assert "截至 2025-12-31，没有待办。\n" == run("due", "--as-of", "2025-12-31").err


def test_provisional(small: Repository, run: Run) -> None:
    """A day reckoned without its calendar is marked provisional."""
    (small.root / "ledger/calendar/2026.yml").unlink()
    said = run("due", "--kind", "accept")
    assert "2026-03-04（暂定）" in said.out


def test_csv_and_english(small: Repository, run: Run) -> None:
    """As CSV rows have codes; in English the table is English but for names."""
    rows = list(csv.DictReader(io.StringIO(run("due", "--format", "csv").out)))
    assert ("accept", "office", "True") == (rows[0]["duty"], rows[0]["owner"], rows[0]["overdue"])
    said = spawn("due", at=small.root, TINGJIAN_LANG="en")
    assert "As of 2026-03-11: 4 owed, 1 of them overdue.\n" == said.err
    assert "the office" in said.out


def test_usage(run: Run) -> None:
    """A kind of duty that there is not is a mistake of usage."""
    assert 2 == run("due", "--kind", "sleep").code


CADENCES = """\
  since: 2026-02-10
  service_day_months: 1
  analysis_months: 2
  analysis_days: 10
  proposals_days: 5
  opinion_days: 10
"""


def test_cadences(small: Repository, run: Run) -> None:
    """What the mechanism owes beside its cases is listed with them, by kind and owner."""
    small.edit("ledger.yml", "  follow_up_months: 3\n", "  follow_up_months: 3\n" + CADENCES)
    words = ("--session-kind", "joint_meeting", "--title", "融资协商", "--on", "2026-03-05")
    session = run("new", "session", *words).out.strip()
    words = ("--department", "science", "--since", "2026-03-01", "--until", "2026-03-10")
    policy = run("new", "policy", "--title", "办法", *words).out.strip()
    assert 0 == run("add", policy, "opinions", "role=expert", "text=放宽").code
    expected = [
        ("2026-02-28", "office", "service_day", ""),
        ("2026-03-12", "office", "proposals", session),
        ("2026-03-24", "science", "answer", policy),
        ("2026-04-15", "office", "analysis", ""),
    ]
    found = owed(run)
    assert expected == [each for each in found if each[2] in {kind for _, _, kind, _ in expected}]
    assert expected[2:3] == owed(run, "--person", "st-clerk")
    assert {"office"} == {owner for _, owner, _, _ in owed(run, "--person", "zs-office")}
    assert [] == owed(run, "--person", "zs-office", "--department", "science")
    assert 1 == run("due", "--person", "nobody").code


def test_explained(run: Run) -> None:
    """Every day can be explained: which setting makes it due, and how the days were counted."""
    said = run("due", "--explain")
    assert "交办时所定或批准延至的期限" in said.out
    assert "自 2026-03-02 次日起 2 个工作日，至 2026-03-04" in said.out
    assert "自 2026-03-04 次日起 15 个工作日，至 2026-03-25" in said.out
    assert "按日历推到 2026-06-02" in said.out
    rows = json.loads(run("due", "--explain", "--format", "json").out)
    assert all(row["reckoned"] for row in rows)


def test_a_department_that_is_not_there(run: Run) -> None:
    """Nothing is owed by, or dispatched to, what does not exist: it is told what is like it."""
    said = run("due", "--department", "market")
    assert (1, "") == (said.code, said.out)
    assert "没有“market”这个部门；相近的有：market-regulation（" in said.err
