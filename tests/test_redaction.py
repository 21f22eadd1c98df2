"""What is restricted is a canary, in every field of a whole ledger: none of them ever gets out.

Restricted is each field that its schema does not make public, and what an enterprise chose to keep
to itself: ``anonymous`` its name, ``withheld`` every word besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.proposals import Objects, Proposal, Tree
from tests.support import spawn
from tests.values import FREE, SAMPLE, Leaf, Schema, kind, restricted

from tingjian.cli.gate import FORMATS, sentences
from tingjian.store import files, git
from tingjian.store.gate import base_tables
from tingjian.store.judging import judge_all
from tingjian.store.schema import record_kinds, schemas
from tingjian.store.shape import shape
from tingjian.store.strict import read
from tingjian.store.writer import write
from tingjian.views.findings import mend, what
from tingjian.words import LANGUAGES

WORD, NAME, DAY = "机密金丝雀", "kanarie", "1931-02-07"
SLUG = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"  # the pattern of an enterprise's id
CANARIES = tuple(canary.encode() for canary in (WORD, NAME, DAY))
MAINTAINER = "zs-maintainer"


def canary(schema: Schema, value: Any) -> Any:
    """A canary in the place of a scalar, of the form that the schema asks for."""
    if schema.get("format") == "date":
        return None if value is None else DAY
    if schema["type"] != "string" or "enum" in schema:
        return value
    if schema.get("pattern") in FREE:
        return WORD
    if schema["pattern"].startswith("^sealed:"):
        return f"sealed:{NAME}"
    return f"{NAME}@{NAME}.example" if "@" in schema["pattern"] else value


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A value in which each of these names is another."""
    if isinstance(value, list):
        return [renamed(each, names) for each in value]
    if isinstance(value, dict):
        return {key: renamed(each, names) for key, each in value.items()}
    return names.get(value, value) if isinstance(value, str) else value


def secret(*, names_too: bool) -> dict[str, Any]:
    """The sample ledger's values, by path below ``ledger/``, with canaries for what is restricted.

    With ``names_too``, accounts and enterprises of which nobody may know have such names as well.
    """
    paths = sorted(SAMPLE.rglob("*.yml"))
    values: dict[str, Any] = {
        path.relative_to(SAMPLE).as_posix(): read(path.read_bytes()) for path in paths
    }
    issues = [each for path, each in values.items() if path.startswith("issues/")]
    shown = {each.get("enterprise") for each in issues if each["disclosure"] == "named"}
    firms = {each.get("enterprise") for each in issues} - shown - {None}
    logins = {each["login"] for each in values["people.yml"]}
    names = {name: f"{NAME}-{name}" for name in firms | logins} if names_too else {}
    made = {}
    for path, value in values.items():
        now = renamed(value, names)
        now = restricted(
            schemas()[kind(path).name],
            now,
            canary,
            withheld=isinstance(now, dict) and now.get("disclosure") == "withheld",
        )
        if path.startswith("enterprises/") and value["id"] in firms:
            now["name"] = f"{WORD}公司"
        firm = isinstance(now, dict) and now.get("id", "").startswith(NAME)
        made[kind(path).path(now["id"]) if firm else path] = now
    return made


@pytest.fixture(scope="module")
def ledger() -> dict[str, Any]:
    """Give the values of a ledger full of canaries."""
    return secret(names_too=True)


