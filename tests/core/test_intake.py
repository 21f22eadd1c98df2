"""The laws of taking a spreadsheet's rows into a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tingjian.core import personal
from tingjian.core.history import faults
from tingjian.core.identity import parse
from tingjian.core.intake import Desk, Report, Result, names, take
from tingjian.core.ledger import Tables
from tingjian.core.mapping import FIELDS, Row, SheetMapping, refuse
from tingjian.core.record import (
    Cadences,
    Department,
    Imported,
    Issue,
    Limits,
    Person,
    Region,
    Sector,
    Settings,
    TimeLimit,
)
from tingjian.core.standing import stand
from tingjian.errors import UserError
from tingjian.words.intake import ERRORS, ROWS

TODAY = date(2026, 3, 2)
LABELS = {
    "channel": {"letter": ("来信", "letter"), "hotline": ("热线", "hotline")},
    "disclosure": {"anonymous": ("匿名公开", "anonymous"), "withheld": ("不公开", "withheld")},
}
TABLES = Tables(
    settings=Settings(
        place="某市",
        title="听见",
        prefix="ZS",
        time_zone="Asia/Shanghai",
        languages=("zh",),
        classes=(TimeLimit("simple", "简单", 7, 3), TimeLimit("complex", "复杂", 15, 7)),
        limits=Limits(2, 1, 2, 1, 10, 10, 1),
        cadences=Cadences(3),
    ),
    calendars=(),
    departments={
        each.id: each
        for each in (
            Department("unattributed", "答复单位未注明", "city", "主要负责人"),
            Department("science", "市科技局", "city", "局长", short="科技局"),
        )
    },
    sectors={"shipping": Sector("shipping", "港口航运")},
    regions={
        "dinghai": Region("dinghai", "定海区"),
        "dinghai-sea": Region("dinghai-sea", "定海区"),
    },
    people={"zs-office": Person("zs-office", "办公室", "staff")},
    observers={},
    experts={},
    teams={},
)
LETTERS = SheetMapping(
    columns={
        "number": ("编号",),
        "title": ("主题",),
        "raised": ("时间",),
        "statement": ("详情",),
        "answer": ("答复",),
        "answered": ("答复时间",),
    },
    constants={"channel": "letter", "disclosure": "anonymous", "department": "unattributed"},
)
HEADINGS = ("编号", "主题", "时间", "详情", "答复", "答复时间")
LETTER = ("2549", "路灯不亮", "2019/4/25 9:32:09", "请修。", "", "")
ANSWERED = ("2550", "路面破损", "2019/4/25", "请修。", "已修。", "2019-05-10 14:56:53")


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> list[Row]:
    return [Row(at, tuple(cells), {}) for at, cells in enumerate((headings, *rows), start=1)]


def desk(issues: Sequence[Issue] = (), **changes: Any) -> Desk:
    known = {each.imported.row: each for each in issues if each.imported}
    used = {each.id for each in issues}
    choices = names(TABLES, [("youzhong", "优众新材料")], LABELS)
    return Desk(TABLES, choices, known, used, "letters.xlsx", "zs-office", TODAY)._replace(
        **changes
    )


def taken(report: Report) -> list[Issue]:
    return [each.issue for each in report.results if each.issue]


def only(*rows: Sequence[str], mapping: SheetMapping = LETTERS, **changes: Any) -> Result:
    """The result of the last row."""
    return take(table(*rows), mapping, desk(**changes)).results[-1]


def said(result: Result) -> list[tuple[str, str]]:
    return [(each.heading, each.key) for each in result.said]


def with_columns(**columns: str) -> SheetMapping:
    more = {field: (heading,) for field, heading in columns.items()}
    return msgspec.structs.replace(LETTERS, columns={**LETTERS.columns, **more})


def test_letter_becomes_accepted_issue() -> None:
    """A row without an answer is an issue that was accepted on its own day, and no more."""
    (issue,) = taken(take(table(LETTER), LETTERS, desk()))
    assert ("路灯不亮", "请修。", date(2019, 4, 25)) == (issue.title, issue.statement, issue.raised)
    assert Imported("letters.xlsx", "2549") == issue.imported
    assert ("letter", "anonymous", "simple") == (
        issue.source.channel,
        issue.disclosure,
        issue.class_,
    )
    assert "accepted" == stand(issue).state
    assert () == issue.assignments


def test_answer_becomes_thread() -> None:
    """An answer is a reply in a department's thread; what was reckoned is said to be so."""
    (issue,) = taken(take(table(ANSWERED), LETTERS, desk()))
    ((dispatch, reply),) = (each.steps for each in issue.assignments)
    assert ("unattributed", "主要负责人") == (issue.assignments[0].department, dispatch.head)
    assert ("lead", date(2019, 4, 25), date(2019, 5, 6)) == (
        dispatch.as_,
        dispatch.on,
        dispatch.due,
    )
    assert "推算" in (dispatch.text or "")
    assert ("已修。", date(2019, 5, 10), None) == (reply.text, reply.on, reply.outcome)
    assert "answered" == stand(issue).state


