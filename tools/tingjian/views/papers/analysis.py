"""The two-monthly analysis (企情分析): what was heard, what recurs, which themes were chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tingjian.core.proceedings.analysis import Analysis, Choice
from tingjian.core.record import Issue, Named
from tingjian.core.standing import Standing
from tingjian.errors import UserError
from tingjian.views.papers.desk import Desk, lines, numeral


class Group(NamedTuple):
    """How the issues of one sector or region fare."""

    name: str
    heard: int
    open: int
    solved: int


class Chosen(NamedTuple):
    """A theme that the analysis chose, with the issues merged into it."""

    order: str
    title: str
    number: str
    kind: str
    issues: int
    lead: str
    state: str
    why: tuple[str, ...]


class AnalysisPaper(NamedTuple):
    """企情分析, as things stood on the day of the analysis."""

    office: str
    date: str
    demonstration: bool
    number: str
    title: str
    period: str
    heard: int
    enterprises: int
    channels: str
    sectors: tuple[Group, ...]
    regions: tuple[Group, ...]
    text: tuple[str, ...]
    themes: tuple[Chosen, ...]


def analysis(desk: Desk, number: str) -> AnalysisPaper:
    """The analysis of this number. UserError: there is none by the day."""
    found = desk.ledger.of(Analysis).get(number)
    if found is None:
        raise UserError("case.absent", number=number)
    if found.on > desk.day:
        raise UserError("paper.early-session", number=number, day=desk.day, on=found.on)
    then = Desk(desk.ledger, found.on, desk.wording)
    issues = [
        (each, then.stand(each))
        for each in desk.ledger.issues.values()
        if found.since <= each.raised <= min(found.until, found.on)
    ]
    sources = Counter(desk.wording.channels[each.source.channel] for each, _ in issues)
    tables = desk.tables
    return AnalysisPaper(
        office=desk.office,
        date=then.today,
        demonstration=found.demonstration or tables.settings.demonstration,
        number=found.id,
        title=found.title,
        period=desk.say(
            "quarter.whole", first=desk.dated(found.since), last=desk.dated(found.until)
        ),
        heard=len(issues),
        enterprises=len({each.enterprise for each, _ in issues if each.enterprise}),
        channels=desk.join(
            desk.say("analysis.channel", channel=channel, number=times)
            for channel, times in sources.most_common()
        ),
        sectors=_groups(then, issues, tables.sectors, lambda issue: issue.sector),
        regions=_groups(then, issues, tables.regions, lambda issue: issue.region),
        text=lines(found.text or ""),
        themes=tuple(_chosen(then, place, each) for place, each in enumerate(found.themes, 1)),
    )


def _groups(
    desk: Desk,
    issues: Sequence[tuple[Issue, Standing]],
    table: Mapping[str, Named],
    of: Callable[[Issue], str | None],
) -> tuple[Group, ...]:
    """The issues by one of their fields, the most frequent first."""
    groups: dict[str, list[Standing]] = {}
    for issue, standing in issues:
        key = of(issue) or ""
        name = table[key].name if key in table else key or desk.say("none")
        groups.setdefault(name, []).append(standing)
    made = (
        Group(
            name,
            len(standings),
            sum(not each.ended for each in standings),
            sum(_solved(each) for each in standings),
        )
        for name, standings in groups.items()
    )
    return tuple(sorted(made, key=lambda group: (-group.heard, group.name)))


def _solved(standing: Standing) -> bool:
    closing = standing.office.closing
    return closing is not None and closing.outcome == "solved"


def _chosen(desk: Desk, place: int, choice: Choice) -> Chosen:
    theme = desk.ledger.themes.get(choice.theme)
    none = desk.say("none")
    if theme is None or theme.raised > desk.day:
        why = lines(choice.why)
        return Chosen(numeral(place), choice.theme, choice.theme, none, 0, none, none, why)
    standing = desk.stand(theme)
    merged = (desk.stand(each).office.into for each in desk.ledger.issues.values())
    return Chosen(
        order=numeral(place),
        title=theme.title,
        number=theme.id,
        kind=desk.wording.themes[theme.kind],
        issues=sum(into == theme.id for into in merged),
        lead=desk.short(standing.lead.department) if standing.lead else none,
        state=desk.wording.states[standing.state],
        why=lines(choice.why),
    )
