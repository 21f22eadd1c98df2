"""Which cases are most like each of many, without comparing all with all.

Cases meet through the pairs that weigh most in both. Those that a case meets most often are
compared with it, by all that they say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from tingjian.core.record import Case
from tingjian.core.similar import Index

# Chosen by measurement: see bench/likeness.py.
READ = 120  # characters below the title that are read: a matter is named before it is told
MEETING = 12  # cases meet through their heaviest pairs,
LATEST = 20  # if both are among the latest that have them,
MEETINGS = 2  # and they share so many of them
TRIED = 6  # of those that were met most often are compared,
LEAST = 0.3  # and at least so like are those that are shown,
SHOWN = 5  # the likest first


class Near:
    """What is near to each of some cases; it tells as much as the cases given do."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        index = self._index = Index(cases, READ)
        self.ids = index.ids
        self._heaviest = [index.shared(at, MEETING) for at in range(len(index.ids))]
        havers: defaultdict[int, list[int]] = defaultdict(list)
        for at, heaviest in enumerate(self._heaviest):
            for pair in heaviest:
                havers[pair].append(at)
        self._havers = {pair: places[: -LATEST - 1 : -1] for pair, places in havers.items()}

    def to(self, at: int) -> list[str]:
        """The ids of the cases most like the one at a place, the likest first; none less so."""
        met = Counter(chain.from_iterable(map(self._havers.__getitem__, self._heaviest[at])))
        del met[at]
        tried = [place for place, times in met.most_common(TRIED) if times >= MEETINGS]
        scores = zip(self._index.likeness(at, tried), tried, strict=True)
        found = sorted((each for each in scores if each[0] >= LEAST), reverse=True)
        return [self.ids[place] for _, place in found[:SHOWN]]
