"""The document of one issue or theme. A build makes ten thousand, so each is cheap to make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tingjian.core.publish import PublicIssue, PublicTheme
from tingjian.core.record import Step
from tingjian.core.standing import Standing
from tingjian.core.thread import Thread
from tingjian.views import address
from tingjian.views.api.shapes import (
    Advised,
    CaseDocument,
    CaseLinks,
    Closing,
    Evaluation,
    IssueDocument,
    Named,
    Rings,
    Served,
    ThemeDocument,
    ThreadPart,
)
from tingjian.views.case import Cases, PublicCase
from tingjian.views.rows import answer_of
from tingjian.views.then import Mention, mentions

ROOT = "../../../"  # from a case's document to the site's root


class CaseDocuments:
    """Makes the document of any issue or theme of one ledger on one day."""

    def __init__(self, cases: Cases) -> None:
        self._public, self._day, self._standings = cases.public, cases.day, cases.standings
        self._kinds = cases.wording.records
        self._mentions = mentions(cases.told)

    def document(self, case: PublicCase) -> CaseDocument:
        """The document of a case that had been raised by the day."""
        standing = self._standings[case.id]
        shared = self._shared(case, standing)
        if isinstance(case, PublicTheme):
            issues = tuple(
                number
                for number in case.issues
                if number in self._standings and self._standings[number].office.into == case.id
            )
            return ThemeDocument(
                **shared, kind=case.kind, issues=issues, withheld=case.unnamed(self._day)
            )
        return IssueDocument(
            **shared,
            disclosure=case.disclosure,
            enterprise=case.enterprise,
            sector=case.sector,
            region=case.region,
            channel=case.channel,
            imported=case.row is not None,
            theme=standing.office.into,
        )

    def _shared(self, case: PublicCase, standing: Standing) -> dict[str, Any]:
        """What issues and themes both say."""
        office = standing.office
        evaluation, closing, parking = office.evaluation, office.closing, office.parking
        return {
            "id": case.id,
            "title": case.title,
            "class_": case.class_,
            "raised": case.raised,
            "statement": case.statement,
            "request": case.request,
            "demonstration": case.demonstration,
            "state": standing.state,
            "rings": Rings(*(ring.day for ring in standing.rings)),
            "answer": answer_of(case, self._standings, self._day),
            "evaluation": _evaluation(evaluation) if evaluation else None,
            "closing": Closing(closing.on, closing.outcome) if closing else None,
            "review": parking.review if parking else None,
            "steps": _until(case.steps, self._day),
            "threads": tuple(self._threads(case, standing)),
            "advice": tuple(self._advice(case)),
            "services": tuple(self._services(case)),
            "named_by": tuple(map(_named, self._mentions.get(case.id, ()))),
            "links": self._links(case),
        }

    def _threads(self, case: PublicCase, standing: Standing) -> Iterator[ThreadPart]:
        steps = {each.department: each.steps for each in case.assignments}
        for thread in standing.threads:
            overdue = thread.department in standing.overdue
            yield _thread(thread, _until(steps[thread.department], self._day), overdue=overdue)

    def _advice(self, case: PublicCase) -> Iterator[Advised]:
        for each in case.advice:
            if each.on <= self._day:
                field = self._public.experts.get(each.expert, each.expert)
                yield Advised(each.on, field, each.text)

    def _services(self, case: PublicCase) -> Iterator[Served]:
        for each in case.services:
            if each.on <= self._day:
                yield Served(each.on, self._public.teams.get(each.team, each.team), each.plan)

    def _links(self, case: PublicCase) -> CaseLinks:
        kind = "issue" if isinstance(case, PublicIssue) else "theme"
        record, forge = address.record(self._kinds[kind], case.id), self._public.settings.forge
        return CaseLinks(
            page=ROOT + address.page(f"{kind}s", case.id),
            feed=ROOT + address.feed(f"{kind}s", case.id),
            record=record,
            blob=self._public.blobs.get(case.id),
            history=address.history(forge, record) if forge else None,
        )


def _until(steps: tuple[Step, ...], day: date) -> tuple[Step, ...]:
    """The steps that had been taken by the end of a day."""
    return tuple(step for step in steps if step.on <= day)


def _evaluation(step: Step) -> Evaluation:
    return Evaluation(step.on, step.solved, step.satisfaction, step.accepted)


def _thread(thread: Thread, steps: tuple[Step, ...], *, overdue: bool) -> ThreadPart:
    return ThreadPart(
        department=thread.department,
        part=thread.part,
        state=thread.state,
        dispatched=thread.dispatched,
        due=thread.due,
        signed=thread.signed,
        answered=thread.answered,
        replied=thread.replied,
        outcome=thread.outcome,
        rounds=thread.rounds,
        extensions=thread.extensions,
        late=thread.late,
        owing=thread.owing,
        overdue=overdue,
        steps=steps,
    )


def _named(mention: Mention) -> Named:
    page = ROOT + address.page(mention.section, mention.number)
    return Named(mention.section, mention.number, mention.title, page)
