"""The laws of shared phrases: in the texts' own words, the longest, those that tell most first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_similar import WORDS, cases
from tests.support import issue

from tingjian.core.phrase import FEW, LONGEST, shared
from tingjian.core.similar import Index, plain

GREETING = "尊敬的领导您好"
TEXTS = [
    (f"{GREETING}。码头夜间用电贵", "岸线道路破损。"),
    (f"{GREETING}。夜间用电价格高", "岸线道路破损严重。"),
    (GREETING, "幼儿园招生。"),
    (GREETING, "停车位太少。"),
]
POLITE = {str(at): issue(id=str(at), title=GREETING, statement="") for at in range(80)}
INDEX = Index(cases(*TEXTS) | POLITE)
SAID = ["。".join(text) for text in TEXTS]


def test_phrases() -> None:
    """What both say comes whole; what everybody says comes last."""
    assert ("岸线道路破损", "夜间用电", GREETING) == shared(SAID[0], [SAID[1]], INDEX)


def test_least() -> None:
    """Only what enough of the others say is shared."""
    assert (GREETING,) == shared(SAID[0], SAID[1:], INDEX, 3)
    assert () == shared(SAID[0], SAID[1:], INDEX, 4)


def test_particles() -> None:
    """A phrase neither begins nor ends with a particle, and one character is none."""
    assert ("码头",) == shared("的码头的", ["的码头的价"], INDEX)
    assert () == shared("的岸的", ["的岸的"], INDEX)


def test_no_repetition() -> None:
    """What an earlier phrase has told is not told again."""
    assert ("岸线道路破损",) == shared("岸线道路破损。道路破损", ["岸线道路破损，道路破损"], INDEX)


def test_width_and_case() -> None:
    """Widths and small letters are no difference."""
    assert ("KTV",) == shared("ｋｔｖ", ["KTV"], INDEX)


def test_long() -> None:
    """A sentence that was copied is cut, and what follows is told as well."""
    text = "".join(chr(0x4E00 + 7 * at) for at in range(40))
    found = shared(text, [text], INDEX)
    assert text[:LONGEST] == found[0]
    assert FEW == len(found)


@given(WORDS, st.lists(WORDS, max_size=3))
def test_common(text: str, others: list[str]) -> None:
    """Every phrase is in the text and in as many others as was asked."""
    for least in (1, 2):
        for phrase in shared(text, others, INDEX, least):
            assert phrase in plain(text)
            assert least <= sum(phrase in plain(other) for other in others)