@pytest.fixture(scope="module")
def root(ledger: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same as files."""
    folder = tmp_path_factory.mktemp("secret")
    for path, value in ledger.items():
        file = folder / "ledger" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write(value), encoding="utf-8")
    git.run(folder, "init", "--quiet")
    git.run(folder, "add", "--all")
    git.run(folder, "commit", "--quiet", "--message=ledger")
    return folder


def escaped(content: bytes) -> Iterator[bytes]:
    """The canaries that stand in some bytes, in whatever way they are written."""
    known = [*CANARIES, WORD.encode("unicode-escape"), WORD.encode("utf-16-le")]
    known += ["".join(f"&#{ord(each)};" for each in WORD).encode()]
    yield from (each for each in known if each in content.lower())


def test_the_ledger_is_full_of_canaries(ledger: dict[str, Any], root: Path) -> None:
    """There are many, and the ledger that holds them is legal."""
    texts = "".join(map(write, ledger.values()))
    assert texts.count(WORD) > 500
    assert texts.count(NAME) > 500
    assert [] == judge_all(files.now(root))


def test_site_and_downloads(root: Path, tmp_path: Path) -> None:
    """None is in any byte of the site, nor of the files that it offers, nor in any of their names."""
    said = spawn("build", "--out", str(tmp_path / "public"), at=root)
    assert 0 == said.code, said.err
    built = [path for path in (tmp_path / "public").rglob("*") if path.is_file()]
    assert len(built) > 100
    for path in built:
        assert [] == list(escaped(path.read_bytes())), path
        assert [] == list(escaped(str(path.relative_to(tmp_path)).encode())), path


# Ways to write a restricted value that break a rule, canary and all.
BROKEN: dict[str, Leaf] = {
    "form": lambda schema, value: (
        f"{WORD} {NAME}" if schema["type"] == "string" and value is not None else value
    ),
    "list": lambda _schema, value: [WORD, NAME] if value is not None else None,
    "fields": lambda _schema, value: {NAME: WORD} if value is not None else None,
    "long": lambda schema, value: (
        WORD * 500 if schema["type"] == "string" and schema.get("maxLength") else value
    ),
    "missing": lambda _schema, _value: None,
    "unknown": lambda schema, value: (
        f"{NAME}-{value}" if value is not None and schema.get("pattern") == SLUG else value
    ),
}


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Objects:
    """Give a bare repository."""
    return Objects(tmp_path_factory.mktemp("secret") / "bare")


def tree(objects: Objects, values: Mapping[str, Any]) -> Tree:
    """The tree of a ledger."""
    return {
        f"ledger/{path}".encode(): objects.blob(write(value).encode())
        for path, value in values.items()
    }


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.parametrize("people", [False, True])
def test_gate(
    objects: Objects,
    way: str,
    people: bool,  # noqa: FBT001 (whether the accounts are what is broken)
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """None is in what the gate says, in any form, though the canary itself breaks a rule.

    Files and accounts have names here that are none: a finding has to say where, and whose.
    """
    ledger = secret(names_too=False)
    broken = {
        path: restricted(schemas()[kind(path).name], value, BROKEN[way])
        for path, value in ledger.items()
        if (path == "people.yml") is people
    }
    base = tree(objects, ledger)
    before = objects.commit(base)
    head = objects.commit(base | tree(objects, broken), before)
    judgement = Proposal(objects.root, before, head, MAINTAINER, date(2026, 3, 11)).judged()
    assert len(judgement.findings) > (1 if people else 50)
    for language in ("zh", "en"):
        monkeypatch.setenv("TINGJIAN_LANG", language)
        told = sentences(judgement, base_tables(objects.root, before))
        for say in FORMATS.values():
            say(judgement, told)
            shown = capsys.readouterr()
            assert len(shown.out + shown.err) > (100 if people else 1000)
            assert [] == leaks(shown.out + shown.err)


@pytest.mark.parametrize(
    "value",
    [f"*{NAME}", f"&{NAME} x", f"!{NAME} x", "6222020000000000000000", f"'{NAME}", f"[{NAME}"],
)
def test_unreadable(value: str) -> None:
    """Of a file that cannot be read it is told where, not what stands there: it may be a note."""
    shaped = shape("issues/x.yml", f"note: {value}\n".encode(), record_kinds()["issue"])
    assert shaped.findings
    for each in shaped.findings:
        assert each.rule.startswith("yaml.")
        for language in LANGUAGES:
            assert [] == [*escaped(f"{what(each, language)}{mend(each, language)}".encode())]
            assert value not in what(each, language)


def leaks(shown: str) -> list[str]:
    """The lines in which a canary stands, a few of them."""
    return [line for line in shown.splitlines() if list(escaped(line.encode()))][:5]
