"""The laws of the step commands: each takes its step, or refuses it and leaves all as it was."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, HEARD, MERGED, THEME, WORKING, Repository, day, spawn

from tingjian.core.record import Step
from tingjian.core.steps import TABLE
from tingjian.store.cases import open_case
from tingjian.store.check import check
from tingjian.views.deeds import taken
from tingjian.words.gate import TAKES

LEAD = "market-regulation"


def last(small: Repository, number: str, department: str | None = None) -> Step:
    """The last step of a thread."""
    case = open_case(small.root, number).case
    if department is None:
        return case.steps[-1]
    return next(each for each in case.assignments if each.department == department).steps[-1]


def departments(small: Repository, number: str) -> list[str]:
    """Whose threads a case has, in the file's order."""
    return [each.department for each in open_case(small.root, number).case.assignments]


def test_accept(small: Repository, run: Run) -> None:
    """``accept`` writes the step, and says where the case stands and what is owed by when."""
    said = run("accept", HEARD, today="2026-03-03")
    assert (0, "") == (said.code, said.err)
    assert Step("accept", day(3), "zs-office") == last(small, HEARD)
    place = f"ledger/issues/2026/{HEARD}.yml"
    assert f"已写入 {place}：工作专班 受理" == said.out.split("\n")[0]
    assert "待交办" in said.out
    assert "2026-06-03  工作专班  督办" in said.out
    assert f" M {place}\n" == small.git("status", "--porcelain")
    assert [] == check(small.root)


def test_dispatch(small: Repository, run: Run) -> None:
    """``dispatch`` begins a thread a department; head and due day come from the tables."""
    run("accept", HEARD)
    said = run("dispatch", HEARD, "--lead", "housing", "--support", "finance", "--support", LEAD)
    assert (0, "") == (said.code, said.err)
    lead = Step("dispatch", day(11), "zs-office", as_="lead", due=day(20), head="局长")
    support = Step("dispatch", day(11), "zs-office", as_="support", due=day(16), head="局长")
    assert lead == last(small, HEARD, "housing")
    assert support == last(small, HEARD, "finance")
    assert "工作专班 交办 市住建局；工作专班 交办 市财政局" in said.out
    assert [LEAD, "finance", "housing"] == departments(small, HEARD)
    assert [] == check(small.root)


def test_dispatch_with_all_said(small: Repository, run: Run) -> None:
    """What is said at dispatch holds; a theme is dispatched as an issue is."""
    run(
        "dispatch",
        THEME,
        "--lead",
        "finance",
        "--due",
        "2026-03-13",
        "--head",
        "一把手",
        "--text",
        "要求",
    )
    expected = Step(
        "dispatch", day(11), "zs-office", as_="lead", due=day(13), head="一把手", text="要求"
    )
    assert expected == last(small, THEME, "finance")
    assert [] == check(small.root)


def test_one_more_department(small: Repository, run: Run) -> None:
    """A department that is dispatched later comes on top of the others."""
    run("dispatch", WORKING, "--support", "housing")
    assert ["housing", "science", LEAD] == departments(small, WORKING)


def test_dispatch_to_nobody(run: Run) -> None:
    """Without a terminal to ask on, the option that is missing is named."""
    said = run("dispatch", WORKING)
    assert (1, "错误：缺少 --lead（主办部门）\n") == (said.code, said.err)


def test_sign(small: Repository, run: Run) -> None:
    """``sign`` is taken in the actor's own department's thread."""
    run("accept", HEARD)
    run("dispatch", HEARD, "--lead", LEAD, "--support", "finance")
    said = run("sign", HEARD, by="cz-clerk")
    assert 0 == said.code
    assert Step("sign", day(11), "cz-clerk") == last(small, HEARD, "finance")
    assert "市财政局 签收" in said.out


def test_a_step_that_fits_one_thread_alone_goes_there(small: Repository, run: Run) -> None:
    """Of several departments the one that asked is ruled on; which is not asked for."""
    run("accept", HEARD)
    run("dispatch", HEARD, "--lead", LEAD, "--support", "finance")
    assert "请用 --department" in run("rule", HEARD, "--grant").err
    run("return", HEARD, "--reason", "不属本部门职责", by="cz-clerk")
    assert "裁定 市财政局：准予" in run("rule", HEARD, "--grant").out
    assert last(small, HEARD, "finance").granted is True


