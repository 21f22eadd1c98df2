"""The rules of the mechanism's own records: plans, sessions, visits, campaigns and the like."""

from __future__ import annotations

from tingjian.words.rule import Rule

PROCEEDING_RULES: dict[str, Rule] = {
    "theme.bundle": Rule(
        (
            "“一件事”要么有两件以上诉求并入，要么由两个以上部门共同办理。",
            "A bundle binds two issues or two departments; what binds less is a common issue.",
        ),
        (
            "“一件事”办结时只并入 {issues} 件诉求、由 {departments} 个部门办理",
            "the bundle was closed with {issues} issues merged and {departments} departments",
        ),
        (
            "先并入诉求或交办其他部门；否则把类型改为共性问题（kind: common）",
            "merge issues or dispatch to another department first; else make it kind: common",
        ),
        "kind: bundle\nsteps:\n  - kind: close\nassignments:\n  - department: port\n",
        "kind: bundle\nsteps:\n  - kind: close\nassignments:\n  - department: port\n  - department: customs\n",
    ),
    "day.order": Rule(
        ("先后颠倒的日期说不通。", "Days out of order make no sense."),
        ("日期 {day} 早于 {before}", "{day} is before {before}"),
        ("改正日期", "correct the day"),
        "since: 2026-03-10\nuntil: 2026-03-01\n",
        "since: 2026-03-10\nuntil: 2026-04-10\n",
    ),
    "session.speaker": Rule(
        ("发言要对得上参加人员。", "Whoever speaks took part."),
        ("发言人“{speaker}”不在参加人员之中", "{speaker} is none of the participants"),
        ("改正序号，或先登记参加人员", "correct the key, or add the participant first"),
        "participants: []\nturns:\n  - speaker: p1\n",
        "participants:\n  - id: p1\nturns:\n  - speaker: p1\n",
    ),
    "session.unplanned": Rule(
        (
            "面对面协商的议题出自年度协商计划。",
            "Topics of face-to-face sessions come from the year's plan.",
        ),
        ("面对面协商没有写明计划议题", "a face-to-face session names no topic of the plan"),
        ("补上 topic：年度与议题序号", "add topic: the year, and the topic's key"),
        "kind: face_to_face\n",
        "kind: face_to_face\ntopic:\n  year: 2026\n  topic: financing\n",
    ),
    "session.topic": Rule(
        ("议题要在当年的协商计划之内。", "The topic is in that year's plan."),
        (
            "{year} 年度协商计划中没有可用于本场的议题“{topic}”",
            "the plan of {year} has no topic {topic} for this session",
        ),
        ("改正议题，或先列入当年计划", "correct it, or put it into that year's plan first"),
        "topic:\n  year: 2026\n  topic: no-such-topic\n",
        "topic:\n  year: 2026\n  topic: financing\n",
    ),
    "session.attendance": Rule(
        ("谁出席、谁参加，要有记录。", "Who led and who took part is recorded."),
        (
            "清单已报送，却没有出席领导或参加人员",
            "the list was sent, yet leaders or participants are missing",
        ),
        ("补上 leaders 和 participants", "add leaders and participants"),
        "kind: face_to_face\nsent: 2026-03-12\n",
        "kind: face_to_face\nsent: 2026-03-12\nleaders:\n  - position: 市委书记\nparticipants:\n  - id: p1\n",
    ),
    "session.speakers": Rule(
        (
            "每场心贴心至少两位企业家发言。",
            "At least two entrepreneurs speak at every heart-to-heart.",
        ),
        (
            "只有 {number} 位企业家发言，至少应有 {least} 位",
            "{number} entrepreneurs spoke; at least {least} do",
        ),
        ("补记企业家的发言", "add what entrepreneurs said"),
        "kind: heart_to_heart\nsent: 2026-03-12\nturns: []\n",
        "kind: heart_to_heart\nsent: 2026-03-12\nturns:\n  - speaker: p1\n  - speaker: p2\n",
    ),
    "session.sent": Rule(
        ("报送的是协商建议清单，不能是空的。", "What is sent is the proposal list."),
        ("清单已报送，却没有一条建议", "the list was sent, yet it has no proposal"),
        ("补上 proposals", "add proposals"),
        "sent: 2026-03-12\n",
        "sent: 2026-03-12\nproposals:\n  - id: p1\n    text: 增加预审名额\n",
    ),
    "visit.visitor": Rule(
        ("走访由观察员进行，报送由联络员进行。", "Observers visit; liaisons report."),
        (
            "观察员走访须写明观察员，监测点报送则不写",
            "an observer's visit names the observer; a report does not",
        ),
        ("补上或删去 observer", "add observer, or remove it"),
        "through: observer\n",
        "through: observer\nobserver: observer-01\n",
    ),
    "visit.white-list": Rule(
        ("观察员走访的是白名单企业。", "Observers visit the enterprises on the white list."),
        ("走访当日企业“{id}”不在白名单上", "{id} was not on the white list that day"),
        ("改正企业，或先列入白名单", "correct it, or put it on the white list first"),
        "white_list: false\n",
        "white_list: true\n",
    ),
    "visit.point": Rule(
        ("监测点报送来自在册的监测点。", "A report comes from an active monitoring point."),
        ("当日企业“{id}”不是监测点", "{id} was no monitoring point that day"),
        ("改正企业，或先设立监测点", "correct it, or make it a monitoring point first"),
        "id: youzhong\n",
        "id: youzhong\npoint:\n  since: 2025-03-03\n  liaison: 联络员\n",
    ),
    "list.undated": Rule(
        (
            "处理、答复要有日期，过去某日的情况才能如实还原。",
            "What became of it has its day, so that an earlier day is shown as it was.",
        ),
        ("“{id}”已有结果而没有日期", "{id} says what became of it, but not when"),
        ("补上 {day}", "add {day}"),
        "disposition: adopted\n",
        "disposition: adopted\ndisposed: 2026-03-20\n",
    ),
    "suggestion.case": Rule(
        ("转为诉求的建言要查得到那件诉求。", "What became an issue can be found."),
        (
            "建言“{id}”已转为诉求办理，却没有诉求编号",
            "{id} was registered, but says not as which issue",
        ),
        ("补上 case", "add case"),
        "disposition: registered\n",
        "disposition: registered\ncase: ZS-20260302-7K4QM\n",
    ),
    "suggestion.reason": Rule(
        ("不采纳要讲理由。", "What is not adopted has its reason."),
        ("建言“{id}”未采纳而没有说明", "{id} was not adopted, without a reason"),
        ("补上 reason", "add reason"),
        "disposition: declined\n",
        "disposition: declined\nreason: 与上位法不符\n",
    ),
    "policy.unheard": Rule(
        ("政策出台前要听取企业意见。", "Enterprises are heard before a policy is issued."),
        ("印发之前没有一条意见", "it was issued before any opinion was given"),
        ("先征求意见，补上 opinions", "hear opinions first, and add them"),
        "issued: 2026-06-01\nopinions: []\n",
        "issued: 2026-06-01\nopinions:\n  - on: 2026-04-02\n",
    ),
    "policy.unanswered": Rule(
        ("每条意见都要有回音。", "Each opinion is answered."),
        (
            "意见“{id}”没有采纳结论，或未全部采纳而没有理由",
            "{id} is not answered, or not wholly adopted without a reason",
        ),
        ("补上 adopted 和 reason", "add adopted and reason"),
        "id: o1\n",
        "id: o1\nadopted: no\nreason: 超出本级权限\n",
    ),
    "policy.uncited": Rule(
        ("采纳与否，以政策条文为证。", "Adopted means that the policy says so."),
        ("采纳的意见“{id}”没有写明对应条款", "{id} was adopted, but not where the policy has it"),
        ("补上 cited", "add cited"),
        "adopted: yes\n",
        "adopted: yes\ncited: 第五条\n",
    ),
    "oversight.nothing": Rule(
        ("监督要有对象。", "Something is overseen."),
        ("没有写明监督哪些诉求、共性问题或协商活动", "no issue, theme or session is named"),
        ("补上 cases 或 sessions", "add cases or sessions"),
        "cases: []\n",
        "cases:\n  - ZS-20260302-7K4QM\n",
    ),
    "oversight.joint": Rule(
        ("联合督办至少两家。", "Jointly means by two offices or more."),
        ("联合督办只写了一家督办单位", "it is joint, but names one office only"),
        ("补上 offices，或改为单独督办", "add offices, or make it single"),
        "form: joint\noffices:\n  - party\n",
        "form: joint\noffices:\n  - party\n  - government\n",
    ),
    "oversight.result": Rule(
        ("销号要写明结果。", "What is closed has its result."),
        ("已销号而没有办理结果", "it was closed without a result"),
        ("补上 result", "add result"),
        "closed: 2026-06-01\n",
        "closed: 2026-06-01\nresult: 已全部兑付\n",
    ),
    "benefit.evidence": Rule(
        ("金额要有依据。", "An amount has its evidence."),
        ("成效“{id}”有金额而没有依据", "{id} has an amount without evidence"),
        ("补上 evidence：文件、凭证或公告", "add evidence: a document, a voucher or a notice"),
        "amount: 500000\n",
        "amount: 500000\nevidence: 市财政局拨款通知\n",
    ),
}
