"""The laws of what is said of a record by its schema alone, read on the sample ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.views.test_proceedings import PATENTS, cases, lines

from tingjian.core.record import Record
from tingjian.views.described import APART, Described
from tingjian.views.sheet import Sheet
from tingjian.views.telling import Telling
from tingjian.views.then import KINDS

TITLED = [section for section in KINDS if section != "visits"]


def said(sheets: tuple[Sheet, ...]) -> str:
    """All that tables and texts say."""
    told = [each.text for each in sheets]
    told += [
        link.text for each in sheets for line in each.lines for at in line for link in at.links
    ]
    return "\n".join(told)


def plain(value: Any) -> list[str]:
    """The texts and days in a value, without keys, codes and numbers of other records."""
    if isinstance(value, tuple):
        return [text for each in value for text in plain(each)]
    if isinstance(value, Record):
        names = set(value.__struct_fields__) - set(APART)
        return [text for name in names for text in plain(getattr(value, name))]
    text = isinstance(value, str) and not value.isascii()
    return [str(value)] if text or isinstance(value, date) else []


@pytest.mark.parametrize("section", TITLED)
def test_everything_is_said(section: str) -> None:
    """Every text and every day that is public is on the page, under what the schema calls it."""
    described, kind = Described(Telling(cases())), KINDS[section]
    fields = cases().wording.records[kind].fields
    for record in cases().told[section].values():
        facts, tiles, sheets = described.parts(kind, record)
        assert () == tiles
        names = {fact.name for fact in facts} | {sheet.heading for sheet in sheets}
        assert names <= {field.title[0] for field in fields.values() if field.public}
        page = "\n".join(fact.text for fact in facts) + said(sheets)
        for name in set(record.__struct_fields__) - set(APART):
            for text in plain(getattr(record, name)):
                assert text in page, name


def test_policy() -> None:
    """Short values are facts, texts and lists have a place each, and what is named leads to it."""
    told = cases().told["policies"]
    policy = next(each for each in told.values() if "专利预审" in each.title)
    facts, _, sheets = Described(Telling(cases())).parts("policy", policy)
    assert {"起草单位": "departments/market-regulation/"} == {
        fact.name: fact.path for fact in facts if fact.path.startswith("departments/")
    }
    assert {"draft", "opinions"} <= {sheet.id for sheet in sheets}
    assert len(policy.opinions) == len(lines(sheets, "opinions"))
    assert PATENTS in policy.cases
    links = [link.path for s in sheets for line in s.lines for at in line for link in at.links]
    links += [fact.path for fact in facts]
    assert f"issues/{PATENTS}/" in links


@pytest.mark.parametrize("section", TITLED)
def test_list(section: str) -> None:
    """A line has a cell for each column that the public may read; of a list it says how long."""
    described, kind = Described(Telling(cases())), KINDS[section]
    fields = cases().wording.records[kind].fields
    columns = described.columns(kind)
    assert columns
    for record in cases().told[section].values():
        line = described.line(kind, record)
        assert len(columns) == len(line)
        for name, at in zip(columns, line, strict=True):
            if fields[name].fields and fields[name].type == "array":
                assert str(len(getattr(record, name))) == at.links[0].text
