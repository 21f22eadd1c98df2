"""``check``: everything that is wrong with a ledger, at a revision or as it stands on disk."""

# Most often nothing has changed, and Git's look at the work tree is what takes time: it begins
# before all else is imported, and what judges is imported only when something must be judged.

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tingjian.errors import UserError
from tingjian.store import git

if TYPE_CHECKING:
    from tingjian.core.finding import Finding


def check(root: Path, revision: str | None = None, *, keep: bool = False) -> list[Finding]:
    """Every finding of the ledger at a revision, or (None) in the work tree, in order of files.

    What was checked before is not checked again: a verdict is kept with the tree it is about, and
    only files that differ are judged. Where all is judged, ``keep`` also keeps the records read,
    for whoever opens the ledger next. UserError: no repository, no such revision, no ledger.
    """
    disk = revision is None
    with git.start_status(root) if disk else nullcontext() as status:
        from tingjian.store import files as filed
        from tingjian.store.memory import Verdict, memory

        kept = memory(root)
        before = kept.verdict(disk=disk) if kept else None
        tree = git.tree(root, "HEAD" if revision is None else git.resolve(root, revision))
        if tree is None and revision is not None:
            raise UserError("ledger.absent-at", revision=revision)
        likely = before is None or before.differing  # what differed before differs until committed
        entries = filed.differing(root, status, _prepare if likely else None) if status else {}
    differing = {path: entry.blob if entry else None for path, entry in entries.items()}
    if kept and tree and before:
        if (before.tree, before.differing) == (tree, differing):
            return before.findings
        from tingjian.store.again import judge_again

        if again := judge_again(root, revision, before, tree, entries, kept):
            findings, asking = again
            kept.give(Verdict(tree, differing, findings, disk, asking))
            return findings
    whole = filed.at(root, revision) if revision else filed.overlaid(root, entries)
    from tingjian.store.judging import judge_all

    records: dict[str, bytes] | None = {} if keep and kept else None
    findings = judge_all(whole, records)
    if kept and records:
        kept.keep(records)
    if kept and tree:
        kept.give(Verdict(tree, differing, findings, disk))
    return findings


def _prepare() -> None:
    """Make ready what judges: it takes its time, and better while Git looks than afterwards."""
    import tingjian.store.again  # noqa: F401
    from tingjian.store.schema import validator

    validator("issue")
