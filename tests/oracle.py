"""A second, slower way to say whether a history is legal, written from the printed table alone.

Where a thread stands follows from how many of its steps were taken. So a history is legal if, from
no step taken, one can come to all taken by taking one permitted step at a time, day after day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.support import CLERKS, NEEDED, OFFICE, tables

from tingjian.core.record import Case, Issue, Step

# kind, thread, states before, state after ("-": as before), needs, may, condition
PRINTED = """
accept    office     heard                                            open       -                       -            -
follow_up office     open,parked                                      -          offices,text            -            -
remind    office     open                                             -          departments             text         owing
evaluate  office     open                                             -          solved,satisfaction     accepted,text answered
close     office     open                                             closed     outcome                 text,reason  settled
park      office     open                                             parked     review,reason           -            -
reopen    office     parked,closed,merged                             open       reason                  -            -
withdraw  office     heard,open,parked                                withdrawn  reason                  -            -
merge     office     open,parked                                      merged     into                    reason       -
correct   office     heard,open,parked,closed,withdrawn,merged        -          fields,reason           -            -
dispatch  department new,released,dispatched,working,extending        dispatched as,due,head             text         anew
sign      department dispatched                                       working    -                       -            open
return    department dispatched,working                               returned   reason                  -            open
extend    department working                                          extending  until,reason            -            open
rule      department returned,extending                               -          granted                 due,reason   open
progress  department working,extending                                -          text                    -            open
reply     department dispatched,working,extending,returned,replied    replied    outcome,text            basis,review open
rework    department replied                                          working    due,reason              -            open
"""
OFFICE_KINDS_IN_THREADS = ("dispatch", "rule", "rework")


class Row(NamedTuple):
    """A row of the printed table."""

    kind: str
    thread: str
    before: tuple[str, ...]
    to: str
    needs: frozenset[str]
    may: frozenset[str]
    where: str


def _names(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split(","))


def _row(line: str) -> Row:
    kind, thread, before, to, needs, may, where = line.split()
    return Row(
        kind, thread, _names(before), to, frozenset(_names(needs)), frozenset(_names(may)), where
    )


ROWS = {row.kind: row for row in map(_row, PRINTED.strip().splitlines())}


def worked(on: date) -> bool:
    """Whether a day is worked, by the small ledger's calendars."""
    for calendar in tables().calendars:
        if on in calendar.workdays:
            return True
        if any(holiday.first <= on <= holiday.last for holiday in calendar.holidays):
            return False
    return on.weekday() < 5


def workday(start: date, number: int) -> date:
    """The day on which so many working days have passed, counted one by one."""
    while number:
        start += timedelta(1)
        number -= worked(start)
    return start


class Unit(NamedTuple):
    """A department's thread after some of its steps."""

    state: str = "new"
    part: str = ""
    begun: date | None = None
    due: date | None = None
    asked: date | None = None
    extended: int = 0
    replied: date | None = None

    def after(self, step: Step) -> Unit:
        """The thread after one more step, which is permitted."""
        to = ROWS[step.kind].to
        state = self.state if to == "-" else to
        if step.kind == "rule":
            granted_return = self.state == "returned" and step.granted
            state = "released" if granted_return else "working"
        changed = self._replace(state=state)
        if step.kind == "dispatch":
            changed = changed._replace(part=step.as_ or "")
        if step.kind in ("dispatch", "rework"):
            changed = changed._replace(begun=step.on, due=step.due, extended=0)
        if step.kind == "extend":
            changed = changed._replace(asked=step.until)
        if step.kind == "rule" and self.state == "extending" and step.granted:
            changed = changed._replace(due=step.due, extended=self.extended + 1)
        if step.kind == "reply":
            changed = changed._replace(replied=step.on)
        return changed


class Office(NamedTuple):
    """The office's thread after some of its steps."""

    state: str = "heard"
    evaluation: Step | None = None
    reopened: date | None = None

    def after(self, step: Step) -> Office:
        """The thread after one more step, which is permitted."""
        to = ROWS[step.kind].to
        evaluation = step if step.kind == "evaluate" else self.evaluation
        if step.kind == "reopen" and self.state == "closed":
            evaluation = None  # what was said then is not what is said now
        reopened = step.on if step.kind == "reopen" else self.reopened
        return Office(self.state if to == "-" else to, evaluation, reopened)


