"""Which cases are about one matter: those that are alike, gathered from the likest onwards.

Two clusters are as alike as the cosine of their centres. One case that is like two matters does
not join them, as single links would; and a matter that many have worded, each in its own way,
holds together, as it does not by averages.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from math import fsum, sqrt

import msgspec

from tingjian.core.similar import DIGITS, Index

# Chosen by measurement: see bench/likeness.py.
ALIKE = 0.44  # clusters that are less alike stay apart
WEAK = 0.15  # pairs of cases that are less alike count as wholly unlike
SAME = 0.9  # cases that are more alike count as one case, said again
KEY = 8  # so many of their heaviest pairs are the same, too
MEETING = 24  # two cases meet through their heaviest pairs,
MEETINGS = 3  # if they share so many of them
REMEMBERED = 50  # and not too many other cases came in between

Vector = dict[int, float]


class Cluster(msgspec.Struct, frozen=True):
    """Cases about one matter: the most typical one, all in order, and how alike they are."""

    typical: str
    members: tuple[str, ...]
    score: float


def clusters(index: Index, alike: float = ALIKE) -> list[Cluster]:
    """Every two or more cases about one matter, the largest cluster first."""
    vectors, again = _distinct(index)
    places = list(vectors)
    links = _Links({at: len(again[at]) for at in places}, _pairs(vectors))
    found = []
    for heads in links.gather(alike):
        members = sorted(at for head in heads for at in again[head])
        if len(members) > 1:
            typical, score = _typical([(vectors[head], len(again[head]), head) for head in heads])
            numbers = tuple(index.ids[at] for at in members)
            found.append(Cluster(index.ids[typical], numbers, round(score, DIGITS)))
    return sorted(found, key=lambda each: (-len(each.members), -each.score, each.members))


def likeness(first: Vector, second: Vector) -> float:
    """The cosine of two vectors of length 1."""
    return fsum(first[pair] * second[pair] for pair in first.keys() & second.keys())


def _distinct(index: Index) -> tuple[dict[int, Vector], dict[int, list[int]]]:
    """The vectors of the cases that say something new, and who says each: itself, and others."""
    vectors: dict[int, Vector] = {}
    again: dict[int, list[int]] = {}
    keyed: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for at in range(len(index.ids)):
        vector = index.heaviest(at)
        known = keyed[frozenset(list(vector)[:KEY])]
        head = next((each for each in known if likeness(vectors[each], vector) >= SAME), at)
        if head == at:
            vectors[at], again[at] = vector, []
            known.append(at)
        again[head].append(at)
    return vectors, again


def _pairs(vectors: dict[int, Vector]) -> Iterator[tuple[int, int, float]]:
    """The pairs of places that are not wholly unlike."""
    met: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    for at, vector in vectors.items():
        meetings: Counter[int] = Counter()
        for pair in list(vector)[:MEETING]:
            meetings.update(met[pair])
            met[pair].append(at)
        for other, times in meetings.items():
            if times >= MEETINGS:
                score = likeness(vector, vectors[other])
                if score >= WEAK:
                    yield other, at, score


class _Links:
    """Clusters as they grow: how many cases each has, and the sums of likeness between them."""

    def __init__(self, sizes: dict[int, int], pairs: Iterator[tuple[int, int, float]]) -> None:
        self.size = sizes
        self.heads = {at: [at] for at in sizes}
        self.within = {at: float(size * size) for at, size in sizes.items()}
        self.between: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for one, other, score in pairs:
            total = score * sizes[one] * sizes[other]
            self.between[one][other] = self.between[other][one] = total

    def score(self, one: int, other: int) -> float:
        """The cosine of two clusters' centres."""
        return self.between[one][other] / sqrt(self.within[one] * self.within[other])

    def gather(self, alike: float) -> list[list[int]]:
        """Join the two likest clusters until none are alike enough."""
        waiting = [
            (-score, one, other)
            for one, others in self.between.items()
            for other in others
            if one < other and (score := self.score(one, other)) >= alike
        ]
        heapify(waiting)
        while waiting:
            score, one, other = heappop(waiting)
            if other in self.between.get(one, ()) and self.score(one, other) == -score:
                self._join(one, other)
                for third in self.between[one]:
                    if (score := self.score(one, third)) >= alike:
                        heappush(waiting, (-score, min(one, third), max(one, third)))
        return list(self.heads.values())

    def _join(self, one: int, other: int) -> None:
        """Put one cluster into another."""
        self.within[one] += self.within.pop(other) + 2 * self.between[one].pop(other)
        self.size[one] += self.size.pop(other)
        self.heads[one] += self.heads.pop(other)
        for third, total in self.between.pop(other).items():
            if third != one:
                del self.between[third][other]
                both = total + self.between[one].get(third, 0.0)
                self.between[one][third] = self.between[third][one] = both


def _typical(heads: list[tuple[Vector, int, int]]) -> tuple[int, float]:
    """The place of the case nearest to the centre, the first of equals; the mean likeness to it."""
    centre: Counter[int] = Counter()
    for vector, size, _ in heads:
        for pair, weight in vector.items():
            centre[pair] += weight * size  # type: ignore[assignment]
    length = sqrt(fsum(weight * weight for weight in centre.values()))
    centre_ = {pair: weight / length for pair, weight in centre.items()}
    near = [(likeness(vector, centre_), size, at) for vector, size, at in heads]
    everyone = sum(size for _, size, _ in near)
    score = fsum(like * size for like, size, _ in near) / everyone
    return min((-like, at) for like, _, at in near)[1], score
