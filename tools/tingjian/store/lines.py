"""Where the lines of a node begin and end in its text, and which comments go with it.

Offsets are in characters; every text ends in a newline.
"""

from __future__ import annotations

from tingjian.store.tree import Node


def line_start(text: str, offset: int) -> int:
    """Find the beginning of the line of an offset."""
    return text.rfind("\n", 0, offset) + 1


def next_line(text: str, offset: int) -> int:
    """Find the beginning of the line after that of an offset."""
    return text.index("\n", offset) + 1


def begin(text: str, node: Node, position: int) -> int:
    """Find the key or the dash of a child of a container in block style."""
    if node.keys:
        return node.keys[position].start
    line = line_start(text, node.children[position].start)
    # A dash may stand on a line above what it introduces, but in no other column.
    while text[line + node.column : line + node.column + 1] != "-":
        line = line_start(text, line - 1)
    return line + node.column


def past_comments(text: str, offset: int, column: int) -> int:
    """Skip comments from a line on, at a column or further in, and the blank lines among them."""
    here = after = offset
    while here < len(text):
        following = next_line(text, here)
        content = text[here:following].lstrip(" ")
        if content.startswith("#") and following - here - len(content) >= column:
            after = following
        elif content != "\n":
            break
        here = following
    return after


def after(text: str, node: Node, position: int) -> int:
    """Find the line after a child of a container and its comments, which stand further in."""
    return past_comments(text, next_line(text, node.children[position].end), node.column + 1)


def after_all(text: str, trail: list[Node]) -> int:
    """Find the line where another child of the last container of a trail would stand.

    That is also after the comments in the children's own column, unless a list stands in the
    column of its key, where they may be the next key's.
    """
    node = trail[-1]
    indented = len(trail) == 1 or trail[-2].column < node.column
    end = next_line(text, node.children[-1].end)
    return past_comments(text, end, node.column if indented else node.column + 1)


def above(text: str, offset: int, column: int) -> int:
    """Find the first of the comments that stand right above the line of an offset.

    Comments further in than a column do not count: a text put above them would take them in.
    """
    start = line_start(text, offset)
    while start:
        line = line_start(text, start - 1)
        content = text[line:start].lstrip(" ")
        if start - line - len(content) > column or not content.startswith("#"):
            break
        start = line
    return start


def comment(text: str, node: Node) -> str:
    """Give the comment behind a value on its line, with the space before it, or nothing."""
    if node.style in (":", "-"):
        return ""
    end = node.end
    if node.style in ("|", ">"):
        end = node.start + 1
        while text[end] in "+-0123456789":
            end += 1
    rest = text[end : next_line(text, end) - 1].rstrip(" ")
    return f" {rest}" if rest.startswith("#") else rest
