"""Where an issue stands, in one sentence, and what its last office step says plainly."""

from __future__ import annotations

from datetime import date

from tingjian.core.record import Case
from tingjian.core.standing import Standing
from tingjian.views.address import Link
from tingjian.views.names import Names
from tingjian.views.wording import Spans, Wording

_ENDING = {"closed": "close", "parked": "park", "merged": "merge", "withdrawn": "withdraw"}


class Story:
    """Tells a standing in words."""

    def __init__(self, wording: Wording, names: Names, spans: Spans) -> None:
        self._wording = wording
        self._names = names
        self._spans = spans

    def tell(self, case: Case, standing: Standing, day: date, into: Link | None = None) -> str:
        """One sentence for each state; the words are in ``words.site``."""
        facts = self._facts(case, standing, day)
        key = f"story.{standing.state}"
        if facts.get("raised") == day:
            key += ".today"
        elif isinstance(due := facts.get("due"), date) and due < day:
            key += ".late"
        return self._wording.say(key, **facts, theme=into.text if into else "", day=day)

    def _facts(self, case: Case, standing: Standing, day: date) -> dict[str, object]:
        """What the sentence of this state tells of; the others are not looked for."""
        office, lead = standing.office, standing.lead
        match standing.state:
            case "heard" | "accepted":
                length = self._spans.length(case.raised, day)
                return {"raised": case.raised, "accepted": office.accepted, "length": length}
            case "dispatched" | "working":
                owing = [each for each in standing.ranked if each.owing]
                due = min((each.due for each in owing if each.due), default=None)
                return {"units": self._units([each.department for each in owing]), "due": due}
            case "answered" | "evaluated":
                said = office.evaluation.satisfaction if office.evaluation else None
                return {
                    "answered": standing.answered,
                    "outcome": self._outcome(lead.outcome if lead else None),
                    "satisfaction": self._wording.satisfactions.get(said or "", ""),
                }
            case "closed":
                closing = office.closing
                last = closing.on if closing else day
                return {
                    "ended": self._ended(case, standing, day),
                    "closing": self._outcome(closing.outcome if closing else None),
                    "length": self._spans.length(case.raised, last),
                }
        review = office.parking.review if office.parking else None
        return {"ended": self._ended(case, standing, day), "review": review}

    def _ended(self, case: Case, standing: Standing, day: date) -> date | None:
        """The day of the step that ended or parked the case."""
        kind = _ENDING.get(standing.state)
        return next(
            (each.on for each in reversed(case.steps) if each.kind == kind and each.on <= day), None
        )

    def overdue(self, standing: Standing, day: date, *, theme: bool = False) -> str:
        """Who is overdue (``theme``: with an issue's theme), by how long; empty if nobody is."""
        late = [each for each in standing.threads if each.department in standing.overdue]
        day = standing.office.counted(day)
        said = [
            self._wording.say(
                "story.late",
                unit=self._names.department(each.department).text,
                due=each.due,
                length=self._spans.length(each.due, day),
            )
            for each in late
            if each.due
        ]
        if not said:
            return ""
        key = "story.overdue.theme" if theme else "story.overdue"
        return self._wording.say(key, late=self._wording.join(said), day=day)

    def _units(self, departments: list[str]) -> str:
        return self._wording.join([self._names.department(each).text for each in departments])

    def _outcome(self, outcome: str | None) -> str:
        return self._wording.outcomes.get(outcome or "") or self._wording.say("unstated")