def test_second_import_changes_nothing() -> None:
    """Importing again takes nothing, whatever the file is called and whatever was edited since."""
    issues = taken(take(table(LETTER, ANSWERED), LETTERS, desk()))
    edited = [msgspec.structs.replace(each, title="改", statement="改") for each in issues]
    again = take(table(ANSWERED, LETTER), LETTERS, desk(edited, file="other.csv"))
    assert [("known", issues[1].id, ()), ("known", issues[0].id, ())] == [
        (each.fate, each.id, each.said) for each in again.results
    ]


def test_ids_follow_from_rows() -> None:
    """A row gets the same id in every ledger, whatever rows stand beside it."""
    together = {
        each.imported: each.id for each in taken(take(table(LETTER, ANSWERED), LETTERS, desk()))
    }
    apart = taken(take(table(LETTER), LETTERS, desk())) + taken(
        take(table(ANSWERED), LETTERS, desk())
    )
    assert together == {each.imported: each.id for each in apart}
    assert all(parse(number) for number in together.values())


def test_taken_ids_are_passed_over() -> None:
    """An id that another record has is not given again."""
    (issue,) = taken(take(table(LETTER), LETTERS, desk()))
    (other,) = taken(take(table(LETTER), LETTERS, desk(used={issue.id})))
    assert issue.id != other.id
    assert issue.raised == other.raised


def test_long_title_is_kept_whole() -> None:
    """A title that is too long is shortened, stands whole above the text, and the row says so."""
    title = "长" * 121
    result = only(("1", title, "2019/4/25", "正文", "", ""))
    assert result.issue
    assert 120 == len(result.issue.title)
    assert f"{title}\n\n正文" == result.issue.statement
    assert [("主题", "title.cut")] == said(result)


def test_numbers_of_persons_are_masked() -> None:
    """Numbers of persons are masked in what the public will read, and that is told by column."""
    text, answer = "请回电13800000000，110101190001010006", "13800000000已联系"
    result = only(("13800000000", "138\n00000000", "2019/4/25", text, answer, "2019/5/1"))
    issue = result.issue
    assert issue is not None
    assert ("************", "请回电***********，******************") == (
        issue.title,
        issue.statement,
    )
    assert [] == list(personal.faults(issue))
    assert {"主题": "1", "详情": "2", "答复": "1"} == {
        each.heading: each.facts["number"] for each in result.said if each.key == "text.masked"
    }


def test_rows_are_known_by_what_is_masked() -> None:
    """Rows that differ in a masked number alone have one key: no digest tells the number."""
    columns = {name: LETTERS.columns[name] for name in ("title", "raised", "statement")}
    mapping = msgspec.structs.replace(LETTERS, columns=columns)
    rows = [
        ("", "路灯不亮", "2019/4/25", f"{ask}请电{mobile}。", "", "")
        for ask, mobile in (("", 13800000000), ("", 13800000001), ("明日", 13800000001))
    ]
    keys = [take(table(row), mapping, desk()).results[0].key for row in rows]
    assert (keys[0], 2) == (keys[1], len({*keys}))


