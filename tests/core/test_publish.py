"""The laws of publishing: what is public comes out, and nothing else ever does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.histories import histories
from tests.support import CLERKS, HEARD, OFFICE, THEME, issue, step, tables, theme

from tingjian.core.ledger import Ledger, Tables
from tingjian.core.publish import (
    PublicEnterprise,
    PublicIssue,
    PublicLedger,
    PublicStep,
    PublicTheme,
    publish,
)
from tingjian.core.record import (
    Advice,
    Enterprise,
    Imported,
    Issue,
    Person,
    Point,
    ServicePlan,
    Source,
    Step,
    Theme,
)
from tingjian.store.schema import record_kinds

CANARY = "机密金丝雀"
KINDS = record_kinds()
ACCEPT = step("accept", 2, note=CANARY)
DISCLOSURES = ("named", "anonymous", "withheld")


def public(kind: str) -> set[str]:
    """The fields that a schema shows."""
    return {name for name, field in KINDS[kind].fields.items() if field.public}


def names(record: type[Any]) -> set[str]:
    """The fields of a record, as its schema names them."""
    return {name.rstrip("_") for name in record.__struct_fields__}


def firm(number: str = "haiyue") -> Enterprise:
    """An enterprise with a canary in every restricted field."""
    return Enterprise(
        number,
        f"{number}船务",
        "port-shipping",
        "putuo",
        size="small",
        white_list=True,
        point=Point(date(2025, 1, 1), CANARY),
        note=CANARY,
    )


def ledger(*issues: Issue, themes: tuple[Theme, ...] = ()) -> Ledger:
    """A ledger of these issues and two enterprises, restricted people in its tables."""
    found = tables()
    people = {CANARY: Person(CANARY, CANARY, "staff", email=CANARY, key=CANARY, acts_for=(CANARY,))}
    made = Tables(
        found.settings,
        found.calendars,
        found.departments,
        found.sectors,
        found.regions,
        people,
        found.observers,
        found.experts,
        found.teams,
    )
    enterprises = {number: firm(number) for number in ("haiyue", "youzhong")}
    return Ledger(
        made,
        enterprises,
        {each.id: each for each in issues},
        {each.id: each for each in themes},
    )


def one(case: Issue) -> PublicIssue:
    """An issue as it is published."""
    return publish(ledger(case)).issues[case.id]


def everything(published: PublicLedger) -> str:
    """All that is published of records, spelt out."""
    parts = (
        published.settings,
        published.departments,
        published.sectors,
        published.regions,
        published.enterprises,
        published.issues,
        published.themes,
    )
    return msgspec.json.encode(parts).decode()


def test_issue_fields() -> None:
    """A public issue has just the public fields, narrowed: channel, spreadsheet row, enterprise."""
    narrowed = {"source": {"channel"}, "imported": {"row"}}
    for name, inner in narrowed.items():
        fields = KINDS["issue"].fields[name].fields
        assert inner == {key for key, field in fields.items() if field.public}
    expected = public("issue") - set(narrowed) | {"channel", "row", "enterprise", "merged"}
    assert expected == names(PublicIssue)


def test_theme_fields() -> None:
    """A public theme has just the public fields, and the issues merged into it."""
    assert public("theme") | {"issues", "withheld"} == names(PublicTheme)


def test_enterprise_fields() -> None:
    """A public enterprise has just the public fields."""
    assert public("enterprise") == names(PublicEnterprise)


def test_step_fields() -> None:
    """Of a step's fields only the account and the internal note are restricted."""
    fields = KINDS["issue"].fields["steps"].fields
    assert {"by", "note"} == {name for name, field in fields.items() if not field.public}


@pytest.mark.parametrize("kind", ["department", "sector", "region", "ledger", "calendar"])
def test_public_tables(kind: str) -> None:
    """The tables that are published as they are have no restricted field."""
    assert set(KINDS[kind].fields) == public(kind)


def texts(case: Any) -> list[str | None]:
    """Every text of a case."""
    steps = [*case.steps, *(taken for each in case.assignments for taken in each.steps)]
    own = [case.title, case.statement, case.request]
    return own + [text for each in steps for text in (each.reason, each.text, each.basis)]


