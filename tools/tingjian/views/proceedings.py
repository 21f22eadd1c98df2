"""The pages of the mechanism's own records: a function for each kind that has more to say.

Of any other kind its page says what the schema does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tingjian.core.proceedings.analysis import PublicAnalysis
from tingjian.core.proceedings.campaign import PublicCampaign
from tingjian.core.proceedings.oversight import PublicOversight
from tingjian.core.proceedings.plan import PublicPlan
from tingjian.core.proceedings.policy import PublicPolicy
from tingjian.core.proceedings.session import PublicSession
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.described import Described
from tingjian.views.sheet import RecordPage, Sheet, cell, linked
from tingjian.views.telling import Parts, Telling
from tingjian.views.then import KINDS
from tingjian.views.timeline import Fact


class Proceedings(Telling):
    """Makes the page of any of these records, of one ledger on one day."""

    def page(self, section: str, number: str) -> RecordPage:
        """Everything that the page of this record says."""
        record, kind = self.told[section][number], KINDS[section]
        tell: Callable[[Any], Parts] | None = getattr(self, f"_{kind}", None)
        parts = tell(record) if tell else Described(self).parts(kind, record)
        facts, tiles, sheets = parts
        path = address.record(self.wording.records[kind], number)
        forge = self.cases.public.settings.forge
        return RecordPage(
            address.page(section, number),
            section,
            number,
            self.title(section, number),
            record.demonstration,
            tuple(fact for fact in facts if fact.text),
            tiles,
            tuple(each for each in sheets if each.text or each.lines or each.none),
            path,
            address.history(forge, path) if forge else "",
        )

    def _session(self, session: PublicSession) -> Parts:
        roles = {each.id: each for each in session.participants}
        spoke = {turn.speaker for turn in session.turns}
        entrepreneurs = [e for e in roles.values() if e.role == "entrepreneur" and e.id in spoke]
        tiles = (
            self.share([session]),
            self.counted("sessions.entrepreneurs", len(entrepreneurs)),
            self.counted("sessions.proposals", len(session.proposals)),
            self.counted("sessions.claims", len(session.claims)),
        )
        text = self.heading("session", "minutes")
        sheets = (
            self.cases_of("session", session.cases),
            self._turns(session, roles),
            Sheet("minutes", text, session.minutes or ""),
            self._proposals(session),
            self._claims(session),
        )
        return tuple(self._session_facts(session)), tiles, sheets

    def _session_facts(self, session: PublicSession) -> Iterator[Fact]:
        wording, heading = self.wording, self.heading
        yield Fact(heading("session", "kind"), wording.label(session.kind, "session", "kind"))
        yield Fact(heading("session", "on"), session.on.isoformat())
        yield Fact(heading("session", "place"), session.place or "")
        if session.topic:
            plan = self.told["plans"].get(str(session.topic.year))
            topics = {each.id: each.title for each in plan.topics} if plan else {}
            path = address.page("plans", str(plan.year)) if plan else ""
            yield Fact(
                heading("session", "topic"),
                topics.get(session.topic.topic) or session.topic.topic,
                path,
            )
        leaders = [each.position for each in session.leaders]
        yield Fact(heading("session", "leaders"), wording.join(leaders))
        counts = Counter(each.role for each in session.participants)
        role = ("session", "participants", "role")
        present = [
            self.say("sessions.present", role=wording.label(each, *role), number=number)
            for each, number in counts.items()
        ]
        yield Fact(heading("session", "participants"), wording.join(present))
        if session.sent:
            to = [wording.label(each, "session", "sent_to") for each in session.sent_to]
            text = self.say("sessions.sent", day=session.sent, to=wording.join(to))
            yield Fact(heading("session", "sent"), text)

    def _turns(self, session: PublicSession, roles: dict[str, Any]) -> Sheet:
        lines = []
        names = self._names(session)
        for turn in session.turns:
            who = roles.get(turn.speaker)
            role = names.get(turn.speaker, turn.speaker)
            small = self.unit(who.department).text if who and who.department else ""
            kind = self.wording.label(turn.kind, "session", "turns", "kind")
            lines.append((cell(role, small=small), cell(kind), cell(turn.text)))
        return self.sheet("session", "turns", ("speaker", "kind", "text"), lines)

    def _names(self, session: PublicSession) -> dict[str, str]:
        """What each participant is called: by the role, numbered where a unit has several."""
        alike: dict[tuple[str, str | None], list[str]] = {}
        for each in session.participants:
            alike.setdefault((each.role, each.department), []).append(each.id)
        names = {}
        for (role, _), ids in alike.items():
            label = self.wording.label(role, "session", "participants", "role")
            for number, id_ in enumerate(ids, 1):
                names[id_] = f"{label} {number}" if len(ids) > 1 else label
        return names

    def _proposals(self, session: PublicSession) -> Sheet:
        lines = [
            (cell(each.text), self.units(each.departments), self.case(each.case))
            for each in session.proposals
        ]
        return self.sheet("session", "proposals", ("text", "departments", "case"), lines)

    def _claims(self, session: PublicSession) -> Sheet:
        lines = [
            (cell(each.text), self.units((each.taken_by,)), cell(each.due), self.case(each.case))
            for each in session.claims
        ]
        return self.sheet("session", "claims", ("text", "taken_by", "due", "case"), lines)

    def _campaign(self, campaign: PublicCampaign) -> Parts:
        suggestions = campaign.suggestions
        disposed = [each.disposition for each in suggestions if each.disposition]
        tiles = (
            self.counted("campaigns.suggestions", len(suggestions)),
            self.rated("campaigns.disposed", len(disposed), len(suggestions)),
            self.counted("campaigns.adopted", sum(e in ("adopted", "partly") for e in disposed)),
            self.counted("campaigns.registered", disposed.count("registered")),
        )
        label = ("campaign", "suggestions", "disposition")
        lines = [
            (
                cell(each.text),
                cell(each.on),
                cell(
                    self.wording.label(each.disposition, *label),
                    small=_with(each.disposed, each.reason),
                )
                if each.disposition
                else cell(self.say("campaigns.open")),
                self.case(each.case),
            )
            for each in suggestions
        ]
        heads = ("text", "on", "disposition", "case")
        sheets = (
            Sheet("statement", self.heading("campaign", "statement"), campaign.statement or ""),
            self.sheet("campaign", "suggestions", heads, lines),
        )
        return self.period("campaign", campaign.since, campaign.until), tiles, sheets

    def _policy(self, policy: PublicPolicy) -> Parts:
        facts = (
            Fact(self.heading("policy", "department"), *self.unit(policy.department)),
            *self.period("policy", policy.since, policy.until),
            Fact(
                self.heading("policy", "issued"), str(policy.issued or self.say("policies.draft"))
            ),
            Fact(self.heading("policy", "document"), policy.document or ""),
        )
        opinions = policy.opinions
        answered = [each.adopted for each in opinions if each.adopted]
        tiles = (
            self.counted("policies.opinions", len(opinions)),
            self.rated("policies.answered", len(answered), len(opinions)),
            self.counted("policies.adopted", sum(each in ("yes", "partly") for each in answered)),
        )
        lines = [
            (
                cell(each.text, small=str(each.on)),
                cell(self.wording.label(each.role, "policy", "opinions", "role")),
                cell(
                    self.wording.label(each.adopted, "policy", "opinions", "adopted"),
                    small=_with(each.answered),
                )
                if each.adopted
                else cell(self.say("policies.open")),
                cell(each.reason),
                cell(each.cited),
            )
            for each in opinions
        ]
        sheets = (
            self._led(policy),
            Sheet("draft", self.heading("policy", "draft"), policy.draft or ""),
            self.sheet("policy", "opinions", ("text", "role", "adopted", "reason", "cited"), lines),
        )
        return facts, tiles, sheets

    def _led(self, policy: PublicPolicy) -> Sheet:
        """The cases that led to the policy, and how long that took."""
        lines = []
        for number in policy.cases:
            case = self.cases.case(number)
            took = self.spans.length(case.raised, policy.issued) if case and policy.issued else None
            lines.append((self.case(number), cell(case.raised if case else None), cell(took)))
        heads = (self.say("records.case"), self.say("list.raised"), self.say("policies.took"))
        return Sheet("cases", self.heading("policy", "cases"), "", heads, tuple(lines))

    def _oversight(self, oversight: PublicOversight) -> Parts:
        label, heading = self.wording.label, self.heading
        benefits = oversight.benefits
        facts = (
            Fact(heading("oversight", "form"), label(oversight.form, "oversight", "form")),
            Fact(heading("oversight", "on"), oversight.on.isoformat()),
            Fact(heading("oversight", "offices"), self.offices(oversight.offices)),
            Fact(
                heading("oversight", "closed"), str(oversight.closed or self.say("oversight.open"))
            ),
        )
        tiles = (
            self.counted("oversight.follow-ups", len(oversight.follow_ups)),
            self.counted("oversight.benefits", len(benefits)),
            self.amount(benefits),
        )
        follow_ups = [
            (cell(each.on), cell(self.offices(each.offices)), cell(each.text))
            for each in oversight.follow_ups
        ]
        gained = [
            (
                cell(each.text),
                cell(label(each.kind, "oversight", "benefits", "kind")),
                cell(f"{each.amount:,}" if each.amount is not None else None),
                cell(each.evidence),
            )
            for each in benefits
        ]
        sheets = (
            self.cases_of("oversight", oversight.cases),
            self._sessions(oversight),
            self.sheet("oversight", "follow_ups", ("on", "offices", "text"), follow_ups),
            Sheet("result", heading("oversight", "result"), oversight.result or ""),
            self.sheet("oversight", "benefits", ("text", "kind", "amount", "evidence"), gained),
        )
        return facts, tiles, sheets

    def _sessions(self, oversight: PublicOversight) -> Sheet:
        lines = [(linked(self.record("sessions", each)),) for each in oversight.sessions]
        return Sheet("sessions", self.heading("oversight", "sessions"), "", (), tuple(lines))

    def _plan(self, plan: PublicPlan) -> Parts:
        held: dict[str, list[Link]] = {}
        for number, session in self.told["sessions"].items():
            if session.topic and session.topic.year == plan.year:
                held.setdefault(session.topic.topic, []).append(self.record("sessions", number))
        lines = [
            (
                cell(each.title),
                self.units((each.department,) if each.department else ()),
                linked(*held.get(each.id, ())) if each.id in held else cell(self.say("plans.not")),
            )
            for each in plan.topics
        ]
        names = [self.heading("plan", "topics", each) for each in ("title", "department")]
        heads = (*names, self.say("sessions.title"))
        tiles = (
            self.counted("plans.topics", len(plan.topics)),
            self.rated("plans.held", sum(e.id in held for e in plan.topics), len(plan.topics)),
        )
        facts = (Fact(self.heading("plan", "adopted"), str(plan.adopted or "")),)
        heading = self.heading("plan", "topics")
        return facts, tiles, (Sheet("topics", heading, "", heads, tuple(lines)),)

    def _analysis(self, analysis: PublicAnalysis) -> Parts:
        facts = (
            *self.period("analysis", analysis.since, analysis.until),
            Fact(self.heading("analysis", "on"), analysis.on.isoformat()),
        )
        lines = [(self.case(each.theme), cell(each.why)) for each in analysis.themes]
        none = "" if lines else self.say("analyses.no-theme")
        heading = self.heading("analysis", "themes")
        heads = tuple(self.heading("analysis", "themes", each) for each in ("theme", "why"))
        sheets = (
            Sheet("text", self.heading("analysis", "text"), analysis.text or ""),
            Sheet("themes", heading, "", heads, tuple(lines), none),
        )
        return facts, (), sheets


def _with(*facts: object) -> str:
    return " · ".join(str(fact) for fact in facts if fact)
