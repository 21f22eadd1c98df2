"""The exception for a file that the strict reader refuses."""

from __future__ import annotations


class Unreadable(Exception):
    """The rule that is broken (listed in ``words.yaml_rules``), where (from 1), and its facts."""

    def __init__(self, rule: str, line: int, column: int, facts: dict[str, str]) -> None:
        super().__init__(rule, line, column, facts)
        self.rule = rule
        self.line = line
        self.column = column
        self.facts = facts