def given(step: Step) -> frozenset[str]:
    """The fields that a step has, beside those that every step has."""
    names = (name for name in step.__struct_fields__ if getattr(step, name) not in (None, ()))
    return frozenset(name.rstrip("_") for name in names) - {"kind", "on", "by", "note"}


def written(step: Step, department: str | None, *, imported: bool = False) -> bool:
    """Whether a step is in a thread where it may be, by whom, with the fields it needs."""
    row = ROWS[step.kind]
    if (row.thread == "office") != (department is None):
        return False
    copied = imported and step.kind == "reply" and step.outcome is None
    office = department is None or step.kind in OFFICE_KINDS_IN_THREADS or copied
    by = {OFFICE, "zs-maintainer"} if office else {CLERKS[str(department)]}
    needs = row.needs - ({"outcome"} if imported else set())
    return step.by in by and needs <= given(step) <= row.needs | row.may


def permits(office: Office, units: dict[str, Unit], department: str | None, step: Step) -> bool:
    """Whether this step may come now."""
    row = ROWS[step.kind]
    if department is None:
        forward = step.review is None or step.review > step.on
        return office.state in row.before and forward and CONDITIONS[row.where](office, units, step)
    unit = units[department]
    # At work, its round must have begun on an earlier day than that of the last reopening.
    free = row.where != "anew" or not _active(unit)
    free = free or bool(office.reopened and unit.begun and unit.begun < office.reopened)
    opened = free and office.state == "open"
    return opened and unit.state in row.before and in_time(unit, step)


def _owing(units: dict[str, Unit]) -> set[str]:
    return {name for name, unit in units.items() if _active(unit) and unit.state != "replied"}


def _reminds(_office: Office, units: dict[str, Unit], step: Step) -> bool:
    return set(step.departments or ()) <= _owing(units)


def _answered(_office: Office, units: dict[str, Unit], _step: Step) -> bool:
    return any(map(_active, units.values())) and not _owing(units)


def _settled(office: Office, units: dict[str, Unit], step: Step) -> bool:
    active = [unit for unit in units.values() if _active(unit)]
    if not active:
        outcomes = ("explained", "not_possible", "transferred")
        return step.outcome in outcomes and bool(step.text or step.reason)
    if _owing(units) or office.evaluation is None:
        return False
    asked = office.evaluation.on >= max(unit.replied or step.on for unit in active)
    return asked and (office.evaluation.satisfaction != "dissatisfied" or bool(step.reason))


CONDITIONS: dict[str, Callable[[Office, dict[str, Unit], Step], bool]] = {
    "-": lambda _office, _units, _step: True,
    "owing": _reminds,
    "answered": _answered,
    "settled": _settled,
}


def in_time(unit: Unit, step: Step) -> bool:
    """Whether a step keeps the limits on days: all classes here are ``complex``."""
    limits, class_ = tables().settings.limits, tables().classes["complex"]
    kept = step.review is None or step.review > step.on
    match step.kind:
        case "dispatch" | "rework":
            part = step.as_ or unit.part
            days = class_.lead_days if part == "lead" else class_.support_days
            kept = bool(step.due and step.on <= step.due <= workday(step.on, days))
        case "return":
            kept = bool(unit.begun and step.on <= workday(unit.begun, limits.return_days))
        case "extend":
            kept = bool(
                unit.due
                and step.until
                and step.on <= unit.due < step.until <= workday(unit.due, limits.extension_days)
                and unit.extended < limits.extensions
            )
        case "rule" if not step.granted:
            kept = bool(step.reason) and step.due is None
        case "rule" if unit.state == "returned":
            kept = step.due is None
        case "rule":
            kept = bool(step.due and unit.due and unit.asked and unit.due < step.due <= unit.asked)
    return kept


