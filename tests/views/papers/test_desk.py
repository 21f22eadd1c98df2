"""The laws of telling cases on paper: days, numerals, headings in lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import THEME, issue, step, tables, theme

from tingjian.core.ledger import Ledger
from tingjian.core.record import Enterprise, Issue, Theme
from tingjian.errors import UserError
from tingjian.store.schema import record_kinds
from tingjian.views.papers.desk import HEADING, Desk, lines, numeral
from tingjian.views.papers.dispatch import dispatch, reminder
from tingjian.views.papers.enterprise import enterprise
from tingjian.views.papers.quarter import quarter
from tingjian.views.papers.reply import reply
from tingjian.views.wording import Wording

DAY = date(2026, 4, 7)


def desk(*cases: Issue | Theme, day: date = DAY) -> Desk:
    """A desk with these cases."""
    issues = {each.id: each for each in cases if isinstance(each, Issue)}
    themes = {each.id: each for each in cases if isinstance(each, Theme)}
    return Desk(Ledger(tables(), {}, issues, themes), day, Wording("zh", record_kinds()))


def test_days() -> None:
    """Days are in Arabic figures without zeros before them; one that is not set is a dash."""
    assert "2026年3月2日" == desk().dated(date(2026, 3, 2))
    assert ("—", "—") == (desk().dated(None), desk().listed(None))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一")),
        *((99, "九十九"), (100, "100"), (0, "0")),
    ],
)
def test_numerals(number: int, said: str) -> None:
    """Sections are counted in Chinese numerals, as far as those are short."""
    assert said == numeral(number)


@given(st.text(st.sampled_from("字，、；数A"), min_size=1, max_size=70))
def test_heading(title: str) -> None:
    """A heading loses nothing in its lines; what fits one line is one."""
    said = desk().heading(title, "reply")
    assert f"关于“{title}”的答复函" == "".join(said)
    assert len("".join(said)) > HEADING or len(said) == 1
    assert all(said)
    assert len(said) <= 1 + len("".join(said)) // 10


@given(st.text(st.sampled_from("字 \n"), max_size=30))
def test_lines(text: str) -> None:
    """A text's paragraphs are its lines, none of them blank, none with spaces around it."""
    assert "".join(text.split()) == "".join("".join(lines(text)).split())
    assert all(line == line.strip() and line for line in lines(text))


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_quarters(day: date) -> None:
    """Every day lies in one quarter; its report goes from the first day to the last, or the day."""
    name = f"{day.year}-Q{(day.month + 2) // 3}"
    paper = quarter(desk(day=day), name)
    assert paper.name == f"{day.year}年第{(day.month + 2) // 3}季度"
    assert desk().dated(day) == paper.end
    first = desk().dated(date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
    assert paper.period.startswith(f"{first}至{paper.end}")


def test_extension_and_return() -> None:
    """A granted extension is the limit on the slip; a department whose return was granted is off."""
    extended = [
        step("dispatch", 2, due=date(2026, 3, 16)),
        step("sign", 2),
        step("extend", 5, until=date(2026, 3, 30)),
        step("rule", 6, due=date(2026, 3, 27)),
    ]
    released = [step("dispatch", 2, as_="support"), step("return", 3), step("rule", 4)]
    case = issue([step("accept", 1)], {"science": extended, "finance": released})
    paper = dispatch(desk(case), case.id)
    assert ("市科技局", "—") == (paper.leads, paper.supports)
    assert ("市科技局：2026年3月27日前（第19个工作日）",) == paper.due


def test_rework_is_reminded() -> None:
    """After a rework the department owes again: it is reminded, by the new round's days."""
    steps = [step("dispatch", 2), step("reply", 4), step("rework", 20, due=date(2026, 3, 27))]
    case = issue([step("accept", 1)], {"science": steps})
    paper = reminder(desk(case), case.id)
    (unit,) = paper.units
    assert ("2026-03-20", "2026-03-27", "已逾期6个工作日") == (unit.dispatched, unit.due, unit.left)
    with pytest.raises(UserError) as raised:
        reply(desk(case), case.id, None)
    assert "paper.not-replied" == raised.value.key


def test_due_today() -> None:
    """What is due on the day itself is not late yet."""
    case = issue([step("accept", 1)], {"science": [step("dispatch", 2, due=DAY)]})
    paper = reminder(desk(case), case.id)
    assert ("今日到期", False) == (paper.units[0].left, paper.late)


def test_parked() -> None:
    """While a case is parked nobody is reminded."""
    case = issue([step("accept", 1), step("park", 5)], {"science": [step("dispatch", 2)]})
    with pytest.raises(UserError) as raised:
        reminder(desk(case), case.id)
    assert "paper.nothing-owed" == raised.value.key


def test_merged() -> None:
    """An enterprise's file shows the answer of the theme that an issue was merged into."""
    bundle = theme(
        [step("accept", 1)], {"science": [step("dispatch", 2), step("reply", 4, text="一并解决。")]}
    )
    case = issue([step("accept", 1), step("merge", 3, into=THEME)])
    file = Enterprise("haiyue", "海岳船务", "port-shipping", "putuo")
    ledger = Ledger(tables(), {"haiyue": file}, {case.id: case}, {THEME: bundle})
    paper = enterprise(Desk(ledger, DAY, Wording("zh", record_kinds())), "haiyue")
    (asked,) = paper.issues
    assert ("已并入", "市科技局", "已解决") == (asked.state, asked.lead, asked.outcome)
    assert ("一并解决。",) == asked.units[0].said
