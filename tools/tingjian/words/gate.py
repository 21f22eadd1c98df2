"""What the gate says: what a change does, whether it may be merged, how the past was kept."""

from __future__ import annotations

from tingjian.words import Sentence

OFFICE: Sentence = ("工作专班", "the office")
COLON: Sentence = ("：", ": ")
COMMA: Sentence = ("、", ", ")

DEEDS: dict[str, Sentence] = {
    "register": ("登记", "registers"),
    "edit": ("修改", "edits"),
    "layout": ("调整排版或注释", "changes layout or comments of"),
}
RULINGS: dict[bool, Sentence] = {True: ("准予", "granted"), False: ("不准", "refused")}

MESSAGES: dict[str, Sentence] = {
    "gate.passed": ("可以合并。", "This may be merged."),
    "gate.refused": (
        "不能合并：共 {number} 处问题。",
        "This may not be merged: {number} findings.",
    ),
    "gate.nothing": ("没有改动任何记录。", "No record is changed."),
    "gate.more": ("……另有 {number} 项。", "… and {number} more."),
    "gate.does": ("这次提交：", "What it does:"),
    "gate.moment": (
        "“{value}”不是日期，也不是带时区的时刻，应写作 2026-03-02 或 2026-03-02T09:00:00Z",
        "{value} is neither a day nor a moment with its zone; write 2026-03-02 or 2026-03-02T09:00:00Z",
    ),
    "gate.title": ("听见·闸口", "Tingjian: the gate"),
    "gate.column.place": ("位置", "where"),
    "gate.column.what": ("问题", "what is wrong"),
    "gate.column.mend": ("怎样改", "how to mend it"),
    "option.base": ("要并入的版本", "the revision to merge into"),
    "option.head": ("提交来的版本", "the revision proposed"),
    "option.actor": (
        "提交者的账号（见 people.yml）",
        "the account that proposes it (see people.yml)",
    ),
    "option.received": (
        "代码平台收到的日期或时刻，默认今天",
        "the day or moment on which the forge received it; today if not given",
    ),
}
