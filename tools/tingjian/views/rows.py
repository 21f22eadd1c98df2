"""Flat rows of a public ledger on a day: offered for download, and what figures are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from operator import attrgetter

import msgspec

from tingjian.core.proceedings.campaign import PublicCampaign
from tingjian.core.proceedings.oversight import PublicOversight
from tingjian.core.proceedings.session import INTERACTIVE, PublicSession
from tingjian.core.publish import PublicIssue, PublicLedger, PublicTheme
from tingjian.core.record import Case, Step
from tingjian.core.standing import Standing, stand
from tingjian.core.steps import CLOSED, MERGED, OPEN, PARKED, RELEASED, WITHDRAWN
from tingjian.core.thread import Thread
from tingjian.core.workdays import Workdays
from tingjian.store.schema import record_kinds
from tingjian.views.codes import named
from tingjian.views.columns import (
    BenefitRow,
    IssueRow,
    Rows,
    SessionRow,
    StepRow,
    SuggestionRow,
    ThemeRow,
    ThreadRow,
)
from tingjian.views.then import cases_named, proceedings

# What a row takes from a step as it is, in the order of its columns.
_PLAIN = attrgetter(
    *("kind", "on", "by", "as_", "due", "until", "granted", "outcome", "solved", "accepted"),
    *("satisfaction", "review", "into"),
)


def standings(public: PublicLedger, day: date) -> dict[str, Standing]:
    """Where every issue and theme that had been raised by the day stood at its end, by id."""
    cases: list[PublicIssue | PublicTheme] = [*public.issues.values(), *public.themes.values()]
    return {case.id: _stood(case, day) for case in cases if case.raised <= day}


def _stood(case: PublicIssue | PublicTheme, day: date) -> Standing:
    standing = stand(case, day)
    theme = case.theme(day) if isinstance(case, PublicIssue) and case.merged else None
    if theme is None or theme.raised > day:
        return standing
    return msgspec.structs.replace(standing, theme=stand(theme, day))


def tabulate(public: PublicLedger, day: date, stood: Mapping[str, Standing]) -> Rows:
    """Make the rows of a day from the ledger and its ``standings`` on that day."""
    clock = _Clock(public, day)
    issues = [issue for number, issue in sorted(public.issues.items()) if number in stood]
    themes = [theme for number, theme in sorted(public.themes.items()) if number in stood]
    cases: list[PublicIssue | PublicTheme] = [*issues, *themes]
    told = proceedings(public, day)
    return Rows(
        day=day,
        issues=tuple(_issue(issue, stood, clock) for issue in issues),
        themes=tuple(_theme(theme, stood, day) for theme in themes),
        threads=tuple(row for case in cases for row in _threads(case, stood[case.id], clock)),
        steps=tuple(row for case in cases for row in _steps(case, day)),
        sessions=tuple(_session(each, public) for each in told["sessions"].values()),
        suggestions=tuple(row for each in told["campaigns"].values() for row in suggested(each)),
        benefits=tuple(row for each in told["oversight"].values() for row in gained(each)),
        codes=tuple(named(public, record_kinds(), {issue.enterprise for issue in issues})),
    )


class _Clock:
    """Working days as rows give them: None where a year has no calendar, never a guess."""

    def __init__(self, public: PublicLedger, day: date) -> None:
        self.day = day
        self.workdays: Workdays = public.workdays
        self.departments = public.departments
        self.sign_days = public.settings.limits.sign_days
        # Few days differ among thousands of rows.
        self.between = cache(self._between)
        self.sign_due = cache(self._sign_due)

    def _between(self, first: date | None, last: date | None) -> int | None:
        if first is None or last is None or last < first:
            return None
        years = range(first.year, last.year + 1)
        if not all(self.workdays.covers(date(year, 1, 1)) for year in years):
            return None
        return self.workdays.between(first, last)

    def _sign_due(self, dispatched: date) -> date | None:
        reckoning = self.workdays.after(dispatched, self.sign_days)
        return None if reckoning.provisional else reckoning.end


def _issue(issue: PublicIssue, stood: Mapping[str, Standing], clock: _Clock) -> IssueRow:
    standing, answer = stood[issue.id], answer_of(issue, stood, clock.day)
    office, closing = standing.office, standing.office.closing
    evaluation, parking = office.evaluation, office.parking
    waiting = answer.answered is None and office.state not in (CLOSED, PARKED, WITHDRAWN)
    agreed = standing.rings[-1].day
    if agreed and (answer.answered is None or agreed < answer.answered):
        agreed = None  # merged since: to its theme's answer nobody has agreed yet
    return IssueRow(
        id=issue.id,
        title=issue.title,
        enterprise=issue.enterprise,
        sector=issue.sector,
        region=issue.region,
        channel=issue.channel,
        class_=issue.class_,
        disclosure=issue.disclosure,
        raised=issue.raised,
        month=_month(issue.raised),
        state=standing.state,
        lead=answer.lead,
        theme=office.into,
        accepted=office.accepted,
        dispatched=answer.dispatched,
        due=answer.due,
        answered=answer.answered,
        outcome=answer.outcome,
        evaluated=evaluation.on if evaluation else None,
        solved=evaluation.solved if evaluation else None,
        satisfaction=evaluation.satisfaction if evaluation else None,
        accepted_explanation=evaluation.accepted if evaluation else None,
        closed=closing.on if closing else None,
        closed_as=closing.outcome if closing else None,
        review=parking.review if parking else None,
        followed_up=office.followed_up,
        agreed=agreed,
        waiting=waiting,
        overdue=answer.overdue,
        demonstration=issue.demonstration,
        imported=issue.row is not None,
        waiting_days=clock.between(issue.raised, clock.day) if waiting else None,
        accept_days=clock.between(issue.raised, office.accepted),
        dispatch_days=clock.between(office.accepted, answer.dispatched),
        answer_days=clock.between(answer.dispatched, answer.answered),
        agree_days=clock.between(answer.answered, agreed),
    )


class Answer(msgspec.Struct):
    """What a case was answered, and by whom; a merged issue has its theme's answer."""

    lead: str | None
    dispatched: date | None
    due: date | None
    answered: date | None
    outcome: str | None
    overdue: bool


