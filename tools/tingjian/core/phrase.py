"""What texts have in common, in their own words: a few phrases, those that tell most first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tingjian.core.similar import Index, grams, plain
from tingjian.words.similar import PARTICLES

FEW = 3  # phrases are enough to see what it is about
LONGEST = 16  # characters of a phrase; whoever copied a text shares whole sentences
RUN = re.compile(r"[\u3400-\u9fff0-9A-Z]{2,}")


def shared(text: str, others: Sequence[str], index: Index, least: int = 1) -> tuple[str, ...]:
    """A few phrases of a text that at least so many of the others have, without overlap.

    A phrase tells as much as its pairs weigh; pairs that an earlier phrase has told, tell no more.
    """
    compared = [plain(other) for other in others]
    told: set[str] = set()
    phrases = dict.fromkeys(_phrases(plain(text), compared, least))
    found: list[str] = []
    while phrases and len(found) < FEW:
        best = max(phrases, key=lambda phrase: _tells(phrase, told, index))
        if not _tells(best, told, index):
            break
        found.append(best)
        told.update(grams(best))
        del phrases[best]
    return tuple(found)


def _tells(phrase: str, told: set[str], index: Index) -> float:
    return sum(index.weight(gram) ** 2 for gram in dict.fromkeys(grams(phrase)) if gram not in told)


def _phrases(text: str, others: Sequence[str], least: int) -> Iterator[str]:
    """Every phrase that enough others have and that cannot be made longer."""

    def common(phrase: str) -> bool:
        return sum(phrase in other for other in others) >= least

    for run in RUN.findall(text):
        end = 0
        for start in range(len(run)):
            stop = max(end, start + 1)
            while stop < min(len(run), start + LONGEST) and common(run[start : stop + 1]):
                stop += 1
            phrase = run[start:stop].strip(PARTICLES)
            if stop > end and len(phrase) > 1:
                yield phrase
            end = stop
