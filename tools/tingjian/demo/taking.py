"""The steps of one synthetic case as they are taken, put in the order of the days."""

from __future__ import annotations

from datetime import date
from typing import Any

from tingjian.core.record import Advice, Assignment, ServicePlan, Step
from tingjian.core.steps import BY_KIND
from tingjian.demo import place
from tingjian.demo.days import Days

# The order of one day's steps in the office's thread: what may come in any open state comes early.
ORDER = {"accept": 0, "correct": 1, "remind": 1, "follow_up": 1}
LATER = 2


class Taking:
    """What was taken so far. Days are numbers; nothing is taken after the last."""

    def __init__(self, days: Days, officer: str) -> None:
        self.days = days
        self.officer = officer
        # (day, order within the day, step)
        self.office: list[tuple[int, int, Step]] = []
        self.threads: dict[str, list[tuple[int, int, Step]]] = {}
        self._advice: list[tuple[int, Advice]] = []
        self._services: list[tuple[int, ServicePlan]] = []

    def take(self, day: int, kind: str, unit: str | None = None, **fields: Any) -> None:
        """Take a step, of a department's thread where a unit is named."""
        if day > self.days.last:
            return
        own = unit is not None and "staff" not in BY_KIND[kind].roles
        by = place.clerk(unit) if unit and own else self.officer
        step = Step(kind=kind, on=self.days[day], by=by, **fields)
        if unit is None:
            self.office.append((day, ORDER.get(kind, LATER), step))
        else:
            self.threads.setdefault(unit, []).append((day, int(own), step))

    def advise(self, day: int, expert: str, text: str) -> None:
        """Have an expert advise on a day."""
        if day <= self.days.last:
            self._advice.append((day, Advice(self.days[day], expert, text)))

    def serve(self, day: int, team: str, plan: str) -> None:
        """Have a team plan on a day what it will do."""
        if day <= self.days.last:
            self._services.append((day, ServicePlan(self.days[day], team, plan)))

    def cut(self, day: int) -> None:
        """Let nothing have happened on a day or after it, but for accepting."""
        self.office = [each for each in self.office if each[0] < day or each[2].kind == "accept"]
        for unit, thread in self.threads.items():
            self.threads[unit] = [each for each in thread if each[0] < day]
        self._advice = [each for each in self._advice if each[0] < day]
        self._services = [each for each in self._services if each[0] < day]

    def steps(self) -> tuple[Step, ...]:
        """The office's thread."""
        return tuple(step for _, _, step in sorted(self.office, key=_moment))

    def assignments(self) -> tuple[Assignment, ...]:
        """The departments' threads, the newest on top."""
        return tuple(
            Assignment(unit, tuple(step for _, _, step in sorted(thread, key=_moment)))
            for unit, thread in reversed(self.threads.items())
            if thread
        )

    def advice(self) -> tuple[Advice, ...]:
        """What experts advised."""
        return tuple(advice for _, advice in self._advice)

    def services(self) -> tuple[ServicePlan, ...]:
        """What teams planned."""
        return tuple(plan for _, plan in self._services)

    def day(self, number: int) -> date:
        """A day by its number; for steps that are never taken, the last day there is."""
        return self.days[min(number, len(self.days.days) - 1)]


def _moment(taken: tuple[int, int, Step]) -> tuple[int, int]:
    return taken[:2]
