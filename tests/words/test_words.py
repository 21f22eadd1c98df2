"""The tables of words: everything is said in both languages, with the same facts."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import tingjian.words
from tingjian.store.shape import DATE, FULL
from tingjian.words import LANGUAGES, told
from tingjian.words.states import FORMS

TEMPLATES = sorted((Path(__file__).parents[2] / "site").glob("t*/**/*.html"))
NAMES = {"GitHub", "Open311", "SQL"}  # the same in every language
UNREAD = re.compile(
    r"{#.*?#}|{%.*?%}|{{.*?}}|⟦.*?⟧|<!--.*?-->|<(pre|code|script|style)\b.*?</\1>|&\w+;|[\w/]*\.\w+",
    re.DOTALL,
)
SPOKEN = re.compile(r'\s(?:aria-label|alt|title|placeholder|data-(?:found|more|failed))="([^"]*)"')
WORD = re.compile(r"[^\W\d_]\w+")
HAN = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
MODULES = [
    each.name
    for each in pkgutil.iter_modules(tingjian.words.__path__)
    if not each.name.startswith("demo")  # what the records of a synthetic ledger say
]


def sentences(thing: Any, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every sentence in a table: a pair of texts, one in Chinese and one not."""
    match thing:
        case (str(chinese), str(english)) if HAN.search(chinese):
            yield name, (chinese, english)
        case dict():
            for key, each in thing.items():
                yield from sentences(each, f"{name}.{key}")
        case tuple() | list():
            for number, each in enumerate(thing):
                yield from sentences(each, f"{name}.{number}")


def facts(text: str) -> list[str]:
    """What is put into a text; each language has its own name for some: ``kind_zh``."""
    names = (name for _, name, _, _ in Formatter().parse(text) if name is not None)
    return sorted({re.sub("_(?:zh|en)$", "", name) for name in names})


FOUND = {
    id(found[1]): found
    for module in MODULES
    for name, table in vars(importlib.import_module(f"tingjian.words.{module}")).items()
    if name.isupper()
    for found in sentences(table, f"{module}.{name}")
}.values()


def test_a_sentence_has_as_many_texts_as_there_are_languages() -> None:
    """Two languages, two columns; and the tables are really found."""
    assert len(LANGUAGES) == 2
    assert len(FOUND) > 800


def test_every_sentence_is_said_in_both_languages() -> None:
    """English has a text of its own, without Chinese, that tells the same facts."""
    for name, (chinese, english) in FOUND:
        assert english.strip(), name
        assert not HAN.search(english), name
        assert facts(chinese) == facts(english), name


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("after {days} working days", {"days": 1}, "after 1 working day"),
        ("after {days} working days", {"days": 11}, "after 11 working days"),
        (
            "{of} of {all} issues, {late} late",
            {"of": 1, "all": 2, "late": 1},
            "1 of 2 issues, 1 late",
        ),
        ("{number} is 1 of {all} issues", {"number": 1, "all": 1}, "1 is 1 of 1 issue"),
        ("“{title} days”", {"title": "1 issues"}, "“1 issues days”"),
        ("{days} 个工作日", {"days": 1}, "1 个工作日"),
    ],
)
def test_of_one_there_is_one(text: str, facts: dict[str, object], expected: str) -> None:
    """English says one day and two days; what a fact says is left alone."""
    assert expected == told(text, facts)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_themselves(template: Path) -> None:
    """Whatever is read on a page or out of a tag comes from the tables of words or a record."""
    text = UNREAD.sub(" ", template.read_text(encoding="utf-8"))
    read = [*SPOKEN.findall(text), re.sub("(?:<|^)[^<>]*>", " ", text)]
    assert [] == [word for said in read for word in WORD.findall(said) if word not in NAMES]


def test_every_form_is_said_in_words() -> None:
    """What a field must look like is never told by the pattern that it is held to."""
    patterns = {
        pattern
        for file in sorted((Path(__file__).parents[2] / "schema").glob("*.json"))
        if file.name != "word.schema.json"
        for pattern in re.findall(r'"pattern": (".*")', file.read_text(encoding="utf-8"))
    }
    forms = {json.loads(pattern) for pattern in patterns} - {FULL}
    assert set() == {form for form in forms if DATE not in form} - set(FORMS)
