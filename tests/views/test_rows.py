"""The laws of rows: what of a public ledger they say, and on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from tests.support import by_type

from tingjian.core.proceedings.session import Claim, Proposal, PublicParticipant, PublicSession
from tingjian.core.publish import PublicIssue, PublicLedger, PublicStep, PublicTheme
from tingjian.core.record import Assignment, Cadences, Department, Limits, Settings, Step
from tingjian.core.workdays import Calendar, Workdays
from tingjian.views.columns import IssueRow, Rows, SessionRow, ThreadRow
from tingjian.views.rows import standings, tabulate

DAY = date(2026, 4, 1)  # a Wednesday
OFFICE, SCIENCE = "office", "science"
SETTINGS = Settings(
    place="舟山市",
    title="听见舟商",
    prefix="ZS",
    time_zone="Asia/Shanghai",
    languages=("zh",),
    classes=(),
    limits=Limits(2, 1, 2, 1, 10, 5, 1),
    cadences=Cadences(3),
)


def step(kind: str, day: int, by: str = OFFICE, **fields: Any) -> Step:
    return PublicStep(kind, date(2026, 3, day), by, **fields)


ACCEPT = step("accept", 3)
DISPATCH = step("dispatch", 5, as_="lead", due=date(2026, 3, 20), head="局长")
SIGN = step("sign", 6, SCIENCE)
REPLY = step("reply", 10, SCIENCE, outcome="explained", text="已说明")
EVALUATE = step("evaluate", 12, solved=False, satisfaction="basically", accepted=True)
CLOSE = step("close", 13, outcome="explained")
MERGE = step("merge", 16, into="T")
LEDGER = PublicLedger(SETTINGS, Workdays([Calendar(2026, (), ())]), {}, {}, {}, {}, {}, {})


def issue(number: str, office: list[Step], thread: list[Step], **fields: Any) -> PublicIssue:
    assignments = (Assignment(SCIENCE, tuple(thread)),) if thread else ()
    given = {
        "title": "专利预审名额少",
        "class_": "complex",
        "raised": date(2026, 3, 2),
        "statement": "……",
        "disclosure": "anonymous",
        "channel": "visit",
        **fields,
    }
    return PublicIssue(id=number, steps=tuple(office), assignments=assignments, **given)


def theme(office: list[Step], thread: list[Step], issues: tuple[str, ...]) -> PublicTheme:
    return PublicTheme(
        id="T",
        title="专利预审",
        class_="complex",
        raised=date(2026, 3, 2),
        statement="……",
        steps=tuple(office),
        assignments=(Assignment(SCIENCE, tuple(thread)),),
        kind="common",
        issues=issues,
    )


def table(*issues: PublicIssue, themes: tuple[PublicTheme, ...] = (), day: date = DAY) -> Rows:
    public = replace(
        LEDGER,
        issues={each.id: each for each in issues},
        themes={each.id: each for each in themes},
    )
    return tabulate(public, day, standings(public, day))


def only(row: IssueRow | ThreadRow | SessionRow, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def test_whole_way() -> None:
    """An issue's row tells answer, evaluation and closing apart, and working days between rings."""
    rows = table(issue("A", [ACCEPT, EVALUATE, CLOSE], [DISPATCH, SIGN, REPLY]))
    (row,) = rows.issues
    assert ("closed", SCIENCE, "2026-03") == only(row, "state", "lead", "month")
    assert (date(2026, 3, 10), "explained") == only(row, "answered", "outcome")
    assert (False, "basically", True) == only(row, "solved", "satisfaction", "accepted_explanation")
    assert (date(2026, 3, 13), "explained") == only(row, "closed", "closed_as")
    days = only(row, "accept_days", "dispatch_days", "answer_days", "agree_days", "waiting_days")
    assert (1, 2, 3, 2, None) == days
    (thread,) = rows.threads
    assert ("replied", 3, False, False) == only(thread, "state", "answer_days", "late", "owing")
    assert (date(2026, 3, 6), date(2026, 3, 6)) == only(thread, "signed", "sign_due")
    office, department = rows.steps[:3], rows.steps[3:]
    assert [(None, 1), (None, 2), (None, 3)] == [
        (each.department, each.position) for each in office
    ]
    assert ["dispatch", "sign", "reply"] == [each.kind for each in department]
    assert [OFFICE, SCIENCE, SCIENCE] != [each.unit for each in office]


