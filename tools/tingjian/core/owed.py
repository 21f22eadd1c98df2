"""All that is owed in a ledger: by its cases, and by the mechanism beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tingjian.core.cadences import cadences
from tingjian.core.duties import Duty, duties
from tingjian.core.ledger import Ledger
from tingjian.core.standing import Standing, stand


def owed(ledger: Ledger, day: date, standings: Mapping[str, Standing] | None = None) -> list[Duty]:
    """Every duty at the end of ``day``, the earliest due first.

    ``standings`` are the cases' on that day, where the caller has them.
    """
    tables, known = ledger.tables, standings or {}
    found = cadences(ledger, day)
    for case in (*ledger.issues.values(), *ledger.themes.values()):
        if case.raised <= day:
            standing = known.get(case.id) or stand(case, day)
            found += duties(case, standing, day, tables.settings, tables.workdays)
    return in_order(found)


def in_order(listed: Iterable[Duty]) -> list[Duty]:
    """Duties of a whole ledger, the earliest due first."""
    return sorted(listed, key=lambda duty: (duty.due, duty.owner, duty.case, duty.kind))


def title(duty: Duty, ledger: Ledger) -> str:
    """What the record is called that owes it; empty where the mechanism as a whole does."""
    kinds = (ledger.issues, ledger.themes, *ledger.proceedings.values())
    found = (kind[duty.case] for kind in kinds if duty.case in kind)
    return getattr(next(found, None), "title", "")
