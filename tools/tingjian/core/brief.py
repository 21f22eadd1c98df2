"""What lists and reminders say of a case on one day: little enough to be kept for all cases."""

from __future__ import annotations

from datetime import date

import msgspec

from tingjian.core.duties import Duty, duties
from tingjian.core.ledger import Tables
from tingjian.core.record import Case
from tingjian.core.standing import stand


class Brief(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A case on a day: its facts, where it stood at the end of the day, and what was owed on it.

    ``departments`` have or had a thread by then; ``lead`` leads, ``due`` is when its reply is due.
    A fact that a case of its kind has not is None.
    """

    id: str
    title: str
    raised: date
    enterprise: str | None
    sector: str | None
    region: str | None
    kind: str | None
    state: str
    overdue: bool
    departments: tuple[str, ...]
    lead: str | None
    due: date | None
    duties: tuple[Duty, ...]


def brief(case: Case, day: date, tables: Tables) -> Brief:
    """What there is to say of a case at the end of a day, by the ledger's settings and calendars.

    Of the tables nothing else is asked: see ``depends``.
    """
    standing = stand(case, day)
    lead = standing.lead
    return Brief(
        id=case.id,
        title=case.title,
        raised=case.raised,
        enterprise=getattr(case, "enterprise", None),
        sector=getattr(case, "sector", None),
        region=getattr(case, "region", None),
        kind=getattr(case, "kind", None),
        state=standing.state,
        overdue=bool(standing.overdue),
        departments=tuple(thread.department for thread in standing.threads),
        lead=lead.department if lead else None,
        due=lead.due if lead else None,
        duties=tuple(duties(case, standing, day, tables.settings, tables.workdays)),
    )


def depends(day: date, tables: Tables) -> bytes:
    """All that a brief depends on beside its case: as long as this is the same, so is the brief."""
    return msgspec.msgpack.encode((day, tables.settings, tables.calendars))