def test_past_day() -> None:
    """Rows of a past day know neither later steps nor issues raised later."""
    later = issue("B", [], [], raised=date(2026, 3, 9))
    rows = table(issue("A", [ACCEPT], [DISPATCH, SIGN, REPLY]), later, day=date(2026, 3, 8))
    assert [("A", "working")] == [(row.id, row.state) for row in rows.issues]
    assert [None] == [thread.answered for thread in rows.threads]
    assert ["accept", "dispatch", "sign"] == [each.kind for each in rows.steps]
    (row,) = rows.issues
    assert (True, 4, date(2026, 3, 20)) == only(row, "waiting", "waiting_days", "due")


def test_order() -> None:
    """Issues come in the order of their ids, whatever order the ledger holds them in."""
    rows = table(issue("C", [], []), issue("A", [], []), issue("B", [], []))
    assert ["A", "B", "C"] == [row.id for row in rows.issues]


def test_merged() -> None:
    """A merged issue shows its theme's answer, from the day of merging at the earliest."""
    merged = issue("A", [ACCEPT, MERGE], [])
    for reply, answered in ((10, 16), (18, 18)):
        thread = [DISPATCH, SIGN, step("reply", reply, SCIENCE, outcome="solved", text="已办")]
        rows = table(merged, themes=(theme([ACCEPT], thread, ("A",)),))
        (row,) = rows.issues
        assert ("merged", "T", SCIENCE, "solved") == only(row, "state", "theme", "lead", "outcome")
        assert (date(2026, 3, 16), date(2026, 3, answered)) == only(row, "dispatched", "answered")
        assert not row.waiting
        assert 1 == rows.themes[0].issues


def test_merged_and_unanswered() -> None:
    """A merged issue waits, and is overdue, as long as its theme is; nobody evaluates it twice."""
    merged = issue("A", [ACCEPT, MERGE], [])
    rows = table(merged, themes=(theme([ACCEPT, EVALUATE], [DISPATCH, SIGN], ("A",)),))
    (row,) = rows.issues
    assert (True, True, date(2026, 3, 20)) == only(row, "waiting", "overdue", "due")
    assert (None, None) == only(row, "solved", "evaluated")
    assert ["T"] == [thread.case_id for thread in rows.threads if thread.record == "theme"]


def test_merged_after_it_was_agreed() -> None:
    """What was agreed on an answer of its own is no consensus on the theme's, which comes later."""
    merged = issue("A", [ACCEPT, EVALUATE, MERGE], [DISPATCH, SIGN, REPLY])
    for thread in ([DISPATCH, SIGN], [DISPATCH, SIGN, REPLY]):
        (row,) = table(merged, themes=(theme([ACCEPT], thread, ("A",)),)).issues
        assert (REPLY in thread, None) == (row.answered is not None, row.agreed)
    (row,) = table(issue("A", [ACCEPT, EVALUATE], [DISPATCH, SIGN, REPLY])).issues
    assert EVALUATE.on == row.agreed


def test_merged_in_a_circle() -> None:
    """A circle of themes, which the check forbids, is walked once."""
    circle = theme([ACCEPT, step("merge", 5, into="T")], [], ())
    (row,) = table(issue("A", [ACCEPT, MERGE], []), themes=(circle,)).issues
    assert ("merged", None) == only(row, "state", "answered")


def test_merged_into_nothing() -> None:
    """An issue merged into a theme that is not there, which the check forbids, waits."""
    (row,) = table(issue("A", [ACCEPT, MERGE], [DISPATCH])).issues
    assert ("T", True, None) == only(row, "theme", "waiting", "due")


def test_closed_without_departments() -> None:
    """What the office closes with its own explanation was answered by it."""
    close = step("close", 5, outcome="explained", text="政策已取消")
    (row,) = table(issue("A", [ACCEPT, close], [])).issues
    assert (date(2026, 3, 5), "explained", False) == only(row, "answered", "outcome", "waiting")
    assert (None, None) == only(row, "dispatched", "answer_days")


def test_parked() -> None:
    """A parked issue neither waits nor is overdue, and its department owes nothing, unexcused."""
    park = step("park", 16, review=date(2026, 6, 1), reason="待政策")
    rows = table(issue("A", [ACCEPT, park], [DISPATCH, SIGN]))
    (row,), (thread,) = rows.issues, rows.threads
    assert (False, False, date(2026, 6, 1)) == only(row, "waiting", "overdue", "review")
    assert (False, False, False) == only(thread, "owing", "overdue", "excused")


