"""The rules and the table of steps, as the pages that explain them show them."""

from __future__ import annotations

from typing import NamedTuple

from tingjian.core.field import Field
from tingjian.core.steps import ALWAYS, DEPARTMENT, OFFICE, RULINGS, TABLE
from tingjian.core.steps import Rule as Row
from tingjian.store.characters import spell
from tingjian.views.wording import Wording
from tingjian.words.reference import FACTS
from tingjian.words.rule import Rule
from tingjian.words.rules import GROUPS


class RuleEntry(NamedTuple):
    """A rule on its page; ``id`` is its anchor there."""

    id: str
    reason: str
    what: str
    mend: str
    fails: str
    mended: str


class RuleGroup(NamedTuple):
    """Rules about one matter."""

    id: str
    heading: str
    rules: list[RuleEntry]


class StepEntry(NamedTuple):
    """A row of the table of steps, in words; fields as (label, name)."""

    id: str
    name: str
    roles: str
    before: str
    to: list[str]
    needs: list[tuple[str, str]]
    may: list[tuple[str, str]]
    where: str


class FieldEntry(NamedTuple):
    """A field of a step: what it is for, and what may stand in it, as (label, value)."""

    id: str
    name: str
    about: str
    form: str
    values: list[tuple[str, str]]
    public: str


class _Facts(dict[str, str]):
    """Names of facts where a finding would have the facts themselves."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(
            (name, wording.say("rules.fact", fact=wording.read(fact)))
            for name, fact in FACTS.items()
        )

    def __missing__(self, name: str) -> str:
        return self.get(name.removesuffix("_zh"), "…")


def rule_groups(wording: Wording) -> list[RuleGroup]:
    """Every rule, in groups."""
    facts = _Facts(wording)
    return [
        RuleGroup(
            key,
            wording.read(heading),
            [_rule(name, rule, facts, wording) for name, rule in rules.items()],
        )
        for key, (heading, rules) in GROUPS.items()
    ]


def _rule(name: str, rule: Rule, facts: _Facts, wording: Wording) -> RuleEntry:
    return RuleEntry(
        name,
        wording.read(rule.reason),
        wording.read(rule.what).format_map(facts),
        wording.read(rule.mend).format_map(facts),
        visible(rule.fails) or wording.say("rules.nothing"),
        visible(rule.mended),
    )


def visible(text: str) -> str:
    """An example in which every character can be seen."""
    return "".join(
        each if each == "\n" or each.isprintable() else f"⟨{spell(each)}⟩"
        for each in text.rstrip("\n")
    )


def step_tables(wording: Wording) -> list[tuple[str, str, list[StepEntry]]]:
    """The table of steps, a part for each kind of thread: its key, its heading, its rows."""
    return [
        (
            thread,
            wording.say(f"steps.thread.{thread}"),
            [_step(row, wording) for row in TABLE if row.thread == thread],
        )
        for thread in (OFFICE, DEPARTMENT)
    ]


def _step(row: Row, wording: Wording) -> StepEntry:
    def labels(names: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(wording.step_fields[name], name) for name in names]

    return StepEntry(
        row.kind,
        wording.kinds[row.kind],
        wording.join([wording.roles[role] for role in row.roles]),
        wording.join([wording.states[state] for state in row.before]),
        _after(row, wording),
        labels(row.needs),
        labels(row.may),
        wording.say(f"where.{row.where}") if row.where else "",
    )


def _after(row: Row, wording: Wording) -> list[str]:
    """Where the step leads; a ruling leads elsewhere by what was ruled on, and how."""
    if row.kind != "rule":
        return [wording.states[row.to] if row.to else wording.say("steps.same")]
    return [
        wording.say(
            "steps.ruling",
            before=wording.states[before],
            granted=wording.say("granted" if granted else "refused"),
            after=wording.states[after],
        )
        for (before, granted), after in RULINGS.items()
    ]


def step_fields(wording: Wording) -> list[FieldEntry]:
    """Every field of a step, as its schema describes it; the kind has a table of its own."""
    return [_field(field, wording) for name, field in wording.steps.items() if name != ALWAYS[0]]


def _field(field: Field, wording: Wording) -> FieldEntry:
    many = field.type == "array"
    form = "" if field.labels else wording.say(f"steps.form.{field.format or _type(field)}")
    return FieldEntry(
        field.name,
        wording.read(field.title),
        wording.read(field.description),
        wording.say("steps.form.list", form=form) if many else form,
        [(wording.read(label), value) for value, label in field.labels.items()],
        wording.say("yes" if field.public else "no"),
    )


def _type(field: Field) -> str:
    return "string" if field.type == "array" else field.type
