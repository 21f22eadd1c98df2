"""Every kind of paper, and how it is written."""

from __future__ import annotations

from collections.abc import Callable

from tingjian.errors import UserError
from tingjian.views.papers.analysis import AnalysisPaper, analysis
from tingjian.views.papers.desk import Desk
from tingjian.views.papers.dispatch import DispatchPaper, ReminderPaper, dispatch, reminder
from tingjian.views.papers.enterprise import EnterprisePaper, enterprise
from tingjian.views.papers.proposals import ProposalsPaper, proposals
from tingjian.views.papers.quarter import QuarterPaper, quarter
from tingjian.views.papers.reply import ReplyPaper, reply
from tingjian.views.papers.supervision import SupervisionPaper, supervision

Paper = (
    AnalysisPaper
    | DispatchPaper
    | EnterprisePaper
    | ProposalsPaper
    | QuarterPaper
    | ReminderPaper
    | ReplyPaper
    | SupervisionPaper
)

_WRITTEN: dict[str, Callable[[Desk, str], Paper]] = {
    "dispatch": dispatch,
    "reminder": reminder,
    "supervision": supervision,
    "proposals": proposals,
    "analysis": analysis,
    "quarter": quarter,
    "enterprise": enterprise,
}


def write(desk: Desk, kind: str, number: str, department: str | None = None) -> Paper:
    """The paper of this kind about a record, or on a quarter.

    ``department``: whose reply; only replies are a single department's. UserError: it cannot be.
    """
    if kind == "reply":
        return reply(desk, number, department)
    if department is not None:
        raise UserError("paper.department")
    return _WRITTEN[kind](desk, number)