def test_excused() -> None:
    """No reply is expected after a granted return, or where the issue ended before it."""
    back = [DISPATCH, step("return", 6, SCIENCE, reason="非职责"), step("rule", 9, granted=True)]
    ended = [ACCEPT, step("withdraw", 9, reason="企业撤回")]
    cases = (
        (issue("A", [ACCEPT], back), True),
        (issue("B", ended, [DISPATCH]), True),
        (issue("C", ended, [DISPATCH, SIGN, step("reply", 8, SCIENCE, outcome="solved")]), False),
        (issue("D", [ACCEPT], [DISPATCH]), False),
    )
    rows = table(*(each for each, _ in cases))
    assert [excused for _, excused in cases] == [thread.excused for thread in rows.threads]


def test_reworked() -> None:
    """Reworks are counted; the first due day and the first reply stay what they were."""
    again = [step("rework", 16, due=date(2026, 3, 24), reason="未解决")]
    (row,) = table(issue("A", [ACCEPT, EVALUATE], [DISPATCH, SIGN, REPLY, *again])).threads
    assert (2, 1, True, True) == only(row, "rounds", "reworks", "owing", "overdue")
    assert (date(2026, 3, 20), date(2026, 3, 24)) == only(row, "first_due", "due")
    assert date(2026, 3, 10) == row.answered


def test_dispatched_again() -> None:
    """Dispatched again, a department's time to answer runs from the last dispatch, the case's from the first."""
    back = [step("return", 6, SCIENCE, reason="非职责"), step("rule", 9, granted=True)]
    again = step("dispatch", 11, as_="lead", due=date(2026, 3, 25), head="局长")
    reply = step("reply", 13, SCIENCE, outcome="solved", text="已办")
    rows = table(issue("A", [ACCEPT], [DISPATCH, *back, again, reply]))
    (thread,), (row,) = rows.threads, rows.issues
    dates = only(thread, "dispatched", "first_due", "signed", "sign_due", "answered")
    assert [11, 25, 13, 12, 13] == [each.day for each in dates]
    assert ("2026-03", 2) == only(thread, "month", "answer_days")
    assert (date(2026, 3, 5), 6) == only(row, "dispatched", "answer_days")


def test_without_a_calendar() -> None:
    """Where a year on the way has no calendar, no working days are told, nor a signing limit."""
    old = issue("A", [], [], raised=date(2025, 12, 31), row="7")
    (row,) = table(old).issues
    assert (True, True, None) == only(row, "imported", "waiting", "waiting_days")
    late = step("dispatch", 31, as_="lead", due=date(2027, 1, 9), head="局长")
    late = msgspec.structs.replace(late, on=date(2026, 12, 31))
    (thread,) = table(issue("A", [ACCEPT], [late]), day=date(2027, 1, 20)).threads
    assert (None, True) == only(thread, "sign_due", "overdue")


def test_lists() -> None:
    """A step's list is told in one cell, its ids parted by spaces; an empty one is absent."""
    joint = step("follow_up", 9, offices=("party", "cppcc"), text="联合督办")
    rows = table(issue("A", [ACCEPT, joint, step("remind", 10, departments=(SCIENCE,))], []))
    assert [None, "party cppcc", None] == [each.offices for each in rows.steps]
    assert [None, None, SCIENCE] == [each.departments for each in rows.steps]


def test_what_sessions_concern() -> None:
    """A session's row has each department that took part or claimed, its level, and each case."""
    session = PublicSession(
        id="S",
        title="面对面",
        kind="face_to_face",
        on=DAY,
        cases=("A",),
        participants=(
            PublicParticipant("o1", "official", SCIENCE),
            PublicParticipant("e1", "expert"),
        ),
        proposals=(Proposal("p1", "一条", case="A"), Proposal("p2", "又一条", case="B")),
        claims=(
            Claim("c1", SCIENCE, "领办"),
            Claim("c2", "housing", "领办"),
            Claim("c3", "gone", ""),
        ),
    )
    science = Department(SCIENCE, "市科技局", "city", "局长")
    departments = {
        SCIENCE: science,
        "housing": msgspec.structs.replace(science, id="housing", level="county"),
    }
    public = replace(LEDGER, proceedings=by_type(session), departments=departments)
    (row,) = tabulate(public, DAY, {}).sessions
    assert ("science housing gone", "city county", "A B") == only(
        row, "departments", "levels", "cases"
    )
    (row,) = tabulate(replace(public, departments={}), DAY, {}).sessions
    assert None is row.levels


def test_withheld() -> None:
    """An issue whose content is withheld has an empty title, as ``publish`` made it."""
    (row,) = table(issue("A", [], [], title="", disclosure="withheld")).issues
    assert "" == row.title
