"""The laws of all that is owed: by cases and by the mechanism, in one order."""

from __future__ import annotations

from datetime import timedelta

from tests import synthetic

from tingjian.core.cadences import cadences
from tingjian.core.duties import Duty, duties
from tingjian.core.ledger import Ledger
from tingjian.core.owed import owed, title
from tingjian.core.standing import stand

DAY = synthetic.DAY - timedelta(400)


def ledger() -> Ledger:
    return synthetic.ledger(60)


def test_cases_and_mechanism_owe_together() -> None:
    """Every duty of every case that is there on the day, and the mechanism's; the earliest first."""
    made = ledger()
    tables = made.tables
    expected: list[Duty] = cadences(made, DAY)
    for case in (*made.issues.values(), *made.themes.values()):
        expected += duties(case, stand(case, DAY), DAY, tables.settings, tables.workdays)
    found = owed(made, DAY)
    assert sorted(expected, key=repr) == sorted(found, key=repr)
    assert sorted(found, key=lambda duty: duty.due) == found
    assert any(case.raised > DAY for case in made.issues.values())


def test_known_standings_change_nothing() -> None:
    """Whoever knows where the cases stand is told the same."""
    made = ledger()
    standings = {number: stand(case, DAY) for number, case in made.issues.items()}
    assert owed(made, DAY) == owed(made, DAY, standings)


def test_a_duty_is_called_by_its_record() -> None:
    """What owes a duty has its record's title; the mechanism as a whole has none."""
    made = ledger()
    called = {duty.case: title(duty, made) for duty in owed(made, synthetic.DAY)}
    for number, case in (*made.issues.items(), *made.themes.items()):
        assert called.get(number, case.title) == case.title
    assert called
    found = owed(made, DAY)[0]
    nobody = Duty("service_day", "office", "", found.since, found.due, overdue=False)
    assert title(nobody, made) == ""
