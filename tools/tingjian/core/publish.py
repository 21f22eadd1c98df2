"""``publish()``: the only way from restricted records to public ones. What it leaves out stays out.

A public record has exactly the fields that its schema marks ``x-public`` (a test holds the two
together), narrowed by the enterprise's own choice: ``named`` shows its name, ``anonymous`` hides
it, also where a text of the issue says it, ``withheld`` hides every word of text as well, so that
only dates and offices remain. What says more of a withheld issue does not name it (``withheld``):
it is counted there, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from tingjian.core.ledger import Ledger
from tingjian.core.proceedings import Proceeding
from tingjian.core.record import (
    Advice,
    Assignment,
    Case,
    Department,
    Enterprise,
    Imported,
    Issue,
    Record,
    Region,
    Sector,
    ServicePlan,
    Settings,
    Step,
    Theme,
)
from tingjian.core.withheld import MASK, Masking, Merging, Spell, spells
from tingjian.core.workdays import Workdays

AnyRecord = TypeVar("AnyRecord", bound=Record)

OFFICE = "office"  # who is shown to have acted, where the staff did

Words = Callable[[str | None], str | None]  # what may be read of a text


class PublicStep(Step, frozen=True):
    """A step without its internal note; ``by`` is the office or a department, never an account."""


class PublicIssue(Case, frozen=True, kw_only=True):
    """An issue as the public may read it.

    Where ``disclosure`` is ``withheld`` texts are empty, and no step says into which theme it was
    merged: ``merged`` has what was answered there.
    """

    disclosure: str
    channel: str
    enterprise: str | None = None
    sector: str | None = None
    region: str | None = None
    row: str | None = None  # if it was imported: its dates are not attested. Empty: not told
    merged: tuple[Merging, ...] = ()

    def theme(self, day: date) -> Case | None:
        """The theme that a withheld issue was merged into on a day: neither number nor words."""
        return next((each.theme for each in self.merged if each.holds(day)), None)


class PublicTheme(Case, frozen=True, kw_only=True):
    """A theme as the public may read it, with the numbers of the issues merged into it.

    Those that are withheld are not among them: ``withheld`` has when there was one.
    """

    kind: str
    issues: tuple[str, ...]
    withheld: tuple[Spell, ...] = ()

    def unnamed(self, day: date) -> int:
        """How many withheld issues were merged into it at the end of a day."""
        return sum(each.holds(day) for each in self.withheld)


class PublicEnterprise(Record, frozen=True):
    """An enterprise that chose, in at least one issue, to be named."""

    id: str
    name: str
    sector: str
    region: str
    size: str | None = None
    demonstration: bool = False


@dataclass(frozen=True, eq=False)
class PublicLedger:
    """All that may be published of a snapshot; what writes the site accepts nothing else."""

    settings: Settings
    workdays: Workdays
    departments: Mapping[str, Department]
    sectors: Mapping[str, Sector]
    regions: Mapping[str, Region]
    enterprises: Mapping[str, PublicEnterprise]
    issues: Mapping[str, PublicIssue]
    themes: Mapping[str, PublicTheme]
    proceedings: Mapping[type[Record], Mapping[str, Record]] = field(default_factory=dict)
    experts: Mapping[str, str] = field(default_factory=dict)  # their fields, not their names
    teams: Mapping[str, str] = field(default_factory=dict)
    observers: int = 0
    points: int = 0  # monitoring points that are active
    blobs: Mapping[str, str] = field(default_factory=dict)

    def of(self, type_: type[AnyRecord]) -> Mapping[str, AnyRecord]:
        """The mechanism's own records of a public type, by id."""
        return cast("Mapping[str, AnyRecord]", self.proceedings.get(type_, {}))


