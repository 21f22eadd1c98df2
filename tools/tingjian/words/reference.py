"""What the pages of all rules and of the table of steps say."""

from __future__ import annotations

from tingjian.words import Sentence

REFERENCE: dict[str, Sentence] = {
    "guides": ("指南", "Guides"),
    # all rules
    "rules.fact": ("〈{fact}〉", "⟨{fact}⟩"),
    "rules.title": ("规则", "Rules"),
    "rules.lead": (
        "账本按下列规则检查，合并请求不符合的，不能并入。提示中写着规则的代号，按代号在本页查找。",
        "The ledger is checked by these rules; a pull request that breaks one is not merged.",
    ),
    "rules.how": (
        "〈〉和“…”处是具体的编号、日期、字段等。例子只列有关的几行。",
        "⟨…⟩ stands for a number, a day, a field; examples show only the lines that matter.",
    ),
    "rules.index": ("目录", "All of them"),
    "rules.what": ("提示", "It says"),
    "rules.mend": ("怎样改", "To mend it"),
    "rules.fails": ("不合规", "Breaks it"),
    "rules.mended": ("改正后", "Mended"),
    "rules.nothing": ("（没有这个文件）", "(no such file)"),
    # the table of steps
    "steps.title": ("步骤表", "Steps"),
    "steps.lead": (
        "每一步由谁办、接在哪种状态之后、办完成为哪种状态、要写哪些字段，都以此表为准；表中没有的，一律不能办。",
        "Who may take which step, from which state to which, with which fields. What is not here may not be.",
    ),
    "steps.thread.office": ("办公室线", "The office's thread"),
    "steps.thread.department": ("部门线", "A department's thread"),
    "steps.step": ("步骤", "Step"),
    "steps.roles": ("谁来办", "Who"),
    "steps.before": ("原状态", "From"),
    "steps.to": ("新状态", "To"),
    "steps.needs": ("必写字段", "Must say"),
    "steps.may": ("可写字段", "May say"),
    "steps.where": ("条件", "Condition"),
    "steps.same": ("不变", "the same"),
    "steps.ruling": ("{before}，{granted}：{after}", "{before}, {granted}: {after}"),
    "steps.always": (
        "每一步都写步骤 kind、日期 on、经办人 by，都可以写内部备注 note（不公开）。",
        "Every step says kind, on and by; every step may carry a note, which is not published.",
    ),
    "steps.fields": ("字段的写法", "How fields are written"),
    "steps.field": ("字段", "Field"),
    "steps.form": ("写什么", "What it holds"),
    "steps.public": ("公开", "Public"),
    "steps.form.list": ("列表：{form}", "a list: {form}"),
    "steps.form.string": ("文字", "text"),
    "steps.form.date": ("日期，如 2026-03-02", "a day, such as 2026-03-02"),
    "steps.form.boolean": ("true（是）或 false（否）", "true or false"),
    # conditions of the table, by the names that core.conditions gives them
    "where.open": ("整件事已受理，未挂账、未办结", "the issue is open"),
    "where.anew": (
        "整件事已受理，未挂账、未办结；对尚欠答复的部门，须在整件事重启之后",
        "the issue is open; to a department that owes a reply, only after the issue was reopened",
    ),
    "where.owing": ("所催部门此时欠答复", "the departments named owe a reply"),
    "where.answered": ("承办部门都已答复", "all departments have replied"),
    "where.settled": (
        "承办部门都已答复，并已回访评价；从未交办的，只能以解释、不可行、转出办结并写明理由",
        "all have replied and the enterprise was asked; or it was never dispatched, with a reason",
    ),
}

# What stands in a rule's sentence where a finding has a fact; any other fact is an ellipsis.
FACTS: dict[str, Sentence] = {
    "begun": ("日期", "day"),
    "by": ("账号", "account"),
    "character": ("字符", "character"),
    "choices": ("可选值", "values"),
    "days": ("天数", "days"),
    "department": ("部门", "department"),
    "due": ("期限", "due day"),
    "form": ("格式", "form"),
    "id": ("编号", "id"),
    "key": ("字段", "field"),
    "known": ("字段", "fields"),
    "last": ("截止日", "last day"),
    "legal": ("步骤", "steps"),
    "limit": ("上限", "limit"),
    "login": ("账号", "account"),
    "name": ("字段", "field"),
    "number": ("数目", "number"),
    "on": ("日期", "day"),
    "outcomes": ("结果", "outcomes"),
    "owing": ("部门", "departments"),
    "path": ("文件", "file"),
    "place": ("位置", "place"),
    "places": ("位置", "places"),
    "prefix": ("前缀", "prefix"),
    "received": ("收到之日", "day of receipt"),
    "review": ("日期", "day"),
    "role": ("角色", "role"),
    "roles": ("角色", "roles"),
    "size": ("大小", "size"),
    "state": ("状态", "state"),
    "type": ("类型", "type"),
    "value": ("内容", "value"),
}
