"""A case's file after each batch of its steps: laid out in parts once, then only joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tingjian.core.record import Issue
from tingjian.demo.cases import Made
from tingjian.store import layout
from tingjian.store.cases import in_order

OFFICE_FIRST, DEPARTMENTS_AFTER = 0, 1  # on every day


class Moment(NamedTuple):
    """One account's work on one day; in the order of these, every history is legal."""

    day: str
    turn: int
    login: str


class Version(NamedTuple):
    """A file as one moment left it, with the kinds of steps taken; None stands for registering."""

    moment: Moment
    text: str
    kinds: tuple[str | None, ...]


class _Thread:
    """A thread laid out step by step, and how far it has gone."""

    def __init__(self, steps: list[dict[str, Any]], column: int, head: str = "") -> None:
        self.steps = steps
        self.texts = [_lines(layout.element(step, column)) for step in steps]
        self.head = head
        self.at = 0

    def go(self, moment: Moment) -> Iterator[str]:
        """Take the steps of a moment; their kinds."""
        while self.at < len(self.steps):
            step = self.steps[self.at]
            if (step["on"], step["by"]) != (moment.day, moment.login):
                return
            self.at += 1
            yield step["kind"]

    def text(self) -> str:
        """The thread so far; nothing before its first step."""
        return self.head + "".join(self.texts[: self.at]) if self.at else ""


def whole(made: Made) -> str:
    """A case's file in the end."""
    return layout.document(in_order(made.case, kind(made)))


def kind(made: Made) -> str:
    """The kind of record that a case is."""
    return "issue" if isinstance(made.case, Issue) else "theme"


def versions(made: Made) -> Iterator[Version]:
    """Every version of a case's file, from its registration to its end."""
    values = in_order(made.case, kind(made))
    office = _Thread(values.pop("steps", []), layout.INDENT, "steps:\n")
    units = [_unit(assignment) for assignment in values.pop("assignments", [])]
    head = layout.document(values)
    before = layout.document(values | made.before)
    corrected = not made.before
    first = Moment(values["raised"], OFFICE_FIRST, made.officer)
    for moment in sorted({first, *_moments(made.officer, [office, *units])}):
        done = [kind for thread in (office, *units) for kind in thread.go(moment)]
        corrected = corrected or "correct" in done
        answers = "".join(unit.text() for unit in units)
        text = (head if corrected else before) + office.text()
        if answers:
            text += "assignments:\n" + answers
        yield Version(moment, text, (None, *done) if moment == first else tuple(done))


def _unit(assignment: dict[str, Any]) -> _Thread:
    # A department's thread begins with its first step, and its head with it.
    opening = {"department": assignment["department"], "steps": None}
    lines = layout.element(opening, layout.INDENT)
    head = _lines([*lines[:-1], lines[-1].removesuffix(" null")])
    return _Thread(assignment["steps"], 3 * layout.INDENT, head)


def _moments(officer: str, threads: list[_Thread]) -> Iterator[Moment]:
    for thread in threads:
        for step in thread.steps:
            turn = OFFICE_FIRST if step["by"] == officer else DEPARTMENTS_AFTER
            yield Moment(step["on"], turn, step["by"])


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
