"""Ids that are made without asking anyone, and that tell at once when they are mistyped.

``ZS-20260302-7K4QM`` is the ledger's prefix, the day, a serial of four characters drawn at random,
and a check character. Serial and check are written in Crockford's base32, which has no I, L, O, U.

The check is linear over the field of 32 elements, GF(2)[a] / (a⁵ + a² + 1), where ``a`` is
primitive: reading from the right, the characters weigh 1, a, a², …, and an id is right when its
weighted sum is that of ``Z``. Powers of ``a`` are distinct up to a³⁰ and the longest id has 19
characters, so one wrong character, or any two exchanged, always changes the sum.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTROPY_BITS = 20
SLUG_LENGTH = 40

Fault = Literal["form", "day", "check"]

# A prefix may hold all 26 letters (丽水 is LS) and never a digit, so the four letters that base32
# leaves out take the values of four digits, and no two letters share one.
_VALUES = {character: value for value, character in enumerate(ALPHABET)} | {
    character: value for value, character in enumerate("ILOU")
}
_POLYNOMIAL = 0b100101
_RIGHT = _VALUES["Z"]  # not zero: a run of zeros must not check
_SERIAL_LENGTH = 4
_LENGTH = 6 + 8 + _SERIAL_LENGTH + 1  # prefix, day, serial, check

_PREFIX = re.compile("[A-Z]{2,6}")
_FORM = re.compile(f"([A-Z]{{2,6}})-([0-9]{{8}})-([{ALPHABET}]{{{_SERIAL_LENGTH}}})([{ALPHABET}])")
# Both tails have a fixed length, so the parts are told apart even where a separator is missing.
_TYPED = re.compile("([A-Z]{2,6})[^0-9A-Z]?([0-9ILO]{8})[^0-9A-Z]?([0-9A-Z]{5})")
_SLUG = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")

# Only ASCII: str.upper would also turn ß into SS and ı into I.
_CAPITALS = {ord(letter.lower()): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_LOOKALIKES = str.maketrans("ILO", "110")


class Identity(msgspec.Struct, frozen=True):
    """An id that was read and found right; ``str`` writes it back."""

    prefix: str
    day: date
    serial: str
    check: str

    def __str__(self) -> str:
        return f"{self.prefix}-{_compact(self.day)}-{self.serial}{self.check}"


def make(prefix: str, day: date, entropy: int) -> str:
    """Make an id from ``entropy``, an integer of 20 random bits that the caller draws.

    Two ids of one prefix and day collide with odds of one in 1,048,576; whoever adds a record
    looks whether its file exists. ValueError: a prefix that is not 2 to 6 capital letters,
    or entropy outside 20 bits.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"a prefix is 2 to 6 capital letters, not {prefix!r}")
    if not 0 <= entropy < 1 << ENTROPY_BITS:
        raise ValueError(f"entropy is {ENTROPY_BITS} bits, not {entropy}")
    shifts = range(ENTROPY_BITS - 5, -1, -5)
    serial = "".join(ALPHABET[entropy >> shift & 31] for shift in shifts)
    body = f"{prefix}-{_compact(day)}-{serial}"
    return body + check_character(body)


def check_character(body: str) -> str:
    """The character that completes ``body``, an id without its last; hyphens do not count.

    ValueError: a character other than capital letters, digits and hyphens.
    """
    return ALPHABET[_double(_weighted_sum(body)) ^ _RIGHT]


def parse(text: str) -> Identity | None:
    """Read an id exactly as it stands in a ledger; None where ``fault`` says what is wrong."""
    identity = _read(text)
    return identity if isinstance(identity, Identity) else None


def fault(text: str) -> Fault | None:
    """Why ``text`` is no id: its form, a day that does not exist, or its check; None if right."""
    identity = _read(text)
    return None if isinstance(identity, Identity) else identity


def normalize(text: str) -> str:
    """Write typed text as an id is written, where it has the shape of one; else leave it alone.

    Lowercase and full-width characters, spaces around it, other or missing separators, and the
    look-alikes O for 0 and I or L for 1 are mended. The check is not looked at.
    """
    typed = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip().translate(_CAPITALS))
    if typed is None:
        return text
    prefix, day, tail = typed.groups()
    return f"{prefix}-{day.translate(_LOOKALIKES)}-{tail.translate(_LOOKALIKES)}"


def suggest(text: str) -> str | None:
    """The right id that ``text`` was meant to be, where it is wrong and normalizing mends it."""
    normal = normalize(text)
    return normal if normal != text and fault(normal) is None else None


def is_slug(text: str) -> bool:
    """Whether ``text`` can be the id of a department, an enterprise, a sector and the like.

    Lowercase words of letters and digits joined by single hyphens, a letter first, 40 characters.
    """
    return len(text) <= SLUG_LENGTH and _SLUG.fullmatch(text) is not None


def _read(text: str) -> Identity | Fault:
    form = _FORM.fullmatch(text)
    if form is None:
        return "form"
    prefix, digits, serial, check = form.groups()
    try:
        day = date.fromisoformat(digits)
    except ValueError:
        return "day"
    if _weighted_sum(text) != _RIGHT:
        return "check"
    return Identity(prefix, day, serial, check)


def _weighted_sum(text: str) -> int:
    total = 0
    for weighted, character in zip(_WEIGHTED, reversed(text.replace("-", "")), strict=False):
        if character not in weighted:
            raise ValueError(f"{character!r} does not stand in an id")
        total ^= weighted[character]
    return total


def _double(element: int) -> int:
    """Multiply an element of the field by ``a``."""
    doubled = element << 1
    return doubled ^ _POLYNOMIAL if doubled > 31 else doubled


def _weights() -> Iterator[dict[str, int]]:
    """Every character's value at each place, from the right: times 1, ``a``, its square, and on."""
    values = _VALUES
    for _ in range(_LENGTH):
        yield values
        values = {character: _double(value) for character, value in values.items()}


_WEIGHTED = tuple(_weights())


def _compact(day: date) -> str:
    # strftime("%Y") does not pad years before 1000 on every system.
    return day.isoformat().replace("-", "")
