"""A case of a synthetic ledger, with what is known of it beside what its file says."""

from __future__ import annotations

from typing import NamedTuple

from tingjian.core.record import Case
from tingjian.demo.agenda import Meeting
from tingjian.words.demo_topics import Topic


class Subject(NamedTuple):
    """What a case is about: a topic with its numbers, and where it was met."""

    topic: Topic
    sector: str
    region: str
    facts: dict[str, int]

    def say(self, text: str) -> str:
        """A sentence with the numbers put in."""
        return text.format_map(self.facts)


class Made(NamedTuple):
    """A case, by whom and on which day (its number) it was registered, and from what it came.

    ``ordered``: none after it was registered earlier, as is with those that are wanted.
    ``before`` is what its file said before it was corrected: field -> value, mostly nothing.
    """

    case: Case
    officer: str
    before: dict[str, str]
    start: int
    subject: Subject
    came_from: Meeting | None = None
    ordered: bool = False
