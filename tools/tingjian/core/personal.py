"""Numbers of persons in public text: identity cards, mobiles, bank cards, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.record import Record, Refers

# The texts that have a form, or are not for the public: any other may hold whatever people write.
# A test holds them and the schemas together.
FORMED = {
    *("adopted", "as_", "by", "channel", "contact", "disclosure", "disposition", "file", "form"),
    *("id", "kind", "level", "liaison", "note", "offices", "outcome", "ref", "restricted", "role"),
    *("row", "satisfaction", "sent_to", "size", "speaker", "through", "topic"),
}

_DIGIT = "0-9０-９"
# What people put between the digits of one number: spaces, and hyphens of every width.
_BETWEEN = " \u00a0\u3000\u2010-\u2015\u2212－-"
# It begins with a set of characters and nothing else, which is what makes the search quick.
_RUN = re.compile(f"[{_DIGIT}](?<![{_DIGIT}].)(?:[{_BETWEEN}]{{0,3}}[{_DIGIT}]){{10,}}")
_GROUP = re.compile(f"[{_DIGIT}]+")
_PLAIN = str.maketrans("０１２３４５６７８９", "0123456789")
_LONGEST = 19  # digits
_CHECK_TEN = re.compile(r"[XxＸｘ](?![0-9A-Za-z])")

# Provinces, a birth day, three digits and a check digit (GB 11643).
_IDENTITY = re.compile(
    "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}"
    "(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})[0-9]{3}[0-9X]"
)
# After the country's code, or the zero that was once dialled before a mobile elsewhere.
_MOBILE = re.compile(
    "(?P<code>0086|86|0)?1(?:3[0-9]|4[0-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8}"
)
_MOBILE_GROUPS = {(11,), (3, 4, 4), (4, 4, 3), (4, 3, 4), (3, 8), (7, 4)}
# UnionPay; Visa, MasterCard, JCB; the older cards of ICBC, the Postal Savings Bank, BOC, BoCom.
_BANK = re.compile(
    "62[0-9]{14,17}|(?:4[0-9]|5[1-5]|35)[0-9]{14}"
    "|(?:9558|9551)[0-9]{15}|601382[0-9]{13}|601428[0-9]{11}"
)
_BANK_GROUPS = re.compile("(?:4 ){4}(?:[1-3] )?|6 1[0-3] |1[6-9] ")

# An amount, a part of a decimal number or of a patent's number is no one's.
_AMOUNT_BEFORE = re.compile(r"[¥￥$][ ]?$|[0-9０-９][.．]$")
_AMOUNT_AFTER = re.compile(r"[.．][0-9０-９]|[ ]?(?:元|美元|人民币|吨|平方|立方|千瓦)")
_LETTER = re.compile("[A-Za-z]")


class Found(NamedTuple):
    """A number of a person in a text: its kind, and where it begins and ends; never itself."""

    kind: str  # identity-card, mobile or bank-card
    start: int
    end: int


def find(text: str) -> list[Found]:
    """Every number of a person in a text, from its beginning, none inside another."""
    return [found for run in _RUN.finditer(text) for found in _in_run(text, run)]


def mask(text: str) -> str:
    """The text with an asterisk in place of every character of such a number."""
    for _, start, end in reversed(find(text)):
        text = text[:start] + "*" * (end - start) + text[end:]
    return text


def faults(record: Record) -> Iterator[Fault]:
    """The numbers of persons in what the public reads of a record: a fault a field and kind.

    A fault says how many there are and where the first is, by row and column of its text.
    """
    # Hardly any record has so many digits in a row: all its texts are looked through at once.
    ways = _ways(type(record))
    if not _RUN.search("\n".join(filter(None, _all(record, ways, [])))):
        return
    for path, text in _placed(record, ways, ()):
        kinds: dict[str, list[Found]] = {}
        for found in find(text):
            kinds.setdefault(found.kind, []).append(found)
        for kind, each in kinds.items():
            start = each[0].start
            row = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            facts = {"number": str(len(each)), "row": str(row), "column": str(column)}
            yield Fault(f"personal.{kind}", path, facts)


class _Ways(NamedTuple):
    """Where a type of record has texts: in fields, in lists of texts, in lists of records."""

    texts: tuple[str, ...]
    read: Callable[[Any], Iterable[str | None]]  # what those fields say
    lists: tuple[str, ...]
    below: tuple[tuple[str, _Ways], ...]


def _all(record: Any, ways: _Ways, texts: list[str | None]) -> list[str | None]:
    """The texts of a record, without their places, added to others."""
    texts += ways.read(record)
    for name in ways.lists:
        texts += getattr(record, name) or ()
    for name, further in ways.below:
        for each in getattr(record, name):
            _all(each, further, texts)
    return texts


def _placed(record: Any, ways: _Ways, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The texts of a record, with their places."""
    for name in ways.texts:
        yield (*path, name), getattr(record, name) or ""
    for name in ways.lists:
        for number, text in enumerate(getattr(record, name) or ()):
            yield (*path, name, number), text
    for name, further in ways.below:
        for number, each in enumerate(getattr(record, name)):
            yield from _placed(each, further, (*path, name, number))


