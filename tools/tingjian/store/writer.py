"""The writer: the canonical layout of a file, and edits that leave every other line as it is."""

from __future__ import annotations

import copy
import json
import re
from typing import Any, NamedTuple

from tingjian.core.finding import FieldPath, spell
from tingjian.store import layout
from tingjian.store.characters import decode
from tingjian.store.lines import (
    above,
    after,
    after_all,
    begin,
    comment,
    line_start,
    next_line,
    past_comments,
)
from tingjian.store.strict import read
from tingjian.store.tree import Node, Value, parse
from tingjian.store.unreadable import Unreadable

_BLANKS = re.compile(r"(?: *\n)*")
_LIMITS = {"yaml.size", "yaml.nodes", "yaml.depth"}


class Miswritten(Exception):
    """Our bug: a text was made that does not say what was asked; it has been thrown away."""


def write(value: Value) -> str:
    """Give the canonical layout of a whole file; keys stay in their order.

    Raises ``Unreadable`` when the value holds what no file may hold, such as a control character.
    """
    text = layout.document(value)
    # Spelt out, so that neither a key's place nor the difference of 1 and True is lost.
    if repr(read(text.encode("utf-8", "surrogatepass"))) != repr(value):
        raise Miswritten(text)
    return text


def append(text: str, path: FieldPath, value: Value) -> str:
    """Add an element at the end of the list at a path; make the list if its key is absent.

    Like every edit: raises ``LookupError`` for a path that leads nowhere, and ``Unreadable`` for
    a text that cannot be read or a value that no file may hold.
    """
    return _Edit(text).insert(path, None, value)


def insert(text: str, path: FieldPath, position: int, value: Value) -> str:
    """Put an element at a position of the list at a path; make the list if its key is absent."""
    return _Edit(text).insert(path, position, value)


def replace(text: str, path: FieldPath, value: Value) -> str:
    """Set the value at a path; a key that is absent is added after its mapping's scalars."""
    return _Edit(text).replace(path, value)


def remove(text: str, path: FieldPath) -> str:
    """Take away the key or the element at a path."""
    return _Edit(text).remove(path)


class _Splice(NamedTuple):
    """Put ``text`` in place of the characters from ``start`` up to ``end``."""

    start: int
    end: int
    text: str


