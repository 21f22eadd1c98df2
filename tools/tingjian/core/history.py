"""Whether a case's steps are a legal history: a path through the table of steps, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from operator import itemgetter

from tingjian.core.conditions import (
    CONDITIONS,
    LIMITS,
    Fault,
    Setting,
    Situation,
    possible,
)
from tingjian.core.finding import FieldPath
from tingjian.core.record import Case, Issue, Step
from tingjian.core.steps import BY_KIND, CLOSED, DEPARTMENT, OFFICE, RELEASED, Rule, legal
from tingjian.core.thread import Office, Thread, take, take_office

# One day's steps in different threads may have come in many orders; this many are tried.
ORDERS_TRIED = 2_000
NOBODY = Thread("")  # stands for a department in the office's own steps


# One step where it stands: its day, the order of its thread within a day, its place in the thread,
# the thread's number (-1: the office's), the step. Events sort by day, and within one as they most
# often come: the office opens, departments act, and the office acts on what they answered.
Event = tuple[date, int, int, int, Step]
OPENS = frozenset({"accept", "reopen"})
IMPORTED = frozenset({"accept", "dispatch"})  # on the day on which a spreadsheet says it was raised


def path_of(event: Event) -> FieldPath:
    """A step's path in its record."""
    _, _, index, thread, _ = event
    return ("steps", index) if thread < 0 else ("assignments", thread, "steps", index)


def events(case: Case) -> list[Event]:
    """Every step of a case, thread by thread."""
    last = len(case.assignments)
    found: list[Event] = []
    for index, step in enumerate(case.steps):
        # Never before another of the office's own steps: a thread's order is known.
        first = index == 0 or case.steps[index - 1].on < step.on or found[-1][1] < 0
        found.append((step.on, -1 if first and step.kind in OPENS else last, index, -1, step))
    for number, assignment in enumerate(case.assignments):
        found += [
            (step.on, number, index, number, step) for index, step in enumerate(assignment.steps)
        ]
    return found


def faults(case: Case, setting: Setting) -> list[Fault]:
    """All that is wrong with a case's history."""
    unsorted = events(case)
    found = list(_written(case, unsorted, setting))
    walk = Walk(case, setting)
    walk.run(sorted(unsorted))
    # A step whose day is wrong is illegal on that day too: the day is what must be mended.
    early = {fault.path[:-1] for fault in found if fault.rule == "step.backwards"}
    told = (f for f in walk.found if f.rule != "step.illegal" or f.path[:-1] not in early)
    return [*found, *_assigned(case, walk), *told]


def _written(case: Case, steps: Sequence[Event], setting: Setting) -> Iterator[Fault]:
    """What each step says of itself: who took it, in which thread, with which fields, and when."""
    imported = isinstance(case, Issue) and case.imported is not None
    departments = [assignment.department for assignment in case.assignments]
    before, current = case.raised, None
    for event in steps:
        on, _, _, thread, step = event
        if thread != current:
            before, current = case.raised, thread
        rule = BY_KIND[step.kind]
        if rule.office != (thread < 0):
            yield Fault("step.thread", (*path_of(event), "kind"), {"kind": step.kind})
            continue
        if not rule.complete(step):
            yield from _fields(rule, event, imported=imported)
        if on < before:
            facts = {"on": str(on), "before": str(before)}
            yield Fault("step.backwards", (*path_of(event), "on"), facts)
        else:
            before = on
        department = departments[thread] if thread >= 0 else None
        # An imported answer is written down by the office, as its dispatch is: nobody knows whose
        # account gave it. It is told by having no outcome; a department's own reply has one.
        copied = imported and step.kind == "reply" and step.outcome is None
        kind = "dispatch" if copied else step.kind
        # Its days are the spreadsheet's: whoever wrote it down may have come to the post later.
        told = copied or (imported and on == case.raised and step.kind in IMPORTED)
        if wrong := setting.refusal(step.by, kind, department, None if told else on):
            facts = {"by": step.by, "kind": step.kind}
            if wrong == "step.role":
                facts["roles"] = ",".join(BY_KIND[kind].roles)
            yield Fault(wrong, (*path_of(event), "by"), facts)


