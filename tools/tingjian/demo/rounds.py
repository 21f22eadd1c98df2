"""The rounds of departments: dispatched, signed for, returned, extended, answered or not."""

from __future__ import annotations

from typing import NamedTuple

from tingjian.demo import place
from tingjian.demo.draw import Draw
from tingjian.demo.taking import Taking
from tingjian.words import demo as words

FEEDBACK = (0.40, 0.92)  # the share of dispatches that are answered at all, at first and in the end
LATE = (0.40, 0.08)  # the share of replies that come late, at first and in the end


class Turn(NamedTuple):
    """One round of one department: when it replied, or was released from it; neither: silent."""

    replied: int | None = None
    released: int | None = None


class Rounds:
    """What departments do about one case, within its class of time limit (``limit``)."""

    def __init__(self, draw: Draw, taking: Taking, limit: str, measure: str) -> None:
        self.draw = draw
        self.taking = taking
        self.limit = limit
        self.measure = measure  # what is done, where something is

    def first(self, unit: str, day: int, part: str, outcome: str, *, sure: bool = False) -> Turn:
        """Dispatch to one department, and let it return the case, work on it, or be silent.

        ``sure``: it is the right department, and does not return what it gets.
        """
        draw = self.draw
        limits = place.LEAD_DAYS if part == "lead" else place.SUPPORT_DAYS
        due = day + limits[self.limit]
        text = draw.pick(words.DISPATCHES) if draw.chance(0.3) else None
        self.taking.take(
            day,
            "dispatch",
            unit,
            as_=part,
            due=self.taking.day(due),
            head=place.HEADS[unit],
            text=text,
        )
        if not sure and draw.chance(0.06):
            return self._return(unit, day, due, outcome)
        signed = day + draw.soon(4)
        if draw.chance(0.06):  # answers, if at all, without having signed
            return self.work(unit, signed, due, outcome, signed=False)
        self.taking.take(signed, "sign", unit)
        return self.work(unit, signed, due, outcome)

    def _return(self, unit: str, day: int, due: int, outcome: str) -> Turn:
        draw = self.draw
        asked = day + draw.between(0, place.RETURN_DAYS)
        ruled = asked + draw.between(1, 2)
        self.taking.take(asked, "return", unit, reason=draw.pick(words.RETURNS))
        if draw.chance(0.65):
            self.taking.take(ruled, "rule", unit, granted=True)
            return Turn(released=ruled)
        reason = draw.pick(words.RETURN_REFUSALS)
        self.taking.take(ruled, "rule", unit, granted=False, reason=reason)
        return self.work(unit, ruled, due, outcome)

    def work(self, unit: str, begun: int, due: int, outcome: str, *, signed: bool = True) -> Turn:
        """Work on a round from the day it was begun, with or without more time, and reply."""
        draw, earliest = self.draw, begun
        if signed and begun < due and draw.chance(0.12):
            due, earliest = self._extend(unit, begun, due)
        silent = draw.share() > self._now(FEEDBACK, begun)
        if silent:
            if signed and draw.chance(0.3):
                self.taking.take(begun + 1 + draw.soon(20), "progress", unit, text=self._progress())
            self._remind(unit, due, None)
            return Turn()
        if draw.chance(self._now(LATE, begun)) or earliest > due:
            replied = max(due, earliest) + 1 + draw.soon(25)
        else:
            replied = due - draw.soon(due - earliest)
        if signed and replied - begun > 2 and draw.chance(0.2):
            middle = draw.between(begun, replied - 1)
            self.taking.take(middle, "progress", unit, text=self._progress())
        self._remind(unit, due, replied)
        self._reply(unit, replied, outcome)
        if draw.chance(0.03):  # adds to what it said
            replied += draw.between(2, 6)
            self._reply(unit, replied, outcome)
        return Turn(replied)

    def _extend(self, unit: str, begun: int, due: int) -> tuple[int, int]:
        """Ask for more time: the due day that is then in force, and the day of the ruling."""
        draw = self.draw
        asked = draw.between(begun, due)
        until = due + draw.between(3, place.EXTENSION_DAYS)
        ruled = asked + draw.between(1, 3)
        reason = draw.pick(words.EXTENSIONS)
        self.taking.take(asked, "extend", unit, until=self.taking.day(until), reason=reason)
        if draw.chance(0.75):
            self.taking.take(ruled, "rule", unit, granted=True, due=self.taking.day(until))
            return until, ruled
        reason = draw.pick(words.EXTENSION_REFUSALS)
        self.taking.take(ruled, "rule", unit, granted=False, reason=reason)
        return due, ruled

    def _reply(self, unit: str, day: int, outcome: str) -> None:
        draw = self.draw
        said = [draw.pick(words.FOUND)]
        if outcome in ("solved", "planned"):
            said.append(self.measure)
        said.append(draw.pick(words.ANSWER[outcome]))
        basis = draw.pick(words.BASES) if draw.chance(0.4) else None
        review = self.taking.day(day + draw.between(40, 120)) if outcome == "planned" else None
        self.taking.take(
            day, "reply", unit, outcome=outcome, text="".join(said), basis=basis, review=review
        )

    def _progress(self) -> str:
        return self.draw.pick(words.PROGRESS)

    def _remind(self, unit: str, due: int, replied: int | None) -> None:
        """Remind a department that is late, at most three times."""
        day = due + 1 + self.draw.soon(5)
        for text in words.REMINDERS:
            if replied is not None and day > replied:
                return
            if self.draw.chance(0.6):
                self.taking.take(day, "remind", text=text, departments=(unit,))
            day += self.draw.between(12, 25)

    def _now(self, share: tuple[float, float], day: int) -> float:
        """A share that changes over the ledger's time, on a day."""
        first, last = share
        return first + (last - first) * min(1.0, 1.15 * self.taking.days.progress(day))