@pytest.mark.parametrize(
    ("ruling", "state"),
    [(("--grant",), "待交办"), (("--refuse", "--reason", "属其职责"), "办理中")],
)
def test_return_and_its_ruling(
    small: Repository, run: Run, ruling: tuple[str, ...], state: str
) -> None:
    """A return is granted, and the case waits to be dispatched anew; or refused, with a reason."""
    run("accept", HEARD)
    run("dispatch", HEARD, "--lead", LEAD)
    said = run("return", HEARD, "--reason", "不属本部门职责", by="mr-clerk")
    assert (0, "不属本部门职责") == (said.code, last(small, HEARD, LEAD).reason)
    said = run("rule", HEARD, *ruling)
    assert 0 == said.code
    assert state in said.out
    assert [] == check(small.root)
    if ruling == ("--grant",):
        assert 0 == run("dispatch", HEARD, "--lead", "housing").code
        assert 0 == run("dispatch", HEARD, "--support", LEAD).code
        assert ["housing", LEAD] == departments(small, HEARD)


def test_a_leads_return(small: Repository, run: Run) -> None:
    """A lead's return is granted though others support it; then the office dispatches to another."""
    run("accept", HEARD)
    run("dispatch", HEARD, "--lead", "science", "--support", "housing")
    run("return", HEARD, "--reason", "不属本部门职责", by="st-clerk")
    said = run("rule", HEARD, "--department", "science", "--grant")
    assert (0, "") == (said.code, said.err)
    assert "不设期限    工作专班  另行交办主办单位\n" in said.out
    said = run("dispatch", HEARD, "--lead", "finance")
    assert (0, False) == (said.code, "另行交办" in said.out)
    assert [] == check(small.root)


def test_refusal_of_a_return_needs_a_reason(small: Repository, run: Run) -> None:
    """Refusing without a reason is itself refused."""
    run("accept", HEARD)
    run("dispatch", HEARD, "--lead", LEAD)
    run("return", HEARD, "--reason", "不属本部门职责", by="mr-clerk")
    before = small.state()
    said = run("rule", HEARD, "--refuse")
    assert (1, before) == (said.code, small.state())
    assert "不同意而没有理由" in said.err


@pytest.mark.parametrize(
    ("ruling", "due"),
    [
        (("--grant", "--due", "2026-04-03"), "2026-04-03"),
        (("--refuse", "--reason", "不足"), "2026-03-25"),
    ],
)
def test_extend_and_its_ruling(run: Run, ruling: tuple[str, ...], due: str) -> None:
    """A granted extension moves the day on which the reply is owed; a refused one does not."""
    said = run("extend", WORKING, "--until", "2026-04-03", "--reason", "需勘验", by="mr-clerk")
    assert (0, True) == (said.code, "2026-03-13  工作专班  裁定" in said.out)
    said = run("rule", WORKING, "--department", LEAD, *ruling)
    assert (0, True) == (said.code, f"{due}  市市场监管局  答复" in said.out)


def test_progress_and_reply(small: Repository, run: Run) -> None:
    """A department reports and replies; the last reply answers the case."""
    assert 0 == run("progress", WORKING, "--text", "已现场核实", by="mr-clerk").code
    words = ("--outcome", "solved", "--text", "已增加名额", "--basis", "某办法", "--note", "内部")
    said = run("reply", WORKING, *words, by="mr-clerk")
    assert 0 == said.code
    assert "市市场监管局 答复：已解决" in said.out
    assert "整件事现为“已答复”" in said.out
    expected = Step(
        "reply",
        day(11),
        "mr-clerk",
        outcome="solved",
        text="已增加名额",
        basis="某办法",
        note="内部",
    )
    assert expected == last(small, WORKING, LEAD)
    assert [] == check(small.root)


def test_the_whole_way(small: Repository, run: Run) -> None:
    """Replied, evaluated, reworked, replied, evaluated, closed, reopened, reworked: all by command."""
    reply = ("reply", WORKING, "--outcome", "solved", "--text", "已办理")
    evaluate = ("evaluate", WORKING, "--satisfaction")
    rework = ("rework", WORKING, "--department", LEAD, "--reason", "企业不满意", "--due")
    steps: list[tuple[str, str, tuple[str, ...], str]] = [
        ("mr-clerk", "2026-03-12", reply, "已答复"),
        ("zs-office", "2026-03-13", (*evaluate, "dissatisfied", "--unsolved"), "已评价"),
        ("zs-office", "2026-03-16", (*rework, "2026-03-27"), "办理中"),
        ("mr-clerk", "2026-03-20", reply, "已答复"),
        (
            "zs-office",
            "2026-03-23",
            (*evaluate, "satisfied", "--solved", "--accepted", "--text", "电话回访"),
            "已评价",
        ),
        ("zs-office", "2026-03-24", ("close", WORKING, "--outcome", "solved"), "已办结"),
        ("zs-office", "2026-04-01", ("reopen", WORKING, "--reason", "企业再次反映"), "已答复"),
        ("zs-office", "2026-04-01", (*rework, "2026-04-10"), "办理中"),
    ]
    for by, today, words, state in steps:
        said = run(*words, by=by, today=today)
        assert (0, "") == (said.code, said.err)
        assert f"整件事现为“{state}”。" in said.out
        assert [] == check(small.root)


