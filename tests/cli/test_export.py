"""The laws of ``tingjian export``: the registers that staff keep, as they stand on a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, MERGED, THEME, WORKING, Repository

Cells = dict[str, object]


def registers(place: Path) -> dict[str, list[Cells]]:
    """Every register by its name, its rows by their headings; what is empty left out."""
    book = openpyxl.load_workbook(place)
    found: dict[str, list[Cells]] = {}
    for sheet in book.worksheets:
        heads, *rows = sheet.iter_rows(values_only=True)
        pairs: list[Cells] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
        found[sheet.title] = [{k: v for k, v in row.items() if v is not None} for row in pairs]
    return found


def exported(run: Run, *words: str, today: str = "2026-03-26") -> dict[str, list[Cells]]:
    """What is exported, on a day when one reply is late."""
    done = run("export", "--xlsx", "registers.xlsx", "--force", *words, today=today)
    assert (0, "") == (done.code, done.out), done
    return registers(Path("registers.xlsx"))


def day(text: str) -> datetime:
    """A day as a spreadsheet has it."""
    return datetime.fromisoformat(text)


def test_issues(run: Run) -> None:
    """The issues' register: facts, who leads, how it stands; a day is a day, names are names."""
    rows = exported(run)["诉求台账"]
    assert [CLOSED, HEARD, WORKING, MERGED] == [row["编号"] for row in rows]
    expected = {
        "编号": WORKING,
        "标题": "专利申请量大，预审名额少",
        "企业": "优众新材料",
        "行业": "先进制造",
        "属地": "定海区",
        "时限类别": "复杂",
        "来源": "走访",
        "提出日期": day("2026-03-02"),
        "公开方式": "具名公开",
        "状态": "办理中",
        "逾期": "是",
        "主办单位": "市市场监管局",
        "会办单位": "市科技局",
        "交办日期": day("2026-03-04"),
        "办理期限": day("2026-03-25"),
        "反映情况": "研发投入持续增加，\n预审名额不够用。",
        "诉求建议": "增加预审名额。",
    }
    assert expected == rows[2]
    ended = {"答复日期", "办理结果", "回访日期", "满意度", "办结日期", "办结结果"}
    assert ended <= set(rows[0])
    assert THEME == rows[3]["并入事项"]


def test_dispatches(run: Run) -> None:
    """The dispatches' register: a row for each department of each issue and theme."""
    rows = exported(run)["交办台账"]
    assert [CLOSED, WORKING, WORKING] == [row["编号"] for row in rows]
    expected = {
        "编号": WORKING,
        "标题": "专利申请量大，预审名额少",
        "事项类别": "涉企问题",
        "承办单位": "舟山市市场监督管理局",
        "承办方式": "主办",
        "责任人": "局长",
        "交办日期": day("2026-03-04"),
        "签收日期": day("2026-03-05"),
        "原定期限": day("2026-03-25"),
        "办理期限": day("2026-03-25"),
        "状态": "办理中",
        "逾期": "是",
        "办理轮次": 1,
        "延期次数": 0,
    }
    assert expected == rows[2]


def test_duties(run: Run) -> None:
    """The duties' register is what ``tingjian due`` says."""
    rows = exported(run)["待办台账"]
    csv = run("due", "--format", "csv", today="2026-03-26").out.splitlines()[1:]
    assert [line.split(",")[0] for line in csv] == [f"{row['办理期限']:%Y-%m-%d}" for row in rows]
    expected = {
        "办理期限": day("2026-03-04"),
        "逾期": "是",
        "责任单位": "工作专班",
        "待办事项": "受理",
        "编号": HEARD,
        "标题": rows[0]["标题"],
        "起算日期": day("2026-03-02"),
        "期限依据": "受理时限",
    }
    assert expected == rows[0]


def test_enterprises(run: Run) -> None:
    """The enterprises' register: every file, with how many issues, and how many still open."""
    rows = {row["标识"]: row for row in exported(run)["企业台账"]}
    assert {"haiyue", "youzhong"} == set(rows)
    assert (2, 1) == (rows["youzhong"]["诉求件数"], rows["youzhong"]["在办件数"])


def test_as_of(run: Run) -> None:
    """On an earlier day only what there was is told, as it stood then."""
    rows = exported(run, "--as-of", "2026-01-07")["诉求台账"]
    assert [(CLOSED, "办理中")] == [(row["编号"], row["状态"]) for row in rows]


def test_hostile_text(small: Repository, run: Run) -> None:
    """A title that looks like a formula is text."""
    small.edit(f"issues/2026/{WORKING}.yml", "title: 专利", "title: '=HYPERLINK(0)")
    small.edit(f"issues/2026/{WORKING}.yml", "预审名额少", "预审名额少'")
    exported(run)
    cell = openpyxl.load_workbook("registers.xlsx")["诉求台账"]["B4"]
    assert ("=HYPERLINK(0)申请量大，预审名额少", "s") == (cell.value, cell.data_type)


def test_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In English, headings and labels are English, from the same schemas."""
    monkeypatch.setenv("TINGJIAN_LANG", "en")
    rows = exported(run)
    assert ["Issues", "Dispatches", "Duties", "Enterprises"] == list(rows)
    assert "being worked on" == rows["Issues"][2]["state"]


def test_never_over_another(small: Repository, run: Run) -> None:
    """A spreadsheet in which somebody wrote stays, unless it is to be replaced."""
    (small.root / "registers.xlsx").write_bytes(b"with remarks")
    done = run("export", "--xlsx", "registers.xlsx")
    assert (1, True) == (done.code, "--force" in done.err)
    assert b"with remarks" == (small.root / "registers.xlsx").read_bytes()
    assert 2 == run("export", "--xlsx", "ledger/ledger.yml").code
    assert 2 == run("export").code


def test_same_bytes(small: Repository, run: Run) -> None:
    """The same ledger and day give the same bytes."""
    for name in ("a.xlsx", "b.xlsx"):
        assert 0 == run("export", "--xlsx", name).code
    assert (small.root / "a.xlsx").read_bytes() == (small.root / "b.xlsx").read_bytes()
