"""The page of one issue or theme: all that it says, before it is a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tingjian.core.crossing import crossings
from tingjian.core.publish import PublicIssue, PublicLedger, PublicTheme
from tingjian.core.record import Case
from tingjian.core.standing import Standing
from tingjian.core.steps import MERGED, OPEN
from tingjian.core.withheld import WITHHELD
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.clock import Clock, Clocks
from tingjian.views.names import Names
from tingjian.views.rows import answering
from tingjian.views.story import Story
from tingjian.views.then import KINDS, Proceedings, mentions
from tingjian.views.timeline import Entry, Fact, Timeline
from tingjian.views.wording import Spans, Wording

PublicCase = PublicIssue | PublicTheme


class Ring(NamedTuple):
    """One of the five rings: the day it was reached, and how long after the one before."""

    name: str
    day: str
    since: str
    reached: bool


class Verdict(NamedTuple):
    """One of three facts that are told apart: the answer, the evaluation, the closing."""

    name: str
    text: str
    note: str
    reached: bool


class Answer(NamedTuple):
    """The theme that an issue was merged into, and what was answered there."""

    title: str
    path: str
    story: str
    replies: tuple[Entry, ...]


class Likeness(NamedTuple):
    """An issue that is like this one, and where it stands."""

    number: str
    title: str
    path: str
    state: str
    label: str


class CasePage(NamedTuple):
    """What the page of an issue or a theme says."""

    number: str
    title: str
    theme: bool
    marks: tuple[str, ...]
    notices: tuple[str, ...]
    state: str
    state_label: str
    story: str
    overdue: str
    rings: tuple[Ring, ...]
    facts: tuple[Fact, ...]
    statement: str
    request: str
    verdicts: tuple[Verdict, ...]
    clocks: tuple[Clock, ...]
    entries: tuple[Entry, ...]
    answer: Answer | None
    advice: tuple[tuple[str, str, str], ...]  # day, of whom, text
    services: tuple[tuple[str, str, str], ...]
    issues: tuple[tuple[str, str, str], ...]  # number, title, address
    withheld: str  # how many more there are
    mentions: tuple[tuple[str, str, str], ...]  # kind, title, address
    near: tuple[Likeness, ...]
    record: str
    history: str
    blob: str
    edit: str
    owing: tuple[tuple[str, str, bool], ...]  # department, its id, whether it has signed
    feed: str


class Cases:
    """Makes the page of any issue or theme of one ledger on one day."""

    def __init__(
        self,
        public: PublicLedger,
        day: date,
        standings: Mapping[str, Standing],
        wording: Wording,
        told: Proceedings,
        near: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self.public, self._near = public, near
        self._like = cache(self._likeness)
        self.told = told
        self._mentions = mentions(told)
        self.day = day
        self.standings = standings
        self.wording = wording
        self.names = Names(public, wording)
        self.spans = Spans(public.workdays, wording)
        titles = {
            theme.id: Link(theme.title, address.page("themes", theme.id))
            for theme in public.themes.values()
            if theme.id in standings
        }
        self.titles = titles
        self.timeline = Timeline(wording, self.names, self.spans, titles)
        self._clocks = Clocks(wording, self.names, self.spans)
        self._story = Story(wording, self.names, self.spans)

    def page(self, case: PublicCase) -> CasePage:
        """Everything that the page of this issue or theme says."""
        standing, theme = self.standings[case.id], isinstance(case, PublicTheme)
        path = address.record(self.wording.records["theme" if theme else "issue"], case.id)
        forge = self.public.settings.forge
        into = self._into(standing)
        answered = answering(case.id, self.standings)
        return CasePage(
            number=case.id,
            title=self.title(case),
            theme=theme,
            marks=tuple(self._marks(case)),
            notices=tuple(self._notices(case)),
            state=standing.state,
            state_label=self.wording.states[standing.state],
            story=self._story.tell(case, standing, self.day, into),
            overdue=self._story.overdue(answered, self.day, theme=answered is not standing),
            rings=tuple(self._rings(standing, answered)),
            facts=tuple(self._facts(case)),
            statement=case.statement,
            request=case.request or "",
            verdicts=self._verdicts(answered),
            clocks=tuple(self._clocks.clocks(standing, self.day)),
            entries=tuple(self.timeline.entries(case, self.day)),
            answer=self._answer(case, answered, into),
            advice=tuple(self._advice(case)),
            services=tuple(self._services(case)),
            issues=tuple(self._merged(case)),
            withheld=self.unnamed(case.unnamed(self.day)) if isinstance(case, PublicTheme) else "",
            mentions=tuple(
                (
                    self.wording.read(self.wording.records[KINDS[section]].title),
                    title,
                    address.page(section, number),
                )
                for section, number, title in self._mentions.get(case.id, ())
            ),
            near=tuple(map(self._like, self._near.get(case.id, ()))),
            record=path,
            history=address.history(forge, path) if forge else "",
            blob=self.public.blobs.get(case.id, ""),
            edit=address.edit(forge, path) if forge else "",
            owing=tuple(self._owing(standing)),
            feed=address.feed("themes" if theme else "issues", case.id),
        )

    def case(self, number: str) -> PublicCase | None:
        """The issue or theme of this number, if it is there on the day."""
        if number not in self.standings:
            return None
        return self.public.issues.get(number) or self.public.themes.get(number)

    def link(self, number: str) -> Link:
        """A case by its title; by its number alone where it is not there on the day."""
        if number == WITHHELD:
            return Link(self.wording.say("withheld.issue"))
        case = self.case(number)
        if case is None:
            return Link(number)
        section = "themes" if isinstance(case, PublicTheme) else "issues"
        return Link(self.title(case), address.page(section, number))

    def unnamed(self, number: int) -> str:
        """That there are so many issues which are not named; nothing where there are none."""
        return self.wording.say("withheld.issues", number=number) if number else ""

    def title(self, case: PublicCase) -> str:
        """The case's title, or that it is withheld."""
        return case.title or self.wording.say("withheld.title")

    def _marks(self, case: PublicCase) -> Iterator[str]:
        if isinstance(case, PublicTheme):
            yield self.wording.themes[case.kind]
        if case.demonstration:
            yield self.wording.say("demonstration")
        if isinstance(case, PublicIssue) and case.row is not None:
            yield self.wording.say("imported")

    def _notices(self, case: PublicCase) -> Iterator[str]:
        """What a reader must know before reading on."""
        if case.demonstration:
            yield self.wording.say("demonstration.notice")
        if isinstance(case, PublicIssue):
            if case.row is not None:
                key = "imported.notice" if case.row else "imported.notice.unnamed"
                yield self.wording.say(key, row=case.row)
            if case.disclosure == "withheld":
                yield self.wording.say("withheld.notice")

    def _rings(self, standing: Standing, answering: Standing) -> Iterator[Ring]:
        """The rings; what a merged issue did not reach itself, it reached with its theme."""
        before: date | None = None
        for ring, theirs in zip(standing.rings, answering.rings, strict=True):
            since, reached = "", ring.day or theirs.day
            if reached and not ring.day:
                since = self.wording.say("case.verdicts.theme")
            elif reached and before:
                since = self._since(before, reached)
            day = reached.isoformat() if reached else self.wording.say("ring.not")
            yield Ring(self.wording.rings[ring.name], day, since, reached is not None)
            before = reached

    def _since(self, before: date, day: date) -> str:
        if before == day:
            return self.wording.say("ring.same")
        return self.wording.say("ring.since", length=self.spans.length(before, day))

    def _facts(self, case: PublicCase) -> Iterator[Fact]:
        label, names = self.wording.fields, self.names
        if isinstance(case, PublicIssue):
            enterprise = Link(self.wording.disclosures[case.disclosure])
            if case.enterprise:
                enterprise = names.enterprises.get(case.enterprise) or Link(case.enterprise)
            yield Fact(label["enterprise"], *enterprise)
            if case.sector:
                yield Fact(label["sector"], *names.sector(case.sector))
            if case.region:
                yield Fact(label["region"], *names.region(case.region))
            yield Fact(label["source"], self.wording.channels[case.channel])
        yield Fact(label["class"], names.classes.get(case.class_, case.class_))
        yield Fact(label["raised"], case.raised.isoformat())
        threads = self.standings[case.id].threads
        if len(threads) > 1 and (crossed := crossings(threads, self.public.departments)):
            words = [self.wording.crossings[each] for each in crossed]
            yield Fact(self.wording.say("case.crossings"), self.wording.join(words))

    def _verdicts(self, standing: Standing) -> tuple[Verdict, ...]:
        say, lead = self.wording.say, standing.lead
        evaluation, closing = standing.office.evaluation, standing.office.closing
        replied = lead.replied if lead and not lead.owing else None
        answer = self._outcome(lead.outcome if lead else None) if replied else ""
        note = ""
        if evaluation and evaluation.solved is not None:
            note = say("verdict.solved" if evaluation.solved else "verdict.unsolved")
            if evaluation.accepted:
                note += say("verdict.accepted")
        satisfaction = evaluation.satisfaction if evaluation else None
        return (
            self._verdict("answer", answer, replied),
            self._verdict(
                "evaluation",
                self.wording.satisfactions.get(satisfaction or "", ""),
                evaluation.on if evaluation else None,
                note,
            ),
            self._verdict(
                "closing",
                self._outcome(closing.outcome) if closing else "",
                closing.on if closing else None,
            ),
        )

    def _verdict(self, key: str, text: str, day: date | None, note: str = "") -> Verdict:
        say = self.wording.say
        if day is None:
            return Verdict(say(f"verdict.{key}"), say(f"verdict.{key}.not"), "", reached=False)
        told = say("verdict.note", day=day, note=note)
        return Verdict(say(f"verdict.{key}"), text, told, reached=True)

    def _outcome(self, outcome: str | None) -> str:
        return self.wording.outcomes.get(outcome or "") or self.wording.say("unstated")

    def _owing(self, standing: Standing) -> Iterator[tuple[str, str, bool]]:
        """The departments that are to answer now."""
        for thread in standing.threads if standing.office.state == OPEN else ():
            if thread.owing:
                unit = self.names.department(thread.department).text
                yield unit, thread.department, thread.signed is not None

    def _likeness(self, number: str) -> Likeness:
        """An issue as the pages of those like it name it."""
        state = self.standings[number].state
        return Likeness(number, *self.link(number), state, self.wording.states[state])

    def _into(self, standing: Standing) -> Link | None:
        if standing.office.state != MERGED:
            return None
        into = standing.office.into
        if into is None:
            return Link(self.wording.say("withheld.theme"))
        return self.titles.get(into) or Link(into)

    def _answer(self, case: PublicCase, answered: Standing, into: Link | None) -> Answer | None:
        """What the theme answered; of a withheld issue's without a word."""
        number = self.standings[case.id].office.into or ""
        theme: Case | None = self.public.themes.get(number) if number in self.standings else None
        if isinstance(case, PublicIssue):
            theme = theme or case.theme(self.day)
        if into is None or theme is None:
            return None
        entries = self.timeline.entries(theme, self.day)
        return Answer(
            *into,
            self._story.tell(theme, answered, self.day),
            tuple(entry for entry in entries if entry.kind == "reply"),
        )

    def _advice(self, case: Case) -> Iterator[tuple[str, str, str]]:
        """What experts advised by the day; they are known by their field."""
        for each in case.advice:
            if each.on <= self.day:
                field = self.public.experts.get(each.expert, each.expert)
                yield each.on.isoformat(), self.wording.say("case.expert", field=field), each.text

    def _services(self, case: Case) -> Iterator[tuple[str, str, str]]:
        """What teams planned by the day."""
        for each in case.services:
            if each.on <= self.day:
                team = self.public.teams.get(each.team, each.team)
                yield each.on.isoformat(), team, each.plan

    def _merged(self, case: PublicCase) -> Iterator[tuple[str, str, str]]:
        for number in case.issues if isinstance(case, PublicTheme) else ():
            standing, issue = self.standings.get(number), self.public.issues.get(number)
            if standing and issue and standing.office.into == case.id:
                yield number, self.title(issue), address.page("issues", number)