def test_remind_and_follow_up(small: Repository, run: Run) -> None:
    """The office reminds who owes a reply, and follows up with the three offices."""
    assert 0 == run("remind", WORKING, "--departments", LEAD, "--text", "请抓紧").code
    assert (LEAD,) == last(small, WORKING).departments
    offices = ("--offices", "party", "--offices", "government", "--offices", "cppcc")
    assert 0 == run("follow-up", WORKING, *offices, "--text", "联合督办").code
    assert ("party", "government", "cppcc") == last(small, WORKING).offices
    said = run("remind", WORKING, "--departments", "science")
    assert 1 == said.code
    assert "部门“science”此时不欠答复" in said.err


def test_park_reopen_withdraw(small: Repository, run: Run) -> None:
    """Parked with a review date, reopened, withdrawn."""
    said = run("park", WORKING, "--review", "2026-09-01", "--reason", "待政策明确")
    assert (0, True) == (said.code, "2026-09-01  工作专班  " in said.out)
    assert 0 == run("reopen", WORKING, "--reason", "已明确").code
    said = run("withdraw", WORKING, "--reason", "企业撤回")
    assert (0, True) == (said.code, "下一步" not in said.out)
    assert [] == check(small.root)


def test_reopened_past_its_due_day(small: Repository, run: Run) -> None:
    """A case reopened past its due day says what comes next, and doing so makes it punctual again."""
    run("park", WORKING, "--review", "2026-06-01", "--reason", "待政策明确")
    said = run("reopen", WORKING, "--reason", "已明确", today="2026-06-01")
    assert "不设期限    工作专班  重新交办市市场监管局，另定期限\n" in said.out
    late = run("due", "--overdue", "--kind", "reply", "--department", LEAD, today="2026-06-01")
    assert WORKING in late.out
    said = run("dispatch", WORKING, "--lead", LEAD, today="2026-06-01")
    assert (0, "") == (said.code, said.err)
    assert "2026-06-23  市市场监管局  答复" in said.out
    assert "重新交办" not in said.out
    late = run("due", "--overdue", "--kind", "reply", "--department", LEAD, today="2026-06-23")
    assert WORKING not in late.out
    said = run("dispatch", WORKING, "--lead", LEAD, today="2026-06-02")
    assert (1, True) == (said.code, "2026-06-01 已交办，部门尚未答复" in said.err)
    assert [] == check(small.root)


def test_withdrawn_theme(small: Repository, run: Run) -> None:
    """A theme is withdrawn when no issue is left in it, and takes none in afterwards."""
    refused = run("withdraw", THEME, "--reason", "已由省里统一解决")
    assert (1, True) == (refused.code, "还有 1 件诉求并在其中" in refused.err)
    assert 0 == run("reopen", MERGED, "--reason", "单独办理").code
    assert 0 == run("withdraw", THEME, "--reason", "已由省里统一解决").code
    assert 0 == run("accept", HEARD).code
    refused = run("merge", HEARD, "--into", THEME)
    assert (1, True) == (refused.code, f"{THEME} 已经撤回" in refused.err)
    assert [] == check(small.root)


def test_merge(small: Repository, run: Run) -> None:
    """An issue is merged into a theme that is there, not into an issue, nor a theme into itself."""
    run("accept", HEARD)
    before = small.state()
    for into in ("ZS-20260202-0ZVCA", WORKING):
        assert (1, before) == (run("merge", HEARD, "--into", into).code, small.state())
    assert 1 == run("merge", THEME, "--into", THEME).code
    said = run("merge", HEARD, "--into", THEME)
    assert (0, THEME) == (said.code, last(small, HEARD).into)
    assert [] == check(small.root)


def test_every_kind_has_a_command() -> None:
    """Every kind of step has a command of its name."""
    from tingjian.cli.main import WHERE

    assert {rule.kind.replace("_", "-") for rule in TABLE} <= set(WHERE)


# Refusals


