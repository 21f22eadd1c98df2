"""The one table of results: what was measured, ours, the peer's or the limit, and their ratio."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line: our median against a peer's median, or against a limit, in seconds."""

    what: str
    ours: float
    against: str
    theirs: float

    @property
    def line(self) -> str:
        """The line as Markdown; a ratio above 1 means that we are quicker."""
        ratio = self.theirs / self.ours
        cells = (
            self.what,
            f"{self.ours:.2f} s",
            self.against,
            f"{self.theirs:.2f} s",
            f"{ratio:.2f}",
        )
        return f"| {' | '.join(cells)} |"


HEAD = """
| measured | Tingjian | against | | ratio |
|---|---:|---|---:|---:|"""
