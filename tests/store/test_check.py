"""The laws of ``check``: what is wrong is found, whatever was known before, at any revision."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import CLOSED, HEARD, MERGED, THEME, WORKING, Repository

from tingjian.core.finding import Finding
from tingjian.errors import UserError
from tingjian.store import files as filed
from tingjian.store.again import FEW
from tingjian.store.check import check
from tingjian.store.judging import judge_all
from tingjian.store.open import open_ledger

ISSUE = f"issues/2026/{HEARD}.yml"
AT_WORK = f"issues/2026/{WORKING}.yml"
FIRM = "enterprises/haiyue.yml"


@pytest.fixture
def small(tmp_path: Path) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path / "small")


def rules(findings: list[Finding]) -> list[str]:
    """The rules that are broken."""
    return [finding.rule for finding in findings]


def whole(root: Path) -> list[Finding]:
    """The findings of the work tree, judged without any memory."""
    return judge_all(filed.now(root))


def forget(root: Path) -> None:
    """Delete what was kept."""
    shutil.rmtree(root / ".git" / "tingjian")


def test_small_ledger(small: Repository) -> None:
    """Nothing is wrong with the small ledger: at once, again, at a revision, and without memory."""
    assert [] == check(small.root)
    assert [] == check(small.root)
    assert [] == check(small.root, "HEAD")
    forget(small.root)
    assert [] == check(small.root)


def test_finding(small: Repository) -> None:
    """A finding says file, line, field, rule and facts."""
    small.edit(AT_WORK, "by: st-clerk", "by: mr-clerk")
    facts = (("by", "mr-clerk"), ("kind", "reply"))
    expected = Finding(AT_WORK, 32, "step.department", "assignments[0].steps[1].by", facts)
    assert [expected] == check(small.root)
    line = (small.root / "ledger" / AT_WORK).read_text(encoding="utf-8").split("\n")[31]
    assert "by: mr-clerk" == line.strip()


def test_order(small: Repository) -> None:
    """Findings come in the order of files, and of lines within one."""
    small.edit(ISSUE, "sector: port-shipping", "sector: none")
    small.edit(ISSUE, "class: simple", "class: none")
    small.edit(FIRM, "region: putuo", "region: none")
    found = check(small.root)
    assert sorted(found) == found
    assert [FIRM, ISSUE, ISSUE] == [finding.file for finding in found]


# What is not a plain record


def test_unknown_files(small: Repository) -> None:
    """A file below ``ledger/`` that is the place of no record is found, tracked or not."""
    small.write("notes.txt", "x")
    small.write("issues/2026/old.yml.bak", "x")
    small.write("数据/中文.yml", "x")
    expected = ["issues/2026/old.yml.bak", "notes.txt", "数据/中文.yml"]
    found = check(small.root)
    assert (["file.unknown"] * 3, expected) == (rules(found), [each.file for each in found])
    small.commit()
    assert found == check(small.root) == check(small.root, "HEAD")


@pytest.mark.parametrize(
    "path",
    [
        ISSUE,
        FIRM,
        f"themes/{THEME}.yml",
        "people.yml",
        "ledger.yml",
        "roster/teams.yml",
        "calendar/2026.yml",
        "calendar/2027.yml",
        "strange",
    ],
)
def test_links(small: Repository, path: str) -> None:
    """A symbolic link is found wherever it is, and is never followed."""
    place = small.root / "ledger" / path
    outside = small.root / "outside.yml"
    if place.exists():
        place.rename(outside)
    place.symlink_to(outside)
    found = check(small.root)
    assert ("file.link", path) in [(each.rule, each.file) for each in found]
    small.commit()
    forget(small.root)
    assert found == check(small.root, "HEAD")
    assert found == check(small.root)


def test_linked_folder(small: Repository) -> None:
    """A folder that is a link is found."""
    shutil.move(small.root / "ledger" / "themes", small.root / "elsewhere")
    (small.root / "ledger" / "themes").symlink_to(small.root / "elsewhere")
    found = check(small.root)
    assert ("themes", "file.link") in [(each.file, each.rule) for each in found]
    assert found == whole(small.root)


def test_submodules(small: Repository, tmp_path: Path) -> None:
    """A submodule below ``ledger/`` is found, and so is a repository not yet added."""
    other = Repository(tmp_path / "other")
    inner = small.root / "ledger" / "inner"
    shutil.copytree(other.root, inner)
    expected = ["inner"]
    assert expected == [each.file.rstrip("/") for each in check(small.root)]
    assert ["file.link"] == rules(check(small.root))
    small.git("-c", "advice.addEmbeddedRepo=false", "add", "ledger/inner")
    small.git("commit", "-qm", "inner")
    assert ["file.link"] == rules(check(small.root))
    found = check(small.root, "HEAD")
    assert (expected, ["file.link"]) == ([each.file for each in found], rules(found))


def test_ignored_files(small: Repository) -> None:
    """What Git ignores is not part of the ledger."""
    (small.root / ".gitignore").write_text("*.swp\n/ledger/drafts/\n", encoding="utf-8")
    small.write("issues/2026/x.swp", "x")
    small.write("drafts/notes.txt", "x")
    assert [] == check(small.root)
    small.git("add", "--force", "ledger/drafts/notes.txt")
    assert ["file.unknown"] == rules(check(small.root))


def test_misplaced_files(small: Repository) -> None:
    """A record in another record's place is found, and so is a calendar in another year's."""
    place = small.root / "ledger"
    (place / ISSUE).rename(place / "issues/2026/ZS-20260303-0DMWW.yml")
    (place / "calendar/2025.yml").rename(place / "calendar/2030.yml")
    found = check(small.root)
    assert {"file.name"} == set(rules(found))
    assert {"id", "year"} == {each.field for each in found}


# Tables


@pytest.mark.parametrize(
    "name", ["ledger.yml", "departments.yml", "sectors.yml", "regions.yml", "people.yml"]
)
def test_missing_tables(small: Repository, name: str) -> None:
    """A table that is missing is found, and records are then judged by their shape only."""
    (small.root / "ledger" / name).unlink()
    facts = (("path", name),)
    assert [Finding(name, 0, "file.missing", "", facts)] == check(small.root)
    small.edit(ISSUE, "title:", "titel:")
    assert {"file.missing", "shape.unknown", "shape.required"} == set(rules(check(small.root)))


@pytest.mark.parametrize("name", ["observers", "experts", "teams"])
def test_optional_tables(small: Repository, name: str) -> None:
    """A roster may be missing; a calendar may be missing too, and days are then provisional."""
    (small.root / "ledger" / f"roster/{name}.yml").unlink()
    (small.root / "ledger" / "calendar/2026.yml").unlink()
    assert [] == check(small.root)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "from: 2026-01-01\n    to: 2026-01-03",
            "from: 2026-01-03\n    to: 2026-01-01",
            "reversed",
        ),
        ("to: 2026-01-03", "to: 2027-01-03", "elsewhere"),
        ("  - 2026-01-04", "  - 2026-01-04\n  - 2026-01-04", "repeated"),
        ("  - 2026-01-04", "  - 2026-01-05", "weekday"),
    ],
)
def test_calendars(small: Repository, old: str, new: str, why: str) -> None:
    """A calendar that cannot be right is found at its day."""
    small.edit("calendar/2026.yml", old, new)
    found = check(small.root)
    assert ("calendar.faulty", why) in [(each.rule, dict(each.facts)["why"]) for each in found]
    assert all(each.line > 0 for each in found)


def test_calendar_moves_limits(small: Repository) -> None:
    """A calendar that changes is held against every due day again."""
    assert [] == check(small.root)
    path = small.root / "ledger" / "calendar/2026.yml"
    path.unlink()
    small.edit(AT_WORK, "due: 2026-03-25", "due: 2026-03-26")
    assert [] == check(small.root)  # provisional
    small.git("checkout", "--quiet", "ledger/calendar")
    assert ["due.long"] == rules(check(small.root))


@pytest.mark.parametrize(
    ("path", "old", "new", "kind"),
    [
        ("people.yml", "department: finance", "department: none", "department"),
        ("departments.yml", "- id: finance\n", "- id: finance\n  region: none\n", "region"),
        (
            "roster/teams.yml",
            "scope: 专利预审",
            "scope: 专利预审\n  departments:\n    - none",
            "department",
        ),
        (
            "roster/observers.yml",
            "identity: entrepreneur",
            "identity: entrepreneur\n  sectors:\n    - none",
            "sector",
        ),
    ],
)
def test_references_of_tables(small: Repository, path: str, old: str, new: str, kind: str) -> None:
    """What a table names and is not there is found, as it is in records."""
    small.edit(path, old, new)
    found = check(small.root)
    assert [(path, "reference.unknown")] == [(each.file, each.rule) for each in found]
    assert kind == dict(found[0].facts)["kind"]


def test_twice_in_a_table(small: Repository) -> None:
    """An id that stands twice in a table is found at the second."""
    small.edit("regions.yml", "- id: putuo", "- id: dinghai")
    found = check(small.root)
    assert [("regions.yml", 4, "list.twice", "[1]")] == [
        (each.file, each.line, each.rule, each.field) for each in found
    ]


# Where there is no ledger, no repository, no revision


def test_no_revision(small: Repository) -> None:
    """A revision that is not there, or is before the ledger, is the user's error."""
    with pytest.raises(UserError, match=r"git\.revision"):
        check(small.root, "no-such")
    with pytest.raises(UserError, match=r"git\.revision"):
        check(small.root, "--help")
    small.git("checkout", "--quiet", "--orphan", "empty")
    small.git("rm", "-rq", "--cached", ".")
    small.git("commit", "-q", "--allow-empty", "-m", "empty")
    with pytest.raises(UserError, match=r"ledger\.absent-at"):
        check(small.root, "HEAD")
    assert [] == check(small.root)


