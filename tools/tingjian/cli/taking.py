"""Taking steps on one case: refused with the reason, or written, with what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import click

from tingjian.cli.context import in_turn, language, several, today
from tingjian.cli.fields import called
from tingjian.cli.output import note
from tingjian.core.bundle import lost, unbound
from tingjian.core.conditions import Fault
from tingjian.core.finding import Finding, spell
from tingjian.core.history import allowed
from tingjian.core.judge import judge
from tingjian.core.ledger import Tables
from tingjian.core.record import Case, Person, Step
from tingjian.core.standing import Standing, stand
from tingjian.core.steps import BY_KIND
from tingjian.errors import UserError
from tingjian.store import git
from tingjian.store.beside import Beside
from tingjian.store.cases import Draft, Misshapen
from tingjian.store.schema import record_kinds
from tingjian.store.unreadable import Unreadable
from tingjian.words import LANGUAGES, fill
from tingjian.words.cli import say
from tingjian.words.states import STATES


class Taking:
    """A draft of one case, a person, a day; steps are judged as they are taken, then written.

    UserError: the day has not come yet.
    """

    def __init__(self, root: Path, tables: Tables, draft: Draft, person: Person, day: date) -> None:
        now = today(tables)
        if day > now:
            raise UserError("step.future", day=day, today=now)
        self.root = root
        self.tables = tables
        self.draft = draft
        self.person = person
        self.day = day
        self.said: list[str] = []
        self.kinds: list[str] = []
        self.remarks: list[str] = []

    def permit(self, kind: str) -> None:
        """Refuse whoever may not take such a step at all, before anything else is asked for."""
        if self.tables.setting.refusal(self.person.login, kind, None, self.day) == "step.role":
            roles = ",".join(BY_KIND[kind].roles)
            facts = (("by", self.person.login), ("kind", kind), ("roles", roles))
            why = reason(Finding(self.draft.path, 0, "step.role", "", facts))
            raise UserError("step.refused", kind=self.kind(kind), reasons=why)

    def department(self, named: str | None, kind: str) -> str:
        """Whose thread: the one named, the actor's own, or the only one that such a step fits."""
        case, setting = self.draft.case, self.tables.setting
        threads = [assignment.department for assignment in case.assignments]
        department = named or self.person.department
        if not threads:
            raise UserError("step.undispatched", number=case.id)
        if department is None:
            fit = [
                each
                for number, each in enumerate(threads)
                if kind in allowed(case, number, setting, self.day)
            ]
            fit = fit or threads
            if len(fit) > 1:
                raise UserError("step.department", departments=several(map(self._named, fit)))
            department = fit[0]
        if department not in threads:
            raise UserError(
                "step.no-thread",
                number=case.id,
                department=self._named(department),
                departments=several(map(self._named, threads)),
            )
        return department

    def _named(self, department: str) -> str:
        """A department by its id and its name."""
        return say("named", language(), code=department, name=self.unit(department))

    def dispatch(self, department: str, part: str, given: Mapping[str, Any]) -> None:
        """Dispatch to a department; its head and the due day come from the tables if not said."""
        found = self.tables.departments.get(department)
        if found is None:
            raise UserError(
                "step.refused", kind=self.kind("dispatch"), reasons=self._unknown(department)
            )
        limit = self.tables.classes.get(self.draft.case.class_)
        values = {**given, "as": part}
        if not values.get("head"):
            values["head"] = found.head
        if limit and not values.get("due"):
            days = limit.lead_days if part == "lead" else limit.support_days
            reckoned = self.tables.workdays.after(self.day, days)
            values["due"] = reckoned.end
            if reckoned.provisional:
                self.remarks.append(say("dispatch.provisional", language(), day=reckoned.end))
        self.take("dispatch", department, values)

    def _unknown(self, department: str) -> str:
        """That there is no such department, and which are called like it."""
        chosen, near = language(), get_close_matches(department, self.tables.departments)
        key = "department.near" if near else "department.where"
        what = say("department.absent", chosen, department=department)
        return say("step.reason", chosen, what=what, mend=say(key, chosen, near=several(near)))

    def take(self, kind: str, department: str | None, given: Mapping[str, Any]) -> None:
        """Take one step, or refuse it: UserError with the reasons and what may come instead."""
        self._take(self.draft.case, kind, department, given)

    def correct(self, values: Mapping[str, str], reason: str, note: str | None) -> None:
        """Set fields to other values, and take the step that says so."""
        before = self.draft.case
        for name, value in values.items():
            self._edit("correct", partial(self.draft.set, (name,), value))
        given = {"fields": tuple(dict.fromkeys(values)), "reason": reason, "note": note}
        self._take(before, "correct", None, given)

    def _take(
        self, before: Case, kind: str, department: str | None, given: Mapping[str, Any]
    ) -> None:
        values = {{"as": "as_"}.get(k, k): v for k, v in given.items() if v not in (None, ())}
        step = Step(kind=kind, on=self.day, by=self.person.login, **values)
        known = {fault.key for fault in self._judge(before)}
        self._edit(kind, partial(self.draft.take, step, department))
        new = [fault for fault in self._judge(self.draft.case) if fault.key not in known]
        if new:
            raise UserError(
                "step.refused", kind=self.kind(kind), reasons=self._reasons(before, new, department)
            )
        self.kinds.append(kind)
        self.said.append(self._sentence(step, department))

    def _edit(self, kind: str, edit: Callable[[], None]) -> None:
        """Edit the draft. UserError with the reasons, where no record may say such a thing."""
        try:
            edit()
        except Misshapen as error:
            findings = error.findings
        except Unreadable as error:
            facts = tuple(error.facts.items())
            findings = [Finding(self.draft.path, 0, error.rule, "", facts)]
        else:
            return
        reasons = "\n".join(reason(finding) for finding in findings)
        raise UserError("step.refused", kind=self.kind(kind), reasons=reasons)

    def _judge(self, case: Case) -> list[Fault]:
        beside = Beside(self.root)
        found = judge(case, self.tables, beside.exists)
        return found + unbound(case, beside.merged) + lost(case, beside.merged, beside.find)

    def _reasons(self, before: Case, faults: list[Fault], department: str | None) -> str:
        legal, lines = self._legal(before, department), []
        for fault in faults:
            facts = tuple(fault.facts.items())
            finding = Finding(self.draft.path, 0, fault.rule, spell(fault.path), facts)
            lines.append(reason(finding, instead=legal if fault.rule == "step.illegal" else ""))
        if legal and all(fault.rule != "step.illegal" for fault in faults):
            lines.append(legal)
        return "\n".join(dict.fromkeys(lines))

    def _legal(self, before: Case, department: str | None) -> str:
        """What may come next in the office's thread or a department's; nothing if there is none."""
        threads = [assignment.department for assignment in before.assignments]
        if department is not None and department not in threads:
            return ""
        number = -1 if department is None else threads.index(department)
        legal = allowed(before, number, self.tables.setting, self.day)
        kinds = several(self.kind(kind) for kind in legal)
        key = "step.legal" if legal else "step.legal-none"
        return say(key, language(), thread=self.thread(department), kinds=kinds)

    def finish(self, *, commit: bool) -> None:
        """Write the file, commit if asked, and say what comes next and by when."""
        branch = self._branch()
        if commit and git.has_branch(self.root, branch):
            raise UserError("git.branch", branch=branch)
        original = self.draft.original
        path = self.draft.save()
        if commit:
            said = in_turn(self.said)
            subject = say("step.subject", language(), said=said, number=self.draft.case.id)
            try:
                made = git.commit(
                    self.root, branch, [path], f"{subject}\n\n{self.draft.case.title}\n"
                )
            except UserError:
                self.draft.text = original
                self.draft.save()
                raise
            note("step.committed", branch=branch, commit=made[:10])
        click.echo(say("step.taken", language(), path=path, said=in_turn(self.said)))
        for remark in self.remarks:
            click.echo(remark)
        self.next()

    def _branch(self) -> str:
        kinds = "-".join(dict.fromkeys(self.kinds)).replace("_", "-")
        return branch_name(self.draft.case.id, kinds, self.person, self.day)

    def next(self) -> None:
        """Say where the case stands now and what is owed next."""
        case, chosen = self.draft.case, LANGUAGES.index(language())
        standing = stand(case, self.day)
        click.echo(say("step.state", language(), state=STATES[standing.state][chosen]))
        for line in coming(case, standing, self.day, self.tables):
            click.echo(line)

    def kind(self, kind: str) -> str:
        """A kind of step as people call it."""
        labels = record_kinds()["issue"].fields["steps"].fields["kind"].labels
        return labels[kind][LANGUAGES.index(language())]

    def unit(self, department: str | None) -> str:
        """The office, or a department's name."""
        return unit(self.tables, department)

    def thread(self, department: str | None) -> str:
        """A thread as people call it."""
        if department is None:
            return say("office", language())
        return say("thread", language(), department=self.unit(department))

    def _sentence(self, step: Step, department: str | None) -> str:
        """What was done, in one sentence: who, what, with which outcome."""
        from tingjian.views.deeds import taken
        from tingjian.words.gate import RULINGS

        chosen = LANGUAGES.index(language())
        office = self.person.role != "department"
        who = self.unit(None if office else department)
        whose = self.unit(department) if office and department is not None else ""
        text = f"{who} {taken(step.kind, '', whose, language())}"
        if step.outcome:
            labels = record_kinds()["issue"].fields["steps"].fields["outcome"].labels
            text = say("step.outcome", language(), said=text, outcome=labels[step.outcome][chosen])
        if step.granted is not None:
            outcome = RULINGS[step.granted][chosen]
            text = say("step.outcome", language(), said=text, outcome=outcome)
        return text


