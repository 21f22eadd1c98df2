"""The two-monthly analyses: what was registered in the period, and the themes made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tingjian.core.proceedings.analysis import Analysis, Choice
from tingjian.core.record import Issue
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.agenda import Period
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.made import Made
from tingjian.words import demo as labels
from tingjian.words import demo_records as words

MOST = 100  # themes, as the schema has it
RANKED = 3  # sectors, and topics, that an analysis names


class Analyses:
    """Counts what each period brought, and tells its analysis once its day has passed."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self._left = list(reversed(cases.agenda.periods))
        self._sectors: dict[str, Counter[str]] = {}
        self._topics: dict[str, Counter[str]] = {}
        self._themes: dict[str, list[Made]] = {}

    def hear(self, made: Made) -> None:
        """Count an issue in its period, a theme for the analysis that chose it."""
        if not isinstance(made.case, Issue):
            chosen = made.came_from.id if made.came_from else ""
            self._themes.setdefault(chosen, []).append(made)
            return
        for period in self._left:
            if period.since <= made.case.raised <= period.until:
                number = period.analysis.id
                sector = labels.SECTORS[made.subject.sector][0]
                self._sectors.setdefault(number, Counter())[sector] += 1
                topic = made.subject.topic.titles[0]
                self._topics.setdefault(number, Counter())[topic] += 1
                return

    def held(self, before: int) -> Iterator[Account]:
        """Every analysis, in order, that was made before a day."""
        while self._left and self._left[-1].analysis.start < before:
            yield self._account(self._left.pop())

    def _account(self, period: Period) -> Account:
        days, meeting = self.cases.days, period.analysis
        draw = Draw(self.cases.seed, "analysis", meeting.place)
        sectors = self._sectors.get(meeting.id, Counter())
        topics = self._topics.get(meeting.id, Counter())
        text = words.ANALYSIS_TEXT.format(
            count=sectors.total(), sectors=_ranked(sectors), topics=_ranked(topics)
        )
        chosen = self._themes.get(meeting.id, [])[:MOST]
        if chosen:
            text += words.ANALYSIS_THEMES.format(count=len(chosen))
        title = words.ANALYSIS.format(
            year=period.until.year, first=period.until.month - 1, second=period.until.month
        )
        analysis = Analysis(
            meeting.id,
            title=title,
            on=days[meeting.start],
            since=period.since,
            until=period.until,
            text=text if sectors else words.ANALYSIS_NONE,
            themes=tuple(Choice(made.case.id, draw.pick(words.WHY)) for made in chosen),
            demonstration=True,
        )
        return Account("analysis", days, meeting.start, draw.pick(place.OFFICES), analysis)


def _ranked(counts: Counter[str]) -> str:
    """The most frequent, each with its count; of equals, the one that was heard first."""
    return words.LIST_COMMA.join(
        words.RANKED.format(name=name, count=count) for name, count in counts.most_common(RANKED)
    )
