"""The tables of a place that does not exist: settings, units, people, enterprises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tingjian.demo.roster import Roster
from tingjian.store.cases import in_order
from tingjian.words import demo as words

PREFIX = "YS"
OFFICES = ("office-1", "office-2")
MAINTAINER = "maintainer"
FORMER = "former-clerk"  # held posts before the ledger began, and none since
CLERK = "-clerk"
DISTRICTS = ("east", "west")
STREET = "harbour-street"
LEAD_DAYS = {"simple": 7, "complex": 15, "difficult": 30}
SUPPORT_DAYS = {"simple": 3, "complex": 7, "difficult": 15}
EXTENSION_DAYS = 10
RETURN_DAYS = 2

SETTINGS: dict[str, Any] = {
    "place": words.PLACE[0],
    "place_en": words.PLACE[1],
    "title": words.TITLE[0],
    "title_en": words.TITLE[1],
    "prefix": PREFIX,
    "time_zone": "Asia/Shanghai",
    "languages": ["zh", "en"],
    "demonstration": True,
    "classes": [
        {
            "id": name,
            "name": label[0],
            "name_en": label[1],
            "lead_days": LEAD_DAYS[name],
            "support_days": SUPPORT_DAYS[name],
        }
        for name, label in words.CLASSES.items()
    ],
    "limits": {
        "accept_days": 2,
        "sign_days": 2,
        "return_days": RETURN_DAYS,
        "extensions": 1,
        "extension_days": EXTENSION_DAYS,
        "evaluate_days": 5,
        "tolerance_days": 1,
    },
    "cadences": {
        "follow_up_months": 3,
        "service_day_months": 1,
        "analysis_months": 2,
        "analysis_days": 10,
        "service_days": 10,
        "proposals_days": 5,
        "disposition_days": 15,
        "opinion_days": 10,
    },
    "answer_classes": [
        {"id": letter, "name": label[0], "name_en": label[1], "outcomes": outcomes}
        for (letter, label), outcomes in zip(
            words.ANSWERS.items(),
            (["solved"], ["planned"], ["not_possible"], ["explained", "transferred"]),
            strict=True,
        )
    ],
    "marks": [
        {"percent": percent, "name": label[0], "name_en": label[1]}
        for percent, label in zip((40, 92), words.MARKS, strict=True)
    ],
    "reported": [
        {"figure": figure, "text": text[0], "text_en": text[1]}
        for figure, text in words.REPORTED.items()
    ],
}


def government(region: str) -> str:
    """The id of a county's own government, which is a department as well."""
    return f"{region}-government"


def _departments() -> Iterator[dict[str, Any]]:
    for name, (short, label) in words.DEPARTMENTS.items():
        yield {
            "id": name,
            "name": label[0],
            "short": short,
            "name_en": label[1],
            "level": "city",
            "field": words.FIELDS[name],
            "head": words.HEADS["city"],
        }
    for region, (name, english) in words.REGIONS.items():
        yield {
            "id": government(region),
            "name": words.GOVERNMENT[0].format(region=name),
            "short": name,
            "name_en": words.GOVERNMENT[1].format(region=english),
            "level": "county",
            "region": region,
            "head": words.HEADS["district" if region in DISTRICTS else "county"],
        }
    short, label = words.STREET
    yield {
        "id": STREET,
        "name": label[0],
        "short": short,
        "name_en": label[1],
        "level": "township",
        "region": DISTRICTS[0],
        "head": words.HEADS["township"],
    }


DEPARTMENTS = tuple(_departments())
UNITS = {each["id"]: each["short"] for each in DEPARTMENTS}
HEADS = {each["id"]: each["head"] for each in DEPARTMENTS}


def clerk(department: str) -> str:
    """The account that answers for a department."""
    return department + CLERK


def unit(login: str) -> str:
    """The department that a clerk's account answers for."""
    return login.removesuffix(CLERK)


def _people() -> Iterator[dict[str, Any]]:
    for number, login in enumerate(OFFICES, 1):
        yield {"login": login, "name": words.OFFICE.format(number=number), "role": "staff"}
    yield {"login": MAINTAINER, "name": words.MAINTAINER, "role": "maintainer"}
    for department, short in UNITS.items():
        yield {
            "login": clerk(department),
            "name": words.CLERK.format(department=short),
            "role": "department",
            "department": department,
        }
    first, second, *_ = UNITS
    yield {
        "login": FORMER,
        "name": words.FORMER,
        "role": "department",
        "department": first,
        "since": "2016-01-01",
        "until": "2016-12-31",
        "earlier": [
            {"role": "maintainer", "until": "2014-12-31"},
            {"role": "staff", "since": "2015-01-01", "until": "2015-06-30"},
            {
                "role": "department",
                "department": second,
                "since": "2015-07-01",
                "until": "2015-12-31",
            },
        ],
    }


PEOPLE = tuple({**each, "email": f"{each['login']}@demo.example"} for each in _people())
NAMES = {each["login"]: each["name"] for each in PEOPLE}
EMAILS = {each["login"]: each["email"] for each in PEOPLE}


def _named(labels: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": id_, "name": zh, "name_en": en} for id_, (zh, en) in labels.items()]


def tables(since: date) -> dict[str, Any]:
    """Every table as values, by its path below ``ledger/``; the calendars are not among them.

    ``since`` is the ledger's first day.
    """
    roster = Roster(since)
    return {
        "ledger.yml": {
            **SETTINGS,
            "cadences": {"since": since.isoformat(), **SETTINGS["cadences"]},
        },
        "departments.yml": list(DEPARTMENTS),
        "sectors.yml": _named(words.SECTORS),
        "regions.yml": _named(words.REGIONS),
        "people.yml": list(PEOPLE),
        "roster/observers.yml": [in_order(each, "observer") for each in roster.observers],
        "roster/experts.yml": [in_order(each, "expert") for each in roster.experts],
        "roster/teams.yml": [in_order(each, "team") for each in roster.teams],
    }
