"""The gate's judgement of one record, from values alone."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

import msgspec
import pytest
from tests.situations import CLERK, FIRST, NOW, UNIT, after, before, right
from tests.support import CLERKS, MERGED, OFFICE, THEME, day, issue, step, tables, theme

from tingjian.core.gate import Deed, Judged, Proposer, Version, judge_change
from tingjian.core.ledger import Tables
from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.proceedings.oversight import FollowUp, Oversight
from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.core.proceedings.session import Session
from tingjian.core.record import Advice, Case, Enterprise, Imported, Person, ServicePlan
from tingjian.core.steps import BY_KIND
from tingjian.store.schema import record_kinds

MAINTAINER = "zs-maintainer"
TODAY = day(NOW)
ENTERPRISE = Enterprise("haiyue", "海岳船务", "port-shipping", "putuo")


def version(record: Any) -> Version:
    """A record as the reader gives it."""
    return Version(msgspec.json.decode(msgspec.json.encode(record)), record)


def judged(
    was: Any, now: Any, actor: str = OFFICE, received: date = TODAY, known: Tables | None = None
) -> Judged:
    """The judgement of a change by an account; everything that is referred to exists."""
    known = known or tables()
    kind = record_kinds()[type(now).__name__.lower()]
    proposer = Proposer(known.people[actor], known, received)
    old = None if was is None else version(was)
    return judge_change(kind, old, version(now), proposer, known, lambda *_: True)


def rules(found: Judged) -> list[str]:
    """The rules that are broken."""
    return sorted(fault.rule for fault in found.faults)


def with_bot(**fields: Any) -> Tables:
    """The small ledger's tables, with a bot."""
    bot = Person("form[bot]", "表单", **fields)
    known = copy(tables())
    known.people = {**known.people, bot.login: bot}
    return known


@pytest.mark.parametrize("kind", BY_KIND)
@pytest.mark.parametrize("actor", [OFFICE, MAINTAINER, *CLERKS.values()])
def test_another_name(kind: str, actor: str) -> None:
    """A step is signed by whoever proposes it, whatever the kind of step."""
    own = right(kind)
    expected = [] if actor == own else ["attest.by"]
    found = judged(before(kind), after(kind, own), actor)
    assert expected == [rule for rule in rules(found) if rule != "change.role"]


@pytest.mark.parametrize("kind", BY_KIND)
def test_days(kind: str) -> None:
    """A step is dated on the day of its receipt, or within the tolerance before it."""
    was, now, actor = before(kind), after(kind, right(kind)), right(kind)
    assert ["attest.future"] == rules(judged(was, now, actor, day(NOW - 1)))
    assert [] == rules(judged(was, now, actor, day(NOW)))
    assert [] == rules(judged(was, now, actor, day(NOW + 1)))
    assert ["attest.past"] == rules(judged(was, now, actor, day(NOW + 2)))


@pytest.mark.parametrize("kind", BY_KIND)
def test_taking_back(kind: str) -> None:
    """No step can be taken back, not even by whoever took it."""
    assert "change.removed" in rules(judged(after(kind, right(kind)), before(kind), right(kind)))


def test_nothing_but_the_layout() -> None:
    """A department does not write a file anew that says the same as before; the office may."""
    was = before("reply")
    assert ["change.layout"] == rules(judged(was, was, CLERK))
    assert [] == rules(judged(was, was))


def test_looking_back() -> None:
    """Where only making and merging are known, a step may be dated on any day between them."""
    known, now = tables(), after("accept", OFFICE)
    for made, expected in ((day(NOW + 1), []), (day(NOW + 2), ["attest.past"])):
        proposer = Proposer(known.people[OFFICE], known, day(NOW + 30), made)
        kind = record_kinds()["issue"]
        old, new = version(before("accept")), version(now)
        found = judge_change(kind, old, new, proposer, known, lambda *_: True)
        assert expected == rules(found)


@pytest.mark.parametrize("record", [before("accept"), theme(), ENTERPRISE])
def test_new_record(record: Any) -> None:
    """The office registers what is new, and a department does not."""
    found = judged(None, record)
    assert ([], ["register"]) == (rules(found), [deed.kind for deed in found.deeds])
    assert ["change.role"] == rules(judged(None, record, CLERK))


def test_registered_before_it_was_raised() -> None:
    """Nothing was raised after the day on which it is registered."""
    assert ["attest.future"] == rules(judged(None, issue(raised=day(12)), received=day(11)))


def test_registered_with_steps() -> None:
    """A new issue may bring steps of the day of receipt, and none of an earlier one."""
    found = judged(None, issue([step("accept", NOW)]))
    assert ([], ["register", "accept"]) == (rules(found), [deed.kind for deed in found.deeds])
    assert ["attest.past"] == rules(judged(None, issue([step("accept", 5)])))


