"""The laws of making and changing the mechanism's own records: one way for all of them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.support import CLOSED, COMMAND, HEARD, THEME, TODAY, TOOLS, WORKING, Repository, spawn

from tingjian.core.proceedings.campaign import Campaign
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.proceedings.policy import Policy
from tingjian.core.proceedings.session import Session
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Enterprise, Issue
from tingjian.store.cases import open_case, open_record
from tingjian.store.check import check

Make = Callable[..., str]
WORDS: dict[str, tuple[str, ...]] = {
    "plan": ("--year", "2027", "--title", "2027年度协商计划"),
    "session": ("--session-kind", "joint_meeting", "--title", "融资协商"),
    "visit": (
        *("--through", "observer", "--level", "county", "--enterprise", "youzhong"),
        *("--observer", "observer-01"),
    ),
    "campaign": ("--title", "献一策", "--since", "2026-03-01", "--until", "2026-03-31"),
    "policy": (
        *("--title", "预审办法", "--department", "market-regulation"),
        *("--since", "2026-03-01", "--until", "2026-03-10"),
    ),
    "oversight": (
        *("--title", "专利预审", "--form", "joint", "--offices", "party", "--offices", "cppcc"),
        *("--cases", CLOSED, "--cases", THEME),
    ),
    "analysis": ("--title", "一二月企情", "--since", "2026-01-01", "--until", "2026-02-28"),
}


@pytest.fixture
def make(run: Run) -> Make:
    """Give a function that makes a record of a kind and gives its number."""

    def made(kind: str, *more: str) -> str:
        said = run("new", kind, *WORDS[kind], *more)
        assert 0 == said.code, said.err
        return said.out.strip()

    return made


def record(small: Repository, number: str) -> Any:
    """A record as its file says it."""
    return open_record(small.root, number).record


@pytest.mark.parametrize("kind", WORDS)
def test_new(small: Repository, make: Make, kind: str) -> None:
    """A record of every kind is made complete by options, in its place, and committed if asked."""
    number = make(kind, "--commit")
    assert number == record(small, number).id
    assert [] == check(small.root)
    assert "" == small.git("status", "--porcelain")
    assert number in small.git("log", "-1", "--format=%s")


def test_what_may_be_corrected_is_told_of_parts_too(small: Repository, run: Run) -> None:
    """A part that a field does not have is refused with the fields of the record."""
    firm = next((small.root / "ledger" / "enterprises").glob("*.yml")).stem
    said = run("correct", firm, "--set", "white_list.since=2026-03-01")
    assert 1 == said.code
    assert "“white_list.since”不能更正；可更正：name、" in said.err


def test_an_element_that_was_added_is_called_by_its_key(run: Run, make: Make) -> None:
    """What a further command needs to change it again is told at once."""
    number = make("campaign")
    assert run("add", number, "suggestions", "text=减税").err.endswith("：建言 s1\n")
    assert run("add", number, "suggestions", "text=减费").err.endswith("：建言 s2\n")


@pytest.mark.parametrize(
    ("kind", "words", "reason"),
    [
        ("session", ("--topic", "nowhere"), "没有可用于本场的议题“nowhere”"),
        ("visit", ("--enterprise", "haiyue"), "不在白名单上"),
        ("visit", ("--observer", "nobody"), "没有“nobody”这个营商环境观察员"),
        ("visit", ("--level", "state"), "state"),
        ("campaign", ("--until", "2026-02-01"), "早于 2026-03-01"),
        ("policy", ("--department", "none"), "没有“none”这个部门"),
        ("oversight", ("--cases", "ZS-20260302-0DMWX"), "ZS-20260302-0DMWX"),
        ("oversight", ("--form", "secret"), "secret"),
    ],
)
def test_new_refuses(
    small: Repository, run: Run, kind: str, words: tuple[str, ...], reason: str
) -> None:
    """What breaks a law, or names nothing, is refused with the reason and leaves no file."""
    before = small.state()
    said = run("new", kind, *WORDS[kind], *words)
    assert 0 != said.code
    assert reason in said.err
    assert before == small.state()


def test_missing(small: Repository, run: Run) -> None:
    """Off a terminal the option that is missing is named, and help shows the options of a kind."""
    before = small.state()
    for kind, option in (("session", "--session-kind"), ("visit", "--through"), ("plan", "--year")):
        said = run("new", kind)
        assert 1 == said.code
        assert "缺少 --" in said.err
        assert f"\n  {option} " in run("new", kind, "-h").out
        assert f"\n  {option} " not in run("new", "-h").out
    assert before == small.state()


def test_session(small: Repository, run: Run, make: Make) -> None:
    """A heart-to-heart is recorded turn by turn; its list is sent once two entrepreneurs spoke."""
    number = make("session", "--session-kind", "heart_to_heart")

    def add(name: str, *words: str) -> int:
        return run("add", number, name, *words).code

    assert 0 == add("leaders", "position=市政协主席", "name=甲")
    assert 0 == add("participants", "role=entrepreneur", "enterprise=youzhong")
    assert 0 == add("participants", "role=official", "department=science", "id=science")
    assert 0 == add("turns", "speaker=p1", "kind=question", "text=名额何时增加？")
    assert 1 == add("turns", "speaker=p9", "kind=answer", "text=明年")
    assert 0 == add("proposals", "text=增加名额", "departments=science", "departments=finance")
    assert 0 == add("claims", "taken_by=science", "text=上门辅导", "due=2026-04-01")
    sent = ("correct", number, "--set", "sent=2026-03-11", "--set", "sent_to=party")
    said = run(*sent)
    assert 1 == said.code
    assert "只有 1 位企业家发言，至少应有 2 位" in said.err
    assert 0 == add("participants", "role=entrepreneur")
    assert 0 == add("turns", "speaker=p3", "kind=debate", "text=建议分产业核定")
    assert 0 == run(*sent, "--set", "sent_to=government").code
    made = record(small, number)
    assert isinstance(made, Session)
    assert ["p1", "science", "p3"] == [each.id for each in made.participants]
    assert ("science", "finance") == made.proposals[0].departments
    assert ("party", "government") == made.sent_to
    assert [] == check(small.root)


def test_face_to_face(small: Repository, run: Run, make: Make) -> None:
    """A face-to-face session takes a topic of its year's plan, which may be said later."""
    said = run("new", "session", *WORDS["session"], "--session-kind", "face_to_face")
    assert 1 == said.code
    assert "没有写明计划议题" in said.err
    number = make("session", "--session-kind", "face_to_face", "--topic", "financing")
    assert (2026, "financing") == (record(small, number).topic.year, "financing")
    assert 0 == run("add", "2026", "topics", "id=talent", "title=引才", "department=science").code
    assert 0 == run("correct", number, "--set", "topic.topic=talent").code
    assert "talent" == record(small, number).topic.topic
    other = make("session")
    words = ("--set", "topic.year=2026", "--set", "topic.topic=talent")
    assert 0 == run("correct", other, *words).code
    assert record(small, number).topic == record(small, other).topic


