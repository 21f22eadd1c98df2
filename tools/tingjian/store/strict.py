"""The strict reader: the one way in which a YAML file becomes values."""

from __future__ import annotations

from functools import lru_cache

from tingjian.core.finding import FieldPath
from tingjian.store import canonical
from tingjian.store.characters import decode
from tingjian.store.tree import Node, Value, parse
from tingjian.store.unreadable import Unreadable

__all__ = ["Unreadable", "Value", "locate", "read"]


def read(source: bytes) -> Value:
    """Give what a file says: a mapping or a list; raise ``Unreadable`` for anything doubtful."""
    text = decode(source)
    # What the fast path does not surely know, it leaves to the reference.
    value = canonical.read(text)
    return parse(text).value if value is None else value


def locate(source: bytes, path: FieldPath) -> int:
    """Give the line, from 1, of the key or element at a path, or of its nearest ancestor."""
    try:
        node = _parsed(source)
    except Unreadable as unreadable:
        return unreadable.line
    line = 0
    for part in path:
        try:
            position = node.find(part)
        except LookupError:
            break
        line = node.keys[position].line if node.keys else node.children[position].line
        node = node.children[position]
    return line + 1


# A file with a thousand faults is parsed once, and not for each of them.
@lru_cache(1)
def _parsed(source: bytes) -> Node:
    return parse(decode(source))
