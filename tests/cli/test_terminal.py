"""What reaches a terminal, a spreadsheet or a log: nothing that is run, hidden or taken for ours."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.cli.conftest import Run
from tests.support import HEARD, WORKING, Repository

NAMES = [
    "::error file=x::y.yml",
    "a\nb.yml",
    "\x1b[31mred.yml",
    "\u202etxt.yml",
    "%0A::error::.yml",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files(small: Repository, run: Run, name: str) -> None:
    """A file's name begins no line, colours nothing, and gives no command to a workflow."""
    small.write(name, "x: y\n")
    text = run("check")
    assert 1 == text.code
    assert not set("\x1b\u202e") & set(text.out)
    assert 3 == len(text.out.strip().split("\n"))
    annotated = run("check", "--format", "github").out
    assert 1 == len(annotated.splitlines())
    assert annotated.startswith("::error file=ledger/")
    assert 1 == annotated.partition(",line=")[0].count("::")
    assert [f"ledger/{name}"] == [
        f["file"] for f in json.loads(run("check", "--format", "json").out)
    ]


@pytest.mark.parametrize("text", ["\x1b[31m", "\x07", "\u202e", "\u200b", "\r"])
def test_texts_that_hide(small: Repository, run: Run, text: str) -> None:
    """No text with a control, bidirectional or invisible character gets into a file."""
    before = small.state()
    said = run("follow-up", WORKING, "--offices", "party", "--text", f"甲{text}乙")
    assert 1 == said.code
    assert text not in said.out + said.err
    assert before == small.state()


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠SUM(A1)"])
def test_formulas(small: Repository, run: Run, title: str) -> None:
    """A title is no formula in a spreadsheet, and stays itself elsewhere."""
    small.edit(f"issues/2026/{HEARD}.yml", "title: 码头夜间用电价格偏高", f"title: '{title}'")
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(run("list", "--format", "csv").out))
    }
    assert f"'{title}" == rows[HEARD]["title"]
    assert title in [row["title"] for row in json.loads(run("list", "--format", "json").out)]


def test_markup(small: Repository, run: Run) -> None:
    """What looks like markup is printed as it is."""
    small.edit(
        f"issues/2026/{HEARD}.yml", "title: 码头夜间用电价格偏高", "title: '[red]x[/red] {y} %s'"
    )
    for words in (("list",), ("show", HEARD), ("due",)):
        assert "[red]x[/red] {y} %s" in run(*words).out