@cache
def _ways(type_: type[msgspec.Struct]) -> _Ways:
    texts: list[str] = []
    lists: list[str] = []
    below: list[tuple[str, _Ways]] = []
    for name, hint in get_type_hints(type_, include_extras=True).items():
        inner, many = _inner(hint)
        if inner is str and name not in FORMED:
            (lists if many else texts).append(name)
        elif many and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            below.append((name, _ways(inner)))
    several = len(texts) > 1  # of a single name attrgetter makes no tuple
    read = attrgetter(*texts) if several else lambda record: [getattr(record, n) for n in texts]
    return _Ways(tuple(texts), read, tuple(lists), tuple(below))


def _inner(hint: Any) -> tuple[Any, bool]:
    """The type within ``X | None`` and ``tuple[X, ...]``, and whether there may be many of it."""
    many = False
    while (origin := get_origin(hint)) is not None:
        if origin is Annotated and isinstance(hint.__metadata__[0], Refers):
            return hint, many  # an id
        many = many or origin is tuple
        hint = get_args(hint)[0]
    return hint, many


def _in_run(text: str, run: re.Match[str]) -> Iterator[Found]:
    """The numbers in one run of digits. Each is made of whole groups: no digit stands beside it."""
    groups = list(_GROUP.finditer(text, *run.span()))
    at = 0
    while at < len(groups):
        found, taken = _from(text, groups[at : at + _LONGEST]) or (None, 1)
        if found:
            yield found
        at += taken


def _from(text: str, groups: Sequence[re.Match[str]]) -> tuple[Found, int] | None:
    """The longest number that begins with the first of some groups, and how many it takes."""
    start, digits, lengths = groups[0].start(), "", []
    best = None
    if _AMOUNT_BEFORE.search(text, max(0, start - 2), start):
        return None
    for taken, group in enumerate(groups, 1):
        digits += group[0].translate(_PLAIN)
        lengths.append(len(group[0]))
        if len(digits) > _LONGEST:
            break
        end = group.end()
        if len(digits) == 17 and _CHECK_TEN.match(text, end) and _is_identity(digits + "X"):
            best = Found("identity-card", start, end + 1), taken
        elif not _AMOUNT_AFTER.match(text, end) and (kind := _kind(digits, lengths)):
            beside = text[max(0, start - 1) : start] + text[end : end + 1]
            if kind != "bank-card" or not _LETTER.search(beside):
                best = Found(kind, start, end), taken
    return best


def _kind(digits: str, lengths: Sequence[int]) -> str | None:
    """What the digits of some groups are the number of, if of anything personal."""
    if _is_identity(digits):
        return "identity-card"
    if mobile := _MOBILE.fullmatch(digits):
        first = lengths[0] - len(mobile["code"] or "")
        return "mobile" if (first, *lengths[1:]) in _MOBILE_GROUPS else None
    grouped = "".join(f"{length} " for length in lengths)
    if _BANK.fullmatch(digits) and _BANK_GROUPS.fullmatch(grouped) and _luhn(digits):
        return "bank-card"
    return None


def _is_identity(digits: str) -> bool:
    """Whether a number is an identity card's: its place, its day and its check digit are right."""
    if not (card := _IDENTITY.fullmatch(digits)):
        return False
    try:
        date(int(card["year"]), int(card["month"]), int(card["day"]))
    except ValueError:
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(value * pow(2, 17 - place, 11) for place, value in enumerate(values)) % 11 == 1


def _luhn(digits: str) -> bool:
    """Whether the check digit of a bank card is right (ISO/IEC 7812)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
