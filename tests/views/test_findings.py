"""A finding in words: a clerk who knows no code reads which field, and what to write there."""

from __future__ import annotations

import pytest

from tingjian.core.finding import Finding
from tingjian.views.findings import mend, what
from tingjian.words import Language

AT_WORK = "issues/2026/ZS-20260302-7K4QM.yml"
REPLY = "assignments[0].steps[1]"
OUTCOMES = "solved（已解决）、explained（已解释）、planned（列入计划）、not_possible（暂不具备条件）、transferred（已转办）"


@pytest.mark.parametrize(
    ("rule", "field", "facts", "language", "expected"),
    [
        (
            "step.field-missing",
            REPLY,
            {"kind": "reply", "name": "outcome"},
            "zh",
            ("“答复”缺少办理结果（outcome）", f"补上“outcome: …”，可填：{OUTCOMES}"),
        ),
        (
            "step.field-missing",
            REPLY,
            {"kind": "reply", "name": "outcome"},
            "en",
            (
                "reply lacks outcome",
                "add `outcome: …`, one of: solved, explained, planned, not_possible, transferred",
            ),
        ),
        (
            "shape.required",
            REPLY,
            {"name": "by"},
            "zh",
            ("缺少经办人（by）", "补上“by: …”"),
        ),
        (
            "shape.format",
            f"{REPLY}.on",
            {"value": "2026/3/2", "form": "date"},
            "zh",
            ("“2026/3/2”的格式不对", "改为真实存在的日期，如 2026-03-02"),
        ),
        (
            "change.role",
            "statement",
            {"name": "statement", "role": "department", "roles": "staff,maintainer"},
            "zh",
            (
                "承办部门不能填写或改动反映情况（statement）",
                "恢复原样；确需改动，由工作专班、维护者来改",
            ),
        ),
        (
            "change.role",
            "",
            {"name": "", "role": "department", "roles": "staff,maintainer"},
            "zh",
            (
                "承办部门不能填写或改动这条记录",
                "恢复原样；确需改动，由工作专班、维护者来改",
            ),
        ),
        (
            "change.role",
            "",
            {"name": "", "role": "department", "roles": "staff"},
            "en",
            ("an account of department may not write this record", "restore it; leave it to staff"),
        ),
    ],
)
def test_a_finding_says_in_words_what_to_write(
    rule: str, field: str, facts: dict[str, str], language: Language, expected: tuple[str, str]
) -> None:
    """It calls a field by its name and its label, and shows what to write with a colon that is read."""
    finding = Finding(AT_WORK, 1, rule, field, tuple(facts.items()))
    assert expected == (what(finding, language), mend(finding, language))


def test_a_field_of_no_kind_is_called_by_its_name_alone() -> None:
    """Where no schema knows the field, nothing is made up."""
    unknown = Finding(AT_WORK, 1, "change.frozen", "nowhere.at", (("name", "at"),))
    assert "at登记后不能改动" == what(unknown, "zh")
    elsewhere = Finding("notes.txt", 1, "change.frozen", "title", (("name", "title"),))
    assert "title登记后不能改动" == what(elsewhere, "zh")
