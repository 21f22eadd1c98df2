"""The table of steps: every legal history of a thread is a path through it."""

from __future__ import annotations

from operator import attrgetter

from msgspec.structs import astuple

from tingjian.core.record import Step

OFFICE, DEPARTMENT = "office", "department"

# States of the office thread. HEARD is where an issue begins; OPEN is between accepting and an end.
HEARD, OPEN, PARKED, CLOSED, WITHDRAWN, MERGED = (
    "heard",
    "open",
    "parked",
    "closed",
    "withdrawn",
    "merged",
)
# States of a department thread. NEW is a thread without a step; RELEASED: its return was granted.
NEW, DISPATCHED, WORKING, EXTENDING, RETURNED, REPLIED, RELEASED = (
    "new",
    "dispatched",
    "working",
    "extending",
    "returned",
    "replied",
    "released",
)


class Rule:
    """One row of the table: a kind of step in one thread, from some states to a state.

    ``to`` is None where the state stays. ``needs`` and ``may`` name the fields that the step must
    and may carry beside ``kind``, ``on`` and ``by`` (``note`` always may). ``where`` names a
    condition on the rest of the issue, written out in ``conditions.CONDITIONS``.
    """

    def __init__(
        self,
        kind: str,
        thread: str,
        roles: tuple[str, ...],
        before: tuple[str, ...],
        to: str | None,
        needs: tuple[str, ...] = (),
        may: tuple[str, ...] = (),
        where: str | None = None,
    ) -> None:
        self.kind = kind
        self.thread = thread
        self.office = thread == OFFICE
        self.roles = roles
        self.before = before
        self.to = to
        self.needs = needs
        self.may = may
        self.where = where
        self._absent = len(Step.__struct_fields__) - len(ALWAYS) - len(needs)
        # With "kind" and "note" there are two names or more, so that each gives a tuple.
        self._needed = attrgetter("kind", "kind", *(ATTRIBUTES.get(name, name) for name in needs))
        self._optional = attrgetter("kind", "note", *may)

    def complete(self, step: Step) -> bool:
        """Whether the step carries the fields it needs and none that it may not.

        Asked of every step there is, it counts what is absent; ``given`` names what is there.
        """
        optional = 1 + len(self.may) - self._optional(step).count(None)
        absent = astuple(step).count(None)
        return absent == self._absent - optional and None not in self._needed(step)

    def given(self, step: Step) -> set[str]:
        """The names of the fields that a step carries, beside those that every step may."""
        pairs = zip(step.__struct_fields__, astuple(step), strict=True)
        return {
            name.rstrip("_")
            for name, value in pairs
            if value is not None and name not in (*ALWAYS, "note")
        }


ALWAYS = ("kind", "on", "by")
ATTRIBUTES = {"as": "as_"}
STAFF = ("staff", "maintainer")
UNIT = ("department",)

TABLE: tuple[Rule, ...] = (
    # the office's thread
    Rule("accept", OFFICE, STAFF, (HEARD,), OPEN),
    Rule("follow_up", OFFICE, STAFF, (OPEN, PARKED), None, ("offices", "text")),
    Rule("remind", OFFICE, STAFF, (OPEN,), None, ("departments",), ("text",), "owing"),
    Rule(
        "evaluate",
        OFFICE,
        STAFF,
        (OPEN,),
        None,
        ("solved", "satisfaction"),
        ("accepted", "text"),
        "answered",
    ),
    Rule("close", OFFICE, STAFF, (OPEN,), CLOSED, ("outcome",), ("text", "reason"), "settled"),
    Rule("park", OFFICE, STAFF, (OPEN,), PARKED, ("review", "reason")),
    Rule("reopen", OFFICE, STAFF, (PARKED, CLOSED, MERGED), OPEN, ("reason",)),
    Rule("withdraw", OFFICE, STAFF, (HEARD, OPEN, PARKED), WITHDRAWN, ("reason",)),
    Rule("merge", OFFICE, STAFF, (OPEN, PARKED), MERGED, ("into",), ("reason",)),
    Rule(
        "correct",
        OFFICE,
        STAFF,
        (HEARD, OPEN, PARKED, CLOSED, WITHDRAWN, MERGED),
        None,
        ("fields", "reason"),
    ),
    # a department's thread
    Rule(
        "dispatch",
        DEPARTMENT,
        STAFF,
        (NEW, RELEASED, DISPATCHED, WORKING, EXTENDING),
        DISPATCHED,
        ("as", "due", "head"),
        ("text",),
        "anew",
    ),
    Rule("sign", DEPARTMENT, UNIT, (DISPATCHED,), WORKING, (), (), "open"),
    Rule("return", DEPARTMENT, UNIT, (DISPATCHED, WORKING), RETURNED, ("reason",), (), "open"),
    Rule("extend", DEPARTMENT, UNIT, (WORKING,), EXTENDING, ("until", "reason"), (), "open"),
    Rule(
        "rule",
        DEPARTMENT,
        STAFF,
        (RETURNED, EXTENDING),
        None,
        ("granted",),
        ("due", "reason"),
        "open",
    ),
    Rule("progress", DEPARTMENT, UNIT, (WORKING, EXTENDING), None, ("text",), (), "open"),
    Rule(
        "reply",
        DEPARTMENT,
        UNIT,
        (DISPATCHED, WORKING, EXTENDING, RETURNED, REPLIED),
        REPLIED,
        ("outcome", "text"),
        ("basis", "review"),
        "open",
    ),
    Rule("rework", DEPARTMENT, STAFF, (REPLIED,), WORKING, ("due", "reason"), (), "open"),
)

# A ruling's state depends on what is ruled on and how: (state before, granted) -> state after.
RULINGS = {
    (RETURNED, True): RELEASED,
    (RETURNED, False): WORKING,
    (EXTENDING, True): WORKING,
    (EXTENDING, False): WORKING,
}

BY_KIND: dict[str, Rule] = {rule.kind: rule for rule in TABLE}


# The table by what is asked of it most: (state before, kind) -> state after; rulings apart.
NEXT: dict[tuple[str, str], str] = {
    (state, rule.kind): rule.to or state for rule in TABLE for state in rule.before
}


def after(state: str, kind: str, granted: object = None) -> str | None:
    """The thread's state after a step of this kind, or None where the table has no such row."""
    if kind == "rule":
        return RULINGS.get((state, bool(granted)))
    return NEXT.get((state, kind))


def legal(state: str, thread: str) -> tuple[str, ...]:
    """The kinds of step that the table allows next in this thread, in the table's order."""
    return tuple(rule.kind for rule in TABLE if rule.thread == thread and state in rule.before)
