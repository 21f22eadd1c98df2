"""A file after each batch of deeds: a case's is laid out in parts once, then only joined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tingjian.core.record import Issue
from tingjian.demo.account import Account, Stage
from tingjian.demo.made import Made
from tingjian.store import layout
from tingjian.store.cases import in_order
from tingjian.store.layout import INDENT
from tingjian.store.schema import record_kinds
from tingjian.words import demo as words

OFFICE_FIRST, DEPARTMENTS_AFTER = 0, 1  # on every day


class Moment(NamedTuple):
    """One account's work on one day; in the order of these, every history is legal."""

    day: str
    turn: int
    login: str


class Version(NamedTuple):
    """A file as one moment left it, with what was done to it, each in a word."""

    moment: Moment
    text: str
    deeds: tuple[str, ...]


class _Thread:
    """A thread laid out step by step, and how far it has gone."""

    def __init__(
        self, steps: list[dict[str, Any]], column: int, head: str, officer: str, deed: str = ""
    ) -> None:
        self.texts = [_lines(layout.element(step, column)) for step in steps]
        # What has no kind is done by the case's officer.
        self.deeds = [deed or _step_words()[step["kind"]] for step in steps]
        by = [step.get("by", officer) for step in steps]
        self.moments = [
            Moment(step["on"], OFFICE_FIRST if who == officer else DEPARTMENTS_AFTER, who)
            for step, who in zip(steps, by, strict=True)
        ]
        self.head = head
        self.at = 0

    def go(self, moment: Moment) -> Iterator[str]:
        """Take the steps of a moment; what is done by them."""
        while self.at < len(self.moments) and self.moments[self.at] == moment:
            self.at += 1
            yield self.deeds[self.at - 1]

    def text(self) -> str:
        """The thread so far; nothing before its first step."""
        return self.head + "".join(self.texts[: self.at]) if self.at else ""


def whole(told: Made | Account) -> str:
    """A file in the end."""
    if isinstance(told, Account):
        return _text(told, told.stages[-1])
    return layout.document(in_order(told.case, kind(told)))


def path(told: Made | Account) -> str:
    """The path of a file, below ``ledger/``."""
    number = told.id if isinstance(told, Account) else told.case.id
    return record_kinds()[kind(told)].path(number)


def kind(told: Made | Account) -> str:
    """The kind of record that a file holds."""
    if isinstance(told, Account):
        return told.kind
    return "issue" if isinstance(told.case, Issue) else "theme"


def versions(told: Made | Account) -> Iterator[Version]:
    """Every version of a file, from its registration to its end."""
    return _stages(told) if isinstance(told, Account) else _course(told)


def _stages(account: Account) -> Iterator[Version]:
    name = record_kinds()[account.kind].title[0]
    for stage in account.stages:
        moment = Moment(stage.on.isoformat(), OFFICE_FIRST, stage.officer)
        deed = words.REGISTERED if stage is account.stages[0] else words.CONTINUED
        yield Version(moment, _text(account, stage), (deed.format(kind=name),))


def _text(account: Account, stage: Stage) -> str:
    return layout.document(in_order(stage.record, account.kind))


def _course(made: Made) -> Iterator[Version]:
    values = in_order(made.case, kind(made))
    fields = record_kinds()[kind(made)].fields
    beside = [
        _Thread(values.pop(name, []), INDENT, f"{name}:\n", made.officer, fields[name].title[0])
        for name in ("advice", "services")
    ]
    office = _Thread(values.pop("steps", []), INDENT, "steps:\n", made.officer)
    units = [_unit(assignment, made.officer) for assignment in values.pop("assignments", [])]
    threads = [*beside, office, *units]
    head = layout.document(values)
    before = layout.document(values | made.before)
    corrected = not made.before
    first = Moment(values["raised"], OFFICE_FIRST, made.officer)
    for moment in sorted({first, *(each for thread in threads for each in thread.moments)}):
        done = [deed for thread in threads for deed in thread.go(moment)]
        corrected = corrected or _step_words()["correct"] in done
        answers = "".join(unit.text() for unit in units)
        text = "".join(thread.text() for thread in (*beside, office))
        if answers:
            text += "assignments:\n" + answers
        deeds = (words.REGISTER, *done) if moment == first else tuple(done)
        yield Version(moment, (head if corrected else before) + text, deeds)


def _unit(assignment: dict[str, Any], officer: str) -> _Thread:
    # A department's thread begins with its first step, and its head with it.
    opening = {"department": assignment["department"], "steps": None}
    lines = layout.element(opening, INDENT)
    head = _lines([*lines[:-1], lines[-1].removesuffix(" null")])
    return _Thread(assignment["steps"], 3 * INDENT, head, officer)


@cache
def _step_words() -> dict[str, str]:
    """Every kind of step in a word."""
    labels = record_kinds()["issue"].fields["steps"].fields["kind"].labels
    return {kind: chinese for kind, (chinese, _) in labels.items()}


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
