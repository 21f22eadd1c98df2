"""Choices made by a seed: the same seed makes the same choices, on every machine and Python."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Draw:
    """A stream of choices that its names decide, whatever else is drawn elsewhere.

    Only ``random.random`` is used: it is the one method whose numbers Python promises to keep.
    """

    def __init__(self, *names: object) -> None:
        self._random = random.Random("/".join(map(str, names))).random  # noqa: S311 (no secret)

    def share(self) -> float:
        """A number from 0 up to 1."""
        return self._random()

    def chance(self, probability: float) -> bool:
        """Whether it happens."""
        return self._random() < probability

    def between(self, first: int, last: int) -> int:
        """A whole number, both ends included."""
        return first + int(self._random() * (last - first + 1))

    def soon(self, last: int) -> int:
        """A whole number from 0 to ``last``, more often a small one."""
        return int(self._random() * self._random() * (last + 1))

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of these."""
        return things[int(self._random() * len(things))]

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many of these, none again before all were taken."""
        taken: list[Thing] = []
        left: list[Thing] = []
        for _ in range(count):
            left = left or list(things)
            taken.append(left.pop(int(self._random() * len(left))))
        return taken

    def weigh(self, weights: Mapping[Thing, float]) -> Thing:
        """One of these, each as often as it weighs."""
        left = self._random() * sum(weights.values())
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        return thing
