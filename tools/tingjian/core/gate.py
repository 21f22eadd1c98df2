"""The gate's judgement of one record: who took which legal steps, and changed nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from tingjian.core.change import Difference, differences
from tingjian.core.conditions import Fault
from tingjian.core.field import Kind
from tingjian.core.finding import FieldPath
from tingjian.core.judge import Exists, judge
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Issue, Person, Step
from tingjian.core.steps import OFFICE

# What a finding says of a difference that nobody may make.
_FORBIDDEN = {each: f"change.{each}" for each in ("frozen", "removed", "moved", "inserted")}


class Version(NamedTuple):
    """A file as it was read: plain values, and the record made of them (None: it is a table)."""

    value: Any
    record: Any


class Proposer:
    """Whose change it is: the account, whom it may act for, and the days its steps may have.

    ``person`` and whom it acts for are as on the day on which the change was made.

    They end with the day on which it was received; the ledger's tolerance says where they begin.
    Looking back, what is known of receiving is that it lay between making and merging.
    """

    def __init__(
        self, person: Person, tables: Tables, received: date, made: date | None = None
    ) -> None:
        self.person = person
        self.received = received
        self.first = (made or received) - timedelta(tables.settings.limits.tolerance_days)
        people = tables.people_on(made or received)
        self.logins = frozenset(people.keys() & {person.login, *person.acts_for})
        self.roles = frozenset(people[login].role for login in self.logins)


class Deed(msgspec.Struct, frozen=True):
    """One thing that a change does, to be said in a sentence.

    ``kind`` is a kind of step, ``register``, ``edit`` or ``layout``; ``of`` the kind of record,
    ``number`` its id (empty: it is a table); ``by`` who acts: ``office`` or a department;
    ``department`` in whose thread; ``fields`` what was edited.
    """

    kind: str
    of: str
    number: str
    by: str = OFFICE
    department: str | None = None
    outcome: str | None = None
    granted: bool | None = None
    fields: tuple[str, ...] = ()


class Judged(NamedTuple):
    """What is wrong with a change of one record, and what the change does."""

    faults: list[Fault]
    deeds: list[Deed]


def judge_change(
    kind: Kind,
    before: Version | None,
    after: Version,
    proposer: Proposer,
    tables: Tables,
    exists: Exists,
) -> Judged:
    """Judge the change of one file, whose shape is right in both versions.

    ``before`` is None for a new file; ``tables`` are those of the base: nobody gives himself a
    role; ``exists`` answers for the result.
    """
    found = list(differences(kind, before.value if before else None, after.value))
    faults = [*_kept(found), *_allowed(found, proposer)]
    if not found and proposer.roles == {"department"}:
        faults.append(Fault("change.layout", (), {}))
    steps = list(_steps(found, after.record))
    if isinstance(after.record, Case):
        if before is not None:
            faults += _corrected(found, steps, proposer)
            faults += _answered(after.record, steps)
        faults += _signed(steps, proposer)
        if before is None and after.record.raised > proposer.received:
            facts = {"on": str(after.record.raised), "received": str(proposer.received)}
            faults.append(Fault("attest.future", ("raised",), facts))
    faults += _attested(found, after, proposer, new=before is None)
    if after.record is not None:
        faults += _judged_anew(before, after, steps, tables, exists)
    return Judged(faults, list(_deeds(kind, before, after, found, steps, proposer, tables)))


class _Added(NamedTuple):
    """A step that the change adds: where, in whose thread (None: the office's)."""

    path: FieldPath
    step: Step
    department: str | None


def _steps(found: Iterable[Difference], record: object) -> Iterator[_Added]:
    """The steps that a change adds to a case."""
    if not isinstance(record, Case):
        return
    for what, path, _ in found:
        if what not in ("added", "inserted"):
            continue
        match path:
            case ("steps", int(index)):
                yield _Added(path, record.steps[index], None)
            case ("assignments", int(number), "steps", int(index)):
                thread = record.assignments[number]
                yield _Added(path, thread.steps[index], thread.department)


def _kept(found: Iterable[Difference]) -> Iterator[Fault]:
    """The past stays: what is frozen, what was said before, in the order in which it was said."""
    for what, path, _ in found:
        if what in _FORBIDDEN:
            past = what == "frozen" and "steps" in path
            yield Fault("change.past" if past else _FORBIDDEN[what], path, {"name": _name(path)})


def _allowed(found: Iterable[Difference], proposer: Proposer) -> Iterator[Fault]:
    """Every field is written only by the roles that its schema names, told where that begins."""
    told: list[FieldPath] = []
    for what, path, field in found:
        inside = any(path[: len(each)] == each for each in told)
        if what in _FORBIDDEN or inside or not field.by or proposer.roles & {*field.by}:
            continue
        told.append(path)
        facts = {"name": _name(path), "role": proposer.person.role, "roles": ",".join(field.by)}
        yield Fault("change.role", path, facts)


def _corrected(
    found: Iterable[Difference], steps: Sequence[_Added], proposer: Proposer
) -> Iterator[Fault]:
    """What is edited in a case is named by a step that corrects it, and the other way round.

    Who may not edit it at all is told so, and not how to say it.
    """
    edited = {
        str(path[0]): path
        for what, path, field in found
        if what == "edited" and proposer.roles & {*field.by}
    }
    changed = {path[0] for what, path, _ in found if what in ("edited", "frozen")}
    named: set[str] = set()
    for path, step, _ in steps:
        if step.kind != "correct":
            continue
        for position, name in enumerate(step.fields or ()):
            named.add(name)
            if name not in changed:
                yield Fault("correct.unchanged", (*path, "fields", position), {"name": name})
    for name, path in edited.items():
        if name not in named:
            yield Fault("correct.unsaid", path, {"name": name})


def _answered(record: Case, steps: Iterable[_Added]) -> Iterator[Fault]:
    """What a spreadsheet answered without an outcome was registered with it; others come later."""
    for path, step, _ in steps:
        known = isinstance(record, Issue) and record.imported is not None
        if known and step.kind == "reply" and step.outcome is None:
            yield Fault("step.field-missing", path, {"kind": step.kind, "name": "outcome"})


def _signed(steps: Iterable[_Added], proposer: Proposer) -> Iterator[Fault]:
    """Who acts is who proposes."""
    for path, step, _ in steps:
        if step.by not in proposer.logins:
            facts = {"by": step.by, "login": proposer.person.login}
            yield Fault("attest.by", (*path, "by"), facts)


def _attested(
    found: Iterable[Difference], after: Version, proposer: Proposer, *, new: bool
) -> Iterator[Fault]:
    """What was done was done on the day on which it was received.

    What is registered from a spreadsheet keeps the days that the spreadsheet gives, and says so; a
    record that is no case may tell of the past when it is new, and not of what is to come.
    """
    record, received = after.record, proposer.received
    told = new and (
        record.imported is not None if isinstance(record, Issue) else not isinstance(record, Case)
    )
    for what, path, field in found:
        on = _day(after.value, path) if field.attested and what in ("added", "edited") else None
        if on is None:
            continue
        facts = {"on": str(on), "received": str(received), "first": str(proposer.first)}
        if on > received:
            yield Fault("attest.future", path, facts)
        elif on < proposer.first and not told:
            yield Fault("attest.past", path, facts)


def _day(value: Any, path: FieldPath) -> date | None:
    """The day at a place, if there is one."""
    for part in path:
        if isinstance(value, dict) and part not in value:
            return None
        value = value[part]
    return date.fromisoformat(value)


def _judged_anew(
    before: Version | None,
    after: Version,
    steps: Sequence[_Added],
    tables: Tables,
    exists: Exists,
) -> Iterator[Fault]:
    """The faults that the record has now and had not before; all of those at the steps added."""
    had = judge(before.record, tables, exists) if before else []
    known = Counter(fault.key for fault in had)
    fresh = {path for path, _, _ in steps}
    for fault in judge(after.record, tables, exists):
        if any(fault.path[: len(path)] == path for path in fresh):
            yield fault
        elif known[fault.key]:
            known[fault.key] -= 1
        else:
            yield fault


def _name(path: FieldPath) -> str:
    """The name of the field that a path leads to, or leads into."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _deeds(
    kind: Kind,
    before: Version | None,
    after: Version,
    found: Sequence[Difference],
    steps: Sequence[_Added],
    proposer: Proposer,
    tables: Tables,
) -> Iterator[Deed]:
    """What the change does, one deed a step; what is no step is registering or editing."""
    number = "" if after.record is None else after.record.id
    if before is None or not steps:
        own = proposer.person.department if proposer.roles == {"department"} else None
        names = dict.fromkeys(_name(path) for _, path, _ in found) if before else ()
        what = "register" if before is None else "edit" if found else "layout"
        yield Deed(what, kind.name, number, own or OFFICE, fields=tuple(filter(None, names)))
    for _, step, department in steps:
        person = tables.people.get(step.by)
        held = person.held(step.on) if person else None
        unit = department if held is not None and held.role == "department" else None
        yield Deed(
            step.kind,
            kind.name,
            number,
            by=unit or OFFICE,
            department=department,
            outcome=step.outcome,
            granted=step.granted,
            fields=step.fields or (),
        )