@pytest.mark.parametrize(
    ("words", "by", "reason", "legal"),
    [
        (
            ("accept", WORKING),
            "zs-office",
            "此时是“已受理”，不能“受理”",
            "办公室线可以：督办、催办",
        ),
        (
            ("close", CLOSED, "--outcome", "solved"),
            "zs-office",
            "此时是“已办结”",
            "可以：重启、更正",
        ),
        (
            ("sign", WORKING),
            "mr-clerk",
            "此时是“办理中”，不能“签收”",
            "部门线（市市场监管局）可以：申请延期、阶段答复、答复。",
        ),
        (("sign", WORKING), "st-clerk", "此时是“已答复”", "部门线（市科技局）可以：答复、重办"),
        (
            ("evaluate", WORKING, "--solved", "--satisfaction", "satisfied"),
            "zs-office",
            "还有部门未答复（market-regulation）",
            "可以：督办、催办、挂账、撤回、并入、更正",
        ),
        (
            ("accept", HEARD),
            "mr-clerk",
            "  · 账号“mr-clerk”的角色不能“受理”。由工作专班、维护者来办。\n",
            "",
        ),
        (("reply", WORKING), "zs-office", "的角色不能“答复”。由承办部门来办。\n", ""),
        (("sign", HEARD), "zs-office", "的角色不能“签收”。由承办部门来办。\n", ""),
        (("close", WORKING), "mr-clerk", "的角色不能“办结”", ""),
        (("dispatch", WORKING), "mr-clerk", "的角色不能“交办”", ""),
        (
            ("reply", WORKING, "--department", "science", "--outcome", "solved", "--text", "代答"),
            "mr-clerk",
            "账号“mr-clerk”不属于这个部门",
            "部门线（市科技局）",
        ),
        (
            ("dispatch", WORKING, "--lead", "housing"),
            "zs-office",
            "是第二个主办单位",
            "",
        ),
        (
            ("dispatch", WORKING, "--support", "housing", "--due", "2026-06-30"),
            "zs-office",
            "期限 2026-06-30 超过 7 个工作日（至 2026-03-20）",
            "",
        ),
        (
            ("dispatch", WORKING, "--support", "nowhere"),
            "zs-office",
            "  · 没有标识为“nowhere”的部门。各部门的标识见 departments.yml。\n",
            "",
        ),
        (
            ("dispatch", WORKING, "--support", "scienec"),
            "zs-office",
            "  · 没有标识为“scienec”的部门。相近的有：science。\n",
            "",
        ),
        (("reopen", WORKING, "--reason", "x"), "zs-office", "不能“重启”", "办公室线可以"),
        (
            ("follow-up", WORKING, "--offices", "party", "--text", "x", "--on", "2026-03-01"),
            "zs-office",
            "日期 2026-03-01 早于前面的 2026-03-02",
            "",
        ),
    ],
)
def test_refusals(
    small: Repository, run: Run, words: tuple[str, ...], by: str, reason: str, legal: str
) -> None:
    """An illegal step is refused with the reason and the legal ones, and nothing changes."""
    before = small.state()
    said = run(*words, by=by)
    assert (1, "") == (said.code, said.out)
    assert "错误：不能“" in said.err
    assert reason in said.err
    assert legal in said.err
    assert said.err.count("可以：") <= 1
    assert before == small.state()


def test_legal_steps_are_legal(run: Run) -> None:
    """The step that was just refused is never among those that are said to be possible."""
    late = run("return", WORKING, "--reason", "不属", by="mr-clerk", today="2026-04-10")
    assert "已过退单期限" in late.err
    assert "退单" not in late.err.split("可以：")[1]
    refused = run("evaluate", WORKING, "--solved", "--satisfaction", "satisfied")
    assert "回访评价" not in refused.err.split("可以：")[1]
    withdrawn = run("withdraw", HEARD, "--reason", "撤回")
    assert 0 == withdrawn.code
    refused = run("accept", HEARD)
    assert "  · 此时是“已撤回”，不能“受理”。此时办公室线可以：更正。\n" in refused.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "ZS-1"), "“ZS-1”不是编号，编号形如 ZS-20260302-7K4QM"),
        (("accept", "ZS-20260302-0DMWX"), "编号 ZS-20260302-0DMWX 的校验码不符，可能抄错了一个字"),
        (("accept", "ZS-20260302-7K4QM"), "账本中没有 ZS-20260302-7K4QM"),
        (("accept", HEARD, "--as", "nobody"), "people.yml 中没有账号“nobody”"),
        (
            ("rule", WORKING, "--grant"),
            "请用 --department 说明是哪个部门的线：science（市科技局）、market-regulation（市市场监管局）",
        ),
        (("rule", HEARD, "--grant"), f"尚未交办，没有部门线可走；请先 tingjian dispatch {HEARD}"),
        (("accept", HEARD, "--on", "2026-03-12"), "2026-03-12 还没有到（今天是 2026-03-11）"),
        (
            ("rule", WORKING, "--grant", "--department", "housing"),
            f"{WORKING} 没有交办给 housing（市住建局）；已交办给",
        ),
        (
            ("evaluate", CLOSED),
            "缺少 --solved/--unsolved（企业认为已解决）、--satisfaction（满意度）",
        ),
        (("follow-up", CLOSED), "缺少 --offices（督办单位）、--text（正文）"),
        (("close", CLOSED), "缺少 --outcome（办理结果），可填：solved、explained"),
    ],
)
def test_errors(small: Repository, run: Run, words: tuple[str, ...], said: str) -> None:
    """What the user can mend is said in one line, with how to mend it."""
    before = small.state()
    left = run(*words)
    assert (1, "") == (left.code, left.out)
    assert left.err.startswith(f"错误：{said}")
    assert before == small.state()


