"""Synthetic issues and themes: each decided by the seed and its own number alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from tingjian.core.bundle import unbound
from tingjian.core.record import Case, Issue, Source, Theme
from tingjian.core.standing import STATES, stand
from tingjian.core.steps import EXTENDING, RELEASED, RETURNED, TABLE
from tingjian.demo import numbering, place
from tingjian.demo.agenda import Agenda
from tingjian.demo.course import ENDINGS, OFFICES, OUTCOMES, Course, Plan
from tingjian.demo.days import Days
from tingjian.demo.draw import Draw
from tingjian.demo.enterprises import Enterprises
from tingjian.demo.made import Made, Subject
from tingjian.words import demo as words
from tingjian.words.demo_topics import TOPICS, Topic

CLASSES = {"simple": 5, "complex": 4, "difficult": 1}
CHANNELS = {
    "visit": 22,
    "point": 12,
    "service_day": 10,
    "session": 8,
    "campaign": 8,
    "hotline": 14,
    "platform": 20,
    "letter": 6,
}
DISCLOSURES = {"named": 55, "anonymous": 37, "withheld": 8}
THEMES_PER = 60  # issues
RECENT = 30  # working days
HALF_A_YEAR = 125  # working days
TRIES = 5_000

# Whatever must occur in a ledger of any size: issue n is drawn until it bears the n-th of these.
WANTED = (
    *(f"state {state}" for state in STATES),
    *(f"thread {state}" for state in (EXTENDING, RETURNED, RELEASED)),
    *(f"step {rule.kind}" for rule in TABLE),
    *(f"outcome {outcome}" for outcome in OUTCOMES),
    *(f"satisfaction {said}" for said in words.EVALUATIONS),
    *(f"class {name}" for name in CLASSES),
    *(f"channel {name}" for name in CHANNELS),
    *(f"disclosure {name}" for name in DISCLOSURES),
    *(f"office {name}" for name in OFFICES),
    "with advice",
    "with services",
)


class Merging(NamedTuple):
    """What an issue must know of a theme to be merged into it."""

    start: int
    id: str
    topic: Topic


class Cases:
    """All issues and themes of a ledger; an issue is made alone, whatever others there are."""

    def __init__(self, seed: int, issues: int, days: Days) -> None:
        self.seed = seed
        self.issues = issues
        self.days = days
        self.agenda = Agenda(seed, issues, days)
        self.enterprises = Enterprises(seed, issues, days)
        self._merging: list[Merging] = []
        count = max(2, issues // THEMES_PER)
        self.themes = [self._theme(number, count) for number in range(count)]
        self._merging.sort()

    def issue(self, number: int) -> Made:
        """The issue of this number, from 0; but for those wanted, in the order of days."""
        days = self.days
        if number >= len(WANTED):
            draw = Draw(self.seed, "issue", number)
            return self._issue(draw, number, days.arrival((number + draw.share()) / self.issues))
        for attempt in range(TRIES):
            draw = Draw(self.seed, "issue", number, attempt)
            # Some of what is wanted is common on any day, some in the last days only.
            start = days.arrival(draw.share())
            if attempt % 2:
                start = max(0, days.last - attempt // 2 % RECENT)
            made = self._issue(draw, number, start)
            if WANTED[number] in marks(made.case, days[days.last]):
                return made
        raise AssertionError(f"no issue with {WANTED[number]}: a weight has become too small")

    def _issue(self, draw: Draw, number: int, start: int) -> Made:
        ending = draw.weigh(ENDINGS)
        theme = self._theme_after(start) if ending == "merged" else None
        topic = theme.topic if theme else draw.pick(TOPICS)
        channel = draw.weigh(CHANNELS)
        enterprise = draw.pick(self.enterprises.heard(channel, draw.pick(topic.sectors)))
        subject = Subject(topic, enterprise.sector, enterprise.region, _facts(draw))
        came_from = self.agenda.reference(channel, start, number)
        plan = self._plan(draw, start, subject)._replace(
            ending="closed" if ending == "merged" and not theme else ending,
            theme=(theme.id, theme.start + 1) if theme else None,
            corrected=draw.chance(0.02),
        )
        statement = (
            draw.pick(words.OPENINGS[channel]),
            draw.pick(words.BACKGROUNDS[subject.sector]),
            draw.pick(topic.situations),
            *_two(draw, words.DETAILS),
            draw.pick(words.EFFECTS),
        )
        title = words.ISSUE_TITLE.format(title=draw.pick(topic.titles), number=number + 1)
        issue = Issue(
            **self._fields(draw, plan, number),
            title=title,
            statement=subject.say("".join(statement)) + "\n",
            request=subject.say(draw.pick(topic.requests)) + "\n",
            source=Source(channel, came_from.id if came_from else None),
            disclosure=draw.weigh(DISCLOSURES),
            enterprise=enterprise.id,
            sector=subject.sector,
            region=subject.region,
        )
        corrected = any(step.kind == "correct" for step in issue.steps)
        others = [other for other in words.SECTORS if other != subject.sector]
        before = {"sector": draw.pick(others)} if corrected else {}
        return Made(issue, plan.officer, before, start, subject, came_from, number >= len(WANTED))

    def _theme(self, number: int, count: int) -> Made:
        """A theme, raised some days before the analysis that chose it."""
        draw = Draw(self.seed, "theme", number)
        periods = self.agenda.periods
        chosen = periods[int((number + draw.share()) / count * len(periods))]
        start = chosen.analysis.start - draw.between(1, 4)
        topic = draw.pick(TOPICS)
        region = draw.pick(tuple(words.REGIONS))
        subject = Subject(topic, draw.pick(topic.sectors), region, _facts(draw))
        plan = self._plan(draw, start, subject)
        supports = tuple(unit for unit in _two(draw, tuple(place.UNITS)) if unit != plan.lead)
        plan = plan._replace(supports=supports, limit="difficult")
        statement = words.THEME_STATEMENT.format(
            months=self.days[start].month,
            sector=words.SECTORS[subject.sector][0],
            situation=draw.pick(topic.situations),
            effect=draw.pick(words.EFFECTS),
        )
        theme = Theme(
            **self._fields(draw, plan, self.issues + number),
            title="",
            statement=subject.say(statement) + "\n",
            request=subject.say(draw.pick(topic.requests)) + "\n",
            kind="bundle",
        )
        # One whose other department sent it back has not bound what two do.
        kind = "bundle" if number % 2 and not unbound(theme, lambda _: ()) else "common"
        title = words.THEMES[kind].format(title=topic.titles[0])
        theme = replace(theme, kind=kind, title=title)
        if not any(step.kind == "withdraw" for step in theme.steps):
            self._merging.append(Merging(start, theme.id, topic))
        return Made(theme, plan.officer, {}, start, subject, chosen.analysis)

    def _plan(self, draw: Draw, start: int, subject: Subject) -> Plan:
        """Who is asked, and how much time they have."""
        topic = subject.topic
        county = place.government(subject.region)
        lead = topic.lead or county
        near = [unit for unit in (*topic.supports, county) if unit != lead]
        return Plan(
            start=start,
            limit=draw.weigh(CLASSES),
            lead=lead,
            supports=tuple(unit for unit in near if draw.chance(0.3)),
            officer=draw.pick(place.OFFICES),
            measure=subject.say(draw.pick(topic.measures)),
            sector=subject.sector,
        )

    def _fields(self, draw: Draw, plan: Plan, number: int) -> dict[str, Any]:
        """The fields that issues and themes share."""
        day = self.days[plan.start]
        course = Course(draw, self.days, plan)
        return {
            "id": numbering.number(self.seed, day, number),
            "class_": plan.limit,
            "raised": day,
            "demonstration": True,
            "advice": course.taking.advice(),
            "services": course.taking.services(),
            "steps": course.taking.steps(),
            "assignments": course.taking.assignments(),
        }

    def _theme_after(self, start: int) -> Merging | None:
        """The first theme raised on a day or within half a year after it, if there is one."""
        following = bisect_left(self._merging, start, key=lambda theme: theme.start)
        near = self._merging[following : following + 1]
        return near[0] if near and near[0].start - start <= HALF_A_YEAR else None


def _facts(draw: Draw) -> dict[str, int]:
    return {"n": draw.between(2, 48), "m": draw.between(3, 260), "d": draw.between(6, 75)}


def _two(draw: Draw, things: Sequence[str]) -> tuple[str, str]:
    """Two different ones of these."""
    first = draw.between(0, len(things) - 1)
    return things[first], things[(first + draw.between(1, len(things) - 1)) % len(things)]


def marks(case: Case, day: date) -> set[str]:
    """All that can be wanted of a case and that it bears at the end of a day."""
    standing = stand(case, day)
    steps = [*case.steps, *(step for each in case.assignments for step in each.steps)]
    found = {f"state {standing.state}", f"class {case.class_}"}
    found |= {f"thread {thread.state}" for thread in standing.threads}
    for step in steps:
        found |= {f"step {step.kind}", f"outcome {step.outcome}"}
        found |= {f"satisfaction {step.satisfaction}"}
        found |= {f"office {office}" for office in step.offices or ()}
    found |= {"with advice"} if case.advice else set()
    found |= {"with services"} if case.services else set()
    if isinstance(case, Issue):
        found |= {f"channel {case.source.channel}", f"disclosure {case.disclosure}"}
    return found
