"""Findings as they are printed: text for people, rows for JSON, annotations, Markdown."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence

import click

from tingjian.cli.context import language
from tingjian.cli.output import note
from tingjian.core.finding import Finding
from tingjian.store.characters import spell
from tingjian.views.findings import file, mend, place, what
from tingjian.words.cli import say

# Every mark that Markdown may read as more than itself.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation} | {"\n": " "})


def as_rows(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings as JSON has them."""
    chosen = language()
    return [
        {
            "rule": each.rule,
            "file": file(each),
            "line": each.line,
            "field": each.field,
            "what": what(each, chosen),
            "mend": mend(each, chosen),
        }
        for each in findings
    ]


def say_findings(findings: Sequence[Finding]) -> None:
    """Print findings for people, and how many there are."""
    say_each(findings)
    note("findings.some", number=len(findings))


def say_each(findings: Iterable[Finding]) -> None:
    """Print findings for people."""
    chosen = language()
    for each in findings:
        where = visible(place(each))
        click.echo(f"{where}  {click.style(each.rule, fg='red')}".strip())
        click.echo(f"  {visible(what(each, chosen))}")
        click.echo("  " + say("findings.mend", chosen, text=visible(mend(each, chosen))))


def say_annotations(findings: Iterable[Finding]) -> None:
    """Print lines of a workflow's log that GitHub shows beside the file."""
    for each in findings:
        click.echo(_annotation(each, what(each, language()), mend(each, language())))


def visible(text: str) -> str:
    """A text that can neither colour a terminal nor begin a line: a file may be named anything."""
    return "".join(c if c.isprintable() else spell(c) for c in text)


def markdown(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no link, nobody called by an @."""
    return visible(text).translate(_MARKS).replace("\\@", "@<!-- -->")


def _annotation(finding: Finding, what: str, mend: str) -> str:
    """An annotation, escaped as the forge's own toolkit does."""
    where = f"file={_property(file(finding))},line={max(1, finding.line)}," if finding.file else ""
    text = _message(f"{what}\n{mend}")
    return f"::error {where}title={_property(finding.rule)}::{text}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
