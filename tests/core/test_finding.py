"""The laws of findings: values, in the order of files and lines, with paths as people read them."""

from __future__ import annotations

import pytest

from tingjian.core.finding import FieldPath, Finding, spell


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), ""),
        (("title",), "title"),
        (("steps", 2, "on"), "steps[2].on"),
        (("assignments", 0, "steps", 12, "kind"), "assignments[0].steps[12].kind"),
        ((3, "id"), "[3].id"),
        (("holidays", 0), "holidays[0]"),
    ],
)
def test_spell(path: FieldPath, expected: str) -> None:
    """A field's path is written with dots and brackets."""
    assert expected == spell(path)


def test_order() -> None:
    """Findings sort by file, then line, then rule; equal ones are one."""
    a, b, c = Finding("a.yml", 9, "x"), Finding("b.yml", 1, "b"), Finding("b.yml", 1, "c")
    assert [a, b, c] == sorted([c, b, a])
    assert {a, b, c} == {a, b, c, Finding("a.yml", 9, "x")}