def test_no_repository(small: Repository) -> None:
    """Outside of a repository there is no check."""
    shutil.rmtree(small.root / ".git")
    with pytest.raises(UserError, match=r"git\.none"):
        check(small.root)


def test_no_commit_yet(small: Repository) -> None:
    """A ledger that was never committed is checked all the same."""
    shutil.rmtree(small.root / ".git")
    small.git("init", "--quiet")
    assert [] == check(small.root)
    small.edit(ISSUE, "region: putuo", "region: none")
    assert ["reference.unknown"] == rules(check(small.root))


def test_below_the_top(tmp_path: Path) -> None:
    """A ledger in a folder of a larger repository is checked as one at its top."""
    inner = Repository(tmp_path / "top", below="城市/舟山")
    assert [] == check(inner.root)
    assert [] == check(inner.root, "HEAD")
    inner.edit(ISSUE, "region: putuo", "region: none")
    inner.write("notes.txt", "x")
    (inner.root / "ledger" / FIRM).unlink()
    found = check(inner.root)
    assert [ISSUE, ISSUE, f"issues/2026/{MERGED}.yml", "notes.txt"] == [f.file for f in found]
    inner.commit()
    assert found == check(inner.root) == check(inner.root, "HEAD")


def test_linked_work_tree(small: Repository, tmp_path: Path) -> None:
    """A second work tree of the repository has its own findings, and shares what is known."""
    other = tmp_path / "other"
    small.git("worktree", "add", "--quiet", str(other), "-b", "other")
    small.edit(ISSUE, "region: putuo", "region: none")
    assert ["reference.unknown"] == rules(check(small.root))
    assert [] == check(other)
    assert ["reference.unknown"] == rules(check(small.root))


