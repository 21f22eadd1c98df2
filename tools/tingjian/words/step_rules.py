"""The rules that steps are held to: what may follow what, by whom, and within which days."""

from __future__ import annotations

from tingjian.words.rule import Rule

_STEP = "- kind: {}\n  on: 2026-03-04\n  by: zs-office\n"

STEPS: dict[str, Rule] = {
    "step.thread": Rule(
        (
            "办公室线与部门线各走各的步骤。",
            "The office and the departments each have their own steps.",
        ),
        ("“{kind_zh}”不在这条线上", "{kind} is not a step of this thread"),
        ("移到该在的线上", "move it to its thread"),
        _STEP.format("reply"),
        _STEP.format("accept"),
    ),
    "step.field-missing": Rule(
        ("缺了要素，这一步说不清。", "Without it the step says too little."),
        ("“{kind_zh}”缺少{name_zh}", "{kind} lacks {name}"),
        ("补上“{name}: …”{among}", "add `{name}: …`{among}"),
        _STEP.format("return"),
        _STEP.format("return") + "  reason: 不属本部门职责\n",
    ),
    "step.field-extra": Rule(
        ("多余的字段会让人误读这一步。", "A field that does not belong misleads."),
        ("“{kind_zh}”不带{name_zh}", "{kind} does not take {name}"),
        ("删去 {name}", "remove {name}"),
        _STEP.format("sign") + "  outcome: solved\n",
        _STEP.format("sign"),
    ),
    "step.backwards": Rule(
        ("步骤只能往后走。", "A thread only goes forward."),
        ("日期 {on} 早于前面的 {before}", "{on} is before {before}, which it follows"),
        ("改正日期", "correct the day"),
        "on: 2026-03-01\n",
        "on: 2026-03-04\n",
    ),
    "step.illegal": Rule(
        ("每一步都要接得上前一步。", "Every step follows from the one before."),
        ("此时是“{state_zh}”，不能“{kind_zh}”", "in state {state} there is no {kind}"),
        ("此时可以：{legal_zh}", "what may come now: {legal}"),
        _STEP.format("sign") * 2,
        _STEP.format("sign"),
    ),
    "step.not-open": Rule(
        ("未受理、已挂账或已办结的事项，部门线不再走。", "Departments work on open issues only."),
        ("整件事现为“{state_zh}”，部门线不能“{kind_zh}”", "the issue is {state}: no {kind} now"),
        ("先由办公室受理或重启", "the office accepts or reopens it first"),
        _STEP.format("reply"),
        _STEP.format("reopen"),
    ),
    "dispatch.again": Rule(
        (
            "期限不能靠重新交办往后挪；整件事重启的，才另定期限。",
            "A new dispatch does not move a due day; only a reopened issue gets a new one.",
        ),
        (
            "{begun} 已交办，部门尚未答复，此后整件事没有重启过",
            "dispatched on {begun}, no reply yet, and the issue was not reopened since",
        ),
        ("删去这一步；要改期限的，由部门申请延期", "remove it; for more time the department asks"),
        _STEP.format("dispatch") * 2,
        _STEP.format("dispatch"),
    ),
    "step.unanswered": Rule(
        (
            "各部门都答复了，才谈得上评价和办结。",
            "Evaluation comes after all departments answered.",
        ),
        (
            "还有部门未答复（{owing}），不能“{kind_zh}”",
            "{kind} must wait: no answer yet from {owing}",
        ),
        ("等答复；逾期的可以催办", "wait for it, or remind them"),
        _STEP.format("evaluate"),
        _STEP.format("remind"),
    ),
    "step.actor": Rule(
        ("谁办的要查得到人。", "Who acted must be known."),
        (
            "people.yml 中没有账号“{by}”，或当日没有任职",
            "people.yml has no account {by}, or it held no post that day",
        ),
        ("改正账号，或由维护者登记", "correct it, or ask a maintainer to add it"),
        "by: nobody\n",
        "by: zs-office\n",
    ),
    "step.role": Rule(
        ("交办与答复各有其人。", "Dispatching and answering are different offices."),
        ("账号“{by}”的角色不能“{kind_zh}”", "the role of {by} may not {kind}"),
        ("由{roles_zh}来办", "who may: {roles}"),
        "kind: close\nby: mr-clerk\n",
        "kind: close\nby: zs-office\n",
    ),
    "step.department": Rule(
        ("一个部门只替自己答复。", "A department answers for itself only."),
        ("账号“{by}”不属于这个部门", "{by} is of another department"),
        (
            "把这一步移到自己部门那条线的最后；确是这个部门办的，由其账号来办",
            "move the step to the end of your own department's thread, or let that department's account do it",
        ),
        "by: mr-clerk\n",
        "by: st-clerk\n",
    ),
    "remind.nothing-owed": Rule(
        ("不欠答复的部门不必催。", "There is nothing to remind of."),
        ("部门“{department}”此时不欠答复", "{department} owes no reply now"),
        ("从催办名单中删去", "leave it out"),
        "departments:\n  - science\n",
        "departments:\n  - market-regulation\n",
    ),
    "close.undispatched": Rule(
        ("未交办就办结，须说明去向。", "Closing what was never dispatched needs a reason."),
        (
            "未交办的事项只能以“{outcomes_zh}”办结，并写明理由",
            "undispatched, it closes only as {outcomes}, with a reason",
        ),
        ("补上 reason，或先交办", "add reason, or dispatch it"),
        _STEP.format("close") + "  outcome: solved\n",
        _STEP.format("close") + "  outcome: transferred\n  reason: 属省级事权，已上报\n",
    ),
    "close.unevaluated": Rule(
        ("企业评价之后才办结。", "The enterprise is asked before an issue is closed."),
        ("最后一次答复之后还没有回访评价", "nobody has asked the enterprise since the last reply"),
        ("先回访评价；联系不上的，如实记为未能联系", "evaluate first; say unreachable where so"),
        _STEP.format("close"),
        _STEP.format("evaluate"),
    ),
    "close.dissatisfied": Rule(
        (
            "企业不满意而办结，要讲清为什么不重办。",
            "Closing against the enterprise's word needs a reason.",
        ),
        ("企业不满意，办结须写明理由", "the enterprise is dissatisfied: closing needs a reason"),
        ("补上 reason，或重办", "add reason, or send it back for rework"),
        _STEP.format("close"),
        _STEP.format("rework"),
    ),
}

