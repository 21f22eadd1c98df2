"""The supervision list: cases that went badly, and sessions whose proposals are followed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tingjian.core.proceedings.oversight import Benefit, FollowUp, Oversight
from tingjian.core.record import Issue
from tingjian.demo.account import Account
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.enterprises import SECTORS
from tingjian.demo.made import Made
from tingjian.demo.numbering import MEETINGS, beside
from tingjian.words import demo_records as words

FORMS = ("joint", "single", "joint", "discipline")
OFFICES = ("party", "government", "cppcc")
KINDS = ("subsidy", "place", "reduction", "approval", "other")
MONEY = ("subsidy", "reduction", "other")
QUARTER = 60  # working days
TROUBLES = ("rework", "reopen", "park")
EVERY = 8  # troubled cases to one that is put on the list
FEW = 400  # issues up to which every second troubled case is
SESSIONS_PER = 4  # sessions to one whose proposals are put on the list


class Matter(NamedTuple):
    """What is put on the list: a case or a session, on a day, by whom; and when it was done."""

    title: str
    begun: int
    officer: str
    done: int | None
    result: str
    cases: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()


class Supervision:
    """Puts cases and sessions on the list, and follows them up until they are done."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self._troubled = 0
        self._sent = 0
        self._listed = 0

    def hear(self, made: Made) -> Iterator[Account]:
        """A case that went badly may be put on the list."""
        case, days = made.case, self.cases.days
        trouble = next((step for step in case.steps if step.kind in TROUBLES), None)
        if trouble is None or not isinstance(case, Issue):
            return
        self._troubled += 1
        if self._troubled % (EVERY if self.cases.issues > FEW else 2):
            return
        draw = Draw(self.cases.seed, "oversight", case.id)
        begun = days.from_day(trouble.on) + draw.between(1, 4)
        last = case.steps[-1]
        done = days.from_day(last.on) + draw.between(2, 10) if last.kind == "close" else None
        title = words.OVERSIGHT.format(title=made.subject.topic.titles[0])
        result = words.RESULTS["solved" if last.outcome == "solved" else "other"]
        yield from self._listing(
            draw, Matter(title, begun, made.officer, done, result, cases=(case.id,))
        )

    def session(self, told: Account) -> Iterator[Account]:
        """A session whose list was sent may be put on the list, for its proposals."""
        session = told.record
        if session.sent is None:
            return
        self._sent += 1
        if self._sent % SESSIONS_PER:
            return
        draw = Draw(self.cases.seed, "oversight", session.id)
        begun = self.cases.days.from_day(session.sent) + draw.between(3, 9)
        title = words.OVERSIGHT_SESSION.format(title=session.title.removeprefix(words.MARK))
        done = begun + draw.between(50, 150)
        matter = Matter(title, begun, told.stages[0].officer, done, words.RESULTS["session"])
        yield from self._listing(draw, matter._replace(sessions=(session.id,)))

    def _listing(self, draw: Draw, matter: Matter) -> Iterator[Account]:
        """One line of the list, unless the ledger ends before it; followed up every quarter."""
        days, begun = self.cases.days, matter.begun
        if begun > days.last:
            return
        self._listed += 1
        form = FORMS[self._listed % len(FORMS)]
        offices = OFFICES if form == "joint" else (OFFICES[self._listed % len(OFFICES)],)
        oversight = Oversight(
            beside(self.cases.seed, days[begun], MEETINGS + self._listed),
            title=matter.title,
            form=form,
            on=days[begun],
            offices=offices,
            cases=matter.cases,
            sessions=matter.sessions,
            demonstration=True,
        )
        account = Account("oversight", days, begun, matter.officer, oversight)
        done = max(matter.done or days.last + 1, begun + 2)
        followed = begun + draw.between(1, QUARTER)
        while followed < min(done, days.last):
            each = FollowUp(days[followed], offices, draw.pick(words.FOLLOWED))
            account.become(followed, follow_ups=(*account.record.follow_ups, each))
            # Now and then a quarter passes without a follow-up.
            followed += draw.between(30, QUARTER) + (QUARTER if draw.chance(0.1) else 0)
        if done <= days.last:
            benefits = tuple(self._benefits(draw, days[done]))
            account.become(done, result=matter.result, closed=days[done], benefits=benefits)
        yield account

    def _benefits(self, draw: Draw, day: date) -> Iterator[Benefit]:
        for number in range(1, draw.between(1, 2) + 1):
            kind = KINDS[(self._listed + 2 * number) % len(KINDS)]
            amount = 10_000 * draw.between(1, 80) if kind in MONEY else None
            evidence = words.EVIDENCE.format(year=day.year, number=100 * self._listed + number)
            enterprise = draw.pick(self.cases.enterprises.of[draw.pick(SECTORS)]).id
            text = words.BENEFITS[kind]
            shown = evidence if amount is not None else None
            yield Benefit(f"b{number}", kind, text, amount, shown, enterprise)
