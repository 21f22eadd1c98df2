"""The laws of ``tingjian seal`` and ``unseal``: the staff can read a contact, and nothing else can."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.support import HEARD, THEME, WORKING, Repository, Said

from tingjian.core.record import Issue
from tingjian.store.cases import open_case
from tingjian.store.check import check

CONTACT = "办公室，0580-2020202"
CLERK = "  name: 工作专班\n  role: staff\n"
KEEPER = "  name: 维护者\n  role: maintainer\n"
BUREAU = "  name: 科技局经办人\n  role: department\n"


def contact(small: Repository, number: str = HEARD) -> str | None:
    """The contact as it stands in the file."""
    case = open_case(small.root, number).case
    assert isinstance(case, Issue)
    return case.contact


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give what replaces standard input."""
    give(monkeypatch, CONTACT)
    return monkeypatch


def give(patch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Put a text where a command reads standard input."""
    raw = text if isinstance(text, bytes) else text.encode()
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def pair(small: Repository, run: Run, tmp_path: Path, name: str, entry: str) -> Path:
    """Make somebody's pair of keys and register the public one."""
    secret = tmp_path / name
    said = run("seal", "--new-key", str(secret))
    assert 0 == said.code
    small.edit("people.yml", entry, f"{entry}  key: {said.out.strip()}\n")
    return secret


@pytest.fixture
def secret(small: Repository, run: Run, tmp_path: Path) -> Path:
    """Give the office's secret key, its public one being registered."""
    return pair(small, run, tmp_path, "office.key", CLERK)


def opened(run: Run, secret: Path, number: str = HEARD) -> Said:
    """What unsealing says."""
    return run("unseal", number, "--identity", str(secret))


def test_new_key(small: Repository, run: Run, tmp_path: Path) -> None:
    """A secret key is its owner's to read, replaces nothing, and is never put into a ledger."""
    secret = tmp_path / "a.key"
    said = run("seal", "--new-key", str(secret))
    assert (0, 0o600) == (said.code, secret.stat().st_mode & 0o777)
    assert said.out.startswith("age1")
    before = secret.read_bytes()
    assert b"AGE-SECRET-KEY-1" in before
    assert "AGE-SECRET" not in said.out + said.err
    for place in (secret, small.root / "ledger" / "b.key", tmp_path / "none" / "c.key"):
        assert 1 == run("seal", "--new-key", str(place)).code
    assert before == secret.read_bytes()
    assert not (small.root / "ledger" / "b.key").exists()


def test_seal(small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch) -> None:
    """What is sealed stands in no file and no output, can be opened, and a step says so."""
    said = run("seal", HEARD)
    assert (0, "") == (said.code, said.err)
    assert CONTACT not in said.out + "".join(small.state())
    step = open_case(small.root, HEARD).case.steps[-1]
    assert ("correct", ("contact",)) == (step.kind, step.fields)
    assert [] == check(small.root)
    before = small.state()
    assert Said(0, f"{CONTACT}\n", "") == opened(run, secret)
    assert before == small.state()
    give(given, "另一人\n")
    assert 0 == run("seal", HEARD, "--commit", "--reason", "换人").code
    assert "另一人\n" == opened(run, secret).out


def test_new(
    small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An issue is registered with its contact, from standard input or a file, and it is sealed."""
    words = ["new", "--title", "用工难", "--enterprise", "haiyue", "--sector", "port-shipping"]
    words += ["--region", "putuo", "--class", "simple", "--channel", "visit"]
    words += ["--disclosure", "named", "--statement", "招工困难。", "--contact-file"]
    (tmp_path / "contact.txt").write_text(CONTACT, encoding="utf-8")
    for file in ("-", str(tmp_path / "contact.txt")):
        number = run(*words, file).out.strip()
        assert f"{CONTACT}\n" == opened(run, secret, number).out
    assert [] == check(small.root)
    assert 1 == run(*words, str(tmp_path / "none")).code
    assert given is not None


def test_rotate(
    small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Contacts are sealed anew to whom it is today, once; what cannot be opened stays, and is told."""
    for number in (HEARD, WORKING):
        give(given, CONTACT)
        run("seal", number)
    rotate = ("seal", "--rotate", "--identity", str(secret), "--commit")
    before = small.state()
    assert (0, before) == (run(*rotate).code, small.state())
    keeper = pair(small, run, tmp_path, "keeper.key", KEEPER)
    bureau = pair(small, run, tmp_path, "bureau.key", BUREAU)
    assert 1 == opened(run, keeper).code
    small.commit()
    said = run(*rotate)
    assert (0, True) == (said.code, "重新加密 2 件" in said.err)
    assert "" == small.git("status", "--porcelain")
    assert [f"{CONTACT}\n"] * 2 == [opened(run, each).out for each in (secret, keeper)]
    assert 1 == opened(run, bureau).code
    assert [] == check(small.root)
    text = (small.root / "ledger/people.yml").read_text(encoding="utf-8")
    gone = next(line for line in text.split("\n") if line.startswith("  key: "))
    small.edit("people.yml", f"{gone}\n", "")
    small.edit(f"issues/2026/{HEARD}.yml", contact(small) or "", "sealed:QUJD")
    said = run("seal", "--rotate", "--identity", str(keeper))
    assert (1, True, True) == (said.code, "重新加密 1 件" in said.err, HEARD in said.err)
    assert ("sealed:QUJD", 1) == (contact(small), opened(run, secret, WORKING).code)
    assert f"{CONTACT}\n" == opened(run, keeper, WORKING).out


def test_enterprises(
    small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An enterprise's file keeps a contact as an issue does: sealed, and rotated with the others."""
    small.commit()
    assert 0 == run("seal", "haiyue", "--commit").code
    assert "" == small.git("status", "--porcelain")
    assert CONTACT not in "".join(small.state())
    assert f"{CONTACT}\n" == opened(run, secret, "haiyue").out
    assert "联系方式  （已加密）" in run("show", "haiyue").out
    assert 1 == opened(run, secret, "youzhong").code
    (tmp_path / "contact.txt").write_text(CONTACT, encoding="utf-8")
    words = ("--id", "new-one", "--name", "新企业", "--region", "putuo")
    file = ("--sector", "port-shipping", "--contact-file", str(tmp_path / "contact.txt"))
    assert 0 == run("new", "enterprise", *words, *file).code
    assert f"{CONTACT}\n" == opened(run, secret, "new-one").out
    keeper = pair(small, run, tmp_path, "keeper.key", KEEPER)
    assert 1 == opened(run, keeper, "haiyue").code
    assert "重新加密 2 件" in run("seal", "--rotate", "--identity", str(secret)).err
    assert f"{CONTACT}\n" == opened(run, keeper, "haiyue").out
    assert [] == check(small.root)
    assert "tingjian seal haiyue" in run("correct", "haiyue", "--set", "contact=某人").err
    assert "没有联系方式一栏" in run("seal", "2026").err
    assert given is not None


def test_failed_rotation(
    small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where Git refuses to commit, every file is as it was."""
    assert given is not None
    run("seal", HEARD)
    pair(small, run, tmp_path, "keeper.key", KEEPER)
    small.commit()
    before = small.state()
    (small.root / ".git/index.lock").touch()
    assert 1 == run("seal", "--rotate", "--identity", str(secret), "--commit").code
    (small.root / ".git/index.lock").unlink()
    assert before == small.state()


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "没有读到"), (" \n", "没有读到"), ("甲" * 501, "超过 500 字"), (b"\xb0\xec", "UTF-8")],
)
def test_bad_contacts(
    small: Repository,
    run: Run,
    secret: Path,
    given: pytest.MonkeyPatch,
    text: str | bytes,
    reason: str,
) -> None:
    """No contact, one far too long, or one of other bytes is refused; nothing is written."""
    assert secret.exists()
    before = small.state()
    give(given, text)
    said = run("seal", HEARD)
    assert (1, True, False) == (said.code, reason in said.err, "甲" in said.err)
    assert before == small.state()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("seal", HEARD), "没有工作专班或维护者的 age 公钥"),
        (("seal",), "三者选一"),
        (("seal", HEARD, "--rotate"), "三者选一"),
        (("unseal", HEARD), "缺少 --identity"),
        (("unseal", HEARD, "--identity", "none"), "没有登记联系方式"),
    ],
)
def test_without_keys(small: Repository, run: Run, words: tuple[str, ...], reason: str) -> None:
    """Without keys, without an identity, without a word on what to seal: the reason is told."""
    before = small.state()
    said = run(*words)
    assert (1, True) == (said.code, reason in said.err)
    assert before == small.state()


def test_refusals(
    small: Repository, run: Run, secret: Path, given: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Themes, departments, other keys, files that are no key, damaged values: each has its reason."""
    assert "是共性问题" in run("seal", THEME).err
    assert "没有登记联系方式" in opened(run, secret).err
    assert "角色不能“更正”" in run("seal", HEARD, by="mr-clerk").err
    assert "缺少 --identity" in run("seal", "--rotate").err
    give(given, CONTACT)
    run("seal", HEARD)
    other = tmp_path / "other.key"
    run("seal", "--new-key", str(other))
    assert "不是加密给这把私钥的" in opened(run, other).err
    assert "无法读取" in opened(run, tmp_path / "none").err
    for raw in (b"", b"\xff\xfe", b"AGE-SECRET-KEY-1XYZ"):
        other.write_bytes(raw)
        said = opened(run, other)
        assert (1, True) == (said.code, "没有 age 私钥" in said.err)
        assert "XYZ" not in said.err
    value = contact(small) or ""
    for damaged in (value[:-8], value[:-4] + "AAA=", "sealed:QUJD", "sealed:A"):
        small.edit(f"issues/2026/{HEARD}.yml", contact(small) or "", damaged)
        said = opened(run, secret)
        assert (1, "") == (said.code, said.out)
        assert "密文已损坏" in said.err
    small.edit("people.yml", "  key: age1", "  key: age1" + "q")
    text = (small.root / "ledger/people.yml").read_text(encoding="utf-8")
    key = next(line for line in text.split("\n") if "  key: " in line)
    small.edit("people.yml", key, key[:-1])
    assert "“zs-office”的 key 不是有效的" in run("seal", HEARD).err


def test_what_is_inside_is_shown_safely(run: Run, secret: Path, given: pytest.MonkeyPatch) -> None:
    """A contact may have lines, and can neither colour a terminal nor move its cursor."""
    give(given, "甲\x1b[31m乙\n丙")
    run("seal", HEARD)
    assert "甲U+001B[31m乙\n丙\n" == opened(run, secret).out


PLAIN = ["13800001111", "'甲 13800001111'", "[13800001111]", "{phone: 13800001111}", "null"]


@pytest.mark.parametrize(
    "value", [*PLAIN, "'" + "13800001111" * 2000 + "'", "sealed:13800001111，甲"]
)
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_plain_contacts(small: Repository, run: Run, value: str, form: str) -> None:
    """A contact in plain text is one finding of its own, which prints nothing of it."""
    small.edit(f"issues/2026/{HEARD}.yml", "disclosure: ", f"contact: {value}\ndisclosure: ")
    assert ["contact.plain"] == [finding.rule for finding in check(small.root)]
    said = run("check", "--format", form)
    assert (1, True) == (said.code, "contact" in said.out)
    for word in ("13800001111", "甲", "phone"):
        assert word not in said.out + said.err


def test_long_seals(small: Repository) -> None:
    """What is sealed and yet too long for its field is of the wrong size, not plain."""
    value = "sealed:" + "A" * 9000
    small.edit(f"issues/2026/{HEARD}.yml", "disclosure: ", f"contact: {value}\ndisclosure: ")
    assert ["shape.size"] == [finding.rule for finding in check(small.root)]
