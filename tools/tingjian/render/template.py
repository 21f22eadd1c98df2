"""Jinja2 as the site uses it: everything escaped, nothing undefined, no white space to send."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from tingjian.render.language import Spoken
from tingjian.views.wording import Wording

_INDENT = re.compile(r"\n[ \t]+")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)")
_WORD = re.compile(r'\{\{ t\["([^"]+)"\] \}\}')
_WRITTEN = "{{ written }}"  # in the tag of what a record says
_TOP = "{{ top }}"  # the way to the site's root; ``root`` leads to that of the page's language


# The part of markupsafe.escape that reads the text.
_escape_text: Callable[[str], str] = vars(markupsafe)["_escape_inner"]


class _Lean(FileSystemLoader):
    """Puts the words in once, not on every page, and drops the indentation of the templates."""

    def __init__(self, templates: Path, wording: Wording, spoken: Spoken) -> None:
        super().__init__(templates)
        self._wording = wording
        self._spoken = spoken

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, path, current = super().get_source(environment, template)
        source = _WORD.sub(lambda found: self._word(found[1]), source)
        source = source.replace(_WRITTEN, self._spoken.attribute)
        source = source.replace(_TOP, "{{ root }}../" if self._spoken.apart else "{{ root }}")
        return _INDENT.sub("\n", source), path, current

    def _word(self, key: str) -> str:
        return html.escape(self._wording.sentences[key])


class _Generator(CodeGenerator):
    """Has templates escape by ``escape_fast``: markupsafe's own takes a third of a page's time."""

    def _output_child_pre(
        self,
        node: nodes.Expr,
        frame: Frame,
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            raise TemplateAssertionError("a template may not turn escaping off", node.lineno)
        self.write("escape_fast(")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape_fast = environment.escape_fast")


def escape_fast(value: object) -> str:
    """Escape as markupsafe does, without making an object that says so."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


@lru_cache(4096)
def days(text: str) -> Markup:
    """A sentence whose days are told apart: else browsers would break a line at their hyphens."""
    parts = _DAY.split(_escape_text(text))
    parts[1::2] = [f"<time>{day}</time>" for day in parts[1::2]]
    return Markup("".join(parts))  # noqa: S704 -- escaped above


class _Environment(Environment):
    code_generator_class = _Generator
    escape_fast = staticmethod(escape_fast)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:  # noqa: ARG002
        """Give every template the same: none has its own, and Jinja2's chain is slow to read."""
        return self.globals


def environment(templates: Path, wording: Wording, spoken: Spoken | None = None) -> Environment:
    """An environment whose templates know the words (``t``) of one language.

    Records are written in the same, unless ``spoken`` says otherwise.
    """
    spoken = spoken or Spoken(wording.language, wording.language, apart=False)
    made = _Environment(
        loader=_Lean(templates, wording, spoken),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["days"] = days
    made.globals["t"] = wording.sentences
    return made