@st.composite
def restricted(draw: st.DrawFn) -> Issue:
    """A random history with a canary in every field that is not public."""
    history = draw(histories(10))

    def marked(taken: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(msgspec.structs.replace(each, note=CANARY) for each in taken)

    return msgspec.structs.replace(
        history,
        source=Source("visit", CANARY),
        contact=f"sealed:{CANARY}",
        disclosure=draw(st.sampled_from(DISCLOSURES)),
        imported=draw(st.sampled_from((None, Imported(CANARY, "7")))),
        request=draw(st.sampled_from((None, "请明确办理路径"))),
        steps=marked(history.steps),
        assignments=tuple(
            msgspec.structs.replace(each, steps=marked(each.steps)) for each in history.assignments
        ),
    )


@given(restricted())
@settings(max_examples=80)
def test_nothing_restricted_is_published(case: Issue) -> None:
    """No restricted value, and no account, is anywhere in what is published."""
    said = everything(publish(ledger(case, themes=(theme([ACCEPT]),))))
    hidden = (CANARY, OFFICE, *CLERKS.values(), "sealed:")
    assert [] == [each for each in hidden if each in said]


@given(restricted())
@settings(max_examples=80)
def test_what_is_public_is_published(case: Issue) -> None:
    """Days, kinds, departments, outcomes come out as they are, in every way of disclosure."""
    made = one(case)
    same = ("id", "class_", "raised", "disclosure", "sector", "region", "demonstration")
    assert [getattr(case, name) for name in same] == [getattr(made, name) for name in same]
    assert case.source.channel == made.channel
    threads = [("office", case.steps, made.steps)]
    assert [each.department for each in case.assignments] == [
        each.department for each in made.assignments
    ]
    threads += [
        (before.department, before.steps, after.steps)
        for before, after in zip(case.assignments, made.assignments, strict=True)
    ]
    for unit, before, after in threads:
        assert len(before) == len(after)
        for step_, shown in zip(before, after, strict=True):
            assert isinstance(shown, PublicStep)
            plain = set(step_.__struct_fields__) - {"by", "note", "text", "reason", "basis"}
            plain -= {"into"} if case.disclosure == "withheld" else set()
            assert [getattr(step_, n) for n in plain] == [getattr(shown, n) for n in plain]
            acted = "office" if step_.by == OFFICE else unit
            assert acted == shown.by
    if case.disclosure != "withheld":
        assert texts(case) == texts(made)


NAMING = "haiyue船务认为，haiyue船务的问题"


@pytest.mark.parametrize("disclosure", DISCLOSURES)
def test_no_text_of_an_anonymous_issue_names_its_enterprise(disclosure: str) -> None:
    """Where an enterprise is not named, no text of its issue says its name: not an answer either."""
    reply = step("reply", 9, CLERKS["science"], basis=NAMING, text=NAMING)
    steps = [step("accept", 2), step("close", 10, reason=NAMING, text=NAMING)]
    threads = {"science": [step("dispatch", 4, text=NAMING), reply]}
    words: dict[str, Any] = dict.fromkeys(("title", "statement", "request"), NAMING)
    advice = (Advice(date(2026, 3, 5), "expert-01", NAMING),)
    services = (ServicePlan(date(2026, 3, 5), "team-01", NAMING),)
    made = issue(steps, threads, disclosure=disclosure, advice=advice, services=services, **words)
    said = msgspec.json.encode(one(made)).decode()
    assert (disclosure == "named") == ("haiyue船务" in said)
    assert (disclosure == "anonymous") == ("×××认为，×××的问题" in said)


def test_withheld() -> None:
    """A withheld issue shows no text at all: not its own, not its answers', not a reason."""
    reply = step("reply", 9, CLERKS["science"], basis="依据", text="答复正文")
    steps = [
        step("accept", 2),
        step("follow_up", 5),
        step("close", 10, reason="理由", text="说明"),
    ]
    threads = {"science": [step("dispatch", 4, text="交办要求"), reply]}
    made = one(issue(steps, threads, disclosure="withheld", request="诉求"))
    assert set() == {text for text in texts(made) if text}
    assert made.enterprise is None
    assert "reply" == made.assignments[0].steps[1].kind


@pytest.mark.parametrize("disclosure", DISCLOSURES)
def test_enterprises(disclosure: str) -> None:
    """An enterprise is published only where one of its own issues chose to be named."""
    published = publish(ledger(issue(disclosure=disclosure)))
    expected = ["haiyue"] if disclosure == "named" else []
    assert expected == list(published.enterprises)
    assert (expected[0] if expected else None) == published.issues[HEARD].enterprise
    assert ("haiyue船务" in everything(published)) == bool(expected)


def test_one_named_issue_is_enough_for_the_enterprise_not_for_its_other_issues() -> None:
    """A named issue publishes the enterprise; its anonymous issues still do not name it."""
    other = "ZS-20260302-0J6G5"
    published = publish(ledger(issue(disclosure="named"), issue(id=other, disclosure="anonymous")))
    assert ["haiyue"] == list(published.enterprises)
    assert published.issues[other].enterprise is None


def test_named_without_a_file() -> None:
    """An issue of an enterprise that has no file publishes no enterprise."""
    assert {} == publish(ledger(issue(enterprise="gone"))).enterprises


def test_themes() -> None:
    """A theme shows its own words and, each once, the issues that were merged into it."""
    merge = [step("accept", 2), step("merge", 3), step("reopen", 4), step("merge", 5)]
    other = "ZS-20260302-0J6G5"
    published = publish(
        ledger(issue(merge), issue(merge, id=other), themes=(theme(request="统一标准"),))
    )
    made = published.themes[THEME]
    assert sorted((HEARD, other)) == list(made.issues)
    assert texts(theme(request="统一标准")) == texts(made)
    assert () == publish(ledger(themes=(theme(),))).themes[THEME].issues


def test_imported_row() -> None:
    """An imported issue shows its row, not the file it came from."""
    made = one(issue(imported=Imported(CANARY, "letters:7")))
    assert "letters:7" == made.row
    assert one(issue()).row is None


def test_a_row_is_not_told_where_a_word_is_hidden() -> None:
    """The row may be a digest of its words, so it stays unsaid where one of them does."""
    imported = Imported(CANARY, "2f1c")
    for disclosure in ("anonymous", "withheld"):
        assert "" == one(issue(imported=imported, disclosure=disclosure)).row
    letter = issue(imported=imported, disclosure="anonymous", enterprise=None)
    assert "2f1c" == one(letter).row


def test_order() -> None:
    """Public records come in the order of their numbers, whatever the order they were read in."""
    numbers = ("ZS-20260303-0PR4Z", HEARD, "ZS-20260105-0V9RR")
    published = publish(ledger(*(issue(id=number) for number in numbers)))
    assert sorted(numbers) == list(published.issues)


def test_tables_are_passed_on() -> None:
    """Settings, working days, departments, sectors and regions are those of the ledger."""
    restricted_ledger = ledger()
    published, found = publish(restricted_ledger), restricted_ledger.tables
    assert found.settings is published.settings
    assert found.workdays is published.workdays
    assert found.departments is published.departments
    assert (found.sectors, found.regions) == (published.sectors, published.regions)


def test_files_are_named_where_no_enterprise_is_hidden() -> None:
    """The id of a case's file is told of themes and of issues with a named enterprise alone."""
    numbers = dict(zip(DISCLOSURES, ("ZS-20260303-0PR4Z", HEARD, "ZS-20260105-0V9RR"), strict=True))
    found = ledger(
        *(issue(id=number, disclosure=each) for each, number in numbers.items()), themes=(theme(),)
    )
    blobs = {number: f"id of {number}" for number in (*numbers.values(), THEME)}
    published = publish(replace(found, blobs=blobs)).blobs
    assert {numbers["named"], THEME} == set(published)
    assert published.items() <= blobs.items()
