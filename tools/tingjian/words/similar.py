"""What ``tingjian similar`` and ``cluster`` say, and the characters that begin and end no phrase."""

from __future__ import annotations

from tingjian.words import Sentence

PARTICLES = "的与及或也吗呢吧啊呀您们我你他她它这那"

ERRORS: dict[str, Sentence] = {
    "similar.either": (
        "请给出编号，或用 --text 给出一段文字，二者取一",
        "give either a number or some words with --text",
    ),
}

COMMANDS: dict[str, Sentence] = {
    "similar": ("查找相似的问题", "Find issues that are alike"),
    "cluster": (
        "合并同类项：归并同类问题，提出共性问题建议",
        "Propose themes: issues about one matter",
    ),
}

TEXT: Sentence = ("与这段文字比较", "compare with these words")
LIMIT: Sentence = ("最多列几件", "how many to list at most")
SINCE: Sentence = (
    "只看这一天及以后提出的（缺省：全部）",
    "only issues raised on this day or later (default: all)",
)
LEAST: Sentence = ("至少几件才列出", "list only what so many issues are about")

COLUMNS: dict[str, Sentence] = {
    "id": ("编号", "number"),
    "score": ("相似度", "likeness"),
    "raised": ("提出日期", "raised"),
    "title": ("标题", "title"),
    "shared": ("共同之处", "in common"),
    "issues": ("件数", "issues"),
    "enterprises": ("企业数", "enterprises"),
    "first": ("最早", "first"),
    "last": ("最近", "last"),
    "themes": ("已并入", "merged into"),
}

MORE: Sentence = ("……另有 {number} 件", "… and {number} more")
NONE: Sentence = ("没有相似的问题。", "No issue is like it.")
COUNT: Sentence = (
    "在 {number} 件诉求中归并出 {clusters} 组，共 {members} 件。供综合分析参考，是否并入由工作专班研究确定。",
    "{clusters} groups of {members} issues in all, out of {number}. These are proposals; the office decides what to merge.",
)
LIKELY: Sentence = ("可能与已登记的问题重复：", "It may have been registered already:")
LIKELY_ONE: Sentence = (
    "  {id}  相似度 {score}  {raised}  {title}（{shared}）",
    "  {id}  likeness {score}  {raised}  {title} ({shared})",
)
UNCOMPARED: Sentence = (
    "账本中另有问题待改正，未能查重（tingjian check 会说明）",
    "not compared with what is registered: the ledger has findings (tingjian check explains)",
)
GO_ON: Sentence = ("仍要登记吗？", "Register it all the same?")
