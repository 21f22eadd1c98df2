"""The laws of likeness: what weighs, what does not, and what no stranger can change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import MONDAY, issue, theme

from tingjian.core.publish import PublicIssue
from tingjian.core.record import Case
from tingjian.core.similar import ALONE, KEPT, TITLE, Index, Like, body, grams

WORDS = st.text("码头夜间用电价格偏高岸线道路破损KTV1，。 ", max_size=24)
TEXTS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6)
STRANGER = ("专利预审", "名额太少，排队两月。")


def cases(*texts: tuple[str, str]) -> dict[str, Case]:
    """Cases that say these titles and statements, numbered from a."""
    return {
        name: issue(id=name, title=title, statement=text)
        for name, (title, text) in zip("abcdefghij", texts, strict=False)
    }


def scores(index: Index, title: str, text: str) -> dict[str, float]:
    return {like.id: like.score for like in index.nearest(title, text, 99, 0.0)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用电价格", ["用电", "电价", "价格"]),
        ("用电,价格", ["用电", "价格"]),
        ("贵", []),
        ("", []),
        ("805路 3号", []),
        ("小区ktv扰民", ["小区", "扰民", "KTV"]),
        ("ＫＴＶ", ["KTV"]),
        ("A7县12栋", ["A7"]),
    ],
)
def test_grams(text: str, expected: list[str]) -> None:
    """Chinese is taken in pairs within a run, other words whole and without case or width."""
    assert expected == grams(text)


def test_body() -> None:
    """What is asked for belongs to what a case says."""
    assert "夜间作业用电价格偏高。\n希望降价" == body(issue(request="希望降价"))


@given(TEXTS)
def test_itself(texts: list[tuple[str, str]]) -> None:
    """Nothing is more like a case than itself, and that is 1."""
    index = Index(cases(*texts))
    for number, case in index.cases.items():
        if grams(case.title + "。" + case.statement):
            found = scores(index, case.title, body(case))
            assert 1.0 == found[number] == max(found.values())


@given(TEXTS)
def test_symmetry(texts: list[tuple[str, str]]) -> None:
    """One case is as like another as the other is like it."""
    index = Index(cases(*texts))
    found = {
        (one, other): score
        for one, case in index.cases.items()
        for other, score in scores(index, case.title, body(case)).items()
    }
    assert found == {(other, one): score for (one, other), score in found.items()}


@given(TEXTS, st.randoms())
def test_order(texts: list[tuple[str, str]], random: object) -> None:
    """The order in which cases come in does not matter."""
    given_ = cases(*texts)
    shuffled = list(given_.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Index(given_), Index(dict(shuffled))
    assert [one.heaviest(at) for at in range(len(given_))] == [
        other.heaviest(at) for at in range(len(given_))
    ]
    assert one.nearest(*texts[0], 9, 0.0) == other.nearest(*texts[0], 9, 0.0)


@given(TEXTS, WORDS, st.sampled_from(["", "zz"]))
def test_stranger(texts: list[tuple[str, str]], asked: str, before: str) -> None:
    """A case that shares nothing with the others changes no score, wherever it comes in."""
    known = cases(*texts)
    title, text = STRANGER
    stranger = issue(id=before, title=title, statement=text)
    expected = scores(Index(known), asked, "")
    assert expected == scores(Index(known | {before: stranger}), asked, "")


def test_rare_pairs_weigh_more() -> None:
    """What few cases say weighs more than what all say."""
    every = [("尊敬的领导您好", f"{word}请解决。") for word in ("码头电价", "码头道路", "幼儿园")]
    index = Index(cases(*every, *every[:2]))
    assert index.weight("码头") > index.weight("领导")
    assert ALONE == index.weight("幼儿") == index.weight("无人")


def test_title_weighs_more() -> None:
    """Who says it in the title is nearer than who says it in the text alone."""
    index = Index(cases(("码头电价", "请解决。"), ("请解决", "码头电价。")))
    found = scores(index, "码头电价", "")
    assert found["a"] > found["b"] > 0
    assert TITLE > 0


def test_order_of_the_found() -> None:
    """The likest come first, equals by number; no more than asked for, none below the least."""
    index = Index(cases(("码头电价", ""), ("码头电价", ""), ("码头", ""), STRANGER))
    assert [Like("a", 1.0), Like("b", 1.0)] == index.nearest("码头电价", "", 2, 0.0)
    assert ["a", "b", "c"] == [like.id for like in index.nearest("码头电价", "", 9, 0.0)]
    assert ["a", "b"] == [like.id for like in index.nearest("码头电价", "", 9, 0.9)]


def test_words_unknown() -> None:
    """What no case says makes a text less like each of them, and is like nothing by itself."""
    index = Index(cases(("码头电价", ""), ("码头道路", "")))
    assert scores(index, "码头电价", "")["a"] > scores(index, "码头电价", "专利预审")["a"] > 0
    assert [] == index.nearest("专利预审", "", 9, 0.0)
    assert [] == index.nearest("", "", 9, 0.0)
    assert [] == Index({}).nearest("码头", "", 9, 0.0)


def test_heaviest() -> None:
    """A case is told by its heaviest pairs, those first that another has, in length 1."""
    long = "".join(chr(0x4E00 + 7 * at) for at in range(200))
    index = Index(cases(("码头电价", long), ("码头电价", long), ("码头道路", "")))
    vector = index.heaviest(0)
    assert KEPT == len(vector)
    assert 1.0 == pytest.approx(sum(weight**2 for weight in vector.values()))
    first, *others = index.heaviest(2)
    assert first in vector
    assert 2 == len(others)
    assert {} == Index(cases(("", ""))).heaviest(0)


def test_public_records() -> None:
    """Public records are compared as they are: what is withheld is like nothing."""
    shown = {
        number: PublicIssue(
            id=number,
            title=title,
            class_="simple",
            raised=MONDAY,
            statement="",
            disclosure="named",
            channel="visit",
        )
        for number, title in (("a", "码头电价"), ("b", ""), ("c", "码头电价"))
    }
    assert ["a", "c"] == [like.id for like in Index(shown).nearest("码头电价", "", 9, 0.0)]


def test_themes() -> None:
    """Themes are cases as well."""
    assert [Like("t", 1.0)] == Index({"t": theme(id="t")}).nearest(
        theme().title, body(theme()), 1, 0.0
    )