def test_findings_become_issues(small: Repository, run: Run, make: Make) -> None:
    """What a visit found becomes an issue by one command, and says which; only once."""
    number = make("visit")
    found = ("title=名额少", "text=预审名额不够", "request=增加名额")
    assert 0 == run("add", number, "findings", *found, "--commit").code
    words = ("new", "--from", f"{number}/f1", "--class", "simple", "--disclosure", "named")
    said = run(*words, "--commit")
    assert 0 == said.code, said.err
    issue = open_case(small.root, said.out.strip()).case
    assert isinstance(issue, Issue)
    assert ("名额少", "预审名额不够", "增加名额") == (issue.title, issue.statement, issue.request)
    assert ("visit", number) == (issue.source.channel, issue.source.ref)
    assert ("youzhong", "dinghai") == (issue.enterprise, issue.region)
    visit = record(small, number)
    assert isinstance(visit, Visit)
    assert issue.id == visit.findings[0].issue
    assert "" == small.git("status", "--porcelain")
    before = small.state()
    again = run(*words)
    assert 1 == again.code
    assert f"“f1”已登记为 {issue.id}" in again.err
    for wrong in (number, f"{number}/f9", f"{HEARD}/f1"):
        assert 1 == run("new", "--from", wrong, *words[3:]).code
    assert before == small.state()


