"""Every sentence that a user reads, Chinese first and English second, looked up by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Sentence = tuple[str, str]  # (Chinese, English), with {names} for facts
# What an English sentence counts: "{days} working days".
_COUNTED = re.compile(r"\{(\w+)\} (?!is\b|was\b|has\b|does\b)((?:[a-z-]+ )?[a-z-]+)s\b")


def language_of(name: str) -> Language:
    """A language by its name in ``ledger.yml``."""
    return next(each for each in LANGUAGES if each == name)


def fill(sentence: Sentence, language: Language, **facts: object) -> str:
    """Give a sentence in one language with its facts put in; facts are never read as templates."""
    return told(sentence[LANGUAGES.index(language)], facts)


def told(text: str, facts: Mapping[str, object]) -> str:
    """A sentence's text with its facts put in; of one there is one day, not days."""
    if 1 in facts.values():
        text = _COUNTED.sub(lambda found: found[0][:-1] if facts[found[1]] == 1 else found[0], text)
    return text.format(**facts)
