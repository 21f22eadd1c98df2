"""Every rule that a ledger is checked by: its id, why it exists, and how a finding of it reads."""

from __future__ import annotations

from tingjian.words import Sentence
from tingjian.words.gate_rules import GATE_RULES
from tingjian.words.personal_rules import PERSONAL_RULES
from tingjian.words.proceeding_rules import PROCEEDING_RULES
from tingjian.words.rule import Rule
from tingjian.words.yaml_rules import RULES as YAML_RULES

_STEP = "- kind: {}\n  on: 2026-03-04\n  by: zs-office\n"

SHAPE: dict[str, Rule] = {
    "file.unknown": Rule(
        (
            "账本中只存放记录，别的文件会躲过检查。",
            "Anything that is not a record would escape the checks.",
        ),
        ("{path} 不是账本认得的记录文件", "{path} is not the place of any record"),
        (
            "移出 ledger/，或按记录的位置命名：{places}",
            "move it out of ledger/, or name it as a record is named: {places}",
        ),
        "ledger/issues/2026/notes.txt",
        "ledger/issues/2026/ZS-20260302-7K4QM.yml",
    ),
    "file.link": Rule(
        ("链接和子模块会把检查引到别处。", "Links and submodules lead the checks elsewhere."),
        ("{path} 不是普通文件", "{path} is not a plain file"),
        ("换成普通文件", "replace it by a plain file"),
        "ledger/people.yml -> /etc/hosts",
        "ledger/people.yml",
    ),
    "file.missing": Rule(
        ("缺了这张表，别的记录无从核对。", "Without this table other records cannot be checked."),
        ("缺少 {path}", "{path} is missing"),
        (
            "补上该文件；可参照 tingjian init 生成的样例",
            "add the file; tingjian init makes one to start from",
        ),
        "",
        "ledger/departments.yml",
    ),
    "file.name": Rule(
        (
            "文件名就是编号，二者不符则无从查找。",
            "A file's name is its record's id; otherwise it cannot be found.",
        ),
        ("编号 {id} 应存放在 {place}", "{id} belongs in {place}"),
        ("改正编号或文件名", "correct the id or the file's name"),
        "# issues/2026/ZS-20260302-7K4QM.yml\nid: ZS-20260303-7K4QQ\n",
        "# issues/2026/ZS-20260302-7K4QM.yml\nid: ZS-20260302-7K4QM\n",
    ),
    "list.twice": Rule(
        ("一个标识只能指一条记录。", "An id names one record only."),
        ("标识 {id} 出现了两次", "{id} stands twice"),
        ("删去重复的一条，或换一个标识", "remove one, or give it an id of its own"),
        "- id: dinghai\n- id: dinghai\n",
        "- id: dinghai\n- id: putuo\n",
    ),
    "shape.required": Rule(
        ("缺少字段的记录无法办理。", "A record that lacks a field cannot be worked on."),
        ("缺少字段“{name}”", "the field {name} is missing"),
        ("补上 {name}：", "add {name}:"),
        "id: ZS-20260302-7K4QM\n",
        "id: ZS-20260302-7K4QM\ntitle: 专利预审名额少\n",
    ),
    "shape.unknown": Rule(
        ("拼错的字段会被悄悄忽略，所以一律指出。", "A misspelt field would be ignored silently."),
        ("没有“{name}”这个字段", "there is no field {name}"),
        ("改正拼写，或删去；可用字段：{known}", "correct it or remove it; the fields are: {known}"),
        "titel: 专利预审名额少\n",
        "title: 专利预审名额少\n",
    ),
    "shape.type": Rule(
        ("字段的类型由 schema 规定。", "The schema says what type a field has."),
        ("应为{type_zh}，现为 {value}", "this should be {type}, but is {value}"),
        ("改为{type_zh}", "make it {type}"),
        "steps: accept\n",
        "steps: []\n",
    ),
    "shape.choice": Rule(
        ("只有列出的取值才有含义。", "Only the listed values mean something."),
        ("“{value}”不在可选值之中", "{value} is not one of the values"),
        ("改为下列之一：{choices}", "use one of: {choices}"),
        "disclosure: secret\n",
        "disclosure: anonymous\n",
    ),
    "shape.format": Rule(
        ("格式不对的日期、编号无法核对。", "A date or number of another form cannot be checked."),
        ("“{value}”的格式不对，应为{form_zh}", "{value} should be {form}"),
        ("改正格式", "write it in that form"),
        "raised: 2026/3/2\n",
        "raised: 2026-03-02\n",
    ),
    "shape.size": Rule(
        (
            "过长、过短的内容放不进页面和文书。",
            "What is too long or too short does not fit pages and papers.",
        ),
        ("大小不合要求（{limit}）", "its size is out of bounds ({limit})"),
        ("缩短、补足或拆分", "shorten, complete or split it"),
        'title: ""\n',
        "title: 专利预审名额少\n",
    ),
    "shape.other": Rule(
        ("记录须符合其 schema。", "A record has the shape that its schema gives."),
        ("不符合 schema：{message}", "it is not as the schema says: {message}"),
        ("对照 schema/{kind}.schema.json 改正", "correct it after schema/{kind}.schema.json"),
        "departments: [a, a]\n",
        "departments: [a]\n",
    ),
    "calendar.faulty": Rule(
        ("日历有误，所有期限都会算错。", "With a faulty calendar every due day would be wrong."),
        ("{day} 有误：{why}", "{day} is wrong: {why}"),
        ("对照国务院办公厅通知改正", "correct it after the official arrangement"),
        "- name: 元旦\n  from: 2026-01-03\n  to: 2026-01-01\n",
        "- name: 元旦\n  from: 2026-01-01\n  to: 2026-01-03\n",
    ),
    "zone.unknown": Rule(
        (
            "今天是哪一天、何时收到，都按账本的时区算。",
            "What day it is, and when a change was received, goes by the ledger's time zone.",
        ),
        ("没有“{name}”这个时区", "there is no time zone {name}"),
        ("改用通行的时区名，如 Asia/Shanghai", "use a common name, such as Asia/Shanghai"),
        "time_zone: Asia/Zhoushan\n",
        "time_zone: Asia/Shanghai\n",
    ),
}

