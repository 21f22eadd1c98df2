"""The laws of personal numbers: whatever they look like they are found, and other numbers are not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import WORKING, issue, step, tables

from tingjian.core.conditions import Fault
from tingjian.core.finding import FieldPath
from tingjian.core.judge import judge
from tingjian.core.personal import _Ways, _ways, faults, find, mask
from tingjian.store.kinds import TYPES
from tingjian.store.schema import record_kinds, schemas
from tingjian.store.tables import is_table

WIDE = str.maketrans("0123456789-X ", "０１２３４５６７８９－Ｘ　")
MOBILE, CARD = "13800000000", "6222020000000000000"
PERSON = "110101190001010006"

# What may stand beside a number without becoming part of it.
around = st.text(st.sampled_from("请联系：，。（）电话张\n*@、"), max_size=6)


def digits(number: int) -> st.SearchStrategy[str]:
    """So many digits."""
    return st.text(st.sampled_from("0123456789"), min_size=number, max_size=number)


@st.composite
def identity_cards(draw: st.DrawFn) -> str:
    """A number with a place, a birth day and a check digit that are right."""
    place = draw(st.sampled_from(("11", "33", "46", "54", "65", "71", "82"))) + draw(digits(4))
    born = date(1900, 1, 1) + timedelta(draw(st.integers(0, 70_000)))
    body = f"{place}{born:%Y%m%d}{draw(digits(3))}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # as GB 11643 prints them
    rest = sum(int(d) * weight for d, weight in zip(body, weights, strict=True)) % 11
    return body + "10X98765432"[rest]


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    """A mobile number, written as people write it."""
    start = draw(st.sampled_from(("130", "145", "159", "166", "178", "189", "198")))
    middle, end = draw(digits(4)), draw(digits(4))
    between = draw(st.sampled_from(("", " ", "-", " - ", "—", "\u00a0")))
    return draw(st.sampled_from(("", "+86 ", "86", "0086-"))) + between.join((start, middle, end))


@st.composite
def bank_cards(draw: st.DrawFn) -> str:
    """A bank card's number with a check digit that is right, in one piece or in fours."""
    start, length = draw(st.sampled_from((("62", 19), ("62", 16), ("4", 16), ("9558", 19))))
    body = start + draw(digits(length - len(start) - 1))
    number = next(n for n in (body + str(check) for check in range(10)) if luhn(n))
    if draw(st.booleans()):
        number = " ".join(number[at : at + 4] for at in range(0, length, 4))
    return number


def luhn(number: str) -> bool:
    """The check as it is told to clerks: every second digit doubled, both digits of it added."""
    doubled = [sum(map(int, str(int(d) * 2))) for d in number[-2::-2]]
    return (sum(doubled) + sum(map(int, number[::-2]))) % 10 == 0


NUMBERS = {"identity-card": identity_cards(), "mobile": mobiles(), "bank-card": bank_cards()}


@pytest.mark.parametrize("kind", NUMBERS)
@given(data=st.data())
def test_found(kind: str, data: st.DataObject) -> None:
    """A number is found where it stands, in digits of either width, in whatever text."""
    before, after = data.draw(around), data.draw(around)
    number = data.draw(NUMBERS[kind])
    wide = data.draw(st.booleans())
    text = before + (number.translate(WIDE) if wide else number) + after
    assert [kind] == [found.kind for found in find(text)]
    found = find(text)[0]
    assert number.endswith(text[found.start : found.end].translate({v: k for k, v in WIDE.items()}))
    assert len(before) + len(number) == found.end
    assert [] == find(mask(text))
    assert len(text) == len(mask(text))


@given(identity_cards(), st.integers(0, 17), st.integers(1, 9))
def test_mistyped_identity_cards(number: str, place: int, by: int) -> None:
    """An identity card with one wrong digit is none, and so is one born on no day."""
    old = number[place]
    new = str((int(old) + by) % 10) if old != "X" else str(by)
    wrong = number[:place] + new + number[place + 1 :]
    assert "identity-card" not in [found.kind for found in find(wrong)]
    assert [] == find(number[:10] + "1332" + number[14:])


