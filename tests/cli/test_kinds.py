"""The laws of showing and listing records of any kind, on the sample ledger, which has them all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import WORKING, Repository, spawn

from tingjian.cli.kinds import COLUMNS, LISTS
from tingjian.core.ledger import Ledger
from tingjian.store.kinds import held
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds

ROOT = Path(__file__).parents[2]
SAMPLE = ("--root", str(ROOT))
TODAY = "2026-09-30"
PATENTS = "ZS-20260302-7K4QM"
SESSION = "ZS-20260305-XM6M0"


@pytest.fixture(scope="module")
def sample() -> Ledger:
    """Give the sample ledger."""
    return open_ledger(ROOT)


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    """What is listed of the sample ledger, as JSON."""
    said = run("list", *words, *SAMPLE, "--format", "json", today=TODAY)
    assert (0, "") == (said.code, said.err)
    found: list[dict[str, object]] = json.loads(said.out)
    return found


def ids(ledger: Ledger, kind: str) -> list[str]:
    """Every id of a kind in a ledger."""
    return list(held(ledger, kind))


def test_kinds() -> None:
    """Every kind of record is listed, and every list of elements that ``add`` knows, but threads."""
    told = record_kinds()
    assert {*COLUMNS, "issue", "theme"} == set(told) - {"ledger", "calendar"}
    grown = {
        name
        for kind in told.values()
        for name, field in kind.fields.items()
        if field.write == "append" and "id" in field.fields
    }
    assert grown - {"participants"} <= set(LISTS)


@pytest.mark.parametrize("kind", [*COLUMNS, "theme"])
def test_every_kind(run: Run, sample: Ledger, kind: str) -> None:
    """Every kind is listed whole, and each of its records is shown, as text and as JSON."""
    known = ids(sample, kind)
    key = {"plan": "year", "person": "login"}.get(kind, "id")
    assert known == [str(row[key]) for row in rows(run, kind)]
    for number in (known[0], known[-1]):
        text, plain = (
            run("show", number, *SAMPLE, "--format", each, today=TODAY) for each in ("text", "json")
        )
        assert (0, 0) == (text.code, plain.code)
        assert number == str(json.loads(plain.out)[key])
        assert number == text.out.split()[0]


@pytest.mark.parametrize("name", LISTS)
def test_every_list(run: Run, sample: Ledger, name: str) -> None:
    """Every element of every list has a row, with the number of the record that it is in."""
    owners = [each for kind in LISTS[name] for each in ids(sample, kind)]
    listed = rows(run, name)
    assert listed
    assert {row["record"] for row in listed} <= set(owners)


@pytest.mark.parametrize("kind", [*COLUMNS, *LISTS, "theme"])
def test_formats(run: Run, kind: str) -> None:
    """A table has the headings of the schemas, CSV and JSON the names of the fields."""
    listed = rows(run, kind)
    said = run("list", kind, *SAMPLE, "--format", "csv", today=TODAY)
    lines = list(csv.reader(io.StringIO(said.out)))
    assert [list(listed[0]), len(listed)] == [lines[0], len(lines) - 1]
    table = run("list", kind, *SAMPLE, today=TODAY)
    assert f"共 {len(listed)} 件。" in table.err or f"共 {len(listed)} 条。" in table.err
    assert len(listed) + 1 == len(table.out.splitlines())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("proposals", "--department", "market-regulation"), 3),
        (("visit", "--enterprise", "shipyard-02"), 2),
        (("findings", "--enterprise", "fish-port-01"), 1),
        (("observer", "--sector", "oil-and-gas"), 1),
        (("opinions", "--text", "评估费"), 1),
        (("policy", "--text", "没有这样的话"), 0),
        (("theme", "--state", "closed"), 1),
        (("theme", "--overdue"), 1),
        (("theme", "--department", "port"), 1),
        (("session", "--as-of", "2026-03-05"), 2),
        (("suggestions", "--as-of", "2026-04-10"), 1),
        (("points", "--as-of", "2025-03-09"), 0),
    ],
)
def test_filters(run: Run, words: tuple[str, ...], number: int) -> None:
    """A list is narrowed by what its records name or say, and to a past day."""
    assert number == len(rows(run, *words))


def test_names(run: Run) -> None:
    """People read names where machines read ids; a count where a list is."""
    table = run("list", "session", *SAMPLE, today=TODAY).out
    assert "面对面    5         2             1         2026-03-09" in table
    assert "市市场监管局" in run("list", "claims", *SAMPLE, today=TODAY).out
    assert "market-regulation" in run("list", "claims", *SAMPLE, "--format", "csv", today=TODAY).out
    assert "演示·智库专家03" in run("list", "advice", *SAMPLE, today=TODAY).out
    assert "oil-and-gas" in run("list", "observer", *SAMPLE, "--format", "csv", today=TODAY).out


def test_only_cases_have_states(run: Run) -> None:
    """What asks where a case stands is refused for records that stand nowhere."""
    for option in (("--state", "closed"), ("--overdue",)):
        said = run("list", "session", *option)
        assert (1, "") == (said.code, said.out)
        assert f"{option[0]} 只用于诉求" in said.err
    assert 2 == run("list", "meeting").code
    assert "没有符合条件的记录" in run("list", "session").err


def test_record(run: Run) -> None:
    """A record is told field by field, its lists element by element, ids with their names."""
    said = run("show", SESSION, *SAMPLE).out
    assert "计划议题  2026  t1" in said
    assert f"（{PATENTS}）" in said
    assert "\n发言记录\n  e1  陈述\n      发言要点  " in said
    assert "所在部门  舟山市市场监督管理局（market-regulation）" in said


def test_past(run: Run) -> None:
    """On a past day a record lacks what came later; before its first day there is none."""
    was = json.loads(run("show", SESSION, *SAMPLE, "--as-of", "2026-03-06", "--format", "json").out)
    assert "sent" not in was
    said = run("show", SESSION, *SAMPLE, "--as-of", "2026-03-04")
    assert (1, "") == (said.code, said.out)
    assert f"{SESSION} 始于 2026-03-05，截至 2026-03-04 还没有" in said.err
    assert "（截至 2026-03-06）" in run("show", SESSION, *SAMPLE, "--as-of", "2026-03-06").out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ZS-20260302-7K4QN", f"校验码不符，可能抄错了一个字；相近的有：{PATENTS}"),
        ("bunker-1", "账本中没有 bunker-1；相近的有：bunker-01"),
        ("qqqq", "账本中没有 qqqq"),
        ("1999", "账本中没有 1999"),
        ("什么", "不是编号"),
    ],
)
def test_unknown(run: Run, asked: str, told: str) -> None:
    """Of a number that is not there, what is like it is named."""
    said = run("show", asked, *SAMPLE)
    assert (1, "") == (said.code, said.out)
    assert told in said.err


def test_english(small: Repository) -> None:
    """In English the labels are English; the record's own words stay as they are."""
    said = spawn("list", "enterprise", at=small.root, TINGJIAN_LANG="en")
    assert "region" in said.out.splitlines()[0]
    assert "2 records." in said.err
    said = spawn("show", "haiyue", at=small.root, TINGJIAN_LANG="en")
    assert ["haiyue  海岳船务", "enterprise"] == said.out.splitlines()[:2]
    said = spawn("show", "haiyuee", at=small.root, TINGJIAN_LANG="en")
    assert "there is no haiyuee in the ledger; there is: haiyue" in said.err


def test_completion(small: Repository) -> None:
    """A shell is offered the numbers and ids that begin as was typed, whatever its case."""

    def offered(words: str) -> list[str]:
        count = {"COMP_WORDS": f"tingjian {words}", "COMP_CWORD": str(len(words.split()))}
        said = spawn(at=small.root, _TINGJIAN_COMPLETE="bash_complete", **count)
        return [line.partition(",")[2] for line in said.out.split()]

    assert WORKING in offered("show zs-2026")
    assert ["haiyue"] == offered("show hai")
    assert WORKING in offered("accept ZS-20260302")
    assert ["claims", "campaign"] == sorted(offered("list c"), reverse=True)
    (small.root / "ledger").rename(small.root / "away")
    assert [] == offered("show ZS")
