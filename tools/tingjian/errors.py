"""The one exception for what a user can mend, and the exit codes of the command line."""

from __future__ import annotations

FINE = 0
FINDINGS = 1  # findings in the ledger, or an error that the user can mend
USAGE = 2
BUG = 3  # ours: a surprise, with a log that can be pasted


class UserError(Exception):
    """Something that the user can mend: ``key`` names the sentence in ``words``, ``facts`` fill it.

    The command line is the one place that turns it into text and an exit code.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
