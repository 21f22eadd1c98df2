"""The conditions and limits of the table of steps: what the rest of the issue, and days, forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tingjian.core.finding import FieldPath
from tingjian.core.record import Case, Person, Settings, Step
from tingjian.core.standing import answered_on, state_of
from tingjian.core.steps import BY_KIND, OPEN, RETURNED, Rule
from tingjian.core.thread import Office, Thread
from tingjian.core.workdays import Workdays


class Fault(NamedTuple):
    """Something wrong in one record: a rule's id, the field, the facts of its sentence."""

    rule: str
    path: FieldPath
    facts: dict[str, str]

    @property
    def key(self) -> tuple[object, ...]:
        """What makes faults of two versions the same: places move when a thread is put on top."""
        return self.rule, self.path[-1:], tuple(self.facts.items())


class Setting:
    """What histories are judged by, beside the table of steps; made once for many cases."""

    def __init__(
        self, settings: Settings, workdays: Workdays, people: Mapping[str, Person]
    ) -> None:
        self.limits = settings.limits
        self.classes = {limit.id: limit for limit in settings.classes}
        self.people = people
        # Many cases share a start and a limit, and few people take most steps.
        self.after = cache(workdays.after)
        self._dated = {login for login, person in people.items() if person.dated}
        self._refused = cache(self._refusal)

    def refusal(
        self, login: str, kind: str, department: str | None, day: date | None
    ) -> str | None:
        """The rule that forbids an account a kind of step in a department's thread on a day.

        Without a day any post that it ever held may allow it.
        """
        return self._refused(login, kind, department, day if login in self._dated else None)

    def _refusal(
        self, login: str, kind: str, department: str | None, day: date | None
    ) -> str | None:
        person = self.people.get(login)
        if person and day:
            return refusal(person.held(day), BY_KIND[kind], department)
        posts = person.posts if person else (None,)
        wrong = [refusal(post, BY_KIND[kind], department) for post in posts]
        return None if None in wrong else wrong[0]


def refusal(person: Person | None, rule: Rule, department: str | None) -> str | None:
    """The rule that forbids a person a kind of step in a department's thread, or None."""
    if person is None:
        return "step.actor"
    if person.role not in rule.roles:
        return "step.role"
    if person.role == "department" and person.department != department:
        return "step.department"
    return None


class Situation:
    """Where all threads of one case stand while its history is walked."""

    def __init__(self, case: Case, setting: Setting) -> None:
        self.setting = setting
        self.limits = setting.classes.get(case.class_)
        self.office = Office()
        self.units = [Thread(assignment.department) for assignment in case.assignments]


# Conditions on the rest of the issue, named by the table's ``where``: a fault whose path is below
# the step, or None. ``unit`` is the thread that takes the step.


def _open(situation: Situation, step: Step, _unit: Thread) -> Fault | None:
    if situation.office.state == OPEN:
        return None
    return Fault("step.not-open", ("kind",), {"kind": step.kind, "state": situation.office.state})


def _anew(situation: Situation, step: Step, unit: Thread) -> Fault | None:
    """Dispatching: to a department that owes a reply only once the case was reopened since."""
    if fault := _open(situation, step, unit):
        return fault
    if not unit.owing or situation.office.reopened_since(unit):
        return None
    return Fault("dispatch.again", ("kind",), {"begun": str(unit.begun)})


def _owing(situation: Situation, step: Step, _unit: Thread) -> Fault | None:
    owing = {unit.department for unit in situation.units if unit.owing}
    for number, department in enumerate(step.departments or ()):
        if department not in owing:
            return Fault("remind.nothing-owed", ("departments", number), {"department": department})
    return None


def _answered(situation: Situation, step: Step, _unit: Thread) -> Fault | None:
    owing = [unit.department for unit in situation.units if unit.owing]
    if owing or answered_on(situation.units) is None:
        return Fault("step.unanswered", ("kind",), {"kind": step.kind, "owing": ",".join(owing)})
    return None


def _settled(situation: Situation, step: Step, unit: Thread) -> Fault | None:
    """Closing: every department replied and the enterprise was asked; or nobody was dispatched."""
    if not any(unit.active for unit in situation.units):
        if step.outcome in UNDISPATCHED and (step.text or step.reason):
            return None
        return Fault("close.undispatched", ("outcome",), {"outcomes": ",".join(UNDISPATCHED)})
    if fault := _answered(situation, step, unit):
        return fault
    evaluation = situation.office.evaluation
    if state_of(situation.office, situation.units) != "evaluated" or evaluation is None:
        return Fault("close.unevaluated", ("kind",), {})
    if evaluation.satisfaction == "dissatisfied" and not step.reason:
        return Fault("close.dissatisfied", (), {})
    return None