def test_numbers_as_people_type_them(run: Run) -> None:
    """A number is understood in small letters, with other hyphens, with O for 0."""
    for number in (
        HEARD.lower(),
        HEARD.replace("-", "–"),
        HEARD.replace("-0D", "-OD"),
        f" {HEARD} ",
    ):
        assert 0 == run("show", number).code


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("accept", HEARD, "--on", "3月2日"), "3月2日"),
        (("accept", HEARD, "--on", "2026-02-30"), "2026-02-30"),
        (("accept", HEARD, "--on", "20260302"), "20260302"),
        (("accept",), "编号"),
        (("close", WORKING, "--outcome", "fixed"), "fixed"),
        (("accept", HEARD, "--no-such"), "--no-such"),
        (("no-such",), "no-such"),
    ],
)
def test_usage(small: Repository, run: Run, words: tuple[str, ...], fault: str) -> None:
    """Words that the command does not take are a mistake of usage: exit 2."""
    before = small.state()
    said = run(*words)
    assert (2, "") == (said.code, said.out)
    assert fault in said.err
    assert before == small.state()


# Texts


def test_text_file(small: Repository, run: Run, tmp_path: Path) -> None:
    """A text comes from a file or from standard input; line ends and outer blanks are tidied."""
    text = tmp_path / "reply.txt"
    text.write_bytes("\n一、已增加名额。\r\n\r\n二、请按清单提交。\n\n".encode())
    words = ("reply", WORKING, "--outcome", "solved", "--text-file")
    assert 0 == run(*words, str(text), by="mr-clerk").code
    expected = "一、已增加名额。\n\n二、请按清单提交。"
    assert expected == last(small, WORKING, LEAD).text
    said = spawn(*words, "-", at=small.root, given="补充\n说明\n", TINGJIAN_ACTOR="mr-clerk")
    assert (0, "") == (said.code, said.err)
    assert "补充\n说明" == last(small, WORKING, LEAD).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("零宽\u200b字符", "U+200B"),
        ("\ufeff开头的标记", "U+FEFF"),
        ("制\t表符", "此处有制表符"),
        ("反向\u202e文字", "U+202E"),
        ("响铃\x07", "U+0007"),
        ("回\r车", "此处有回车符"),
    ],
)
def test_characters(small: Repository, run: Run, text: str, said: str) -> None:
    """A text with a character that no file may hold is refused as a mistake that one can mend."""
    before = small.state()
    words = ("reply", WORKING, "--outcome", "solved", "--text", text)
    left = run(*words, by="mr-clerk")
    assert (1, before) == (left.code, small.state())
    assert said in left.err


def test_byte_order_mark(small: Repository, run: Run, tmp_path: Path) -> None:
    """A file as Windows saves it, with a byte order mark, is read without it."""
    text = tmp_path / "reply.txt"
    text.write_bytes("已办理。\r\n".encode("utf-8-sig"))
    words = ("reply", WORKING, "--outcome", "solved", "--text-file", str(text))
    assert 0 == run(*words, by="mr-clerk").code
    assert "已办理。" == last(small, WORKING, LEAD).text


def test_unreadable_text_file(small: Repository, run: Run, tmp_path: Path) -> None:
    """A text that is not UTF-8, or given twice, or empty, is refused."""
    text = tmp_path / "reply.txt"
    text.write_bytes("已办理".encode("gb18030"))
    words = ("reply", WORKING, "--outcome", "solved")
    before = small.state()
    left = run(*words, "--text-file", str(text), by="mr-clerk")
    assert 1 == left.code
    assert "无法读取" in left.err
    left = run(*words, "--text", "x", "--text-file", str(text), by="mr-clerk")
    assert (1, "错误：--text 与 --text-file 只用一个\n") == (left.code, left.err)
    text.write_bytes(b" \n")
    for empty in (("--text", ""), ("--text-file", str(text))):
        left = run(*words, *empty, by="mr-clerk")
        assert 1 == left.code
        assert "大小不合要求" in left.err
    assert before == small.state()