def test_removed_characters_are_told() -> None:
    """Characters that were left out are told, but only of columns that were taken."""
    rows = table((*LETTER, "某人"), headings=(*HEADINGS, "留言用户"))
    rows[1] = rows[1]._replace(removed={1: ("U+200B×1",), 6: ("U+200B×1",)})
    report = take(rows, LETTERS, desk())
    assert [("主题", "text.removed")] == said(report.results[0])
    assert ("留言用户",) == report.left_out


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({0: ""}, ("编号", "cell.empty")),
        ({0: "9" * 121}, ("编号", "text.long")),
        ({1: ""}, ("主题", "cell.empty")),
        ({1: "#N/A"}, ("主题", "cell.error")),
        ({2: ""}, ("时间", "cell.empty")),
        ({2: "四月廿五"}, ("时间", "day.unreadable")),
        ({2: "2019/2/30"}, ("时间", "day.unreadable")),
        ({2: "1019/4/25"}, ("时间", "day.unreadable")),
        ({2: "25/4/2019"}, ("时间", "day.unreadable")),
        ({2: "2026/3/3"}, ("时间", "day.future")),
        ({3: ""}, ("详情", "cell.empty")),
        ({3: "长" * 100_001}, ("详情", "text.long")),
        ({4: ""}, ("答复", "cell.empty")),
        ({5: ""}, ("答复时间", "cell.empty")),
        ({5: "不久"}, ("答复时间", "day.unreadable")),
        ({5: "2019/4/24"}, ("答复时间", "answer.early")),
    ],
)
def test_refused(changes: Mapping[int, str], expected: tuple[str, str]) -> None:
    """A row that cannot be taken whole is not taken; the column and the reason are said."""
    result = only([changes.get(place, cell) for place, cell in enumerate(ANSWERED)])
    assert ("refused", [expected], None) == (result.fate, said(result), result.issue)


def test_rest_is_taken() -> None:
    """A row that is refused keeps no other from being taken."""
    report = take(table(("", "", "", "无", "", ""), LETTER, ANSWERED), LETTERS, desk())
    assert ["refused", "taken", "taken"] == [each.fate for each in report.results]
    assert [2, 3, 4] == [each.row for each in report.results]


def test_number_stands_once() -> None:
    """Of rows with one number only the first is taken; the others say which that is."""
    result = only(LETTER, ANSWERED, (LETTER[0], *ANSWERED[1:]))
    assert [("编号", "number.twice")] == said(result)
    assert {"first": "2"} == result.said[0].facts


def test_number_of_another_table() -> None:
    """A number that another day's record has is refused, unless the mapping has a series."""
    issues = taken(take(table(LETTER), LETTERS, desk()))
    other = (LETTER[0], "别的事", "2020/1/1", "别的事", "", "")
    assert [("编号", "number.other")] == said(take(table(other), LETTERS, desk(issues)).results[0])
    series = msgspec.structs.replace(LETTERS, series="12345")
    result = take(table(other), series, desk(issues)).results[0]
    assert ("taken", "12345 2549") == (result.fate, result.key)


def test_late_answer_is_told() -> None:
    """An answer that the table gained since is not taken, and that is said."""
    issues = taken(take(table(LETTER), LETTERS, desk()))
    answered = (*LETTER[:4], "已修。", "2019/5/1")
    result = take(table(answered), LETTERS, desk(issues)).results[0]
    assert ("known", [("答复", "answer.late")]) == (result.fate, said(result))


def test_rows_without_numbers() -> None:
    """Without a number a row is known by what it says, wherever it stands."""
    columns = {name: LETTERS.columns[name] for name in ("title", "raised", "statement")}
    mapping = msgspec.structs.replace(LETTERS, columns=columns)
    issues = taken(take(table(LETTER, ANSWERED), mapping, desk()))
    again = take(table(ANSWERED, LETTER, LETTER), mapping, desk(issues))
    assert ["known", "known", "refused"] == [each.fate for each in again.results]
    assert [("", "row.twice")] == said(again.results[2])


