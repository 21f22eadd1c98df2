"""Makes the built-in templates of official papers: what each says, as Word files beside this one.

An office changes its own copy in Word, not here. ``{{ … }}`` is filled in, ``{%p … %}`` stands
for a paragraph and ``{%tr … %}`` for a row that is repeated or left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tingjian.store.archive import pack
from word import WIDTH, cell, each, listing, paragraph, parts, row, table, when

DRAFT = "草稿（用印前不具效力）{% if demonstration %}　演示数据，不是真实事项{% endif %}"
NUMBER = "（事项编号：{{ matter.number }}）"
CONTACT = "（联系人及电话：　　　　　　　　）"
LABEL, VALUE = 1500, 2922


def label(text: str) -> str:
    """A cell that names what stands beside it."""
    return cell(LABEL, paragraph(text, "CellHead"))


def value(text: str) -> str:
    """A cell of one paragraph."""
    return cell(VALUE, paragraph(text, "Cell"))


def pair(first: str, said: str, second: str, told: str) -> str:
    """A row of two names with their values."""
    return row(label(first), value(said), label(second), value(told))


def wide(name: str, *inside: str, split: bool = False, least: int = 440) -> str:
    """A row of one name with all that stands beside it."""
    return row(label(name), cell(WIDTH - LABEL, *inside, span=3), split=split, least=least)


def told(name: str, text: str, least: int = 440) -> str:
    """A row of one name and one text."""
    return wide(name, paragraph(text, "Cell"), least=least)


def many(name: str, list_: str, least: int = 440) -> str:
    """A row of one name and a list of paragraphs, which may be empty."""
    lines = each(list_, paragraph("{{ each }}", "Cell"), paragraph("", "Cell"))
    return wide(name, lines, split=True, least=least)


def form(*rows: str) -> str:
    """A table of names and values."""
    return table((LABEL, VALUE, LABEL, VALUE), *rows)


def signed(unit: str, last: str = "") -> str:
    """Who signs, and the day; the last sentence of the text stays on their page."""
    lines = [paragraph(last, "Last")] if last else []
    return "".join([*lines, *(paragraph(text, "Sign") for text in ("", unit, "{{ date }}"))])


def letter(unit: str, addressee: str, *body: str) -> str:
    """A letter: the unit's name in red above a double line, number, heading, addressee, body."""
    start = (
        paragraph(unit, "Issuer"),
        paragraph("〔{{ year }}〕　　　号", "Reference"),
        paragraph("", "Plain"),
        each("heading", paragraph("{{ each }}", "Title")),
        paragraph("", "Plain"),
        paragraph(addressee, "Plain"),
    )
    return "".join((*start, *body))


DISPATCH = (
    paragraph("涉企问题交办单", "Title"),
    form(
        pair("编号", "{{ matter.number }}", "交办日期", "{{ dispatched }}"),
        told("事项", "{{ matter.title }}"),
        pair("事项类别", "{{ matter.kind }}", "来源", "{{ matter.channel }}"),
        pair("反映企业", "{{ matter.enterprise }}", "公开方式", "{{ matter.disclosure }}"),
        pair("行业", "{{ matter.sector }}", "属地", "{{ matter.region }}"),
        many("反映情况", "matter.statement", least=900),
        many("诉求建议", "matter.request"),
        pair("主办单位", "{{ leads }}", "会办单位", "{{ supports }}"),
        told("责任人", "{{ heads }}"),
        many("办理期限", "due"),
        told("期限依据", "{{ basis }}"),
        many("交办意见", "opinion", least=900),
        wide("反馈要求", each("feedback", paragraph("{{ loop.index }}. {{ each }}", "Cell"))),
        pair("签发人", "", "联系方式", ""),
        told("交办单位", "{{ office }}（盖章）　　{{ date }}", least=900),
        pair("签收人", "", "签收日期", ""),
    ),
)

