"""The laws of drawing: choices come from names alone, within their bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tingjian.demo.draw import Draw

seeds = st.integers()


def choices(draw: Draw) -> list[object]:
    """A few choices of every kind."""
    return [
        draw.share(),
        draw.chance(0.5),
        draw.between(1, 100),
        draw.soon(100),
        draw.pick("abcdef"),
        draw.weigh({"a": 1, "b": 2}),
    ]


@given(seed=seeds)
def test_same_names(seed: int) -> None:
    """The same names make the same choices."""
    assert choices(Draw(seed, "issue", 7)) == choices(Draw(seed, "issue", 7))


def test_promised() -> None:
    """Choices are those of every other machine and Python."""
    expected = [0.3959423949579004, False, 95, 46, "c", "b"]
    assert expected == choices(Draw(7, "issue", 7))


@given(seed=seeds, first=st.integers(-5, 5), more=st.integers(0, 9))
def test_between(seed: int, first: int, more: int) -> None:
    """A whole number lies within its bounds; one that comes soon is never below 0."""
    draw = Draw(seed)
    assert first <= draw.between(first, first + more) <= first + more
    assert 0 <= draw.soon(more) <= more


@given(seed=seeds)
def test_weigh(seed: int) -> None:
    """What weighs nothing is never chosen."""
    assert Draw(seed).weigh({"never": 0, "always": 1, "nor this": 0}) == "always"
