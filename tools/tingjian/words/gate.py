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
# What is done to a case by a step, in English; Chinese says it by the step's own name.
TAKES: dict[str, str] = {
    "accept": "accepts",
    "dispatch": "dispatches",
    "sign": "signs for",
    "return": "returns",
    "rule": "rules on",
    "extend": "asks for an extension of",
    "progress": "reports progress on",
    "reply": "replies to",
    "rework": "sends back",
    "remind": "reminds departments of",
    "follow_up": "follows up on",
    "evaluate": "records the enterprise's evaluation of",
    "close": "closes",
    "park": "parks",
    "reopen": "reopens",
    "withdraw": "withdraws",
    "merge": "merges",
    "correct": "corrects",
}
TO = ("dispatch", "rework")  # what is done to a department; all else is done for it
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
    "git.commit": (
        "提交 {commit} 的作者或时间读不出来",
        "the commit {commit} names no author or time",
    ),
    "audit.done": (
        "核对了主分支上的 {number} 次合并，其中 {wrong} 次有问题。",
        "{number} changes of the main branch were audited; {wrong} should not have been merged.",
    ),
    "audit.shallow": (
        "这是浅克隆，历史不全，无从核对；先运行 git fetch --unshallow",
        "this is a shallow clone, whose past is cut off; run git fetch --unshallow first",
    ),
    "audit.review": (
        "从提交到合并：中位数 {median} 天，最长 {longest} 天。",
        "From making to merging: {median} days in the median, {longest} at most.",
    ),
    "audit.first": ("第一次违规：{commit}（{day}）", "The first of them: {commit} ({day})"),
    "audit.entry": (
        "{commit}  {day}  {by} 提交，{merged_by} 合并，间隔 {review} 天，{signature}",
        "{commit}  {day}  by {by}, merged by {merged_by}, {review} days apart, {signature}",
    ),
    "audit.unsigned": ("合并未签名", "not signed"),
    "audit.signed": ("签名 {said}", "signed: {said}"),
    "audit.progress": ("核对历史", "auditing"),
    "hook.bare": (
        "{folder} 不是裸仓库；pre-receive 钩子只装在裸仓库里",
        "{folder} is no bare repository; the pre-receive hook belongs into one",
    ),
    "hook.other": (
        "{file} 已有别的钩子，没有改动；请先移走，或在其中调用 tingjian hook receive",
        "{file} is another hook and was left alone; move it away, or call tingjian hook receive in it",
    ),
    "hook.done": (
        "已装好 {file}：推送到主分支的每次提交都先过闸口。\n账号取自 TINGJIAN_ACTOR、GL_USER、REMOTE_USER，或系统用户名。",
        "{file} is in place: whatever is pushed to the main branch passes the gate first.\nThe account is TINGJIAN_ACTOR, GL_USER, REMOTE_USER, or the system's user.",
    ),
    "hook.line": ("钩子没有读懂“{line}”", "the hook cannot read {line}"),
    "hook.install": (
        "在裸仓库里装上 pre-receive 钩子",
        "Put the pre-receive hook into a bare repository",
    ),
    "hook.receive": ("由 Git 调用：判断一次推送", "Called by Git: judge a push"),
    "option.repository": (
        "裸仓库的文件夹，默认当前文件夹",
        "the bare repository's folder; here if not given",
    ),
    "option.since": ("只核对此版本以后的提交", "audit only what came after this revision"),
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
