"""What the search says, and the ways into the lists that need no script."""

from __future__ import annotations

from tingjian.words import Sentence

SEARCH: dict[str, Sentence] = {
    "search.title": ("搜索", "Search"),
    "search.lead": (
        "在公开的诉求、共性问题和说明中查找，标题、正文和答复都查。几个词用空格隔开，则都要含有。",
        "Looks through all public issues, themes and guides: titles, texts and answers. Of several words, all must be there.",
    ),
    "search.words": ("查找的词语", "Words to look for"),
    "search.go": ("搜索", "Search"),
    "search.sort": ("排序", "Sort by"),
    "search.by": ("最相关", "most relevant first"),
    "search.by-newest": ("最新提出的在前", "newest first"),
    "search.by-oldest": ("最早提出的在前", "oldest first"),
    "search.by-due": ("最早到期的在前", "due soonest first"),
    "search.by-days": ("答复用时最长的在前", "longest to answer first"),
    "search.narrow": ("筛选", "Narrow down"),
    "search.results": ("搜索结果", "Results"),
    "search.found": ("找到 {count} 项", "{count} found"),
    "search.none": (
        "没有找到。可以少用几个词，或者减少筛选条件。",
        "Nothing was found. Try fewer words, or fewer filters.",
    ),
    "search.more": ("再列 20 项", "Show 20 more"),
    "search.loading": ("正在查找……", "Searching…"),
    "search.failed": (
        "搜索没有成功，请检查网络后再试；也可以从下面的分类进入。",
        "The search failed. Try again, or use the lists below.",
    ),
    "search.no-script": (
        "搜索要用 JavaScript；没有它，可以从下面的分类进入。",
        "The search needs JavaScript; without it, use the lists below.",
    ),
    "search.prose": ("说明", "guide"),
    "search.theme": ("共性问题", "theme"),
    "search.raised": ("{day} 提出", "raised on {day}"),
    "search.due": ("限 {day} 前答复", "due on {day}"),
    "search.days": ("用时 {days} 个工作日答复", "working days to answer: {days}"),
    "months.title": ("各月提出的诉求", "Issues by month"),
    "months.lead": (
        "按提出的月份分列，最近的在前。",
        "By the month in which they were raised, the latest first.",
    ),
    "months.one": ("{name}提出", "Raised in {name}"),
    "months.name": ("{year} 年 {month} 月", "{year}-{month:02}"),
    "list.by-months": ("按月份", "By month"),
}
