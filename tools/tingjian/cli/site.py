"""``tingjian build`` and ``tingjian serve``: the public site, written or looked at."""

from __future__ import annotations

import errno
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from tingjian.cli.context import DAY, find_root, language, root_option, today
from tingjian.cli.output import command, note
from tingjian.cli.report import say_findings
from tingjian.core.publish import publish
from tingjian.errors import FINDINGS, UserError
from tingjian.store import git
from tingjian.store.check import check
from tingjian.store.open import Opened, filed_kinds
from tingjian.words.cli import say

OUT = Path("public")
PORT = 8000


def build_site(
    root: Path, out: Path, rev: str | None, as_of: date | None, *, search: bool = True
) -> None:
    """Publish a snapshot and write the site. UserError: findings that prevent it."""
    opened = Opened(root, rev)
    folder = git.folder(root)
    if folder is None:
        raise UserError("git.none", root=str(root))
    day = as_of or today(opened.tables)
    revision = git.resolve(root, rev or "HEAD")
    from tingjian.render.begun import Begun

    if opened.dirty:
        revision += "-dirty"  # as ``git describe`` has it: no commit holds what is published
    with Begun(opened.tables.settings, out, folder / "tingjian", search=search) as begun:
        from tingjian.render.site import finish  # while MkDocs is at work

        built = finish(begun, publish(opened.ledger(*filed_kinds())), day, revision)
    note(
        "build.done",
        out=str(out),
        day=day,
        written=built.written,
        kept=built.kept,
        removed=built.removed,
    )


@contextmanager
def _writable(out: Path) -> Iterator[None]:
    """Raise a UserError where a site cannot be written; the next build finishes what is begun."""
    try:
        yield
    except OSError as error:
        raise UserError("file.unwritable", file=error.filename or out, why=error.strerror) from None


@command("build")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help=say("option.out", language())
)
@click.option("--rev", help=say("option.rev", language()))
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@click.option("--search/--no-search", default=True, help=say("option.search", language()))
@root_option
def build(
    *, out: Path | None, rev: str | None, as_of: date | None, search: bool, root: Path | None
) -> None:
    """Check the ledger, then build its site; a ledger with findings is not published."""
    folder = find_root(root)
    findings = check(folder, rev, keep=True)
    if findings:
        say_findings(findings)
        raise SystemExit(FINDINGS)
    place = (out or folder / OUT).absolute()
    with _writable(place):
        build_site(folder, place, rev, as_of, search=search)


@command("serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help=say("option.port", language()),
)
@click.option("--as-of", type=DAY, help=say("option.as-of", language()))
@root_option
def serve(*, port: int, as_of: date | None, root: Path | None) -> None:
    """Check, build and serve; on a change of a record, a template or a page, again."""
    from tingjian.render.serve import serve as run

    gc.enable()  # this one goes on
    folder = find_root(root)
    out = folder / OUT

    def again() -> None:
        findings = check(folder, keep=True)
        if findings:
            note("serve.findings")
            say_findings(findings)
            return
        build_site(folder, out, None, as_of)

    findings = check(folder, keep=True)
    if findings:
        say_findings(findings)
        raise SystemExit(FINDINGS)
    with _writable(out):
        build_site(folder, out, None, as_of)
    try:
        run(folder, out, port, again, lambda: note("serve.at", port=port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise UserError("serve.port", port=port) from None


COMMANDS = {"build": build, "serve": serve}
