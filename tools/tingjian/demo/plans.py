"""The consultation plans of the years, made from the sessions that will be held."""

from __future__ import annotations

from collections.abc import Iterator

from tingjian.core.proceedings.plan import Plan, Topic
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.agenda import PLANNED, Agenda
from tingjian.demo.days import Days
from tingjian.words import demo_sessions as words
from tingjian.words.papers import NUMERALS

ADOPTED = 4  # working days into the year
ADDED = 60  # working days after which a plan gets one more topic


def topic_ids(agenda: Agenda, days: Days) -> dict[tuple[int, str], str]:
    """The id of every planned topic, by year and title."""
    ids: dict[tuple[int, str], str] = {}
    counts: dict[int, int] = {}
    for meeting in agenda.sessions:
        key = days[meeting.start].year, meeting.topic.titles[0]
        if meeting.kind in PLANNED and key not in ids:
            counts[key[0]] = counts.get(key[0], 0) + 1
            ids[key] = f"t{counts[key[0]]}"
    return ids


def plans(agenda: Agenda, days: Days) -> Iterator[Account]:
    """The plan of each year: adopted at its beginning, and added to once."""
    leads = {each.topic.titles[0]: each.topic.lead for each in agenda.sessions}
    ids = topic_ids(agenda, days)
    for year in range(days[0].year, days[days.last].year + 1):
        topics = [
            Topic(id_, title, leads[title] or None)
            for (of, title), id_ in ids.items()
            if of == year
        ]
        added = words.FURTHER_TOPICS[year % len(words.FURTHER_TOPICS)]
        further = Topic(
            f"t{len(topics) + 1}", words.FURTHER_TOPICS[(year + 1) % len(words.FURTHER_TOPICS)]
        )
        adopted = days.from_day(days[0].replace(year=year, month=1, day=1)) + ADOPTED
        day = adopted if year > days[0].year else 0
        if day > days.last:
            continue
        title = words.PLAN.format(year="".join(NUMERALS[int(digit)] for digit in str(year)))
        plan = Plan(year, title, days[day], (*topics, further), demonstration=True)
        account = Account("plan", days, day, place.OFFICES[0], plan)
        later = Topic(f"t{len(topics) + 2}", added)
        if days[min(day + ADDED, days.last)].year == year:
            account.become(day + ADDED, topics=(*plan.topics, later))
        yield account
