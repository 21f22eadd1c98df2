"""What a page says of a record: its steps in order, its clock, where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import synthetic

from tingjian.core.publish import PublicIssue, PublicTheme, publish
from tingjian.core.record import Assignment, Case, Forge, Step
from tingjian.core.workdays import Workdays
from tingjian.store.schema import record_kinds
from tingjian.views import address
from tingjian.views.calendar import calendars
from tingjian.views.case import CasePage, Cases
from tingjian.views.rows import answering, standings, tabulate
from tingjian.views.then import proceedings
from tingjian.views.timeline import placed
from tingjian.views.wording import Spans, Wording

D = date


def cases(count: int = 200, day: date = synthetic.DAY) -> Cases:
    public = publish(synthetic.ledger(count))
    wording = Wording("zh", record_kinds())
    return Cases(public, day, standings(public, day), wording, proceedings(public, day))


def pages(made: Cases) -> list[CasePage]:
    records: list[PublicIssue | PublicTheme] = [*made.public.issues.values()]
    records += made.public.themes.values()
    return [made.page(record) for record in records if record.id in made.standings]


def alone(made: Cases, issue: PublicIssue, day: date) -> CasePage:
    """The page of an issue that is the only one of its ledger."""
    public = replace(made.public, issues={issue.id: issue}, themes={})
    told, then = proceedings(public, day), standings(public, day)
    return Cases(public, day, then, made.wording, told).page(issue)


steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(["dispatch", "sign", "reply", "rework", "accept", "close"]),
        on=st.dates(D(2026, 1, 1), D(2026, 1, 9)),
        by=st.just("zs"),
    ),
    max_size=5,
)


@given(office=steps, one=steps, two=steps)
def test_a_threads_own_order_stands(office: list[Step], one: list[Step], two: list[Step]) -> None:
    """However the days lie, each thread's steps are told in its order, and none is lost."""
    units = (Assignment("one", tuple(one)), Assignment("two", tuple(two)))
    case = Case("x", "x", "x", D(2026, 1, 1), "x", steps=tuple(office), assignments=units)
    told = placed(case)
    for unit, thread in (("", office), ("one", one), ("two", two)):
        assert [each.step for each in told if each.unit == unit] == thread


def test_steps_of_one_day_are_told_in_the_usual_way() -> None:
    """Accepted, dispatched, replied, evaluated, closed: on one day too."""
    day = D(2026, 3, 2)
    office = tuple(Step(kind, day, "zs") for kind in ("accept", "evaluate", "close"))
    thread = tuple(Step(kind, day, "zs") for kind in ("dispatch", "sign", "reply"))
    case = Case("x", "x", "x", day, "x", steps=office, assignments=(Assignment("housing", thread),))
    told = [each.step.kind for each in placed(case)]
    assert told == ["accept", "dispatch", "sign", "reply", "evaluate", "close"]


def test_a_due_day_says_how_it_was_reckoned() -> None:
    """The span, the holidays in it and the weekends worked instead are named."""
    made = cases(1)
    said = made.spans.reckoned(D(2026, 9, 18), D(2026, 10, 12))
    assert said == (
        "自 2026-09-18 次日起 13 个工作日，至 2026-10-12"
        "；其间国庆节占 5 个工作日、调休上班日 2026-09-20 计入、调休上班日 2026-10-10 计入。"
    )


def test_a_due_day_without_a_calendar_is_provisional() -> None:
    """A span that touches a year without a calendar says so, and why."""
    made = cases(1)
    said = made.spans.reckoned(D(2026, 12, 28), D(2027, 1, 8))
    assert "暂定：2027 年放假安排尚未录入" in said
    assert made.spans.length(D(2026, 12, 28), D(2027, 1, 8)) == "约 9 个工作日"


def test_an_unsure_due_day_is_provisional_wherever_it_is_read() -> None:
    """A due day reckoned without a calendar is provisional on the page and in calendars, else not."""
    made = cases()
    bare = publish(synthetic.ledger(200))
    bare = replace(bare, workdays=Workdays(()))
    unsure = Cases(bare, made.day, made.standings, made.wording, made.told)
    for each, said in ((made, False), (unsure, True)):
        clocks = [clock.reckoned for page in pages(each) for clock in page.clocks]
        events = [event.description for found in calendars(each) for event in found.events]
        assert {said} == {"暂定：" in text for text in clocks if text}
        assert {said} == {"暂定：" in text for text in events if text}


