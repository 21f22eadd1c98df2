"""The registers that staff keep: issues, dispatches, duties, enterprises. Restricted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tingjian.core.duties import OFFICE
from tingjian.core.ledger import Ledger
from tingjian.core.owed import owed, title
from tingjian.core.record import Case, Department, Enterprise, Issue, Named, Theme
from tingjian.core.standing import Standing, stand
from tingjian.core.thread import Thread
from tingjian.store.workbook import Column, Register, Value
from tingjian.views.wording import Wording
from tingjian.words import Sentence
from tingjian.words.duties import DUE_BY, DUTIES
from tingjian.words.registers import HEADINGS, REGISTERS

# The columns of each register: what its heading is called by, and how wide it is.
_ISSUES = (
    *(("issue.id", 20), ("issue.title", 36), ("issue.enterprise", 26), ("issue.sector", 20)),
    *(("issue.region", 10), ("issue.class", 10), ("channel", 10), ("issue.raised", 12)),
    *(("issue.disclosure", 12), ("state", 10), ("overdue", 8), ("lead", 16), ("support", 24)),
    *(("dispatched", 12), ("step.due", 12), ("answered", 12), ("step.outcome", 14)),
    *(("evaluated", 12), ("step.satisfaction", 12), ("step.solved", 10), ("closed", 12)),
    *(("closing", 14), ("step.into", 20), ("issue.statement", 60), ("issue.request", 40)),
)
_DISPATCHES = (
    *(("issue.id", 20), ("issue.title", 36), ("record", 10), ("unit", 34)),
    *(("step.as", 10), ("step.head", 10), ("dispatched", 12), ("signed", 12), ("limit", 12)),
    *(("step.due", 12), ("answered", 12), ("step.outcome", 14), ("state", 10), ("overdue", 8)),
    *(("rounds", 10), ("extensions", 10)),
)
_DUTIES = (
    *(("step.due", 12), ("overdue", 8), ("owner", 16), ("duty", 24), ("issue.id", 20)),
    *(("issue.title", 36), ("since", 12), ("rule", 28), ("provisional", 8)),
)
_ENTERPRISES = (
    *(("enterprise.id", 18), ("enterprise.name", 34), ("enterprise.sector", 20)),
    *(("enterprise.region", 10), ("enterprise.size", 8), ("enterprise.white_list", 12)),
    *(("since_point", 12), ("liaison", 24), ("heard", 10), ("open", 10), ("enterprise.note", 40)),
)


class Registers:
    """Makes the registers of one ledger at the end of one day."""

    def __init__(self, ledger: Ledger, day: date, wording: Wording) -> None:
        self.ledger, self.day, self.wording = ledger, day, wording
        self.tables = ledger.tables
        cases: list[Case] = [*ledger.issues.values(), *ledger.themes.values()]
        self.cases = {each.id: each for each in sorted(cases, key=_number) if each.raised <= day}
        self.standings = {number: stand(case, day) for number, case in self.cases.items()}

    def all(self) -> tuple[Register, ...]:
        """The four registers, in the order in which staff ask for them."""
        return (
            self._register("issues", _ISSUES, self._issues()),
            self._register("dispatches", _DISPATCHES, self._dispatches()),
            self._register("duties", _DUTIES, self._duties()),
            self._register("enterprises", _ENTERPRISES, self._enterprises()),
        )

    def _register(
        self, name: str, columns: tuple[tuple[str, int], ...], rows: Iterator[list[Value]]
    ) -> Register:
        headed = [Column(self._heading(key), width) for key, width in columns]
        return Register(self._read(REGISTERS[name]), headed, list(rows))

    def _heading(self, key: str) -> str:
        """A heading: the title of a schema's field, or else of our own."""
        kind, _, name = key.partition(".")
        if not name:
            return self._say(key)
        if kind == "step":
            return self.wording.step_fields[name]
        return self._read(self.wording.records[kind].fields[name].title)

    def _issues(self) -> Iterator[list[Value]]:
        for case in self.cases.values():
            if isinstance(case, Issue):
                yield [*self._asked(case), *self._stood(self.standings[case.id]), *_texts(case)]

    def _asked(self, issue: Issue) -> list[Value]:
        enterprise = self.ledger.enterprises.get(issue.enterprise or "")
        return [
            issue.id,
            issue.title,
            enterprise.name if enterprise else issue.enterprise,
            self._name(self.tables.sectors.get(issue.sector or ""), issue.sector),
            self._name(self.tables.regions.get(issue.region or ""), issue.region),
            self._limit(issue.class_),
            self.wording.channels[issue.source.channel],
            issue.raised,
            self.wording.disclosures[issue.disclosure],
        ]

    def _stood(self, standing: Standing) -> list[Value]:
        office, lead = standing.office, standing.lead
        evaluation, closing = office.evaluation, office.closing
        units = [self._unit(each.department) for each in standing.threads if _supports(each)]
        return [
            self.wording.states[standing.state],
            self._yes(bool(standing.overdue)),
            self._unit(lead.department) if lead else None,
            self.wording.join(units),
            standing.dispatched,
            lead.due if lead else None,
            standing.answered,
            self._outcome(lead.outcome) if lead and standing.answered else None,
            evaluation.on if evaluation else None,
            self.wording.satisfactions.get((evaluation and evaluation.satisfaction) or ""),
            self._yes(bool(evaluation and evaluation.solved)),
            closing.on if closing else None,
            self._outcome(closing.outcome) if closing else None,
            office.into,
        ]

    def _dispatches(self) -> Iterator[list[Value]]:
        for number, case in self.cases.items():
            standing = self.standings[number]
            record = self._kind(case)
            for thread in standing.threads:
                late = self._yes(thread.department in standing.overdue)
                yield [number, case.title, record, *self._thread(thread, late)]

    def _thread(self, thread: Thread, late: Value) -> list[Value]:
        department = self.tables.departments.get(thread.department)
        return [
            self.wording.name(department) if department else thread.department,
            self.wording.parts[thread.part],
            thread.head,
            thread.dispatched,
            thread.signed,
            thread.limit,
            thread.due,
            None if thread.owing else thread.replied,
            None if thread.owing else self._outcome(thread.outcome),
            self.wording.states[thread.state],
            late,
            thread.rounds,
            thread.extensions,
        ]

    def _duties(self) -> Iterator[list[Value]]:
        for duty in owed(self.ledger, self.day, self.standings):
            yield [
                duty.due,
                self._yes(duty.overdue),
                self._say("office") if duty.owner == OFFICE else self._unit(duty.owner),
                self._read(DUTIES[duty.kind]),
                duty.case,
                title(duty, self.ledger) or None,
                duty.since,
                self._read(DUE_BY[duty.rule]),
                self._yes(duty.provisional),
            ]

    def _enterprises(self) -> Iterator[list[Value]]:
        heard: Counter[str | None] = Counter()
        still: Counter[str | None] = Counter()
        for number, case in self.cases.items():
            if isinstance(case, Issue):
                heard[case.enterprise] += 1
                still[case.enterprise] += not self.standings[number].ended
        for identifier, each in sorted(self.ledger.enterprises.items()):
            yield [*self._file(each), heard[identifier], still[identifier], each.note]

    def _file(self, enterprise: Enterprise) -> list[Value]:
        sizes = self.wording.records["enterprise"].fields["size"]
        point, unlisted = enterprise.point, enterprise.unlisted
        if point and point.until and point.until <= self.day:
            point = None
        return [
            enterprise.id,
            enterprise.name,
            self._name(self.tables.sectors.get(enterprise.sector), enterprise.sector),
            self._name(self.tables.regions.get(enterprise.region), enterprise.region),
            self._read(sizes.label(enterprise.size)) if enterprise.size else None,
            self._yes(enterprise.white_list and not (unlisted and unlisted <= self.day)),
            point.since if point else None,
            point.liaison if point else None,
        ]

    def _kind(self, case: Case) -> str:
        if isinstance(case, Theme):
            return self.wording.themes[case.kind]
        return self._read(self.wording.records["issue"].title)

    def _name(self, record: Named | None, identifier: str | None) -> str | None:
        return self.wording.name(record) if record else identifier

    def _limit(self, identifier: str) -> str:
        limit = self.tables.classes.get(identifier)
        return self.wording.name(limit) if limit else identifier

    def _unit(self, identifier: str) -> str:
        department: Department | None = self.tables.departments.get(identifier)
        return self.wording.short(department) if department else identifier

    def _outcome(self, outcome: str | None) -> str | None:
        return self.wording.outcomes.get(outcome or "")

    def _yes(self, said: bool) -> str | None:  # noqa: FBT001 (what is said, not how)
        return self._say("yes") if said else None

    def _say(self, key: str) -> str:
        return self._read(HEADINGS[key])

    def _read(self, sentence: Sentence) -> str:
        return self.wording.read(sentence)


def _number(case: Case) -> str:
    return case.id


def _supports(thread: Thread) -> bool:
    return thread.part == "support" and thread.active


def _texts(issue: Issue) -> tuple[str, str | None]:
    return issue.statement.strip(), issue.request.strip() if issue.request else None
