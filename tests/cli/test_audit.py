"""The laws of ``tingjian audit``: the whole past judged, once, and the first breach named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.support import TODAY, WORKING, Repository, spawn

MR = ("Clerk", "mr-clerk@tingjian.example")
OFFICE = ("Office", "office@tingjian.example")


def commit(
    small: Repository,
    monkeypatch: pytest.MonkeyPatch,
    who: tuple[str, str],
    day: str = TODAY,
    *words: str,
) -> str:
    """Commit everything, or run a git command, as somebody on a day; the commit's id."""
    for part in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{part}_NAME", who[0])
        monkeypatch.setenv(f"GIT_{part}_EMAIL", who[1])
        monkeypatch.setenv(f"GIT_{part}_DATE", f"{day}T10:00:00+08:00")
    if not words:
        return small.commit()
    small.git(*words)
    return small.git("rev-parse", "HEAD").strip()


def reply(run: Run, day: str = TODAY) -> None:
    """Answer as the department's clerk."""
    said = run(
        "reply", WORKING, "--outcome", "solved", "--text", "已增加", by="mr-clerk", today=day
    )
    assert 0 == said.code, said.err


def audited(run: Run, *words: str) -> Any:
    """The audit as JSON."""
    return json.loads(run("audit", "--format", "json", *words).out)