REPLY = (
    letter(
        "{{ unit }}",
        "{{ addressee }}：",
        paragraph("{{ opening }}"),
        each("answer", paragraph("{{ each }}")),
        each("basis", paragraph("{{ '办理依据：' if loop.first }}{{ each }}")),
        paragraph("{%p for unit in others %}"),
        paragraph("{%p for line in unit.said %}"),
        paragraph("{{ '会办单位' ~ unit.short ~ '意见：' if loop.first }}{{ line }}"),
        paragraph("{%p endfor %}"),
        paragraph("{%p endfor %}"),
        paragraph(
            "办理结果：{{ outcome }}{% if letter %}；答复类别：{{ letter }}{% endif %}。{{ review }}"
        ),
        signed("{{ unit }}", "专此函复。"),
        paragraph(NUMBER, "Note"),
        paragraph(CONTACT, "Note"),
        when("copy_to", paragraph("", "Plain") + paragraph("　抄送：{{ copy_to }}。", "Copy")),
    ),
)

REMINDER = (
    letter(
        "{{ office }}",
        "{{ addressees }}：",
        paragraph(
            "你单位承办的涉企问题“{{ matter.title }}”，截至{{ date }}"
            "尚未收到答复{% if late %}，已超过办理期限{% endif %}。{{ before }}办理情况如下："
        ),
        listing(
            (
                *(("承办单位", 1700), ("方式", 700), ("交办日期", 1400)),
                *(("签收日期", 1400), ("办理期限", 1400), ("时限情况", 2244)),
            ),
            "units",
            ("short", "part", "dispatched", "signed", "due", "left"),
        ),
        each("opinion", paragraph("{{ each }}")),
        signed(
            "{{ office }}",
            "请抓紧办理，尽快书面答复；已超过期限的，一并说明原因和预计答复时间。"
            "办理结果由主办单位主要负责人负总责。",
        ),
        paragraph(NUMBER, "Note"),
        paragraph(CONTACT, "Note"),
    ),
)

SUPERVISION = (
    paragraph("涉企问题督办通知单", "Title"),
    paragraph("督〔　　〕　　号", "Reference"),
    form(
        pair("事项编号", "{{ number }}", "督办日期", "{{ date }}"),
        told("督办事项", "{{ title }}"),
        pair("督办单位", "{{ offices }}", "督办方式", "{{ form }}"),
        told("承办单位", "{{ addressees }}"),
        told("责任人", "{{ heads }}"),
        many("反映情况", "statement", least=900),
        many("诉求建议", "request"),
        many("办理进展", "progress"),
        many("督办意见", "opinion", least=900),
        told(
            "办理要求",
            "主办单位主要负责人负总责，会同会办单位研究办理，于　　月　　日前书面反馈结果；"
            "未能办结的，说明原因和下一步安排。",
        ),
        pair("签发人", "", "联系方式", ""),
        told("督办单位", "{{ offices }}（盖章）　　{{ date }}", least=900),
        pair("签收人", "", "签收日期", ""),
    ),
)

PROPOSALS = (
    each("heading", paragraph("{{ each }}", "Title")),
    paragraph("", "Plain"),
    paragraph("{{ addressees }}：", "Plain"),
    paragraph("{{ held }}，围绕“{{ title }}”开展了{{ kind }}协商活动。现将协商建议清单报上。"),
    paragraph("一、协商概况", "Head1"),
    form(
        pair("编号", "{{ number }}", "地点", "{{ place }}"),
        told("年度议题", "{{ topic }}"),
        told("出席领导", "{{ leaders }}"),
        told("参加人员", "{{ participants }}"),
    ),
    paragraph("二、协商建议", "Head1"),
    listing(
        (("序号", 700), ("建议内容", 4094), ("建议承办部门", 1700), ("转入办理", 2350)),
        "proposals",
        ("order", "text", "units", "case"),
    ),
    paragraph("三、当场领办", "Head1"),
    when(
        "claims",
        listing(
            (("领办单位", 1700), ("领办内容", 3394), ("承诺期限", 1400), ("转入办理", 2350)),
            "claims",
            ("unit", "text", "due", "case"),
        ),
        paragraph("无。"),
    ),
    signed("{{ office }}", "以上建议，请予研究。"),
)