def publish(ledger: Ledger) -> PublicLedger:
    """Make the public ledger of a restricted one, records in the order of their numbers."""
    tables = ledger.tables
    quiet = {each.id: each for each in ledger.issues.values() if each.disclosure == "withheld"}
    masked = Masking(quiet)
    told = {number: masked(issue) for number, issue in ledger.issues.items() if number not in quiet}
    common = {number: masked(theme) for number, theme in ledger.themes.items()}
    issues = {
        number: _withheld(issue, ledger.themes)
        if number in quiet
        else _issue(told[number], _words(issue, ledger))
        for number, issue in sorted(ledger.issues.items())
    }
    merged: dict[str, list[str]] = {}
    for number, issue in issues.items():
        for step in issue.steps:
            if step.kind == "merge" and step.into:
                merged.setdefault(step.into, []).append(number)
    unnamed: dict[str, list[Spell]] = {}
    for each in quiet.values():
        for number, spell in spells(each):
            unnamed.setdefault(number, []).append(spell)
    themes = {
        number: _theme(
            theme,
            tuple(dict.fromkeys(merged.get(number, ()))),
            tuple(sorted(unnamed.get(number, ()), key=_order)),
        )
        for number, theme in sorted(common.items())
    }
    named = sorted({issue.enterprise for issue in issues.values() if issue.enterprise})
    enterprises = {
        each: _enterprise(ledger.enterprises[each]) for each in named if each in ledger.enterprises
    }
    return PublicLedger(
        tables.settings,
        tables.workdays,
        tables.departments,
        tables.sectors,
        tables.regions,
        enterprises,
        issues,
        themes,
        proceedings=dict(_proceedings(ledger, masked)),
        experts={key: expert.field for key, expert in tables.experts.items()},
        teams={key: team.name for key, team in tables.teams.items()},
        observers=len(tables.observers),
        points=sum(
            each.point is not None and each.point.until is None
            for each in ledger.enterprises.values()
        ),
        blobs={
            number: blob
            for number, blob in ledger.blobs.items()
            if _open(ledger, number, told.get(number) or common.get(number))
        },
    )


def _open(ledger: Ledger, number: str, told: Case | None) -> bool:
    """Whether the id of a case's file may be known.

    Who has all of a file but the name of its enterprise could try the names of all enterprises
    until the id is right; and so with the number of a withheld issue. So the id of a file stays
    unsaid where an enterprise is, and where such a number was taken out of what is ``told``.
    """
    issue = ledger.issues.get(number)
    return told is ledger.case(number) and (issue is None or issue.disclosure == "named")


def _proceedings(
    ledger: Ledger, masked: Masking
) -> Iterator[tuple[type[Record], dict[str, Record]]]:
    """The mechanism's own records as the public may read them: what says nothing of it, may not."""
    for type_, records in ledger.proceedings.items():
        if issubclass(type_, Proceeding) and (shown := type_.shown):
            yield (
                shown,
                {number: masked(_narrow(each, shown)) for number, each in sorted(records.items())},
            )


def _narrow(record: Record, shown: type[AnyRecord]) -> AnyRecord:
    """The fields of a record that a public type has, all the way down; nothing else comes along."""
    return msgspec.convert(record, shown, from_attributes=True)


def _all(text: str | None) -> str | None:
    """Every word."""
    return text


def _none(_text: str | None) -> None:
    """No word."""


def _words(issue: Issue, ledger: Ledger) -> Words:
    """What is read of an issue's texts: of an anonymous one all but the enterprise's name."""
    enterprise = ledger.enterprises.get(issue.enterprise or "")
    if enterprise is None or issue.disclosure == "named":
        return _all
    name = enterprise.name

    def unnamed(text: str | None) -> str | None:
        return text and text.replace(name, MASK)

    return unnamed


def _advice(advice: tuple[Advice, ...], words: Words) -> tuple[Advice, ...]:
    """What experts advised; of a withheld issue only that they did."""
    return tuple(Advice(each.on, each.expert, words(each.text) or "") for each in advice)


def _services(plans: tuple[ServicePlan, ...], words: Words) -> tuple[ServicePlan, ...]:
    """What teams planned; of a withheld issue only that they did."""
    return tuple(ServicePlan(each.on, each.team, words(each.plan) or "") for each in plans)


