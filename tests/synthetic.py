"""Ledgers made in memory for tests of what the public sees: seeded, every state in them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.support import by_type

from tingjian.core import identity
from tingjian.core.ledger import Ledger, Tables
from tingjian.core.proceedings.analysis import Analysis, Choice
from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.proceedings.oversight import Benefit, FollowUp, Oversight
from tingjian.core.proceedings.plan import Plan, Topic
from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.core.proceedings.session import (
    Claim,
    Leader,
    Participant,
    Planned,
    Proposal,
    Session,
    Turn,
)
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import (
    Assignment,
    Cadences,
    Department,
    Enterprise,
    Forge,
    Imported,
    Issue,
    Limits,
    Mark,
    Point,
    Record,
    Region,
    Sector,
    Settings,
    Source,
    Step,
    Theme,
    TimeLimit,
)
from tingjian.core.workdays import Calendar, Holiday

CANARY = "机密金丝雀"
FIRST, DAY = date(2025, 1, 6), date(2026, 11, 20)

CALENDARS = tuple(
    Calendar(
        year,
        (
            Holiday("元旦", date(year, 1, 1), date(year, 1, 1)),
            Holiday("春节", date(year, 2, 15), date(year, 2, 23)),
            Holiday("清明节", date(year, 4, 4), date(year, 4, 6)),
            Holiday("劳动节", date(year, 5, 1), date(year, 5, 5)),
            Holiday("国庆节", date(year, 10, 1), date(year, 10, 7)),
        ),
        tuple(
            day
            for day in (date(year, 2, 14), date(year, 9, 20), date(year, 10, 10))
            if day.weekday() > 4
        ),
    )
    for year in (2025, 2026)
)
UNITS = {
    "market-regulation": "市市场监管局",
    "science": "市科技局",
    "housing": "市住建局",
    "finance": "市财政局",
    "human-resources": "市人力社保局",
    "transport": "市交通运输局",
    "natural-resources": "市自然资源和规划局",
    "ecology": "市生态环境局",
    "tax": "市税务局",
    "ocean": "市海洋与渔业局",
    "quiet": "市档案馆",
}
SECTORS = {
    "port-shipping": "港口航运",
    "oil-gas": "油气",
    "maritime-services": "海事服务",
    "advanced-manufacturing": "先进制造",
    "fishery": "远洋渔业",
}
REGIONS = {"dinghai": "定海区", "putuo": "普陀区", "daishan": "岱山县", "shengsi": "嵊泗县"}
TITLES = (
    "专利申请量大，预审名额少",
    "工业企业城建配套费收取比例偏高",
    "船舶修造企业夜间用电价格与错峰政策衔接不畅",
    "高技能人才子女入学名额紧张",
    "危化品运输车辆限行时段与码头作业时间冲突",
    "海事服务企业跨关区供油手续反复提交",
    "技改项目奖励资金兑付周期长",
    "冷链物流园区排污许可变更办理时间长",
)
SAYING = (
    "我公司近两年研发投入持续增加，现有名额难以满足需要，部分申请只能走普通通道，"
    "审查周期明显拉长，影响新产品上市进度。\n\n希望主管部门实地了解情况，给出明确的办理路径和时间表。"
)
REPLY = (
    "收悉。经会同有关科室研究，现答复如下：\n\n一、关于名额。根据相关管理办法，已为贵公司所在产业争取追加名额，"
    "自下月起执行。\n\n二、关于流程。请按附件清单一次性提交材料，窗口自受理之日起五个工作日内办结。\n\n"
    "感谢对我们工作的关心和支持。"
)
OUTCOMES = ("solved", "solved", "explained", "planned", "not_possible", "transferred")


def settings(*, demonstration: bool = True, forge: Forge | None = None) -> Settings:
    """Settings like those of the sample ledger."""
    return Settings(
        place="舟山市",
        title="听见舟商",
        prefix="ZS",
        time_zone="Asia/Shanghai",
        languages=("zh",),
        classes=(TimeLimit("simple", "简单件", 7, 3), TimeLimit("complex", "复杂件", 15, 7)),
        limits=Limits(3, 2, 2, 1, 10, 10, 3),
        cadences=Cadences(3),
        place_en="Zhoushan",
        demonstration=demonstration,
        forge=forge or Forge("github", "https://git.example/zhoushan/tingjian", "main"),
        marks=(Mark(40, "机制运行前"), Mark(92, "机制运行后")),
    )


def ledger(issues: int = 60, seed: int = 1, text: str = "", forge: Forge | None = None) -> Ledger:
    """So many issues and a few themes; ``text`` stands at the end of every public text."""
    drawn = random.Random(seed)
    enterprises = {
        f"firm-{n}": Enterprise(
            f"firm-{n}",
            f"舟山海岳{n}号船务有限公司{text}",
            drawn.choice(list(SECTORS)),
            drawn.choice(list(REGIONS)),
            size="medium",
            point=Point(date(2025, 1, 1), CANARY),
            note=CANARY,
            demonstration=True,
        )
        for n in range(max(1, issues // 8))
    }
    maker = _Maker(drawn, list(enterprises.values()), text)
    themes = {theme.id: theme for theme in (maker.theme(n) for n in range(2 + issues // 500))}
    made = {issue.id: issue for issue in (maker.issue(list(themes)) for _ in range(issues))}
    tables = Tables(
        settings(forge=forge),
        CALENDARS,
        {
            key: Department(key, name + text, "city", "局长" + text, short=name + text, name_en=key)
            for key, name in UNITS.items()
        },
        {key: Sector(key, name + text) for key, name in SECTORS.items()},
        {key: Region(key, name + text) for key, name in REGIONS.items()},
        {},
        {},
        {},
        {},
    )
    return Ledger(tables, enterprises, made, themes, proceedings(made, themes, text))


def proceedings(
    issues: Mapping[str, Issue], themes: Mapping[str, Theme], text: str
) -> dict[type[Any], dict[str, Any]]:
    """One record of each kind beside cases; every field of theirs is filled."""
    case, theme = next(iter(issues)), next(iter(themes))
    on = DAY - timedelta(40)
    numbers = (identity.make("ZS", on, number) for number in range(9))
    session, visit, campaign, policy, oversight, analysis = (next(numbers) for _ in range(6))
    made: list[Record] = [
        Plan(2026, "计划" + text, on, (Topic("t1", "议题" + text, "housing"),), CANARY),
        Session(
            session,
            "面对面" + text,
            "face_to_face",
            on,
            "会议室" + text,
            Planned(2026, "t1"),
            (case, theme),
            (Leader("市领导" + text, CANARY),),
            (Participant("e1", "entrepreneur", "tax", "firm-0", CANARY),),
            (Turn("e1", "question", "提问" + text),),
            "纪要" + text,
            (Proposal("p1", "建议" + text, ("housing", "tax"), case),),
            on + timedelta(2),
            ("party",),
            (Claim("c1", "housing", "领办" + text, on, case),),
            CANARY,
        ),
        Visit(visit, on, "observer", "city", "firm-0", CANARY, CANARY, (), CANARY),
        Campaign(
            campaign,
            "征集" + text,
            on,
            DAY,
            "说明" + text,
            (
                Suggestion(
                    "s1", "建言" + text, on, "firm-0", CANARY, "registered", "说明", on, case
                ),
                Suggestion("s2", "建言" + text, disposed=DAY, disposition="noted"),
            ),
            CANARY,
        ),
        Policy(
            policy,
            "政策" + text,
            "housing",
            on,
            DAY,
            "草案" + text,
            (case,),
            (
                Opinion(
                    "o1", on, "enterprise", "意见" + text, "firm-0", "yes", "理由" + text, "三条"
                ),
            ),
            DAY,
            "文号" + text,
            CANARY,
        ),
        Oversight(
            oversight,
            "监督" + text,
            "joint",
            on,
            ("party", "cppcc"),
            (case, theme),
            (session,),
            (FollowUp(on, ("party",), "督办" + text),),
            "结果" + text,
            DAY,
            (Benefit("b1", "subsidy", "成效" + text, 5000, "依据" + text, "firm-0"),),
            CANARY,
            CANARY,
        ),
        Analysis(
            analysis,
            "分析" + text,
            on,
            on,
            on,
            "情况" + text,
            (Choice(theme, "理由" + text),),
            CANARY,
        ),
    ]
    return by_type(*made)


class _Maker:
    def __init__(
        self,
        drawn: random.Random,
        enterprises: list[Enterprise],
        text: str,
    ) -> None:
        self.drawn, self.enterprises, self.text = drawn, enterprises, text
        self.until, self.first = DAY, FIRST

    def issue(self, themes: list[str]) -> Issue:
        drawn = self.drawn
        raised = self.first + timedelta(drawn.randrange((self.until - self.first).days))
        enterprise = drawn.choice(self.enterprises)
        steps, assignments = self.history(raised, themes)
        return Issue(
            id=identity.make("ZS", raised, drawn.getrandbits(20)),
            title=drawn.choice(TITLES) + self.text,
            class_=drawn.choice(("simple", "complex")),
            raised=raised,
            statement=SAYING + self.text,
            request="请明确办理路径和时限。" + self.text,
            demonstration=True,
            source=Source(drawn.choice(("visit", "hotline", "platform", "session")), CANARY),
            disclosure=drawn.choice(("named", "named", "anonymous", "withheld")),
            enterprise=enterprise.id,
            sector=enterprise.sector,
            region=enterprise.region,
            contact="sealed:" + "QUJD" * 4,
            imported=Imported(CANARY, "7") if drawn.random() < 0.05 else None,
            steps=tuple(step for step in steps if step.on <= self.until),
            assignments=tuple(assignments),
        )

    def theme(self, number: int) -> Theme:
        raised = self.first + timedelta(number)
        steps, assignments = self.answered(raised, ["housing", "finance"])
        return Theme(
            id=identity.make("ZS", raised, self.drawn.getrandbits(20)),
            title=f"城建配套费收取标准不统一（第{number + 1}组）" + self.text,
            class_="complex",
            raised=raised,
            statement="多家企业反映同类问题。" + self.text,
            demonstration=True,
            kind="common",
            steps=tuple(steps),
            assignments=tuple(assignments),
        )

    def history(self, raised: date, themes: list[str]) -> tuple[list[Step], list[Assignment]]:
        """A legal history that stops anywhere."""
        drawn = self.drawn
        way = drawn.random()
        accept = self.office("accept", raised + timedelta(drawn.randrange(3)))
        if way < 0.03:
            return [], []
        if way < 0.06:
            return [accept], []
        if way < 0.08:
            return [accept, self.office("withdraw", accept.on, reason="企业撤回" + self.text)], []
        if way < 0.12:
            into = drawn.choice(themes)
            return [accept, self.office("merge", accept.on, into=into, reason="同类问题")], []
        units = drawn.sample(list(UNITS)[:-1], drawn.choice((1, 1, 2, 3)))
        steps, assignments = self.answered(accept.on, units)
        if way < 0.18:
            park = self.office(
                "park",
                accept.on + timedelta(9),
                review=self.until + timedelta(30),
                reason="待上级政策",
            )
            return [accept, park], assignments
        return [accept, *steps[1:]], assignments

    def answered(self, begun: date, units: list[str]) -> tuple[list[Step], list[Assignment]]:
        drawn = self.drawn
        assignments, last, complete = [], begun, True
        for place, unit in enumerate(units):
            thread = self.thread(begun + timedelta(1), unit, "support" if place else "lead")
            kept = tuple(step for step in thread if step.on <= self.until)
            complete = complete and bool(kept) and kept[-1].kind == "reply"
            last = max(last, thread[-1].on)
            if kept:
                assignments.append(Assignment(unit, kept))
        steps = [self.office("accept", begun)]
        if drawn.random() < 0.3:
            steps.append(
                self.office(
                    "follow_up",
                    begun + timedelta(4),
                    offices=("party", "government", "cppcc"),
                    text="三办联合督办。" + self.text,
                )
            )
        if complete and drawn.random() < 0.9:
            verdict = drawn.choice(("satisfied", "basically", "dissatisfied"))
            evaluated = last + timedelta(4)
            steps.append(
                self.office(
                    "evaluate", evaluated, solved=verdict != "dissatisfied", satisfaction=verdict
                )
            )
            if verdict != "dissatisfied" and drawn.random() < 0.9:
                steps.append(self.office("close", evaluated, outcome=drawn.choice(OUTCOMES)))
        return steps, assignments

    def thread(self, begun: date, unit: str, part: str) -> list[Step]:
        drawn = self.drawn
        by = f"{unit}-clerk-{CANARY}"
        due = begun + timedelta(drawn.choice((10, 21)))
        thread = [
            Step(
                "dispatch",
                begun,
                f"zs-{CANARY}",
                as_=part,
                due=due,
                head="局长" + self.text,
                note=CANARY,
            ),
            Step("sign", begun + timedelta(1), by, note=CANARY),
        ]
        if drawn.random() < 0.15:
            until = due + timedelta(14)
            thread.append(
                Step("extend", begun + timedelta(3), by, until=until, reason="需现场勘查")
            )
            thread.append(Step("rule", begun + timedelta(4), "zs", granted=True, due=until))
        if drawn.random() < 0.2:
            thread.append(Step("progress", begun + timedelta(5), by, text="正在会商。" + self.text))
        replied = begun + timedelta(drawn.randrange(6, 26))
        if drawn.random() < 0.93:
            thread.append(
                Step(
                    "reply",
                    replied,
                    by,
                    outcome=drawn.choice(OUTCOMES),
                    text=REPLY + self.text,
                    basis="《舟山市优化营商环境办法》第十二条" + self.text,
                )
            )
        return thread

    def office(self, kind: str, on: date, **fields: object) -> Step:
        return Step(kind, on, f"zs-{CANARY}", note=CANARY, **fields)  # type: ignore[arg-type]
