"""What the pages of the mechanism's own records say."""

from __future__ import annotations

from tingjian.words import Sentence

PROCEEDINGS: dict[str, Sentence] = {
    "colon": ("：", ": "),
    # on the page of a case
    "case.crossings": ("三跨", "It reaches"),
    "case.advice": ("专家意见", "Experts' advice"),
    "case.expert": ("{field}专家", "expert on {field}"),
    "case.services": ("组团服务方案", "Service plans"),
    "case.mentions": ("相关协商、监督与政策", "Sessions, oversight and policies on it"),
    # on every page
    "records.year": ("{year} 年", "{year}"),
    "records.years": ("按年份", "By year"),
    "records.near": ("同栏内容", "More of this kind"),
    "records.period": ("{since} 至 {until}", "{since} to {until}"),
    "records.case": ("诉求或共性问题", "Issue or theme"),
    # heads of lists
    "heads.title": ("标题", "Title"),
    "heads.kind": ("形式", "Form"),
    "heads.on": ("日期", "Day"),
    "heads.share": ("互动发言", "Interactive turns"),
    "heads.proposals": ("建议", "Proposals"),
    "heads.claims": ("当场领办", "Claims"),
    "heads.period": ("起止", "Period"),
    "heads.suggestions": ("建言", "Suggestions"),
    "heads.disposed": ("已处理", "Disposed of"),
    "heads.department": ("起草单位", "Drafted by"),
    "heads.opinions": ("意见", "Opinions"),
    "heads.adopted": ("采纳", "Adopted"),
    "heads.issued": ("印发", "Issued"),
    "heads.form": ("监督形式", "Form"),
    "heads.follow-ups": ("督办次数", "Follow-ups"),
    "heads.amount": ("惠企金额（元）", "Benefits (yuan)"),
    "heads.closed": ("销号", "Closed"),
    "heads.topics": ("议题", "Topics"),
    "heads.adopted-on": ("审定", "Adopted on"),
    "heads.themes": ("选定共性问题", "Themes chosen"),
    "heads.month": ("月份", "Month"),
    "heads.found": ("发现问题", "Found"),
    "heads.registered": ("登记为诉求", "Registered as issues"),
    # sessions
    "sessions.title": ("协商活动", "Sessions"),
    "sessions.lead": (
        "助企恳谈、面对面、心贴心和联席会议：谁来谈、谈了什么、形成哪些建议、谁当场领办。只列身份和职务，不列姓名。",
        "Who met, what was said, what was proposed, and who took it on. Roles and posts, no names.",
    ),
    "sessions.none": ("尚无协商活动。", "No sessions yet."),
    "sessions.count": ("协商活动", "Sessions"),
    "sessions.share": ("提问、回应、讨论占比", "Share of question, answer, debate"),
    "sessions.entrepreneurs": ("发言企业家", "Entrepreneurs who spoke"),
    "sessions.proposals": ("协商建议", "Proposals"),
    "sessions.claims": ("当场领办", "Claims on the spot"),
    "sessions.present": ("{role} {number} 人", "{role}: {number}"),
    "sessions.sent": ("{day} 报送{to}", "sent on {day} to {to}"),
    # campaigns
    "campaigns.title": ("建言征集", "Campaigns"),
    "campaigns.lead": (
        "网上征集的每一条建言都写明处理结果；未采纳的写明理由。",
        "Every suggestion has its disposition; what was declined has its reason.",
    ),
    "campaigns.none": ("尚无建言征集。", "No campaigns yet."),
    "campaigns.count": ("征集活动", "Campaigns"),
    "campaigns.suggestions": ("建言", "Suggestions"),
    "campaigns.disposed": ("已处理", "Disposed of"),
    "campaigns.adopted": ("采纳（含部分采纳）", "Adopted, wholly or partly"),
    "campaigns.registered": ("转为诉求", "Registered as issues"),
    "campaigns.open": ("待处理", "open"),
    # policies
    "policies.title": ("政策征询", "Policies"),
    "policies.lead": (
        "政策出台前征求企业意见：每条意见采纳与否、理由和对应条款。",
        "Enterprises are heard before a policy is issued: each opinion, adopted or not, why, and where.",
    ),
    "policies.none": ("尚无政策征询。", "No policies yet."),
    "policies.count": ("征询政策", "Policies"),
    "policies.opinions": ("意见", "Opinions"),
    "policies.answered": ("意见已答复", "Opinions answered"),
    "policies.adopted": ("采纳（含部分采纳）", "Adopted, wholly or partly"),
    "policies.draft": ("未印发", "not issued yet"),
    "policies.open": ("待答复", "open"),
    "policies.took": ("自提出至印发", "From raised to issued"),
    # oversight
    "oversight.title": ("监督", "Oversight"),
    "oversight.lead": (
        "监督事项清单：由谁督办、督办几次、结果如何、企业得到什么。不公开的情况不在此列。",
        "The supervision list: by whom, how often, with what result. What is restricted is not here.",
    ),
    "oversight.none": ("尚无监督事项。", "Nothing is overseen yet."),
    "oversight.count": ("监督事项", "Matters overseen"),
    "oversight.follow-ups": ("督办次数", "Follow-ups"),
    "oversight.benefits": ("惠企成效", "Benefits"),
    "oversight.amount": ("惠企金额（元）", "Benefits (yuan)"),
    "oversight.closed": ("已销号", "Closed"),
    "oversight.open": ("未销号", "open"),
    # plans
    "plans.title": ("年度计划", "Plans"),
    "plans.lead": (
        "每年的重点协商议题，以及各议题举办的协商活动。",
        "Each year's topics, and the sessions held on them.",
    ),
    "plans.none": ("尚无年度计划。", "No plans yet."),
    "plans.count": ("年度计划", "Plans"),
    "plans.topics": ("议题", "Topics"),
    "plans.held": ("已举办协商", "Topics with a session"),
    "plans.not": ("尚未举办", "not yet"),
    # analyses
    "analyses.title": ("企情分析", "Analyses"),
    "analyses.lead": (
        "每两个月梳理一次高频事、操心事，选定共性问题。",
        "Every two months: what is raised most, and the themes chosen from it.",
    ),
    "analyses.none": ("尚无企情分析。", "No analyses yet."),
    "analyses.count": ("企情分析", "Analyses"),
    "analyses.no-theme": ("本期没有选定共性问题。", "No theme was chosen."),
    # visits
    "visits.title": ("走访观察", "Visits"),
    "visits.lead": (
        "走访和监测点报送只列次数，不列企业、人员和内容。",
        "Visits and reports of monitoring points are counted; to whom, by whom and of what is not shown.",
    ),
    "visits.none": ("尚无走访记录。", "No visits yet."),
    "visits.count": ("走访和报送", "Visits and reports"),
    "visits.found": ("发现问题", "Problems found"),
    "visits.registered": ("登记为诉求", "Registered as issues"),
    # what the source reports
    "reported.title": ("来源所报", "What the source reports"),
    "reported.lead": (
        "“来源所报”据公开材料对“听见舟商”的介绍转列，本账本没有核实；“本账本所载”只由账本中的记录算出，演示数据另列，不计入。两列口径不同，不相加，不比较。",
        "The source's own figures, not verified here, beside what this ledger's records show, demonstration apart: never added, never compared.",
    ),
    "reported.what": ("项目", "Matter"),
    "reported.source": ("来源所报", "Reported by the source"),
    "reported.ledger": ("本账本所载", "Shown by this ledger"),
    "reported.demonstration": (
        "另有演示数据 {number}，未计入",
        "not counted: {number} for demonstration",
    ),
}

