"""The laws of the pages of the mechanism's own records, read on the sample ledger."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from tingjian.core.publish import PublicLedger, publish
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.views.case import Cases
from tingjian.views.downloads import downloads
from tingjian.views.lists import LONG, NEAR, Lists, RecordList, near
from tingjian.views.metrics import figures
from tingjian.views.proceedings import Proceedings
from tingjian.views.reported import reported
from tingjian.views.rows import standings, tabulate
from tingjian.views.sheet import RecordPage, Sheet, cell
from tingjian.views.then import KINDS, proceedings
from tingjian.views.wording import Wording

DAY = date(2026, 9, 30)
PATENTS = "ZS-20260302-7K4QM"


@cache
def public() -> PublicLedger:
    return publish(open_ledger(Path(__file__).parents[2]))


@cache
def cases(day: date = DAY) -> Cases:
    wording = Wording("zh", record_kinds())
    told = proceedings(public(), day)
    return Cases(public(), day, standings(public(), day), wording, told)


def page(section: str, words: str, day: date = DAY) -> RecordPage:
    """The page of the record whose title has these words."""
    found = [key for key, record in cases(day).told[section].items() if words in record.title]
    assert len(found) == 1
    return Proceedings(cases(day)).page(section, found[0])


def lines(sheets: tuple[Sheet, ...], name: str) -> list[list[str]]:
    """A table as plain words, notes in small after a bar."""
    (sheet,) = (each for each in sheets if each.id == name)
    return [
        [
            "、".join(link.text for link in cell.links) + (cell.small and f"|{cell.small}")
            for cell in line
        ]
        for line in sheet.lines
    ]


def tiles(shown: RecordPage | RecordList) -> dict[str, str]:
    return {tile.name: tile.figure + (tile.small and f"（{tile.small}）") for tile in shown.tiles}


def test_a_session_tells_how_it_was_spoken() -> None:
    """A session shows its turns, the share of question, answer and debate, proposals and claims."""
    shown = page("sessions", "面对面：知识产权")
    facts = {fact.name: fact.text for fact in shown.facts}
    assert facts["计划议题"] == "知识产权服务产业发展"
    assert facts["参加人员"] == "企业家 2 人、部门负责人 2 人、专家 1 人"
    assert facts["清单报送日期"] == "2026-03-09 报送市委、市政府"
    expected = {
        "提问、回应、讨论占比": "80.0%（4 / 5）",
        "发言企业家": "2",
        "协商建议": "2",
        "当场领办": "1",
    }
    assert expected == tiles(shown)
    assert ["企业家 1", "陈述"] == lines(shown.sheets, "turns")[0][:2]
    assert "市市场监管局、舟山金融监管分局" == lines(shown.sheets, "proposals")[1][1]
    assert "2026-03-12" == lines(shown.sheets, "claims")[0][2]


def test_every_suggestion_has_its_disposition() -> None:
    """A campaign shows what became of each suggestion, and why it was declined."""
    shown = page("campaigns", "海岛消费")
    said = [line[2] for line in lines(shown.sheets, "suggestions")]
    assert ["采纳", "转为诉求办理", "部分采纳", "未采纳", "留作参考"] == [
        s.split("|")[0] for s in said
    ]
    assert "岛上泊位有限" in said[3]
    assert "100.0%（5 / 5）" == tiles(shown)["已处理"]
    assert "待处理" == lines(page("campaigns", "检验检测").sheets, "suggestions")[1][2]


def test_a_policy_leads_back_to_what_it_came_from() -> None:
    """A policy names its cases and how long they took; each of them names the policy."""
    shown = page("policies", "专利预审")
    assert ["43 个工作日"] == [line[2] for line in lines(shown.sheets, "cases")]
    said = [line[2] for line in lines(shown.sheets, "opinions")]
    assert ["采纳|2026-04-22", "部分采纳|2026-04-24", "未采纳|2026-04-24"] == said
    mentions = cases().page(public().issues[PATENTS]).mentions
    assert ("政策征询", "演示·专利预审与质押融资服务办法", shown.path) in mentions
    assert {"协商活动", "政策征询", "监督事项"} == {kind for kind, _, _ in mentions}


def test_oversight_keeps_what_is_restricted() -> None:
    """A matter overseen shows follow-ups, result and benefits, and not its restricted part."""
    shown = page("oversight", "专利预审")
    assert {"督办次数": "2", "惠企成效": "2", "惠企金额（元）": "60,000"} == tiles(shown)
    assert "60,000" == lines(shown.sheets, "benefits")[1][2]
    assert "不公开部分" not in str(shown)


def test_a_plan_shows_which_topics_were_held() -> None:
    """Each topic of a year leads to its sessions, or says that none was held."""
    shown = page("plans", "二〇二六")
    assert [1, 0, 0] == [
        sum(bool(link.path) for link in line[2].links) for line in shown.sheets[0].lines
    ]
    assert "尚未举办" == lines(shown.sheets, "topics")[1][2]


def test_an_analysis_says_why() -> None:
    """An analysis gives its themes with the reason; without a theme it says so."""
    assert "跨行业" in lines(page("analyses", "一、二月").sheets, "themes")[0][1]
    assert "本期没有选定共性问题。" == page("analyses", "七、八月").sheets[-1].none


def test_visits_are_counted() -> None:
    """Visits are told by month and number, and by nothing else."""
    shown = Lists(cases()).list_of("visits")
    assert ["2026-09", "1", "1", "0", "2", "0", "3", "2"] == lines(shown.sheets, "list")[0]
    assert {"走访和报送": "6", "发现问题": "7", "登记为诉求": "85.7%（6 / 7）"} == tiles(shown)


@pytest.mark.parametrize("section", [each for each in KINDS if each != "visits"])
def test_lists(section: str) -> None:
    """A list has every record, each as wide as its heads, and leads to the pages near it."""
    shown = Lists(cases()).list_of(section).sheets[0]
    assert len(cases().told[section]) == len(shown.lines) > 0
    assert {len(shown.heads)} == {len(line) for line in shown.lines}
    empty = Cases(public(), DAY, cases().standings, cases().wording, {key: {} for key in KINDS})
    assert Lists(empty).list_of(section).sheets[0].none


def test_long_lists() -> None:
    """A long list has a table a year, the newest first; a short one, or of one year, has one."""
    held = cases().told["oversight"]
    one = next(iter(held.values()))
    days = [date(2024 + number % 2, 1, 1 + number // 2) for number in range(LONG + 1)]
    many = {f"{day}": msgspec.structs.replace(one, on=day) for day in days}

    def shown(count: int) -> list[str]:
        told = {**cases().told, "oversight": dict(sorted(many.items())[:count])}
        base = cases()
        listed = Lists(Cases(base.public, base.day, base.standings, base.wording, told))
        return [f"{each.id} {len(each.lines)}" for each in listed.list_of("oversight").sheets]

    assert ["list 30"] == shown(LONG)
    assert ["y2025 15", "y2024 16"] == shown(LONG + 1)


def test_few_of_whatever_is_counted() -> None:
    """Too few to compare is said alike of turns, suggestions and issues: 件 counts issues alone."""
    tile = Proceedings(cases()).rated("sessions.share", 1, 4)
    assert ("1 / 4", "分母不足五") == (tile.figure, tile.small)


def test_speakers() -> None:
    """Who spoke is named by the role, numbered where several have it, never by an id."""
    turns = page("sessions", "保税燃料油加注").sheets
    said = {line[0] for line in lines(turns, "turns")}
    assert {"企业家", "一线职工", "部门负责人|舟山海事局"} == said


def test_near() -> None:
    """Sections under one tab lead to each other; one that is alone leads nowhere."""
    say, settings = cases().wording.say, public().settings
    names = ["数据与算法", "下载与接口", "重新计算", "数据字典", "来源所报"]
    links = near("reported", say, settings)
    assert names == [link.text for link in links]
    assert [True, True, True, True, False] == [bool(link.path) for link in links]
    assert () == near("oversight", say, settings)
    assert set(KINDS) == {each for tab, all_ in NEAR.items() for each in all_ if tab != "figures"}


def test_what_came_later_is_not_there() -> None:
    """On a past day a record shows only what had come to it by then."""
    early = date(2026, 4, 10)
    shown = page("oversight", "专利预审", early)
    assert "未销号" == {fact.name: fact.text for fact in shown.facts}["销号日期"]
    assert "result" not in {sheet.id for sheet in shown.sheets}
    assert 2 == len(lines(shown.sheets, "follow_ups"))
    policy = page("policies", "专利预审", early)
    assert "未印发" == {fact.name: fact.text for fact in policy.facts}["印发日期"]
    assert {"待答复"} == {line[2] for line in lines(policy.sheets, "opinions")}
    said = page("campaigns", "海岛消费", early)
    assert [["外摆审批能否一季一批，不再七天一批。", "2026-04-09", "待处理", ""]] == lines(
        said.sheets, "suggestions"
    )
    session = page("sessions", "知识产权", date(2026, 3, 6))
    assert "清单报送日期" not in {fact.name for fact in session.facts}
    assert ["ZS-20260609-W32S4"] == [line[2] for line in lines(session.sheets, "proposals")][1:]


def test_what_is_missing_is_named_by_its_number() -> None:
    """A record that names one which is not there says its number, and leads nowhere."""
    told = {key: {} if key in ("sessions", "plans") else each for key, each in cases().told.items()}
    bare = Cases(public(), DAY, {}, cases().wording, told)
    number = next(key for key, each in told["oversight"].items() if "专利预审" in each.title)
    sheets = Proceedings(bare).page("oversight", number).sheets
    assert [[PATENTS]] == lines(sheets, "cases")
    assert lines(sheets, "sessions")[0][0].startswith("ZS-20260305-")
    policy = next(key for key, each in told["policies"].items() if "专利预审" in each.title)
    assert [[PATENTS, "", ""]] == lines(Proceedings(bare).page("policies", policy).sheets, "cases")


def test_the_source_is_never_mixed_with_the_ledger() -> None:
    """The source's figures stand in one column as they are, the ledger's own in another."""
    found = figures(downloads(tabulate(public(), DAY, cases().standings)))
    shown = lines((reported(Proceedings(cases()), found),), "reported")
    assert len(public().settings.reported) == len(shown)
    assert ["营商环境观察员", "17 名", "6 名"] == shown[0]
    assert ["监测点", "50 个", "11 个"] == shown[1]
    assert [
        "所获名额指标",
        "专利预审名额 12 个",
        "名额指标类成效 0 项|另有演示数据 1 项，未计入",
    ] == shown[-1]
    assert "由 40% 提高到 92%" == shown[6][1]


def test_figures_stand_below_each_other() -> None:
    """A column of nothing but figures is told apart; days, words and empty columns are none."""
    (sheet,) = Lists(cases()).list_of("oversight").sheets
    assert (False, False, False, True, True, False) == sheet.figures
    turns = next(each for each in page("sessions", "面对面：知识产权").sheets if each.id == "turns")
    assert (False, False, False) == turns.figures
    assert (False,) == Sheet("", "", lines=((cell(None),), (cell(None),))).figures


def test_advice_and_service_plans_are_on_the_case() -> None:
    """What experts advised and teams planned stands on the case, from its day on."""
    advised = public().issues["ZS-20260609-W32S4"]
    assert ["知识产权专家"] == [who for _, who, _ in cases().page(advised).advice]
    early = msgspec.structs.replace(advised)
    assert () == cases(date(2026, 6, 14)).page(early).advice
    served = public().issues["ZS-20260512-1R65X"]
    assert ["演示·文旅消费服务小组"] == [who for _, who, _ in cases().page(served).services]
