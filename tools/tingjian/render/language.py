"""Pages in a language that records are not written in: what is theirs is marked as such."""

from __future__ import annotations

import re
from typing import NamedTuple

from tingjian.words import Language
from tingjian.words.theme import TAGS

_HAN = (
    "[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
# A text from its first Chinese character to its last; what ends with ``>`` is an attribute.
_CHINESE = re.compile(rf"{_HAN}(?:[^<>]*{_HAN})?(?=[^<>]*<)")
# Elements that hold nothing but text: they are marked as a whole.
_TEXT_ALONE = re.compile(rf"(<(?:option|title|text|desc)\b(?![^<>]* lang=)[^<>]*)(>[^<]*{_HAN})")
_UNMARKED = ("<script", "<style", "<textarea")


class Spoken(NamedTuple):
    """The language of some pages, and the one that the records are written in.

    ``apart``: these pages are in a folder of their own, not at the site's root.
    """

    page: Language
    records: Language
    apart: bool

    @property
    def attribute(self) -> str:
        """What the tag of an element says that holds a record's words."""
        return "" if self.page == self.records else f' lang="{TAGS[self.records]}"'


def marked(content: str, page: Language) -> str:
    """A page whose Chinese is marked, where the page is not: names within sentences."""
    if page == "zh":
        return content
    content = _TEXT_ALONE.sub(rf'\1 lang="{TAGS["zh"]}"\2', content)
    return _CHINESE.sub(_mark, content)


def _mark(found: re.Match[str]) -> str:
    whole, start = found.string, found.start()
    tag = whole[whole.rfind("<", 0, start) : start]
    if " lang=" in tag or tag.startswith(_UNMARKED):
        return found[0]
    return f'<span lang="{TAGS["zh"]}">{found[0]}</span>'