def _fields(rule: Rule, event: Event, *, imported: bool) -> Iterator[Fault]:
    """The fields that a step lacks, and those that it should not have."""
    given = rule.given(event[4])
    # An imported answer has no outcome that anyone stated, and nobody may make one up.
    needs = set(rule.needs) - ({"outcome"} if imported else set())
    for name in sorted(needs - given):
        yield Fault("step.field-missing", path_of(event), {"kind": rule.kind, "name": name})
    for name in sorted(given - {*rule.needs, *rule.may}):
        yield Fault("step.field-extra", (*path_of(event), name), {"kind": rule.kind, "name": name})


def _assigned(case: Case, walk: Walk) -> list[Fault]:
    """One thread a department, and one lead among those that still answer."""
    found: list[Fault] = []
    seen: set[str] = set()
    for number, assignment in enumerate(case.assignments):
        if assignment.department in seen:
            path: FieldPath = ("assignments", number, "department")
            found.append(Fault("assignment.twice", path, {"department": assignment.department}))
        seen.add(assignment.department)
    active = [number for number, unit in enumerate(walk.units) if unit.active]
    leads = [number for number in active if walk.units[number].part == "lead"]
    # Between a lead's granted return and the next dispatch nobody leads; at the end somebody did.
    released = any(unit.state == RELEASED and unit.part == "lead" for unit in walk.units)
    if active and not leads and not (released and walk.office.state != CLOSED):
        found.append(Fault("assignment.no-lead", ("assignments",), {}))
    for number in leads[1:]:
        facts = {"department": case.assignments[number].department}
        found.append(Fault("assignment.two-leads", ("assignments", number, "department"), facts))
    return found


class Walk(Situation):
    """All threads of a case taken day by day, each step checked against the rest of the issue."""

    def __init__(self, case: Case, setting: Setting) -> None:
        super().__init__(case, setting)
        self.found: list[Fault] = []
        self.days: list[date] = []  # of the faults found
        self.refused: list[Event] = []

    def run(self, steps: list[Event]) -> None:
        """Take all steps, sorted; one that cannot be taken is a fault and is passed over."""
        position, ordered = 0, None
        while position < len(steps):
            event = steps[position]
            fault = self.refusal(event)
            if fault is not None and event[0] != ordered:
                # Files keep days, not hours, and threads are written apart, so the order between
                # threads is not known: a day is legal if some order of its steps is.
                ordered = event[0]
                begin, end = _bounds(steps, position)
                if len({event[3] for event in steps[begin:end]}) > 1:
                    self._return_to(steps[:begin])
                    steps[begin:end] = _Orders(self, steps[begin:end]).find()
                    position = begin
                    continue
            if fault is None:
                self._within(event)
                self.take(event)
            else:
                self._find(event, fault)
                self.refused.append(event)
            position += 1

    def _within(self, event: Event) -> None:
        """Hold the step against the limits on days."""
        _, _, _, thread, step = event
        limit = LIMITS.get(step.kind)
        if limit is None:
            return
        if over := limit(self, step, self.unit(thread)):
            self._find(event, Fault(over.rule, (*path_of(event), *over.path), over.facts))

    def _find(self, event: Event, fault: Fault) -> None:
        self.found.append(fault)
        self.days.append(event[0])

    def _return_to(self, earlier: Sequence[Event]) -> None:
        """Stand again where these steps, but for those refused, had led."""
        day = earlier[-1][0] if earlier else date.min
        self.found = [fault for fault, on in zip(self.found, self.days, strict=True) if on <= day]
        self.days = [on for on in self.days if on <= day]
        self.refused = [event for event in self.refused if event in earlier]
        self.office = Office()
        self.units = [Thread(unit.department) for unit in self.units]
        for event in earlier:
            if event not in self.refused:
                self.take(event)

    def take(self, event: Event) -> None:
        """Let the step's thread take it."""
        if event[3] < 0:
            take_office(self.office, event[4])
        else:
            take(self.units[event[3]], event[4])

    def refusal(self, event: Event) -> Fault | None:
        """Why the table, or its condition, forbids this step now."""
        _, _, _, thread, step = event
        rule = BY_KIND[step.kind]
        if rule.office != (thread < 0):
            return None  # said already, by _written
        unit = self.unit(thread)
        state = self.office.state if thread < 0 else unit.state
        if state not in rule.before:
            facts = {"kind": step.kind, "state": state, "legal": ",".join(self.allowed(thread))}
            return Fault("step.illegal", (*path_of(event), "kind"), facts)
        if rule.where is None:
            return None
        fault = CONDITIONS[rule.where](self, step, unit)
        return fault and Fault(fault.rule, (*path_of(event), *fault.path), fault.facts)

    def allowed(self, thread: int) -> tuple[str, ...]:
        """The kinds of step that may come next in a thread (-1: the office's)."""
        unit = self.unit(thread)
        kinds = legal(self.office.state, OFFICE) if thread < 0 else legal(unit.state, DEPARTMENT)
        return tuple(kind for kind in kinds if possible(self, BY_KIND[kind].where, unit))

    def unit(self, thread: int) -> Thread:
        """The department's thread of this number; nobody's for the office's."""
        return self.units[thread] if thread >= 0 else NOBODY


