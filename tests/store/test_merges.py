"""The laws of bundles beside the issues merged into them: told alike, whatever was known before."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import HEARD, MERGED, THEME, Repository

from tingjian.store import files as filed
from tingjian.store.beside import Beside
from tingjian.store.check import check
from tingjian.store.judging import judge_all

THEME_FILE, MERGED_FILE = f"themes/{THEME}.yml", f"issues/2026/{MERGED}.yml"
CLOSED = """\
  - kind: close
    on: 2026-03-06
    by: zs-office
    outcome: transferred
    reason: 属省级事权，已上报
"""
STEPS = """\
steps:
  - kind: accept
    on: 2026-03-02
    by: zs-office
  - kind: merge
    on: 2026-03-05
    by: zs-office
    into: {}
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Repository:
    """Give the small ledger, its theme a closed bundle with one issue merged into it."""
    small = Repository(tmp_path / "small")
    small.edit(THEME_FILE, "kind: common", "kind: bundle")
    small.write(THEME_FILE, small.path(THEME).read_text(encoding="utf-8") + CLOSED)
    return small


def rules(small: Repository) -> list[str]:
    """What breaks now, judged again and judged anew alike."""
    found = check(small.root)
    assert judge_all(filed.now(small.root)) == found
    return [each.rule for each in found]


def test_issues_alone_change(bundle: Repository) -> None:
    """Whether a bundle binds two issues is judged again when only an issue changes."""
    assert ["theme.bundle"] == rules(bundle)
    before = bundle.path(HEARD).read_text(encoding="utf-8")
    bundle.path(HEARD).write_text(before + STEPS.format(THEME), encoding="utf-8")
    assert [] == rules(bundle)
    bundle.commit()
    assert [] == check(bundle.root, "HEAD")
    bundle.path(HEARD).write_text(before, encoding="utf-8")
    assert ["theme.bundle"] == rules(bundle)


def test_themes_that_ask(bundle: Repository) -> None:
    """A bundle that was closed or opened in between is known to be so when an issue changes."""
    closed = bundle.path(THEME).read_text(encoding="utf-8")
    alone = bundle.path(HEARD).read_text(encoding="utf-8")
    for theme, broken in ((closed.removesuffix(CLOSED), []), (closed, ["theme.bundle"])) * 2:
        bundle.path(THEME).write_text(theme, encoding="utf-8")
        bundle.commit()
        assert broken == rules(bundle)
        bundle.path(HEARD).write_text(alone + STEPS.format(THEME), encoding="utf-8")
        assert [] == rules(bundle)
        bundle.path(HEARD).write_text(alone, encoding="utf-8")
        assert broken == rules(bundle)


def test_however_it_is_written(bundle: Repository) -> None:
    """Quotes and links make no difference: an issue counts by what it says, and only a file."""
    bundle.path(HEARD).write_text(
        bundle.path(HEARD).read_text(encoding="utf-8") + STEPS.format(f'"{THEME}"'),
        encoding="utf-8",
    )
    assert [] == rules(bundle)
    assert [HEARD, MERGED] == sorted(each.id for each in Beside(bundle.root).merged(THEME))
    bundle.path(HEARD).unlink()
    bundle.path(HEARD).symlink_to(bundle.path(MERGED))
    assert ["theme.bundle"] == [each for each in rules(bundle) if each != "file.link"]
