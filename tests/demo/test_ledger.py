"""The laws of ``tingjian demo``: a whole repository, the same for the same seed, always right."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tingjian.cli.demo import demo
from tingjian.demo.ledger import Wish, make
from tingjian.errors import UserError
from tingjian.store import files
from tingjian.store.judging import judge_all
from tingjian.store.open import open_ledger

AS_OF = date(2026, 3, 31)


def git(root: Path, *words: str) -> str:
    """What Git says of a repository."""
    done = subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small ledger, once."""
    folder = tmp_path_factory.mktemp("demo") / "ledger"
    make(folder, Wish(issues=80, seed=3, as_of=AS_OF))
    return folder


def test_no_findings(made: Path) -> None:
    """The work tree is clean, and ``check`` finds nothing wrong in it."""
    assert git(made, "status", "--porcelain") == ""
    assert [] == judge_all(files.now(made))
    assert len(open_ledger(made).issues) == 80


def test_no_findings_at_any_time(made: Path) -> None:
    """Nor at the commits on the way."""
    commits = git(made, "rev-list", "--reverse", "HEAD").split()
    for commit in commits[:: len(commits) // 12]:
        assert [] == judge_all(files.at(made, commit))


def test_dated(made: Path) -> None:
    """Commits follow each other in time, from the first working day to the last at most."""
    moments = git(made, "log", "--reverse", "--format=%at %ct").splitlines()
    seconds = [int(moment.split()[0]) for moment in moments]
    assert all(len(set(moment.split())) == 1 for moment in moments)
    assert seconds == sorted(set(seconds))
    days = git(made, "log", "--format=%ad", "--date=format:%Y-%m-%d").split()
    assert days[0] <= AS_OF.isoformat()


def test_authors(made: Path) -> None:
    """Every commit is of an account in people.yml."""
    people = open_ledger(made).tables.people.values()
    known = {(person.name, person.email) for person in people}
    log = git(made, "log", "--format=%an%x09%ae").splitlines()
    assert {tuple(line.split("\t")) for line in log} <= known


def test_same_seed(made: Path, tmp_path: Path) -> None:
    """The same seed makes the same commits, another seed others."""
    make(tmp_path / "again", Wish(80, 3, AS_OF))
    make(tmp_path / "other", Wish(80, 4, AS_OF))
    heads = [
        git(each, "rev-parse", "HEAD") for each in (made, tmp_path / "again", tmp_path / "other")
    ]
    assert heads[0] == heads[1] != heads[2]


def test_flat(made: Path, tmp_path: Path) -> None:
    """Without history, the files are the same."""
    flat = make(tmp_path / "flat", Wish(80, 3, AS_OF, flat=True))
    trees = [git(each, "rev-parse", "HEAD^{tree}") for each in (made, tmp_path / "flat")]
    assert trees[0] == trees[1]
    assert flat.commits == 2 == len(git(tmp_path / "flat", "rev-list", "HEAD").split())


def test_sizes(made: Path) -> None:
    """An issue's file is about as large as a real one."""
    sizes = [path.stat().st_size for path in (made / "ledger" / "issues").rglob("*.yml")]
    assert 1_500 < sum(sizes) / len(sizes) < 2_500


def test_few(tmp_path: Path) -> None:
    """A ledger of one issue is a ledger."""
    make(tmp_path / "one", Wish(1, 1))
    assert [] == judge_all(files.now(tmp_path / "one"))


@pytest.mark.parametrize("name", ["file", "folder"])
def test_refuses(tmp_path: Path, name: str) -> None:
    """A file, or a folder that holds something, is left as it is."""
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    target = tmp_path / "file" if name == "file" else tmp_path
    with pytest.raises(UserError) as caught:
        make(target, Wish(1, 1))
    assert caught.value.key == "init.full"
    assert [tmp_path / "file"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["file/new", "a" * 300])
def test_unwritable(tmp_path: Path, name: str) -> None:
    """Where the folder cannot be made, it says why."""
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        make(tmp_path / name, Wish(1, 1))
    assert caught.value.key == "file.unwritable"
    assert [tmp_path / "file"] == list(tmp_path.iterdir())


def test_command(tmp_path: Path) -> None:
    """The command makes it, and says what it made."""
    words = [
        str(tmp_path / "new"),
        "--issues",
        "3",
        "--seed",
        "9",
        "--as-of",
        "2026-03-31",
        "--flat",
    ]
    done = CliRunner().invoke(demo, words)
    assert (0, "") == (done.exit_code, done.stderr)
    assert "3 件诉求" in done.stdout
    assert "2026-03-31" in done.stdout
