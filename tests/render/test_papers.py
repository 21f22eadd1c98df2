"""The laws of paper templates: their layout, what may fill them, and what they may not do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import SMALL, TESTS, THEME, by_type, issue, step, tables
from tests.word import said

from tingjian.core.ledger import Ledger
from tingjian.core.proceedings.analysis import Analysis, Choice
from tingjian.core.proceedings.session import Proposal, Session
from tingjian.core.record import Enterprise, Issue
from tingjian.errors import UserError
from tingjian.render.papers import render, template
from tingjian.store.archive import pack, parts
from tingjian.store.characters import refused
from tingjian.store.schema import record_kinds
from tingjian.views.papers.desk import Desk
from tingjian.views.papers.kinds import Paper, write
from tingjian.views.wording import Wording
from tingjian.words.papers import PAPERS

MADE = TESTS.parent / "papers"
DAY = date(2026, 4, 7)
OTHER = "ZS-20260310-003S7"
ALL_OFFICES = ("party", "government", "cppcc")
SLIP = template(SMALL, "dispatch")
# One line of text, as the strict reader lets it through.
TEXTS = st.text(min_size=1, max_size=60).filter(
    lambda text: refused(text) is None and "\n" not in text and text == text.strip() and text
)


def asked(**fields: object) -> Issue:
    """An issue with all that its papers need."""
    office = [step("accept", 1), step("follow_up", 20, offices=ALL_OFFICES)]
    lead = [step("dispatch", 2), step("sign", 3), step("reply", 10)]
    support = [step("dispatch", 2, as_="support")]
    return issue(office, {"science": lead, "market-regulation": support}, **fields)


def paper(kind: str, **fields: object) -> Paper:
    """A paper about such an issue."""
    case = asked(**fields)
    enterprise = Enterprise("haiyue", "海岳船务", "port-shipping", "putuo")
    session = Session(
        OTHER, "海洋经济", "joint_meeting", DAY, proposals=(Proposal("s1", "增加名额"),)
    )
    found = Analysis(OTHER, "企情分析", DAY, date(2026, 3, 1), DAY, themes=(Choice(THEME, "集中"),))
    ledger = Ledger(
        tables(),
        {"haiyue": enterprise},
        {case.id: case},
        {},
        by_type(session, found),
    )
    others = {"proposals": OTHER, "analysis": OTHER, "enterprise": "haiyue", "quarter": "2026-Q1"}
    number = others.get(kind, case.id)
    return write(Desk(ledger, DAY, Wording("zh", record_kinds())), kind, number)


def changed(folder: Path, old: str, new: str) -> Path:
    """The slip's template with a text of its body changed."""
    files = parts(SLIP.read_bytes())
    body = files["word/document.xml"].decode()
    assert old in body
    files["word/document.xml"] = body.replace(old, new).encode()
    place = folder / "dispatch.docx"
    place.write_bytes(pack(files))
    return place


def test_templates_are_made(tmp_path: Path) -> None:
    """Every kind has a template, and it is what the script beside it makes."""
    subprocess.run([sys.executable, str(MADE / "make.py"), str(tmp_path)], check=True)
    for folder in (MADE, tmp_path):
        assert set(PAPERS) == {path.stem for path in folder.glob("*.docx")}
    for place in tmp_path.iterdir():
        assert parts(place.read_bytes()) == parts((MADE / place.name).read_bytes()), place.name


@pytest.mark.parametrize("kind", PAPERS)
def test_layout(kind: str) -> None:
    """GB/T 9704-2012: A4, the text 156 by 225 mm, 28.95 points a line, body in size 3 仿宋."""
    files = {
        name: body.decode() for name, body in parts(template(SMALL, kind).read_bytes()).items()
    }
    page = {
        key: int(value)
        for mark in ("pgSz", "pgMar")
        for key, value in re.findall(
            r'w:(\w+)="(\d+)"', re.findall(f"<w:{mark}[^>]*>", files["word/document.xml"])[0]
        )
    }
    twip = 25.4 / 1440
    assert (210, 297) == (round(page["w"] * twip), round(page["h"] * twip))
    assert (37, 28) == (round(page["top"] * twip), round(page["left"] * twip))
    width, height = (
        page["w"] - page["left"] - page["right"],
        page["h"] - page["top"] - page["bottom"],
    )
    assert (156, 225) == (round(width * twip), round(height * twip))
    assert 22 == height // 579
    styles = dict(re.findall(r'w:styleId="(\w+)".*?w:eastAsia="(\w+)"', files["word/styles.xml"]))
    assert ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体") == tuple(
        styles[name] for name in ("Body", "Title", "Head1", "Head2", "Number")
    )


