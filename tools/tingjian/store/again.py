"""Judging again after a change: only the files that differ from those of an earlier verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from tingjian.core.field import kind_of
from tingjian.core.finding import Finding
from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store import git
from tingjian.store.judging import finder, judge_files, known_in
from tingjian.store.memory import Memory, Verdict
from tingjian.store.merges import asking, merged_in
from tingjian.store.schema import record_kinds
from tingjian.store.tables import is_table, kept_tables, places

FEW = 500  # more changed files than this are not looked up one by one


def judge_again(
    root: Path,
    revision: str | None,
    before: Verdict,
    tree: str,
    entries: dict[str, git.Entry | None],
    kept: Memory | None,
) -> tuple[list[Finding], list[str]] | None:
    """The findings after a change, from those before it, and the themes that ask issues.

    None where the whole must be judged.
    """
    affected = {*before.differing, *entries}
    if before.tree != tree:
        try:
            affected |= {*git.differing(root, before.tree, tree)}
        except UserError:
            return None  # that tree has been collected
    known = record_kinds()
    kinds = [kind_of(path, known) for path in affected]
    if len(affected) > FEW or any(kind is None or is_table(kind) for kind in kinds):
        return None

    def some(paths: Iterable[str]) -> filed.Files:
        if revision is not None:
            return filed.part(root, tree, paths)
        return filed.laid_over(root, tree, entries, paths)

    files = some({*affected, *places()})
    apart = {path for path in affected if not path.startswith("issues/")}
    moved = (affected & files.entries.keys()) ^ _there(root, before, affected)
    # Whoever refers to an enterprise or a theme that came or went is not among the affected.
    if moved & apart:
        return None
    exists, find = _exists(some), finder(some)
    asked = before.asking
    if apart or asked is None:  # else all themes are as they were
        asked = asking(some([known["theme"].folder]))
    if moved or apart or asked:
        # The mechanism's own records name issues, and are held against what others say.
        files = some([kind.folder for kind in known.values() if not is_table(kind)] + places())
        exists, find = known_in(files.entries), finder(lambda _: files)
        affected |= {path for path in files.entries if _proceeding(path)}
    found, _ = kept_tables(files, kept)
    if found is None:
        return None
    there = [path for path in files.entries if path in affected]
    findings = [each for each in before.findings if each.file not in affected]
    findings += judge_files(files, there, found, exists, find, merged_in(lambda: files))
    return sorted(findings), asked


def _proceeding(path: str) -> bool:
    """Whether a file is one of the mechanism's own records."""
    kind = kind_of(path, record_kinds())
    return kind is not None and not is_table(kind) and kind.name not in ("issue", "enterprise")


def _there(root: Path, before: Verdict, paths: set[str]) -> set[str]:
    """Which of these files there were when a verdict was given."""
    changed = {path for path in paths if before.differing.get(path) is not None}
    same = sorted(paths - before.differing.keys())
    entries = git.entries(root, before.tree, *same) if same else []
    return changed | {entry.path for entry in entries}


def _exists(some: Callable[[Iterable[str]], filed.Files]) -> Callable[[str, str], bool]:
    """Answers whether there is an enterprise or a theme of this id, one look each."""

    @cache
    def exists(kind: str, number: str) -> bool:
        return bool(some([record_kinds()[kind].path(number)]).entries)

    return exists
