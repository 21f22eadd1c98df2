"""An issue's threads as one timeline: every step with its day, its unit and its public text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tingjian.core.publish import OFFICE
from tingjian.core.record import Case, Step
from tingjian.core.steps import ATTRIBUTES, TABLE
from tingjian.views.address import Link
from tingjian.views.names import Names
from tingjian.views.wording import Spans, Wording

# On one day, steps of different threads are told in the order of the usual way.
_WAY = (
    "accept",
    "dispatch",
    "sign",
    "return",
    "extend",
    "rule",
    "progress",
    "remind",
    "reply",
    "rework",
    "follow_up",
    "evaluate",
)
_RANK = {rule.kind: len(_WAY) for rule in TABLE} | {kind: at for at, kind in enumerate(_WAY)}

_CLOCKED = frozenset({"dispatch", "rework"})
_LONG = frozenset({"reason", "basis"})  # told as they stand; of all other values few differ


class Fact(NamedTuple):
    """A name and what it is, which may lead to a page; ``note`` says why."""

    name: str
    text: str
    path: str = ""
    note: str = ""


class Entry(NamedTuple):
    """One step as the timeline shows it."""

    kind: str
    label: str
    day: str
    unit: str
    path: str  # the unit's page
    mine: bool  # taken by a department, not by the office
    facts: tuple[Fact, ...]
    text: str
    key: str  # the thread and the place in it, which no later step changes: science-2


class Placed(NamedTuple):
    """A step and where it stands: by these in order, the steps of all threads are one timeline."""

    reached: tuple[date, int]  # the day, and the rank of the kind of step on it
    thread: int
    position: int  # in the thread, from 0 on
    step: Step
    unit: str  # whose thread it is; the office's is empty


Reader = tuple[str, Callable[[Any], Fact]]  # attribute, how it is told


class Timeline:
    """Makes steps into entries."""

    def __init__(
        self, wording: Wording, names: Names, spans: Spans, titles: dict[str, Link]
    ) -> None:
        self._wording = wording
        self._names = names
        self._spans = spans
        self._titles = titles
        self._readers = self._reading()
        self._by = cache(self._actor)
        self._of = cache(self._unit)
        self._until = cache(self._due)

    def entries(self, case: Case, day: date) -> list[Entry]:
        """All steps up to and including the day, in the order in which they were taken."""
        return [self.entry(each) for each in placed(case) if each.step.on <= day]

    def entry(self, placed: Placed) -> Entry:
        """One step."""
        _, _, position, step, unit = placed
        return Entry(
            step.kind,
            self._wording.kinds[step.kind],
            step.on.isoformat(),
            *self._by(step.by),
            self._facts(step, unit),
            step.text or "",
            f"{unit or OFFICE}-{position + 1}",
        )

    def _actor(self, by: str) -> tuple[str, str, bool]:
        return *self._names.unit(by), by in self._names.departments

    def _facts(self, step: Step, unit: str) -> tuple[Fact, ...]:
        """What a step carries beside its text; ``unit`` has the thread, the office's is empty."""
        facts = []
        if unit and step.by != unit:
            facts.append(self._of(unit))
        for attribute, tell in self._readers[step.kind]:
            value = getattr(step, attribute)
            if value is not None and value != ():
                facts.append(tell(value))
        if step.due:
            facts.append(self._until(step.kind, step.on, step.due))
        return tuple(facts)

    def _unit(self, unit: str) -> Fact:
        return Fact(self._wording.say("unit"), *self._names.department(unit))

    def _due(self, kind: str, on: date, due: date) -> Fact:
        note = self._spans.reckoned(on, due) if kind in _CLOCKED else ""
        return Fact(self._wording.step_fields["due"], due.isoformat(), note=note)

    def _reading(self) -> dict[str, tuple[Reader, ...]]:
        """How each field that a kind of step may have is told, but for its text and due day."""
        wording = self._wording
        readers: dict[str, Callable[[Any], Link]] = {
            "as": lambda part: Link(wording.parts[part]),
            "head": Link,
            "departments": lambda each: Link(
                wording.join([self._names.department(d).text for d in each])
            ),
            "offices": lambda each: Link(wording.join([wording.offices[o] for o in each])),
            "until": lambda day: Link(day.isoformat()),
            "granted": lambda yes: Link(wording.say("granted" if yes else "refused")),
            "outcome": lambda outcome: Link(wording.outcomes[outcome]),
            "solved": lambda yes: Link(wording.say("yes" if yes else "no")),
            "accepted": lambda yes: Link(wording.say("yes" if yes else "no")),
            "satisfaction": lambda how: Link(wording.satisfactions[how]),
            "review": lambda day: Link(day.isoformat()),
            "into": lambda theme: self._titles.get(theme) or Link(theme),
            "fields": lambda names: Link(wording.join([wording.fields.get(n, n) for n in names])),
            "reason": Link,
            "basis": Link,
        }
        tellers = {name: self._teller(name, read) for name, read in readers.items()}
        return {
            rule.kind: tuple(
                (ATTRIBUTES.get(name, name), tell)
                for name, tell in tellers.items()
                if name in rule.needs + rule.may
            )
            for rule in TABLE
        }

    def _teller(self, name: str, read: Callable[[Any], Link]) -> Callable[[Any], Fact]:
        title = self._wording.step_fields[name]

        def tell(value: Any) -> Fact:
            return Fact(title, *read(value))

        return tell if name in _LONG else cache(tell)


def placed(case: Case) -> list[Placed]:
    """All steps by day; a thread's own order stands."""
    threads = [(case.steps, ""), *((each.steps, each.department) for each in case.assignments)]
    found = []
    for thread, (steps, unit) in enumerate(threads):
        last = (date.min, 0)
        for position, step in enumerate(steps):
            # A step never stands before one that its thread took earlier.
            last = max(last, (step.on, _RANK[step.kind]))
            found.append(Placed(last, thread, position, step, unit))
    found.sort()  # no two stand at the same place, so steps are not compared
    return found
