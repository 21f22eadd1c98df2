"""``tingjian import``: a spreadsheet becomes issues."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from tingjian.cli.context import (
    actor,
    actor_option,
    find_root,
    in_turn,
    language,
    root_option,
    several,
    today,
)
from tingjian.cli.output import FORMATS, command, format_option, note, show_rows
from tingjian.core import mapping as mappings
from tingjian.core.intake import Desk, Report, Result, names, take
from tingjian.core.ledger import Ledger
from tingjian.core.mapping import SheetMapping
from tingjian.core.record import Issue, Person
from tingjian.core.steps import STAFF
from tingjian.errors import FINDINGS, UserError
from tingjian.sources import source
from tingjian.store import git, sheet, strict, writer
from tingjian.store.cases import in_order
from tingjian.store.open import open_ledger
from tingjian.store.place import place
from tingjian.store.schema import record_kinds
from tingjian.words import Sentence, fill, intake
from tingjian.words.cli import say
from tingjian.words.yaml_rules import RULES

# The errors of this family are told as all others are, and are only loaded with it.

DEFAULT = source("intake") / "mapping.yml"


@command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help=fill(intake.MAPPING, language()))
@click.option("--dry-run", is_flag=True, help=fill(intake.DRY_RUN, language()))
@click.option("--commit", is_flag=True, help=say("option.commit", language()))
@format_option(*FORMATS)
@actor_option
@root_option
def import_(
    file: Path,
    mapping: Path | None,
    *,
    dry_run: bool,
    commit: bool,
    format_: str,
    login: str | None,
    root: Path | None,
) -> None:
    """Take what can be taken, say what cannot; exit with 1 if any row was refused."""
    folder = find_root(root)
    chosen = read_mapping(mapping or DEFAULT)
    ledger = open_ledger(folder)
    person = actor(folder, ledger.tables, login)
    if person.role not in STAFF:
        raise UserError("import.role", login=person.login)
    table = sheet.read(file, chosen.sheet)
    try:
        report = take(table.rows, chosen, _desk(ledger, table.file, person))
    except UserError as error:
        raise UserError(error.key, **error.facts | {"default": DEFAULT}) from None
    paths: list[str] = []
    if not dry_run:
        issues = [each.issue for each in report.results if each.issue]
        paths = _write(folder, issues)
        if commit and paths:
            _commit(folder, issues, paths, table.file)
    _show(report, table, format_, intake.DRY if dry_run else intake.SUMMARY)
    if any(each.fate == "refused" for each in report.results):
        raise SystemExit(FINDINGS)


def read_mapping(path: Path) -> SheetMapping:
    """The mapping in a file. UserError: there is none, or it is not one."""
    try:
        mapping = msgspec.convert(strict.read(path.read_bytes()), SheetMapping)
    except OSError:
        raise UserError("mapping.absent", file=path) from None
    except strict.Unreadable as fault:
        rule = RULES[fault.rule]
        what, mend = (fill(each, language(), **fault.facts) for each in (rule.what, rule.mend))
        raise UserError(
            "mapping.unreadable", file=path, line=fault.line, what=what, mend=mend
        ) from None
    except msgspec.ValidationError as error:
        at = str(error).rpartition("`$")[2].strip("`.") if "`$" in str(error) else str(error)
        raise UserError("mapping.shape", file=path, place=at, default=DEFAULT) from None
    mappings.refuse(mapping)
    return mapping


def _desk(ledger: Ledger, file: str, person: Person) -> Desk:
    fields = record_kinds()["issue"].fields
    labelled = {"channel": fields["source"].fields["channel"], "disclosure": fields["disclosure"]}
    return Desk(
        tables=ledger.tables,
        names=names(
            ledger.tables,
            [(each.id, each.name) for each in ledger.enterprises.values()],
            {name: field.labels for name, field in labelled.items()},
        ),
        known={each.imported.row: each for each in ledger.issues.values() if each.imported},
        used=ledger.issues.keys() | ledger.themes.keys(),
        file=file,
        by=person.login,
        today=today(ledger.tables),
    )


def _write(root: Path, issues: Sequence[Issue]) -> list[str]:
    """Write the issues' files; their paths below ``ledger/``."""
    kind = record_kinds()["issue"]
    label, quiet = fill(intake.WRITING, language()), not sys.stderr.isatty()
    with click.progressbar(issues, label=label, file=sys.stderr, hidden=quiet) as shown:
        place(root, ((kind.path(each.id), writer.write(in_order(each, "issue"))) for each in shown))
    return [kind.path(each.id) for each in issues]


def _commit(root: Path, issues: Sequence[Issue], paths: Sequence[str], file: str) -> None:
    branch = f"import-{issues[0].id}"
    message = fill(intake.COMMIT, language(), file=file, taken=len(issues))
    files = [f"{git.LEDGER}/{path}" for path in paths]
    try:
        commit = git.commit(root, branch, files, message)
    except UserError:
        for each in files:
            (root / each).unlink()
        raise
    note("step.committed", branch=branch, commit=commit[:10])


def _show(report: Report, table: sheet.Sheet, format_: str, summary: Sentence) -> None:
    """Print the rows (for people only those that need a word), then the summary."""
    chosen = language()
    headings = {name: fill(sentence, chosen) for name, sentence in intake.COLUMNS.items()}
    rows = list(_rows(report.results, labelled=format_ == "table"))
    if format_ == "table":
        rows = [row for row in rows if row["said"]]
    show_rows(rows, headings, format_)
    fates = Counter(each.fate for each in report.results)
    counts = {fate: fates[fate] for fate in ("taken", "known", "refused")}
    lines = [fill(summary, chosen, file=table.file, **counts)]
    if report.left_out:
        lines.append(fill(intake.LEFT_OUT, chosen, headings=several(report.left_out)))
    if table.others:
        facts = {"sheet": table.name, "others": several(table.others)}
        lines.append(fill(intake.OTHER_SHEETS, chosen, **facts))
    if counts["taken"]:
        lines.append(fill(intake.UNATTESTED, chosen))
    click.echo("\n".join(lines), err=True)


def _rows(results: Sequence[Result], *, labelled: bool) -> Iterator[dict[str, object]]:
    chosen = language()
    for each in results:
        said = [
            fill(
                intake.OF_COLUMN if remark.heading else intake.OF_ROW,
                chosen,
                heading=remark.heading,
                said=fill(intake.ROWS[remark.key], chosen, **remark.facts),
            )
            for remark in each.said
        ]
        yield {
            "row": each.row,
            "key": each.key,
            "fate": fill(intake.FATES[each.fate], chosen) if labelled else each.fate,
            "id": each.id,
            "said": in_turn(said),
        }


COMMANDS = {"import": import_}
