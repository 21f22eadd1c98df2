"""Campaigns: suggestions come in while they are open, and are disposed of after they have ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from tingjian.core.proceedings.campaign import Campaign, Suggestion
from tingjian.core.record import Issue
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.agenda import COLLECTING, SETTLED, Meeting
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.enterprises import SECTORS
from tingjian.demo.made import Made
from tingjian.words import demo_records as words
from tingjian.words.demo_topics import TOPICS

TEXTS = (*words.SUGGESTIONS, *(request for topic in TOPICS for request in topic.requests))
FEWEST, MOST = 5, 60  # suggestions that become no issue
SUGGESTIONS_PER = 300  # issues, for one more of those
BROUGHT = 60  # issues that a campaign names at most
ROUND = 8  # working days between two times at which suggestions are taken down
SITTINGS = (5, SETTLED + 2)  # working days after the end: when suggestions are disposed of
LATE = 12  # working days by which the second sitting may be late
OTHERS = ("adopted", "noted", "partly", "declined", "noted")
OVER = COLLECTING + SITTINGS[1]


class Campaigns:
    """Hears which issues each campaign brought, and tells it once no more can come."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self._brought: dict[str, list[Made]] = {}
        self._left = list(reversed(cases.agenda.campaigns))

    def hear(self, made: Made) -> None:
        """Keep what a campaign brought."""
        if made.came_from and made.came_from.kind == "campaign":
            brought = self._brought.setdefault(made.came_from.id, [])
            if len(brought) < BROUGHT:
                brought.append(made)

    def held(self, before: int) -> Iterator[Account]:
        """Every campaign, in order, that nothing can come from on this day or later."""
        while self._left and self._left[-1].start + OVER < before:
            meeting = self._left.pop()
            yield self._account(meeting, self._brought.pop(meeting.id, []))

    def _account(self, meeting: Meeting, brought: list[Made]) -> Account:
        days, day = self.cases.days, meeting.start
        draw = Draw(self.cases.seed, "campaign", meeting.place)
        facts = {"topic": meeting.topic.titles[0], "year": days[day].year, "month": days[day].month}
        campaign = Campaign(
            meeting.id,
            title=words.CAMPAIGN.format_map(facts),
            since=days[day],
            until=days[day + COLLECTING],
            statement=words.CAMPAIGN_STATEMENT.format_map(facts),
            demonstration=True,
        )
        account = Account("campaign", days, day, draw.pick(place.OFFICES), campaign)
        received = sorted([*self._brought_in(draw, day, brought), *self._others(draw, day)])
        suggestions = [
            Suggestion(f"s{number}", text, days[on], enterprise or None)
            for number, (on, text, enterprise, _) in enumerate(received, 1)
        ]
        for taken in range(day + ROUND, day + COLLECTING + 1, ROUND):
            known = [each for each in suggestions if each.on and each.on <= days[taken]]
            account.become(taken, suggestions=tuple(known))
        account.become(day + COLLECTING + 1, suggestions=tuple(suggestions))
        cases = [case for _, _, _, case in received]
        self._dispose(account, draw, meeting, suggestions, cases)
        return account

    def _brought_in(
        self, draw: Draw, day: int, brought: list[Made]
    ) -> Iterator[tuple[int, str, str, str]]:
        """When what became an issue was suggested, what, by whom, and which issue it became."""
        for made in brought:
            on = min(made.start - 1, day + COLLECTING)
            text = made.subject.say(draw.pick(made.subject.topic.requests))
            enterprise = made.case.enterprise if isinstance(made.case, Issue) else None
            yield max(day, on - draw.soon(4)), text, enterprise or "", made.case.id

    def _others(self, draw: Draw, day: int) -> Iterator[tuple[int, str, str, str]]:
        """The same of what became no issue; most are anonymous."""
        most = min(MOST, 2 * FEWEST + self.cases.issues // SUGGESTIONS_PER)
        for text in draw.some(TEXTS, draw.between(FEWEST, most)):
            among = self.cases.enterprises.of[draw.pick(SECTORS)]
            enterprise = draw.pick(among).id if draw.chance(0.4) else ""
            yield day + draw.between(0, COLLECTING), text, enterprise, ""

    def _dispose(
        self,
        account: Account,
        draw: Draw,
        meeting: Meeting,
        suggestions: list[Suggestion],
        cases: list[str],
    ) -> None:
        """Dispose of all at two sittings; now and then, the second is late or leaves some out."""
        closed = meeting.start + COLLECTING
        late = LATE if draw.chance(0.2) else 0
        second = closed + SITTINGS[1] + late
        disposed = list(suggestions)
        for sitting in (closed + SITTINGS[0], second):
            if sitting > self.cases.days.last:
                return
            on = self.cases.days[sitting]
            for number, each in enumerate(suggestions):
                first = not cases[number] and number % 2 == 0
                if (sitting == second) != first and not (late and number % 7 == 6):
                    kind = OTHERS[(number + meeting.place) % len(OTHERS)]
                    disposed[number] = _disposed(each, on, kind, cases[number])
            account.become(sitting, suggestions=tuple(disposed))


def _disposed(suggestion: Suggestion, on: date, kind: str, case: str) -> Suggestion:
    if case:
        return replace(suggestion, disposition="registered", disposed=on, case=case)
    return replace(suggestion, disposition=kind, reason=words.DISPOSED[kind], disposed=on)
