"""The pictures: every number in one is in its table and in the answer to its question."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingjian.core.record import Mark, TimeLimit
from tingjian.render.template import environment
from tingjian.store.schema import record_kinds
from tingjian.views import pictures
from tingjian.views.address import Link
from tingjian.views.drawing import WIDTH, Picture, fitting
from tingjian.views.metrics import (
    AnswerDays,
    AnswerTime,
    DepartmentFigures,
    Group,
    Rate,
    RingFigures,
)
from tingjian.views.wording import Wording

WORDING = Wording("zh", record_kinds())
TEMPLATES = environment(Path(__file__).parents[2] / "site" / "templates", WORDING)
HOSTILE = "<script>alert(1)</script>\"'&amp;{{ 7*7 }}"
NOTHING = Rate(0, 0, None, few=True)
RINGS = ("need", "platform", "consultation", "response", "consensus")


def share(part: int, whole: int) -> Rate:
    return Rate(part, whole, round(100 * part / whole, 1) if whole else None, whole < 5)


def department(key: str, feedback: Rate) -> DepartmentFigures:
    rates = (feedback, NOTHING, NOTHING, NOTHING, NOTHING)
    return DepartmentFigures(key, 9, 9, 9, 0, 0, 0, *rates, None, None, 0)


def group(key: str | None, heard: int) -> Group:
    return Group(key, heard, 0, 0, 0, 0, NOTHING, NOTHING)


def ring_figures(kept: list[tuple[int, int]]) -> list[RingFigures]:
    """Five rings of which so many stay and ended in each."""
    reached = [sum(map(sum, kept[at:])) for at in range(5)]
    return [
        RingFigures(ring, reached[at], *kept[at], 1.0, 2.0, reached[at])
        for at, ring in enumerate(RINGS)
    ]


def drawn(picture: Picture) -> ET.Element:
    page = TEMPLATES.get_template("picture.html").render(picture=picture, root="../")
    (svg,) = ET.fromstring(page.replace(" download>", ">")).findall("svg")  # noqa: S314 -- ours
    return svg


kept = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=5, max_size=5)


@given(kept)
def test_rings(numbers: list[tuple[int, int]]) -> None:
    """The parts of a ring's bar are as wide as its numbers, and together as those who reached it."""
    figures = ring_figures(numbers)
    picture = pictures.rings(figures, WORDING)
    if not figures[0].reached:
        assert picture is None
        return
    assert picture is not None
    for row, each in zip(picture.rows, figures, strict=True):
        reached, onward, staying, ended = map(int, row[1:])
        assert (each.reached, each.staying, each.ended) == (reached, staying, ended)
        assert reached == onward + staying + ended
        name = WORDING.rings[each.ring]
        bars = [bar for bar in picture.bars if bar.text.startswith(f"{name} ")]
        numbers_drawn = [int(bar.text.rpartition(" ")[2]) for bar in bars]
        assert [number for number in (onward, staying, ended) if number] == numbers_drawn
        scale = (WIDTH - 16) / figures[0].reached
        assert all(
            bar.width == pytest.approx(number * scale, abs=0.06)
            for bar, number in zip(bars, numbers_drawn, strict=True)
        )


@given(st.lists(st.integers(0, 40), min_size=11, max_size=11).filter(any))
def test_days(numbers: list[int]) -> None:
    """Bars are as high as their numbers; a span without a reply has none."""
    spans = [
        AnswerDays(3 * at + (at > 0), 3 * at + 3 if at < 10 else None, number)
        for at, number in enumerate(numbers)
    ]
    limits = (TimeLimit("simple", "简单", 7, 3), TimeLimit("long", "疑难", 30, 20))
    time = AnswerTime(10.0, 18.0, 41, sum(numbers))
    picture = pictures.days(spans, time, limits, WORDING)
    assert picture is not None
    assert numbers == [int(row[1]) for row in picture.rows]
    heights = [bar.height for bar in picture.bars]
    filled = [number for number in numbers if number]
    assert heights == [
        pytest.approx(max(heights) * number / max(filled), abs=0.06) for number in filled
    ]
    measures = [rule for rule in picture.rules if rule.kind == "measure"]
    assert 2 == len(measures)
    for rule in measures:
        pointed = [bar for bar in picture.bars if bar.x <= rule.x1 <= bar.x + bar.width]
        assert all(rule.y2 < bar.y - 14 for bar in pointed)  # it does not cross its count
    assert 2 == sum(rule.kind == "mark" for rule in picture.rules)


def test_few_cases_are_hollow_and_have_no_percentage() -> None:
    """A department with fewer than five is told by its counts; one with nothing due is not drawn."""
    figures = [
        department("a", share(2, 3)),
        department("b", share(4, 5)),
        department("c", NOTHING),
    ]
    names = {each: Link(f"部门{each}") for each in "abc"}
    picture = pictures.departments(figures, names, (Mark(40, "前"),), WORDING)
    assert picture is not None
    assert [True, False] == [dot.few for dot in picture.dots]
    assert ["部门a 2 / 3", "部门b 80.0% · 4 / 5"] == [dot.text for dot in picture.dots]
    assert [("部门a", "2 / 3", WORDING.say("rate.few")), ("部门b", "4 / 5", "80.0%")] == list(
        picture.rows
    )


def test_origin() -> None:
    """Bars are as long as their numbers; those that share the first place are all named."""
    groups = [group("a", 4), group("b", 4), group(None, 1)]
    picture = pictures.origin("sectors", groups, {"a": "甲", "b": "乙"}, WORDING)
    assert picture is not None
    assert [384, 384, 96] == [bar.width for bar in picture.bars]
    assert [("甲", "4"), ("乙", "4"), (WORDING.say("stated.not"), "1")] == list(picture.rows)
    assert "甲、乙（4 件）" in picture.finding


def test_nothing_to_draw() -> None:
    """Of nothing there is no picture."""
    assert pictures.rings(ring_figures([(0, 0)] * 5), WORDING) is None
    assert pictures.days((), AnswerTime(None, None, None, 0), (), WORDING) is None
    assert pictures.departments([department("a", NOTHING)], {}, (), WORDING) is None
    assert pictures.origin("sectors", (), {}, WORDING) is None


def test_hostile_names_stay_text() -> None:
    """Markup in a name shows as text, in a drawing that is well-formed and says what it is."""
    figures = [department("a", share(5, 5))]
    picture = pictures.departments(figures, {"a": Link(HOSTILE)}, (), WORDING)
    assert picture is not None
    svg = drawn(picture)
    assert {"title", "desc", "line", "circle", "text"} == {each.tag for each in svg}
    assert picture.finding == svg.findtext("desc")
    circle = svg.find("circle")
    assert circle is not None
    assert f"{HOSTILE} 100.0% · 5 / 5" == circle.findtext("title")


def test_long_names_are_cut_to_fit() -> None:
    """A name that is too long for its row ends in an ellipsis; one that fits stays whole."""
    assert "市科技局" == fitting("市科技局", 250)
    cut = fitting("市" * 40, 250)
    assert cut.endswith("…")
    assert len(cut) < 20
