"""How alike cases are: the pairs of characters that they share, the rarer the more they weigh.

Chinese is not segmented, so no word can be cut wrongly: "电价高" is 电价 and 价高. A pair weighs by
how few cases have it (so boilerplate weighs next to nothing), by how often the case says it, and
more if it says it in its title. Two cases are as alike as the cosine of their weights. How many
cases there are in all plays no part: one that shares nothing with the others changes no score.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import islice, repeat
from math import log, sqrt
from operator import mul

import msgspec

from tingjian.core.record import Case

# Chosen by measurement: see bench/likeness.py.
TITLE = 3.0  # what being in the title adds to having been said once
COMMON = 20  # to how many cases it makes little odds whether two or three have a pair
KEPT = 64  # the heaviest pairs of a case, which tell what matter it is about
DIGITS = 3  # of a score

CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
LATIN = re.compile(r"\d*[A-Za-z\uff21-\uff3a\uff41-\uff5a][\dA-Za-z\uff21-\uff3a\uff41-\uff5a]*")


class Like(msgspec.Struct, frozen=True):
    """A case that is like another: 0 is nothing in common, 1 the same words."""

    id: str
    score: float


class Index:
    """The weights of all pairs in all cases; restricted or public, as the cases given are."""

    def __init__(self, cases: Mapping[str, Case], read: int | None = None) -> None:
        """``read``: how many characters below a title are read; all, if not said."""
        self.ids = sorted(cases)
        self.cases = cases
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._said: list[tuple[array[int], array[float]]] = []
        spread: Counter[int] = Counter()
        for number in self.ids:
            case = cases[number]
            said = _strengths(case.title, body(case)[:read])
            pairs = array("I", map(self._numbers.__getitem__, said))
            spread.update(pairs)
            self._said.append((pairs, array("d", said.values())))
        self._rarity = [_rarity(spread[pair]) for pair in range(len(self._numbers))]
        for pairs, weights in self._said:
            weights[:] = array("d", map(mul, weights, map(self._rarity.__getitem__, pairs)))

    def nearest(self, title: str, text: str, limit: int, least: float) -> list[Like]:
        """The cases most like a text, the likest first."""
        asked = [0.0] * len(self._rarity)
        weights = []
        for gram, strength in _strengths(title, text).items():
            weights.append(strength * self.weight(gram))
            if gram in self._numbers:
                asked[self._numbers[gram]] = weights[-1]
        length = _length(weights)
        found = []
        for at, (pairs, said) in enumerate(self._said):
            common = sum(map(mul, said, map(asked.__getitem__, pairs)))
            if common:
                score = round(common / (length * self._lengths[at]), DIGITS)
                if score >= least:
                    found.append((-score, self.ids[at]))
        return [Like(number, -score) for score, number in nsmallest(limit, found)]

    def likeness(self, at: int, others: Sequence[int]) -> list[float]:
        """How like the case at a place those at other places are."""
        asked = dict(zip(*self._said[at], strict=True)).get
        found = []
        for other in others:
            pairs, weights = self._said[other]
            common = sum(map(mul, weights, map(asked, pairs, repeat(0.0))))
            found.append(round(common / (self._lengths[at] * self._lengths[other]), DIGITS))
        return found

    def shared(self, at: int, limit: int) -> list[int]:
        """The heaviest of the pairs of the case at a place that another case has, too."""
        pairs, weights = self._said[at]
        found = sorted(zip(weights, pairs, strict=True), reverse=True)
        return list(islice((pair for _, pair in found if self._rarity[pair] < ALONE), limit))

    def weight(self, gram: str) -> float:
        """How much a pair weighs where it is said once."""
        pair = self._numbers.get(gram)
        return ALONE if pair is None else self._rarity[pair]

    def heaviest(self, at: int) -> dict[int, float]:
        """The heaviest pairs of the case at a place, as a vector of length 1.

        First those that another case has; what nobody else says only fills up a short text.
        """
        said = zip(*self._said[at], strict=True)
        kept = nsmallest(
            KEPT, ((self._rarity[pair] == ALONE, -weight, pair) for pair, weight in said)
        )
        length = _length([weight for _, weight, _ in kept])
        return {pair: -weight / length for _, weight, pair in kept}

    @cached_property
    def _lengths(self) -> list[float]:
        return [_length(weights) for _, weights in self._said]


def body(case: Case) -> str:
    """What a case says below its title."""
    return f"{case.statement}\n{case.request or ''}"


def plain(text: str) -> str:
    """A text without the differences that a typist does not mean: widths, and small letters."""
    return unicodedata.normalize("NFKC", text).upper()


def grams(text: str) -> list[str]:
    """The pairs of Chinese characters of a text, and its other words whole; numbers tell little."""
    found = [run[at : at + 2] for run in CHINESE.findall(text) for at in range(len(run) - 1)]
    found += map(plain, LATIN.findall(text))
    return found


def _strengths(title: str, text: str) -> dict[str, float]:
    """How strongly a text says each pair."""
    titled = grams(title)
    counted = Counter(titled + grams(text))
    said = {gram: 1 + log(count) if count > 1 else 1.0 for gram, count in counted.items()}
    for gram in set(titled):
        said[gram] += TITLE
    return said


def _rarity(cases: int) -> float:
    return 1 / sqrt(cases + COMMON)


def _length(vector: Sequence[float]) -> float:
    return sqrt(sum(map(mul, vector, vector)))


ALONE = _rarity(1)  # what a pair weighs that only one case has