@pytest.mark.parametrize(
    ("last", "said"), [(21, "1 working day"), (22, "2 working days"), (18, "0 working days")]
)
def test_one_day_is_one_day(last: int, said: str) -> None:
    """English tells one working day from several."""
    spans = Spans(cases(1).public.workdays, Wording("en", record_kinds()))
    assert said == spans.length(D(2026, 9, 20) if last > 20 else D(2026, 9, 18), D(2026, 9, last))


def test_overdue_is_said_plainly_and_only_where_it_is_so() -> None:
    """A page names the overdue departments exactly where its row in the lists is overdue."""
    made = cases()
    found = pages(made)
    rows = tabulate(made.public, made.day, made.standings)
    listed = {row.id for row in rows.issues if row.overdue}
    listed |= {row.id for row in rows.themes if row.overdue}
    for page in found:
        into = made.standings[page.number].office.into
        late = made.standings[into or page.number].overdue
        assert bool(page.overdue) == bool(late) == (page.number in listed)
        assert all(made.names.department(unit).text in page.overdue for unit in late)
        assert into or sum(clock.late for clock in page.clocks) >= len(late)
    assert any(page.overdue for page in found)


def test_no_sentence_promises_a_day_that_has_passed() -> None:
    """A reply is due on a day to come; where the day is past, that is what is said."""
    made = cases(400)
    stories = [page.story for page in pages(made)]
    due = [D.fromisoformat(day) for each in stories for day in re.findall("期限为 (.{10})", each)]
    past = [D.fromisoformat(day) for each in stories for day in re.findall("(.{10}) 的答复", each)]
    assert due
    assert past
    assert min(due) >= made.day > max(past)


def test_nobody_waits_on_the_day_of_asking() -> None:
    """On the day on which it was raised, an issue has not waited for any time."""
    made = cases()
    issue = next(iter(made.public.issues.values()))
    for steps, said in (
        ((), f"{issue.raised} 提出，尚未受理。"),
        ((Step("accept", issue.raised, "zs"),), f"{issue.raised} 提出并受理，尚未交办。"),
    ):
        fresh = msgspec.structs.replace(issue, steps=steps, assignments=())
        assert said == alone(made, fresh, issue.raised).story


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (6, 12, "期限内答复，自交办起 4 个工作日"),
        (6, 17, "本轮逾期 2 个工作日答复"),
        (10, 12, "本轮期限内答复；此前有一轮逾期"),
        (10, 17, "本轮逾期 2 个工作日答复"),
        (10, None, "逾期 1 个工作日答复，自交办起 6 个工作日"),
    ],
)
def test_a_clock_tells_its_own_round(first: int, second: int | None, said: str) -> None:
    """Late in this round, late in an earlier one, never late: each is said as it was."""
    made = cases()
    issue = next(iter(made.public.issues.values()))

    def step(kind: str, day: int, due: int | None = None) -> Step:
        till = D(2026, 3, due) if due else None
        return Step(kind, D(2026, 3, day), "zs", due=till, as_="lead" if due else None)

    steps = [step("dispatch", 2, 9), step("reply", first)]
    if second:
        steps += [step("rework", 11, 13), step("reply", second), step("reply", 19)]
    accept = Step("accept", D(2026, 3, 2), "zs")
    case = msgspec.structs.replace(
        issue,
        raised=D(2026, 3, 2),
        steps=(accept,),
        assignments=(Assignment("science", tuple(steps)),),
    )
    assert [said] == [clock.verdict for clock in alone(made, case, D(2026, 3, 31)).clocks]