def legal(case: Case) -> bool:
    """Whether the whole history is legal."""
    imported = isinstance(case, Issue) and case.imported is not None
    departments = [each.department for each in case.assignments]
    threads: list[tuple[str | None, tuple[Step, ...]]] = [(None, case.steps)]
    threads += [(each.department, each.steps) for each in case.assignments]
    for department, steps in threads:
        days = [case.raised, *(step.on for step in steps)]
        if days != sorted(days):
            return False
        if not all(written(step, department, imported=imported) for step in steps):
            return False
    if len(departments) != len(set(departments)):
        return False
    ends = dict(_ends(threads))
    leads = [unit for unit in ends.values() if unit.part == "lead" and _active(unit)]
    released = any(unit.part == "lead" and unit.state == "released" for unit in ends.values())
    spared = released and _office(case.steps).state != "closed"
    fewest = 1 if any(map(_active, ends.values())) and not spared else 0
    if not fewest <= len(leads) <= 1:
        return False
    return _reaches(threads)


def _active(unit: Unit) -> bool:
    return unit.state not in ("new", "released")


def _ends(threads: list[tuple[str | None, tuple[Step, ...]]]) -> Iterator[tuple[str, Unit]]:
    for department, steps in threads:
        if department is not None:
            yield department, _unit(steps)


def _unit(steps: tuple[Step, ...]) -> Unit:
    unit = Unit()
    for step in steps:
        unit = unit.after(step)
    return unit


def _office(steps: tuple[Step, ...]) -> Office:
    office = Office()
    for step in steps:
        office = office.after(step)
    return office


def _reaches(threads: list[tuple[str | None, tuple[Step, ...]]]) -> bool:
    """Whether, taking one permitted step of the earliest day left at a time, all can be taken."""
    all_taken = tuple(len(steps) for _, steps in threads)
    reached: set[tuple[int, ...]] = {(0,) * len(threads)}
    for _ in range(sum(all_taken)):
        reached = {following for taken in reached for following in _following(threads, taken)}
    return all_taken in reached


def _following(
    threads: list[tuple[str | None, tuple[Step, ...]]], taken: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    left = [steps[n:] for n, (_, steps) in zip(taken, threads, strict=True)]
    first = min(steps[0].on for steps in left if steps)
    office = _office(threads[0][1][: taken[0]])
    units = {
        str(department): _unit(steps[:n])
        for n, (department, steps) in zip(taken[1:], threads[1:], strict=True)
    }
    for place, (department, _) in enumerate(threads):
        today = left[place] and left[place][0].on == first
        if today and permits(office, units, department, left[place][0]):
            yield (*taken[:place], taken[place] + 1, *taken[place + 1 :])


def proposals(units: dict[str, Unit], on: date) -> Iterator[tuple[str | None, Step]]:
    """Steps of every kind that could come on a day, permitted or not."""
    active = [unit for unit in units.values() if _active(unit)]
    values = {kind: dict(NEEDED.get(kind, {})) for kind in ROWS}
    values["remind"]["departments"] = tuple(_owing(units)) or ("science",)
    values["close"] |= {"reason": "已说明"} | ({} if active else {"outcome": "transferred"})
    values["dispatch"] |= {
        "as_": "support" if any(unit.part == "lead" for unit in active) else "lead",
        "due": workday(on, 3),
    }
    values["rework"]["due"] = workday(on, 4)
    for row in ROWS.values():
        if row.thread == "office":
            yield None, Step(row.kind, on, OFFICE, **values[row.kind])
            continue
        for name, unit in units.items():
            by = OFFICE if row.kind in OFFICE_KINDS_IN_THREADS else CLERKS[name]
            yield name, Step(row.kind, on, by, **(values[row.kind] | _asking(row.kind, unit)))
            if row.kind == "rule":
                yield name, Step("rule", on, by, granted=False, reason="理由不足")


def _asking(kind: str, unit: Unit) -> dict[str, date | None]:
    """What a step about an extension says of days."""
    if kind == "extend" and unit.due:
        return {"until": workday(unit.due, 5)}
    return {"due": unit.asked} if kind == "rule" and unit.state == "extending" else {}
