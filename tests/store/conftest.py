"""What the tests of the reader and the writer share: YAML files, and ways to damage them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "yaml"

# What turns one YAML text into another, or into none.
TOKENS = [
    *(": ", ":", " #", "#", "# x", "- ", "-", "|", "|-", "|+", "|2", "|2-", ">", ">-", "'", "''"),
    *('"', "\\", '\\"', "\\n", "&a ", "*a", "!!str ", "! ", "? ", "?", "{", "}", "[", "]", ","),
    *("%", "%YAML 1.2", "@", "`", "~", "<<: ", "<<", "=", "\n", "\n\n", " ", "  ", "    "),
    *("\u00a0", "\u3000", "\u0085", "\u200b", "\u202e", "\ufeff", "\t", "\r\n", "---\n", "...\n"),
    *(
        "true",
        "null",
        "0",
        "-1",
        "-01",
        "0123",
        "1e5",
        "12:30",
        "9223372036854775808",
        "2026-03-02",
    ),
    *(
        "a: ",
        "a:",
        "- a: ",
        "- - ",
        "'a': ",
        '"a": ',
        "中",
        "《",
        "[]",
        "{}",
        "a",
        "x: |\n",
        "- |\n",
    ),
    *(
        "\n  b: c",
        "\n- b",
        "\n    ",
        "\n   x",
        "\n # y",
        "\n \n",
        "\n   \n",
        " \n    \n",
        "\n\n  \n",
        "\U0001f600",
        "\U00020000",
        "\ufffe",
        "é",
    ),
]


def mutilate(text: str, chance: random.Random) -> str:
    """Damage a text in one to three places: characters, tokens, lines or their indentation."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randint(0, len(text))
        lines = text.split("\n")
        row = chance.randrange(len(lines))
        kind = chance.randrange(10)
        if kind <= 2:
            text = text[:at] + chance.choice(TOKENS) + text[at:]
            continue
        if kind == 3:
            text = text[:at] + text[at + chance.randint(1, 3) :]
            continue
        if kind == 4:
            text = text[:at] + chance.choice(TOKENS) + text[at + chance.randint(1, 4) :]
            continue
        line = lines[row]
        if kind == 5:
            lines[row] = " " * chance.randint(0, 6) + line.lstrip(" ")
        elif kind == 6:
            lines.insert(chance.randrange(len(lines)), line)
        elif kind == 7:
            lines.pop(row)
        elif kind == 8:
            lines[row] = line + chance.choice(TOKENS)
        else:
            before = len(line) - len(line.lstrip(" "))
            lines[row] = line[:before] + chance.choice(TOKENS) + line[before:]
        text = "\n".join(lines)
    return text


@pytest.fixture(scope="session", name="tokens")
def fixture_tokens() -> list[str]:
    """Give pieces of syntax, and characters that only look like it."""
    return TOKENS


@pytest.fixture(scope="session", name="seeds")
def fixture_seeds() -> list[str]:
    """Give the files that pass; each field of the issue is a small file of its own besides."""
    files = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("pass/*.yml"))]
    issue = (CASES / "pass" / "issue.yml").read_text(encoding="utf-8")
    return files + re.split(r"\n(?=\w)", issue)


@pytest.fixture(scope="session", name="mutilate")
def fixture_mutilate() -> Callable[[str, random.Random], str]:
    """Give the function that damages a text."""
    return mutilate
