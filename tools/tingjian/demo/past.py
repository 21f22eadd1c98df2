"""What has been heard so far, by topic: what a meeting can be about."""

from __future__ import annotations

from collections import deque

from tingjian.demo.made import Made
from tingjian.words.demo_topics import Topic

KEPT = 40  # of each topic
FRESH = 120  # working days


class Past:
    """The latest cases of every topic."""

    def __init__(self) -> None:
        self._cases: dict[str, deque[Made]] = {}

    def hear(self, made: Made) -> None:
        """Remember a case."""
        self._cases.setdefault(made.subject.topic.titles[0], deque(maxlen=KEPT)).append(made)

    def about(self, topic: Topic, day: int, most: int) -> tuple[str, ...]:
        """The latest cases about a topic that were registered not long before a day."""
        near = [
            made.case.id
            for made in self._cases.get(topic.titles[0], ())
            if day - FRESH <= made.start < day
        ]
        return tuple(near[-most:]) if most else ()
