"""The laws of ``similar`` and ``cluster``, and of what ``new`` says of likely duplicates."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest
from tests.cli.conftest import Run
from tests.cli.test_new import words
from tests.support import COMMAND, HEARD, MERGED, THEME, TODAY, TOOLS, WORKING, Repository

NOISE = (
    {"title": "新城旁的搅拌站扰民", "statement": "搅拌站夜里开工，噪音大，新城的居民无法入睡。"},
    {
        "title": "新城旁搅拌站噪音太大",
        "statement": "搅拌站夜里开工，噪音和粉尘让新城的居民无法入睡。",
    },
)
FIRST, SECOND = NOISE


@pytest.fixture
def noise(run: Run) -> list[str]:
    """Give the numbers of two issues about one matter, in the small ledger."""
    return [run("new", *words(**said)).out.strip() for said in NOISE]


def test_similar(run: Run, noise: list[str]) -> None:
    """The likest issue comes first, with its score and what both say; the issue itself does not."""
    said = run("similar", noise[0])
    lines = said.out.splitlines()
    assert (0, "") == (said.code, said.err)
    assert ["编号", "相似度", "提出日期", "标题", "共同之处"] == lines[0].split()
    assert lines[1].startswith(noise[1])
    assert "搅拌站" in lines[1].split()[-1]
    assert all(not line.startswith(noise[0]) for line in lines)


def test_text(run: Run, noise: list[str]) -> None:
    """A text is compared as well; a limit is kept; machines get numbers and lists."""
    said = run("similar", "--text", "搅拌站噪音", "--limit", "1", "--format", "json")
    (row,) = json.loads(said.out)
    assert (noise[1], SECOND["title"]) == (row["id"], row["title"])
    assert 0 < row["score"] < 1
    assert "搅拌站噪音" in row["shared"]
    rows = list(
        csv.DictReader(io.StringIO(run("similar", "--text", "搅拌站", "--format", "csv").out))
    )
    assert set(noise) == {row["id"] for row in rows}


def test_theme(run: Run, small: Repository) -> None:
    """Issues that a theme may take in are found by the theme's number."""
    small.edit(f"issues/2026/{HEARD}.yml", "title: 码头夜间用电价格偏高", "title: 人才子女入学难")
    assert HEARD in run("similar", THEME).out


def test_nothing(run: Run) -> None:
    """Where nothing is alike, that is said."""
    said = run("similar", "--text", "zzz")
    assert (0, "", "没有相似的问题。\n") == said


@pytest.mark.parametrize("given", [(), (HEARD, "--text", "码头")])
def test_either(run: Run, given: tuple[str, ...]) -> None:
    """A number or a text, not both, not neither."""
    said = run("similar", *given)
    assert (1, "错误：请给出编号，或用 --text 给出一段文字，二者取一\n") == (said.code, said.err)


def test_cluster(run: Run, noise: list[str]) -> None:
    """A proposal has members, a title in their own words, what they share, and how frequent it is."""
    (found,) = json.loads(run("cluster", "--format", "json").out)
    assert sorted(noise) == sorted(member["id"] for member in found["members"])
    assert found["title"] == found["members"][0]["title"]
    assert (2, 1, "2026-03-11", "2026-03-11", []) == (
        found["issues"],
        found["enterprises"],
        found["first"],
        found["last"],
        found["themes"],
    )
    assert any("搅拌站" in phrase for phrase in found["shared"])


def test_cluster_table(run: Run, noise: list[str]) -> None:
    """A table says once what is the proposal's; CSV says it in every row."""
    said = run("cluster")
    lines = said.out.splitlines()
    assert 3 == len(lines)
    assert all(number in said.out for number in noise)
    assert lines[1].startswith("2 ")
    assert lines[2].startswith("  ")
    assert "归并出 1 组，共 2 件" in said.err
    rows = list(csv.DictReader(io.StringIO(run("cluster", "--format", "csv").out)))
    assert ["2", "2"] == [row["issues"] for row in rows]


def test_cluster_of_many(run: Run, noise: list[str]) -> None:
    """A table lists a few members of a large cluster and counts the others; JSON lists all."""
    for _ in range(5):
        run("new", *words(**FIRST))
    said = run("cluster")
    assert "……另有 2 件" in said.out
    assert 7 == len(said.out.splitlines())
    (found,) = json.loads(run("cluster", "--format", "json").out)
    assert 7 == found["issues"] == len(found["members"])
    assert set(noise) < {member["id"] for member in found["members"]}


@pytest.mark.usefixtures("noise")
def test_since_and_least(run: Run) -> None:
    """Only issues of the period are gathered, and only clusters that are large enough are shown."""
    assert 1 == len(json.loads(run("cluster", "--since", TODAY, "--format", "json").out))
    assert [] == json.loads(run("cluster", "--since", "2026-03-12", "--format", "json").out)
    assert [] == json.loads(run("cluster", "--least", "3", "--format", "json").out)


def test_merged(run: Run, small: Repository) -> None:
    """A proposal says into which themes some of it is merged; what was reopened is no longer."""
    path = small.path(MERGED)
    title = next(line for line in path.read_text("utf-8").splitlines() if "title" in line)
    for number in (HEARD, WORKING):
        text = small.path(number).read_text("utf-8")
        old = next(line for line in text.splitlines() if line.startswith("title: "))
        small.edit(f"issues/2026/{number}.yml", old, title)
    found = json.loads(run("cluster", "--format", "json").out)
    assert THEME in {theme for each in found for theme in each["themes"]}
    assert 0 == run("reopen", MERGED, "--reason", "另行办理").code
    found = json.loads(run("cluster", "--format", "json").out)
    assert THEME not in {theme for each in found for theme in each["themes"]}


def test_duplicates(run: Run, noise: list[str]) -> None:
    """Before an issue is registered, those that it may repeat are shown; what is unlike is not."""
    said = run("new", *words(**FIRST))
    assert 0 == said.code
    shown, _, registered = said.err.rpartition("已登记")
    assert "可能与已登记的问题重复：" in shown
    assert f"{noise[0]}  相似度 1.00  2026-03-11  {FIRST['title']}" in shown
    assert registered
    assert "可能" not in run("new", *words(title="外轮供应手续多", statement="请简化。")).err


def test_other_findings(run: Run, small: Repository) -> None:
    """Where the ledger has findings, nothing is compared, that is said, and it is registered."""
    small.edit(f"issues/2026/{HEARD}.yml", "title: 码头夜间用电价格偏高", "title: ''")
    said = run("new", *words())
    assert 0 == said.code
    assert "未能查重" in said.err


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("y", 0)])
@pytest.mark.usefixtures("noise")
def test_asked(small: Repository, answer: str, code: int) -> None:
    """On a terminal one is asked whether to register it all the same; no means that nothing is written."""
    before = small.state()
    ours, theirs = pty.openpty()
    environment = {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY, "TINGJIAN_ACTOR": "zs-office"}
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "new", *words(**FIRST)],
        cwd=small.root,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    assert code == process.wait()
    os.close(ours)
    assert (before == small.state()) is (answer == "n")


def test_english(run: Run, noise: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is said in English as well."""
    monkeypatch.setenv("TINGJIAN_LANG", "en")
    assert "likeness" in run("similar", noise[0]).out
    assert "1 group of 2 issues" in run("cluster").err
    assert "It may have been registered already" in run("new", *words(**FIRST)).err