ANALYSIS = (
    paragraph("{{ title }}", "Title"),
    paragraph("（{{ period }}）", "Center"),
    paragraph("", "Plain"),
    paragraph("一、总体情况", "Head1"),
    paragraph(
        "分析期内收到涉企问题{{ heard }}件，涉及企业{{ enterprises }}家。"
        "{% if channels %}其中：{{ channels }}。{% endif %}"
    ),
    when(
        "sectors",
        listing(
            (("行业", 3894), ("收到（件）", 1650), ("在办（件）", 1650), ("已解决（件）", 1650)),
            "sectors",
            ("name", "heard", "open", "solved"),
        )
        + paragraph("按属地分：")
        + listing(
            (("属地", 3894), ("收到（件）", 1650), ("在办（件）", 1650), ("已解决（件）", 1650)),
            "regions",
            ("name", "heard", "open", "solved"),
        ),
    ),
    paragraph("二、情况分析", "Head1"),
    each("text", paragraph("{{ each }}"), paragraph("（由起草人补写）")),
    paragraph("三、选定的共性问题", "Head1"),
    each(
        "themes",
        paragraph("（{{ each.order }}）{{ each.title }}", "Head2")
        + paragraph(
            "{{ each.kind }}，编号{{ each.number }}，已并入{{ each.issues }}件，"
            "主办单位：{{ each.lead }}，状态：{{ each.state }}。"
        )
        + paragraph("{%p for line in each.why %}")
        + paragraph("{{ '选定理由：' if loop.first }}{{ line }}")
        + paragraph("{%p endfor %}"),
        paragraph("本期未选定共性问题。"),
    ),
    paragraph("四、工作建议", "Head1"),
    signed("{{ office }}", "（由起草人补写）"),
)

ENTERPRISE = (
    paragraph("{{ name }}", "Title"),
    paragraph("企业档案", "Title"),
    paragraph("", "Plain"),
    paragraph("一、基本情况", "Head1"),
    form(
        pair("企业名称", "{{ name }}", "企业标识", "{{ number }}"),
        pair("行业", "{{ sector }}", "属地", "{{ region }}"),
        pair("规模", "{{ size }}", "走访白名单", "{{ white_list }}"),
        told("监测点", "{{ point }}"),
        told("备注", "{{ note }}"),
        pair("建档单位", "{{ office }}", "更新日期", "{{ date }}"),
    ),
    paragraph("二、诉求总览", "Head1"),
    paragraph(
        "截至{{ date }}，共提出诉求{{ heard }}件，在办{{ open }}件，其中逾期{{ late }}件；"
        "办理结果为已解决{{ solved }}件、已解释{{ explained }}件。"
    ),
    when(
        "issues",
        listing(
            (
                *(("诉求", 3944), ("状态", 950), ("主办单位", 1650)),
                *(("办理结果", 1150), ("满意度", 1150)),
            ),
            "issues",
            ("matter.title matter.number", "state", "lead", "outcome", "satisfaction"),
        ),
    ),
    paragraph("三、诉求办理情况", "Head1"),
    each(
        "issues",
        paragraph("（{{ each.order }}）{{ each.matter.title }}", "Head2")
        + paragraph(
            "编号{{ each.matter.number }}，{{ each.matter.raised }}提出，来源：{{ each.matter.channel }}，"
            "公开方式：{{ each.matter.disclosure }}。"
        )
        + paragraph("{%p for line in each.matter.statement %}")
        + paragraph("{{ line }}")
        + paragraph("{%p endfor %}")
        + paragraph("{%p for unit in each.units %}")
        + paragraph("{{ unit.short }}（{{ unit.part }}）：{{ unit.progress }}。")
        + paragraph("{%p for line in unit.said %}")
        + paragraph("{{ line }}")
        + paragraph("{%p endfor %}")
        + paragraph("{%p endfor %}"),
        paragraph("无诉求记录。"),
    ),
    paragraph("四、走访情况", "Head1"),
    when(
        "visits",
        listing(
            (("日期", 1400), ("方式", 1700), ("层级", 1700), ("发现的问题", 4044)),
            "visits",
            ("date", "through", "level", "findings"),
        ),
        paragraph("无走访记录。"),
    ),
    paragraph("五、惠企成效", "Head1"),
    when(
        "gains",
        listing(
            (("类型", 1400), ("成效内容", 3644), ("金额", 1400), ("依据", 2400)),
            "gains",
            ("kind", "text", "amount", "evidence"),
        ),
        paragraph("无成效记录。"),
    ),
)