@pytest.mark.parametrize(
    ("kind", "words", "channel"),
    [
        ("visit", ("--through", "liaison"), "point"),
        ("session", ("--session-kind", "service_day"), "service_day"),
        ("session", (), "session"),
        ("campaign", (), "campaign"),
    ],
)
def test_channels(
    small: Repository, run: Run, kind: str, words: tuple[str, ...], channel: str
) -> None:
    """An issue says through which channel it was heard, told from what it was made of."""
    left = [word for word in WORDS[kind] if word not in ("--observer", "observer-01")]
    number = run("new", kind, *(left if kind == "visit" else WORDS[kind]), *words).out.strip()
    lists = {"visit": "findings", "session": "proposals", "campaign": "suggestions"}
    element = ("title=用工难", "text=招工难") if kind == "visit" else ("text=招工难",)
    assert 0 == run("add", number, lists[kind], *element, "id=x").code
    options = ("--enterprise", "haiyue", "--sector", "port-shipping", "--region", "putuo")
    words = ("new", "--from", f"{number}/x", "--class", "simple", "--disclosure", "named")
    said = run(*words, *(() if kind == "visit" else options))
    assert 0 == said.code, said.err
    issue = open_case(small.root, said.out.strip()).case
    assert isinstance(issue, Issue)
    assert channel == issue.source.channel
    if kind == "campaign":
        assert "registered" == record(small, number).suggestions[0].disposition


def test_failed_commit(small: Repository, run: Run, make: Make) -> None:
    """Where Git refuses the commit, neither the issue nor the link to it is there."""
    number = make("visit")
    run("add", number, "findings", "title=名额少", "text=不够")
    small.commit()
    hook = small.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = small.git("status", "--porcelain", "--untracked-files=all")
    words = ("new", "--from", f"{number}/f1", "--class", "simple", "--disclosure", "named")
    assert 1 == run(*words, "--commit").code
    assert 1 == run("add", number, "findings", "title=二", "text=二", "--commit").code
    assert before == small.git("status", "--porcelain", "--untracked-files=all")


def test_campaign(small: Repository, run: Run, make: Make) -> None:
    """Suggestions come from a spreadsheet, each once, and each gets its disposition."""
    number = make("campaign")
    sheet = small.root / "s.csv"
    sheet.write_text("表格编号,建言内容,备注\n1,增加名额,x\n2,=取消年检,\n", encoding="utf-8")
    said = run("add", number, "suggestions", "--sheet", "s.csv", "on=2026-03-05")
    assert 0 == said.code, said.err
    assert "添加 2 行，原已在册 0 行；未采用的列：备注" in said.err
    sheet.write_text("表格编号,建言内容\n2,取消年检\n3,减税\n", encoding="utf-8")
    assert "添加 1 行，原已在册 1 行" in run("add", number, "suggestions", "--sheet", "s.csv").err
    made = record(small, number)
    assert isinstance(made, Campaign)
    assert ["增加名额", "=取消年检", "减税"] == [each.text for each in made.suggestions]
    assert ["s1", "s2", "s3"] == [each.id for each in made.suggestions]
    disposed = ("--set", "suggestions.s2.disposition=declined")
    assert "没有说明" in run("correct", number, *disposed).err
    reason = ("--set", "suggestions.s2.reason=与上位法不符")
    assert 0 == run("correct", number, *disposed, *reason).code
    declined = record(small, number).suggestions[1]
    assert ("declined", TODAY) == (declined.disposition, str(declined.disposed))
    words = ("disposition=noted", "disposed=2026-03-10")
    assert 0 == run("add", number, "suggestions", "text=再减税", *words).code
    assert "2026-03-10" == str(record(small, number).suggestions[3].disposed)