@pytest.mark.parametrize("kind", PAPERS)
def test_fonts(kind: str) -> None:
    """Fonts are named and not embedded; every run has its quotation marks in the Chinese one."""
    files = parts(render(template(SMALL, kind), paper(kind)))
    assert [] == [name for name in files if "font" in name.lower()]
    for name in ("word/document.xml", "word/header1.xml"):
        runs = re.findall("<w:r>.*?</w:r>", files[name].decode())
        assert [] == [run for run in runs if 'w:hint="eastAsia"' not in run and "<w:t" in run]


@pytest.mark.parametrize("kind", PAPERS)
def test_draft(kind: str) -> None:
    """Every paper is marked as a draft; one of a demonstration says so as well."""
    text = said(render(template(SMALL, kind), paper(kind)))
    assert text.startswith("草稿（用印前不具效力）\n")
    if kind in ("dispatch", "reply", "reminder", "supervision"):  # those on one case
        text = said(render(template(SMALL, kind), paper(kind, demonstration=True)))
        assert text.startswith("草稿（用印前不具效力）　演示数据，不是真实事项\n")


@given(TEXTS)
def test_hostile_text(text: str) -> None:
    """Whatever a record says stands on the paper as it was, and is never run."""
    content = render(SLIP, paper("dispatch", title=text, statement=text))
    lines = said(content).split("\n")
    # Word itself cannot hold these two: docxtpl takes them for an escape of its own.
    shown = text.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
    assert f"| 事项 | {shown} |" in lines
    assert f"| 反映情况 | {shown} |" in lines


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7 * 7 }}",
        "{% for each in units %}",
        "{%p if x %}",
        "</w:t></w:r></w:p>",
        '<w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText>',
        '&amp; &lt; “引号” ‘单’ "双"',
        "]]><!--",
    ],
)
def test_hostile_examples(text: str) -> None:
    """Markup of Word, of XML and of templates is text."""
    assert f"| 事项 | {text} |" in said(render(SLIP, paper("dispatch", title=text))).split("\n")


@pytest.mark.parametrize(
    "expression",
    [
        "{{ nothing }}",
        "{{ matter.nothing }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ matter.__class__ }}",
        "{{ matter.title|safe }}",
        "{% autoescape false %}{{ matter.title }}{% endautoescape %}",
        "{% include 'reply.docx' %}",
        "{{ 1 / 0 }}",
        "{% if %}",
        "{{ range(10000000)|list }}",
    ],
)
def test_template_in_a_box(tmp_path: Path, expression: str) -> None:
    """A template reaches nothing but the paper, cannot turn escaping off, and its fault is told."""
    place = changed(tmp_path, "{{ matter.title }}", expression)
    with pytest.raises(UserError) as raised:
        render(place, paper("dispatch"))
    assert ("paper.template", str(place)) == (raised.value.key, raised.value.facts["file"])


def test_changed_template(tmp_path: Path) -> None:
    """An office's own words stand in its papers."""
    place = changed(tmp_path, "涉企问题交办单", "企情交办单")
    assert "企情交办单" in said(render(place, paper("dispatch")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here to open them with")
def test_word_processor(tmp_path: Path) -> None:
    """A word processor opens every paper, as A4; a form and a letter of a few words fill one page."""
    for kind in PAPERS:
        (tmp_path / f"{kind}.docx").write_bytes(render(template(SMALL, kind), paper(kind)))
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    names = sorted(path.name for path in tmp_path.glob("*.docx"))
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", *names],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    for kind in PAPERS:
        pdf = (tmp_path / f"{kind}.pdf").read_bytes()
        sizes = re.findall(rb"/MediaBox ?\[ ?0 0 (\d+)[.\d]* (\d+)[.\d]* ?\]", pdf)
        assert {(b"595", b"841")} == set(sizes), kind
        pages = len(re.findall(rb"/Type ?/Page\b", pdf))
        assert pages == 1 or kind in ("analysis", "enterprise", "quarter"), (kind, pages)
