"""The laws of the layers: imports run one way, the core touches nothing, heavy things come late."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tools" / "tingjian"

# From the ground up: each may import itself and what stands before it.
LAYERS = (
    "errors",
    "words",
    "core",
    "parallel",
    "sources",
    "store",
    "demo",
    "views",
    "render",
    "forge",
    "cli",
    "__main__",
)

# All that the core may use of the world outside: values, and ways to handle them.
PURE = {
    "__future__",
    "array",
    "bisect",
    "calendar",
    "collections",
    "copy",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "math",
    "msgspec",
    "operator",
    "re",
    "typing",
    "unicodedata",
}

# Each is known to one module only.
ALONE = ("docxtpl", "duckdb", "git", "mkdocs", "openpyxl", "pyrage")

# What takes long to import, and no command needs before it has begun.
HEAVY = (
    "docxtpl",
    "duckdb",
    "git",
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "mkdocs",
    "openpyxl",
    "pyrage",
    "rich",
    "yaml",
)

CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module by its dotted name below the package, parsed; the package itself is left out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name:
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """Every dotted name that a module imports, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def inner(tree: ast.Module) -> set[str]:
    """The modules of Tingjian that a module imports, by their names in ``modules``."""
    found = set()
    for name in imports(tree):
        if name.startswith("tingjian."):
            short = name.removeprefix("tingjian.")
            found.add(short if short in modules() else short.rpartition(".")[0])
    return found - {""}


def layer(name: str) -> int:
    """How high a module stands."""
    return LAYERS.index(name.partition(".")[0])


@pytest.mark.parametrize("name", modules())
def test_direction(name: str) -> None:
    """A module imports from its own layer and from those below it, never from above."""
    assert [] == [other for other in inner(modules()[name]) if layer(other) > layer(name)]


def test_no_cycles() -> None:
    """No module imports itself by way of others, not even late."""
    try:
        TopologicalSorter({name: inner(tree) for name, tree in modules().items()}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("name", [name for name in modules() if name.startswith("core")])
def test_core_is_pure(name: str) -> None:
    """The core knows no disk, no Git, no clock, no network: it imports only values."""
    tree = modules()[name]
    outer = {other.partition(".")[0] for other in imports(tree)} - {"tingjian"}
    assert set() == outer - PURE
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert set() == called & {"open", "input", "print", "exec", "eval"}


@pytest.mark.parametrize("name", [name for name in modules() if not name.startswith("cli")])
def test_days_are_passed_in(name: str) -> None:
    """Only the command line asks what day it is."""
    called = {ast.unparse(n.func) for n in ast.walk(modules()[name]) if isinstance(n, ast.Call)}
    assert set() == called & CLOCKS


@pytest.mark.parametrize("library", ALONE)
def test_one_module_knows_it(library: str) -> None:
    """At most one module imports a library that we may want to replace."""
    knowing = [
        name
        for name, tree in modules().items()
        if any(other.partition(".")[0] == library for other in imports(tree))
    ]
    assert len(knowing) <= 1, knowing


def test_starts_light() -> None:
    """Starting the command loads none of the heavy libraries."""
    code = f"import sys, tingjian.cli.main; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "" == done.stdout.strip()
