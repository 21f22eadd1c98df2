"""Every sentence that a user reads, Chinese first and English second, looked up by key."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Sentence = tuple[str, str]  # (Chinese, English), with {names} for facts


def language_of(name: str) -> Language:
    """A language by its name in ``ledger.yml``."""
    return next(each for each in LANGUAGES if each == name)


def fill(sentence: Sentence, language: Language, **facts: object) -> str:
    """Give a sentence in one language with its facts put in; facts are never read as templates."""
    return sentence[LANGUAGES.index(language)].format(**facts)