def test_imported() -> None:
    """What comes from a spreadsheet keeps its days, but not those to come, and only when new."""
    came = Imported("letters.csv", "1")
    old = issue([step("accept", 2)], imported=came)
    assert [] == rules(judged(None, old))
    assert ["attest.future"] == rules(judged(None, issue([step("accept", NOW + 1)], imported=came)))
    later = [*old.steps, step("follow_up", 3)]
    assert ["attest.past"] == rules(judged(old, issue(later, imported=came)))
    assert ["change.frozen"] == rules(judged(issue(), issue(imported=came)))


def test_answered_after_the_import() -> None:
    """The office copies what a spreadsheet answered when it is registered, and never later."""
    came = Imported("t.xlsx", "1")
    dispatch = step("dispatch", NOW, as_="lead", due=day(NOW + 7))
    old = issue([step("accept", 2)], {UNIT: [dispatch]}, imported=came)
    copied = step("reply", NOW, outcome=None)
    now = issue([step("accept", 2)], {UNIT: [dispatch, copied]}, imported=came)
    assert [] == rules(judged(None, now))
    assert ["step.field-missing"] == rules(judged(old, now))
    own = issue([step("accept", 2)], {UNIT: [dispatch, step("reply", NOW, CLERK)]}, imported=came)
    assert [] == rules(judged(old, own, CLERK))


def _done(on: date) -> dict[str, tuple[Any, Any]]:
    """Records before and after something was done in them on a day, by what was done."""
    number, first = "ZS-20260302-7K4QM", day(1)
    session = Session(number, "面对面", "face_to_face", first)
    campaign = Campaign(number, "征集", first, first)
    policy = Policy(number, "政策", "housing", first, first)
    matter = Oversight(number, "监督", "joint", first, ("party",))
    said = Suggestion("s1", "建言")
    opinion = Opinion("o1", first, "enterprise", "意见")
    replace = msgspec.structs.replace
    return {
        "sent": (session, replace(session, sent=on, sent_to=("party",))),
        "disposed": (
            replace(campaign, suggestions=(said,)),
            replace(campaign, suggestions=(replace(said, disposition="noted", disposed=on),)),
        ),
        "answered": (
            replace(policy, opinions=(opinion,)),
            replace(policy, opinions=(replace(opinion, adopted="yes", answered=on),)),
        ),
        "followed": (matter, replace(matter, follow_ups=(FollowUp(on, ("party",), "督办"),))),
        "closed": (matter, replace(matter, result="办妥", closed=on)),
        "advised": (issue(), issue(advice=(Advice(on, "expert", "建议"),))),
        "planned": (theme(), theme(services=(ServicePlan(on, "team", "方案"),))),
    }


def _of_days(found: Judged) -> list[str]:
    """The rules about days that are broken."""
    return [rule for rule in rules(found) if rule.startswith("attest.")]


@pytest.mark.parametrize("done", _done(TODAY))
def test_what_is_done_in_a_record(done: str) -> None:
    """It was done on the day of receipt: not later, and not so long before that it was in time."""
    for on, expected in ((TODAY, []), (day(NOW + 1), ["attest.future"]), (day(2), ["attest.past"])):
        assert expected == _of_days(judged(*_done(on)[done]))


@pytest.mark.parametrize("done", ["sent", "disposed", "answered", "followed", "closed"])
def test_a_new_record_tells_of_the_past(done: str) -> None:
    """What was done before the record was made is told with it; what is to come is not."""
    for on, expected in ((day(2), []), (day(NOW + 1), ["attest.future"])):
        assert expected == _of_days(judged(None, _done(on)[done][1]))


def test_a_day_taken_away() -> None:
    """A day that is taken out again is no deed of any day."""
    was, now = _done(day(2))["sent"]
    assert [] == _of_days(judged(now, was))


def test_edited() -> None:
    """An edit of a case is said by a correction; an edit of another record needs none."""
    was, now = issue(), issue(title="另一个标题")
    assert ["correct.unsaid"] == rules(judged(was, now))
    said = issue([step("correct", NOW)], title="另一个标题")
    found = judged(was, said)
    assert ([], [("correct", ("title",))]) == (
        rules(found),
        [(deed.kind, deed.fields) for deed in found.deeds],
    )
    renamed = msgspec.structs.replace(ENTERPRISE, name="海岳船舶修造")
    found = judged(ENTERPRISE, renamed)
    assert ([], [Deed("edit", "enterprise", "haiyue", fields=("name",))]) == found


def test_correction_of_nothing() -> None:
    """A correction names what changed, and only that."""
    was = issue()
    nothing = issue([step("correct", NOW, fields=("title", "request"))], title="另一个标题")
    assert ["correct.unchanged"] == rules(judged(was, nothing))


def test_correction_of_what_is_frozen() -> None:
    """A correction opens nothing that is frozen, and is not told besides that nothing changed."""
    now = issue([step("correct", NOW, fields=("raised",))], raised=day(1))
    assert ["change.frozen"] == rules(judged(issue(), now))


def test_edit_by_a_department() -> None:
    """A department that edits is told that it may not, and not how an edit is said."""
    found = judged(issue(), issue(title="另一个标题"), CLERK)
    assert ["change.role"] == rules(found)
    assert [("edit", UNIT)] == [(deed.kind, deed.by) for deed in found.deeds]


