"""The documents of the API and of Open311 as files."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tingjian.core.publish import PublicIssue
from tingjian.render.collect import Collection
from tingjian.render.pages import Page
from tingjian.views.api.cases import CaseDocuments
from tingjian.views.api.open311 import Open311
from tingjian.views.api.openapi import described
from tingjian.views.api.whole import WholeDocuments
from tingjian.views.case import Cases, PublicCase

API, OPEN311 = "api/v1/", "open311/v2/"


class ApiFiles:
    """Renders them, of one ledger on one day."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._documents, self._open311 = CaseDocuments(cases), Open311(cases)
        self._encode = msgspec.json.Encoder().encode

    def paths(self, case: PublicCase | None, _name: str) -> list[str]:
        """The files of a case: its document and, if it is an issue, its request."""
        if case is None:
            return []
        if isinstance(case, PublicIssue):
            return [f"{API}issues/{case.id}.json", f"{OPEN311}requests/{case.id}.json"]
        return [f"{API}themes/{case.id}.json"]

    def files(self, case: PublicCase | None, name: str) -> Iterator[Page]:
        """The same, with what is in them."""
        contents = []
        if case is not None:
            contents.append(self._encode(self._documents.document(case)))
        if isinstance(case, PublicIssue):
            contents.append(self._encode([self._open311.request(case)]))
        return map(Page, self.paths(case, name), contents)

    def whole(self, collection: Collection) -> Iterator[Page]:
        """What is made from all of the ledger."""
        rows, figures, revision = collection.rows, collection.figures, collection.revision
        for name, document in WholeDocuments(self._cases, rows, figures, revision).all():
            yield Page(f"{API}{name}.json", self._encode(document))
        yield Page(f"{API}openapi.json", described(self._cases.wording.records))
        yield Page(f"{OPEN311}services.json", self._encode(self._open311.services()))
        yield Page(f"{OPEN311}requests.json", self._encode(tuple(self._open311.requests())))
