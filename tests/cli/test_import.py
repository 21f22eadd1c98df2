"""The laws of ``tingjian import``, through the command line on a real repository."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import openpyxl
import pytest

from tingjian.cli.importing import DEFAULT, read_mapping
from tingjian.cli.main import main
from tingjian.core.record import Issue
from tingjian.store.check import check
from tingjian.store.open import open_ledger

# Read before the tests' own surroundings clear what the user has set.
LETTERS = os.environ.get("TINGJIAN_LETTERS", "")

LEDGER = {
    "ledger.yml": """\
place: 某市
title: 听见
prefix: ZS
time_zone: Asia/Shanghai
languages:
  - zh
classes:
  - id: simple
    name: 简单
    lead_days: 7
    support_days: 3
limits:
  accept_days: 2
  sign_days: 1
  return_days: 2
  extensions: 1
  extension_days: 10
  evaluate_days: 10
  tolerance_days: 1
cadences:
  follow_up_months: 3
""",
    "departments.yml": """\
- id: unattributed
  name: 答复单位未注明
  level: city
  head: 主要负责人
""",
    "people.yml": """\
- login: zs-office
  name: 办公室
  role: staff
- login: mr-clerk
  name: 某科
  role: department
  department: unattributed
""",
    "sectors.yml": "- id: other\n  name: 其他\n",
    "regions.yml": "- id: dinghai\n  name: 定海区\n",
}
HEADINGS = ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "答复意见", "答复时间")
LETTER = (
    1,
    "A001",
    "路灯不亮",
    "2019/4/25 9:32:09",
    "\n\t\t\t\u3000\u3000请修。\n\t\t",
    None,
    None,
)
DAY = datetime(2019, 4, 26, 8, 0)  # noqa: DTZ001 (a spreadsheet's days have no zone)
ANSWERED = (2, "A002", "\u200b路面破损", DAY, "=1+1 不是公式", "<b>已修</b>", "2019/5/10 14:56:53")
WRONG = (3, "A003", "日期不对", "去年", "请修。", None, None)


class Repository(Protocol):
    """What the fixture of all tests gives."""

    root: Path
    git: Callable[..., str]
    write: Callable[[str, str], Path]
    commit: Callable[[str], str]


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def fresh(repository: Repository) -> Repository:
    """Give a repository with a ledger that has no issue yet."""
    for name, text in LEDGER.items():
        repository.write(f"ledger/{name}", text)
    repository.commit("ledger")
    return repository


@pytest.fixture
def run(
    fresh: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a function that runs ``tingjian import`` in the fresh ledger, as the office."""
    monkeypatch.chdir(fresh.root)
    monkeypatch.setenv("TINGJIAN_TODAY", "2026-03-02")
    monkeypatch.setenv("TINGJIAN_ACTOR", "zs-office")

    def run(*words: str | Path) -> Said:
        code = 0
        try:
            monkeypatch.setattr("sys.argv", ["tingjian", "import", *map(str, words)])
            main()
        except SystemExit as leave:
            code = int(leave.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def book(path: Path, *rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Path:
    made = openpyxl.Workbook()
    for row in (headings, *rows):
        made.worksheets[0].append(tuple(row))
    for cells in made.worksheets[0].iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # else what begins with = would be written as a formula
    made.save(path)
    return path


def issues(fresh: Repository) -> dict[str, Issue]:
    """The issues by the number of their rows."""
    found = open_ledger(fresh.root).issues.values()
    return {issue.imported.row: issue for issue in found if issue.imported}


def state(fresh: Repository) -> dict[str, bytes]:
    """Every file of the work tree."""
    return {
        str(path): path.read_bytes()
        for path in sorted(fresh.root.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def test_letters_become_issues(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """What can be taken is taken and passes the check; of the rest it is said why not."""
    said = run(book(tmp_path / "来信.xlsx", LETTER, ANSWERED, WRONG))
    assert 1 == said.code
    assert "来信.xlsx：导入 2 件，已有 0 件，未导入 1 件" in said.err
    assert "未导入的列：留言用户" in said.err
    assert "“留言时间”日期“去年”无法识别" in said.out
    assert "“留言主题”已删去账本不收的不可见字符：U+200B×1" in said.out
    assert "路灯不亮" not in said.out
    found = issues(fresh)
    assert {"1", "2"} == found.keys()
    assert ("路灯不亮", "请修。") == (found["1"].title, found["1"].statement)
    assert ("路面破损", "=1+1 不是公式") == (found["2"].title, found["2"].statement)
    assert ["dispatch", "reply"] == [step.kind for step in found["2"].assignments[0].steps]
    assert "<b>已修</b>" == found["2"].assignments[0].steps[1].text
    assert [] == check(fresh.root)


def test_accounts_are_left_out(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """The account of who wrote a letter comes into no file."""
    run(book(tmp_path / "a.xlsx", LETTER, ANSWERED))
    assert not any(b"A001" in text or b"A002" in text for text in state(fresh).values())


def test_second_import(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """Importing again, under another name and after the staff's edits, changes no byte."""
    run(book(tmp_path / "a.xlsx", LETTER, ANSWERED))
    path = next(fresh.root.glob("ledger/issues/2019/ZS-20190425-*.yml"))
    path.write_text(path.read_text("utf-8").replace("路灯不亮", "路灯整夜不亮"), "utf-8")
    before = state(fresh)
    said = run(book(tmp_path / "b.xlsx", ANSWERED, LETTER))
    assert (0, before) == (said.code, state(fresh))
    assert "导入 0 件，已有 2 件，未导入 0 件" in said.err


def test_csv_is_the_same(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """The same rows as CSV are the same issues."""
    run(book(tmp_path / "a.xlsx", LETTER))
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADINGS, LETTER])
    (tmp_path / "a.csv").write_bytes(stream.getvalue().encode("gb18030"))
    before = state(fresh)
    assert "已有 1 件" in run(tmp_path / "a.csv").err
    assert before == state(fresh)


def test_dry_run(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """A dry run says the same and writes nothing."""
    before = state(fresh)
    said = run(book(tmp_path / "a.xlsx", LETTER, WRONG), "--dry-run", "--commit")
    assert (1, before) == (said.code, state(fresh))
    assert "a.xlsx（试运行，未写入）：可导入 1 件，已有 0 件，不能导入 1 件" in said.err
    assert "" == fresh.git("status", "--porcelain")
    assert 1 == len(fresh.git("branch", "--list").splitlines())


def test_rows_for_machines(run: Run, tmp_path: Path) -> None:
    """JSON and CSV list every row with its fate, by words that do not change with the language."""
    path = book(tmp_path / "a.xlsx", LETTER, WRONG)
    rows = json.loads(run(path, "--dry-run", "--format", "json").out)
    assert [(2, "1", "taken"), (3, "3", "refused")] == [
        (row["row"], row["key"], row["fate"]) for row in rows
    ]
    assert rows[0]["id"].startswith("ZS-20190425-")
    listed = list(csv.DictReader(io.StringIO(run(path, "--dry-run", "--format", "csv").out)))
    assert [str(row["said"]) for row in rows] == [row["said"] for row in listed]


def test_commit(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """--commit makes a branch with one commit that holds the new files and says what it is."""
    said = run(book(tmp_path / "a.xlsx", LETTER, ANSWERED), "--commit")
    branch = fresh.git("branch", "--show-current").strip()
    assert branch.startswith("import-ZS-20190425-")
    assert branch in said.err
    assert "从 a.xlsx 导入 2 件涉企问题" == fresh.git("log", "-1", "--format=%s").strip()
    assert "" == fresh.git("status", "--porcelain")
    assert 0 == run(tmp_path / "a.xlsx", "--commit").code
    assert branch == fresh.git("branch", "--show-current").strip()


def test_own_mapping(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """Another table is taken through a mapping of its own."""
    mapping = tmp_path / "m.yml"
    mapping.write_text(
        "columns:\n  title: [事项]\n  raised: [日期]\n  statement: [内容]\n  region: [县区]\n"
        "constants:\n  channel: 热线\n  disclosure: withheld\ndates: [D/M/Y]\n",
        "utf-8",
    )
    headings = ("日期", "县区", "事项", "内容")
    path = book(tmp_path / "a.xlsx", ("25/4/2019", "定海区", "路灯", "请修。"), headings=headings)
    assert 0 == run(path, "--mapping", mapping).code
    (issue,) = issues(fresh).values()
    assert ("hotline", "withheld", "dinghai") == (
        issue.source.channel,
        issue.disclosure,
        issue.region,
    )
    assert [] == check(fresh.root)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("columns: &a {}\n", "第 1 行无法读取"),
        ("columns: 事项\n", "格式不对（columns）"),
        ("colums: {}\n", "格式不对"),
        ("columns:\n  title: [事项]\n  colour: [颜色]\n", "“colour”不是可导入的字段"),
    ],
)
def test_wrong_mapping(run: Run, tmp_path: Path, text: str, expected: str) -> None:
    """A mapping that is wrong is told with what is wrong in it."""
    (tmp_path / "m.yml").write_text(text, "utf-8")
    said = run(book(tmp_path / "a.xlsx", LETTER), "--mapping", tmp_path / "m.yml")
    assert 1 == said.code
    assert expected in said.err


def test_errors_are_told(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """What is no table, no mapping or not theirs to do is told, and changes nothing."""
    before = state(fresh)
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    path = book(tmp_path / "a.xlsx", LETTER)
    for words, expected in (
        (["none.xlsx"], "找不到文件 none.xlsx"),
        ([tmp_path / "b.xlsx"], "b.xlsx 已损坏"),
        ([book(tmp_path / "c.xlsx", headings=("甲", "乙"))], "没有找到表头"),
        ([path, "--mapping", "none.yml"], "找不到映射文件 none.yml"),
        ([path, "--as", "mr-clerk"], "不是工作专班的"),
    ):
        said = run(*words)
        assert (1, "") == (said.code, said.out)
        assert expected in said.err
    assert before == state(fresh)


def test_no_department_for_answers(fresh: Repository, run: Run, tmp_path: Path) -> None:
    """Where the ledger lacks the department for answers, nothing is taken; the mend is said."""
    departments = LEDGER["departments.yml"].replace("unattributed", "science")
    fresh.write("ledger/departments.yml", departments)
    fresh.write("ledger/people.yml", LEDGER["people.yml"].replace("unattributed", "science"))
    said = run(book(tmp_path / "a.xlsx", LETTER, ANSWERED))
    assert 1 == said.code
    assert "departments.yml 中没有承办部门“unattributed”" in said.err
    assert {} == issues(fresh)


def test_english(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything can be said in English."""
    monkeypatch.setenv("TINGJIAN_LANG", "en")
    said = run(book(tmp_path / "a.xlsx", LETTER, WRONG))
    assert "a.xlsx: 1 taken, 0 already there, 1 refused" in said.err
    assert "留言时间: cannot be read as a day" in said.out


def test_default_mapping() -> None:
    """The mapping that comes with the program is right, and takes no account."""
    mapping = read_mapping(DEFAULT)
    assert "留言用户" not in {
        heading for headings in mapping.columns.values() for heading in headings
    }


def visible(text: str) -> str:
    """A text without its white space, and without what stands for it or cannot be seen."""
    return "".join(text.replace("_x000D_", "").replace("\u200b", "").split())


@pytest.mark.skipif(not LETTERS, reason="TINGJIAN_LETTERS names no folder of letters")
def test_real_letters(fresh: Repository, run: Run) -> None:
    """Every real letter is taken whole but for surrounding white space, and passes the check."""
    rows: list[tuple[Any, ...]] = []
    for name in ("letters.xlsx", "letters-with-replies.xlsx"):
        path = Path(LETTERS) / name
        assert 0 == run(path).code
        source = io.BytesIO(path.read_bytes())
        sheet = openpyxl.load_workbook(source, read_only=True).worksheets[0]
        answers = "答复意见" in next(sheet.iter_rows(values_only=True))
        rows += [
            (*row[:5], row[5] if answers else "") for row in sheet.iter_rows(2, values_only=True)
        ]
    assert [] == check(fresh.root)
    found = issues(fresh)
    assert len(rows) == len(found) == 2_200
    assert 1_000 == sum(bool(issue.assignments) for issue in found.values())
    for number, _, title, _, statement, answer in rows:
        issue = found[str(number)]
        replies = [each.steps[1].text or "" for each in issue.assignments] or [""]
        told = (issue.title, issue.statement, *replies)
        assert [visible(text) for text in (title, statement, answer)] == [visible(t) for t in told]
    before = state(fresh)
    for name in ("letters-with-replies.xlsx", "letters.xlsx"):
        assert 0 == run(Path(LETTERS) / name).code
    assert before == state(fresh)