def test_bad_sheets(small: Repository, run: Run, make: Make) -> None:
    """A spreadsheet without a known heading, or with one bad row, adds nothing."""
    number = make("campaign")
    before = small.state()
    for text in ("甲,乙\n1,2\n", "表格编号,收到日期,建言内容\n1,2026-03-05,好\n2,昨天,好\n", ""):
        small.write("../s.csv", text)
        assert 1 == run("add", number, "suggestions", "--sheet", "s.csv").code
    (small.root / "s.csv").unlink()
    assert before == small.state()


def test_policy(small: Repository, run: Run, make: Make) -> None:
    """A policy is issued after opinions, each answered; adopted means that it is cited."""
    number = make("policy", "--cases", CLOSED)
    issued = ("correct", number, "--set", "issued=2026-03-11")
    assert "印发之前没有一条意见" in run(*issued).err
    opinion = ("add", number, "opinions", "role=enterprise", "text=放宽", "--on", "2026-03-05")
    assert 0 == run(*opinion).code
    assert "没有采纳结论" in run(*issued).err
    answer = ("correct", number, "--set", "opinions.o1.adopted=yes")
    assert 0 == run(*answer).code
    assert "没有写明对应条款" in run(*issued).err
    assert 0 == run("correct", number, "--set", "opinions.o1.cited=第五条").code
    assert 0 == run(*issued, "--reason", "常务会议通过", "--commit").code
    assert "常务会议通过" in small.git("log", "-1", "--format=%b")
    made = record(small, number)
    assert isinstance(made, Policy)
    assert "第五条" == made.opinions[0].cited


def test_oversight(small: Repository, run: Run, make: Make) -> None:
    """What is overseen is followed up, and what it brought is told with its evidence."""
    number = make("oversight")
    assert 0 == run("add", number, "follow_ups", "offices=party", "text=现场督办").code
    benefit = ("add", number, "benefits", "kind=subsidy", "text=技改补助", "amount=500000")
    assert "有金额而没有依据" in run(*benefit).err
    assert 0 == run(*benefit, "evidence=拨款通知").code
    assert 1 == run(*benefit, "evidence=x", "amount=很多").code
    closed = ("--set", "result=追加名额", "--set", "closed=2026-03-11")
    assert 0 == run("correct", number, *closed).code
    made = record(small, number)
    assert isinstance(made, Oversight)
    assert (500000, "2026-03-11") == (made.benefits[0].amount, str(made.follow_ups[0].on))


def test_places(small: Repository, run: Run, make: Make) -> None:
    """Elements without a key are named by their place, from 1."""
    number = make("oversight")
    for text in ("一", "二"):
        assert 0 == run("add", number, "follow_ups", "offices=party", f"text={text}").code
    assert 0 == run("correct", number, "--set", "follow_ups.2.text=二改").code
    assert ["一", "二改"] == [each.text for each in record(small, number).follow_ups]
    before = small.state()
    for place in ("0", "3", "x"):
        said = run("correct", number, "--set", f"follow_ups.{place}.text=x")
        assert (1, True) == (said.code, f"没有“{place}”这一条" in said.err)
    assert before == small.state()


def test_analysis(small: Repository, run: Run, make: Make) -> None:
    """An analysis chooses themes, each once and with the reason."""
    number = make("analysis")
    assert 0 == run("add", number, "themes", f"theme={THEME}", "why=反映企业多").code
    assert 1 == run("add", number, "themes", f"theme={THEME}", "why=再次").code
    assert 1 == run("add", number, "themes", f"theme={HEARD}", "why=不是共性问题").code
    assert 1 == len(record(small, number).themes)