# What is left alone


def test_other_lines_are_kept(small: Repository, run: Run) -> None:
    """A step only adds lines: every other line stays, comments and all."""
    place = small.path(WORKING)
    text = place.read_text(encoding="utf-8").replace(
        "disclosure: named", "disclosure: named  # 企业同意"
    )
    place.write_text(text, encoding="utf-8")
    small.commit()
    run("progress", WORKING, "--text", "第一行\n第二行", by="mr-clerk")
    run("follow-up", WORKING, "--offices", "party", "--text", "督办")
    changed = small.git("diff", "--numstat").split()
    assert ["12", "0"] == changed[:2]


def test_broken_case(small: Repository, run: Run) -> None:
    """A file that has findings of shape is not written to; the line is named."""
    small.edit(f"issues/2026/{HEARD}.yml", "title:", "titel:")
    before = small.state()
    said = run("accept", HEARD)
    assert (1, before) == (said.code, small.state())
    assert f"ledger/issues/2026/{HEARD}.yml" in said.err


def test_old_faults_do_not_forbid_new_steps(small: Repository, run: Run) -> None:
    """A case with a fault of the past can go on; only what a step itself makes wrong is refused."""
    small.edit(f"issues/2026/{WORKING}.yml", "by: st-clerk", "by: gone-clerk")
    assert 0 == run("progress", WORKING, "--text", "已核实", by="mr-clerk").code
    assert ["step.actor"] == [each.rule for each in check(small.root)]


def test_broken_tables(small: Repository, run: Run) -> None:
    """Where a table cannot be read, the command says where."""
    small.edit("people.yml", "role: maintainer", "role: king")
    said = run("accept", HEARD)
    assert (1, "") == (said.code, said.out)
    assert "ledger/people.yml 第 7 行" in said.err


# Branches and commits


def test_commit(small: Repository, run: Run) -> None:
    """``--commit`` makes a branch and one commit with a telling message; all else is left alone."""
    small.edit("sectors.yml", "先进制造", "先进制造业")
    small.edit("regions.yml", "定海区", "定海")
    small.git("add", "ledger/regions.yml")
    small.write("notes.txt", "未跟踪")
    staged = small.git("diff", "--cached")
    main = small.git("rev-parse", "main")
    words = ("reply", WORKING, "--outcome", "solved", "--text", "已办理", "--commit")
    said = run(*words, by="mr-clerk")
    assert 0 == said.code
    branch = f"{WORKING}/reply-mr-clerk-20260311"
    assert branch == small.git("branch", "--show-current").strip()
    assert branch in said.err
    message = small.git("log", "-1", "--format=%B").strip()
    title = "专利申请量大，预审名额少"
    assert f"市市场监管局 答复：已解决（{WORKING}）\n\n{title}" == message
    assert f"ledger/issues/2026/{WORKING}.yml\n" == small.git(
        "show", "--name-only", "--format=", "HEAD"
    )
    assert main == small.git("rev-parse", "main") == small.git("rev-parse", "HEAD~1")
    assert staged == small.git("diff", "--cached")
    expected = "M  ledger/regions.yml\n M ledger/sectors.yml\n?? ledger/notes.txt\n"
    assert expected == small.git("status", "--porcelain")


def test_commit_of_a_new_case(small: Repository, run: Run) -> None:
    """A case that was registered and never committed is committed with its step."""
    number = run(*NEW).out.strip()
    assert 0 == run("accept", number, "--commit").code
    assert "" == small.git("status", "--porcelain")
    assert "工作专班 受理" in small.git("log", "-1", "--format=%s")


NEW = (
    *("new", "--title", "用工难", "--enterprise", "haiyue", "--sector", "port-shipping"),
    *("--region", "putuo", "--class", "simple", "--channel", "visit", "--disclosure", "named"),
    *("--statement", "招工困难。"),
)


def test_branch_is_there_already(small: Repository, run: Run) -> None:
    """A branch that exists is not written to."""
    small.git("branch", f"{HEARD}/accept-zs-office-20260311")
    before = small.state()
    said = run("accept", HEARD, "--commit")
    assert (1, before) == (said.code, small.state())
    assert "已存在" in said.err


@pytest.mark.parametrize("detached", [False, True])
def test_failed_commit(small: Repository, run: Run, *, detached: bool) -> None:
    """A commit that a hook refuses leaves branch, index and files as they were."""
    number = run(*NEW).out.strip()
    hook = small.root / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    if detached:
        small.git("checkout", "--quiet", "--detach")
    before = small.state()
    for words in (
        ("progress", WORKING, "--department", LEAD, "--text", "x", "--as", "mr-clerk", "--commit"),
        ("accept", number, "--commit"),
        (*NEW, "--commit"),
    ):
        said = run(*words)
        assert 1 == said.code
        assert "git commit 未成功：no" in said.err
        assert before == small.state()


