"""The fast path: reads the canonical layout line by line, and nothing of which it is not sure.

Where it gives a value, the reference (``tree``) gives the same; a test compares the two on tens
of thousands of mutilated files. Most lines of a ledger are like lines of its other files
(``by: zs-office``), so what a line says is remembered.
"""

from __future__ import annotations

import re
from typing import Any, cast

from tingjian.store.tree import DEPTH, KEY, NODES, Value, is_text, resolve

_REMEMBERED = 20_000  # lines, after which all are forgotten
_SHORT = 80  # characters: longer lines are not worth the memory
_LINES = NODES // 4  # no line makes more than four nodes

# Every container has a rank: twice its column, and one more if it is a list, so that a list in
# its key's column ranks below that key's mapping. A line has the rank of what it adds to.
_AWAITED = -1  # the rank while what a key or a dash opens has not been seen
_TEXT = -2  # the rank within a literal block

# Kinds of lines: a key and its scalar; a dash and a scalar or a field; a blank line or a comment;
# what opens a container below; what opens a literal block; an empty container.
_FIELD, _ELEMENT, _NOTHING, _OPENS, _BLOCK, _EMPTY = range(6)
_BITS = 12  # of a line's code are its rank, the rest its kind: a field's code is just its rank
_RANK = (1 << _BITS) - 1

# A line's code; its key, if any; its value, a block's header, or an empty container's type.
_Line = tuple[int, str | None, Any]

_SINGLE = r"(?:[^']|'')"
_DOUBLE = r'(?:[^"\\]|\\["\\n])'
_HEAD = re.compile(
    r"( {0,999})"
    r"(-(?: |$))?"
    rf"(?:([A-Za-z0-9_\u4e00-\u9fff][A-Za-z0-9_.\-\u4e00-\u9fff]{{0,{KEY - 1}}}"
    rf"|'{_SINGLE}{{0,{KEY}}}'"
    rf'|"{_DOUBLE}{{0,{KEY}}}")'
    r":(?: |$))?"
    r"(.*)"
)
_QUOTED = re.compile(rf"'{_SINGLE}*'|\"{_DOUBLE}*\"")
_ESCAPE = re.compile(r"\\(.)")
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")  # no plain scalar begins so, save a number
_BELOW: dict[str, tuple[int, Any]] = {
    "": (_OPENS, None),
    "|": (_BLOCK, "|"),
    "|-": (_BLOCK, "|-"),
    "|2": (_BLOCK, "|2"),
    "|2-": (_BLOCK, "|2-"),
    "[]": (_EMPTY, list),
    "{}": (_EMPTY, dict),
}

_known: dict[str, _Line] = {}
_places: dict[str, tuple[int, str | None]] = {}  # by what stands before a colon: code and key


