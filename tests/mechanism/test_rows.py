"""Each system of the mechanism, walked from the command line to the page that shows it.

A walk is a function in two halves: what the office does, and, once the site was built from the
commit that holds all of it, where that is found on the site. Its docstring is the law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from datetime import date

import docx
import pytest
from tests.mechanism.office import CASE, WHO, Office
from tests.support import THEME, WORKING

Walk = Generator[None, None, None]
WALKS: dict[str, Callable[[Office], Walk]] = {}


def row(walk: Callable[[Office], Walk]) -> Callable[[Office], Walk]:
    """Name a row by its number and its word."""
    WALKS[walk.__name__.removeprefix("row_")] = walk
    return walk


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walk | BaseException]:
    """Every walk after its first half, or what went wrong in it; and the site that they share."""
    office = Office(tmp_path_factory.mktemp("mechanism") / "ledger")
    begun: dict[str, Walk | BaseException] = {}
    for name, walk in WALKS.items():
        begun[name] = walk(office)
        try:
            next(begun[name])  # type: ignore[arg-type]
        except AssertionError as failed:
            begun[name] = failed
    office.build()
    return begun


def test_every_row() -> None:
    """Every system of the mechanism, from 0 to 17, has its walk."""
    assert list(range(18)) == [int(name[:2]) for name in WALKS]


@pytest.mark.parametrize("name", WALKS)
def test_row(name: str, walks: dict[str, Walk | BaseException]) -> None:
    """What the office did of each system is found on the built site."""
    begun = walks[name]
    if isinstance(begun, BaseException):
        raise begun
    with pytest.raises(StopIteration):
        next(begun)


@row
def row_00_loop(office: Office) -> Walk:
    """An issue says where it was heard and goes round the loop; where it stands is never typed."""
    number = office.issue("航道疏浚审批", "--channel", "hotline")
    assert "待交办" in office("show", number)
    assert "不能更正" in office.refuses("correct", number, "--set", "state=closed", "--reason", "x")
    office.answered(number)
    office("evaluate", number, "--solved", "--satisfaction", "satisfied", on="2026-03-10")
    office("close", number, "--outcome", "solved", on="2026-03-11")
    yield
    page = office.page(f"issues/{number}")
    assert "已办结" in page
    assert "来源 热线" in page


@row
def row_01_observation(office: Office) -> Walk:
    """Observers visit the white list at one of three levels; what they find becomes an issue."""
    words = ("--name", "观察员乙", "--identity", "member", "--sectors", "port-shipping")
    office("new", "observer", "--id", "observer-02", *words)
    by = ("--through", "observer", "--observer", "observer-02")
    at = ("--enterprise", "youzhong")
    assert "observer-09" in office.refuses(
        "new", "visit", *by[:3], "observer-09", *at, "--level", "city"
    )
    assert "白名单" in office.refuses(
        "new", "visit", *by, "--enterprise", "haiyue", "--level", "city"
    )
    assert "nation" in office.refuses("new", "visit", *by, *at, "--level", "nation")
    for level in ("city", "county", "township"):
        number = office("new", "visit", *by, *at, "--level", level, on="2026-04-08")
    office("add", number, "findings", "title=危化品车位不足", "text=等候过久", on="2026-04-08")
    issue = office("new", "--from", f"{number}/f1", *CASE[:4], on="2026-04-09")
    yield
    assert "2026-04 3 0 1 1 1 1 1" in office.page("visits")
    assert "走访" in office.page(f"issues/{issue}")
    assert number.encode() not in office.everything()


@row
def row_02_points(office: Office) -> Walk:
    """An active monitoring point has its liaison, who reports from it."""
    point = ("correct", "haiyue", "--set", "point.since=2026-03-01")
    assert "liaison" in office.refuses(*point)
    report = ("new", "visit", "--through", "liaison", "--level", "county", *WHO[:2])
    assert "监测点" in office.refuses(*report)
    office(*point, "--set", "point.liaison=综合科值班岗")
    office(*report, on="2026-05-06")
    yield
    assert "2026-05 0 1 0 1 0 0 0" in office.page("visits")
    assert "监测点 50 个 2 个" in office.page("reported")
    assert "综合科值班岗".encode() not in office.everything()


@row
def row_03_service_day(office: Office) -> Walk:
    """A service day is held every calendar month, or else it is overdue."""
    assert {"": "2026-01-31"} == office.owed("service_day", "2026-02-03")
    assert {"": "2026-01-31"} == office.owed("service_day", "2026-04-20")
    words = ("--session-kind", "service_day", "--title", "四月助企恳谈")
    number = office("new", "session", *words, on="2026-04-21")
    assert {"": "2026-05-31"} == office.owed("service_day", "2026-04-21")
    yield
    assert "四月助企恳谈" in office.page("sessions")
    assert "形式 助企恳谈" in office.page(f"sessions/{number}")


@row
def row_04_consultation(office: Office) -> Walk:
    """A policy is issued after opinions were heard, and each of them is answered."""
    period = ("--since", "2026-04-01", "--until", "2026-04-10")
    number = office("new", "policy", "--title", "用电错峰办法", "--department", "science", *period)
    issue = ("correct", number, "--set", "issued=2026-05-20")
    assert "印发之前没有一条意见" in office.refuses(*issue, on="2026-05-20")
    for text in ("夜间单列", "免收押金"):
        office("add", number, "opinions", "role=enterprise", f"text={text}", on="2026-04-08")
    assert number in office.owed("answer", "2026-04-20")
    assert "没有采纳结论" in office.refuses(*issue, on="2026-05-20")
    answers = ("o1.adopted=yes", "o1.cited=第三条", "o2.adopted=no", "o2.reason=无上位法依据")
    sets = [word for each in answers for word in ("--set", f"opinions.{each}")]
    office("correct", number, *sets, on="2026-04-20")
    assert number not in office.owed("answer", "2026-04-20")
    office(*issue, on="2026-05-20")
    yield
    page = office.page(f"policies/{number}")
    assert "夜间单列 2026-04-08 企业 采纳 2026-04-20 第三条" in page
    assert "免收押金 2026-04-08 企业 未采纳 2026-04-20 无上位法依据" in page


@row
def row_05_analysis(office: Office) -> Walk:
    """Every two months likeness proposes what to merge; what is merged is answered once."""
    assert {"": "2026-03-13"} == office.owed("analysis", "2026-03-11")
    alike = [
        office.issue("冷链仓储用地指标不足", "--statement", f"冷链仓储用地{more}")
        for more in ("紧张，指标不足，请予协调解决。", "紧张，指标不足，盼尽快解决。")
    ]
    assert alike[1] in office("similar", alike[0])
    proposed = office("cluster", "--since", "2026-03-01")
    assert all(number in proposed for number in alike)
    statement = ("--theme-kind", "common", "--class", "simple", "--statement", "冷链用地不足。")
    theme = office("new", "theme", "--title", "冷链用地", *statement, on="2026-03-11")
    office("accept", theme)
    for number in alike:
        office("merge", number, "--into", theme)
    assert "不能并入别的事项" in office.refuses("merge", theme, "--into", THEME)
    office.refuses("merge", WORKING, "--into", alike[0])
    period = ("--since", "2026-01-01", "--until", "2026-02-28")
    analysis = office("new", "analysis", "--title", "一二月企情分析", *period, on="2026-03-11")
    office("add", analysis, "themes", f"theme={theme}", "why=两家企业先后反映")
    assert {"": "2026-05-18"} == office.owed("analysis", "2026-03-11")
    office("dispatch", theme, "--lead", "finance", on="2026-03-11")
    words = ("--outcome", "planned", "--text", "列入下年度用地计划。")
    office("reply", theme, *words, on="2026-03-12", by="cz-clerk")
    file = office.root.parent / "enterprise.docx"
    office("paper", "enterprise", "haiyue", "-o", str(file))
    told = [cell.text for t in docx.Document(str(file)).tables for cell in t._cells]
    assert any("冷链仓储用地指标不足" in text for text in told)
    yield
    assert "冷链用地 两家企业先后反映" in office.page(f"analyses/{analysis}")
    page = office.page(f"themes/{theme}")
    assert all(number in page for number in alike)
    assert "列入下年度用地计划。" in office.page(f"issues/{alike[0]}")


@row
def row_06_face_to_face(office: Office) -> Walk:
    """A face-to-face session takes a topic of its year's plan; who led and took part is recorded."""
    words = ("new", "session", "--session-kind", "face_to_face", "--title", "面对面谈融资")
    assert "没有写明计划议题" in office.refuses(*words)
    assert "seafood" in office.refuses(*words, "--topic", "seafood")
    number = office(*words, "--topic", "financing", on="2026-04-15")
    office("add", number, "proposals", "text=设立风险补偿资金", "departments=finance")
    sent = ("correct", number, "--set", "sent=2026-04-16", "--set", "sent_to=party")
    assert "出席" in office.refuses(*sent, on="2026-04-16")
    office("add", number, "leaders", "position=市委书记")
    for _ in range(10):
        office("add", number, "participants", "role=entrepreneur")
    office(*sent, on="2026-04-16")
    yield
    page = office.page(f"sessions/{number}")
    for text in ("计划议题 缓解科技企业融资难", "市委书记", "企业家 10 人", "报送市委"):
        assert text in page
    assert "缓解科技企业融资难 市科技局 面对面谈融资" in office.page("plans/2026")


