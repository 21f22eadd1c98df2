"""The ledger as Open311 GeoReport v2 has it: a sector is a service, an issue is a request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import msgspec

from tingjian.core.publish import PublicIssue
from tingjian.core.standing import Standing
from tingjian.views.case import Cases
from tingjian.views.rows import Answer, answer_of, answering

MOST = (
    1000  # requests that a server gives unless asked for more: GeoReport v2, GET Service Requests
)
OTHER = "other"  # the service of an issue whose sector is not stated


class Service(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One service."""

    service_code: str
    service_name: str
    description: str
    metadata: bool
    type: str
    keywords: str
    group: str


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One request. The field without a value is null, as GeoReport v2 has it."""

    service_request_id: str
    status: str
    status_notes: str
    service_name: str
    service_code: str
    description: str | None
    agency_responsible: str
    service_notice: str | None
    requested_datetime: str
    updated_datetime: str
    expected_datetime: str | None
    address: str
    address_id: str | None
    zipcode: None = None
    lat: None = None
    long: None = None
    media_url: None = None


class Open311:
    """Makes services and requests of one ledger on one day, in the ledger's first language."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._names, self._wording = cases.names, cases.wording
        self._zone = ZoneInfo(cases.public.settings.time_zone)
        self._place = cases.wording.place(cases.public.settings)
        self._moment = cache(self._begin)  # few days differ among many requests

    def services(self) -> tuple[Service, ...]:
        """Every sector, and what has none."""
        known = {key: link.text for key, link in self._names.sectors.items()}
        known[OTHER] = self._wording.say("open311.other")
        return tuple(
            Service(
                key,
                name,
                self._wording.say("open311.service", name=name),
                metadata=False,
                type="batch",
                keywords="",
                group=self._wording.say("open311.group"),
            )
            for key, name in known.items()
        )

    def requests(self) -> Iterator[Request]:
        """The issues raised last, the newest first."""
        issues = [
            each for each in self._cases.public.issues.values() if each.raised <= self._cases.day
        ]
        issues.sort(key=lambda issue: (issue.raised, issue.id), reverse=True)
        return map(self.request, issues[:MOST])

    def request(self, issue: PublicIssue) -> Request:
        """One issue."""
        standings = self._cases.standings
        standing, answer = standings[issue.id], answer_of(issue, standings, self._cases.day)
        service = self._names.sectors.get(issue.sector or "")
        lead = self._cases.public.departments.get(answer.lead or "")
        region = self._names.regions.get(issue.region or "")
        return Request(
            service_request_id=issue.id,
            status="closed" if answering(issue.id, standings).ended else "open",
            status_notes=self._notes(standing, answer),
            service_name=service.text if service else self._wording.say("open311.other"),
            service_code=issue.sector if service and issue.sector else OTHER,
            description="\n\n".join(filter(None, (issue.title, issue.statement))) or None,
            agency_responsible=self._wording.name(lead) if lead else self._names.office.text,
            service_notice=self._wording.say("demonstration.notice")
            if issue.demonstration
            else None,
            requested_datetime=self._moment(issue.raised),
            updated_datetime=self._moment(_last(issue, standing)),
            expected_datetime=self._moment(answer.due) if answer.due else None,
            address=region.text if region else self._place,
            address_id=issue.region if region else None,
        )

    def _notes(self, standing: Standing, answer: Answer) -> str:
        state = self._wording.states[standing.state]
        if answer.answered and answer.outcome:
            outcome = self._wording.outcomes[answer.outcome]
            return self._wording.say("open311.answered", state=state, outcome=outcome)
        return state

    def _begin(self, day: date) -> str:
        """The first moment of a day; the ledger knows no hours."""
        return datetime(day.year, day.month, day.day, tzinfo=self._zone).isoformat()


def _last(issue: PublicIssue, standing: Standing) -> date:
    """The day of the last step by the day of the build."""
    days = [issue.raised, standing.office.last, *(thread.last for thread in standing.threads)]
    return max(day for day in days if day)
