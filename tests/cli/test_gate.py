"""The laws of ``tingjian gate`` as a command: what it takes, what it prints, how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.cli.conftest import Run
from tests.support import TODAY, WORKING, Repository, spawn


@pytest.fixture
def proposed(small: Repository, run: Run) -> Repository:
    """The small ledger with a legal reply on a branch of its own."""
    said = run(
        "reply", WORKING, "--outcome", "solved", "--text", "已增加名额", "--commit", by="mr-clerk"
    )
    assert 0 == said.code, said.err
    small.git("branch", "--quiet", "--move", "proposal")
    return small


def gate(run: Run, *words: str, actor: str = "mr-clerk") -> tuple[int, str]:
    """Judge the proposal; the exit code and what was printed."""
    said = run("gate", "--base", "main", "--head", "proposal", "--actor", actor, *words)
    assert "" == said.err
    return said.code, said.out


@pytest.mark.usefixtures("proposed")
def test_says_what_it_does(run: Run) -> None:
    """A legal step passes, and one sentence says who did what with which outcome."""
    assert (0, f"市市场监管局 答复 {WORKING}：已解决\n可以合并。\n") == gate(run)


@pytest.mark.usefixtures("proposed")
def test_says_it_in_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in English, where that was asked for."""
    monkeypatch.setenv("TINGJIAN_LANG", "en")
    code, out = gate(run)
    assert 0 == code
    assert f"replies to {WORKING}: solved" in out.splitlines()[0]


def test_refuses_with_place_and_mend(run: Run, proposed: Repository) -> None:
    """A finding names file, line, field and rule, says what is wrong and what to do."""
    code, out = gate(run, actor="st-clerk")
    assert 1 == code
    place, what, mend = out.splitlines()[1:4]
    line = (
        proposed.path(WORKING)
        .read_text(encoding="utf-8")
        .splitlines()
        .index("        by: mr-clerk")
    )
    assert place.startswith(f"ledger/issues/2026/{WORKING}.yml:")
    assert place.endswith("assignments[1].steps[2].by  attest.by")
    assert int(place.partition(":")[2].split(" ")[0]) > line
    assert "mr-clerk" in what
    assert "st-clerk" in what
    assert mend.startswith("  改正：")


@pytest.mark.usefixtures("proposed")
def test_unknown_actor(run: Run) -> None:
    """An account that nobody registered may change nothing, and is told nothing else."""
    code, out = gate(run, actor="nobody")
    assert 1 == code
    assert out.startswith("gate.actor\n")


@pytest.mark.parametrize(
    ("received", "code"),
    [
        (TODAY, 0),
        ("2026-03-12", 0),  # within the tolerance of a day
        ("2026-03-13", 1),
        ("2026-03-10", 1),  # the step would be of tomorrow
        ("2026-03-10T16:00:00Z", 0),  # midnight of the 11th where the ledger is
        ("2026-03-10T15:59:59Z", 1),
        ("2026-03-11T23:59:59+08:00", 0),
    ],
)
@pytest.mark.usefixtures("proposed")
def test_receipt(run: Run, received: str, code: int) -> None:
    """The day of receipt is that of the ledger's own time zone, and steps are held to it."""
    assert code == gate(run, "--received", received)[0]


@pytest.mark.parametrize(
    "received", ["yesterday", "2026-3-1", "2026-03-11T10:00:00", "", "0001-01-01T00:00:00+14:00"]
)
@pytest.mark.usefixtures("proposed")
def test_receipt_unreadable(run: Run, received: str) -> None:
    """What is neither a day nor a moment with its zone is refused with both forms."""
    said = run(
        "gate",
        "--base",
        "main",
        "--head",
        "proposal",
        "--actor",
        "mr-clerk",
        "--received",
        received,
    )
    assert 1 == said.code
    assert "2026-03-02T09:00:00Z" in said.err


@pytest.mark.usefixtures("proposed")
def test_json(run: Run) -> None:
    """JSON has the verdict, the deeds with their parts, and the findings as ``check`` has them."""
    said = json.loads(gate(run, "--format", "json")[1])
    assert [True, []] == [said["accepted"], said["findings"]]
    (deed,) = said["deeds"]
    expected = {"kind": "reply", "of": "issue", "number": WORKING, "by": "market-regulation"}
    assert expected.items() <= deed.items()
    refused = json.loads(gate(run, "--format", "json", actor="st-clerk")[1])
    assert not refused["accepted"]
    assert {"rule", "file", "line", "field", "what", "mend"} == refused["findings"][0].keys()