def _order(spell: Spell) -> tuple[date, date]:
    return spell.since, spell.until or date.max


def _withheld(issue: Issue, themes: Mapping[str, Theme]) -> PublicIssue:
    """A withheld issue, and how the themes that it was merged into were answered."""
    merged = tuple(
        Merging(spell.since, spell.until, theme=_days(themes[number]))
        for number, spell in spells(issue)
        if number in themes
    )
    made = _issue(issue, _none)
    return replace(
        made, steps=tuple(replace(each, into=None) for each in made.steps), merged=merged
    )


def _days(theme: Theme) -> Case:
    """What was done about a theme, without its number and every word."""
    return Case(
        id="",
        title="",
        class_=theme.class_,
        raised=theme.raised,
        statement="",
        steps=_steps(theme.steps, OFFICE, _none),
        assignments=_assignments(theme.assignments, _none),
    )


def _issue(issue: Issue, words: Words) -> PublicIssue:
    return PublicIssue(
        id=issue.id,
        title=words(issue.title) or "",
        class_=issue.class_,
        raised=issue.raised,
        statement=words(issue.statement) or "",
        request=words(issue.request),
        demonstration=issue.demonstration,
        steps=_steps(issue.steps, OFFICE, words),
        assignments=_assignments(issue.assignments, words),
        advice=_advice(issue.advice, words),
        services=_services(issue.services, words),
        disclosure=issue.disclosure,
        channel=issue.source.channel,
        enterprise=issue.enterprise if issue.disclosure == "named" else None,
        sector=issue.sector,
        region=issue.region,
        row=_row(issue.imported, words) if issue.imported else None,
    )


def _row(imported: Imported, words: Words) -> str:
    """The row of the spreadsheet that an issue was imported from, where every word is told.

    It may be a digest of the words that the row had, by which missing ones could be tried out.
    """
    return imported.row if words is _all else ""


def _theme(theme: Theme, issues: tuple[str, ...], withheld: tuple[Spell, ...]) -> PublicTheme:
    return PublicTheme(
        id=theme.id,
        title=theme.title,
        class_=theme.class_,
        raised=theme.raised,
        statement=theme.statement,
        request=theme.request,
        demonstration=theme.demonstration,
        steps=_steps(theme.steps, OFFICE, _all),
        assignments=_assignments(theme.assignments, _all),
        advice=theme.advice,
        services=theme.services,
        kind=theme.kind,
        issues=issues,
        withheld=withheld,
    )


def _enterprise(enterprise: Enterprise) -> PublicEnterprise:
    return PublicEnterprise(
        id=enterprise.id,
        name=enterprise.name,
        sector=enterprise.sector,
        region=enterprise.region,
        size=enterprise.size,
        demonstration=enterprise.demonstration,
    )


def _assignments(assignments: tuple[Assignment, ...], words: Words) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(department=each.department, steps=_steps(each.steps, each.department, words))
        for each in assignments
    )


# What a department does is shown as its own; the rest in its thread is the office's doing.
_OFFICE_KINDS = frozenset({"dispatch", "rule", "rework"})


def _steps(steps: tuple[Step, ...], unit: str, words: Words) -> tuple[Step, ...]:
    return tuple(
        _step(step, OFFICE if step.kind in _OFFICE_KINDS else unit, words) for step in steps
    )


def _step(step: Step, by: str, words: Words) -> PublicStep:
    return PublicStep(
        kind=step.kind,
        on=step.on,
        by=by,
        as_=step.as_,
        due=step.due,
        head=step.head,
        reason=words(step.reason),
        until=step.until,
        granted=step.granted,
        outcome=step.outcome,
        text=words(step.text),
        basis=words(step.basis),
        departments=step.departments,
        offices=step.offices,
        solved=step.solved,
        accepted=step.accepted,
        satisfaction=step.satisfaction,
        review=step.review,
        into=step.into,
        fields=step.fields,
    )
