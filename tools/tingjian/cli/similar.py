"""``tingjian similar`` and ``cluster``: issues that are alike, and the themes they suggest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click
import msgspec

from tingjian.cli.completing import complete_number
from tingjian.cli.context import DAY, find_root, language, root_option, several
from tingjian.cli.output import FORMATS, as_json, command, format_option, show_rows
from tingjian.core.cluster import Cluster, clusters
from tingjian.core.phrase import shared
from tingjian.core.record import Case, Issue
from tingjian.core.similar import Index, Like, body
from tingjian.core.thread import fold_office
from tingjian.errors import FINDINGS, UserError
from tingjian.store.cases import open_case
from tingjian.store.open import open_ledger
from tingjian.words import Sentence, fill
from tingjian.words import similar as words

LIMIT = 10
SHOWN = 0.05  # less than this is chance
LIKELY = 0.3  # chosen by measurement: see bench/likeness.py
DUPLICATES = 3
COMPARED = 30  # members of a cluster whose words are read for what they share
LISTED = 5  # members of a cluster that a table lists

SIMILAR = ("id", "score", "raised", "title", "shared")
CLUSTER = (
    "issues",
    "enterprises",
    "first",
    "last",
    "score",
    "id",
    "raised",
    "title",
    "shared",
    "themes",
)


class Member(msgspec.Struct, frozen=True):
    """An issue as a proposal lists it."""

    id: str
    raised: date
    title: str


class Proposal(msgspec.Struct, frozen=True):
    """A theme that may be made: issues about one matter, the most typical first."""

    title: str
    issues: int
    enterprises: int
    first: date
    last: date
    score: float
    shared: tuple[str, ...]
    themes: tuple[str, ...]
    members: tuple[Member, ...]


def _say(sentence: Sentence, **facts: object) -> str:
    return fill(sentence, language(), **facts)


def _headings(names: tuple[str, ...]) -> dict[str, str]:
    return {name: _say(words.COLUMNS[name]) for name in names}


@command("similar")
@click.argument("number", metavar="[ID]", required=False, shell_complete=complete_number)
@click.option("--text", help=_say(words.TEXT))
@click.option(
    "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help=_say(words.LIMIT)
)
@format_option(*FORMATS)
@root_option
def similar(
    *, number: str | None, text: str | None, limit: int, format_: str, root: Path | None
) -> None:
    """Print the issues most like an issue, a theme or a text, the likest first."""
    if (number is None) == (text is None):
        raise UserError("similar.either")
    folder = find_root(root)
    case = open_case(folder, number).case if number else None
    index = Index(open_ledger(folder).issues)
    title, below = (case.title, body(case)) if case else (text or "", "")
    found = index.nearest(title, below, limit + 1, SHOWN)
    others = [like for like in found if not case or like.id != case.id][:limit]
    rows = [_row(index, each, f"{title}\n{below}", format_) for each in others]
    show_rows(rows, _headings(SIMILAR), format_)
    if format_ == "table" and not rows:
        click.echo(_say(words.NONE), err=True)


def _row(index: Index, like: Like, text: str, format_: str) -> dict[str, object]:
    case = index.cases[like.id]
    phrases = shared(text, [_text(case)], index)
    return {
        "id": like.id,
        "score": _score(like.score, format_),
        "raised": str(case.raised),
        "title": case.title,
        "shared": list(phrases) if format_ == "json" else several(phrases),
    }


def _score(score: float, format_: str) -> object:
    return f"{score:.2f}" if format_ == "table" else score


def _text(case: Case) -> str:
    return f"{case.title}\n{body(case)}"


@command("cluster")
@click.option("--since", type=DAY, help=_say(words.SINCE))
@click.option(
    "--least", type=click.IntRange(2), default=2, show_default=True, help=_say(words.LEAST)
)
@format_option(*FORMATS)
@root_option
def cluster(*, since: date | None, least: int, format_: str, root: Path | None) -> None:
    """Print proposals for themes: issues about one matter, what most are about first."""
    every = open_ledger(find_root(root)).issues
    issues = {number: each for number, each in every.items() if not since or each.raised >= since}
    index = Index(issues)
    found = [each for each in clusters(index) if len(each.members) >= least]
    proposals = [_proposal(index, issues, each) for each in found]
    if format_ == "json":
        click.echo(as_json(proposals))
        return
    rows = [row for each in proposals for row in _member_rows(each, format_)]
    show_rows(rows, _headings(CLUSTER), format_)
    if format_ == "table":
        members = sum(len(each.members) for each in found)
        facts = {"number": len(issues), "clusters": len(found), "members": members}
        click.echo(_say(words.COUNT, **facts), err=True)


def _proposal(index: Index, issues: Mapping[str, Issue], found: Cluster) -> Proposal:
    """What a theme would be about, who raised it, and where some of it is merged already."""
    typical = issues[found.typical]
    members = [issues[number] for number in found.members]
    others = [_text(each) for each in members[:COMPARED] if each is not typical]
    enterprises = {each.enterprise for each in members if each.enterprise}
    merged = {into for each in members if (into := fold_office(each.steps).into)}
    return Proposal(
        title=typical.title,
        issues=len(members),
        enterprises=len(enterprises),
        first=min(each.raised for each in members),
        last=max(each.raised for each in members),
        score=found.score,
        shared=shared(_text(typical), others, index, (len(others) + 1) // 2),
        themes=tuple(sorted(merged)),
        members=tuple(
            Member(each.id, each.raised, each.title)
            for each in sorted(members, key=lambda each: (each is not typical, each.id))
        ),
    )


def _member_rows(proposal: Proposal, format_: str) -> Iterator[dict[str, object]]:
    """A row a member, the most typical first; for people, what is the same is said once."""
    whole: dict[str, object] = {
        "issues": proposal.issues,
        "enterprises": proposal.enterprises,
        "first": proposal.first,
        "last": proposal.last,
        "score": _score(proposal.score, format_),
        "shared": several(proposal.shared),
        "themes": several(proposal.themes),
    }
    people = format_ == "table"
    for at, member in enumerate(proposal.members[: LISTED if people else None]):
        own = {"id": member.id, "raised": member.raised, "title": member.title}
        yield own if people and at else whole | own
    if people and proposal.issues > LISTED:
        yield {"title": _say(words.MORE, number=proposal.issues - LISTED)}


def warn(root: Path, issue: Issue) -> None:
    """Show what a new issue may be a duplicate of; on a terminal, ask whether to go on."""
    try:
        index = Index(open_ledger(root).issues)
    except UserError:
        click.echo(_say(words.UNCOMPARED), err=True)
        return
    found = index.nearest(issue.title, body(issue), DUPLICATES, LIKELY)
    if not found:
        return
    click.echo(_say(words.LIKELY), err=True)
    for each in found:
        row = _row(index, each, _text(issue), "table")
        click.echo(_say(words.LIKELY_ONE, **row), err=True)
    if sys.stdin.isatty() and sys.stdout.isatty() and not click.confirm(_say(words.GO_ON)):
        raise SystemExit(FINDINGS)


COMMANDS = {"similar": similar, "cluster": cluster}