def test_a_merged_issue_goes_on_with_its_theme() -> None:
    """A ring that a merged issue did not reach itself is reached when its theme reaches it."""
    made = cases(400)
    with_theme = 0
    for page in pages(made):
        standing = made.standings[page.number]
        theirs = answering(page.number, made.standings).rings
        days = [own.day or other.day for own, other in zip(standing.rings, theirs, strict=True)]
        assert [str(day or "未到") for day in days] == [ring.day for ring in page.rings]
        assert [day is not None for day in days] == [ring.reached for ring in page.rings]
        with_theme += sum(ring.since == "随所并入事项" for ring in page.rings)
    assert with_theme


def test_every_state_tells_its_story() -> None:
    """No state lacks a sentence, and none leaves a gap in it."""
    found = pages(cases(400))
    assert {page.state for page in found} >= {"heard", "working", "answered", "closed", "merged"}
    for page in found:
        assert "None" not in page.story
        assert "{" not in page.story


def test_answer_evaluation_and_closing_are_three_facts() -> None:
    """Each is told by itself: an answer of "solved" says nothing of the other two."""
    made = cases(400)
    for page in pages(made):
        standing = made.standings[page.number]
        if standing.state == "answered":
            assert page.verdicts[0].reached
            assert not page.verdicts[2].reached
        if standing.state == "closed":
            assert page.verdicts[2].reached


def test_a_merged_issue_shows_its_themes_answer() -> None:
    """What was replied in the theme stands on the issue's page too."""
    made = cases(400)
    merged = [page for page in pages(made) if page.answer]
    assert merged
    for page in merged:
        into = made.standings[page.number].office.into
        replied = [
            clock for clock in answering(page.number, made.standings).threads if clock.replied
        ]
        assert page.answer is not None
        assert len(page.answer.replies) == len(replied)
        assert page.answer.path == (f"themes/{into}/" if into else "")


def test_a_withheld_issue_shows_its_themes_answer_without_words() -> None:
    """When and by whom a withheld issue's theme was answered is told, not which it is or what."""
    made = cases(400)
    page = next(each for each in pages(made) if each.answer and not each.answer.path)
    assert isinstance(issue := made.public.issues[page.number], PublicIssue)
    assert "withheld" == issue.disclosure
    assert page.answer is not None
    assert "企业选择不公开内容，不列事项名称" == page.answer.title
    assert page.answer.title in page.story
    assert page.answer.replies
    assert {""} == {entry.text for entry in page.answer.replies}
    assert {"随所并入事项"} & {ring.since for ring in page.rings}


def test_a_theme_counts_withheld_issues() -> None:
    """A theme's page names the issues merged into it, and says how many more are withheld."""
    made = cases(400)
    rows = {row.id: row.issues for row in tabulate(made.public, made.day, made.standings).themes}
    unnamed = 0
    for page in pages(made):
        if page.theme:
            more = int(re.sub(r"\D", "", page.withheld) or 0)
            assert rows[page.number] == len(page.issues) + more
            unnamed += more
    assert unnamed


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b", "%2e%2e", "a?b", "a#b", "a.html", "é"])
def test_only_ids_stand_in_addresses(name: str) -> None:
    """An address is made of an id or not at all."""
    with pytest.raises(ValueError, match="address"):
        address.page("issues", name)


@pytest.mark.parametrize(
    ("forge", "expected"),
    [
        (
            Forge("github", "https://git.example/zs/ledger.git", "main"),
            "https://git.example/zs/ledger/commits/main/ledger/issues/2026/ZS-20260302-7K4QM.yml",
        ),
        (
            Forge("gitea", "https://git.example/zs/ledger/", "公开/main"),
            "https://git.example/zs/ledger/commits/branch/%E5%85%AC%E5%BC%80/main/ledger/issues/2026/ZS-20260302-7K4QM.yml",
        ),
    ],
)
def test_a_records_history_is_found_on_its_forge(forge: Forge, expected: str) -> None:
    """Each kind of forge has its own way to a file's commits."""
    path = address.record(record_kinds()["issue"], "ZS-20260302-7K4QM")
    assert address.history(forge, path) == expected


def test_spans_are_said_once() -> None:
    """A span of no length is told as such."""
    spans = Spans(publish(synthetic.ledger(1)).workdays, Wording("zh", record_kinds()))
    assert spans.length(D(2026, 3, 2), D(2026, 3, 2)) == "0 个工作日"
