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
    "sessions.share": ("提问、回应、讨论占比", "Share of question, answer, debate"),
    "sessions.entrepreneurs": ("发言企业家", "Entrepreneurs who spoke"),
    "sessions.proposals": ("协商建议", "Proposals"),
    "sessions.claims": ("当场领办", "Claims on the spot"),
    "sessions.present": ("{role} {number} 人", "{role}: {number}"),
    "sessions.sent": ("{day} 报送{to}", "sent on {day} to {to}"),
    # campaigns
    "campaigns.suggestions": ("建言", "Suggestions"),
    "campaigns.disposed": ("已处理", "Disposed of"),
    "campaigns.adopted": ("采纳（含部分采纳）", "Adopted, wholly or partly"),
    "campaigns.registered": ("转为诉求", "Registered as issues"),
    "campaigns.open": ("待处理", "open"),
    # policies
    "policies.opinions": ("意见", "Opinions"),
    "policies.answered": ("意见已答复", "Opinions answered"),
    "policies.adopted": ("采纳（含部分采纳）", "Adopted, wholly or partly"),
    "policies.draft": ("未印发", "not issued yet"),
    "policies.open": ("待答复", "open"),
    "policies.took": ("自提出至印发", "From raised to issued"),
    # oversight
    "oversight.follow-ups": ("督办次数", "Follow-ups"),
    "oversight.benefits": ("惠企成效", "Benefits"),
    "oversight.amount": ("惠企金额（元）", "Benefits (yuan)"),
    "oversight.closed": ("已销号", "Closed"),
    "oversight.open": ("未销号", "open"),
    # plans
    "plans.topics": ("议题", "Topics"),
    "plans.held": ("已举办协商", "Topics with a session"),
    "plans.not": ("尚未举办", "not yet"),
    # analyses
    "analyses.no-theme": ("本期没有选定共性问题。", "No theme was chosen."),
    # visits
    "visits.found": ("发现问题", "Problems found"),
    "visits.registered": ("登记为诉求", "Registered as issues"),
    # what the source reports
    "reported.title": ("来源所报", "What the source reports"),
    "reported.lead": (
        "“来源所报”据公开材料对“{site}”的介绍转列，本账本没有核实；“本账本所载”只由账本中的记录算出，演示数据另列，不计入。两列口径不同，不相加，不比较。",
        "What public sources say of “{site}”, not verified here, beside what this ledger's records show, demonstration apart: never added, never compared.",
    ),
    "reported.what": ("项目", "Matter"),
    "reported.source": ("来源所报", "Reported by the source"),
    "reported.ledger": ("本账本所载", "Shown by this ledger"),
    "reported.demonstration": (
        "另有演示数据 {number}，未计入",
        "not counted: {number} for demonstration",
    ),
}

# In what each figure that a source reports is counted.
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
