"""The lists of the mechanism's own records, newest first; of visits, counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from tingjian.core.proceedings.analysis import PublicAnalysis
from tingjian.core.proceedings.campaign import PublicCampaign
from tingjian.core.proceedings.oversight import PublicOversight
from tingjian.core.proceedings.plan import PublicPlan
from tingjian.core.proceedings.policy import PublicPolicy
from tingjian.core.proceedings.session import INTERACTIVE, PublicSession
from tingjian.core.record import Settings
from tingjian.core.then import begun
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.case import Cases
from tingjian.views.described import Described
from tingjian.views.front import Tile
from tingjian.views.sheet import Cell, Sheet, cell
from tingjian.views.telling import Telling, capital
from tingjian.views.then import KINDS

# The sections that share a tab of the site: each page of one leads to the others.
NEAR = {
    "sessions": tuple(section for section in KINDS if section != "oversight"),
    "oversight": ("oversight",),
    "figures": ("figures", "data", "recompute", "dictionary", "reported"),
}
LONG = 30  # records in a list, beyond which every year has a table of its own
TAB = {section: tab for tab, sections in NEAR.items() for section in sections}


# The heads of columns, and what says a line below them.
Table = tuple[tuple[str, ...], Callable[[Any], tuple[Cell, ...]]]


class RecordList(NamedTuple):
    """A list of records: its figures, and its table; where it is long, a table a year."""

    tiles: tuple[Tile, ...]
    sheets: tuple[Sheet, ...]


def near(section: str, say: Callable[[str], str], settings: Settings) -> tuple[Link, ...]:
    """The sections under the same tab; the one asked for leads nowhere. None where it is alone."""
    sections = [each for each in NEAR[TAB[section]] if each != "reported" or settings.reported]
    if len(sections) == 1:
        return ()
    return tuple(
        Link(say(f"{each}.title"), "" if each == section else f"{each}/") for each in sections
    )


class Lists(Telling):
    """Makes the list of any section."""

    def __init__(self, cases: Cases) -> None:
        super().__init__(cases)
        self._described = Described(self)
        self._tables: dict[str, Table] = {
            "sessions": (("kind", "on", "share", "proposals", "claims"), self._session),
            "campaigns": (("period", "suggestions", "disposed"), self._campaign),
            "policies": (("department", "period", "opinions", "adopted", "issued"), self._policy),
            "oversight": (("form", "on", "follow-ups", "amount", "closed"), self._oversight),
            "plans": (("topics", "adopted-on"), self._plan),
            "analyses": (("period", "on", "themes"), self._analysis),
        }

    def list_of(self, section: str) -> RecordList:
        """The list of a section: the newest first."""
        if section == "visits":
            return self._visits()
        heads, tell = self._table(section)
        records = self.told[section]
        titles = (self.say("heads.title"), *heads)
        tiles = (self.counted(f"{section}.count", len(records)), *self._tiles(section))
        years: dict[str, list[tuple[Cell, ...]]] = {}
        for number in reversed(records):
            line = (self._title(section, number), *tell(records[number]))
            year = str(begun(records[number]))[:4] if len(records) > LONG else ""
            years.setdefault(year, []).append(line)
        if len(years) > 1:
            sheets = [
                Sheet(f"y{year}", self.say("records.year", year=year), "", titles, tuple(lines))
                for year, lines in sorted(years.items(), reverse=True)
            ]
        else:
            lines = tuple(line for held in years.values() for line in held)
            none = "" if lines else self.say(f"{section}.none")
            sheets = [Sheet("list", self.say(f"{section}.title"), "", titles, lines, none)]
        return RecordList(tiles, tuple(sheets))

    def _table(self, section: str) -> Table:
        """The heads of a section's columns beside the title, and what says a line below them."""
        if section in self._tables:
            heads, tell = self._tables[section]
            return tuple(self.say(f"heads.{head}") for head in heads), tell
        kind = KINDS[section]
        heads = tuple(self.heading(kind, name) for name in self._described.columns(kind))
        return heads, partial(self._described.line, kind)

    def _tiles(self, section: str) -> tuple[Tile, ...]:
        """What is counted over all records of a section."""
        records = list(self.told[section].values())
        if section == "sessions":
            return (
                self.share(records),
                self.counted("sessions.proposals", sum(len(each.proposals) for each in records)),
                self.counted("sessions.claims", sum(len(each.claims) for each in records)),
            )
        if section == "campaigns":
            suggestions = [one for each in records for one in each.suggestions]
            disposed = sum(one.disposition is not None for one in suggestions)
            return (
                self.counted("campaigns.suggestions", len(suggestions)),
                self.rated("campaigns.disposed", disposed, len(suggestions)),
            )
        if section == "policies":
            opinions = [one for each in records for one in each.opinions]
            answered = sum(one.adopted is not None for one in opinions)
            return (self.rated("policies.answered", answered, len(opinions)),)
        if section == "oversight":
            closed = sum(each.closed is not None for each in records)
            benefits = [one for each in records for one in each.benefits]
            return (self.counted("oversight.closed", closed), self.amount(benefits))
        return ()

    def _title(self, section: str, number: str) -> Cell:
        record = self.told[section][number]
        mark = self.say("demonstration") if record.demonstration else ""
        title = self.title(section, number)
        return cell(title, address.page(section, number), number if title != number else "", mark)

    def _session(self, session: PublicSession) -> tuple[Cell, ...]:
        part = sum(turn.kind in INTERACTIVE for turn in session.turns)
        return (
            cell(self.wording.label(session.kind, "session", "kind")),
            cell(session.on),
            self._of(part, len(session.turns)),
            cell(len(session.proposals)),
            cell(len(session.claims)),
        )

    def _campaign(self, campaign: PublicCampaign) -> tuple[Cell, ...]:
        disposed = sum(each.disposition is not None for each in campaign.suggestions)
        return (
            self._span(campaign),
            cell(len(campaign.suggestions)),
            self._of(disposed, len(campaign.suggestions)),
        )

    def _policy(self, policy: PublicPolicy) -> tuple[Cell, ...]:
        adopted = sum(each.adopted in ("yes", "partly") for each in policy.opinions)
        return (
            self.units((policy.department,)),
            self._span(policy),
            cell(len(policy.opinions)),
            self._of(adopted, len(policy.opinions)),
            cell(policy.issued or self.say("policies.draft")),
        )

    def _oversight(self, oversight: PublicOversight) -> tuple[Cell, ...]:
        return (
            cell(self.wording.label(oversight.form, "oversight", "form")),
            cell(oversight.on),
            cell(len(oversight.follow_ups)),
            cell(self.amount(oversight.benefits).figure),
            cell(oversight.closed or self.say("oversight.open")),
        )

    def _plan(self, plan: PublicPlan) -> tuple[Cell, ...]:
        return cell(len(plan.topics)), cell(plan.adopted or self.say("none"))

    def _analysis(self, analysis: PublicAnalysis) -> tuple[Cell, ...]:
        return self._span(analysis), cell(analysis.on), cell(len(analysis.themes))

    def _span(self, record: PublicCampaign | PublicPolicy | PublicAnalysis) -> Cell:
        return cell(self.say("records.period", since=record.since, until=record.until))

    def _of(self, part: int, whole: int) -> Cell:
        return cell(self.say("rate.counts", numerator=part, denominator=whole))

    def _visits(self) -> RecordList:
        """Visits by month: how many, by whom, at which level, and what they led to."""
        visits = self.told["visits"].values()
        label = self.wording.label
        throughs = self.wording.field("visit", "through").labels
        levels = self.wording.field("visit", "level").labels
        months: dict[str, list[Any]] = {}
        for each in sorted(visits, key=lambda visit: visit.on, reverse=True):
            months.setdefault(each.on.isoformat()[:7], []).append(each)
        lines = []
        for month, held in months.items():
            counts = Counter([each.through for each in held] + [each.level for each in held])
            numbers = [counts[each] for each in (*throughs, *levels)]
            numbers += [sum(e.found for e in held), sum(e.registered for e in held)]
            lines.append((cell(month), *(cell(number) for number in numbers)))
        heads = (
            self.say("heads.month"),
            *(capital(label(each, "visit", "through")) for each in throughs),
            *(capital(label(each, "visit", "level")) for each in levels),
            self.say("heads.found"),
            self.say("heads.registered"),
        )
        found = sum(each.found for each in visits)
        tiles = (
            self.counted("visits.count", len(visits)),
            self.counted("visits.found", found),
            self.rated("visits.registered", sum(each.registered for each in visits), found),
        )
        none = "" if lines else self.say("visits.none")
        sheet = Sheet("list", self.say("visits.title"), "", heads, tuple(lines), none)
        return RecordList(tiles, (sheet,))