QUARTER = (
    paragraph("{{ name }}涉企问题督办情况报告", "Title"),
    paragraph("", "Plain"),
    paragraph("报告期为{{ period }}。现将督办情况报告如下："),
    paragraph("一、总体情况", "Head1"),
    paragraph(
        "本季度新收{{ counts.heard }}件（含共性问题，下同），交办{{ counts.dispatched }}件次，首次答复{{ counts.answered }}件次；"
        "期限在本季度届满的交办，按期答复{{ counts.punctual }}。办结{{ counts.closed }}件，"
        "其中已解决{{ counts.solved }}件、已解释{{ counts.explained }}件。"
        "企业回访评价为满意或基本满意的{{ counts.satisfied }}。截至{{ end }}，在办{{ counts.open }}件。"
    ),
    paragraph("二、督办开展情况", "Head1"),
    paragraph(
        "本季度督办{{ counts.followed }}次，其中三办联合督办{{ counts.joint }}次；催办{{ counts.reminded }}次。"
        "在办事项中，本季度督办过的{{ counts.covered }}。"
    ),
    when(
        "followed",
        listing(
            (("督办日期", 1400), ("事项", 2900), ("督办单位", 1400), ("督办意见", 3144)),
            "followed",
            ("date", "title number", "offices", "text"),
        ),
    ),
    paragraph("三、逾期未答复事项", "Head1"),
    when(
        "late",
        paragraph("截至{{ end }}，逾期未答复{{ late|length }}件次：")
        + listing(
            (
                *(("事项", 3144), ("承办单位", 1700), ("方式", 700)),
                *(("办理期限", 1400), ("逾期", 1900)),
            ),
            "late",
            ("title number", "unit", "part", "due", "late"),
        ),
        paragraph("截至{{ end }}，没有逾期未答复的事项。"),
    ),
    paragraph("四、到期未督办事项", "Head1"),
    when(
        "uncovered",
        paragraph("按定期督办要求，下列{{ uncovered|length }}件已过应督办日期：")
        + listing(
            (("事项", 3744), ("主办单位", 1700), ("上次督办或受理", 1900), ("应督办日期", 1500)),
            "uncovered",
            ("title number", "lead", "since", "due"),
        ),
        paragraph("在办事项均在督办周期之内。"),
    ),
    paragraph("五、监督事项清单", "Head1"),
    paragraph(
        "监督事项清单在列{{ supervised.listed }}项，本季度新列入{{ supervised.added }}项、"
        "督办{{ supervised.followed }}次、销号{{ supervised.closed }}项；"
        "销号事项惠企金额合计{{ supervised.amount }}。"
    ),
    when(
        "supervised.lines",
        listing(
            (("事项", 3744), ("监督形式", 1500), ("状态", 1400), ("办理结果", 2200)),
            "supervised.lines",
            ("title number", "form", "state", "result"),
        ),
    ),
    paragraph("六、下一步工作", "Head1"),
    signed("{{ office }}", "（由起草人补写）"),
)

PAPERS: dict[str, tuple[str, Iterable[str]]] = {
    "dispatch": ("交办单", DISPATCH),
    "reply": ("答复函", REPLY),
    "reminder": ("催办函", REMINDER),
    "supervision": ("督办通知单", SUPERVISION),
    "proposals": ("协商建议清单", PROPOSALS),
    "analysis": ("企情分析", ANALYSIS),
    "quarter": ("季度督办情况报告", QUARTER),
    "enterprise": ("一企一档", ENTERPRISE),
}


def make(folder: Path) -> None:
    """Write every template into a folder."""
    for kind, (title, body) in PAPERS.items():
        content = pack(parts(title, DRAFT, "".join(body)))
        (folder / f"{kind}.docx").write_bytes(content)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