def test_advice_and_services(small: Repository, run: Run) -> None:
    """Experts advise on an issue and teams plan for it, though it takes no step."""
    small.write("../plan.txt", "第一步：上门。\n第二步：辅导。\n")
    assert 0 == run("add", WORKING, "advice", "expert=expert-01", "text=先行分类").code
    assert 0 == run("add", WORKING, "services", "team=team-01", "--text-file", "plan.txt").code
    assert 1 == run("add", WORKING, "advice", "expert=nobody", "text=x").code
    case = open_case(small.root, WORKING).case
    assert ("expert-01", "2026-03-11") == (case.advice[0].expert, str(case.advice[0].on))
    assert "第一步：上门。\n第二步：辅导。" == case.services[0].plan
    (small.root / "plan.txt").unlink()
    assert [] == check(small.root)


def test_enterprises(small: Repository, run: Run) -> None:
    """An enterprise is put on the white list and made a monitoring point by correcting it."""
    words = ("--set", "white_list=true", "--set", "point.since=2026-03-01")
    assert 0 == run("correct", "haiyue", *words, "--set", "point.liaison=联络员").code
    made = record(small, "haiyue")
    assert isinstance(made, Enterprise)
    assert (True, "联络员") == (made.white_list, made.point.liaison if made.point else "")
    assert 0 == run("correct", "haiyue", "--set", "point.until=2026-03-10").code
    assert 1 == run("correct", "haiyue", "--set", "point.until=2026-02-01").code
    assert [] == check(small.root)


ROSTER: dict[str, tuple[str, ...]] = {
    "observer": ("--identity", "member", "--sectors", "port-shipping"),
    "expert": ("--field", "海洋经济", "--since", "2026-03-01"),
    "team": ("--scope", "港口航运", "--departments", "science", "--departments", "finance"),
}


@pytest.mark.parametrize("kind", ROSTER)
def test_roster(small: Repository, run: Run, kind: str) -> None:
    """Who is in a roster is put there by ``new``, at its end, once, and changed by ``correct``."""
    words = ("new", kind, "--id", "second", "--name", "二号", *ROSTER[kind])
    said = run(*words, "--commit")
    assert (0, "second") == (said.code, said.out.strip())
    assert "" == small.git("status", "--porcelain")
    assert [] == check(small.root)
    assert 0 == run("correct", "second", "--set", "name=三号", "--commit").code
    assert "-  name: 二号\n+  name: 三号\n" in small.git("show", "--format=", "--unified=0")
    assert "三号" == record(small, "second").name
    before = small.state()
    assert "已经存在" in run(*words).err
    assert "--id" in run("new", kind, "--name", "x", *ROSTER[kind]).err
    assert 1 == run("new", kind, "--id", "x", "--name", "x", *ROSTER[kind], by="mr-clerk").code
    assert before == small.state()
    hook = small.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    third = ("new", kind, "--id", "third", "--name", "四号", *ROSTER[kind], "--commit")
    assert 1 == run(*third, today="2026-03-12").code
    assert "" == small.git("status", "--porcelain")


def test_new_roster(small: Repository, run: Run) -> None:
    """A roster that is not there yet begins with the first who is put into it."""
    place = small.root / "ledger/roster/experts.yml"
    place.unlink()
    assert 0 == run("new", "expert", "--id", "first", "--name", "一号", "--field", "税务").code
    assert "- id: first\n  name: 一号\n  field: 税务\n" == place.read_text("utf-8")