def test_choices_by_name_or_id() -> None:
    """A choice is given by its id or by what it is called; a row's own goes before the constant."""
    mapping = with_columns(
        department="单位", sector="行业", channel="渠道", enterprise="企业", **{"class": "类别"}
    )
    headings = (*HEADINGS, "单位", "行业", "渠道", "企业", "类别")
    rows = table(
        (*ANSWERED, "科技局", "港口航运", "热线", "优众新材料", "complex"),
        ("2551", *ANSWERED[1:], "", "", "", "", ""),
        headings=headings,
    )
    first, second = taken(take(rows, mapping, desk()))
    assert ("science", "shipping", "hotline", "youzhong", "complex") == (
        first.assignments[0].department,
        first.sector,
        first.source.channel,
        first.enterprise,
        first.class_,
    )
    assert ("unattributed", None, "letter", None, "simple") == (
        second.assignments[0].department,
        second.sector,
        second.source.channel,
        second.enterprise,
        second.class_,
    )


def test_choice_that_is_needed() -> None:
    """A row that leaves out what an issue needs, and no constant gives, is not taken."""
    constants = {"disclosure": "anonymous", "department": "unattributed"}
    mapping = msgspec.structs.replace(with_columns(channel="渠道"), constants=constants)
    rows = table((*LETTER, ""), headings=(*HEADINGS, "渠道"))
    (result,) = take(rows, mapping, desk()).results
    assert [("渠道", "cell.empty")] == said(result)


def test_title_and_text_too_long_together() -> None:
    """A long title that does not fit above its text refuses the row: nothing is cut unsaid."""
    result = only(("1", "长" * 121, "2019/4/25", "文" * 99_999, "", ""))
    assert [("详情", "text.long")] == said(result)


def test_unknown_choice_is_refused() -> None:
    """A choice that nothing is called, or that two are called, refuses its row."""
    mapping = with_columns(region="属地")
    rows = table((*LETTER, "火星"), (*ANSWERED, "定海区"), headings=(*HEADINGS, "属地"))
    results = take(rows, mapping, desk()).results
    assert [[("属地", "unknown.region")]] * 2 == [said(each) for each in results]


def test_unknown_constant_is_an_error() -> None:
    """A mapping whose constant the ledger does not have takes nothing, and says where to add it."""
    lacking = desk(names={**desk().names, "department": {}})
    with pytest.raises(UserError) as error:
        take(table(ANSWERED), LETTERS, lacking)
    assert "mapping.unknown-department" == error.value.key
    columns = {name: headings for name, headings in LETTERS.columns.items() if "answer" not in name}
    unanswered = msgspec.structs.replace(LETTERS, columns=columns)
    assert "taken" == take(table(LETTER), unanswered, lacking).results[0].fate


def test_headings_below_a_caption() -> None:
    """The headings may stand below a caption; a table without them says which are missing."""
    rows = [
        Row(1, ("来信台账",), {}),
        *(row._replace(number=row.number + 1) for row in table(LETTER)),
    ]
    assert ["taken"] == [each.fate for each in take(rows, LETTERS, desk()).results]
    with pytest.raises(UserError) as error:
        take(table(LETTER, headings=("编号", "主题", "日期", "详情")), LETTERS, desk())
    assert ("sheet.headings", "时间") == (error.value.key, error.value.facts["missing"])
    with pytest.raises(UserError) as error:
        take(table(LETTER, headings=(*HEADINGS, "主题")), LETTERS, desk())
    assert "sheet.heading-twice" == error.value.key
    with pytest.raises(UserError):
        take([], LETTERS, desk())


FORMS = (
    "2019/4/5",
    "2019-04-05",
    "2019.4.5",
    "2019年4月5日",
    "2019/04/05 9:32",
    "2019-4-5T09:32:09.5",
)


