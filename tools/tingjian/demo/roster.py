"""Observers, experts and teams of a synthetic ledger: as many as the source has."""

from __future__ import annotations

from datetime import date

from tingjian.core.record import Expert, Observer, Team
from tingjian.words import demo as words
from tingjian.words.demo_topics import TOPICS

IDENTITIES = ("member", "entrepreneur", "association")
OBSERVERS, EXPERTS = 17, 15
GENERAL = "team-00"  # the team for what is of no sector alone


class Roster:
    """Who visits, advises and serves from a day on; the last observer and expert have left."""

    def __init__(self, since: date) -> None:
        sectors = tuple(words.SECTORS)
        before = since.replace(year=since.year - 1, day=1)
        self.observers = tuple(
            Observer(
                f"observer-{number:02}",
                words.OBSERVER.format(number=number),
                IDENTITIES[number % len(IDENTITIES)],
                (sectors[number % len(sectors)],),
                since=since if number < OBSERVERS else before,
                until=None if number < OBSERVERS else since,
                demonstration=True,
            )
            for number in range(1, OBSERVERS + 1)
        )
        self.experts = tuple(
            Expert(
                f"expert-{number:02}",
                words.EXPERT.format(number=number),
                words.SECTORS[sectors[number % len(sectors)]][0],
                since=since if number < EXPERTS else before,
                until=None if number < EXPERTS else since,
                demonstration=True,
            )
            for number in range(1, EXPERTS + 1)
        )
        served = {team(sector): (sector, name) for sector, (name, _) in words.SECTORS.items()}
        self.teams = tuple(
            Team(
                id_,
                words.TEAM.format(sector=name),
                words.TEAM_SCOPE.format(sector=name),
                _units(sector),
                demonstration=True,
            )
            for id_, (sector, name) in {**served, GENERAL: ("", words.GENERAL)}.items()
        )


def _units(sector: str) -> tuple[str, ...]:
    """The departments that answer for most of what a sector asks."""
    leads = [topic.lead for topic in TOPICS if sector in topic.sectors and topic.lead]
    return tuple(dict.fromkeys(leads))


def expert(number: int) -> str:
    """The id of one of the experts."""
    return f"expert-{number % (EXPERTS - 1) + 1:02}"


def observer(number: int) -> str:
    """The id of one of the observers who are there."""
    return f"observer-{number % (OBSERVERS - 1) + 1:02}"


def team(sector: str) -> str:
    """The id of the team for a sector."""
    return f"team-{list(words.SECTORS).index(sector) + 1:02}"
