"""The drawing of the feedback rate: every month with a rate is there, none is overstated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tingjian.core.record import Mark
from tingjian.store.schema import record_kinds
from tingjian.views.chart import HEIGHT, MONTHS, WIDTH, chart
from tingjian.views.drawing import wide
from tingjian.views.metrics import MonthRate, Rate
from tingjian.views.wording import Wording

WORDING = Wording("zh", record_kinds())


def month(at: int, answered: int, owed: int) -> MonthRate:
    percent = round(100 * answered / owed, 1) if owed else None
    rate = Rate(answered, owed, percent, few=owed < 5)
    return MonthRate(f"{2024 + at // 12}-{at % 12 + 1:02}", rate)


counts = st.integers(0, 9).flatmap(lambda owed: st.tuples(st.integers(0, owed), st.just(owed)))


@given(st.lists(counts, min_size=1, max_size=MONTHS))
def test_few_cases_are_points_and_never_a_line(drawn: list[tuple[int, int]]) -> None:
    """Every month with a rate is a point inside the drawing; lines join only what may be compared."""
    months = [month(at, answered, owed) for at, (answered, owed) in enumerate(drawn)]
    made = chart(months, (Mark(40, "前"),), WORDING)
    assert made is not None
    assert [point.few for point in made.points] == [owed < 5 for _, owed in drawn if owed]
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in made.points)
    hollow = {f"{point.x},{point.y}" for point in made.points if point.few}
    assert not any(hollow & set(line.split()) for line in made.lines)
    assert len(made.table) == len(drawn)


def test_few_cases_are_told_by_their_counts() -> None:
    """A hollow point names its counts, a full one its rate."""
    made = chart([month(0, 2, 3), month(1, 5, 5)], (), WORDING)
    assert made is not None
    assert [point.text for point in made.points] == ["2024-01 2 / 3", "2024-02 100.0%"]


def test_words_of_a_mark_touch_no_month() -> None:
    """The words of a mark stand clear of points and lines, wherever there is room for them."""
    for low in range(20):
        months = [month(at, 10 - (at == low), 10) for at in range(20)]
        made = chart(months, (Mark(92, "机制实行后"),), WORDING)
        assert made is not None
        (mark,) = made.marks
        near = [point for point in made.points if mark.y < point.y < mark.y + 24]
        assert not [p for p in near if mark.x - 5 < p.x < mark.x + wide(mark.text) + 5]
        assert mark.x + wide(mark.text) <= made.right
