"""The laws of ids: made alone, read strictly, mended where a slip can be guessed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tingjian.core.identity import (
    ALPHABET,
    Identity,
    check_character,
    fault,
    is_slug,
    make,
    normalize,
    parse,
    suggest,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EXAMPLE = "ZS-20260302-7K4QM"

prefixes = st.text(LETTERS, min_size=2, max_size=6)
entropies = st.integers(0, 2**20 - 1)
ids = st.builds(make, prefixes, st.dates(), entropies)
days_as_digits = st.text("0123456789", min_size=8, max_size=8)


def exchange(text: str, one: int, other: int) -> str:
    characters = list(text)
    characters[one], characters[other] = characters[other], characters[one]
    return "".join(characters)


class TestMake:
    def test_example(self) -> None:
        """The documentation's example is what its own parts make, and is right."""
        entropy = sum(
            ALPHABET.index(character) * 32 ** (3 - place) for place, character in enumerate("7K4Q")
        )
        assert EXAMPLE == make("ZS", date(2026, 3, 2), entropy)
        assert Identity("ZS", date(2026, 3, 2), "7K4Q", "M") == parse(EXAMPLE)

    @given(prefixes, st.dates(), entropies)
    def test_read_back(self, prefix: str, day: date, entropy: int) -> None:
        """What is made is right, reads as its parts, and is written as it was."""
        text = make(prefix, day, entropy)
        identity = parse(text)
        assert identity is not None
        assert (prefix, day) == (identity.prefix, identity.day)
        assert text == str(identity)
        assert fault(text) is None

    @given(prefixes, st.dates(), entropies, entropies)
    def test_distinct(self, prefix: str, day: date, one: int, other: int) -> None:
        """Different entropy makes different ids."""
        assert (one == other) == (make(prefix, day, one) == make(prefix, day, other))

    @pytest.mark.parametrize("prefix", ["", "Z", "ZSZSZSZ", "zs", "Z1", "舟山", "ZS\n"])
    def test_prefix(self, prefix: str) -> None:
        """A prefix is 2 to 6 capital letters."""
        with pytest.raises(ValueError, match="prefix"):
            make(prefix, date(2026, 3, 2), 0)

    @pytest.mark.parametrize("entropy", [-1, 2**20])
    def test_entropy(self, entropy: int) -> None:
        """Entropy is 20 bits, no more."""
        with pytest.raises(ValueError, match="20 bits"):
            make("ZS", date(2026, 3, 2), entropy)


class TestCheck:
    @given(ids)
    def test_one_character(self, text: str) -> None:
        """Any one character that is wrong, wherever it stands, is told."""
        for place, right in enumerate(text):
            for wrong in set(LETTERS + "0123456789-") - {right}:
                assert fault(text[:place] + wrong + text[place + 1 :]) is not None

    @given(ids)
    def test_neighbours(self, text: str) -> None:
        """Any two different neighbours exchanged are told, a hyphen between them or not."""
        places = [place for place, character in enumerate(text) if character != "-"]
        for one, other in [*pairwise(places), *pairwise(range(len(text)))]:
            if text[one] != text[other]:
                assert fault(exchange(text, one, other)) is not None

    @given(st.data(), ids)
    def test_any_two(self, data: st.DataObject, text: str) -> None:
        """Any two different characters exchanged, however far apart, are told."""
        places = st.integers(0, len(text) - 1)
        one, other = data.draw(places), data.draw(places)
        assume(text[one] != text[other])
        assert fault(exchange(text, one, other)) is not None

    @given(st.data(), ids)
    def test_missing(self, data: st.DataObject, text: str) -> None:
        """A character left out or typed twice is told, anywhere after the prefix."""
        place = data.draw(st.integers(text.index("-"), len(text) - 1))
        assert "form" == fault(text[:place] + text[place + 1 :])
        assert "form" == fault(text[:place] + text[place] + text[place:])

    def test_letters_apart(self) -> None:
        """No two letters of a prefix weigh the same."""
        checks = {check_character(f"Z{letter}-20260302-7K4Q") for letter in LETTERS}
        assert len(LETTERS) == len(checks)

    def test_zeros(self) -> None:
        """Zeros alone do not check."""
        assert "0" != check_character("0000")

    @pytest.mark.parametrize("body", ["zs-20260302-7K4Q", "ZS 20260302", "ZS-２０２６"])
    def test_stranger(self, body: str) -> None:
        """A character that stands in no id has no check."""
        with pytest.raises(ValueError, match="does not stand in an id"):
            check_character(body)


