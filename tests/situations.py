"""For each kind of step a short legal history after which it may come next."""

from __future__ import annotations

from typing import Any

import msgspec
from tests.support import CLERKS, OFFICE, day, issue, step

from tingjian.core.record import Case, Issue, Step
from tingjian.core.steps import BY_KIND, STAFF
from tingjian.store.strict import Value
from tingjian.store.writer import write

UNIT = "market-regulation"
CLERK = CLERKS[UNIT]
FIRST, NEXT, NOW = 9, 10, 11  # of March; the last is the day of receipt

_ACCEPT = step("accept", FIRST)
_DISPATCH = step("dispatch", FIRST)
_SIGN = step("sign", FIRST, CLERK)
_REPLY = step("reply", NEXT, CLERK)

# kind -> the office's steps, and the department's (None: it has no thread).
_BEFORE: dict[str, tuple[tuple[Step, ...], tuple[Step, ...] | None]] = {
    "accept": ((), None),
    "follow_up": ((_ACCEPT,), None),
    "remind": ((_ACCEPT,), (_DISPATCH,)),
    "evaluate": ((_ACCEPT,), (_DISPATCH, _REPLY)),
    "close": ((_ACCEPT, step("evaluate", NEXT)), (_DISPATCH, _REPLY)),
    "park": ((_ACCEPT,), None),
    "reopen": ((_ACCEPT, step("park", FIRST)), None),
    "withdraw": ((), None),
    "merge": ((_ACCEPT,), None),
    "correct": ((), None),
    "dispatch": ((_ACCEPT,), None),
    "sign": ((_ACCEPT,), (_DISPATCH,)),
    "return": ((_ACCEPT,), (_DISPATCH,)),
    "extend": ((_ACCEPT,), (_DISPATCH, _SIGN)),
    "rule": ((_ACCEPT,), (_DISPATCH, step("return", NEXT, CLERK))),
    "progress": ((_ACCEPT,), (_DISPATCH, _SIGN)),
    "reply": ((_ACCEPT,), (_DISPATCH,)),
    "rework": ((_ACCEPT,), (_DISPATCH, _REPLY)),
}


def before(kind: str) -> Issue:
    """An issue on which a step of this kind may come next."""
    office, unit = _BEFORE[kind]
    return issue(office, None if unit is None else {UNIT: list(unit)})


def after(kind: str, by: str, **fields: Any) -> Issue:
    """The same issue with that step, on the day of receipt."""
    was = before(kind)
    if kind == "extend":
        fields.setdefault("until", day(NOW + 9))
    taken = step(kind, NOW, by, **fields)
    if kind == "correct":
        was = msgspec.structs.replace(was, title="更正后的标题")
    if BY_KIND[kind].office:
        return msgspec.structs.replace(was, steps=(*was.steps, taken))
    thread = _BEFORE[kind][1] or ()
    kept = {each.department: list(each.steps) for each in was.assignments}
    return issue(was.steps, kept | {UNIT: [*thread, taken]})


def right(kind: str) -> str:
    """The account that takes steps of this kind."""
    return OFFICE if BY_KIND[kind].roles == STAFF else CLERK


def text(case: Case) -> str:
    """A case's file."""
    plain: Value = msgspec.json.decode(msgspec.json.encode(case))  # lists, not tuples
    return write(plain)