def _bounds(steps: Sequence[Event], position: int) -> tuple[int, int]:
    """Where the day of the step at ``position`` begins, and where it has ended."""
    begin = end = position
    while begin > 0 and steps[begin - 1][0] == steps[position][0]:
        begin -= 1
    while end < len(steps) and steps[end][0] == steps[position][0]:
        end += 1
    return begin, end


class _Orders:
    """The search for an order of one day's steps in which each is legal.

    Where every thread stands depends only on how many of its steps were taken, so a set of such
    counts is tried once; ``ORDERS_TRIED`` bounds a day that somebody crowded on purpose.
    """

    def __init__(self, walk: Walk, today: Sequence[Event]) -> None:
        self.walk = walk
        threads: dict[int, list[Event]] = {}
        for event in sorted(today, key=itemgetter(2)):
            threads.setdefault(event[3], []).append(event)
        self.queues = list(threads.values())
        self.tried: set[tuple[int, ...]] = set()

    def find(self) -> list[Event]:
        """Such an order; else the one that goes furthest, then the steps that it leaves over.

        The walk is left as it was.
        """
        walk = self.walk
        begun = walk.office, walk.units
        path: list[Event] = []
        longest: list[Event] = []
        # A stack of its own, not Python's: a day may hold thousands of steps.
        stack = [((0,) * len(self.queues), *begun)]
        while stack and len(self.tried) < ORDERS_TRIED:
            at, walk.office, walk.units = stack[-1]
            following = self._take(at)
            if following is None:
                stack.pop()
                del path[-1:]
                continue
            at, event = following
            stack.append((at, walk.office, walk.units))
            path.append(event)
            longest = max(longest, path[:], key=len)
            if len(path) == sum(map(len, self.queues)):
                break
        walk.office, walk.units = begun
        taken = {path_of(event) for event in longest}
        over = [event for queue in self.queues for event in queue if path_of(event) not in taken]
        return longest + over

    def _take(self, at: tuple[int, ...]) -> tuple[tuple[int, ...], Event] | None:
        """Let the walk take a step that leads to counts not tried yet; None where none does."""
        walk = self.walk
        for number, position in enumerate(at):
            following = (*at[:number], position + 1, *at[number + 1 :])
            if position == len(self.queues[number]) or following in self.tried:
                continue
            event = self.queues[number][position]
            if walk.refusal(event):
                continue
            self.tried.add(following)
            walk.office, walk.units = copy(walk.office), [copy(unit) for unit in walk.units]
            walk.take(event)
            return following, event
        return None


def allowed(case: Case, thread: int, setting: Setting, day: date) -> tuple[str, ...]:
    """The kinds of step that may come next on a day in a thread (-1: the office's)."""
    walk = Walk(case, setting)
    walk.run(sorted(events(case)))
    unit = walk.unit(thread)

    def too_late(kind: str) -> bool:
        """Whether a limit on days forbids such a step, whatever else it says."""
        limit = LIMITS.get(kind)
        over = limit and limit(walk, Step(kind, day, ""), unit)
        return over is not None and over.path in (("on",), ("kind",))

    return tuple(kind for kind in walk.allowed(thread) if not too_late(kind))
