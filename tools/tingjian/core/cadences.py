"""What the mechanism owes beside its cases: sessions, analyses, lists, dispositions, answers.

Every cadence is a setting; one that is not set is not owed. A duty that recurs is owed once, from
the last time it was done: what was missed cannot be made up, only done again.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tingjian.core.duties import OFFICE, Duty, months_after
from tingjian.core.ledger import Ledger
from tingjian.core.proceedings.analysis import Analysis
from tingjian.core.proceedings.campaign import Campaign
from tingjian.core.proceedings.oversight import Oversight
from tingjian.core.proceedings.policy import Policy
from tingjian.core.proceedings.session import Session

# The kinds of record, beside cases, that owe something or by which it is reckoned.
OWING = ("session", "campaign", "policy", "oversight", "analysis")


def cadences(ledger: Ledger, day: date) -> list[Duty]:
    """All that is owed at the end of ``day`` beside the duties of cases, the earliest due first."""
    owed = _Owed(ledger, day)
    return sorted(owed.all(), key=lambda duty: (duty.due, duty.owner, duty.case, duty.kind))


def month_end(day: date, months: int) -> date:
    """The last day of the month that is so many months after a day's own."""
    later = months_after(day.replace(day=1), months)
    return later.replace(day=monthrange(later.year, later.month)[1])


class _Owed:
    """The duties of one ledger on one day."""

    def __init__(self, ledger: Ledger, day: date) -> None:
        self.ledger = ledger
        self.day = day
        self.set = ledger.tables.settings.cadences
        self.workdays = ledger.tables.workdays

    def all(self) -> Iterator[Duty]:
        """Go through the ledger; what is of a later day is not there yet."""
        yield from self._service_day()
        yield from self._analysis()
        for session in self.ledger.of(Session).values():
            yield from self._proposals(session)
        for campaign in self.ledger.of(Campaign).values():
            yield from self._dispositions(campaign)
        for policy in self.ledger.of(Policy).values():
            yield from self._opinions(policy)
        for oversight in self.ledger.of(Oversight).values():
            yield from self._follow_up(oversight)

    def _service_day(self) -> Iterator[Duty]:
        """Hold the next service day by the end of the month in which it is owed."""
        months = self.set.service_day_months
        sessions = self.ledger.of(Session).values()
        held = [each.on for each in sessions if each.kind == "service_day" and each.on <= self.day]
        since = max(held, default=self.set.since)
        if months is not None and since is not None and since <= self.day:
            due = month_end(since, months if held else months - 1)
            yield self._duty("service_day", OFFICE, "", since, due)

    def _analysis(self) -> Iterator[Duty]:
        """Analyse the period after the last one that was analysed, soon after it has ended."""
        months = self.set.analysis_months
        made = [each.until for each in self.ledger.of(Analysis).values() if each.on <= self.day]
        since = max(made) + timedelta(1) if made else self.set.since
        if months is not None and since is not None and since <= self.day:
            ended = month_end(since, months - 1)
            yield self._within("analysis", OFFICE, "", ended, self.set.analysis_days or 0)

    def _proposals(self, session: Session) -> Iterator[Duty]:
        """Send a session's proposal list to Party committee and government."""
        days = self.set.proposals_days
        sent = session.sent is not None and session.sent <= self.day
        if days is not None and session.on <= self.day and not sent:
            yield self._within("proposals", OFFICE, session.id, session.on, days)

    def _dispositions(self, campaign: Campaign) -> Iterator[Duty]:
        """Dispose of every suggestion once a campaign has ended."""
        days = self.set.disposition_days
        left = any(
            each.disposition is None or (each.disposed or self.day) > self.day
            for each in campaign.suggestions
        )
        if days is not None and campaign.until <= self.day and left:
            yield self._within("dispose", OFFICE, campaign.id, campaign.until, days)

    def _opinions(self, policy: Policy) -> Iterator[Duty]:
        """Have the drafting unit answer every opinion, before the policy is issued."""
        days = self.set.opinion_days
        left = any(
            each.adopted is None or (each.answered or self.day) > self.day
            for each in policy.opinions
        )
        if days is not None and policy.until <= self.day and left:
            yield self._within("answer", policy.department, policy.id, policy.until, days)

    def _follow_up(self, oversight: Oversight) -> Iterator[Duty]:
        """Follow up what is on the supervision list until it is closed."""
        closed = oversight.closed is not None and oversight.closed <= self.day
        if oversight.on <= self.day and not closed:
            past = [each.on for each in oversight.follow_ups if each.on <= self.day]
            since = max([oversight.on, *past])
            due = months_after(since, self.set.follow_up_months)
            yield self._duty("follow_up", OFFICE, oversight.id, since, due)

    def _within(self, kind: str, owner: str, number: str, since: date, days: int) -> Duty:
        reckoning = self.workdays.after(since, days)
        due = reckoning.end
        return Duty(kind, owner, number, since, due, due < self.day, reckoning)

    def _duty(self, kind: str, owner: str, number: str, since: date, due: date) -> Duty:
        return Duty(kind, owner, number, since, due, due < self.day)