@row
def row_07_heart_to_heart(office: Office) -> Walk:
    """At a heart-to-heart two entrepreneurs speak; how much was answer and debate is shown."""
    words = ("--session-kind", "heart_to_heart", "--title", "心贴心谈用工")
    number = office("new", "session", *words, on="2026-04-22")
    for role in ("role=entrepreneur", "role=entrepreneur", "role=official"):
        office("add", number, "participants", role)
    office("add", number, "proposals", "text=错峰招聘")
    for speaker, kind in (("p1", "statement"), ("p1", "question"), ("p3", "answer")):
        office("add", number, "turns", f"speaker={speaker}", f"kind={kind}", "text=用工")
    sent = ("correct", number, "--set", "sent=2026-04-23", "--set", "sent_to=government")
    assert "只有 1 位企业家发言" in office.refuses(*sent, on="2026-04-23")
    office("add", number, "turns", "speaker=p2", "kind=debate", "text=轮岗")
    office(*sent, on="2026-04-23")
    yield
    page = office.page(f"sessions/{number}")
    assert "提问、回应、讨论占比 3 / 4" in page
    assert "企业家 2 讨论 轮岗" in page


@row
def row_08_solicitation(office: Office) -> Walk:
    """Suggestions come from a spreadsheet, and every one of them gets its disposition."""
    period = ("--since", "2026-04-01", "--until", "2026-04-30")
    number = office("new", "campaign", "--title", "网上献策", *period, on="2026-04-01")
    sheet = office.root.parent / "suggestions.csv"
    sheet.write_text("表格编号,建言内容\n1,延长码头夜市\n2,取消年检\n", encoding="utf-8")
    office("add", number, "suggestions", "--sheet", str(sheet), "on=2026-04-08", on="2026-04-08")
    due = office.owed("dispose", "2026-05-06")
    assert number in due
    declined = ("correct", number, "--set", "suggestions.s2.disposition=declined")
    assert "没有说明" in office.refuses(*declined)
    office(*declined, "--set", "suggestions.s2.reason=与上位法不符", on="2026-05-06")
    office("correct", number, "--set", "suggestions.s1.disposition=adopted", on="2026-05-06")
    assert number not in office.owed("dispose", "2026-05-06")
    yield
    page = office.page(f"campaigns/{number}")
    assert "已处理 2 / 2" in page
    assert "未采纳 2026-05-06 · 与上位法不符" in page