def test_failed_branch(small: Repository, run: Run) -> None:
    """A branch that Git cannot make leaves everything as it was."""
    small.git("branch", HEARD)  # a branch where a folder of branches would be
    before = small.state()
    said = run("accept", HEARD, "--commit")
    assert (1, before) == (said.code, small.state())
    assert "git switch 未成功" in said.err


def test_logins_that_are_no_branch_names(small: Repository, run: Run) -> None:
    """An account whose name cannot stand in a branch's name can commit too."""
    small.edit("people.yml", "- login: zs-maintainer", "- login: tingjian[bot]")
    small.commit()
    said = run("accept", HEARD, "--commit", by="tingjian[bot]")
    assert (0, "tingjian[bot]") == (said.code, last(small, HEARD).by)
    assert re.search("accept-tingjian-bot-20260311", small.git("branch", "--show-current"))


# Who acts


def test_git_identity(small: Repository) -> None:
    """Who acts follows from Git's e-mail address, unless it is said."""
    small.git("config", "user.email", "mr-clerk@tingjian.example")
    said = spawn("progress", WORKING, "--text", "已核实", at=small.root)
    assert (0, "mr-clerk") == (said.code, last(small, WORKING, LEAD).by)
    said = spawn(
        "follow-up",
        WORKING,
        "--offices",
        "party",
        "--text",
        "x",
        "--as",
        "zs-office",
        at=small.root,
    )
    assert (0, "zs-office") == (said.code, last(small, WORKING).by)
    small.git("config", "user.email", "stranger@tingjian.example")
    said = spawn("accept", HEARD, at=small.root)
    assert 1 == said.code
    assert "stranger@tingjian.example" in said.err
    small.git("config", "user.email", "")
    assert 1 == spawn("accept", HEARD, at=small.root).code


def test_as_beats_the_environment(small: Repository, run: Run) -> None:
    """``--as`` is heard before ``TINGJIAN_ACTOR``."""
    run("accept", HEARD, "--as", "zs-maintainer", by="mr-clerk")
    assert "zs-maintainer" == last(small, HEARD).by


def test_a_due_day_past_the_last_calendar_is_told(small: Repository, run: Run) -> None:
    """A limit that reaches into a year without a calendar is reckoned by weekends, and says so."""
    run("accept", HEARD)
    calendars = small.root / "ledger" / "calendar"
    before = run("dispatch", HEARD, "--lead", "science")
    assert "暂按周末推算" not in before.out
    for each in calendars.iterdir():
        each.unlink()
    said = run("dispatch", HEARD, "--support", "market-regulation")
    assert (0, True) == (said.code, "所在年份的放假安排尚未录入，暂按周末推算" in said.out)
    assert "2026-03-16（暂定）  市市场监管局  答复" in said.out
    assert "期限  2026-03-16（暂定）" in run("show", HEARD).out
    assert "2026-03-16（暂定）" in run("due", "--kind", "reply").out


# Languages, and where it runs


def test_english(small: Repository) -> None:
    """In English every sentence is English, and only names and titles are not."""
    said = spawn("accept", HEARD, at=small.root, TINGJIAN_LANG="en", TINGJIAN_ACTOR="zs-office")
    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(
        f"written to ledger/issues/2026/{HEARD}.yml: the office accepts it\n"
    )
    assert "The issue is now: accepted." in said.out
    assert not re.search("[\u4e00-\u9fff]", said.out)
    said = spawn("accept", HEARD, at=small.root, TINGJIAN_LANG="en", TINGJIAN_ACTOR="zs-office")
    assert 1 == said.code
    assert "Error: accept is refused" in said.err
    assert "what may come next in the office's thread: follow up, close, " in said.err
    assert not re.search("[\u4e00-\u9fff]", said.err)


def test_every_kind_of_step_is_an_english_sentence() -> None:
    """What a step does is said as a sentence in English, of whoever did it and for whom."""
    assert {rule.kind for rule in TABLE} == set(TAKES)
    assert "dispatches it to the port" == taken("dispatch", "", "the port", "en")
    assert "replies to ZS-1" == taken("reply", "ZS-1", "", "en")
    assert "rules on it for the port" == taken("rule", "", "the port", "en")
    assert "交办 市港航口岸局 ZS-1" == taken("dispatch", "ZS-1", "市港航口岸局", "zh")


