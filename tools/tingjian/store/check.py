"""``check``: everything that is wrong with a ledger, at a revision or as it stands on disk."""

# What judges is imported only when something must be judged: most often nothing has changed.

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from tingjian.core.finding import Finding
from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.memory import Memory, Verdict, memory


def check(root: Path, revision: str | None = None, *, keep: bool = False) -> list[Finding]:
    """Every finding of the ledger at a revision, or (None) in the work tree, in order of files.

    What was checked before is not checked again: a verdict is kept with the tree it is about, and
    only files that differ are judged. Where all is judged, ``keep`` also keeps the records read,
    for whoever opens the ledger next. UserError: no repository, no such revision, no ledger.
    """
    with git.start_status(root) if revision is None else nullcontext() as status:
        kept = memory(root)
        before = kept.verdict(disk=revision is None) if kept else None
        tree = git.tree(root, "HEAD" if revision is None else git.resolve(root, revision))
        if tree is None and revision is not None:
            raise UserError("ledger.absent-at", revision=revision)
        if before is None:
            import tingjian.store.judging  # noqa: F401 (it takes its time while Git looks)
        entries = filed.differing(root, status) if status else {}
    differing = {path: entry.blob if entry else None for path, entry in entries.items()}
    if tree and before:
        if (before.tree, before.differing) == (tree, differing):
            return before.findings
        from tingjian.store.again import judge_again

        findings = judge_again(root, revision, before, tree, entries)
        if findings is not None:
            _give(kept, tree, differing, findings, disk=revision is None)
            return findings
    whole = filed.at(root, revision) if revision else filed.overlaid(root, entries)
    from tingjian.store.judging import judge_all

    records: dict[str, bytes] | None = {} if keep and kept else None
    findings = judge_all(whole, records)
    if kept and records:
        kept.keep(records)
    _give(kept, tree, differing, findings, disk=revision is None)
    return findings


def _give(
    kept: Memory | None,
    tree: str | None,
    differing: dict[str, str | None],
    findings: list[Finding],
    *,
    disk: bool,
) -> None:
    """Keep a verdict, where there is a tree that it is about and a place to keep it."""
    if kept and tree:
        kept.give(Verdict(tree, differing, findings, disk))
