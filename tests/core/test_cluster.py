"""The laws of clusters: what is about one matter stands together, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_similar import STRANGER, TEXTS, cases
from tests.support import issue

from tingjian.core import cluster
from tingjian.core.cluster import Cluster, clusters, likeness
from tingjian.core.record import Case
from tingjian.core.similar import Index

NOISE = (
    ("新城旁的搅拌站扰民", "搅拌站夜里开工，噪音大，新城的居民无法入睡。"),
    ("搅拌站噪音太大", "新城旁边建了搅拌站，白天黑夜都有噪音和粉尘。"),
    ("投诉新城附近违建搅拌站", "搅拌站没有手续，粉尘污染新城，请拆除。"),
)
SCHOOL = (
    ("小学学位不足", "片区小学今年学位不足，职工子女无法入学。"),
    ("职工子女入学难", "片区小学学位不足，职工子女入学要到别的镇上。"),
)
PARKING = (("物业停车收费", "物业涨了停车费，业主不同意。"),)


def gathered(index: Index, alike: float = cluster.ALIKE) -> list[tuple[str, ...]]:
    return [found.members for found in clusters(index, alike)]


def test_matters() -> None:
    """Cases about one matter are found together, the largest cluster first; others stand alone."""
    index = Index(cases(*SCHOOL, *NOISE, *PARKING))
    assert [("c", "d", "e"), ("a", "b")] == gathered(index, 0.3)
    assert [] == gathered(index, 1.1)


def test_typical() -> None:
    """The typical case is a member, and the score is how near the members are to their centre."""
    (found,) = clusters(Index(cases(*NOISE)), 0.3)
    assert found.typical in found.members
    assert 0.3 < found.score < 1.0


def test_copies() -> None:
    """Copies of one text are a cluster, its typical case the first of them, and wholly alike."""
    index = Index(cases(NOISE[0], STRANGER, NOISE[0], NOISE[0]))
    assert [Cluster("a", ("a", "c", "d"), 1.0)] == clusters(index)


def test_copies_count() -> None:
    """A text that was sent again and again draws as its copies would, one by one."""
    once = Index(cases(*NOISE, NOISE[0], NOISE[0]))
    together = clusters(once, 0.3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "SAME", 2.0)  # no copy is ever known for one
        assert together == clusters(once, 0.3)


def test_no_chain() -> None:
    """A case that is like two matters does not make one of them."""
    one = ("搅拌站噪音粉尘污染扰民", "")
    other = ("学位不足子女入学困难", "")
    between = ("搅拌站噪音子女入学困难", "")
    index = Index(cases(one, one, other, other, between))
    for found in gathered(index, 0.5):
        assert not {"a", "c"} <= set(found)


def test_nothing() -> None:
    """No cases, cases without words and cases without likeness make no cluster."""
    assert [] == clusters(Index({}))
    assert [] == clusters(Index(cases(("", ""), ("", ""), ("1", "，"))))
    assert [] == clusters(Index(cases(NOISE[0], STRANGER)))


def test_weak() -> None:
    """Cases that share few words and say much else are wholly unlike, however little is asked."""
    one = ("", "码头夜间用电价格偏高，岸线道路破损，照明不足，车辆难行")
    other = ("", "专利预审名额太少，排队两月，职工子女入学困难，夜间用电")
    assert [] == gathered(Index(cases(one, other)), 0.01)
    assert [("a", "b")] == gathered(Index(cases(one, ("", "码头夜间用电价格偏高"))), 0.01)


def test_passers_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases meet only if not too many others came in between that say the same."""
    index = Index(cases(NOISE[0], *SCHOOL, NOISE[1]))
    assert ("a", "d") in gathered(index, 0.3)
    monkeypatch.setattr(cluster, "REMEMBERED", 0)
    assert [] == gathered(index, 0.3)


@given(TEXTS, st.randoms(), st.floats(0.1, 0.9))
def test_partition(texts: list[tuple[str, str]], random: object, alike: float) -> None:
    """Every case stands in one cluster at most, in whatever order they came."""
    given_: dict[str, Case] = cases(*texts)
    shuffled = list(given_.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = clusters(Index(given_), alike)
    members = [number for each in found for number in each.members]
    assert len(set(members)) == len(members)
    assert all(len(each.members) > 1 and each.typical in each.members for each in found)
    assert found == clusters(Index(dict(shuffled)), alike)


@given(TEXTS)
def test_stranger(texts: list[tuple[str, str]]) -> None:
    """A case that shares nothing with the others changes no cluster."""
    known = cases(*texts)
    title, text = STRANGER
    stranger = {"": issue(id="", title=title, statement=text)}
    assert clusters(Index(known)) == clusters(Index(known | stranger))


def test_likeness() -> None:
    """Two vectors of length 1 are as alike as their cosine."""
    assert 0.6 == pytest.approx(likeness({1: 0.6, 2: 0.8}, {1: 1.0}))
    assert 0.0 == likeness({1: 1.0}, {2: 1.0})