def answer_of(case: Case, stood: Mapping[str, Standing], day: date) -> Answer:
    """Take the case's own answer, or that of the theme it was merged into.

    A theme's answer reaches an issue on the day of merging at the earliest.
    """
    standing = answering(case.id, stood)
    answer = _own_answer(standing)
    if standing is not stood[case.id]:
        merged = max(step.on for step in case.steps if step.kind == "merge" and step.on <= day)
        answer.dispatched = answer.dispatched and max(answer.dispatched, merged)
        answer.answered = answer.answered and max(answer.answered, merged)
    return answer


def answering(number: str, stood: Mapping[str, Standing]) -> Standing:
    """Where the case stands that answers for this one: itself, or the theme it was merged into."""
    standing, seen = stood[number], {number}
    while (into := standing.office.into) and into in stood and into not in seen:
        standing = stood[into]
        seen.add(into)
    return standing.theme or standing


def _own_answer(standing: Standing) -> Answer:
    lead, closing = standing.lead, standing.office.closing
    answered, outcome = standing.answered, None
    if answered:
        outcome = lead.outcome if lead else None
    elif closing:
        # Closed without any department: the office's own explanation is the answer.
        answered, outcome = closing.on, closing.outcome
    due = None
    if not standing.ended:
        due = min((each.due for each in standing.threads if each.owing and each.due), default=None)
    return Answer(
        lead=lead.department if lead else None,
        dispatched=standing.dispatched,
        due=due,
        answered=answered,
        outcome=outcome,
        overdue=bool(standing.overdue),
    )


def _theme(theme: PublicTheme, stood: Mapping[str, Standing], day: date) -> ThemeRow:
    standing, answer = stood[theme.id], answer_of(theme, stood, day)
    closing = standing.office.closing
    return ThemeRow(
        id=theme.id,
        title=theme.title,
        kind=theme.kind,
        class_=theme.class_,
        raised=theme.raised,
        month=_month(theme.raised),
        state=standing.state,
        lead=answer.lead,
        issues=sum(stood[each].office.into == theme.id for each in theme.issues if each in stood)
        + theme.unnamed(day),
        accepted=standing.office.accepted,
        dispatched=answer.dispatched,
        due=answer.due,
        answered=answer.answered,
        outcome=answer.outcome,
        closed=closing.on if closing else None,
        overdue=answer.overdue,
        demonstration=theme.demonstration,
    )


