"""The words of a synthetic ledger, each plainly a demonstration, and what the command says of it."""

from __future__ import annotations

from tingjian.words import Sentence

MESSAGES: dict[str, Sentence] = {
    "issues": ("多少件诉求", "how many issues"),
    "seed": ("种子：种子相同，账本逐字节相同", "the seed: the same seed, the same bytes"),
    "as-of": (
        "截至哪一天（缺省：最后一份日历那年的 6 月 30 日）",
        "as of which day (default: 30 June of the last calendar's year)",
    ),
    "flat": (
        "只作一次提交，不生成历史（十万件以上时用）",
        "one commit, without the history (for 100,000 issues and more)",
    ),
    "making": ("生成演示账本", "Making the ledger"),
    "done": (
        "演示账本在 {folder}：{issues} 件诉求、{themes} 个共性问题，截至 {day}，{commits} 次提交。",
        "The demonstration ledger is in {folder}: {issues} issues, {themes} themes, as of {day}, {commits} commits.",
    ),
}

README = """\
# 演示账本

这里的企业、部门、问题和答复全部由程序生成，用于演示和测量，与任何真实的地方、单位、个人无关。

A synthetic ledger, made by `tingjian demo`: nobody's real issues.
"""

PLACE: Sentence = ("演示市", "Demonstration City")
TITLE: Sentence = ("听见（演示账本）", "Tingjian (demonstration ledger)")
MARKS: tuple[Sentence, Sentence] = (
    ("机制实行前", "before the mechanism"),
    ("机制实行后", "with the mechanism"),
)
# What nobody reported: the page that shows it is seen all the same.
REPORTED: dict[str, Sentence] = {
    "observers": ("演示：20 名", "demonstration: 20"),
    "points": ("演示：50 个", "demonstration: 50"),
    "experts": ("演示：10 名", "demonstration: 10"),
    "teams": ("演示：6 个", "demonstration: 6"),
    "themes": ("演示：100 个", "demonstration: 100"),
    "suggestions": ("演示：200 条", "demonstration: 200"),
    "feedback": ("演示：由 40% 提高到 92%", "demonstration: from 40 % to 92 %"),
    "solved": ("演示：10 个", "demonstration: 10"),
    "amount": ("演示：100 万元", "demonstration: 1 million yuan"),
    "places": ("演示：10 个", "demonstration: 10"),
}
CLASSES: dict[str, Sentence] = {
    "simple": ("简单", "simple"),
    "complex": ("复杂", "complex"),
    "difficult": ("疑难", "difficult"),
}
ANSWERS: dict[str, Sentence] = {
    "A": ("已解决或基本解决", "solved or basically solved"),
    "B": ("正在解决或列入计划", "being solved or planned"),
    "C": ("暂不具备条件", "not possible now"),
    "D": ("说明解释、转办或留作参考", "explained, transferred, or kept for reference"),
}
SECTORS: dict[str, Sentence] = {
    "port-shipping": ("港口航运", "ports and shipping"),
    "oil-and-gas": ("油气", "oil and gas"),
    "maritime-services": ("海事服务", "maritime services"),
    "advanced-manufacturing": ("先进制造", "advanced manufacturing"),
    "fishery": ("海洋渔业", "fishery"),
    "tourism": ("文化旅游", "culture and tourism"),
    "construction": ("建筑业", "construction"),
    "commerce": ("商贸流通", "commerce"),
}
REGIONS: dict[str, Sentence] = {
    "east": ("演示东区", "East District (demonstration)"),
    "west": ("演示西区", "West District (demonstration)"),
    "south": ("演示南县", "South County (demonstration)"),
    "north": ("演示北县", "North County (demonstration)"),
}
DEPARTMENTS: dict[str, tuple[str, Sentence]] = {
    "industry": ("经信局", ("演示市经济和信息化局", "Bureau of Industry (demonstration)")),
    "science": ("科技局", ("演示市科学技术局", "Bureau of Science (demonstration)")),
    "market-regulation": (
        "市场监管局",
        ("演示市市场监督管理局", "Administration for Market Regulation (demonstration)"),
    ),
    "natural-resources": (
        "资源规划局",
        ("演示市自然资源和规划局", "Bureau of Natural Resources (demonstration)"),
    ),
    "human-resources": (
        "人力社保局",
        ("演示市人力资源和社会保障局", "Bureau of Human Resources (demonstration)"),
    ),
    "port": ("港航局", ("演示市港航管理局", "Port Authority (demonstration)")),
    "ecology-environment": (
        "生态环境局",
        ("演示市生态环境局", "Bureau of Ecology and Environment (demonstration)"),
    ),
    "finance": ("财政金融局", ("演示市财政金融局", "Bureau of Finance (demonstration)")),
}
FIELDS = {
    "industry": "工业经济",
    "science": "科技创新",
    "market-regulation": "市场监管与知识产权",
    "natural-resources": "土地与规划",
    "human-resources": "就业与人才",
    "port": "港航与口岸",
    "ecology-environment": "生态环境",
    "finance": "财政与金融",
}
STREET: tuple[str, Sentence] = (
    "演示港街道",
    ("演示东区演示港街道办事处", "Demo Harbour Subdistrict Office (demonstration)"),
)
GOVERNMENT: Sentence = ("{region}人民政府", "Government of {region}")
HEADS = {"city": "局长", "township": "街道办事处主任", "district": "区长", "county": "县长"}
OFFICE = "演示账号·工作专班{number}"
MAINTAINER = "演示账号·账本维护"
FORMER = "演示账号·已离任经办人"
CLERK = "演示账号·{department}经办人"
ENTERPRISE = "演示·{sector}企业{number:05}"
LIAISON = "演示·企情联络员"
OBSERVER = "演示·观察员{number:02}"
EXPERT = "演示·智库专家{number:02}"
TEAM = "演示·{sector}服务小组"
TEAM_SCOPE = "{sector}企业反映而未解决的问题"
GENERAL = "综合"
FIRST = "建立演示账本"
WHOLE = "演示账本：{issues}件诉求（不含历史）"
BATCH = "{unit}：{steps}"
REGISTER = "登记"
COUNT = "{deed}{number}件"
REGISTERED = "登记{kind}"
CONTINUED = "续记{kind}"
OFFICE_UNIT = "工作专班"
COMMA = "，"

