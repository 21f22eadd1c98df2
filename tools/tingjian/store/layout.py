"""The canonical layout: how Tingjian itself writes a value, one way for each."""

from __future__ import annotations

import re

from tingjian.store.tree import Scalar, Value, is_text

INDENT = 2

_NAME = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff][A-Za-z0-9_.\-\u4e00-\u9fff]*")

# What may stand without quotes: nothing that begins like other syntax, or reads as syntax within.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n:#]|:(?! |$)|(?<! )#)*(?<![\s:])")
# Strings to us, but numbers, truths or nothing to other readers of YAML; quotes cost little.
# Dates stay as people write them.
_MISLEADING = re.compile(
    r"~|<<|=|y|n|yes|no|on|off|true|false|null"
    r"|[-+]?(?:[0-9][0-9_]*)?\.?[0-9]*(?:e[-+]?[0-9]+)?|[-+]?\.(?:inf|nan)"
    r"|0[xob][0-9a-f_]+|[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?",
    re.IGNORECASE,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def document(value: Value) -> str:
    """Lay out a whole file, without checking that it can be read back."""
    return "".join(f"{line}\n" for line in lines(value, 0))


def lines(value: Value, column: int) -> list[str]:
    """Lay out a value that begins on a line of its own at a column."""
    if isinstance(value, dict) and value:
        return [line for key, child in value.items() for line in entry(key, child, column)]
    if isinstance(value, list) and value:
        return [line for child in value for line in element(child, column)]
    head, body = inline(value, column)
    return [" " * column + head, *body]


def entry(key: str, value: Value, column: int) -> list[str]:
    """Lay out one key of a mapping at a column, with its value."""
    plain = _NAME.fullmatch(key) and is_text(key)
    name = " " * column + (key if plain else quoted(key)) + ":"
    if isinstance(value, dict | list) and value:
        return [name, *lines(value, column + INDENT)]
    head, body = inline(value, column + INDENT)
    return [f"{name} {head}", *body]


def element(value: Value, column: int) -> list[str]:
    """Lay out one element of a list whose dashes stand at a column."""
    dash = " " * column + "-"
    if isinstance(value, dict) and value:
        first, *rest = lines(value, column + INDENT)
        return [f"{dash} {first[column + INDENT :]}", *rest]
    if isinstance(value, list) and value:
        return [dash, *lines(value, column + INDENT)]
    head, body = inline(value, column + INDENT)
    return [f"{dash} {head}", *body]


def inline(value: Value, column: int) -> tuple[str, list[str]]:
    """Give what stands after a key or a dash, and the lines of text below it, at a column."""
    if isinstance(value, dict):
        return "{}", []
    if isinstance(value, list):
        return "[]", []
    if isinstance(value, str) and _is_block(value):
        margin = " " * column
        header = "|" + (str(INDENT) if value.startswith(" ") else "")
        header += "" if value.endswith("\n") else "-"
        return header, [
            margin + line if line else "" for line in value.removesuffix("\n").split("\n")
        ]
    return scalar(value), []


def scalar(value: Scalar) -> str:
    """Write a scalar on one line, in the plainest way that reads back as the same."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and not _MISLEADING.fullmatch(value):
        return value
    return quoted(value)


def quoted(text: str) -> str:
    """Write a text between quotes: single ones, unless it has a newline that must be escaped."""
    if "\n" in text:
        return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
    return "'" + text.replace("'", "''") + "'"


def _is_block(text: str) -> bool:
    """Whether a text of several lines can stand as a literal block that nothing invisible shapes.

    Blank lines at either end, and spaces at a line's end, are lost on people and editors.
    """
    return (
        "\n" in text
        and not text.startswith("\n")
        and not text.endswith("\n\n")
        and not any(line.endswith(" ") for line in text.split("\n"))
    )