# What is known from before


def test_records_that_come_and_go(small: Repository) -> None:
    """Whoever refers to a record that comes or goes is judged again, though it did not change."""
    place = small.root / "ledger" / FIRM
    assert [] == check(small.root)
    text = place.read_text(encoding="utf-8")
    place.unlink()
    both = [("issues/2026/" + number + ".yml", "reference.unknown") for number in (HEARD, MERGED)]
    assert both == [(each.file, each.rule) for each in check(small.root)]
    assert both == [(each.file, each.rule) for each in check(small.root)]
    place.write_text(text, encoding="utf-8")
    assert [] == check(small.root)
    (small.root / "ledger" / "themes" / f"{THEME}.yml").unlink()
    small.commit()
    assert ["reference.unknown"] == rules(check(small.root, "HEAD"))
    assert [] == check(small.root, "HEAD~1")
    assert ["reference.unknown"] == rules(check(small.root))


def test_stem_is_not_a_place(small: Repository) -> None:
    """A file of the right name in the wrong place is no record that one could refer to."""
    (small.root / "ledger" / FIRM).rename(small.root / "ledger" / "enterprises" / "haiyue.txt")
    found = check(small.root)
    assert 2 == rules(found).count("reference.unknown")
    small.edit(f"issues/2026/{CLOSED}.yml", "region: dinghai", "region: none")
    assert 3 == rules(check(small.root)).count("reference.unknown")


