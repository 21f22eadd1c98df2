"""What stands around every page: the header, the footer, the names of sections."""

from __future__ import annotations

from tingjian.words import Language, Sentence

# What a page's language is called in HTML, and by those who read it.
TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}

# The sections, as mkdocs.yml names them and as they are called in English.
NAVIGATION: tuple[Sentence, ...] = (
    ("首页", "Home"),
    ("诉求", "Issues"),
    ("部门", "Departments"),
    ("行业", "Sectors"),
    ("属地", "Regions"),
    ("共性问题", "Themes"),
    ("具名企业", "Enterprises"),
    ("协商", "Sessions"),
    ("监督", "Oversight"),
    ("数据", "Figures"),
    ("参与", "Take part"),
    ("指南", "Guides"),
    ("关于", "About"),
)

THEME: dict[str, Sentence] = {
    "description": (
        "涉企问题从提出到办结，每一步都公开可查",
        "What enterprises ask of government and what it answers, every step open to check",
    ),
    "footer": (
        "记录与网页均由公开账本生成，任何人都可以核对。",
        "Records and pages come from an open ledger; anybody can check them.",
    ),
    "footer.check": ("怎样核对", "How to check"),
    "search": ("搜索", "Search"),
    "search.site": ("全站搜索", "Search the site"),
    "skip": ("跳到正文", "Skip to the text"),
    "light": ("改用深色", "Switch to dark"),
    "dark": ("改用浅色", "Switch to light"),
    "languages": ("语言", "Language"),
    "written": (
        "记录以填写时所用的语言显示。",
        "Records are shown in the language in which they were written.",
    ),
    "lost": ("没有这个网页", "There is no such page"),
    "lost.why": (
        "地址可能有误，或者记录已更名。",
        "The address may be wrong, or the record may have been renamed.",
    ),
    "lost.list": ("查找诉求", "Look for an issue"),
    "lost.home": ("回到首页", "Go to the front page"),
}
