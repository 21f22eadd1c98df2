"""三跨: whether a case crosses departments, levels and fields, told from who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tingjian.core.record import Department
from tingjian.core.thread import Thread

CROSSINGS = ("departments", "levels", "fields")


def crossings(threads: Iterable[Thread], departments: Mapping[str, Department]) -> tuple[str, ...]:
    """What is crossed: two or more of it among the departments that answer."""
    units = [departments[each.department] for each in threads if _known(each, departments)]
    found = (
        {each.id for each in units},
        {each.level for each in units},
        {each.field for each in units if each.field},
    )
    return tuple(name for name, kinds in zip(CROSSINGS, found, strict=True) if len(kinds) > 1)


def _known(thread: Thread, departments: Mapping[str, Department]) -> bool:
    return thread.active and thread.department in departments