@row
def row_09_experts(office: Office) -> Walk:
    """An expert who is in the roster advises on an issue; the page tells the field, not the name."""
    number = office.issue("专利转化周期长")
    advise = ("add", number, "advice", "text=先做价值评估。")
    assert "expert-09" in office.refuses(*advise, "expert=expert-09")
    office("new", "expert", "--id", "expert-02", "--name", "专家乙", "--field", "专利评估")
    office(*advise, "expert=expert-02")
    yield
    page = office.page(f"issues/{number}")
    assert "专家意见 2026-03-11 专利评估专家 先做价值评估。" in page
    assert "专家乙".encode() not in office.everything()


@row
def row_10_teams(office: Office) -> Walk:
    """What is unsolved past its limit gets a team and a plan, or else they are owed."""
    number = office.issue("船舶检验排期长", "--channel", "hotline")
    office("dispatch", number, "--lead", "housing", on="2026-03-04")
    limit = date.fromisoformat("2026-03-13")  # seven working days on
    assert number not in office.owed("serve", str(limit))
    assert number in office.owed("serve", "2026-03-16")
    serve = ("add", number, "services", "plan=驻点检验，预约上门。")
    assert "team-09" in office.refuses(*serve, "team=team-09", on="2026-03-20")
    words = ("--name", "船检服务团", "--scope", "船舶检验", "--departments", "housing")
    office("new", "team", "--id", "team-02", *words)
    office(*serve, "team=team-02", on="2026-03-20")
    assert number not in office.owed("serve", "2026-03-20")
    yield
    page = office.page(f"issues/{number}")
    assert "来源 热线" in page
    assert "船检服务团 驻点检验，预约上门。" in page


