"""The documents of the whole ledger: indexes, departments, codes, metrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tingjian.core.record import Department
from tingjian.views import address
from tingjian.views.api.cases import ROOT
from tingjian.views.api.shapes import (
    Asked,
    Code,
    CodesDocument,
    DepartmentDocument,
    DepartmentLinks,
    DepartmentListed,
    DepartmentsDocument,
    IndexDocument,
    Links,
    Listed,
    MetricsDocument,
    OwedReply,
    ThemesDocument,
    Whole,
    Year,
    YearDocument,
)
from tingjian.views.case import Cases
from tingjian.views.columns import IssueRow, Rows, ThemeRow, ThreadRow
from tingjian.views.metrics import DepartmentFigures, Figures, questions
from tingjian.words.figures import ANSWERS

TOP = ROOT.removeprefix("../")  # from a document in the API's own folder to the site's root


class WholeDocuments:
    """Makes the documents of the whole of one ledger on one day, from what the build reckoned."""

    def __init__(self, cases: Cases, rows: Rows, figures: Figures, revision: str) -> None:
        self._public, self._rows, self._figures = cases.public, rows, figures
        self._wording = cases.wording
        self._told: dict[str, Any] = {"generated_from": revision, "as_of": rows.day}
        self._years: dict[int, list[IssueRow]] = {}
        for row in rows.issues:
            self._years.setdefault(row.raised.year, []).append(row)
        self._owed: dict[str, list[ThreadRow]] = {}
        for thread in rows.threads:
            if thread.owing:
                self._owed.setdefault(thread.department, []).append(thread)

    def all(self) -> Iterator[tuple[str, Whole]]:
        """Each with its address below the API's folder."""
        yield "index", self._index()
        yield "codes", self._codes()
        yield "metrics", self._metrics()
        for year, rows in sorted(self._years.items()):
            listed = _listed(rows, "../issues/")
            yield f"years/{year}", YearDocument(**self._told, year=year, issues=listed)
        listed = _listed(self._rows.themes, "")
        yield "themes/index", ThemesDocument(**self._told, themes=listed)
        yield "departments/index", self._departments()
        measured = {each.department: each for each in self._figures.departments}
        for each in self._public.departments.values():
            yield f"departments/{each.id}", self._department(each, measured.get(each.id))

    def _index(self) -> IndexDocument:
        settings = self._public.settings
        return IndexDocument(
            **self._told,
            title=settings.title,
            place=settings.place,
            place_en=settings.place_en,
            demonstration=settings.demonstration,
            issues=len(self._rows.issues),
            years=tuple(
                Year(year, len(rows), f"years/{year}.json")
                for year, rows in sorted(self._years.items())
            ),
            links=Links(),
        )

    def _departments(self) -> DepartmentsDocument:
        listed = tuple(
            DepartmentListed(each.id, each.name, each.name_en, f"{each.id}.json")
            for each in self._public.departments.values()
        )
        return DepartmentsDocument(**self._told, departments=listed)

    def _department(
        self, department: Department, figures: DepartmentFigures | None
    ) -> DepartmentDocument:
        return DepartmentDocument(
            **self._told,
            id=department.id,
            name=department.name,
            name_en=department.name_en,
            short=department.short,
            level=department.level,
            region=department.region,
            head=department.head,
            figures=figures,
            owed=tuple(
                OwedReply(each.record, each.case_id, each.part, each.due, each.overdue)
                for each in self._owed.get(department.id, ())
            ),
            links=DepartmentLinks(
                page=ROOT + address.page("departments", department.id),
                feed=ROOT + address.feed("departments", department.id),
                calendar=ROOT + address.calendar(department.id),
            ),
        )

    def _metrics(self) -> MetricsDocument:
        asked = tuple(
            Asked(
                name=name,
                title=ANSWERS[name][0],
                title_en=ANSWERS[name][1],
                question=each.zh,
                question_en=each.en,
                rules=each.rules_zh,
                rules_en=each.rules_en,
                sql=f"{TOP}data/{name}.sql",
            )
            for name, each in questions().items()
        )
        return MetricsDocument(**self._told, figures=self._figures, questions=asked)

    def _codes(self) -> CodesDocument:
        own = set(CodesDocument.__struct_fields__) - set(Whole.__struct_fields__)
        held: dict[str, list[Code]] = {name: [] for name in own}
        for row in self._rows.codes:
            held[row.vocabulary].append(Code(row.id, row.name, row.name_en))
        told = self._told | {name: tuple(each) for name, each in held.items()}
        return CodesDocument(**told)


def _listed(rows: Iterable[IssueRow | ThemeRow], folder: str) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            row.id,
            row.title,
            row.raised,
            row.state,
            row.overdue,
            row.demonstration,
            f"{folder}{row.id}.json",
        )
        for row in rows
    )
