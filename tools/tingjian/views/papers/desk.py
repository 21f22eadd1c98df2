"""What every paper is written from: a ledger on one day, in the words of official documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tingjian.core.ledger import Ledger
from tingjian.core.record import Case, Issue, Named, Step, Theme
from tingjian.core.standing import Standing, stand
from tingjian.core.thread import Thread
from tingjian.errors import UserError
from tingjian.views.wording import Wording
from tingjian.words.papers import CLOSING, NUMERALS, PAPERS, PAUSES, TEN, TEXTS

ALL_OFFICES = 3  # 市委办, 市政府办, 市政协办
HEADING = 20  # characters of a heading that fit a line


class Matter(NamedTuple):
    """An issue or a theme as a paper tells it; texts are paragraphs."""

    number: str
    title: str
    kind: str
    enterprise: str
    sector: str
    region: str
    channel: str
    raised: str
    limit: str
    disclosure: str
    statement: tuple[str, ...]
    request: tuple[str, ...]


class Unit(NamedTuple):
    """A department's part in a matter; ``progress`` says in a few words where it stands."""

    name: str
    short: str
    part: str
    head: str
    dispatched: str
    due: str
    signed: str
    progress: str
    said: tuple[str, ...]


class Desk:
    """Tells cases, departments and days of one ledger at the end of one day."""

    def __init__(self, ledger: Ledger, day: date, wording: Wording) -> None:
        self.ledger, self.day, self.wording = ledger, day, wording
        self.tables = ledger.tables
        settings = ledger.tables.settings
        self.office = self.say("office", place=settings.place, title=settings.title)
        self.today = self.dated(day)

    def say(self, key: str, **facts: object) -> str:
        """A text of the papers with its facts put in; facts are never read as templates."""
        return TEXTS[key].format(**facts)

    def dated(self, day: date | None) -> str:
        """A day as official documents write it: Arabic figures, no zeros before them."""
        if day is None:
            return self.say("none")
        return self.say("day", year=day.year, month=day.month, day=day.day)

    def listed(self, day: date | None) -> str:
        """A day where room is scarce: in the columns of a list."""
        return day.isoformat() if day else self.say("none")

    def heading(self, title: str, kind: str) -> tuple[str, ...]:
        """What a paper on something is headed by, in lines that are not too unlike."""
        name = PAPERS[kind][0]
        whole = self.say("heading.whole", title=title, name=name)
        about = self.say("heading.about", title=title)
        if len(whole) <= HEADING:
            return (whole,)
        if len(about) <= HEADING:
            return about, name
        return tuple(_broken(whole))

    def join(self, names: Iterable[str]) -> str:
        """Names in a row."""
        return self.say("comma").join(names)

    def days(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``."""
        return self.tables.workdays.between(first, last)

    def case(self, number: str) -> Case:
        """The case of this number. UserError: there is none by the day."""
        case = self.ledger.case(number)
        if case is None:
            raise UserError("case.absent", number=number)
        if case.raised > self.day:
            raise UserError("paper.early", number=number, day=self.day, raised=case.raised)
        return case

    def stand(self, case: Case) -> Standing:
        """Where the case stands at the end of the day."""
        return stand(case, self.day)

    def past(self, steps: Iterable[Step]) -> list[Step]:
        """The steps that were taken by the end of the day."""
        return [step for step in steps if step.on <= self.day]

    def thread(self, case: Case, department: str) -> list[Step]:
        """The steps of a department's thread by the end of the day."""
        threads = (each.steps for each in case.assignments if each.department == department)
        return self.past(next(threads, ()))

    def made_up(self, case: Case) -> bool:
        """Whether the case or the whole ledger is a demonstration, which its papers must say."""
        return case.demonstration or self.tables.settings.demonstration

    def matter(self, case: Case) -> Matter:
        """The case as a paper tells it."""
        issue = case if isinstance(case, Issue) else None
        kind = self.wording.read(self.wording.records["issue"].title)
        if isinstance(case, Theme):
            kind = self.wording.themes[case.kind]
        limit = self.tables.classes.get(case.class_)
        none = self.say("none")
        return Matter(
            number=case.id,
            title=case.title,
            kind=kind,
            enterprise=self.enterprise(issue) or none,
            sector=_name(self.tables.sectors, issue.sector if issue else None) or none,
            region=_name(self.tables.regions, issue.region if issue else None) or none,
            channel=self.wording.channels[issue.source.channel] if issue else none,
            raised=self.dated(case.raised),
            limit=limit.name if limit else case.class_,
            disclosure=self.wording.disclosures[issue.disclosure] if issue else none,
            statement=lines(case.statement),
            request=lines(case.request or self.say("no-request")),
        )

    def enterprise(self, issue: Issue | None) -> str:
        """The name of the enterprise that asked; empty where none is recorded."""
        if issue is None or issue.enterprise is None:
            return ""
        found = self.ledger.enterprises.get(issue.enterprise)
        return found.name if found else issue.enterprise

    def unit(self, case: Case, thread: Thread) -> Unit:
        """A department's part in a case; what it last said is its reply, or else its progress."""
        department = self.tables.departments.get(thread.department)
        steps = self.thread(case, thread.department)
        said = [step for step in steps if step.kind in ("progress", "reply")]
        return Unit(
            name=department.name if department else thread.department,
            short=self.short(thread.department),
            part=self.wording.parts[thread.part],
            head=thread.head,
            dispatched=self.dated(thread.begun),
            due=self.dated(thread.due),
            signed=self.dated(thread.signed),
            progress=self.progress(thread),
            said=lines(said[-1].text or "") if said else (),
        )

    def active(self, case: Case) -> list[Thread]:
        """The threads of the departments that answer for the case, the lead's first."""
        threads = [each for each in self.stand(case).threads if each.active]
        return sorted(threads, key=lambda each: each.part != "lead")

    def units(self, threads: Iterable[Thread]) -> str:
        """The departments of some threads, each once."""
        names = dict.fromkeys(self.short(each.department) for each in threads)
        return self.join(names) or self.say("none")

    def heads(self, threads: Iterable[Thread]) -> str:
        """Who answers for the result, by unit and office; people are not named."""
        names = dict.fromkeys(self.short(each.department) + each.head for each in threads)
        return self.join(names) or self.say("none")

    def short(self, identifier: str) -> str:
        """What a department is called within its own city; its bare id where no table has it."""
        department = self.tables.departments.get(identifier)
        return self.wording.short(department) if department else identifier

    def progress(self, thread: Thread) -> str:
        """Where a department stands: it answered, it has time yet, or it is late."""
        if not thread.owing:
            outcome = self.outcome(thread.outcome)
            return self.say("supervision.replied", day=self.dated(thread.replied), outcome=outcome)
        due = self.dated(thread.due)
        if thread.due and thread.due < self.day:
            late = self.days(thread.due, self.day)
            return self.say("supervision.late", due=due, days=late)
        return self.say("supervision.owing", due=due)

    def outcome(self, outcome: str | None) -> str:
        """An outcome in words; imported answers state none."""
        return self.wording.outcomes.get(outcome or "") or self.say("none")


def _broken(text: str) -> Iterator[str]:
    """A heading in lines of like length, broken after a pause where there is one near."""
    while len(text) > HEADING:
        even = -(-len(text) // -(-len(text) // HEADING))
        near = range(even - HEADING // 5, HEADING + 1)
        pauses = [place for place in near if text[place - 1] in PAUSES]
        place = min(pauses, key=lambda place: abs(place - even), default=even)
        while text[place : place + 1] in CLOSING and place < len(text):
            place += 1
        yield text[:place]
        text = text[place:]
    if text:
        yield text


def numeral(number: int) -> str:
    """A number as sections are counted: Chinese numerals below a hundred, figures above."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    said = (NUMERALS[tens] if tens > 1 else "") + TEN if tens else ""
    return said + (NUMERALS[ones] if ones else "")


def lines(text: str) -> tuple[str, ...]:
    """A text as paragraphs, blank lines and the spaces around each left out."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _name(table: Mapping[str, Named], identifier: str | None) -> str:
    found = table.get(identifier or "")
    return found.name if found else identifier or ""
