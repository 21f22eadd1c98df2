"""Everything that a synthetic ledger holds: its cases, and what the mechanism does beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tingjian.demo.account import Account
from tingjian.demo.analyses import Analyses
from tingjian.demo.campaigns import OVER, Campaigns
from tingjian.demo.cases import Cases
from tingjian.demo.made import Made
from tingjian.demo.past import Past
from tingjian.demo.plans import plans
from tingjian.demo.policies import Policies
from tingjian.demo.sessions import Sessions
from tingjian.demo.supervision import Supervision
from tingjian.demo.visits import Visits

# How many working days before an issue, but for those that are wanted, what is told after it may
# have begun: the longest is a campaign.
BEHIND = OVER + 1
NEVER = 1 << 30  # a working day that no ledger sees


class Proceedings:
    """Listens to the cases as they come, and tells what was held, once all of it is known."""

    def __init__(self, cases: Cases) -> None:
        self._past = Past()
        self._visits = Visits(cases)
        self._sessions = Sessions(cases, self._past)
        self._campaigns = Campaigns(cases)
        self._policies = Policies(cases, self._past)
        self._analyses = Analyses(cases)
        self._supervision = Supervision(cases)

    def hear(self, made: Made) -> Iterator[Account]:
        """Take note of a case; what is about it alone."""
        for family in (self._past, self._sessions, self._campaigns, self._analyses):
            family.hear(made)
        yield from self._visits.hear(made)
        yield from self._supervision.hear(made)

    def held(self, before: int) -> Iterator[Account]:
        """What no issue that is registered on this day or later can add to."""
        for session in self._sessions.held(before):
            yield session
            yield from self._supervision.session(session)
        yield from self._campaigns.held(before)
        yield from self._policies.held(before)
        yield from self._analyses.held(before)


def everything(cases: Cases, told: Callable[[], object]) -> Iterator[Made | Account]:
    """Every record, each after what it refers to; ``told`` is called for every issue made."""
    proceedings = Proceedings(cases)
    yield from cases.enterprises.accounts
    yield from plans(cases.agenda, cases.days)
    for theme in cases.themes:
        yield theme
        yield from proceedings.hear(theme)
    for number in range(cases.issues):
        made = cases.issue(number)
        if made.ordered:
            yield from proceedings.held(made.start)
        yield made
        yield from proceedings.hear(made)
        told()
    yield from proceedings.held(NEVER)