@row
def row_11_intake(office: Office) -> Walk:
    """Intake is complete or says what is missing; a dispatch has its slip; feedback is a rate."""
    words = ("new", "--title", "岸电接口不足", "--channel", "portal")
    assert "缺少 --enterprise" in office.refuses(*words)
    assert "portal" in office.refuses(*words, *CASE, *WHO)
    number = office.issue("岸电接口不足")
    office("dispatch", number, "--lead", "housing", on="2026-03-04")
    slip = office.root.parent / "dispatch.docx"
    office("paper", "dispatch", number, "-o", str(slip))
    assert "岸电接口不足" in "".join(
        cell.text for table in docx.Document(str(slip)).tables for cell in table._cells
    )
    yield
    front = office.page("")
    assert re.search(r"答复反馈率 .*? \d+ / \d+", front)
    assert "40%" in front
    assert "92%" in front
    assert "2026-03" in front
    assert number in office.page("issues")


@row
def row_12_rings(office: Office) -> Walk:
    """A session yields its list, units take on matters there, and the rings come in their order."""
    words = ("--session-kind", "joint_meeting", "--title", "联席会商")
    number = office("new", "session", *words, on="2026-03-16")
    assert number in office.owed("proposals", "2026-03-16")
    sent = ("correct", number, "--set", "sent=2026-03-17", "--set", "sent_to=party")
    assert "建议" in office.refuses(*sent, on="2026-03-17")
    issue = office.answered(office.issue("锚地拥堵"))
    office("add", number, "proposals", "text=扩建锚地", f"case={issue}", "departments=housing")
    office("add", number, "claims", "taken_by=housing", "text=会后即办", f"case={issue}")
    office(*sent, "--set", "sent_to=government", on="2026-03-17")
    assert number not in office.owed("proposals", "2026-03-17")
    early = ("evaluate", WORKING, "--solved", "--satisfaction", "satisfied")
    assert "答复" in office.refuses(*early, on="2026-03-17")
    office("evaluate", issue, "--solved", "--satisfaction", "satisfied", on="2026-03-18")
    yield
    page = office.page(f"sessions/{number}")
    assert "2026-03-17 报送市委、市政府" in page
    assert "会后即办" in page
    rings = (
        ("企业需要", "2026-03-02", ""),
        ("平台搭建", "2026-03-02", "当日"),
        ("协商民主", "2026-03-04", "距上一环 2 个工作日"),
        ("权威回应", "2026-03-09", "距上一环 3 个工作日"),
        ("达成共识", "2026-03-18", "距上一环 7 个工作日"),
    )
    expected = " ".join(" ".join(part for part in ring if part) for ring in rings)
    assert expected in office.page(f"issues/{issue}")


@row
def row_13_joint_supervision(office: Office) -> Walk:
    """The head answers, three offices follow up each quarter, what it crosses is derived."""
    office.repository.edit(
        "departments.yml",
        "- id: finance\n  name: 舟山市财政局\n  short: 市财政局\n"
        "  name_en: Zhoushan Bureau of Finance\n  level: city\n",
        "- id: finance\n  name: 舟山市财政局\n  short: 市财政局\n"
        "  name_en: Zhoushan Bureau of Finance\n  level: county\n",
    )
    number = office.issue("园区污水管网")
    office("dispatch", number, "--lead", "housing", "--support", "finance", on="2026-03-04")
    assert "2026-06-02" == office.owed("follow_up", "2026-03-04")[number]
    offices = [word for each in ("party", "government", "cppcc") for word in ("--offices", each)]
    office("follow-up", number, *offices, "--text", "三办联合督办。", on="2026-03-20")
    assert "2026-06-20" == office.owed("follow_up", "2026-03-20")[number]
    assert "跨部门  跨层级" in office("show", number)
    yield
    page = office.page(f"issues/{number}")
    assert "三跨 跨部门、跨层级" in page
    assert "责任人 局长" in page
    assert "市委办、市政府办、市政协办" in page


