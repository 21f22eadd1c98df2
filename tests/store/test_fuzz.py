"""The strict reader on damaged files; ``python tests/fuzz_reader.py`` does the same at length."""

from __future__ import annotations

import pytest
import yaml
from tests.fuzz_reader import SLOW_REFUSES, fuzz, one

from tingjian.words.yaml_rules import RULES


def test_no_damaged_file_is_misread() -> None:
    """Nothing fails, nothing hangs, and what is taken reads as PyYAML reads it."""
    outcomes = fuzz(5_000, seed=7).outcomes
    assert 5_000 == outcomes.total()
    assert set(outcomes) <= {"accepted", SLOW_REFUSES, *RULES}
    assert outcomes["accepted"] > 500
    assert len(outcomes) > 15


def test_same_seed() -> None:
    """The same seed damages in the same way."""
    assert fuzz(200, seed=3).digest == fuzz(200, seed=3).digest
    assert fuzz(200, seed=3).digest != fuzz(200, seed=4).digest


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("a: 1\na: 2\n", {"a": 1}),
        ("a: &x 1\n", {"a": 1}),
        ("a: !!str 1\n", {"a": "1"}),
        ("---\na: 1\n", {"a": 1}),
        ("a: '1'\n", {"a": 1}),
        ("a: 1\n", {"a": True}),
        ("a: [\n", {"a": []}),
        ("b: 1\na: 2\n", {"a": 2, "b": 1}),
    ],
)
def test_the_fuzz_sees_a_misreading(
    monkeypatch: pytest.MonkeyPatch, source: str, taken: object
) -> None:
    """A reader that took what it should not, or read it otherwise, would be found."""
    monkeypatch.setattr("tests.fuzz_reader.read", lambda _source: taken)
    with pytest.raises(AssertionError):
        one(source.encode(), (yaml.CSafeLoader,))


def test_the_fuzz_sees_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that failed would be found."""

    def fail(_source: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr("tests.fuzz_reader.read", fail)
    with pytest.raises(AssertionError, match="fails"):
        one(b"a: 1\n", ())