def test_posts(small: Repository, run: Run) -> None:
    """A maintainer gives an account its next post by the same commands; the office may not."""
    was = ("role=department", "department=market-regulation", "until=2026-03-10")
    now = ("--set", "department=science", "--set", "since=2026-03-11")
    before = small.state()
    assert "角色不能改" in run("add", "mr-clerk", "earlier", *was).err
    assert before == small.state()
    assert 0 == run("add", "mr-clerk", "earlier", *was, by="zs-maintainer").code
    assert 0 == run("correct", "mr-clerk", *now, by="zs-maintainer").code
    assert [] == check(small.root)
    assert "science" == record(small, "mr-clerk").department


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("correct", "{}", "--set", "kind=service_day"), "不能更正"),
        (("correct", "{}", "--set", "turns.1.kind=answer"), "没有“1”这一条"),
        (("correct", "{}", "--set", "no-such=x"), "不能更正"),
        (("correct", "{}", "--set", "topic.none=x"), "不能更正"),
        (("correct", "{}", "--set", "title"), "请用 --set"),
        (("correct", "{}", "--set", "topic=financing"), "应为"),
        (("correct", "{}", "--set", "title=零宽\u200b"), "U+200B"),
        (("correct", "{}"), "请用 --set"),
        (("add", "{}", "steps", "kind=accept"), "没有“steps”这个清单"),
        (("add", "{}", "cases", "x=y"), "没有“cases”这个清单"),
        (("add", "{}", "turns", "name=x"), "没有“name”这个字段"),
        (("add", "{}", "turns", "speaker"), "请用 --set"),
        (("add", "{}", "turns", "speaker=p1"), "缺少 kind="),
        (("add", "haiyue", "point"), "没有“point”这个清单"),
        (("add", "nobody", "turns"), "没有 nobody"),
        (("correct", "1999", "--set", "title=x"), "没有 1999"),
        (("correct", "ZS-20260302-0DMWX", "--set", "title=x"), "校验码不符"),
        (("correct", "啊", "--set", "title=x"), "不是编号"),
    ],
)
def test_refusals(
    small: Repository, run: Run, make: Make, words: tuple[str, ...], reason: str
) -> None:
    """What may not be changed, or not so, is refused with the reason, and nothing is written."""
    number = make("session")
    before = small.state()
    said = run(*(word.format(number) for word in words))
    assert (1, "") == (said.code, said.out)
    assert reason in said.err
    assert before == small.state()


def test_no_text(tmp_path: Path, run: Run, make: Make) -> None:
    """A list whose elements hold no text takes none from a file, and says so."""
    number = make("session")
    file = tmp_path / "text.txt"
    file.write_text("协商", encoding="utf-8")
    said = run("add", number, "leaders", "position=市长", "--text-file", str(file))
    assert 1 == said.code
    assert "--text-file" in said.err


def test_departments_change_nothing(small: Repository, run: Run, make: Make) -> None:
    """The mechanism's own records are written by the office, not by a department."""
    number = make("session")
    before = small.state()
    for words in (
        ("add", number, "leaders", "position=x"),
        ("correct", number, "--set", "title=x"),
    ):
        said = run(*words, by="mr-clerk")
        assert (1, True) == (said.code, "角色不能改" in said.err)
    assert 1 == run("new", "plan", *WORDS["plan"], by="mr-clerk").code
    assert before == small.state()


def test_branch(small: Repository, run: Run, make: Make) -> None:
    """A branch that is there already is not written over."""
    number = make("session", "--commit")
    words = ("add", number, "leaders", "position=x", "--commit")
    assert 0 == run(*words).code
    small.git("checkout", "--quiet", "-")
    assert number in small.git("branch", "--list", "--all")
    small.git("checkout", "--quiet", f"{number}/new-zs-office-20260311")
    before = small.state()
    assert "已存在" in run(*words).err
    assert before == small.state()


def test_guided(small: Repository, make: Make) -> None:
    """On a terminal whatever is missing is asked for, with what may be chosen."""
    number = make("session")
    primary, secondary = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "add", number, "participants"],
        cwd=small.root,
        env=os.environ
        | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY, "TINGJIAN_ACTOR": "zs-office"},
        stdin=secondary,
        stdout=secondary,
        stderr=subprocess.PIPE,
    )
    os.write(primary, b"worker\n")
    _, told = process.communicate(timeout=60)
    os.close(secondary)
    shown = os.read(primary, 10_000).decode()
    os.close(primary)
    assert 0 == process.returncode, told.decode()
    assert "worker（一线职工）" in shown
    assert "worker" == record(small, number).participants[0].role


def test_not_utf8(small: Repository, make: Make) -> None:
    """A word that is not UTF-8 is refused as any other text that no file may hold."""
    number = make("campaign")
    said = spawn(
        "add", number, "suggestions", "text=\udcff", at=small.root, TINGJIAN_ACTOR="zs-office"
    )
    assert 1 == said.code
    assert "UTF-8" in said.err
