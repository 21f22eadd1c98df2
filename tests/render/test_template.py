"""Templates escape everything, and stop at what is not there."""

from __future__ import annotations

from pathlib import Path

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateAssertionError, UndefinedError

from tingjian.render.template import days, environment, escape_fast
from tingjian.store.schema import record_kinds
from tingjian.views.wording import Wording


def rendered(folder: Path, source: str, **facts: object) -> str:
    (folder / "page.html").write_text(source, encoding="utf-8")
    wording = Wording("zh", record_kinds())
    return environment(folder, wording).get_template("page.html").render(facts)


@given(st.text())
def test_fast_escaping_is_escaping(text: str) -> None:
    """The fast way gives what markupsafe gives, for every text."""
    assert escape_fast(text) == str(markupsafe.escape(text))


@given(st.text())
def test_days_are_told_apart_and_nothing_else_is_changed(text: str) -> None:
    """A sentence with its days in elements of their own reads as before, escaped as before."""
    told = days(f"{text}2026-06-04，{text}")
    assert told.count("<time>2026-06-04</time>") == 1
    plain = told.replace("<time>", "").replace("</time>", "")
    assert plain == str(markupsafe.escape(f"{text}2026-06-04，{text}"))


def test_what_is_rendered_already_is_not_escaped_again() -> None:
    """Only markup that says it is markup passes."""
    assert escape_fast(markupsafe.Markup("<b>")) == "<b>"
    assert escape_fast(3) == "3"


def test_facts_are_never_templates(tmp_path: Path) -> None:
    """Braces in a fact stand as they are; markup in it is escaped, in attributes too."""
    hostile = "{{ 7 * 7 }}<script>\"'"
    page = rendered(tmp_path, '<p title="{{ a }}">{{ a }}</p>', a=hostile)
    assert page.count("{{ 7 * 7 }}&lt;script&gt;&#34;&#39;") == 2


def test_what_is_missing_stops_the_build(tmp_path: Path) -> None:
    """A template that asks for what no view gives is our bug, not an empty page."""
    with pytest.raises(UndefinedError):
        rendered(tmp_path, "{{ absent }}")
    with pytest.raises(KeyError):
        rendered(tmp_path, '{{ t["absent"] }}')


def test_no_template_may_turn_escaping_off(tmp_path: Path) -> None:
    """Not even where one asks for it."""
    with pytest.raises(TemplateAssertionError):
        rendered(tmp_path, "{% autoescape false %}{{ a }}{% endautoescape %}", a="<b>")


def test_no_template_of_ours_trusts_text() -> None:
    """None of the site's templates marks anything as safe."""
    templates = Path(__file__).parents[2] / "site" / "templates"
    assert [path for path in templates.glob("*.html") if "safe" in path.read_text("utf-8")] == []


def test_words_are_put_in_and_indentation_left_out(tmp_path: Path) -> None:
    """The template's own indentation is not sent; words are part of the template."""
    assert rendered(tmp_path, '<p>\n    {{ t["yes"] }}\n</p>') == "<p>\n是\n</p>"
