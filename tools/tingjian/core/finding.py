"""A finding: something wrong with the ledger, as a value that every reporter can print."""

from __future__ import annotations

import msgspec

FieldPath = tuple[str | int, ...]


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong, at one place.

    ``rule`` is an id listed in ``words.rules``; ``file`` is a path below the ledger's root with
    forward slashes; ``line`` counts from 1 (0: the whole file); ``field`` is a path such as
    ``assignments[0].steps[2].on``; ``facts`` fill the rule's sentences.
    """

    file: str
    line: int
    rule: str
    field: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def spell(path: FieldPath) -> str:
    """Write a field's path as people read it: ``("steps", 2, "on")`` is ``steps[2].on``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