def test_lawful(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history of lawful steps has no findings; how long reviews took is told."""
    small.git("switch", "--quiet", "--create", "reply")
    reply(run)
    commit(small, monkeypatch, MR)
    small.git("switch", "--quiet", "main")
    commit(small, monkeypatch, OFFICE, "2026-03-13", "merge", "--no-ff", "--no-edit", "reply")
    said = run("audit")
    assert (0, "") == (said.code, said.err)
    assert "2 次合并，其中 0 次有问题" in said.out
    assert "最长 2 天" in said.out


def test_first_breach(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A past reply that was softened is found at its commit, with who made it and who let it in."""
    reply(run)
    commit(small, monkeypatch, MR)
    small.git("switch", "--quiet", "--create", "soft")
    small.edit(f"issues/2026/{WORKING}.yml", "text: 已增加", "text: 已考虑")
    commit(small, monkeypatch, MR)
    small.git("switch", "--quiet", "main")
    wrong = commit(
        small, monkeypatch, OFFICE, "2026-03-12", "merge", "--no-ff", "--no-edit", "soft"
    )
    said = run("audit")
    assert 1 == said.code
    assert "change.past" in said.out
    assert f"第一次违规：{wrong}（2026-03-12）" in said.out
    (entry,) = audited(run)["broken"]
    expected = {"commit": wrong, "by": "mr-clerk", "merged_by": "Office <office@tingjian.example>"}
    assert expected.items() <= entry.items()
    assert ["change.past"] == [each["rule"] for each in entry["findings"]]


def test_backdated(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that claims a day long before its commit is found."""
    reply(run, "2026-03-06")
    commit(small, monkeypatch, MR, "2026-03-20")
    (entry,) = audited(run)["broken"]
    assert ["attest.past"] == [each["rule"] for each in entry["findings"]]


def test_broken_tables(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who breaks the tables does not blind the audit: what follows is judged by the last good ones."""
    small.edit("sectors.yml", "- id: port-shipping", "- [id: port-shipping")
    commit(small, monkeypatch, OFFICE)
    (small.root / "README.md").write_text("x", encoding="utf-8")
    commit(small, monkeypatch, MR)
    broken = [[each["rule"] for each in entry["findings"]] for entry in audited(run)["broken"]]
    assert 2 == len(broken)
    assert ["gate.outside"] == broken[1]


def test_stranger(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit whose author has no account is told by the address."""
    reply(run)
    commit(small, monkeypatch, ("X", "stranger@tingjian.example"))
    (entry,) = audited(run)["broken"]
    assert "stranger@tingjian.example" == entry["by"]
    assert ["gate.actor"] == [each["rule"] for each in entry["findings"]]


def test_forge_address(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that a forge gives an account is the account's."""
    reply(run)
    commit(small, monkeypatch, ("X", "123+mr-clerk@users.noreply.github.com"))
    assert [] == audited(run)["broken"]


def test_since(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what came after a revision is audited, where one is named."""
    reply(run, "2026-03-06")
    first = commit(small, monkeypatch, MR, "2026-03-20")
    (small.root / "README.md").write_text("x", encoding="utf-8")
    commit(small, monkeypatch, OFFICE)
    found = audited(run, "--since", first)
    assert [1, first] == [found["number"], found["since"]]
    assert ["gate.outside"] == [each["rule"] for each in found["broken"][0]["findings"]]


def test_goes_on(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second audit looks at what is new only, and says the same of all as one from the start."""
    reply(run, "2026-03-06")
    commit(small, monkeypatch, MR, "2026-03-20")
    before = audited(run)
    (small.root / "README.md").write_text("x", encoding="utf-8")
    commit(small, monkeypatch, OFFICE, "2026-03-21")
    after = audited(run)
    assert before["broken"] == after["broken"][:1]
    assert before["number"] + 1 == after["number"]
    for file in (small.root / ".git/tingjian").glob("*.db*"):
        file.unlink()
    assert after == audited(run)


def test_rewritten_history(run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where history was rewritten since, nothing of the earlier audit is believed."""
    reply(run, "2026-03-06")
    commit(small, monkeypatch, MR, "2026-03-20")
    assert 1 == len(audited(run)["broken"])
    small.git("reset", "--quiet", "--hard", "HEAD~1")
    assert [] == audited(run)["broken"]


def test_shallow(
    run: Run, small: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A past that was cut off is not taken for lawful; what the clone has whole is judged."""
    first = small.git("rev-parse", "HEAD").strip()
    (small.root / "README.md").write_text("x", encoding="utf-8")
    commit(small, monkeypatch, MR)
    reply(run)
    last = commit(small, monkeypatch, MR)
    clone = tmp_path / "clone"
    small.git("clone", "--quiet", "--depth", "2", small.root.as_uri(), str(clone))
    said = spawn("audit", at=clone)
    assert (1, "", "git fetch --unshallow" in said.err) == (said.code, said.out, True)
    said = spawn("audit", "--since", f"{last}^", at=clone)
    assert 0 == said.code
    assert "1 次合并，其中 0 次有问题" in said.out
    small.git("-C", str(clone), "fetch", "--quiet", "--unshallow")
    said = spawn("audit", "--since", first, "--format", "json", at=clone)
    assert [2, 1] == [json.loads(said.out)["number"], len(json.loads(said.out)["broken"])]


def test_settings(tmp_path: Path) -> None:
    """What Git tells a user beside or instead, by settings of his own, changes nothing."""
    made = Repository(tmp_path / "whole", below="below")
    (made.root / "README.md").write_text("x", encoding="utf-8")
    made.commit()
    head, *rest = made.git("cat-file", "commit", "HEAD").partition("\n\n")
    sign = "\ngpgsig -----BEGIN SSH SIGNATURE-----\n x\n -----END SSH SIGNATURE-----"
    (made.top / "signed").write_text("".join((head, sign, *rest)), encoding="utf-8")
    made.git("reset", "--soft", made.git("hash-object", "-t", "commit", "-w", "../signed").strip())
    before = json.loads(spawn("audit", "--format", "json", at=made.root).out)
    for name, value in (("log.showSignature", "true"), ("diff.relative", "true")):
        made.git("config", name, value)
        for file in (made.top / ".git/tingjian").glob("*.db*"):
            file.unlink()
        after = json.loads(spawn("audit", "--format", "json", at=made.root).out)
        assert [2, before] == [after["number"], after]


def test_demonstration(tmp_path: Path) -> None:
    """The history that ``tingjian demo`` writes is one that the gate would have let in."""
    folder = tmp_path / "demo"
    assert 0 == spawn("demo", str(folder), "--issues", "60", "--seed", "3", at=tmp_path).code
    said = spawn("audit", "--format", "json", at=folder)
    assert [0, []] == [said.code, json.loads(said.out)["broken"]]
