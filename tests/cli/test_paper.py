"""The laws of ``tingjian paper``: what each paper says, word for word, and when there is none."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, MERGED, TESTS, THEME, WORKING, Repository, spawn
from tests.word import said

from tingjian.render.papers import template

GOLDEN = TESTS / "golden" / "papers"
LEAD = "market-regulation"
SESSION, OVERSEEN = "ZS-20260310-003S7", "ZS-20260310-003Y9"
ANALYSIS, VISIT = "ZS-20260310-003ZB", "ZS-20260310-003T1"
RESTRICTED = "举报线索"

RECORDS = {
    f"sessions/{SESSION}.yml": f"""\
id: {SESSION}
title: 缓解科技企业融资难
kind: heart_to_heart
on: 2026-03-10
place: 民生议事堂
topic:
  year: 2026
  topic: financing
sent: 2026-03-11
sent_to:
  - party
  - government
leaders:
  - position: 市政协主席
participants:
  - id: p1
    role: entrepreneur
    name: 演示甲
  - id: p2
    role: entrepreneur
  - id: p3
    role: official
    department: science
turns:
  - speaker: p1
    kind: question
    text: 名额何时增加？
  - speaker: p2
    kind: debate
    text: 建议分产业核定。
proposals:
  - id: s1
    text: 增加预审名额
    departments:
      - market-regulation
      - science
    case: {WORKING}
  - id: s2
    text: 设立风险补偿资金
claims:
  - id: c1
    taken_by: science
    text: 上门辅导
    due: 2026-04-01
""",
    f"oversight/{OVERSEEN}.yml": f"""\
id: {OVERSEEN}
title: 专利预审名额
form: joint
on: 2026-03-10
offices:
  - party
  - cppcc
cases:
  - {CLOSED}
  - {WORKING}
sessions:
  - {SESSION}
follow_ups:
  - on: 2026-03-18
    offices:
      - cppcc
    text: |
      已现场督办，
      请加快。
result: 追加名额
closed: 2026-06-01
benefits:
  - id: b1
    kind: subsidy
    text: 技改补助
    amount: 3005000
    evidence: 拨款通知
    enterprise: youzhong
  - id: b2
    kind: place
    text: 追加预审名额
    enterprise: youzhong
restricted: {RESTRICTED}
""",
    f"analyses/{ANALYSIS}.yml": f"""\
id: {ANALYSIS}
title: 2026年1—2月企情分析
on: 2026-03-10
since: 2026-01-01
until: 2026-02-28
text: |
  收费类问题较为集中。
  建议加强政策解读。
themes:
  - theme: {THEME}
    why: 反映企业多、办理周期长。
""",
    f"visits/2026/{VISIT}.yml": f"""\
id: {VISIT}
on: 2026-03-10
through: observer
level: county
enterprise: youzhong
observer: observer-01
findings:
  - id: f1
    title: 名额少
    text: 预审名额不够
    issue: {WORKING}
