"""How figures are computed: every question with its rules, its SQL and what it answers today."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tingjian.views.metrics import Figure, Figures, Question, Rate, questions
from tingjian.views.names import Names
from tingjian.views.wording import Wording


class Explained(NamedTuple):
    """One question: its name, its rules, its SQL, and the answer as a table."""

    id: str
    name: str
    question: str
    rules: tuple[str, ...]
    sql: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def explained(figures: Figures, wording: Wording, names: Names) -> tuple[Explained, ...]:
    """All questions in the order of ``Figures``."""
    return tuple(
        _explain(question, getattr(figures, name), wording, names)
        for name, question in questions().items()
    )


def _explain(
    question: Question, answer: Figure | tuple[Figure, ...], wording: Wording, names: Names
) -> Explained:
    lines = answer if isinstance(answer, tuple) else (answer,)
    english = wording.language == "en"
    fields = lines[0].__struct_fields__ if lines else ()
    return Explained(
        question.name,
        wording.answers[question.name],
        question.en if english else question.zh,
        question.rules_en if english else question.rules_zh,
        question.sql,
        tuple(wording.columns[field] for field in fields),
        tuple(
            tuple(
                _text(_column(field, line), getattr(line, field), wording, names)
                for field in fields
            )
            for line in lines
        ),
    )


def _column(field: str, line: Figure) -> str:
    """What a column is of: a key is of the dimension that its line is grouped by."""
    return str(getattr(line, "dimension", field)) if field == "key" else field


def _text(column: str, value: object, wording: Wording, names: Names) -> str:
    """One value of an answer as people read it."""
    if isinstance(value, Rate):
        return rated(value, wording)
    if isinstance(value, bool):
        return wording.say("yes" if value else "no")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        return _label(column, value, wording, names)
    return wording.say("none") if value is None else str(value)


def rated(rate: Rate, wording: Wording) -> str:
    """A rate with its numerator and denominator."""
    percent = wording.say("none") if rate.percent is None else f"{rate.percent:.1f}%"
    if rate.few and rate.denominator:
        percent = wording.say("rate.few")
    counts = {"numerator": rate.numerator, "denominator": rate.denominator}
    return wording.say("rate.text", percent=percent, **counts)


def _label(column: str, value: str, wording: Wording, names: Names) -> str:
    """What a word of an answer is called; the word itself where it has no other name."""
    of_kind = {
        **wording.field("session", "kind").labels,
        **wording.field("oversight", "benefits", "kind").labels,
    }
    labels = {
        "state": wording.states,
        "outcome": wording.outcomes,
        "ring": wording.rings,
        "level": wording.levels,
        "kind": {key: wording.read(label) for key, label in of_kind.items()},
        "key": wording.channels,
        "dimension": wording.columns
        | wording.fields
        | {"level": wording.title("department", "level")},
        "sector": {key: link.text for key, link in names.sectors.items()},
        "region": {key: link.text for key, link in names.regions.items()},
    }
    if column == "department":
        return names.department(value).text
    if column == "key" and (known := names.sectors.get(value) or names.regions.get(value)):
        return known.text
    return labels.get(column, {}).get(value, value)


def encoded(figures: Figures) -> bytes:
    """All figures as JSON, for those who read them by machine."""
    return msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n"
