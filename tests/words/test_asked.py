"""The tables of words: of what they hold under a key, nothing is never asked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tingjian.words.api import OPEN311
from tingjian.words.catalogue import CATALOGUE
from tingjian.words.cli import MESSAGES
from tingjian.words.feeds import FEEDS
from tingjian.words.papers import TEXTS
from tingjian.words.pictures import PICTURES
from tingjian.words.proceedings import PROCEEDINGS
from tingjian.words.reference import REFERENCE
from tingjian.words.search import SEARCH
from tingjian.words.site import SITE
from tingjian.words.theme import THEME

ROOT = Path(__file__).parents[2]
CODE = [each for each in (ROOT / "tools/tingjian").rglob("*.py") if each.parent.name != "words"]
CODE += [*(ROOT / "papers").glob("*.py"), *(ROOT / "site").glob("*.py")]
TEMPLATES = [each for each in (ROOT / "site").rglob("*") if each.suffix in (".html", ".xml")]
SITES = (OPEN311, CATALOGUE, FEEDS, PICTURES, PROCEEDINGS, REFERENCE, SEARCH, SITE, THEME)
TABLES = {"site": {key for each in SITES for key in each}, "cli": {*MESSAGES}, "papers": {*TEXTS}}


def asked() -> tuple[set[str], re.Pattern[str]]:
    """The texts that stand in code and templates, and the forms of those put together there."""
    whole: set[str] = set()
    forms: set[str] = set()
    for place in CODE:
        for node in ast.walk(ast.parse(place.read_text("utf-8"))):
            if isinstance(node, ast.Constant):
                whole.add(str(node.value))
            if isinstance(node, ast.JoinedStr):
                said = [
                    str(each.value) if isinstance(each, ast.Constant) else ""
                    for each in node.values
                ]
                if re.search("[a-z]{3}", "".join(said)):
                    forms.add("".join(re.escape(each) or ".*" for each in said))
    for place in TEMPLATES:
        text = place.read_text("utf-8")
        whole |= {*re.findall(r"""["']([\w.-]+)["']""", text)}
        forms |= {re.escape(each) + ".*" for each in re.findall(r'\["([\w.-]+)" ~', text)}
    return whole, re.compile("|".join(forms))


@pytest.mark.parametrize("table", TABLES)
def test_every_sentence_is_asked_for(table: str) -> None:
    """A key stands in code or in a template, or has the form of what is put together there."""
    whole, forms = asked()
    assert [] == sorted(key for key in TABLES[table] - whole if not forms.fullmatch(key))
