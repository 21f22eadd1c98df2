"""The numbers of synthetic records: unlike each other, each decided by the seed and its own place.

Issues and themes count up from 0, what the mechanism holds beside them counts down from the top.
"""

from __future__ import annotations

from datetime import date

from tingjian.core import identity
from tingjian.demo.place import PREFIX

SCATTER = 0x9E375  # odd, so that it permutes the numbers up to a power of two
ROOM = 1 << identity.ENTROPY_BITS
MEETINGS = 4_096  # room for what is held by the calendar; after it come lines of supervision
SUPERVISION = 16_384  # room for those; after them come visits


def number(seed: int, day: date, place: int) -> str:
    """The number of a case, by its place among all."""
    # Different places never share a random part, and none looks like the next.
    return identity.make(PREFIX, day, (place * SCATTER + seed) % ROOM)


def beside(seed: int, day: date, place: int) -> str:
    """The number of what stands beside cases, by its place among all such records."""
    return number(seed, day, ROOM - 1 - place)
