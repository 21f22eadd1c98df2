"""From bytes to text: size, UTF-8, and no character that a reader of the file could not see."""

from __future__ import annotations

import re

from tingjian.store.unreadable import Unreadable

SIZE = 1024 * 1024  # bytes

_BOM = "\ufeff"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_CONTROL = "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff" + _NONCHARACTERS

# In this order: the first that matches names the rule.
_RULES = (
    ("yaml.tab", re.compile("\t")),
    ("yaml.carriage-return", re.compile("\r")),
    ("yaml.bidirectional", re.compile(f"[{_BIDIRECTIONAL}]")),
    ("yaml.zero-width", re.compile(f"[{_ZERO_WIDTH}]")),
    ("yaml.control", re.compile(f"[{_CONTROL}]")),
)
REFUSED = re.compile(f"[{_CONTROL}{_BIDIRECTIONAL}{_ZERO_WIDTH}]")
_SPACES = {0x3000: None, 0xA0: None}


def decode(source: bytes) -> str:
    """Give the text, ending in a newline whether or not the file does; raise ``Unreadable``.

    An editor leaves the last newline out unseen; what a file says must not hang on it.
    """
    if len(source) > SIZE:
        raise Unreadable("yaml.size", 1, 1, {"limit": str(SIZE), "size": str(len(source))})
    try:
        text = source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        column = error.start - source.rfind(b"\n", 0, error.start)
        facts = {"byte": f"0x{source[error.start]:02X}"}
        raise Unreadable("yaml.utf8", line, column, facts) from None
    if text.startswith(_BOM):
        raise Unreadable("yaml.bom", 1, 1, {})
    if not text.endswith("\n"):
        text += "\n"
    # All that is refused is unprintable, but for the newline; most files show that at once.
    if not text.replace("\n", "").isprintable() and (offence := refused(text)):
        rule, offset = offence
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        raise Unreadable(rule, line, column, {"character": spell(text[offset])})
    return text


def refused(text: str) -> tuple[str, int] | None:
    """Find the first character that no file and no value may hold: its rule and its offset."""
    # Nothing that is refused is printable, and this is the quicker question by far. What is not
    # printable may yet be fine: the ideographic space, a character newer than this Python.
    visible = text.replace("\n", "")
    if visible.isprintable() or visible.translate(_SPACES).isprintable():
        return None
    if not (match := REFUSED.search(text)):
        return None
    return next((rule, match.start()) for rule, kind in _RULES if kind.match(match[0]))


def spell(character: str) -> str:
    """Name a character that cannot be shown."""
    return f"U+{ord(character):04X}"