def unit(tables: Tables, department: str | None) -> str:
    """The office, or a department's name."""
    if department is None:
        return say("unit.office", language())
    return called(tables.departments.get(department), brief=True) or department


def coming(case: Case, standing: Standing, day: date, tables: Tables) -> Iterator[str]:
    """What comes next, a line each: what is owed by whom, by when; and what no limit asks for."""
    from tingjian.core.duties import duties
    from tingjian.words.duties import DISPATCH, DISPATCH_ANEW, DISPATCH_LEAD, DUTIES

    chosen = LANGUAGES.index(language())
    unlimited = say("step.no-limit", language())
    lines: list[tuple[str, str | None, str]] = []
    if standing.state == "accepted":
        lines.append((unlimited, None, DISPATCH[chosen]))
    if standing.unled:
        lines.append((unlimited, None, DISPATCH_LEAD[chosen]))
    for name in standing.renewable:
        what = fill(DISPATCH_ANEW, language(), department=unit(tables, name))
        lines.append((unlimited, None, what))
    for duty in duties(case, standing, day, tables.settings, tables.workdays):
        owner = None if duty.owner == "office" else duty.owner
        key = "due.provisional" if duty.provisional else "due.day"
        lines.append((say(key, language(), day=duty.due), owner, DUTIES[duty.kind][chosen]))
    if lines:
        yield say("step.next", language())
    yield from (f"  {by}  {unit(tables, who)}  {what}" for by, who, what in lines)


def reason(finding: Finding, field: str = "", instead: str = "") -> str:
    """Why something is refused, and what to do, or to do ``instead``, as one line of a list."""
    from tingjian.views.findings import mend, what

    chosen = language()
    wrong = f"{field} {what(finding, chosen)}".strip()
    return say("step.reason", chosen, what=wrong, mend=instead or mend(finding, chosen))


def branch_name(number: str, what: str, person: Person, day: date) -> str:
    """The branch for what a person does about a record on a day."""
    # An account may hold what a branch's name may not: tingjian[bot], a..b.
    number, login = (
        re.sub("[^A-Za-z0-9]+", "-", each).strip("-") for each in (number, person.login)
    )
    return f"{number}/{what}-{login}-{day:%Y%m%d}"
