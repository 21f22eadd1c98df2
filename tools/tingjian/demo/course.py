"""The course of one case: what the office and the departments do about it, day by day.

It is legal by construction, at every commit of its history. On a day the office acts first and the
departments after it, so a department may answer on the day it is asked, and the office acts on what
a department did on a later day.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tingjian.demo import place, roster
from tingjian.demo.days import Days
from tingjian.demo.draw import Draw
from tingjian.demo.rounds import Rounds
from tingjian.demo.taking import Taking
from tingjian.words import demo as words
from tingjian.words import demo_records as records

ENDINGS = {
    "closed": 75,
    "merged": 7,
    "reopened": 4,
    "withdrawn": 4,
    "parked": 4,
    "undispatched": 3,
    "resumed": 3,
}
OUTCOMES = {"solved": 52, "explained": 22, "planned": 14, "not_possible": 8, "transferred": 4}
SECOND = {"solved": 5, "planned": 3, "explained": 2}  # outcomes of what was worked on again
DISSATISFIED = {
    "solved": 0.05,
    "explained": 0.12,
    "planned": 0.15,
    "not_possible": 0.35,
    "transferred": 0.2,
}
OFFICES = ("party", "government", "cppcc")
QUARTER = 60  # working days
ADVISED = {"simple": 0.01, "complex": 0.05, "difficult": 0.3}  # how often an expert is asked


class Plan(NamedTuple):
    """What is settled about a case before its course begins; days are numbers of ``Days``.

    ``theme`` is the theme it may be merged into, with the first day on which that can be.
    """

    start: int
    limit: str
    lead: str
    supports: tuple[str, ...]
    officer: str
    measure: str
    sector: str
    ending: str = "closed"
    theme: tuple[str, int] | None = None
    corrected: bool = False


class Course:
    """The steps of one case, from its beginning to its end or to the ledger's last day."""

    def __init__(self, draw: Draw, days: Days, plan: Plan) -> None:
        self.draw = draw
        self.plan = plan
        self.last = days.last
        self.taking = Taking(days, plan.officer)
        self.rounds = Rounds(draw, self.taking, plan.limit, plan.measure)
        self.lead = plan.lead
        self.opened: int | None = None
        self.content = True  # the enterprise, when it was last asked
        self._run()

    def _run(self) -> None:
        draw, plan, day = self.draw, self.plan, self.plan.start
        if plan.corrected:
            found = day + 1 + draw.soon(12)
            self.taking.take(found, "correct", fields=("sector",), reason=words.CORRECTION)
        if plan.ending == "withdrawn" and draw.chance(0.3):
            self.taking.take(day + draw.soon(3), "withdraw", reason=draw.pick(words.WITHDRAWALS))
            return
        day += draw.soon(3)
        self.taking.take(day, "accept")
        self.opened = day
        if plan.ending == "undispatched":
            outcome = draw.pick(tuple(words.UNDISPATCHED))
            closed = day + draw.soon(5)
            self.taking.take(closed, "close", outcome=outcome, reason=words.UNDISPATCHED[outcome])
            return
        if plan.theme and plan.theme[1] <= day + 2:
            self._merge(max(day, plan.theme[1]) + draw.soon(4))
            return
        answered, outcome = self._dispatch(day + draw.soon(4))
        if plan.theme:
            self._merge(plan.theme[1] + draw.soon(8))
        elif plan.ending == "withdrawn":
            self._end(day + 1 + draw.soon(20), "withdraw", reason=draw.pick(words.WITHDRAWALS))
        elif answered is None:
            self._silence(day)
        else:
            self._conclude(answered, outcome)

    def _dispatch(self, day: int) -> tuple[int | None, str]:
        """Dispatch to lead and support: when all had answered (None: never), and the outcome."""
        draw, plan = self.draw, self.plan
        outcome = draw.weigh(OUTCOMES)
        if plan.ending in ("parked", "resumed"):
            outcome = "planned"
        if draw.chance(ADVISED[plan.limit]):
            expert = roster.expert(draw.between(1, roster.EXPERTS))
            self.taking.advise(day + draw.between(1, 8), expert, draw.pick(records.ADVICE))
        turns = []
        for unit in reversed(plan.supports):
            said = outcome if draw.chance(0.7) else draw.weigh(OUTCOMES)
            turns.append(self.rounds.first(unit, day, "support", said))
        turn = self.rounds.first(plan.lead, day, "lead", outcome)
        if turn.released is not None:
            others = [unit for unit in place.UNITS if unit not in (plan.lead, *plan.supports)]
            self.lead = draw.pick(others)
            turn = self.rounds.first(self.lead, turn.released, "lead", outcome, sure=True)
        turns.append(turn)
        # A unit that returns it answers by that: nobody is asked before the return is ruled on.
        done = [turn.replied if turn.released is None else turn.released for turn in turns]
        days = [day for day in done if day is not None]
        return (max(days) if len(days) == len(turns) else None), outcome

    def _end(self, day: int, kind: str, **fields: Any) -> None:
        """End the case, whatever else would have been done from that day on."""
        self.taking.cut(day)
        self._follow_up(day)
        self.taking.take(day, kind, **fields)

    def _merge(self, day: int) -> None:
        if self.plan.theme:
            reason = self.draw.pick(words.MERGERS)
            self._end(day, "merge", into=self.plan.theme[0], reason=reason)

    def _silence(self, accepted: int) -> None:
        """A department does not answer: most such cases are parked at last, some withdrawn."""
        draw = self.draw
        day = accepted + draw.between(45, 90)
        if draw.chance(0.6):
            self._serve(day - draw.between(5, 15))
        match draw.weigh({"park": 50, "withdraw": 25, "wait": 25}):
            case "park":
                self.taking.cut(day)
                self._park(day)
            case "withdraw":
                self._end(day, "withdraw", reason=draw.pick(words.WITHDRAWALS))
            case _:
                self._follow_up(self.last)

    def _conclude(self, answered: int, outcome: str) -> None:
        """All have answered: ask the enterprise, then close, park, or take up again."""
        draw, plan = self.draw, self.plan
        asked, outcome = self._evaluate(answered, outcome)
        if asked is None:
            self._follow_up(self.last)
            return
        if plan.ending in ("parked", "resumed"):
            parked = asked + 1 + draw.soon(5)
            again = self._park(parked)
            if plan.ending == "resumed":
                self._reopen(again, "parked")
            return
        closed = asked + draw.soon(6)
        self._close(closed, outcome)
        if plan.ending == "reopened":
            self._reopen(closed + draw.between(10, 60), "closed")

    def _evaluate(self, answered: int, outcome: str) -> tuple[int | None, str]:
        """Ask the enterprise; where it is dissatisfied, most are sent back for rework once.

        The day of the last evaluation (None: the rework was never answered), and the outcome then.
        """
        draw = self.draw
        asked = self._ask(answered, outcome)
        if self.content or draw.chance(0.3):
            return asked, outcome
        outcome = draw.weigh(SECOND)
        if draw.chance(0.6):
            self._serve(asked + draw.soon(2))
        again = self._rework(asked + draw.soon(2), outcome)
        return None if again is None else self._ask(again, outcome), outcome

    def _ask(self, answered: int, outcome: str) -> int:
        """Take down the enterprise's evaluation, some days after the answer; the day of it."""
        draw = self.draw
        day = answered + 1 + draw.soon(7)
        bad = DISSATISFIED[outcome]
        weights = {"satisfied": 0.66 - bad, "basically": 0.3, "dissatisfied": bad}
        said = draw.weigh({**weights, "unreachable": 0.04})
        self.content = said != "dissatisfied"
        accepted = None
        if outcome in ("explained", "not_possible") and said != "unreachable":
            accepted = self.content
        self.taking.take(
            day,
            "evaluate",
            solved=outcome == "solved" and said in ("satisfied", "basically"),
            accepted=accepted,
            satisfaction=said,
            text=draw.pick(words.EVALUATIONS[said]) if draw.chance(0.6) else None,
        )
        return day

    def _rework(self, day: int, outcome: str) -> int | None:
        """Send it back to the lead department; the day of its new reply, None if there is none."""
        due = day + place.LEAD_DAYS[self.plan.limit]
        reason = self.draw.pick(words.REWORKS)
        self.taking.take(day, "rework", self.lead, due=self.taking.day(due), reason=reason)
        return self.rounds.work(self.lead, day, due, outcome).replied

    def _close(self, day: int, outcome: str) -> None:
        self._follow_up(day)
        reason = None if self.content else words.CLOSE_REASON
        self.taking.take(day, "close", outcome=outcome, reason=reason)

    def _park(self, day: int) -> int:
        """Park the case; the day on which it is to be reviewed."""
        self._follow_up(day)
        review = day + self.draw.between(40, 120)
        reason = self.draw.pick(words.PARKINGS)
        self.taking.take(day, "park", review=self.taking.day(review), reason=reason)
        return review

    def _reopen(self, day: int, state: str) -> None:
        """Take a closed or parked case up again, and bring it to its end."""
        draw = self.draw
        self.taking.take(day, "reopen", reason=draw.pick(words.REOPENINGS[state]))
        self.opened = day
        outcome = draw.weigh(SECOND)
        answered = self._rework(day, outcome)
        if answered is None:
            self._follow_up(self.last)
        else:
            self._close(self._ask(answered, outcome) + draw.soon(6), outcome)

    def _serve(self, day: int) -> None:
        """Send the sector's team with a plan, where an answer alone did not help."""
        team = roster.team(self.plan.sector)
        self.taking.serve(day, team, self.draw.pick(records.SERVICES))

    def _follow_up(self, day: int) -> None:
        """Follow up at least once a quarter from the day it was opened until this day."""
        draw = self.draw
        if self.opened is None:
            return
        if day - self.opened > 6 and draw.chance(0.1):
            self._supervise(draw.between(self.opened + 5, day - 1))
        for due in range(self.opened + QUARTER, min(day, self.last), QUARTER):
            self._supervise(due - draw.between(0, 5))
        self.opened = None

    def _supervise(self, day: int) -> None:
        draw = self.draw
        offices = OFFICES if draw.chance(0.6) else OFFICES[draw.between(1, 2) :]
        self.taking.take(day, "follow_up", text=draw.pick(words.FOLLOW_UPS), offices=offices)
