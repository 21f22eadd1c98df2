"""The laws of the sample ledger: right, complete, and honest about what is made up."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from tingjian.core.proceedings.analysis import Analysis
from tingjian.core.proceedings.campaign import Campaign
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.proceedings.plan import Plan
from tingjian.core.proceedings.policy import Policy
from tingjian.core.proceedings.session import Session
from tingjian.core.proceedings.visit import Visit
from tingjian.core.record import Issue, Step
from tingjian.core.standing import STATES, stand
from tingjian.core.steps import (
    BY_KIND,
    DISPATCHED,
    EXTENDING,
    RELEASED,
    REPLIED,
    RETURNED,
    WORKING,
)
from tingjian.store import files
from tingjian.store.judging import judge_all
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.store.strict import read
from tingjian.store.writer import write

ROOT = Path(__file__).parents[1]
LEDGER = open_ledger(ROOT)
DAY = date(2026, 9, 30)
CASES = [*LEDGER.issues.values(), *LEDGER.themes.values()]
STANDINGS = {case.id: stand(case, DAY) for case in CASES}
STEPS: list[Step] = [
    step
    for case in CASES
    for thread in (case.steps, *(each.steps for each in case.assignments))
    for step in thread
]
PATENTS = "ZS-20260302-7K4QM"
FEE = next(each for each in LEDGER.issues.values() if "城建配套费" in each.title)
FILES = sorted(path for path in (ROOT / "ledger").rglob("*.yml") if "calendar" not in path.parts)
PROCEEDINGS = (Plan, Session, Visit, Campaign, Policy, Oversight, Analysis)
FIELDS = record_kinds()["issue"].fields


def test_no_findings() -> None:
    """``check`` finds nothing wrong."""
    assert [] == judge_all(files.now(ROOT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_canonical(path: Path) -> None:
    """Every file is as the writer lays it out."""
    assert path.read_text(encoding="utf-8") == write(read(path.read_bytes()))


def test_states() -> None:
    """Every state of an issue occurs, and every state that a department's thread can be in."""
    issues = {STANDINGS[number].state for number in LEDGER.issues}
    threads = {thread.state for standing in STANDINGS.values() for thread in standing.threads}
    assert set(STATES) == issues
    assert {DISPATCHED, WORKING, EXTENDING, RETURNED, REPLIED, RELEASED} == threads


def test_steps() -> None:
    """Every kind of step occurs, with every outcome, satisfaction and ruling."""
    assert set(BY_KIND) == {step.kind for step in STEPS}
    for name in ("outcome", "satisfaction"):
        found = {getattr(step, name) for step in STEPS} - {None}
        assert set(FIELDS["steps"].fields[name].labels) == found
    assert {True, False} == {step.granted for step in STEPS if step.kind == "rule"}
    assert any(thread.rounds > 1 for each in STANDINGS.values() for thread in each.threads)


def test_facts() -> None:
    """Every class, channel, disclosure, sector, region and department occurs."""
    issues = LEDGER.issues.values()
    tables = LEDGER.tables
    assert set(tables.classes) == {issue.class_ for issue in issues}
    assert set(FIELDS["source"].fields["channel"].labels) == {i.source.channel for i in issues}
    assert set(FIELDS["disclosure"].labels) == {issue.disclosure for issue in issues}
    assert set(tables.sectors) == {issue.sector for issue in issues}
    assert {"dinghai", "putuo", "daishan", "shengsi"} == {issue.region for issue in issues}
    asked = {assignment.department for case in CASES for assignment in case.assignments}
    assert set(tables.departments) == asked


def test_time() -> None:
    """It tells of more than a year, and some replies are overdue at its end."""
    raised = [issue.raised for issue in LEDGER.issues.values()]
    assert max(raised) - min(raised) > timedelta(366)
    assert max(step.on for step in STEPS) <= DAY
    late = [number for number, standing in STANDINGS.items() if standing.overdue]
    assert 3 <= len(late) <= len(CASES) // 5


def test_themes() -> None:
    """Both kinds of theme occur, each with at least two issues merged into it."""
    merged = Counter(step.into for step in STEPS if step.kind == "merge")
    assert {"common", "bundle"} == {theme.kind for theme in LEDGER.themes.values()}
    assert all(merged[number] >= 2 for number in LEDGER.themes)