def _threads(
    case: PublicIssue | PublicTheme, standing: Standing, clock: _Clock
) -> Iterator[ThreadRow]:
    steps = {assignment.department: assignment.steps for assignment in case.assignments}
    for thread in standing.threads:
        department = clock.departments.get(thread.department)
        dispatched = thread.dispatched or case.raised  # a thread of a standing was dispatched
        past = [step for step in steps[thread.department] if step.on <= clock.day]
        yield ThreadRow(
            case_id=case.id,
            record="issue" if isinstance(case, PublicIssue) else "theme",
            department=thread.department,
            level=department.level if department else None,
            part=thread.part,
            state=thread.state,
            dispatched=dispatched,
            month=_month(dispatched),
            first_due=next((step.due for step in reversed(past) if step.kind == "dispatch"), None),
            due=thread.due,
            signed=thread.signed,
            sign_due=clock.sign_due(dispatched),
            answered=thread.answered,
            replied=thread.replied,
            outcome=thread.outcome,
            rounds=thread.rounds,
            reworks=sum(step.kind == "rework" for step in past),
            extensions=thread.extensions,
            late=thread.late,
            owing=thread.owing and standing.office.state == OPEN,
            overdue=thread.department in standing.overdue,
            excused=_excused(thread, standing),
            imported=isinstance(case, PublicIssue) and case.row is not None,
            demonstration=case.demonstration,
            answer_days=clock.between(dispatched, thread.answered),
        )


def _excused(thread: Thread, standing: Standing) -> bool:
    """Whether no reply is expected: the return was granted, or the case ended while owed one."""
    return thread.state == RELEASED or (
        thread.owing and standing.office.state in (CLOSED, MERGED, WITHDRAWN)
    )


def _steps(case: Case, day: date) -> Iterator[StepRow]:
    threads: list[tuple[str | None, tuple[Step, ...]]] = [(None, case.steps)]
    threads += [(assignment.department, assignment.steps) for assignment in case.assignments]
    for department, steps in threads:
        for position, step in enumerate(steps, start=1):
            if step.on <= day:
                lists = map(_listed, (step.offices, step.departments))
                yield StepRow(case.id, department, position, *_PLAIN(step), *lists)


def _listed(ids: Iterable[str] | None) -> str | None:
    """Ids in one cell, each once; None where there are none."""
    return " ".join(dict.fromkeys(ids or ())) or None


def _session(session: PublicSession, public: PublicLedger) -> SessionRow:
    attended = [each.department for each in session.participants if each.department]
    departments = dict.fromkeys([*attended, *(each.taken_by for each in session.claims)])
    known = (public.departments.get(each) for each in departments)
    return SessionRow(
        id=session.id,
        kind=session.kind,
        day=session.on,
        month=_month(session.on),
        turns=len(session.turns),
        interactive=sum(turn.kind in INTERACTIVE for turn in session.turns),
        proposals=len(session.proposals),
        claims=len(session.claims),
        departments=_listed(departments),
        levels=_listed(each.level for each in known if each),
        cases=_listed(cases_named(session)),
        demonstration=session.demonstration,
    )


def suggested(campaign: PublicCampaign) -> Iterator[SuggestionRow]:
    """The rows of a campaign's suggestions."""
    for each in campaign.suggestions:
        raised = each.on or campaign.since
        yield SuggestionRow(
            campaign.id, each.id, raised, each.disposition, each.case, campaign.demonstration
        )


def gained(matter: PublicOversight) -> Iterator[BenefitRow]:
    """The rows of a matter's benefits, which count from the day on which it was closed."""
    if matter.closed is None:
        return
    for each in matter.benefits:
        yield BenefitRow(
            matter.id,
            each.id,
            each.kind,
            matter.closed,
            each.amount,
            each.evidence is not None,
            _listed(matter.cases),
            _listed(matter.sessions),
            matter.demonstration,
        )


def _month(day: date) -> str:
    return day.isoformat()[:7]