UNDISPATCHED = ("explained", "not_possible", "transferred")

CONDITIONS: dict[str, Callable[[Situation, Step, Thread], Fault | None]] = {
    "open": _open,
    "anew": _anew,
    "owing": _owing,
    "answered": _answered,
    "settled": _settled,
}


def possible(situation: Situation, where: str | None, unit: Thread) -> bool:
    """Whether some step could meet this condition now; the step's own fields may still fail it."""
    match where:
        case "open":
            return situation.office.state == OPEN
        case "anew":
            free = not unit.owing or situation.office.reopened_since(unit)
            return situation.office.state == OPEN and free
        case "owing":
            return any(unit.owing for unit in situation.units)
        case "answered":
            return answered_on(situation.units) is not None
        case "settled":
            undispatched = not any(unit.active for unit in situation.units)
            return undispatched or state_of(situation.office, situation.units) == "evaluated"
    return True


# Limits on days.

# A limit reckoned past the last calendar is provisional: the calendar to come may move it by all
# the holidays of a year, but by no more, and nobody is held to a day before that.
UNSURE = timedelta(31)


def _past(situation: Situation, start: date, days: int, day: date) -> date | None:
    """The last day of a limit of working days, where ``day`` is surely after it."""
    reckoning = situation.setting.after(start, days)
    last = reckoning.end + UNSURE if reckoning.provisional else reckoning.end
    return last if day > last else None


def _due(situation: Situation, step: Step, unit: Thread) -> Fault | None:
    """A due day lies after the day it is set, and within the class's limit."""
    if step.due is None:
        return None
    if step.due < step.on:
        return Fault("due.past", ("due",), {"due": str(step.due), "on": str(step.on)})
    if situation.limits is None:
        return None  # an unknown class is a finding of its own
    part = step.as_ or unit.part
    days = situation.limits.lead_days if part == "lead" else situation.limits.support_days
    if last := _past(situation, step.on, days, step.due):
        return Fault(
            "due.long", ("due",), {"due": str(step.due), "last": str(last), "days": str(days)}
        )
    return None


def _return(situation: Situation, step: Step, unit: Thread) -> Fault | None:
    begun = unit.begun or step.on
    days = situation.setting.limits.return_days
    if last := _past(situation, begun, days, step.on):
        return Fault("return.late", ("on",), {"last": str(last), "days": str(days)})
    return None


def _extend(situation: Situation, step: Step, unit: Thread) -> Fault | None:
    limits = situation.setting.limits
    due = unit.due or step.on
    if step.on > due:
        return Fault("extend.late", ("on",), {"due": str(due)})
    if unit.extensions >= limits.extensions:
        return Fault("extend.again", ("kind",), {"number": str(limits.extensions)})
    if step.until is None:
        return None
    if step.until <= due:
        return Fault("extend.no-longer", ("until",), {"due": str(due)})
    if last := _past(situation, due, limits.extension_days, step.until):
        facts = {"last": str(last), "days": str(limits.extension_days)}
        return Fault("extend.long", ("until",), facts)
    return None


def _ruling(_situation: Situation, step: Step, unit: Thread) -> Fault | None:
    """A refusal has its reason; a granted extension a new due day, no later than asked for."""
    if not step.granted:
        if step.due:
            return Fault("step.field-extra", ("due",), {"kind": step.kind, "name": "due"})
        return None if step.reason else Fault("rule.reason", (), {})
    if unit.state == RETURNED or unit.asked is None:
        return Fault("rule.due-unasked", ("due",), {}) if step.due else None
    asked = unit.asked.until
    if step.due is None:
        return Fault("rule.due-missing", (), {})
    if asked and (step.due > asked or (unit.due and step.due <= unit.due)):
        facts = {"due": str(step.due), "asked": str(asked), "before": str(unit.due)}
        return Fault("rule.due", ("due",), facts)
    return None


def _review(_situation: Situation, step: Step, _unit: Thread) -> Fault | None:
    if step.review is not None and step.review <= step.on:
        return Fault("review.past", ("review",), {"review": str(step.review), "on": str(step.on)})
    return None


LIMITS: dict[str, Callable[[Situation, Step, Thread], Fault | None]] = {
    "dispatch": _due,
    "rework": _due,
    "return": _return,
    "extend": _extend,
    "rule": _ruling,
    "park": _review,
    "reply": _review,
}
