"""One rule as people read it: why it exists, what is wrong, how to mend it, and both shown."""

from __future__ import annotations

from typing import NamedTuple

from tingjian.words import Sentence


class Rule(NamedTuple):
    """``what`` and ``mend`` are templates that a finding's facts fill.

    ``fails`` is a short text that breaks the rule, ``mended`` the same text put right.
    """

    reason: Sentence
    what: Sentence
    mend: Sentence
    fails: str
    mended: str
