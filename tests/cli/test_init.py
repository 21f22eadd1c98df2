"""The laws of ``tingjian init``: a ledger that passes its own check, or nothing at all."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.support import Repository, spawn

from tingjian.store.check import check


def test_init(tmp_path: Path) -> None:
    """A new folder becomes a repository with a ledger that is right, committed, and can be used."""
    said = spawn("init", "a/city", at=tmp_path)
    assert (0, "") == (said.code, said.out)
    assert "新账本已建好（a/city）" in said.err
    assert "尚未提交" not in said.err
    city = tmp_path / "a/city"
    assert [] == check(city)
    status = ["git", "-C", str(city), "status", "--porcelain"]
    assert b"" == subprocess.run(status, capture_output=True, check=True).stdout
    assert [city] == list((tmp_path / "a").iterdir())
    said = spawn("due", at=city)
    assert 0 == said.code
    firm = ("--id", "a", "--name", "甲", "--sector", "manufacturing", "--region", "urban")
    said = spawn("new", "enterprise", *firm, at=city)
    assert "没有“urban”这个属地；已登记的有：whole-city（全市）" in said.err


def test_whoever_makes_it_may_set_it_up(tmp_path: Path) -> None:
    """The gate lets the first maintainer make the tables those of the city; audit finds no fault."""
    city = tmp_path / "city"
    assert 0 == spawn("init", str(city), at=tmp_path).code
    people = city / "ledger" / "people.yml"
    people.write_text(
        people.read_text("utf-8") + "- login: a\n  name: 甲\n  role: staff\n", "utf-8"
    )
    subprocess.run(["git", "-C", str(city), "commit", "-qam", "People"], check=True)
    said = spawn("audit", at=city)
    assert (0, True) == (said.code, "其中 0 次有问题" in said.err + said.out)


def test_into_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder is used as it is: whoever stands in it finds the ledger there."""
    place = tmp_path / "empty"
    place.mkdir()
    before = place.stat().st_ino
    said = spawn("init", ".", at=place)
    assert (0, True) == (said.code, said.err.startswith("新账本已建好（当前文件夹）。"))
    assert before == place.stat().st_ino
    assert [] == check(place)
    assert [place] == list(tmp_path.iterdir())


def test_into_an_empty_clone(tmp_path: Path) -> None:
    """A repository that a forge gave empty gets the ledger as its first commit, ready to push."""
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "forge"], check=True)
    clone = tmp_path / "clone"
    words = ["git", "clone", "--quiet", str(tmp_path / "forge"), str(clone)]
    subprocess.run(words, check=True, capture_output=True)
    assert 0 == spawn("init", ".", at=clone).code
    assert [] == check(clone)
    push = ["git", "-C", str(clone), "push", "--quiet", "origin", "HEAD:main"]
    subprocess.run(push, check=True, capture_output=True)
    assert 1 == spawn("init", ".", at=clone).code


def test_into_a_repository_with_a_past(tmp_path: Path) -> None:
    """A repository whose files were all deleted has a past, and is left alone."""
    place = Repository(tmp_path / "past").root
    for child in place.iterdir():
        if child.name != ".git":
            shutil.rmtree(child) if child.is_dir() else child.unlink()
    assert 1 == spawn("init", "past", at=tmp_path).code
    assert [".git"] == [child.name for child in place.iterdir()]


@pytest.mark.parametrize("inside", ["file", ".git/config"])
def test_full_folders(tmp_path: Path, inside: str) -> None:
    """A folder that holds anything is left alone."""
    file = tmp_path / "full" / inside
    file.parent.mkdir(parents=True)
    file.write_text("x", encoding="utf-8")
    said = spawn("init", "full", at=tmp_path)
    assert (1, "错误：full 既不是空文件夹，也不是还没有提交的空仓库，不在其中新建账本\n") == (
        said.code,
        said.err,
    )
    assert [file] == [path for path in (tmp_path / "full").rglob("*") if path.is_file()]
    said = spawn("init", f"full/{inside}", at=tmp_path)
    assert 1 == said.code


def test_twice(tmp_path: Path) -> None:
    """A ledger is not made over a ledger."""
    assert 0 == spawn("init", "city", at=tmp_path).code
    assert 1 == spawn("init", "city", at=tmp_path).code


def test_without_identity(tmp_path: Path) -> None:
    """Where Git does not know who commits, the files wait in the index, and it says so."""
    empty = tmp_path / "config"
    empty.write_text("", encoding="utf-8")
    said = spawn("init", "city", at=tmp_path, GIT_CONFIG_GLOBAL=str(empty), HOME=str(tmp_path))
    assert (0, True) == (said.code, "尚未提交" in said.err)
    status = ["git", "-C", str(tmp_path / "city"), "status", "--porcelain"]
    found = subprocess.run(status, capture_output=True, check=True, text=True).stdout
    assert "A  ledger/ledger.yml" in found
    assert 0 == spawn("check", at=tmp_path / "city").code
    for command in ("audit", "build"):
        said = spawn(command, at=tmp_path / "city")
        assert (1, "错误：Git 仓库中还没有提交；先运行 git add ledger 和 git commit\n") == (
            said.code,
            said.err,
        )


def test_outside_a_repository(tmp_path: Path) -> None:
    """A ledger that was copied without its repository is told so by whatever asks for history."""
    shutil.copytree(
        Path(__file__).parents[2] / "tools/tingjian/starter/ledger", tmp_path / "ledger"
    )
    said = spawn("audit", at=tmp_path)
    assert (1, True) == (said.code, "不在 Git 仓库中" in said.err)


def test_inside_another_repository(tmp_path: Path) -> None:
    """A ledger made below another repository is one of its own."""
    outer = Repository(tmp_path / "outer")
    assert 0 == spawn("init", "inner", at=outer.root).code
    assert (outer.root / "inner/.git").is_dir()
    assert [] == check(outer.root / "inner")


def test_unwritable(tmp_path: Path) -> None:
    """Where the folder cannot be made, it says why."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = spawn("init", "file/city", at=tmp_path)
    assert 1 == said.code
    assert "无法写入 file/city" in said.err
    said = spawn("init", "a" * 300, at=tmp_path)
    assert (1, "") == (said.code, said.out)
    assert [tmp_path / "file"] == list(tmp_path.iterdir())


def test_english(tmp_path: Path) -> None:
    """In English what comes next is said in English."""
    said = spawn("init", "city", at=tmp_path, TINGJIAN_LANG="en")
    assert "A new ledger is in city." in said.err