class TestFault:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "ZS-20260302-7K4Q",
            "Z-20260302-7K4QM",
            "ZSZSZSZ-20260302-7K4QM",
            "zs-20260302-7k4qm",
            "ZS-20260302-7K4QM\n",
            " ZS-20260302-7K4QM",
            "ZS-20260302-7K4UM",
            "ZS-２０２６0302-7K4QM",
            "ZS20260302-7K4QM",
        ],
    )
    def test_form(self, text: str) -> None:
        """What is not written exactly as an id is written has a fault of form."""
        assert "form" == fault(text)
        assert parse(text) is None

    @pytest.mark.parametrize("day", ["20260229", "20261301", "20260300", "00000101"])
    def test_day(self, day: str) -> None:
        """A day that does not exist is told as such, whatever the check."""
        body = f"ZS-{day}-7K4Q"
        assert "day" == fault(body + check_character(body))

    def test_check(self) -> None:
        """A right form and a real day with another check character is a fault of check."""
        faults = {fault(EXAMPLE[:-1] + character) for character in ALPHABET if character != "M"}
        assert {"check"} == faults

    @given(st.text(max_size=30) | st.builds("ZS-{}-7K4QM".format, days_as_digits))
    def test_total(self, text: str) -> None:
        """Any text has a fault or is an id, never both."""
        assert (fault(text) is None) == (parse(text) is not None)


class TestNormalize:
    @pytest.mark.parametrize(
        "typed",
        [
            "zs-20260302-7k4qm",
            " ZS-20260302-7K4QM\n",
            "ZS-2O26O3O2-7K4QM",
            "zs-2o26o3o2-7k4qm",
            "ZS20260302 7K4QM",
            "zs202603027k4qm",
            "ＺＳ－２０２６０３０２－７Ｋ４ＱＭ",
            "ZS—20260302—7K4QM",
        ],
    )
    def test_slips(self, typed: str) -> None:
        """What a slip of the hand made of an id is read as that id, and suggested for it."""
        assert EXAMPLE == normalize(typed) == suggest(typed)

    def test_one(self) -> None:
        """I and L are read as 1 where only base32 stands, and left alone in a prefix."""
        right = make("LI", date(2011, 11, 11), int("00001" * 4, 2))
        assert "LI-20111111-1111" == right[:-1]
        assert right == suggest(f"li-20iil1il-1il1{right[-1]}")

    @given(ids)
    def test_right(self, text: str) -> None:
        """A right id is left as it is, has nothing to suggest, and is found from lowercase."""
        assert text == normalize(text)
        assert suggest(text) is None
        assert text == normalize(text.lower()) == suggest(text.lower())

    @given(ids | st.text(max_size=30))
    def test_settled(self, text: str) -> None:
        """Normalizing again changes nothing."""
        assert normalize(text) == normalize(normalize(text))

    @pytest.mark.parametrize("text", ["", "舟山", "ß-20260302-7K4QM", "ZS-2026032-7K4QM", "ıs"])
    def test_unlike(self, text: str) -> None:
        """What does not have the shape of an id is left alone, and nothing is suggested."""
        assert text == normalize(text)
        assert suggest(text) is None

    def test_wrong(self) -> None:
        """No id is suggested that would itself be wrong."""
        assert suggest("zs-20260302-7k4qn") is None


class TestSlug:
    @pytest.mark.parametrize("text", ["a", "mr", "market-regulation", "a1-2b", "a" * 40])
    def test_right(self, text: str) -> None:
        """Lowercase words joined by single hyphens are a slug, up to 40 characters."""
        assert is_slug(text)

    @pytest.mark.parametrize(
        "text", ["", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "a\n", "局", "a" * 41]
    )
    def test_wrong(self, text: str) -> None:
        """Anything else is not."""
        assert not is_slug(text)

    @given(ids)
    def test_apart(self, text: str) -> None:
        """No id that was made is a slug."""
        assert not is_slug(text)