@pytest.mark.usefixtures("proposed")
def test_github(run: Run) -> None:
    """Annotations name file and line, where the forge shows them."""
    out = gate(run, "--format", "github", actor="st-clerk")[1]
    assert f"\n::error file=ledger/issues/2026/{WORKING}.yml,line=" in out
    assert ",title=attest.by::" in out


def test_markdown_is_inert(run: Run, small: Repository) -> None:
    """Whatever a branch names a file, the summary shows it as text: no markup, link or mention."""
    name = "ledger/[x](https:evil)<img src=x>@all|`a`.yml"
    (small.root / name).write_text("a: b\n", encoding="utf-8")
    small.git("switch", "--quiet", "--create", "proposal")
    small.commit()
    code, out = gate(run, "--format", "markdown", actor="zs-office")
    assert 1 == code
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(out)
    assert 1 == page.count("<tbody>")
    assert "&lt;img src=x&gt;" in page
    assert "@all" not in page
    for tag in ("<a", "<img", "<code", "<em"):
        assert tag not in page, tag


def test_bare_repository(proposed: Repository, tmp_path: Path) -> None:
    """A bare repository is judged where it lies: nothing needs checking out."""
    bare = tmp_path / "bare.git"
    proposed.git("clone", "--quiet", "--bare", ".", str(bare))
    words = ("--base", "main", "--head", "proposal", "--actor", "mr-clerk", "--received", TODAY)
    said = spawn("gate", *words, at=bare)
    assert (0, "") == (said.code, said.err)


def test_ledger_below_the_top(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger may lie in a folder of its repository; all beside it is outside."""
    city = Repository(tmp_path / "whole", below="city")
    monkeypatch.chdir(city.root)
    run("reply", WORKING, "--outcome", "solved", "--text", "已增加名额", "--commit", by="mr-clerk")
    city.git("branch", "--quiet", "--move", "proposal")
    assert 0 == gate(run)[0]
    (city.top / "README.md").write_text("other\n", encoding="utf-8")
    city.git("add", "--all", at=city.top)
    city.commit()
    code, out = gate(run)
    assert 1 == code
    assert "gate.outside" in out


@pytest.mark.usefixtures("small")
def test_revision_unknown(run: Run) -> None:
    """A revision that there is not is told by its name."""
    said = run("gate", "--base", "main", "--head", "nowhere", "--actor", "mr-clerk")
    assert 1 == said.code
    assert "nowhere" in said.err


def test_leaves_the_repository_alone(run: Run, proposed: Repository) -> None:
    """Judging changes no branch, no file, no index, also where a merge is tried."""
    proposed.git("switch", "--quiet", "main")
    run("sign", WORKING, by="mr-clerk")
    proposed.git("checkout", "--quiet", "--", "ledger")
    (proposed.root / "README.md").write_text("moved on\n", encoding="utf-8")
    proposed.commit("main moves on")
    before = proposed.state()
    assert 0 == gate(run)[0]
    assert before == proposed.state()


def test_numbers_of_persons(run: Run, proposed: Repository) -> None:
    """A reply with a number of a person may not be merged, and the finding does not say it."""
    text = "联系人电话13800000000"
    before = proposed.state()
    refused = run("reply", WORKING, "--outcome", "solved", "--text", text, by="mr-clerk")
    assert (1, before) == (refused.code, proposed.state())
    proposed.edit(f"issues/2026/{WORKING}.yml", "text: 已增加名额", f"text: {text}")
    proposed.commit()
    code, out = gate(run)
    assert (1, True, False) == (code, "personal.mobile" in out, "1380000" in out)


def test_plain_contacts(run: Run, proposed: Repository) -> None:
    """A contact in plain text may not be merged, and nothing of it is said."""
    proposed.edit(f"issues/2026/{WORKING}.yml", "disclosure: ", "contact: 甲乙丙丁\ndisclosure: ")
    proposed.commit()
    code, out = gate(run, actor="zs-office")
    assert (1, True, False) == (code, "contact.plain" in out, "甲乙丙丁" in out)