def test_public_cases() -> None:
    """The two cases of the source are told as there, and say which parts of them are made up."""
    patents = LEDGER.issues[PATENTS]
    assert patents.enterprise == "youzhong"
    assert LEDGER.enterprises["youzhong"].name == "浙江优众新材料公司"
    assert patents.title == "提交申请专利数多，获得专利预审名额少"
    assert "12个专利预审名额" in answer(patents)
    assert STANDINGS[PATENTS].office.closing.outcome == "solved"  # type: ignore[union-attr]
    assert FEE.title == "工业企业城建配套费收取比例过高"
    assert FEE.disclosure == "anonymous"
    assert "解疑释惑" in answer(FEE)
    standing = STANDINGS[FEE.id]
    assert standing.office.closing.outcome == "explained"  # type: ignore[union-attr]
    assert standing.office.evaluation.accepted  # type: ignore[union-attr]
    assert "信服、理解" in (standing.office.evaluation.text or "")  # type: ignore[union-attr]
    for issue in (patents, FEE):
        assert "本案例据公开报道整理" in issue.statement
        assert "均为演示" in issue.statement


def answer(issue: Issue) -> str:
    """What a department replied last."""
    replies = [s for each in issue.assignments for s in each.steps if s.kind == "reply"]
    return replies[-1].text or ""


def test_made_up() -> None:
    """Whatever was made up says so: cases, enterprises, rosters, and the ledger itself."""
    tables = LEDGER.tables
    assert tables.settings.demonstration
    told = {case.id for case in CASES if isinstance(case, Issue) and case.imported}
    assert 2 == len(told)  # the two public cases, which are not made up: only their dates are
    assert all(case.demonstration for case in CASES if case.id not in told)
    firms = [each for each in LEDGER.enterprises.values() if each.id != "youzhong"]
    rosters = (tables.observers, tables.experts, tables.teams)
    rostered = [(each.name, each.demonstration) for roster in rosters for each in roster.values()]
    for name, demonstration in [*rostered, *((firm.name, firm.demonstration) for firm in firms)]:
        assert demonstration
        assert name.startswith("演示·")


def test_every_kind() -> None:
    """Every kind of record beside cases occurs, in every form of it, and is told as made up."""
    for type_ in PROCEEDINGS:
        found = LEDGER.of(type_)
        assert found, type_
        assert all(getattr(record, "demonstration", False) for record in found.values())
    kinds = record_kinds()
    forms = {session.kind for session in LEDGER.of(Session).values()}
    assert set(kinds["session"].fields["kind"].labels) == forms
    levels = {visit.level for visit in LEDGER.of(Visit).values()}
    assert set(kinds["visit"].fields["level"].labels) == levels
    given = {each.disposition for c in LEDGER.of(Campaign).values() for each in c.suggestions}
    fields = kinds["campaign"].fields["suggestions"].fields
    assert {*fields["disposition"].labels, None} == given
    assert any(issue.advice for issue in LEDGER.issues.values())
    assert any(issue.services for issue in LEDGER.issues.values())
    named = [each for type_ in PROCEEDINGS for each in LEDGER.of(type_).values()]
    titles = [title for each in named if (title := getattr(each, "title", None))]
    assert all(title.startswith("演示·") for title in titles)


def test_nobody() -> None:
    """People are posts with addresses that can belong to nobody; heads are posts."""
    tables = LEDGER.tables
    for person in tables.people.values():
        assert person.name.startswith("演示账号·")
        assert (person.email or "").endswith("@tingjian.example")
    assert {"局长", "主任", "关长", "区长", "县长"} == {d.head for d in tables.departments.values()}


def test_written_one_by_one() -> None:
    """Some forty issues, and no two texts of any are the same."""
    assert len(LEDGER.issues) >= 42
    written = [case.statement for case in CASES] + [step.text for step in STEPS if step.text]
    assert [] == [text for text, number in Counter(written).items() if number > 1]


def test_public_texts() -> None:
    """Texts that people read use the punctuation of Chinese."""
    for path in FILES:
        for text in _texts(read(path.read_bytes())):
            half = {mark for mark in ",;:?!()" if mark in text}
            assert not half or text.isascii(), text


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for child in value.values() for text in _texts(child)]
    if isinstance(value, list):
        return [text for child in value for text in _texts(child)]
    return [value] if isinstance(value, str) else []
