"""What was asked of the rows, by which rules and SQL, and what the answer is today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.compare import Cell, Comparison, Line, rate
from tingjian.views.front import Tile
from tingjian.views.metrics import (
    AnswerTime,
    Figure,
    Figures,
    Question,
    Rate,
    TimeTaken,
    Totals,
    questions,
)
from tingjian.views.names import Names
from tingjian.views.telling import capital
from tingjian.views.wording import Wording

# Under which heading each question stands.
SECTIONS = {
    "whole": ("totals", "states", "outcomes", "months", "channels", "newest", "waiting"),
    "departments": (
        *("feedback", "feedback_by_month", "real_feedback", "signed_in_time", "answered_in_time"),
        *("answer_time", "answer_days", "returned", "reworked", "overdue_now", "departments"),
    ),
    "enterprises": ("resolution", "satisfaction", "explained_accepted", "first_answer"),
    "rings": ("rings", "supervision", "follow_up_coverage"),
    "consulting": ("sessions", "interactive", "suggestions_disposed", "benefits"),
    "compared": ("compared", "ring_times", "consulted", "sectors", "regions"),
}


class Table(NamedTuple):
    """A part of an answer: what its lines are, and what is said of each."""

    id: str
    of: str
    table: Comparison


class Answer(NamedTuple):
    """One question: its rules, its SQL, the tables that it reads, and the answer.

    One line is told in large, many are told as a table for each thing that they are grouped by.
    """

    id: str
    path: str
    name: str
    question: str
    rules: tuple[str, ...]
    sql: str
    reads: tuple[str, ...]
    headline: Cell | None
    tiles: tuple[Tile, ...]
    tables: tuple[Table, ...]


class Section(NamedTuple):
    """Questions that belong together."""

    id: str
    heading: str
    answers: tuple[Answer, ...]


def sections(figures: Figures, wording: Wording, names: Names) -> tuple[Section, ...]:
    """Every question under its heading."""
    asked = questions()
    return tuple(
        Section(
            section,
            wording.say(f"figures.of.{section}"),
            tuple(_answer(asked[each], getattr(figures, each), wording, names) for each in held),
        )
        for section, held in SECTIONS.items()
    )


def _answer(
    question: Question, answer: Figure | tuple[Figure, ...], wording: Wording, names: Names
) -> Answer:
    english, name = wording.language == "en", capital(wording.answers[question.name])
    single = None if isinstance(answer, tuple) else answer
    headline = _headline(single, wording)
    return Answer(
        question.name,
        address.page("figures", question.name),
        name,
        question.en if english else question.zh,
        question.rules_en if english else question.rules_zh,
        question.sql,
        question.reads,
        headline,
        _tiles(name, single, headline, wording, names) if single else (),
        _tables(answer, wording, names) if isinstance(answer, tuple) else (),
    )


def _headline(answer: Figure | None, wording: Wording) -> Cell | None:
    """What an answer comes to, if that is one figure."""
    if isinstance(answer, Rate) and not answer.denominator:
        counts = {"numerator": answer.numerator, "denominator": answer.denominator}
        return Cell(wording.say("none"), wording.say("rate.counts", **counts))
    if isinstance(answer, Rate):
        return rate(answer, wording)
    if isinstance(answer, Totals):
        return Cell(f"{answer.heard:,}", wording.columns["heard"])
    if isinstance(answer, AnswerTime) and answer.median_days is not None:
        days = wording.say("span.days", days=f"{answer.median_days:g}")
        return Cell(days, wording.say("of.cases", cases=answer.median_of))
    return None


def _tiles(
    name: str, answer: Figure, headline: Cell | None, wording: Wording, names: Names
) -> tuple[Tile, ...]:
    if headline and isinstance(answer, Rate):
        return (Tile(name, headline.text, headline.small),)
    return tuple(
        Tile(wording.columns[field], _cell(field, getattr(answer, field), wording, names).text, "")
        for field in answer.__struct_fields__
    )


def _tables(lines: Sequence[Figure], wording: Wording, names: Names) -> tuple[Table, ...]:
    """A table for each dimension; what has none is one table."""
    parts: dict[str, list[Figure]] = {}
    for line in lines:
        parts.setdefault(getattr(line, "dimension", ""), []).append(line)
    return tuple(_table(dimension, held, wording, names) for dimension, held in parts.items())


def _table(dimension: str, lines: Sequence[Figure], wording: Wording, names: Names) -> Table:
    first, *rest = (field for field in lines[0].__struct_fields__ if field != "dimension")
    column = dimension or first
    return Table(
        dimension,
        capital(_dimensions(wording).get(dimension) or wording.columns[first]),
        Comparison(
            tuple(wording.columns[field] for field in rest),
            tuple(
                Line(
                    *_named(column, getattr(line, first), wording, names),
                    tuple(_cell(field, getattr(line, field), wording, names) for field in rest),
                )
                for line in lines
            ),
        ),
    )


def _dimensions(wording: Wording) -> dict[str, str]:
    """What answers are grouped by."""
    return {
        "month": wording.columns["month"],
        "department": wording.columns["department"],
        "level": wording.title("department", "level"),
        "sector": wording.fields["sector"],
        "region": wording.fields["region"],
    }


def _cell(column: str, value: object, wording: Wording, names: Names) -> Cell:
    """One value of an answer as people read it."""
    if isinstance(value, Rate):
        return rate(value, wording)
    if isinstance(value, TimeTaken):
        return _timed_cell(value, wording)
    if value is None:
        return Cell(wording.say("none"))
    if isinstance(value, bool):
        return Cell(wording.say("yes" if value else "no"))
    if isinstance(value, int | float):
        return Cell(f"{value:,g}" if isinstance(value, float) else f"{value:,}")
    return Cell(_named(column, value, wording, names).text)


def _named(column: str, value: object, wording: Wording, names: Names) -> Link:
    """What a line or a word of an answer is called, and where it leads."""
    if value is None:
        return Link(wording.say("stated.not"))
    word = str(value)
    links = {"department": names.departments, "sector": names.sectors, "region": names.regions}
    if column == "id":
        return Link(word, address.page("issues", word))
    if column == "key":
        known = names.sectors.get(word) or names.regions.get(word)
        return known or Link(wording.channels.get(word, word))
    if column in links:
        return links[column].get(word) or Link(word)
    kinds = {
        **wording.field("session", "kind").labels,
        **wording.field("oversight", "benefits", "kind").labels,
    }
    labels = {
        "state": wording.states,
        "outcome": wording.outcomes,
        "ring": wording.rings,
        "level": wording.levels,
        "kind": {key: wording.read(label) for key, label in kinds.items()},
    }
    return Link(labels.get(column, {}).get(word, word))


def _timed_cell(value: TimeTaken, wording: Wording) -> Cell:
    """A median, and in small the 90th percentile, or that there are too few to be compared."""
    if value.median_days is None or value.ninetieth_days is None:
        return Cell(wording.say("none"))
    ninetieth, cases = f"{value.ninetieth_days:g}", value.median_of
    key = "time.few" if value.few else "time.small"
    return Cell(f"{value.median_days:g}", wording.say(key, cases=cases, ninetieth=ninetieth))


def rated(value: Rate, wording: Wording) -> str:
    """A rate with its numerator and denominator, in one line."""
    percent = wording.say("none") if value.percent is None else f"{value.percent:.1f}%"
    if value.few and value.denominator:
        percent = wording.say("rate.few")
    counts = {"numerator": value.numerator, "denominator": value.denominator}
    return wording.say("rate.text", percent=percent, **counts)


def encoded(figures: Figures) -> bytes:
    """All figures as JSON, for those who read them by machine."""
    return msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n"