class _Edit:
    """One edit of one text: what it should say afterwards, and the splice that makes it say so."""

    def __init__(self, text: str) -> None:
        self.text = decode(text.encode("utf-8", "surrogatepass"))
        self.unended = not text.endswith("\n")
        self.root = parse(self.text)
        self.expected: Any = copy.deepcopy(self.root.value)

    def insert(self, path: FieldPath, position: int | None, value: Value) -> str:
        """Put an element into a list, at its end if no position is given."""
        holder = self.value(path[:-1]) if path else None
        if isinstance(holder, dict) and path[-1] not in holder:
            return self.replace(path, [value])
        elements = self.value(path)
        if not isinstance(elements, list):
            raise LookupError(spell(path))  # noqa: TRY004 - the path is wrong, not a type
        write([value])
        elements.insert(len(elements) if position is None else position, value)
        trail = self.trail(path)
        node = trail[-1]
        if any(each.flow for each in trail):
            splice = self.rewritten(trail, path)
        elif position is None or position >= len(node.children):
            splice = _below(after_all(self.text, trail), layout.element(value, node.column))
        else:
            offset = begin(self.text, node, position)
            splice = self.above(offset, node.column, layout.element(value, node.column))
        return self.finish(splice)

    def replace(self, path: FieldPath, value: Value) -> str:
        """Set a value, adding its key if need be."""
        holder, last = self.value(path[:-1]), path[-1]
        if isinstance(holder, dict) and isinstance(last, str) and last not in holder:
            return self.add(path[:-1], last, value)
        self.value(path)  # a path that leads nowhere is told
        write([value])
        holder[last] = value
        return self.finish(self.rewritten(self.trail(path), path))

    def add(self, path: FieldPath, key: str, value: Value) -> str:
        """Add a key to a mapping: a scalar behind its other scalars, a container at the end."""
        write({key: value})
        self.value(path)[key] = value
        trail = self.trail(path)
        if any(each.flow for each in trail):
            return self.finish(self.rewritten(trail, path))
        node = trail[-1]
        lines = layout.entry(key, value, node.column)
        last = len(node.children) - 1
        if not isinstance(value, list | dict):
            while last >= 0 and isinstance(node.children[last].value, list | dict):
                last -= 1
        if last < 0:
            return self.finish(self.above(node.start, node.column, lines))
        is_end = last == len(node.children) - 1
        offset = after_all(self.text, trail) if is_end else after(self.text, node, last)
        return self.finish(_below(offset, lines))

    def remove(self, path: FieldPath) -> str:
        """Take a key or an element away."""
        self.value(path)
        holder, last = self.value(path[:-1]), path[-1]
        del holder[last]
        trail = self.trail(path[:-1])
        node = trail[-1]
        if not holder or any(each.flow for each in trail):
            return self.finish(self.rewritten(trail, path[:-1]))
        position = node.find(last)
        start = begin(self.text, node, position)
        line = line_start(self.text, start)
        if self.text[line:start].strip(" "):
            # It shares its line with a dash, which its follower takes over.
            return self.finish(_Splice(start, begin(self.text, node, position + 1), ""))
        end = after(self.text, node, position)
        # What stood between two blank lines leaves one; a text that keeps blank lines takes none.
        narrow, wide = _Splice(line, end, ""), _Splice(line, _past_blanks(self.text, end), "")
        doubled = self.text.endswith("\n\n", 0, line)
        return self.finish(wide, narrow) if doubled else self.finish(narrow, wide)

    def value(self, path: FieldPath) -> Any:
        """Give the value at a path of what the text should say."""
        value = self.expected
        for part in path:
            found = isinstance(value, dict) and part in value
            if isinstance(value, list) and isinstance(part, int):
                found = 0 <= part < len(value)
            if not found:
                raise LookupError(spell(path))
            value = value[part]
        return value

    def trail(self, path: FieldPath) -> list[Node]:
        """Give the nodes from the root to a path's own."""
        nodes = [self.root]
        for part in path:
            nodes.append(nodes[-1].children[nodes[-1].find(part)])
        return nodes

    def above(self, offset: int, column: int, lines: list[str]) -> _Splice:
        """Put lines before the key or dash at an offset, and before the comments on top of it."""
        if self.text[line_start(self.text, offset) : offset].strip(" "):
            # The dash before it is theirs now.
            return _Splice(offset, offset, "\n".join(lines)[column:] + "\n" + " " * column)
        return _below(above(self.text, offset, column), lines)

    def rewritten(self, trail: list[Node], path: FieldPath) -> _Splice:
        """Write a value anew, or the whole of the outermost container in flow style around it."""
        depth = next((depth for depth, node in enumerate(trail) if node.flow), len(trail) - 1)
        node, value = trail[depth], self.value(path[:depth])
        holder = trail[depth - 1] if depth else None
        column = holder.column if holder else node.column
        if holder is None:
            anchor = node.start
            lines = layout.lines(value, column)
        elif holder.keys:
            key = holder.keys[holder.find(path[depth - 1])]
            anchor = self.text.index(":", key.end) + 1
            lines = layout.entry("", value, column)
            lines[0] = " " * column + lines[0].partition(":")[2]
        else:
            anchor = begin(self.text, holder, holder.find(path[depth - 1])) + 1
            lines = layout.element(value, column)
            lines[0] = " " * column + lines[0][column + 1 :]
        behind = comment(self.text, node) + "\n"
        if (line := line_start(self.text, node.start)) > anchor:
            # The old value stood below its key: keep the comments in between, save where they
            # would become part of a text.
            stop = next_line(self.text, anchor) if isinstance(value, str) else line
            behind = self.text[anchor:stop]
        text = lines[0][column:] + behind + _below(0, lines[1:]).text
        end = next_line(self.text, node.end)
        if _ends_in_text(value):
            # Comments that stand further in than the text would become part of it.
            stop = past_comments(self.text, end, column + 1)
            text += re.sub(r"(?m)^ +(?=#)", " " * column, self.text[end:stop])
            end = stop
        return _Splice(anchor, end, text)

    def finish(self, *splices: _Splice) -> str:
        """Make the first splice that says what is expected; let nothing else out."""
        text = ""
        for splice in splices:
            # Spaces on a blank line below would become part of a text that now stands above it.
            end = _past_blanks(self.text, splice.end)
            blanks = "\n" * self.text.count("\n", splice.end, end)
            text = self.text[: splice.start] + splice.text + blanks + self.text[end:]
            try:
                value = read(text.encode())
            except Unreadable as unreadable:
                if unreadable.rule in _LIMITS:
                    raise
                continue
            if _same(value, self.expected):
                return text[:-1] if self.unended and end < len(self.text) else text
        raise Miswritten(text)


def _below(offset: int, lines: list[str]) -> _Splice:
    """Put lines before the line that begins at an offset."""
    return _Splice(offset, offset, "".join(f"{line}\n" for line in lines))


def _past_blanks(text: str, offset: int) -> int:
    match = _BLANKS.match(text, offset)
    return match.end() if match else offset


def _ends_in_text(value: Value) -> bool:
    """Whether the last thing in a value may be written as a block of text."""
    while isinstance(value, dict | list) and value:
        value = list(value.values())[-1] if isinstance(value, dict) else value[-1]
    return isinstance(value, str) and "\n" in value


def _same(one: Value, other: Value) -> bool:
    """Whether two values are equal to the letter (``1`` is not ``True``), in any order of keys."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
