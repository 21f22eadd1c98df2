"""The laws of answers: each question is told once, and a figure never without what it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import msgspec
import pytest

from tingjian.core.publish import publish
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.views.answers import SECTIONS, Answer, sections
from tingjian.views.database import Database
from tingjian.views.downloads import TABLES, downloads
from tingjian.views.metrics import Compared, Figures, Rate, TimeTaken, answered, questions
from tingjian.views.names import Names
from tingjian.views.rows import standings, tabulate
from tingjian.views.wording import Wording

PUBLIC = publish(open_ledger(Path(__file__).parents[2]))
DAY = date(2026, 9, 30)
WORDING = Wording("zh", record_kinds())
NAMES = Names(PUBLIC, WORDING)
PUBLISHED = downloads(tabulate(PUBLIC, DAY, standings(PUBLIC, DAY)))


@pytest.fixture(scope="module")
def figures() -> Figures:
    with Database(PUBLISHED) as database:
        return answered(database)


def told(figures: Figures) -> dict[str, Answer]:
    held = sections(figures, WORDING, NAMES)
    return {answer.id: answer for section in held for answer in section.answers}


def test_every_question_stands_under_one_heading() -> None:
    """No question is left out, and none is told twice."""
    assert sorted(questions()) == sorted(each for held in SECTIONS.values() for each in held)


def test_tables_that_a_question_reads() -> None:
    """Each question is answered by the tables that it says it reads, and needs each of them."""
    for question in questions().values():
        assert question.reads
        with Database(PUBLISHED) as database:
            for table in set(TABLES) - set(question.reads):
                database.answer(f"drop table {table}")
            database.answer(question.sql)
        for table in question.reads:
            with Database(PUBLISHED) as database:
                database.answer(f"drop table {table}")
                with pytest.raises(duckdb.CatalogException):
                    database.answer(question.sql)


def test_every_line_is_told(figures: Figures) -> None:
    """One line is told in large; many are lines of tables, as many as there are."""
    for name, answer in told(figures).items():
        found = getattr(figures, name)
        if isinstance(found, tuple):
            assert len(found) == sum(len(each.table.lines) for each in answer.tables), name
            assert not answer.tiles
        else:
            assert answer.tiles
            assert not answer.tables


def test_groups_have_a_table_each(figures: Figures) -> None:
    """What is compared by several things has a table for each, its lines named and linked."""
    tables = told(figures)["compared"].tables
    assert ["月份", "部门", "层级", "行业", "属地"] == [each.of for each in tables]
    months, departments, levels, *_ = (each.table.lines for each in tables)
    assert ("2025-03", "") == (months[0].name, months[0].path)
    assert {"departments/port/"} <= {line.path for line in departments}
    assert "市级" in {line.name for line in levels}


def test_few_are_said_to_be_few(figures: Figures) -> None:
    """Fewer than five cases are said to be few, with their counts and no share."""
    none = Rate(0, 0, None, few=True)
    line = msgspec.structs.replace(
        figures.compared[0],
        dimension="sector",
        key=None,
        feedback=Rate(1, 4, 25.0, few=True),
        returned=Rate(1, 5, 20.0, few=False),
        reworked=none,
        answer_time=TimeTaken(2.0, 3.5, 4, few=True),
    )
    some = msgspec.structs.replace(
        figures, compared=(line,), feedback=Rate(1, 4, 25.0, few=True), resolution=none
    )
    found = told(some)
    (table,) = found["compared"].tables
    assert "未载明" == table.table.lines[0].name
    fields = [each for each in Compared.__struct_fields__ if each not in ("dimension", "key")]
    cells = dict(zip(fields, table.table.lines[0].cells, strict=True))
    assert ("1 / 4", "分母不足五") == cells["feedback"][:2]
    assert ("20.0%", "1 / 5") == cells["returned"][:2]
    assert "—" == cells["reworked"].text
    assert ("2", "4 件，不足五件") == cells["answer_time"][:2]
    assert found["feedback"].headline == ("1 / 4", "分母不足五", False)
    assert found["resolution"].headline == ("—", "0 / 0", False)


def test_times_have_their_cases(figures: Figures) -> None:
    """A median never stands without its 90th percentile and the number of cases."""
    times = TimeTaken(10.0, 18.5, 65, few=False)
    nothing = TimeTaken(None, None, 0, few=True)
    line = msgspec.structs.replace(figures.ring_times[0], platform=times, consensus=nothing)
    found = told(msgspec.structs.replace(figures, ring_times=(line,)))
    cells = found["ring_times"].tables[0].table.lines[0].cells
    assert ("10", "九成在 18.5 内 · 65 件") == cells[0][:2]
    assert "—" == cells[-1].text