@given(st.text(st.sampled_from("0123456789Xx -－０１３８元.¥号"), max_size=80))
def test_any_text(text: str) -> None:
    """In any text the numbers found follow each other, and masking leaves none, nor more or less."""
    found = find(text)
    assert sorted(found, key=lambda each: each.start) == found
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(text) == len(mask(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"{MOBILE} {MOBILE}、{MOBILE}", ["mobile"] * 3),
        ("138 0000 0000 138 0000 0000", ["mobile"] * 2),
        (f"2026-03-02 {MOBILE}", ["mobile"]),
        (f"0{MOBILE}", ["mobile"]),
        (f"微信wx{MOBILE}", ["mobile"]),
        (f"{MOBILE}@mail.example", ["mobile"]),
        ("138-00000000，1380000-0000，1380-000-0000", ["mobile"] * 3),
        (f"{PERSON}，{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}", ["identity-card"] * 2),
        ("11010119000101009x。", ["identity-card"]),
        (f"{CARD[:6]} {CARD[6:]}", ["bank-card"]),
    ],
)
def test_writings(text: str, kinds: list[str]) -> None:
    """Numbers are found one by one, however they are grouped."""
    assert kinds == [found.kind for found in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "0580-2020202，0731-0000-00000000，0000-00000000，12345，12345转3",
        "400-880-1234，800 810 0000，021-62345678-8001",
        "统一社会信用代码91330900MA2A1B2C3D，913309001487654321，11330900002606000X",
        "专利号ZL202310138000.X，ZL202310138000011.1，CN115800001A",
        "舟政办发〔2026〕13号",
        f"{WORKING}，ZS-20260302-71234",
        "20260302202603031530，2026-03-02 2026-03-03 15:30，2026030215303",
        "15000000000元，13800000000 元，¥13800000000，3.13800000000，13800000000.50元",
        "项目代码2018-330902-48-03-012345-000，6222020000000000000A，A6222020000000000000",
        "138****0000，1101011900********，12800000000，13800000000138，1380000 00000",
        "110101190002300005，990101190001010006，6222020000000000001，11010119000101009XY",
        "浙房权证舟字第6222020000000000号，ISBN 978-7-80552-263-0，1 2 3 4 5 6 7 8 9 10 11 12",
    ],
)
def test_other_numbers(text: str) -> None:
    """Landlines, codes, patents, documents, dates, amounts and what is masked are nobody's."""
    assert [] == find(text)


def test_fields() -> None:
    """What is looked at in a record is whatever its schema shows and gives no form."""
    for name, kind in record_kinds().items():
        if not is_table(kind):
            assert free(schemas()[name]) <= looked_at(_ways(TYPES[name])), name
            assert looked_at(_ways(TYPES[name])) <= free(schemas()[name]) | RESTRICTED, name


# The row of a spreadsheet is a key, and often long. What is restricted and looked at all the same
# has a public field's name; a visit's findings become issues, and are read by the public then.
KEYS = {"imported.row"}
RESTRICTED = {"leaders.name", "participants.name", "text"} | {
    f"findings.{name}" for name in ("title", "text", "request")
}


def free(schema: dict[str, Any], above: str = "") -> set[str]:
    """The public fields of a schema whose texts have no form."""
    found = set()
    for name, field in schema["properties"].items():
        inner = field.get("items", field)
        inner = schemas()["step"] if "$ref" in inner else inner
        formless = inner.get("pattern", r"\S") == r"\S" and "enum" not in inner
        if (
            field.get("x-public")
            and inner["type"] == "string"
            and formless
            and not inner.get("format")
        ):
            found.add(above + name)
        elif inner["type"] == "object":
            found |= free(inner, f"{above}{name}.")
    return found - KEYS


def looked_at(ways: _Ways, above: str = "") -> set[str]:
    """The fields that are looked at."""
    found = {above + name for name in (*ways.texts, *ways.lists)}
    return found.union(*(looked_at(further, f"{above}{name}.") for name, further in ways.below))


def test_places() -> None:
    """A number is found in every thread, in lists of texts, and in what stands alone."""
    closing = step("close", 5, text=MOBILE)
    steps = [closing, step("correct", 5, fields=("title", MOBILE), reason="误")]
    paths = [fault.path for fault in faults(issue(steps, {"science": [closing]}, title=MOBILE))]
    expected: list[FieldPath] = [
        ("title",),
        ("steps", 0, "text"),
        ("steps", 1, "fields", 1),
        ("assignments", 0, "steps", 0, "text"),
    ]
    assert expected == paths


def test_faults() -> None:
    """A fault says how many there are and where the first is; the number is not in it."""
    text = f"第一行\n电话{MOBILE}，{MOBILE}，{PERSON}"
    found = judge(issue(statement=text), tables(), lambda *_: True)
    expected = [
        Fault("personal.mobile", ("statement",), {"number": "2", "row": "2", "column": "3"}),
        Fault(
            "personal.identity-card", ("statement",), {"number": "1", "row": "2", "column": "27"}
        ),
    ]
    assert expected == found
    assert MOBILE not in repr(found)