ISSUE_TITLE = "演示：{title}（{number}）"
THEMES = {"common": "演示·共性问题：{title}", "bundle": "演示·一件事：{title}"}
THEME_STATEMENT = "{months}月企情分析中，{sector}企业多次反映同类问题，合并同类项后统筹办理。其中一家的情况：{situation}{effect}"

OPENINGS = {
    "visit": ("走访中企业反映：", "观察员走访时，企业谈到：", "到企业走访，负责同志反映："),
    "point": ("监测点联络员上报：", "本月监测点企情反映：", "联络员汇总企业意见："),
    "service_day": ("助企恳谈会上，企业提出：", "企业家在恳谈时反映：", "恳谈会上集中反映："),
    "session": ("协商活动中，企业代表发言：", "政企协商会上提出：", "面对面协商时，企业反映："),
    "campaign": ("网上建言征集收到：", "企业在建言征集中写道：", "线上征集的意见："),
    "hotline": ("企业来电反映：", "热线记录：", "企业致电诉求服务热线："),
    "platform": ("企业通过掌上平台提交：", "掌上平台收到：", "平台受理的诉求："),
    "letter": ("企业来信反映：", "来信摘要：", "企业书面反映："),
}
BACKGROUNDS = {
    "port-shipping": (
        "公司在港区经营码头和运输业务，现有职工{n}人，旺季另用劳务人员。",
        "企业自有营运车船，主要承运本地港口的集散货物，已经营{n}年。",
    ),
    "oil-and-gas": (
        "企业从事油品储运和贸易，库区与码头相连，安全要求高、停产代价大。",
        "公司在岛上建有储罐和管道，近三年累计投入{m}万元。",
    ),
    "maritime-services": (
        "公司为国际航行船舶提供供应和代理服务，客户对时间十分敏感。",
        "企业主要做船舶供应、船员服务等业务，已在本地经营{n}年。",
    ),
    "advanced-manufacturing": (
        "公司是园区内的制造企业，产品七成外销，现有职工{n}人。",
        "企业从事专用设备和零部件生产，近两年研发投入逐年增加。",
    ),
    "fishery": (
        "企业从事水产品捕捞、加工和冷链配送，生产随渔汛变化很大。",
        "公司每年加工鲜货上千吨，旺季集中在开捕后的几个月。",
    ),
    "tourism": (
        "我们在海岛经营住宿和旅游接待，一年的生意主要看几个月的旺季。",
        "企业经营海岛民宿和线路产品，旺季每天接待游客数百人次。",
    ),
    "construction": (
        "公司承建本地的市政和房屋项目，材料多从岛外运来，周转资金紧。",
        "企业有施工资质，在建项目{n}个，工人工资按月发放。",
    ),
    "commerce": (
        "企业经营商贸和餐饮，租户和供货商都是本地的中小经营者。",
        "公司做海鲜产品线上线下销售，旺季一天发货上千单。",
    ),
}
DETAILS = (
    "这个情况已持续{d}天，先后联系过{n}次，没有得到明确的说法。",
    "公司为此专门安排了人跟办，往返{n}趟，仍停在原来的环节。",
    "初步测算，一年增加支出约{m}万元，对利润影响不小。",
    "周边还有{n}家企业有相近的情况，只是各家轻重不同。",
    "如果再拖{d}天，就要错过今年的窗口期。",
    "前期已投入{m}万元，停下来损失更大，只能边等边想办法。",
    "企业也查过公开的办事指南，其中没有写到这种情形。",
    "去年同样的事用了{d}天，今年反而更慢。",
    "客户已两次催问，合同里约定了{m}万元的违约金。",
    "经办人员态度很好，但是答复要等上级，一等就是{d}天。",
)
EFFECTS = (
    "企业并不要求特殊照顾，只希望有明确的说法和时间。",
    "在海岛办企业本来物流成本就高，这一项又多出一笔。",
    "员工和客户都在问，企业不好答复。",
    "企业愿意配合整改，也愿意分担合理的费用。",
    "订单季节性强，时间比补助更要紧。",
    "担心影响下半年的接单和用工安排。",
    "类似情况若能一并解决，受益的不止一家。",
    "希望不要只解决这一次，能把办法定下来。",
)
FOUND = (
    "接交办后，我单位会同有关方面到企业现场核实。",
    "经核查，企业反映的情况属实。",
    "收到交办单后，已与企业负责人当面沟通，情况基本属实。",
    "我单位逐项核对了企业提供的材料。",
    "经调阅办件记录并听取企业意见，情况如下。",
    "已召集相关单位专题研究。",
)
ANSWER = {
    "solved": (
        "企业反映的问题已经解决，后续如有反复，可直接联系经办人。",
        "目前事项已办妥，企业现场确认。",
        "上述措施已落实到位，同类企业一并适用。",
    ),
    "explained": (
        "有关规定的依据和适用范围已向企业逐条说明，不属少批或漏批。",
        "该事项按现行规定办理，原因已当面解释，并告知了可以选择的替代办法。",
        "企业对口径的疑问已书面说明，附有例子，可供今后对照。",
    ),
    "planned": (
        "受工程进度所限，不能立即完成，已列入年度计划，完成后主动告知企业。",
        "事项需分步实施，近期先行缓解，其余列入计划，按期复核。",
        "资金和场地正在落实，已列入明年安排。",
    ),
    "not_possible": (
        "企业提出的具体要求暂不具备条件，已说明原因；政策调整后第一时间告知。",
        "现行规定没有可以变通的余地，只能在现有范围内协助企业降低成本。",
        "经研究，目前不宜单独为一家企业突破，已把意见报上级参考。",
    ),
    "transferred": (
        "该事项的决定权不在本级，已整理材料转报有权机关，转报情况已告知企业。",
        "已移送有权处理的单位，由其直接答复企业。",
    ),
}
PROGRESS = (
    "已到企业现场了解情况，正在与有关单位会商。",
    "方案初稿已完成，正在征求企业意见。",
    "第一步措施已落实，其余部分按计划推进。",
    "需要外部单位配合的事项已发函，等待回复。",
    "已完成数据核对，下周提出办理意见。",
)
BASES = (
    "《优化营商环境条例》。",
    "双方签订的合同及补充协议。",
    "本单位公开的办事指南。",
    "现场核查记录和专题会议纪要。",
)
RETURNS = (
    "经核，该事项不属本单位职责，建议改交有权单位。",
    "企业反映的核心问题由其他单位主管，本单位只涉及配合环节。",
    "该事项已由上级直接受理，不宜重复交办。",
)
RETURN_REFUSALS = (
    "按职责分工，该事项的日常管理在本单位，请继续办理。",
    "涉及多个单位的，由首接单位牵头，不再改交。",
)
EXTENSIONS = (
    "需要委托第三方评估，周期较长，期限内难以完成。",
    "方案须征求多个单位意见，尚未收齐。",
    "受天气影响，现场作业推迟。",
    "需与外地单位核实，等待回函。",
)
EXTENSION_REFUSALS = ("现有条件足以先行答复，请按期答复。", "企业时间紧迫，不同意延期，请抓紧。")
REWORKS = (
    "企业不满意：答复只讲了规定，没有回应诉求，请补充可行的办法。",
    "答复承诺的措施没有落实，请督促到位后再次答复。",
    "请就企业提出的具体情形逐项答复，不宜笼统回复。",
)
PARKINGS = (
    "须待上级政策明确后才能办理，企业同意先挂账，到期复核。",
    "工程尚在前期阶段，暂不具备办理条件，列入挂账跟踪。",
    "牵涉规划调整，短期内难以答复，按期复核。",
)
REOPENINGS = {
    "closed": (
        "企业反映情况出现反复，承诺的措施没有持续，予以重启。",
        "回头看时发现问题仍然存在，予以重启。",
    ),
    "parked": ("复核日期已到，条件已经具备，予以重启。", "有关政策已经明确，恢复办理。"),
}
WITHDRAWALS = (
    "企业来电说明问题已自行解决，申请撤回。",
    "企业调整了经营计划，不再需要办理，申请撤回。",
    "登记后查明与已有诉求重复，经企业同意撤回。",
)
CORRECTION = "登记时行业选错，据企业来电更正。"
MERGERS = ("与同类问题合并，统筹办理。", "经企情分析，属共性问题，并入统筹办理。")
UNDISPATCHED = {
    "explained": "已由工作专班当面说明政策，企业没有其他诉求，不再交办。",
    "not_possible": "所提要求与现行规定不符，已说明原因，不再交办。",
    "transferred": "属上级事权，已整理上报，并将情况告知企业。",
}
CLOSE_REASON = "企业对结论仍有保留，重办不会改变结果；已当面说明，并告知其他救济途径。"
REMINDERS = (
    "答复期限已过，请尽快答复，并说明原因。",
    "再次提醒：请在三日内答复企业。",
    "请主动与企业联系，告知办理进展。",
)
FOLLOW_UPS = (
    "三办联合督办：请承办单位主要负责人过问，明确答复时间。",
    "现场督办，听取企业和承办单位双方意见。",
    "季度跟踪督办：逐项核对承诺的落实情况。",
    "联席会议督办，要求承办单位逐项答复、按期销号。",
)
EVALUATIONS = {
    "satisfied": ("企业表示满意。", "回访时企业确认问题已办妥，表示感谢。"),
    "basically": ("企业基本满意，希望后续措施持续。", "企业认可进展，个别细节希望再完善。"),
    "dissatisfied": ("企业认为答复没有解决实际问题。", "企业不认可，要求继续办理。"),
    "unreachable": ("三次电话均未接通，已留言。", "联系人已更换，未能取得评价。"),
}
DISPATCHES = (
    "请按期答复企业，并抄送工作专班。",
    "请会同会办单位提出一致的意见。",
    "请先与企业联系，再作答复。",
)