@pytest.mark.parametrize("text", FORMS)
def test_forms_of_a_day(text: str) -> None:
    """A day is read in every form that the mapping names, with or without an hour."""
    issue = only(("1", "主题", text, "详情", "", "")).issue
    assert issue
    assert date(2019, 4, 5) == issue.raised


def test_forms_of_a_mapping() -> None:
    """A mapping may name other forms of a day; then the usual ones are not read."""
    mapping = msgspec.structs.replace(LETTERS, dates=("D/M/Y", "YMD"))
    fates = [
        only(("1", "主题", text, "详情", "", ""), mapping=mapping).fate
        for text in ("5/4/2019", "20190405", "2019405", "2019/4/5")
    ]
    assert ["taken", "taken", "refused", "refused"] == fates


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        (with_columns(colour="颜色"), "mapping.field"),
        (msgspec.structs.replace(LETTERS, constants={"title": "无题"}), "mapping.constant"),
        (msgspec.structs.replace(LETTERS, columns={"title": ("主题",)}), "mapping.needed"),
        (msgspec.structs.replace(LETTERS, constants={}), "mapping.choice"),
        (msgspec.structs.replace(LETTERS, dates=("Y/M",)), "mapping.date"),
        (
            msgspec.structs.replace(
                LETTERS, columns={k: v for k, v in LETTERS.columns.items() if k != "answered"}
            ),
            "mapping.answer",
        ),
    ],
)
def test_mapping_is_refused(mapping: SheetMapping, key: str) -> None:
    """A mapping that cannot work is refused before any row is looked at."""
    with pytest.raises(UserError) as error:
        refuse(mapping)
    assert key == error.value.key


def test_mapping_is_taken() -> None:
    """A mapping that names all that is needed, in columns or as constants, is not refused."""
    refuse(LETTERS)
    refuse(EVERYTHING)


anything = st.one_of(
    st.sampled_from(
        [
            "",
            "2019/4/25",
            "2026-03-02",
            "9999/1/1",
            "0001.1.1",
            "0000/0/0",
            "2549",
            "#N/A",
            "=1+1",
            "simple",
            "科技局",
            "匿名公开",
            "长" * 130,
            "长" * 100001,
        ]
    ),
    st.text(max_size=20),
)
rows_of_anything = st.lists(st.lists(anything, max_size=16), max_size=8)
EVERYTHING = SheetMapping(
    columns={field: (field,) for field in FIELDS}, constants=LETTERS.constants
)


@given(rows_of_anything)
def test_whatever_the_rows_hold(rows: list[list[str]]) -> None:
    """Every row that is not blank has a result; what is taken has no fault."""
    report = take(table(*rows, headings=FIELDS), EVERYTHING, desk())
    assert [at for at, row in enumerate(rows, start=2) if any(row)] == [
        each.row for each in report.results
    ]
    for result in report.results:
        assert ("taken" == result.fate) == (result.issue is not None)
        for each in result.said:
            for sentence in ROWS[each.key]:
                assert sentence.format(**each.facts)
    for issue in taken(report):
        assert [] == faults(issue, TABLES.setting)
        assert issue.raised <= TODAY
    ids = [each.id for each in taken(report)]
    assert len(set(ids)) == len(ids)


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 4000))
def test_any_answer_in_time_or_late_is_legal(raised: date, days: int) -> None:
    """However long ago a letter was, and however late its answer, its history is legal."""
    answered = min(raised + timedelta(days=days), TODAY)
    row = (
        "1",
        "主题",
        f"{raised.year}/{raised.month}/{raised.day}",
        "详情",
        "答",
        answered.isoformat(),
    )
    issue = only(row).issue
    assert issue
    assert [] == faults(issue, TABLES.setting)


def test_every_unknown_choice_has_its_sentence() -> None:
    """Whatever choice the ledger lacks, there is a sentence for it."""
    choices = set(names(TABLES, (), LABELS))
    assert {f"unknown.{name}" for name in choices} <= ROWS.keys()
    assert {f"mapping.unknown-{name}" for name in choices} <= ERRORS.keys()
