"""Official papers as Word files, from templates that an office can change; knows docxtpl alone.

A template is the office's own code, and like all code only maintainers change it. What it is
filled with comes from records: it is escaped, and never read as a template.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tingjian.errors import UserError
from tingjian.sources import source
from tingjian.store.archive import pack, parts
from tingjian.views.papers.kinds import Paper

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

FOLDER = "papers"  # beside ``ledger/``: the office's own templates


def template(root: Path, kind: str) -> Path:
    """The template of a kind of paper: the office's own, or else the one that we bring."""
    own = root / FOLDER / f"{kind}.docx"
    if own.is_symlink() or own.parent.is_symlink():
        raise UserError("ledger.link", path=str(own))
    return own if own.is_file() else source(FOLDER) / f"{kind}.docx"


def render(place: Path, paper: Paper) -> bytes:
    """A paper in its template; the same of both are the same bytes.

    UserError: the template is no Word file, or asks for what the paper has not.
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    try:
        document = DocxTemplate(io.BytesIO(place.read_bytes()))
        document.init_docx()
    except OSError as error:
        raise UserError("file.unreadable", file=str(place), why=error.strerror) from None
    except Exception:  # noqa: BLE001 (what is no Word file fails in ways that nobody has listed)
        raise UserError("paper.no-template", file=str(place)) from None
    try:
        document.render(paper._asdict(), _environment(), autoescape=True)
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        raise UserError("paper.template", file=str(place), why=str(error)) from None
    stream = io.BytesIO()
    document.save(stream)
    return pack(parts(stream.getvalue()))


@cache
def _environment() -> Environment:
    """Jinja2 in which a template reaches nothing but the paper, and cannot turn escaping off."""
    from jinja2 import StrictUndefined, TemplateAssertionError
    from jinja2 import nodes as tree
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Escaping(ImmutableSandboxedEnvironment):
        def _generate(self, source: nodes.Template, *words: Any, **options: Any) -> str:
            if found := source.find(tree.EvalContextModifier):
                raise TemplateAssertionError("a template may not turn escaping off", found.lineno)
            return super()._generate(source, *words, **options)

    made = Escaping(autoescape=True, undefined=StrictUndefined)
    del made.filters["safe"]
    return made
