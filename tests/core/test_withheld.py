"""The laws of what may not be told of a withheld issue: by which record, by which theme it is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_publish import ledger
from tests.support import CLERKS, HEARD, MERGED, THEME, WORKING, by_type, day, issue, step, theme

from tingjian.core.proceedings.session import Claim, Proposal, PublicSession, Session
from tingjian.core.publish import PublicLedger, publish
from tingjian.core.record import Issue
from tingjian.core.withheld import MASK, WITHHELD, Masking, Spell, spells

TWIN = "ZS-20260202-0QTXA"
MERGE = [step("accept", 2), step("merge", 4)]
REPLIED = {
    "science": [step("dispatch", 3), step("reply", 9, CLERKS["science"], text="答复正文")],
}


def session(number: str) -> Session:
    """A session that names an issue in every way in which it can."""
    return Session(
        "ZS-20260305-0V9RR",
        f"关于{number}的协商",
        "service_day",
        day(5),
        cases=(THEME, number),
        proposals=(Proposal("p1", f"尽快办理 {number.lower()}。", case=number),),
        claims=(Claim("c1", "science", f"领办{number[:11]} {number[12:]}", case=number),),
        minutes=number,
    )


def said(published: PublicLedger) -> bytes:
    """All that is published of records."""
    kinds = [list(each.values()) for each in published.proceedings.values()]
    return msgspec.json.encode((published.issues, published.themes, published.blobs, kinds))


def told(to: str, other: str, disclosure: str) -> bytes:
    """What is published where all that speaks of one of two issues speaks of this one."""
    themes = (theme([step("accept", 2)], REPLIED), theme([step("accept", 2)], REPLIED, id=TWIN))
    made = ledger(
        issue(_merged(THEME), id=to, disclosure=disclosure),
        issue(_merged(TWIN), id=other, disclosure=disclosure),
        issue(id=WORKING, statement=f"参见 {to}。"),
        themes=(msgspec.structs.replace(themes[0], request=f"含{to}"), themes[1]),
    )
    blobs = {number: f"blob of {number}" for number in (HEARD, MERGED, THEME, TWIN)}
    # The id of a file is another when its content is.
    blobs |= {WORKING: f"blob with {to}", THEME: f"theme with {to}"}
    return said(publish(replace(made, proceedings=by_type(session(to)), blobs=blobs)))


def _merged(into: str) -> list[Any]:
    return [step("accept", 2), step("merge", 4, into=into), step("reopen", 6)]


@pytest.mark.parametrize("disclosure", ["named", "anonymous", "withheld"])
def test_which_issue_is_meant(disclosure: str) -> None:
    """Of two withheld issues nobody can tell which one a record speaks of; of others, anybody."""
    one, other = told(HEARD, MERGED, disclosure), told(MERGED, HEARD, disclosure)
    assert (disclosure == "withheld") == (one == other)


def test_a_record_says_that_it_names_one() -> None:
    """Where a number was a value a word stands for it, and in a text a mark."""
    made = ledger(issue(disclosure="withheld"))
    published = publish(replace(made, proceedings=by_type(session(HEARD))))
    (shown,) = published.of(PublicSession).values()
    assert (THEME, WITHHELD) == shown.cases
    assert WITHHELD == shown.proposals[0].case == shown.claims[0].case == shown.minutes
    assert f"关于{MASK}的协商" == shown.title
    assert f"尽快办理 {MASK}。" == shown.proposals[0].text
    assert f"领办{MASK}" == shown.claims[0].text


def test_themes_and_withheld_issues_know_days_alone() -> None:
    """A theme counts withheld issues; they have its days and departments; neither names the other."""
    made = ledger(
        issue([step("accept", 2), step("merge", 4), step("reopen", 6)], disclosure="withheld"),
        issue([step("accept", 2), step("merge", 5)], id=MERGED, disclosure="withheld"),
        issue([step("accept", 2), step("merge", 5)], id=WORKING),
        themes=(theme([step("accept", 2)], REPLIED),),
    )
    published = publish(made)
    common, quiet = published.themes[THEME], published.issues[MERGED]
    assert (WORKING,) == common.issues
    assert [0, 1, 2, 1] == [common.unnamed(day(number)) for number in (3, 4, 5, 6)]
    assert THEME not in msgspec.json.encode(quiet).decode()
    assert quiet.theme(day(4)) is None
    answered = quiet.theme(day(5))
    assert answered is not None
    assert ("", "", "") == (answered.id, answered.title, answered.statement)
    assert [(day(3), None), (day(9), None)] == [
        (each.on, each.text) for each in answered.assignments[0].steps
    ]
    assert publish(ledger(issue(MERGE, disclosure="withheld"))).issues[HEARD].merged == ()
    assert published.issues[WORKING].theme(day(5)) is None


def test_spells() -> None:
    """An issue is merged from the merging to the reopening; a step out of place changes nothing."""
    steps = [*_merged(THEME), step("merge", 8, into=TWIN), step("merge", 9, into=THEME)]
    found = list(spells(issue(steps)))
    assert [(THEME, Spell(day(4), day(6))), (TWIN, Spell(day(8)))] == found
    assert [] == list(spells(issue([step("merge", 4)])))
    assert [False, True, True, False] == [found[0][1].holds(day(each)) for each in (3, 4, 5, 6)]


TYPED = (
    HEARD,
    HEARD.lower(),
    HEARD.replace("-", ""),
    HEARD.replace("-", "–"),
    HEARD.replace("-0D", " OD"),
)


@given(st.text(), st.sampled_from(TYPED), st.text())
def test_texts(before: str, number: str, after: str) -> None:
    """However a number is typed in a text, whatever stands around it, it does not come through."""
    masked = Masking({HEARD})
    made: Issue = masked(issue(title=f"{before}。{number}。{after}", id=WORKING))
    assert number not in made.title.replace(before, "", 1).removesuffix(after)
    assert made.title.startswith(f"{before}。") == (number not in before)
    assert MASK in made.title


def test_what_names_none_stays_as_it_is() -> None:
    """A record that names no withheld issue is the same; without any there is nothing to look for."""
    made = issue(statement=f"见 {MERGED}。")
    assert made is Masking({WORKING})(made)
    assert made is Masking({})(made)