RECORDS: dict[str, Rule] = {
    "id.form": Rule(
        ("编号是问题的名字。", "The number is the issue's name."),
        ("{id} 不是编号", "{id} is not a number"),
        (
            "形如 ZS-20260302-7K4QM；tingjian new 会生成",
            "like ZS-20260302-7K4QM; tingjian new makes one",
        ),
        "id: ZS-1\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.day": Rule(
        ("编号中的日期是登记日。", "The day in a number is the day it was registered."),
        ("{id} 中的日期不存在", "there is no such day as in {id}"),
        ("对照登记日改正", "correct it after the day of registration"),
        "id: ZS-20260230-7K4QM\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.check": Rule(
        ("校验码让抄错的编号当场现形。", "The check character tells a mistyped number at once."),
        ("{id} 的校验码不符，可能有一个字抄错", "{id} does not check: a character may be mistyped"),
        ("对照原件改正", "compare it with the original"),
        "id: ZS-20260302-7K4QN\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.prefix": Rule(
        ("前缀说明是哪一地的账本。", "The prefix says whose ledger it is."),
        ("{id} 的前缀不是 {prefix}", "{id} does not begin with {prefix}"),
        ("改用本账本的前缀 {prefix}", "use this ledger's prefix, {prefix}"),
        "id: HZ-20260302-7K4QM\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "reference.unknown": Rule(
        ("指向不存在的记录，办理就会落空。", "What points nowhere is lost."),
        ("没有标识为“{id}”的{kind_zh}", "there is no {kind} {id}"),
        ("改正标识，或先登记该记录", "correct the id, or register that record first"),
        "sector: no-such-sector\n",
        "sector: advanced-manufacturing\n",
    ),
    "issue.incomplete": Rule(
        ("要素齐全才能交办。", "Only a complete issue can be dispatched."),
        ("缺少“{name}”", "{name} is missing"),
        ("补上 {name}：；确实没有的，由工作专班登记说明", "add {name}:"),
        "id: ZS-20260302-7K4QM\nregion: dinghai\n",
        "id: ZS-20260302-7K4QM\nregion: dinghai\nsector: oil-and-gas\nenterprise: youzhong\n",
    ),
    "assignment.twice": Rule(
        ("一个部门一条线，答复才不会散落。", "One department, one thread, or answers scatter."),
        ("部门“{department}”有两条线", "{department} has two threads"),
        (
            "并为一条；重办、再次交办都接在原线之后",
            "make them one; rework continues the same thread",
        ),
        "- department: science\n- department: science\n",
        "- department: science\n",
    ),
    "assignment.no-lead": Rule(
        ("须有一个主办单位对结果负责。", "One unit must answer for the result."),
        ("没有主办单位", "there is no lead unit"),
        ("指定一个主办：as: lead", "dispatch one as lead"),
        "as: support\n",
        "as: lead\n",
    ),
    "assignment.two-leads": Rule(
        ("主办只有一个，责任才清楚。", "There is one lead, or nobody answers."),
        ("“{department}”是第二个主办单位", "{department} is a second lead"),
        ("其中一个改为会办", "make one of them support"),
        "as: lead\n",
        "as: support\n",
    ),
    "theme.merged": Rule(
        (
            "共性问题不再并入别的事项，免得首尾相接。",
            "A theme is not merged into another, so there are no circles.",
        ),
        ("共性问题不能并入别的事项", "a theme cannot be merged"),
        ("删去这一步，把各问题直接并入", "remove it; merge the issues themselves"),
        _STEP.format("merge"),
        _STEP.format("close"),
    ),
}

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
        ("“{kind_zh}”缺少 {name}", "{kind} lacks {name}"),
        ("补上 {name}：", "add {name}:"),
        _STEP.format("return"),
        _STEP.format("return") + "  reason: 不属本部门职责\n",
    ),
    "step.field-extra": Rule(
        ("多余的字段会让人误读这一步。", "A field that does not belong misleads."),
        ("“{kind_zh}”不带 {name}", "{kind} does not take {name}"),
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
        ("由本部门的账号来办", "let an account of that department do it"),
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

# In the order in which people meet them; each group with what it is about.
GROUPS: dict[str, tuple[Sentence, dict[str, Rule]]] = {
    "steps": (("步骤", "Steps"), STEPS),
    "days": (("期限", "Days"), DAYS),
    "gate": (("合并请求", "Pull requests"), GATE_RULES),
    "proceedings": (("活动、政策与监督", "Sessions, policies and supervision"), PROCEEDING_RULES),
    "records": (("编号与引用", "Numbers and references"), RECORDS),
    "personal": (("个人信息", "What belongs to a person"), PERSONAL_RULES),
    "shape": (("文件与字段", "Files and fields"), SHAPE),
    "yaml": (("文字与标点", "Characters and layout"), YAML_RULES),
}

RULES: dict[str, Rule] = {
    name: rule for _, rules in GROUPS.values() for name, rule in rules.items()
}
