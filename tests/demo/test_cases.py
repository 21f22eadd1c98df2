"""The laws of synthetic cases: legal at every commit, of every kind, plainly a demonstration."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from datetime import date

import msgspec
import pytest

from tingjian.core.bundle import unbound
from tingjian.core.judge import judge
from tingjian.core.ledger import Tables
from tingjian.core.record import (
    Case,
    Department,
    Issue,
    Person,
    Region,
    Sector,
    Settings,
    Step,
    Theme,
)
from tingjian.core.standing import stand
from tingjian.core.workdays import Calendar, Workdays
from tingjian.demo import place
from tingjian.demo.analyses import Analyses
from tingjian.demo.cases import WANTED, Cases, marks
from tingjian.demo.days import Days
from tingjian.demo.ledger import calendars
from tingjian.demo.made import Made
from tingjian.demo.roster import Roster
from tingjian.demo.versions import kind, versions, whole
from tingjian.store.cases import in_order
from tingjian.store.schema import record_kinds, validator
from tingjian.store.strict import read
from tingjian.store.writer import write

AS_OF = date(2026, 6, 30)
CALENDARS = tuple(msgspec.convert(read(text.encode()), Calendar) for text in calendars().values())
DAYS = Days(Workdays(CALENDARS), AS_OF)
CASES = Cases(seed=5, issues=300, days=DAYS)
ROSTER = Roster(DAYS[0])
MADE = [*CASES.themes, *(CASES.issue(number) for number in range(300))]
HAN = re.compile("[\u4e00-\u9fff]")


def _tables() -> Tables:
    values = place.tables(DAYS[0])
    return Tables(
        settings=msgspec.convert(values["ledger.yml"], Settings),
        calendars=CALENDARS,
        departments={each["id"]: msgspec.convert(each, Department) for each in place.DEPARTMENTS},
        sectors={each["id"]: msgspec.convert(each, Sector) for each in values["sectors.yml"]},
        regions={each["id"]: msgspec.convert(each, Region) for each in values["regions.yml"]},
        people={each["login"]: msgspec.convert(each, Person) for each in place.PEOPLE},
        observers={},
        experts={each.id: each for each in ROSTER.experts},
        teams={each.id: each for each in ROSTER.teams},
    )


TABLES = _tables()
KNOWN: dict[str, Container[str]] = {
    "theme": {made.case.id for made in CASES.themes},
    "enterprise": {account.id for account in CASES.enterprises.accounts},
}


def faults(case: Case) -> list[str]:
    """The rules that a case breaks."""
    return [f.rule for f in judge(case, TABLES, lambda kind, id_: id_ in KNOWN[kind])]


def reread(made: Made, text: str) -> Case:
    """A version of a case, as the reader and the schema take it."""
    value = read(text.encode())
    validator(kind(made)).validate(value)
    read_case: Case = msgspec.convert(value, type(made.case))
    return read_case


def test_wanted() -> None:
    """Every state, kind of step, outcome, channel, class, disclosure and the like occurs."""
    found: set[str] = set().union(*(marks(made.case, AS_OF) for made in MADE))
    assert set() == set(WANTED) - found


def test_wanted_names() -> None:
    """What is wanted is all that the schemas know."""
    issue = record_kinds()["issue"].fields
    step = issue["steps"].fields
    labels = {
        "channel": issue["source"].fields["channel"].labels,
        "disclosure": issue["disclosure"].labels,
        "step": step["kind"].labels,
        "outcome": step["outcome"].labels,
        "satisfaction": step["satisfaction"].labels,
        "office": step["offices"].labels,
    }
    for name, expected in labels.items():
        wanted = {each.split()[1] for each in WANTED if each.split()[0] == name}
        assert set(expected) == wanted


def test_theme_kinds() -> None:
    """Both kinds of theme occur, and bundles ask at least two departments."""
    themes = [made.case for made in CASES.themes if isinstance(made.case, Theme)]
    assert {"common", "bundle"} == {theme.kind for theme in themes}
    assert all(len(theme.assignments) > 1 for theme in themes if theme.kind == "bundle")


@pytest.mark.parametrize("seed", [5, 6])
def test_legal(seed: int) -> None:
    """No case breaks a rule, at any of its commits; the last version is the whole."""
    for number in range(40, 120):
        made = Cases(seed, 300, DAYS).issue(number) if seed != 5 else CASES.issue(number)
        texts = [version.text for version in versions(made)]
        for text in texts:
            case = reread(made, text)
            assert [] == [f for f in faults(case) if seed == 5 or f != "reference.unknown"], text
            assert write(read(text.encode())) == text
        assert whole(made) == texts[-1]
        assert made.case == reread(made, texts[-1])


def test_legal_in_the_end() -> None:
    """No case of a whole ledger breaks a rule."""
    assert [] == [(made.case.id, faults(made.case)) for made in MADE if faults(made.case)]


def test_versions_are_somebody_s() -> None:
    """A version adds the steps of one account on one day, at the ends of threads, and no others."""
    for made in MADE[:150]:
        before: Case | None = None
        for version in versions(made):
            after = reread(made, version.text)
            for step in _added(before, after):
                assert (version.moment.day, version.moment.login) == (str(step.on), step.by)
            before = after


def _added(before: Case | None, after: Case) -> list[Step]:
    old = {each.department: each.steps for each in before.assignments} if before else {}
    old_steps = before.steps if before else ()
    assert after.steps[: len(old_steps)] == old_steps
    added = list(after.steps[len(old_steps) :])
    for thread in after.assignments:
        known = old.get(thread.department, ())
        assert thread.steps[: len(known)] == known
        added += thread.steps[len(known) :]
    return added


def test_corrected() -> None:
    """Before it is corrected a file says something else, afterwards what the case says."""
    corrected = [made for made in MADE if made.before]
    assert corrected
    for made in corrected:
        cases = [reread(made, version.text) for version in versions(made)]
        sectors = [case.sector for case in cases if isinstance(case, Issue)]
        assert made.before["sector"] == sectors[0] != sectors[-1]
        assert len(set(sectors)) == 2


def test_demonstration() -> None:
    """Every case and every enterprise says, to programs and to people, that it is made up."""
    for made in MADE:
        assert made.case.demonstration
        assert made.case.title.startswith("演示")
    for account in CASES.enterprises.accounts:
        for stage in account.stages:
            assert stage.record.demonstration
            assert stage.record.name.startswith("演示")


def test_texts() -> None:
    """Statements differ, are filled in, and are about as long as what people write."""
    issues = [made for made in MADE if isinstance(made.case, Issue)]
    statements = Counter(made.case.statement for made in issues)
    assert 1 == max(statements.values())
    for made in issues:
        assert 90 <= len(HAN.findall(made.case.statement)) <= 400
        assert "{" not in whole(made)


def test_feedback_rises() -> None:
    """Few dispatches are answered at first, most in the end, and some replies are overdue."""
    cases = Cases(5, 1_500, DAYS)
    answered: dict[bool, list[bool]] = {False: [], True: []}
    overdue = 0
    for number in range(len(WANTED), 1_500):
        case = cases.issue(number).case
        standing = stand(case, AS_OF)
        overdue += bool(standing.overdue)
        for thread in standing.threads:
            if thread.due and thread.due < AS_OF and thread.active and thread.dispatched:
                late = thread.dispatched > DAYS[DAYS.last // 2]
                answered[late].append(thread.answered is not None)
    first, second = (sum(answered[late]) / len(answered[late]) for late in (False, True))
    assert 0.4 < first < second < 0.92
    assert 0 < overdue < 350


def test_order() -> None:
    """But for those that are wanted, a later issue is not raised before an earlier one."""
    raised = [CASES.issue(number).case.raised for number in range(len(WANTED), 300)]
    assert raised == sorted(raised)
    assert len({made.case.id for made in MADE}) == len(MADE)


def test_many() -> None:
    """Of a large ledger, too, every bundle binds two departments and no analysis is too long."""
    large = Cases(seed=7, issues=100_000, days=DAYS)
    themes = [made.case for made in large.themes]
    assert [] == [each.id for each in themes if unbound(each, lambda _: ())]
    analyses = Analyses(large)
    for made in large.themes:
        analyses.hear(made)
    held = [account.record for account in analyses.held(DAYS.last + 1)]
    assert 100 == max(len(each.themes) for each in held)
    assert all(validator("analysis").is_valid(in_order(each, "analysis")) for each in held)
