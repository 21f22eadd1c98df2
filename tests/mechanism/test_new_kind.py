"""The law of a new kind of record: a schema, a record, a template, and all that there is knows it.

The three files in ``tests/kind`` are put into a copy of the project, beside those of the kinds that
it has; nothing else is changed there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.mechanism.office import Words
from tests.support import Repository, Said, spawn

ROOT = Path(__file__).parents[2]
KIND = ROOT / "tests" / "kind"
PLACES = {
    "briefing.schema.json": "schema",
    "briefing.py": "tools/tingjian/core/proceedings",
    "briefing.html": "site/templates/records",
}
ASIDE = "不予公开"
Run = Callable[..., Said]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the code of a project that has one kind more."""
    made = tmp_path_factory.mktemp("project")
    for name in ("schema", "site", "tools", "ledger/calendar"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", made)
    assert set(PLACES) == {path.name for path in KIND.iterdir() if path.is_file()}
    for name, place in PLACES.items():
        (made / place).mkdir(exist_ok=True)
        shutil.copy(KIND / name, made / place)
    return made / "tools"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Give a repository with the small ledger."""
    return Repository(tmp_path_factory.mktemp("city") / "small")


@pytest.fixture(scope="module")
def run(project: Path, small: Repository) -> Run:
    """Give what runs a command of that project."""

    def run(*words: str, by: str = "zs-office", on: str = "2026-03-10") -> Said:
        environment = {"PYTHONPATH": str(project), "TINGJIAN_ACTOR": by, "TINGJIAN_TODAY": on}
        return spawn(*words, at=small.root, **environment)

    return run


@pytest.fixture(scope="module")
def number(run: Run, small: Repository) -> str:
    """Give the number of a record of the new kind, with a question and its answer."""
    words = ("--title", "出口退税宣讲", "--form", "hall", "--department", "finance")
    more = ("--attendance", "1200", "--text", "讲解了退税办法。", "--note", ASIDE)
    made = run("new", "briefing", *words, *more)
    assert 0 == made.code, made.err
    number = made.out.strip()
    asked = run("add", number, "questions", "text=退税要多久？", f"asker={ASIDE}")
    assert 0 == asked.code, asked.err
    small.commit("a briefing")
    answered = run("correct", number, "--set", "questions.q1.answer=七个工作日", on="2026-03-12")
    assert 0 == answered.code, answered.err
    small.commit("an answer")
    return number


def test_checked(run: Run, small: Repository, number: str) -> None:
    """What was made is right; shape, references and the kind's own laws are held."""
    assert 0 == run("check").code
    path = f"briefings/2026/{number}.yml"
    wrong = {
        ("form: hall", "form: nowhere"): "shape.choice",
        ("department: finance", "department: none"): "reference.unknown",
        ("answered: 2026-03-12", "answered: 2026-03-09"): "day.order",
        ("id: q1", "id: Q 1"): "shape.format",
        ("讲解了退税办法。", "请致电13800138000。"): "personal.mobile",
    }
    for (old, new), rule in wrong.items():
        small.edit(path, old, new)
        said = run("check", "--format", "json")
        small.edit(path, new, old)
        assert [rule] == [each["rule"] for each in json.loads(said.out)], said.out


def test_gate(run: Run, number: str) -> None:
    """The gate says what was done and by whom; a department may do none of it."""
    by = ("gate", "--base", "HEAD~1", "--head", "HEAD", "--received", "2026-03-12", "--actor")
    said = run(*by, "zs-office")
    assert 0 == said.code, said.out + said.err
    assert number in said.out
    refused = run(*by, "mr-clerk")
    assert 1 == refused.code
    late = run(*(each.replace("03-12", "04-20") for each in by), "zs-office")
    assert "questions[0].answered  attest.past" in late.out


def test_listed(run: Run, number: str) -> None:
    """It is listed and shown, and so are the elements of its lists, headed as the schema says."""
    (line,) = json.loads(run("list", "briefing", "--format", "json").out)
    assert (number, 1) == (line["id"], line["questions"])
    table = run("list", "briefing").out
    assert "主讲单位" in table
    assert "现场" in table
    (line,) = json.loads(run("list", "questions", "--format", "json", on="2026-03-31").out)
    assert (number, "七个工作日", "2026-03-12") == (
        line["record"],
        line["answer"],
        line["answered"],
    )
    assert ASIDE in run("show", number).out
    assert "七个工作日" not in run("show", number, "--as-of", "2026-03-11").out


def test_published(run: Run, small: Repository, number: str, tmp_path: Path) -> None:
    """The site has its list and its page by its template, in both languages, and no more of it."""
    small.edit("ledger.yml", "languages:\n  - zh\n", "languages:\n  - zh\n  - en\n")
    built = run("build", "--out", str(tmp_path / "site"), "--as-of", "2026-03-31")
    assert 0 == built.code, built.err

    def page(path: str) -> str:
        return Words((tmp_path / "site" / path / "index.html").read_text("utf-8")).text()

    for way, title, unit, form in (
        ("", "政策宣讲", "主讲单位", "现场"),
        ("en/", "Briefings", "Briefed by", "in a hall"),
    ):
        listed, told = page(f"{way}briefings"), page(f"{way}briefings/{number}")
        for word in (title, unit, form, "出口退税宣讲"):
            assert word in listed
        for word in (title, unit, form, "1,200", "讲解了退税办法。", "退税要多久？", "七个工作日"):
            assert word in told
        assert title in page(f"{way}sessions")
    for path in (tmp_path / "site").rglob("*"):
        assert not path.is_file() or ASIDE.encode() not in path.read_bytes(), path


def test_past_day(run: Run, number: str, tmp_path: Path) -> None:
    """On an earlier day the answer was not there, and before that nothing of it."""
    for day, words in (("2026-03-11", ["退税要多久？"]), ("2026-03-09", [])):
        site = tmp_path / day
        assert 0 == run("build", "--no-search", "--out", str(site), "--as-of", day).code
        page = site / "briefings" / number / "index.html"
        assert bool(words) == page.is_file()
        text = page.read_text("utf-8") if words else ""
        assert all(word in text for word in words)
        assert "七个工作日" not in text


def test_a_law_that_changes_is_asked_again(run: Run, project: Path, number: str) -> None:
    """What was right by the kind's laws as they were is judged anew when they change."""
    assert 0 == run("check").code
    module = project / "tingjian/core/proceedings/briefing.py"
    before = module.read_text("utf-8")
    module.write_text(before.replace("order(self.on,", "order(date.max,"), encoding="utf-8")
    try:
        said = run("check", "--format", "json")
        assert [(number, "day.order")] == [
            (Path(each["file"]).stem, each["rule"]) for each in json.loads(said.out)
        ]
    finally:
        module.write_text(before, encoding="utf-8")