""",
}
# Written anew on purpose only: TINGJIAN_GOLDEN=new pytest tests/cli/test_paper.py
ANEW = os.environ.get("TINGJIAN_GOLDEN") == "new"

PAPERS = {
    "dispatch": ("dispatch", WORKING),
    "dispatch-theme": ("dispatch", THEME),
    "reply": ("reply", CLOSED, "--as-of", "2026-03-11"),
    "reply-lead": ("reply", WORKING),
    "reply-support": ("reply", WORKING, "--department", "science"),
    "reminder": ("reminder", WORKING, "--as-of", "2026-03-26"),
    "reminder-early": ("reminder", WORKING, "--as-of", "2026-03-11"),
    "supervision": ("supervision", WORKING, "--as-of", "2026-03-30"),
    "supervision-list": ("supervision", OVERSEEN, "--as-of", "2026-04-07"),
    "supervision-new": ("supervision", OVERSEEN, "--as-of", "2026-03-12"),
    "proposals": ("proposals", SESSION),
    "analysis": ("analysis", ANALYSIS),
    "quarter": ("quarter", "2026-Q1", "--as-of", "2026-04-07"),
    "quarter-begun": ("quarter", "2026q1", "--as-of", "2026-03-27"),
    "quarter-closed": ("quarter", "2026-Q2"),
    "quarter-later": ("quarter", "2026-Q3"),
    "enterprise": ("enterprise", "youzhong"),
    "enterprise-new": ("enterprise", "haiyue", "--as-of", "2026-01-02"),
}


OFFICE = ("--as", "zs-office", "--on")
STEPS = (
    ("remind", WORKING, "--departments", LEAD, *OFFICE, "2026-03-20", "--text", "请按期答复。"),
    ("remind", WORKING, "--departments", LEAD, *OFFICE, "2026-03-26"),
    (
        *(
            "follow-up",
            WORKING,
            "--text",
            "请主要负责人过问，\n一周内答复。",
            *OFFICE,
            "2026-03-30",
        ),
        *("--offices", "party", "--offices", "government", "--offices", "cppcc"),
    ),
    (
        *("reply", WORKING, "--as", "mr-clerk", "--on", "2026-04-02", "--outcome", "planned"),
        *("--text", "一、已列入年度计划。\n\n二、名额将增加 <12> 个 & 专人对接。"),
        *("--basis", "《专利预审管理办法》", "--review", "2026-09-01"),
    ),
    ("dispatch", THEME, "--lead", "finance", *OFFICE, "2026-04-03", "--text", "请牵头研究。"),
    ("follow-up", THEME, "--text", "请抓紧。", "--offices", "cppcc", *OFFICE, "2026-04-06"),
)


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Make the small ledger's history longer, with a record of every kind that papers tell of."""
    made = Repository(tmp_path_factory.mktemp("longer") / "small")
    for path, text in RECORDS.items():
        made.write(path, text)
    for step in STEPS:
        done = spawn(*step, at=made.root, TINGJIAN_TODAY="2026-04-07")
        assert 0 == done.code, (step, done)
    assert 0 == spawn("check", at=made.root).code
    return made


@pytest.fixture
def told(small: Repository, longer: Repository) -> Repository:
    """Give a repository with the longer history."""
    shutil.copytree(longer.root / "ledger", small.root / "ledger", dirs_exist_ok=True)
    return small


@pytest.mark.parametrize("name", PAPERS)
def test_says(told: Repository, run: Run, name: str) -> None:
    """Every paper says what its golden text says."""
    done = run("paper", *PAPERS[name], "-o", "paper.docx", today="2026-12-31")
    assert (0, "") == (done.code, done.out), done
    text = said((told.root / "paper.docx").read_bytes())
    assert RESTRICTED not in text
    golden = GOLDEN / f"{name}.txt"
    if ANEW:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="")
    assert golden.read_text(encoding="utf-8") == text


def test_provisional_due_day(small: Repository, run: Run) -> None:
    """A slip says that its due day is provisional, where no calendar tells of that year yet."""
    for words in (("accept", HEARD), ("dispatch", HEARD, "--lead", LEAD)):
        assert 0 == run(*words, "--as", "zs-office", "--on", "2026-12-28", today="2026-12-28").code
    assert 0 == run("paper", "dispatch", HEARD, "-o", "paper.docx", today="2026-12-28").code
    text = said((small.root / "paper.docx").read_bytes())
    assert "暂定：2027年放假安排尚未录入" in text


def test_golden_texts_are_used() -> None:
    """There is no golden text that no paper has to say."""
    assert set(PAPERS) == {path.stem for path in GOLDEN.glob("*.txt")}