# Each figure of the source: what it is of, and what the source says.
REPORTED: dict[str, tuple[Sentence, Sentence]] = {
    "observers": (("营商环境观察员", "Observers"), ("17 名", "17")),
    "points": (("监测点", "Monitoring points"), ("50 个", "50")),
    "experts": (("智库专家", "Experts"), ("15 名", "15")),
    "teams": (("服务小组", "Service teams"), ("9 个", "9")),
    "themes": (("共性问题", "Themes"), ("167 个", "167")),
    "suggestions": (("企业建言", "Suggestions"), ("300 余条", "more than 300")),
    "feedback": (
        ("部门答复反馈率", "Departments' feedback rate"),
        ("由 40% 提高到 92%", "from 40 % to 92 %"),
    ),
    "solved": (("监督推动解决的问题", "Problems solved under oversight"), ("8 个", "8")),
    "amount": (
        ("惠企补助资金", "Subsidies"),
        ("300 余万元", "more than 3 million yuan"),
    ),
    "places": (
        ("专利预审名额", "Patent pre-examination places"),
        ("12 个", "12"),
    ),
}
# In what each of them is counted.
COUNTED: dict[str, Sentence] = {
    "observers": ("{number} 名", "{number}"),
    "points": ("{number} 个", "{number}"),
    "experts": ("{number} 名", "{number}"),
    "teams": ("{number} 个", "{number}"),
    "themes": ("{number} 个", "{number}"),
    "suggestions": ("{number} 条", "{number}"),
    "feedback": ("{number} 件次交办", "{number} dispatches"),
    "solved": ("{number} 项", "{number}"),
    "amount": ("{number} 元", "{number} yuan"),
    "places": ("{number} 项", "{number}"),
}
# What this ledger shows of a figure that it counts otherwise than the source does.
SHOWN: dict[str, Sentence] = {
    "solved": ("已销号监督事项 {number}", "{number} matters overseen and closed"),
    "amount": ("监督事项所载金额 {number}", "{number} stated by matters overseen"),
    "places": ("名额指标类成效 {number}", "{number} benefits that are places"),
}
