"""What is near to each of many: as the full comparison has it, for far less."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.support import issue

from tingjian.core.near import LEAST, SHOWN, Near
from tingjian.core.record import Issue
from tingjian.core.similar import Index

TEXTS = st.lists(st.text("电价港口补贴贷款审批慢。", max_size=40), max_size=30)


def issues(texts: list[str]) -> dict[str, Issue]:
    numbers = [f"ZS-20260302-{at:05}" for at in range(len(texts))]
    return {
        number: issue(id=number, title="", statement=text, request=None)
        for number, text in zip(numbers, texts, strict=True)
    }


def near(cases: dict[str, Issue]) -> dict[str, list[str]]:
    found = Near(cases)
    return {number: found.to(at) for at, number in enumerate(found.ids)}


@given(TEXTS)
def test_what_is_near_is_so_by_the_full_comparison(texts: list[str]) -> None:
    """Nothing is shown that likeness does not bear out, in its order, and nothing to itself."""
    cases = issues(texts)
    index = Index(cases)
    for number, others in near(cases).items():
        scores = {like.id: like.score for like in index.nearest("", cases[number].statement, 99, 0)}
        found = [scores[other] for other in others]
        assert number not in others
        assert sorted(found, reverse=True) == found
        assert all(score >= LEAST for score in found)
        assert len(found) <= SHOWN


@given(TEXTS, st.randoms())
def test_the_order_of_the_cases_plays_no_part(texts: list[str], dice: random.Random) -> None:
    """The same cases in another order have the same near to them."""
    cases = issues(texts)
    shuffled = list(cases.items())
    dice.shuffle(shuffled)
    assert near(cases) == near(dict(shuffled))


def test_the_newest_of_equals_come_first() -> None:
    """Of many that say the same, the newest are shown."""
    cases = issues(["港口电价审批太慢"] * 40)
    first, *_, last = near(cases).values()
    numbers = list(cases)
    assert numbers[:-6:-1] == first
    assert numbers[-2:-7:-1] == last


def test_one_shared_word_is_not_enough() -> None:
    """Cases that share a single pair are not near, and a case without words is near to none."""
    assert [[], [], []] == list(near(issues(["电价", "电价很高", ""])).values())


def test_a_long_text_is_read_at_its_beginning() -> None:
    """What stands far below in a long text makes no case near."""
    long = "。" * 1_000 + "港口电价审批太慢"
    assert [[], []] == list(near(issues([long, "港口电价审批太慢"])).values())
