"""The pages of all rules and of the table of steps: printed from the code that obeys them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests import synthetic

from tingjian.core.conditions import CONDITIONS
from tingjian.core.publish import publish
from tingjian.core.steps import RULINGS, TABLE
from tingjian.core.steps import Rule as Row
from tingjian.render.shell import sources
from tingjian.render.site import build
from tingjian.render.template import environment
from tingjian.store.schema import record_kinds
from tingjian.views.reference import rule_groups, step_tables, visible
from tingjian.views.wording import Wording
from tingjian.words import LANGUAGES, Language
from tingjian.words.reference import FACTS, REFERENCE
from tingjian.words.rule import Rule
from tingjian.words.rules import GROUPS, RULES

ZH = Wording("zh", record_kinds())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of a few records."""
    out, cache = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("cache")
    build(publish(synthetic.ledger(3)), synthetic.DAY, "0123abc", out, cache, search=False)
    return out


def part(page: str, start: str, end: str) -> str:
    """What a page says from an opening tag to the next closing one."""
    assert page.count(start) == 1, start
    return page.split(start)[1].split(end, maxsplit=1)[0]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_on_the_page(site: Path, name: str) -> None:
    """A rule is found at ``rules/#its.id``: its reason, the text that breaks it, the text mended."""
    page = (site / "rules/index.html").read_text("utf-8")
    said = part(page, f'aria-labelledby="{name}">', "</section>")
    assert f'<h3 id="{name}">' in said
    rule = RULES[name]
    examples = [rule.fails or REFERENCE["rules.nothing"][0], rule.mended]
    shown = [html.unescape(each) for each in re.findall("<code>(.*?)</code>", said, re.DOTALL)]
    assert [visible(each) for each in examples] == shown
    assert html.escape(rule.reason[0], quote=False) in said.replace("&#34;", '"').replace(
        "&#39;", "'"
    )


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.kind)
def test_every_step_is_on_the_page(site: Path, row: Row) -> None:
    """A row of the table is found at ``steps/#its-kind``, with roles, states, fields, condition."""
    page = (site / "steps/index.html").read_text("utf-8")
    said = part(page, f'<tr id="{row.kind}">', "</tr>")
    assert ZH.kinds[row.kind] in said
    words = [ZH.roles[role] for role in row.roles] + [ZH.states[state] for state in row.before]
    words += [ZH.states[row.to]] if row.to else []
    words += [ZH.states[after] for after in RULINGS.values()] if row.kind == "rule" else []
    words += [f"<code>{name}</code>" for name in (*row.needs, *row.may)]
    words += [ZH.sentences[f"where.{row.where}"]] if row.where else []
    assert [] == [word for word in words if word not in said]


def test_every_field_of_a_step_is_on_the_page(site: Path) -> None:
    """A field of a step is found at ``steps/#field-its-name``, with every value that it may have."""
    page = (site / "steps/index.html").read_text("utf-8")
    for name, field in ZH.steps.items():
        if name == "kind":  # its values are the rows of the table
            continue
        said = part(page, f'<tr id="field-{name}">', "</tr>")
        values = [f"{ZH.read(label)} <code>{value}</code>" for value, label in field.labels.items()]
        assert [] == [value for value in values if value not in said]


def test_a_rule_has_one_place() -> None:
    """Every rule is in one group."""
    assert sum(len(rules) for _, rules in GROUPS.values()) == len(RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words(language: Language) -> None:
    """Both pages have all their words in each language; every fact with a name is in some rule."""
    wording = Wording(language, record_kinds())
    assert {f"where.{name}" for name in CONDITIONS} == {
        key for key in REFERENCE if key.startswith("where.")
    }
    assert len(step_tables(wording)) == 2
    said = "".join(rule.what + rule.mend for group in rule_groups(wording) for rule in group.rules)
    unused = [name for name, words in FACTS.items() if wording.read(words) not in said]
    assert [] == unused


def test_examples_can_be_seen() -> None:
    """Nothing in an example is invisible, and its lines stay lines."""
    assert visible("\ufeffid: x\r\n\ta\n") == "⟨U+FEFF⟩id: x⟨U+000D⟩\n⟨U+0009⟩a"
    for rule in RULES.values():
        assert visible(rule.fails + rule.mended).replace("\n", "").isprintable()


def test_a_rule_cannot_mark_up_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a rule says or shows, the page shows it as text."""
    text = "<script>alert(1)</script>&amp;"
    said = (text, text)
    monkeypatch.setitem(GROUPS, "days", (said, {text: Rule(said, said, said, text, text)}))
    template = environment(sources().site / "templates", ZH).get_template("rules.html")
    page = template.render(groups=rule_groups(ZH), heading=text, root="../")
    assert "<script" not in page
    assert html.unescape(page).count(text) >= 9