DAYS: dict[str, Rule] = {
    "due.past": Rule(
        ("期限不能早于交办日。", "A due day lies ahead."),
        ("期限 {due} 早于 {on}", "{due} is before {on}"),
        ("改正期限", "correct it"),
        "due: 2026-03-01\n",
        "due: 2026-03-25\n",
    ),
    "due.long": Rule(
        ("期限不得长于本类时限。", "A due day stays within its class's limit."),
        (
            "期限 {due} 超过 {days} 个工作日（至 {last}）",
            "{due} is past {days} working days ({last})",
        ),
        ("改在 {last} 或之前", "set it on or before {last}"),
        "due: 2026-06-30\n",
        "due: 2026-03-25\n",
    ),
    "return.late": Rule(
        ("退单要快，不能拖到期限临近。", "A wrong dispatch is returned at once."),
        (
            "退单须在 {days} 个工作日内（至 {last}）",
            "a return comes within {days} working days ({last})",
        ),
        (
            "已过退单期限，请答复，或与办公室协商",
            "it is too late to return: reply, or talk to the office",
        ),
        "on: 2026-03-20\n",
        "on: 2026-03-05\n",
    ),
    "extend.late": Rule(
        ("延期要在到期之前申请。", "An extension is asked for before the due day."),
        ("期限 {due} 已过", "the due day, {due}, has passed"),
        ("请尽快答复", "reply as soon as possible"),
        "on: 2026-03-26\n",
        "on: 2026-03-24\n",
    ),
    "extend.again": Rule(
        ("每轮延期有次数限制。", "Extensions are few."),
        ("本轮已延期 {number} 次", "it has been extended {number} times in this round"),
        ("请在期限内答复或阶段答复", "reply, or report progress, by the due day"),
        _STEP.format("extend") * 2,
        _STEP.format("extend"),
    ),
    "extend.no-longer": Rule(
        ("延期应晚于现期限。", "An extension ends later than the due day."),
        ("申请的日期不晚于现期限 {due}", "it is not later than {due}"),
        ("写明要延到哪一天", "say until when"),
        "until: 2026-03-20\n",
        "until: 2026-04-03\n",
    ),
    "extend.long": Rule(
        ("延期有上限。", "An extension has a limit."),
        ("延期超过 {days} 个工作日（至 {last}）", "it is longer than {days} working days ({last})"),
        ("改在 {last} 或之前", "set it on or before {last}"),
        "until: 2026-12-31\n",
        "until: 2026-04-03\n",
    ),
    "rule.reason": Rule(
        ("不同意要讲理由。", "A refusal has a reason."),
        ("不同意而没有理由", "refused without a reason"),
        ("补上 reason", "add reason"),
        "granted: false\n",
        "granted: false\nreason: 属本部门职责\n",
    ),
    "rule.due-missing": Rule(
        ("同意延期要写明延到哪一天。", "A granted extension says until when."),
        ("同意延期而没有新期限", "granted without a new due day"),
        ("补上 due", "add due"),
        "granted: true\n",
        "granted: true\ndue: 2026-04-03\n",
    ),
    "rule.due": Rule(
        (
            "新期限在现期限与申请日期之间。",
            "The new due day lies between the old one and the one asked for.",
        ),
        (
            "新期限 {due} 不在 {before} 之后、{asked} 之前（含）",
            "{due} is not after {before} and up to {asked}",
        ),
        ("改正 due", "correct due"),
        "due: 2026-12-31\n",
        "due: 2026-04-03\n",
    ),
    "rule.due-unasked": Rule(
        ("退单的裁定不改期限。", "A ruling on a return sets no due day."),
        ("没有延期申请，不能改期限", "no extension was asked for"),
        ("删去 due", "remove due"),
        "granted: true\ndue: 2026-04-03\n",
        "granted: true\n",
    ),
    "review.past": Rule(
        ("复核日期在将来。", "A review lies ahead."),
        ("复核日期 {review} 不晚于 {on}", "{review} is not after {on}"),
        ("改正 review", "correct review"),
        "review: 2026-03-01\n",
        "review: 2026-09-01\n",
    ),
}