def test_told_once() -> None:
    """Who may not begin a thread is told that once, and not for each field in it."""
    now = after("dispatch", CLERK)
    assert ["change.role", "step.role"] == rules(judged(before("dispatch"), now, CLERK))


def test_past_step() -> None:
    """A change of a step is a change of the past, and is named so."""
    was = after("reply", CLERK)
    now = after("reply", CLERK, text="另一种说法")
    assert ["change.past"] == rules(judged(was, now, CLERK))


def test_layout() -> None:
    """Where no value changed, nothing was done but to the layout."""
    found = judged(ENTERPRISE, ENTERPRISE)
    assert ([], [Deed("layout", "enterprise", "haiyue")]) == found


def test_old_faults() -> None:
    """Whoever takes a legal step does not answer for what was wrong before; for his own he does."""
    lead = {"as_": "lead"}
    wrong = {
        UNIT: [step("dispatch", FIRST, **lead)],
        "science": [step("dispatch", FIRST, **lead)],
    }
    was = issue([step("accept", FIRST)], wrong)
    fresh = wrong | {UNIT: [*wrong[UNIT], step("sign", NOW, CLERK)]}
    assert [] == rules(judged(was, issue(was.steps, fresh), CLERK))
    third = wrong | {"finance": [step("dispatch", NOW, **lead)]}
    assert ["assignment.two-leads"] == rules(judged(was, issue(was.steps, third)))
    twice = wrong | {UNIT: [*fresh[UNIT], step("sign", NOW, CLERK)]}
    assert ["step.illegal"] == rules(judged(was, issue(was.steps, twice), CLERK))


def test_an_old_fault_again() -> None:
    """A fault that stands already is told of the step that has it anew, though that comes first."""
    gone = {UNIT: [step("dispatch", FIRST, "gone", as_="lead")]}
    was = issue([step("accept", FIRST)], gone)
    now = issue(was.steps, {"science": [step("dispatch", NOW, "gone", as_="support")]} | gone)
    found = [fault.path for fault in judged(was, now).faults if fault.rule == "step.actor"]
    assert [("assignments", 0, "steps", 0, "by")] == found


def test_bot() -> None:
    """A bot signs in the names of those for whom it may act, and in its own, with their roles."""
    was, now = before("reply"), after("reply", CLERK)
    may = with_bot(role="department", department=UNIT, acts_for=(CLERK,))
    assert [] == rules(judged(was, now, "form[bot]", known=may))
    may_not = with_bot(role="department", department=UNIT)
    assert ["attest.by"] == rules(judged(was, now, "form[bot]", known=may_not))
    other = with_bot(role="department", department="science", acts_for=("st-clerk",))
    assert ["attest.by"] == rules(judged(was, now, "form[bot]", known=other))
    both = with_bot(role="staff", acts_for=(CLERK,))
    assert [] == rules(judged(was, now, "form[bot]", known=both))


def test_deeds() -> None:
    """A step is told with who took it, in whose thread, and to what end."""
    found = judged(before("reply"), after("reply", CLERK, outcome="explained"), CLERK)
    number = before("reply").id
    expected = Deed("reply", "issue", number, UNIT, UNIT, "explained")
    assert [expected] == found.deeds
    ruled = judged(before("rule"), after("rule", OFFICE))
    assert [Deed("rule", "issue", number, department=UNIT, granted=True)] == ruled.deeds


def test_step_by_nobody() -> None:
    """A step of an unknown account is told as the office's, and refused."""
    found = judged(before("withdraw"), after("withdraw", "nobody"))
    assert ["attest.by", "step.actor"] == rules(found)
    assert ["office"] == [deed.by for deed in found.deeds]


def test_table() -> None:
    """A table has no record of its own; its changes are judged by the schema alone."""
    kind = record_kinds()["person"]
    rows = [{"login": "a", "name": "甲", "role": "staff"}]
    proposer = Proposer(tables().people[MAINTAINER], tables(), day(NOW))
    more = [*rows, {"login": "b", "name": "乙", "role": "staff"}]
    for old, new, expected in (
        (rows, more, []),
        (more, rows, ["change.removed"]),
        (rows, [rows[0] | {"login": "c"}], ["change.removed"]),
    ):
        was, now = Version(old, None), Version(new, None)
        found = judge_change(kind, was, now, proposer, tables(), lambda *_: True)
        assert expected == rules(found)
        assert [("edit", "")] == [(deed.kind, deed.number) for deed in found.deeds]


def test_what_is_referred_to() -> None:
    """A reference is asked of the ledger as it will be."""
    known = tables()
    now: Case = after("merge", OFFICE)
    asked: list[tuple[str, str]] = []

    def exists(kind: str, number: str) -> bool:
        asked.append((kind, number))
        return number != THEME

    proposer = Proposer(known.people[OFFICE], known, day(NOW))
    kind, was = record_kinds()["issue"], version(before("merge"))
    found = judge_change(kind, was, version(now), proposer, known, exists)
    assert ["reference.unknown"] == rules(found)
    assert ("theme", THEME) in asked
    assert MERGED not in {number for _, number in asked}
