"""The laws of ``tingjian show``: one case, whole, as it stands on a day."""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, MERGED, THEME, WORKING, Repository, spawn


def test_text(run: Run) -> None:
    """Number, title, state, rings, facts by their names, threads step by step."""
    said = run("show", WORKING)
    assert (0, "") == (said.code, said.err)
    lines = said.out.split("\n")
    assert [f"{WORKING}  专利申请量大，预审名额少", "办理中  跨部门  （截至 2026-03-11）"] == lines[
        :2
    ]
    rings = "企业需要 2026-03-02  平台搭建 2026-03-02  协商民主 2026-03-04  权威回应 —  达成共识 —"
    assert rings == lines[2]
    assert "属地  定海区（dinghai）" in lines
    assert "来源  走访  2026-03-01-dinghai" in lines
    assert "部门线（舟山市市场监督管理局）" in lines
    assert "  2026-03-05  签收  mr-clerk" in lines


def test_overdue(run: Run) -> None:
    """On a later day it is overdue."""
    assert "已逾期" not in run("show", WORKING, "--as-of", "2026-03-25").out
    assert (
        "办理中  已逾期  跨部门  （截至 2026-03-26）"
        in run("show", WORKING, "--as-of", "2026-03-26").out
    )


def test_past_days(run: Run) -> None:
    """As of a past day, neither state nor threads know what came later."""
    said = run("show", WORKING, "--as-of", "2026-03-04").out
    assert "待签收  跨部门  （截至 2026-03-04）" in said
    assert "2026-03-05" not in said
    assert "名额由市场监管部门核定" not in said
    assert "待交办" in run("show", WORKING, "--as-of", "2026-03-03").out


def test_json(run: Run) -> None:
    """As JSON: the record in its schema's order, and where it stands."""
    said = json.loads(run("show", CLOSED, "--format", "json").out)
    assert ["id", "title", "enterprise"] == list(said)[:3]
    expected = {
        "as_of": "2026-03-11",
        "state": "closed",
        "overdue": [],
        "rings": {
            "need": "2026-01-05",
            "platform": "2026-01-05",
            "consultation": "2026-01-06",
            "response": "2026-01-13",
            "consensus": "2026-01-14",
        },
        "crossings": [],
    }
    assert expected == said["standing"]
    assert ["accept", "evaluate", "close"] == [step["kind"] for step in said["steps"]]


def test_every_case(run: Run) -> None:
    """Issues and themes are shown, whatever their state."""
    for number in (HEARD, WORKING, CLOSED, MERGED, THEME):
        assert 0 == run("show", number).code
        assert number == json.loads(run("show", number, "--format", "json").out)["id"]
    assert f"并入事项  企业人才子女入学（{THEME}）" in run("show", MERGED).out
    assert "企业理解认可  是" in run("show", CLOSED).out


def test_contact(small: Repository, run: Run) -> None:
    """A sealed contact is said to be there, and not printed."""
    small.edit(
        f"issues/2026/{HEARD}.yml",
        "disclosure: anonymous",
        "disclosure: anonymous\ncontact: sealed:QUJD",
    )
    said = run("show", HEARD).out
    assert "联系方式  （已加密）" in said
    assert "QUJD" not in said


def test_unknown_names(small: Repository, run: Run) -> None:
    """A department or a sector that is in no table is shown by its id."""
    small.edit(f"issues/2026/{WORKING}.yml", "department: science", "department: gone")
    small.edit(f"issues/2026/{WORKING}.yml", "sector: advanced-manufacturing", "sector: gone")
    said = run("show", WORKING)
    assert 0 == said.code
    assert "部门线（gone）" in said.out
    assert "行业  gone" in said.out


def test_english(small: Repository) -> None:
    """In English, labels and states are English; the record's own words stay as they are."""
    said = spawn("show", WORKING, at=small.root, TINGJIAN_LANG="en").out
    assert "being worked on  across departments  (as of 2026-03-11)" in said
    assert re.search(r"^disclosure +named", said, re.MULTILINE)
    assert "专利申请量大" in said


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("due",),
        ("show", WORKING),
        ("remind", WORKING, "--departments", "market-regulation", "--as", "zs-office"),
    ],
)
def test_names_in_english(small: Repository, words: tuple[str, ...]) -> None:
    """Whatever has an English name is called by it in English output; what has none by its own."""
    said = spawn(*words, at=small.root, TINGJIAN_LANG="en")
    assert "Zhoushan Administration for Market Regulation" in said.out + said.err
    assert "市场监管局" not in said.out + said.err
    small.edit("departments.yml", "  name_en: Zhoushan Administration for Market Regulation\n", "")
    said = spawn(*words, at=small.root, TINGJIAN_LANG="en")
    assert re.search("市市场监管局|舟山市市场监督管理局", said.out + said.err)


def test_a_theme_names_what_is_merged_into_it(run: Run) -> None:
    """A theme is shown with the issues that stand merged on the day; what was reopened is not."""
    merged = f"并入的诉求\n  {MERGED}  "
    assert merged in run("show", THEME).out
    assert 0 == run("reopen", MERGED, "--reason", "另行办理").code
    assert "并入的诉求" not in run("show", THEME).out