def test_collected_trees(small: Repository) -> None:
    """Where Git has collected the tree that was judged before, the whole is judged."""
    small.edit(ISSUE, "region: putuo", "region: none")
    small.commit()
    assert ["reference.unknown"] == rules(check(small.root))
    small.git("reset", "--quiet", "--hard", "HEAD~1")
    small.git("reflog", "expire", "--expire=now", "--all")
    small.git("gc", "--quiet", "--prune=now")
    assert [] == check(small.root)


def test_many_changed_files(small: Repository) -> None:
    """More changed files than are looked up one by one are judged with the whole."""
    text = (small.root / "ledger" / FIRM).read_text(encoding="utf-8")
    assert [] == check(small.root)
    for number in range(FEW + 5):
        name = f"firm-{number}"
        small.write(f"enterprises/{name}.yml", text.replace("id: haiyue", f"id: {name}"))
    assert [] == check(small.root)
    small.commit()
    for number in range(FEW + 5):
        small.edit(f"enterprises/firm-{number}.yml", "putuo", "none")
    assert FEW + 5 == len(check(small.root))
    assert check(small.root) == whole(small.root)


Change = Callable[[Repository, random.Random], None]
REPLACED = (
    (ISSUE, "region: putuo", "region: none"),
    (ISSUE, "title:", "titel:"),
    (ISSUE, "enterprise: haiyue", "enterprise: later-01"),
    (AT_WORK, "by: mr-clerk", "by: nobody"),
    (AT_WORK, "due: 2026-03-25", "due: 2026-06-25"),
    (f"issues/2026/{CLOSED}.yml", "  - kind: close", "  - kind: accept"),
    (f"issues/2026/{MERGED}.yml", f"into: {THEME}", f"into: {HEARD}"),
    (f"themes/{THEME}.yml", "kind: accept", "kind: reply"),
    (FIRM, "sector: port-shipping", "sector: none"),
    ("people.yml", "department: housing", "department: finance"),
    ("departments.yml", "- id: science", "- id: sciences"),
    ("ledger.yml", "lead_days: 15", "lead_days: 3"),
)


def _replace(small: Repository, chance: random.Random) -> None:
    path, old, new = chance.choice(REPLACED)
    place = small.root / "ledger" / path
    if place.is_file() and not place.is_symlink():
        text = place.read_text(encoding="utf-8")
        old, new = (old, new) if old in text else (new, old)
        place.write_text(text.replace(old, new, 1), encoding="utf-8")


def _any_file(small: Repository, chance: random.Random) -> Path | None:
    tracked = small.git("ls-files", "-z", "ledger").split("\0")[:-1]
    apart = [path for path in tracked if path.count("/") > 1]
    return small.root / chance.choice(apart) if apart else None


def _delete(small: Repository, chance: random.Random) -> None:
    if place := _any_file(small, chance):
        place.unlink(missing_ok=True)


def _link(small: Repository, chance: random.Random) -> None:
    if place := _any_file(small, chance):
        place.unlink(missing_ok=True)
        place.parent.mkdir(exist_ok=True)
        place.symlink_to("/dev/null")


def _come(small: Repository, chance: random.Random) -> None:
    text = "id: later-01\nname: 后来者\nsector: port-shipping\nregion: putuo\n"
    path = chance.choice(("enterprises/later-01.yml", "enterprises/later-01.txt", "notes/x"))
    small.write(path, text)


def _restore(small: Repository, _chance: random.Random) -> None:
    small.git("checkout", "--quiet", "--force", "HEAD", "--", "ledger")


def _commit(small: Repository, _chance: random.Random) -> None:
    small.commit()


def _stage(small: Repository, _chance: random.Random) -> None:
    small.git("add", "--all")


def _back(small: Repository, chance: random.Random) -> None:
    commits = small.git("rev-list", "--all").split()
    small.git("checkout", "--quiet", "--force", "--detach", chance.choice(commits))


def _revert(small: Repository, _chance: random.Random) -> None:
    if "" != small.git("rev-list", "HEAD~1..HEAD", check=False):
        small.git("reset", "--quiet", "--hard")
        small.git("revert", "--no-edit", "HEAD", check=False)
        small.git("revert", "--abort", check=False)