def test_same_bytes(told: Repository, run: Run) -> None:
    """The same ledger and day give the same bytes."""
    for name in ("a.docx", "b.docx"):
        run("paper", "supervision", WORKING, "-o", name, today="2026-04-07")
    assert (told.root / "a.docx").read_bytes() == (told.root / "b.docx").read_bytes()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("dispatch", HEARD), "没有承办部门"),
        (("dispatch", WORKING, "--as-of", "2026-03-01"), "才提出"),
        (("dispatch", "ZS-20260302-0J6G6"), "校验码不符"),
        (("dispatch", "../../etc"), "不是编号"),
        (("dispatch", "ZS-20260302-7K4QM"), "账本中没有"),
        (("reply", WORKING, "--department", LEAD), "还没有这样的答复"),
        (("reply", WORKING, "--department", "finance"), "没有交办给 finance；已交办给 "),
        (("reply", MERGED), "还没有这样的答复"),
        (("reminder", CLOSED), "无需催办"),
        (("reminder", HEARD), "无需催办"),
        (("supervision", WORKING), "没有督办记录"),
        (("proposals", WORKING), "账本中没有"),
        (("analysis", WORKING), "账本中没有"),
        (("enterprise", "../youzhong"), "账本中没有企业"),
        (("quarter", "2026-Q5"), "不是季度"),
        (("quarter", "2026-Q3"), "还没有开始"),
        (("quarter", "2026-Q1", "--department", LEAD), "只用于答复函"),
    ],
)
def test_none(small: Repository, run: Run, words: tuple[str, ...], reason: str) -> None:
    """Where there is nothing to write, the reason is told and no file is made."""
    before = small.state()
    done = run("paper", *words, "-o", "paper.docx")
    assert (1, True) == (done.code, reason in done.err), done
    assert before == small.state()


def test_usage(small: Repository, run: Run) -> None:
    """A kind that there is not, a file of another kind, or no number is a mistake of usage."""
    before = small.state()
    for words in (
        ("poem", WORKING, "-o", "paper.docx"),
        ("dispatch", WORKING, "-o", "ledger/ledger.yml"),
        ("dispatch", WORKING),
        ("dispatch", "-o", "paper.docx"),
    ):
        assert 2 == run("paper", *words).code
    assert before == small.state()


def test_never_over_another(small: Repository, run: Run) -> None:
    """A paper that somebody may have edited stays, unless it is to be replaced."""
    (small.root / "paper.docx").write_bytes(b"edited in Word")
    done = run("paper", "dispatch", WORKING, "-o", "paper.docx")
    assert (1, True) == (done.code, "--force" in done.err)
    assert b"edited in Word" == (small.root / "paper.docx").read_bytes()
    assert 0 == run("paper", "dispatch", WORKING, "-o", "paper.docx", "--force").code
    assert WORKING in said((small.root / "paper.docx").read_bytes())


def test_typed_number(small: Repository, run: Run) -> None:
    """A number is understood as people type it."""
    done = run("paper", "dispatch", "zs20260302oj6g5", "-o", "paper.docx")
    assert 0 == done.code, done
    assert WORKING in said((small.root / "paper.docx").read_bytes())


def test_own_template(small: Repository, run: Run) -> None:
    """The office's own template, once it is kept beside the ledger, takes the place of ours."""
    done = run("paper", "dispatch", "--template", "-o", "papers/dispatch.docx")
    assert (0, True) == (done.code, "papers/dispatch.docx" in done.err)
    own = small.root / "papers/dispatch.docx"
    assert (own, True) == (template(small.root, "dispatch"), own.is_file())
    own.write_bytes(template(small.root, "reply").read_bytes())  # it asks for what a slip has not
    done = run("paper", "dispatch", WORKING, "-o", "paper.docx")
    assert (1, True) == (done.code, "模板" in done.err)
    own.write_bytes(b"no Word file")
    done = run("paper", "dispatch", WORKING, "-o", "paper.docx")
    assert (1, True) == (done.code, "不是 Word 文件" in done.err)
    assert not (small.root / "paper.docx").exists()


def test_linked_template(small: Repository, run: Run, tmp_path: Path) -> None:
    """A template is not read through a link that leads elsewhere."""
    (small.root / "papers").mkdir()
    (small.root / "papers/dispatch.docx").symlink_to(tmp_path / "elsewhere.docx")
    assert 1 == run("paper", "dispatch", WORKING, "-o", "paper.docx").code


def test_contact_stays_sealed(small: Repository, run: Run) -> None:
    """No paper says an enterprise's contact, sealed or not."""
    sealed = "sealed:c2VjcmV0"
    small.edit(f"issues/2026/{WORKING}.yml", "request: 增加", f"contact: {sealed}\nrequest: 增加")
    for kind, number in (("dispatch", WORKING), ("enterprise", "youzhong")):
        assert 0 == run("paper", kind, number, "-o", f"{kind}.docx").code
        assert not re.search("sealed|c2VjcmV0", said((small.root / f"{kind}.docx").read_bytes()))
