"""What the tests of the reader and the writer share: YAML files, and ways to damage them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fuzz_reader import TOKENS, mutilate

CASES = Path(__file__).parents[1] / "cases" / "yaml"


@pytest.fixture(scope="session", name="tokens")
def fixture_tokens() -> list[str]:
    """Give pieces of syntax, and characters that only look like it."""
    return TOKENS


@pytest.fixture(scope="session", name="seeds")
def fixture_seeds() -> list[str]:
    """Give the files that pass; each field of the issue is a small file of its own besides."""
    files = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("pass/*.yml"))]
    issue = (CASES / "pass" / "issue.yml").read_text(encoding="utf-8")
    return files + re.split(r"\n(?=\w)", issue)


@pytest.fixture(scope="session", name="mutilate")
def fixture_mutilate() -> Callable[[str, random.Random], str]:
    """Give the function that damages a text."""
    return mutilate
