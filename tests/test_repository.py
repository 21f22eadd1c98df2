"""The laws of the repository itself: what its files are named, say, and must never contain."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tingjian.words.rule import Rule
from tingjian.words.rules import RULES

ROOT = Path(__file__).parents[1]

FILES = subprocess.run(
    ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    check=True,
    capture_output=True,
    encoding="utf-8",
).stdout.split("\0")[:-1]
FILES = [path for path in FILES if (ROOT / path).is_file()]
CODE = [path for path in FILES if path.startswith("tools/") and path.endswith(".py")]
TESTS = [path for path in FILES if re.search(r"(^|/)test_\w+\.py$", path)]
SCHEMAS = sorted(path for path in FILES if path.endswith(".schema.json"))

# Written apart, so that this file does not find itself.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "mirror",
    "index" + "-url",
)
MACHINE = re.compile(r"(?<![\w.~}*-])/(?:home|root|Users|work|opt)/\w")
VAGUE = {"common", "handler", "helper", "helpers", "manager", "misc", "service", "util", "utils"}
HAN = re.compile(r"[\u4e00-\u9fff]{4}")


def text(path: str) -> str:
    """What a file says; nothing where it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("path", FILES)
def test_no_addresses(path: str) -> None:
    """No file names a registry's host, or a folder of somebody's machine."""
    said = text(path)
    assert [] == [name for name in REGISTRIES if name in said and path != "Makefile"]
    assert [] == MACHINE.findall(said)


@pytest.mark.parametrize("path", FILES)
def test_names(path: str) -> None:
    """A file's name says what is in it, and is the same file on every operating system."""
    assert Path(path).stem not in VAGUE
    assert path.lower() not in {other.lower() for other in FILES if other != path}


@pytest.mark.parametrize("path", [*CODE, *TESTS])
def test_first_line(path: str) -> None:
    """A module's first line says what it is for."""
    first = text(path).split("\n", 1)[0]
    assert first.startswith('"""')
    assert first.rstrip('"').endswith(".")


@pytest.mark.parametrize("path", TESTS)
def test_laws(path: str) -> None:
    """Every test states its law."""
    silent = [
        node.name
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert [] == silent


@pytest.mark.parametrize("path", [path for path in CODE if "/words/" not in path])
def test_sentences(path: str) -> None:
    """Every Chinese sentence of the code stands in ``words``."""
    tree = ast.parse(text(path))
    documents = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and HAN.search(node.value)
    ]
    assert [] == sentences


@pytest.mark.parametrize("path", SCHEMAS)
def test_schemas(path: str) -> None:
    """A schema is a JSON Schema, and says of every field all that the schema for schemas asks."""
    schema = json.loads(text(path))
    Draft202012Validator.check_schema(schema)
    if not path.endswith("word.schema.json"):
        words = Draft202012Validator(json.loads(text("schema/word.schema.json")))
        assert [] == [f"{e.json_path}: {e.message}" for e in words.iter_errors(schema)]


@pytest.mark.parametrize("name", RULES)
def test_rules(name: str) -> None:
    """A rule says in both languages why it is, what is wrong, how to mend it; and shows both."""
    rule: Rule = RULES[name]
    assert re.fullmatch(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+", name)
    for sentence in (rule.reason, rule.what, rule.mend):
        chinese, english = sentence
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert re.search(r"[a-z]", english)
        assert not re.search(r"[\u4e00-\u9fff]", english)
        assert fields(chinese) == fields(english)
    assert rule.fails != rule.mended


def fields(template: str) -> set[str]:
    """The facts that a template asks for, whichever language they are worded in."""
    return {name.removesuffix("_zh") for name in re.findall(r"\{(\w+)\}", template)}


def test_lock() -> None:
    """The lock pins every requirement exactly, by hash, and holds no address."""
    lock = text("requirements.lock")
    assert "://" not in lock
    assert not re.search(r"^-", lock, re.MULTILINE)
    pins = re.findall(r"^(\S+)==\S+((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", lock, re.MULTILINE)
    assert len(re.findall(r"^\w", lock, re.MULTILINE)) == len(pins)
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[^\w-]", requirement)[0] for requirement in asked}
    assert set() == names - {name.partition("[")[0] for name, _ in pins}


def test_dependencies_are_used() -> None:
    """What the code imports is what it depends on, no more and no less."""
    imported = set()
    for path in CODE:
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = {re.split(r"[^\w-]", requirement)[0] for requirement in project["dependencies"]}
    modules = {"jsonschema-rs": "jsonschema_rs", "pyyaml": "yaml"}
    never_imported = {"mkdocs-material", "tzdata"}  # a theme, and a table that zoneinfo finds
    expected = {modules.get(name, name) for name in asked - never_imported}
    assert expected == imported - set(sys.stdlib_module_names) - {"tingjian"}