def _forget(small: Repository, _chance: random.Random) -> None:
    shutil.rmtree(small.root / ".git" / "tingjian", ignore_errors=True)


CHANGES: tuple[Change, ...] = (
    *(_replace, _replace, _replace, _delete, _come, _commit, _commit, _restore, _back),
    *(_revert, _link, _stage, _forget),
)


@pytest.mark.parametrize("seed", range(40))
def test_known_or_not(tmp_path: Path, seed: int) -> None:
    """What is known from before never changes the findings, after any sequence of changes."""
    small = Repository(tmp_path / "small")
    chance = random.Random(seed)
    done: list[str] = []
    for _ in range(7):
        change = chance.choice(CHANGES)
        change(small, chance)
        done.append(change.__name__)
        if chance.random() < 0.7:
            assert whole(small.root) == check(small.root), done
        if chance.random() < 0.3:
            head = judge_all(filed.at(small.root, "HEAD"))
            assert head == check(small.root, "HEAD"), done
    assert whole(small.root) == check(small.root), done


def test_revision_is_the_work_tree_of_its_commit(small: Repository) -> None:
    """A revision has the findings that the work tree had when it was committed."""
    expected = {}
    for path, old, new in REPLACED[:6]:
        small.edit(path, old, new)
        expected[small.commit()] = check(small.root)
    _forget(small, random.Random(0))
    for commit, findings in expected.items():
        assert findings == check(small.root, commit)
    for commit, findings in reversed(expected.items()):
        assert findings == check(small.root, commit)


def test_revision_knows_its_own_records_only(small: Repository) -> None:
    """What a revision refers to is looked for there, not in the work tree; and the reverse."""
    text = (small.root / "ledger" / FIRM).read_text(encoding="utf-8")
    small.write("enterprises/later-01.yml", text.replace("haiyue", "later-01"))
    small.commit()
    assert [] == check(small.root, "HEAD")
    small.edit(ISSUE, "enterprise: haiyue", "enterprise: later-01")
    small.commit()
    (small.root / "ledger/enterprises/later-01.yml").unlink()
    assert [] == check(small.root, "HEAD")
    assert ["reference.unknown"] == rules(check(small.root))
    small.git("checkout", "--quiet", "--force", "HEAD~2")
    small.write("enterprises/later-01.yml", text.replace("haiyue", "later-01"))
    assert [] == check(small.root)
    small.edit(ISSUE, "enterprise: haiyue", "enterprise: later-01")
    assert [] == check(small.root)


def test_damaged_memory(small: Repository) -> None:
    """What was kept and is damaged, or cannot be kept at all, changes nothing."""
    small.edit(ISSUE, "region: putuo", "region: none")
    expected = check(small.root)
    for place in (small.root / ".git" / "tingjian").iterdir():
        place.write_bytes(b"damaged " * 2000)
    assert expected == check(small.root)
    forget(small.root)
    (small.root / ".git" / "tingjian").write_text("no folder", encoding="utf-8")
    assert expected == check(small.root)


def test_hooks_and_environment(small: Repository) -> None:
    """A check run from a hook, where Git has set its own variables, checks the same ledger."""
    hook = small.root / ".git" / "hooks" / "pre-commit"
    said = small.root.parent / "said"
    code = f"from pathlib import Path; from tingjian.store.check import check; Path({str(said)!r})"
    code += f".write_text(str(len(check(Path({str(small.root)!r})))))"
    hook.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}"\n', encoding="utf-8")
    hook.chmod(0o755)
    small.edit(ISSUE, "region: putuo", "region: none")
    tools = Path(__file__).parents[2] / "tools"
    subprocess.run(
        ["git", "commit", "-qam", "x"],
        cwd=small.root,
        env=os.environ | {"PYTHONPATH": str(tools)},
        check=True,
    )
    assert "1" == said.read_text(encoding="utf-8")


def test_open_refuses_what_check_finds(small: Repository) -> None:
    """A ledger with a file that cannot be read is not opened; check says why."""
    small.edit(ISSUE, "title:", "titel:")
    assert {"shape.unknown", "shape.required"} == set(rules(check(small.root)))
    with pytest.raises(UserError, match=r"ledger\.findings"):
        open_ledger(small.root)