def test_from_below_and_with_root(small: Repository, tmp_path: Path) -> None:
    """The ledger is found from a folder below it, or is named; elsewhere it is asked for."""
    below = small.root / "ledger" / "issues"
    assert 0 == spawn("accept", HEARD, at=below, TINGJIAN_ACTOR="zs-office").code
    words = ("follow-up", HEARD, "--offices", "party", "--text", "x", "--root", str(small.root))
    assert 0 == spawn(*words, at=tmp_path, TINGJIAN_ACTOR="zs-office").code
    said = spawn("accept", HEARD, at=tmp_path, TINGJIAN_ACTOR="zs-office")
    assert 1 == said.code
    assert "tingjian init" in said.err


def test_bad_day(small: Repository) -> None:
    """A day in the environment that is none is the user's error."""
    said = spawn("accept", HEARD, at=small.root, TINGJIAN_ACTOR="zs-office", TINGJIAN_TODAY="今天")
    assert (1, "错误：“今天”不是日期，应写作 2026-03-02\n") == (said.code, said.err)


# Real merges


def answer(small: Repository, branch: str, *words: str, by: str) -> None:
    """Run a command on a branch of its own, from main, and commit it there."""
    small.git("switch", "--quiet", "-c", branch, "main")
    said = spawn(*words, at=small.root, TINGJIAN_ACTOR=by)
    assert (0, "") == (said.code, said.err)
    small.commit(branch)
    small.git("switch", "--quiet", "main")


ORDERS = (
    ("mr", "st", "hc", "office", "more"),
    ("more", "office", "hc", "st", "mr"),
    ("hc", "more", "mr", "office", "st"),
    ("office", "st", "more", "mr", "hc"),
)


@pytest.mark.parametrize("order", ORDERS)
def test_merges(small: Repository, run: Run, order: tuple[str, ...]) -> None:
    """Three departments reply while the office follows up and dispatches a fourth: no conflict."""
    assert 0 == run("dispatch", WORKING, "--support", "housing").code
    small.commit()
    reply = ("reply", WORKING, "--outcome", "solved", "--text", "答复第一行\n答复第二行")
    answer(small, "mr", *reply, by="mr-clerk")
    answer(small, "st", *reply, by="st-clerk")
    answer(small, "hc", "sign", WORKING, by="hc-clerk")
    follow = ("follow-up", WORKING, "--offices", "party", "--text", "联合督办")
    answer(small, "office", *follow, by="zs-office")
    answer(small, "more", "dispatch", WORKING, "--support", "finance", by="zs-office")
    for branch in order:
        small.git("merge", "--quiet", "--no-ff", "--no-edit", branch)
        assert [] == check(small.root)
    case = open_case(small.root, WORKING).case
    assert ["accept", "follow_up"] == [each.kind for each in case.steps]
    kinds = {each.department: [taken.kind for taken in each.steps] for each in case.assignments}
    expected = {
        "finance": ["dispatch"],
        "housing": ["dispatch", "sign"],
        "science": ["dispatch", "reply", "reply"],
        LEAD: ["dispatch", "sign", "reply"],
    }
    assert expected == kinds
    # And a second round on what was merged.
    answer(small, "hc2", *reply, by="hc-clerk")
    answer(small, "cz2", *reply, by="cz-clerk")
    answer(small, "mr2", *reply, by="mr-clerk")
    for branch in ("cz2", "mr2", "hc2"):
        small.git("merge", "--quiet", "--no-ff", "--no-edit", branch)
    assert [] == check(small.root)


def test_no_command_without_git(small: Repository) -> None:
    """A step is written without Git as well; only a commit needs it."""
    path = str(small.root / "no-git")
    Path(path).mkdir()
    said = spawn("accept", HEARD, at=small.root, TINGJIAN_ACTOR="zs-office", PATH=path)
    assert 0 == said.code
    words = ("follow-up", HEARD, "--offices", "party", "--text", "x", "--commit")
    before = small.path(HEARD).read_bytes()
    said = spawn(*words, at=small.root, TINGJIAN_ACTOR="zs-office", PATH=path)
    assert (1, "错误：没有找到 git 命令，请先安装 Git\n") == (said.code, said.err)
    assert before == small.path(HEARD).read_bytes()


def test_days_of_time_zone(small: Repository) -> None:
    """Without a day said, a step is of today, where the ledger is."""
    said = spawn("accept", HEARD, at=small.root, TINGJIAN_ACTOR="zs-office", TINGJIAN_TODAY="")
    assert 0 == said.code
    zone = subprocess.run(
        ["date", "+%F"],
        env={"TZ": "Asia/Shanghai", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert date.fromisoformat(zone.stdout.decode().strip()) == last(small, HEARD).on