@row
def row_14_supervision_list(office: Office) -> Walk:
    """What is overseen tells its benefits with their evidence, and never its restricted part."""
    issue = office.issue("技改补助未到位")
    words = ("--title", "技改补助兑现", "--form", "discipline", "--offices", "cppcc")
    number = office("new", "oversight", *words, "--cases", issue, "--restricted", "问责线索一件")
    office("add", number, "follow_ups", "offices=cppcc", "text=现场督办", on="2026-04-10")
    benefit = ("add", number, "benefits", "kind=subsidy", "text=技改补助", "amount=3000000")
    assert "有金额而没有依据" in office.refuses(*benefit)
    office(*benefit, "evidence=拨款通知", on="2026-04-20")
    closed = ("--set", "result=补助到位", "--set", "closed=2026-04-21")
    office("correct", number, *closed, on="2026-04-21")
    yield
    page = office.page(f"oversight/{number}")
    for text in ("督办次数 1", "惠企金额（元） 3,000,000", "拨款通知", "补助到位"):
        assert text in page
    assert "问责线索".encode() not in office.everything()


@row
def row_15_outcomes(office: Office) -> Walk:
    """Explained is not solved: an explanation that was accepted is counted by itself."""
    solved = office.answered(office.issue("增加预审名额"))
    office("evaluate", solved, "--solved", "--satisfaction", "satisfied", on="2026-03-10")
    office("close", solved, "--outcome", "solved", on="2026-03-11")
    explained = office.answered(office.issue("配套费比例"), "explained")
    words = ("--unsolved", "--accepted", "--satisfaction", "basically")
    office("evaluate", explained, *words, on="2026-03-10")
    office("close", explained, "--outcome", "explained", on="2026-03-11")
    yield
    assert "企业认为已解决" in office.page(f"issues/{solved}")
    page = office.page(f"issues/{explained}")
    assert "企业认为未解决，对解释表示理解" in page
    assert "另有 2 件企业表示理解" in office.page("")


@row
def row_16_decisions(office: Office) -> Walk:
    """An issue leads to a decision that cites it: how many working days that took is published."""
    issue = office.issue("保税油加注许可")
    period = ("--since", "2026-03-10", "--until", "2026-03-20")
    words = ("--title", "加注管理办法", "--department", "science", "--cases", issue)
    number = office("new", "policy", *words, *period, on="2026-03-10")
    office("add", number, "opinions", "role=enterprise", "text=一次办结", on="2026-03-12")
    office("correct", number, "--set", "opinions.o1.adopted=yes", on="2026-03-20")
    issued = ("correct", number, "--set", "issued=2026-03-30")
    assert "没有写明对应条款" in office.refuses(*issued, on="2026-03-30")
    office("correct", number, "--set", "opinions.o1.cited=第五条")
    office(*issued, on="2026-03-30")
    yield
    page = office.page(f"policies/{number}")
    assert "保税油加注许可" in page
    assert "2026-03-02 20 个工作日" in page
    assert "政策征询： 加注管理办法" in office.page(f"issues/{issue}")


@row
def row_17_bundle(office: Office) -> Walk:
    """A bundle binds two issues or two departments, at the latest when it is closed."""
    issues = [office.issue(f"游艇登记{part}") for part in ("检验", "停泊")]
    words = ("--theme-kind", "bundle", "--title", "游艇登记一件事", *CASE[:2], *CASE[4:])
    theme = office("new", "theme", *words, on="2026-03-02")
    office("accept", theme, on="2026-03-02")
    office("merge", issues[0], "--into", theme)
    office.answered(theme)
    office("evaluate", theme, "--solved", "--satisfaction", "satisfied", on="2026-03-12")
    close = ("close", theme, "--outcome", "solved")
    assert "只并入 1 件诉求" in office.refuses(*close, on="2026-03-12")
    office("merge", issues[1], "--into", theme)
    office(*close, on="2026-03-12")
    yield
    page = office.page(f"themes/{theme}")
    assert "一件事" in page
    assert all(number in page for number in issues)