def read(text: str) -> Value:  # noqa: C901, PLR0911, PLR0912, PLR0915 - as said below
    """Give what a text says that ends in a newline, or ``None`` if that is for the reference.

    The loop runs for every line of the ledger; it is one long function because calls are dear.
    """
    lines = text.split("\n")
    lines.pop()
    if len(lines) > _LINES:
        return None
    root: list[Any] = [None]
    outer: list[tuple[int, Any]] = [(_AWAITED, root)]  # the containers around, with their ranks
    container: Any = root
    inner: Any
    here = _AWAITED  # the rank of the container that is being filled
    slot: Any = 0  # where in the container around it the awaited one, or a text, belongs
    header = margin = ""
    for line, known in zip(lines, map(_known.get, lines), strict=True):
        if known:
            code, key, value = known
            if code == here:
                # One more field of the same mapping: most lines go no further.
                if key in container:
                    return None
                container[key] = value
                continue
        if here == _TEXT:
            if line.startswith(margin) or (container and not line):
                container.append(line)
                continue
            text = _text(container, margin, header)
            # Fewer spaces than the margin's are a blank line of the text's, to be on the safe side.
            if not text or not line.strip(" "):
                return None
            here, container = outer.pop()
            container[slot] = text
        if not known:
            if not (known := _understand(line)):
                return None
            code, key, value = known
        rank, kind = code & _RANK, code >> _BITS
        if kind == _NOTHING:
            continue
        if here == _AWAITED:
            here, container = outer[-1]
            if rank <= here or len(outer) > DEPTH:
                return None
            container[slot] = inner = [] if rank & 1 else {}
            here, container = rank, inner
        else:
            while here > rank:
                here, container = outer.pop()
            if here != rank:
                return None
        if rank & 1 and key is not None:
            # An element that is a mapping, two columns behind its dash.
            inner = {}
            container.append(inner)
            outer.append((here, container))
            here, container = rank + 3, inner
            if len(outer) > DEPTH:
                return None
        if key is None:
            slot = -1
            container.append(value)
        elif key in container:
            return None
        else:
            slot = key
            container[key] = value
        if kind == _EMPTY:
            if len(outer) >= DEPTH:
                return None
            container[slot] = value()
        elif kind > _NOTHING:
            outer.append((here, container))
            if kind == _OPENS:
                here = _AWAITED
            else:
                margin, header = " " * ((here >> 1) + 2), value
                here, container = _TEXT, []
    if here == _TEXT:
        outer[-1][1][slot] = text = _text(container, margin, header)
        if not text:
            return None
    elif here == _AWAITED:
        return None
    return cast("Value", root[0])


def _text(lines: list[str], margin: str, header: str) -> str:
    """Put the lines of a literal block together; give nothing if that is not sure.

    The first line tells where the block stands, so it must not be blank; and only a block whose
    header says where it stands may begin with a space.
    """
    text = "\n".join(lines).replace("\n" + margin, "\n")[len(margin) :].rstrip("\n")
    if text[:1] in ("", "\n") or (text[0] == " " and "2" not in header):
        return ""
    return text if header[-1] == "-" else text + "\n"


def _understand(line: str) -> _Line | None:
    """Say what a line adds, and remember it; ``None`` if that is not sure."""
    head, colon, text = line.partition(": ")
    place = _places.get(head) if colon else None
    if place is None:
        content = line.lstrip(" ")
        if not content or content.startswith("#"):
            return _remember(line, (_NOTHING << _BITS, None, None))
        match = _HEAD.fullmatch(line)
        if match is None or (place := _place(match)) is None:
            return None
        text = match[4]
        if match[3] and match.end(3) == len(head) < _SHORT:
            _places[head] = place
    scalar = _BELOW.get(text) or _scalar(text)
    if scalar is None:
        return None
    code, key = place
    kind, value = scalar
    if kind:
        code = code & _RANK | kind << _BITS
    return _remember(line, (code, key, value))


def _remember(line: str, known: _Line) -> _Line:
    if len(line) < _SHORT:
        if len(_known) >= _REMEMBERED:
            _known.clear()
            _places.clear()
        _known[line] = known
    return known


def _place(match: re.Match[str]) -> tuple[int, str | None] | None:
    """Give the code of a line with a scalar, and its key; ``None`` if it has no dash or key."""
    indent, dash, key = match.group(1, 2, 3)
    if key is None:
        if dash is None:
            return None
    elif key[0] in "'\"":
        key = _unquote(key)
        if len(key) > KEY or key == "<<":
            return None
    elif not is_text(key):
        return None
    rank = 2 * len(indent)
    return (rank, key) if dash is None else (rank + 1 | _ELEMENT << _BITS, key)


def _scalar(text: str) -> tuple[int, Any] | None:
    """Read a scalar on one line."""
    first = text[0]
    if first in "'\"":
        return (_FIELD, _unquote(text)) if _QUOTED.fullmatch(text) else None
    try:
        value = resolve(text)
    except OverflowError:
        return None
    if value != text:
        return _FIELD, value
    if first in _INDICATORS or text[-1] in ": " or ": " in text or " #" in text:
        return None
    return _FIELD, value


def _unquote(text: str) -> str:
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text[1:-1])
