"""``tingjian init``: a new ledger in a new Git repository."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from tingjian.cli.context import language
from tingjian.cli.output import command, note
from tingjian.errors import UserError
from tingjian.sources import calendars, source
from tingjian.store import git
from tingjian.store.writer import replace
from tingjian.words.cli import say

GIT = ".git"
MAINTAINER = 1  # where the maintainer stands among the people to start from
FORGE = ".github"
# What a forge does is the same for every ledger; only where the program is, the starter says.
SHARED = (
    "CODEOWNERS",
    "pull_request_template.md",
    "workflows/check.yml",
    "workflows/gate.yml",
    "workflows/site.yml",
)
PROGRAM = "actions/program/action.yml"


@command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a ledger to start from, and commit it; the folder is new, empty or an empty clone."""
    place = folder.absolute()
    try:
        cloned = place.is_dir() and _is_empty_clone(place)
        if place.exists() and not cloned and (not place.is_dir() or any(place.iterdir())):
            raise UserError("init.full", folder=str(folder))
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as made:
            root = Path(made) / place.name
            _write(root)
            if cloned:
                shutil.copytree(place / GIT, root / GIT, symlinks=True)
            committed = _commit(root)
            if place.exists():
                # Moved in one by one: whoever stands in the folder stays in it. The repository
                # comes last: until then, the clone's own is there.
                for child in sorted(root.iterdir(), key=lambda each: each.name == GIT):
                    if cloned and child.name == GIT:
                        (place / GIT).rename(Path(made) / GIT)
                    child.rename(place / child.name)
            else:
                root.rename(place)
    except OSError as error:
        raise UserError("file.unwritable", file=str(folder), why=error.strerror) from None
    here = say("init.here", language()) if place == Path.cwd() else str(folder)
    note("init.done", folder=here)
    if not committed:
        note("init.uncommitted")


def _is_empty_clone(place: Path) -> bool:
    """Whether this is a repository without a commit and a file, as forges give one to clone."""
    if [child.name for child in place.iterdir()] != [GIT]:
        return False
    own = git.folder(place) == (place / GIT).resolve()
    return own and not git.run(place, "rev-list", "--all", "--max-count=1")


def _write(root: Path) -> None:
    """Write the tables to start from, and what a forge does with them.

    Whoever makes the ledger is its first maintainer.
    """
    starter, ledger = source("starter"), root / git.LEDGER
    shutil.copytree(starter / git.LEDGER, ledger)
    shutil.copytree(calendars(), ledger / "calendar")
    people = ledger / "people.yml"
    if email := git.email(root):
        text = replace(people.read_text(encoding="utf-8"), (MAINTAINER, "email"), email)
        people.write_text(text, encoding="utf-8", newline="\n")
    files = {f"{FORGE}/{name}": source(FORGE) / name for name in SHARED}
    files |= {f".{name}": starter / name for name in ("gitignore", "gitattributes")}
    files[f"{FORGE}/{PROGRAM}"] = starter / "program.yml"
    for name, origin in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, file)


def _commit(root: Path) -> bool:
    """Make the first commit; where Git does not know who commits, the files wait in the index."""
    git.run(root, "init", "--quiet", "--initial-branch=main")
    git.run(root, "add", "--all")
    known = git.email(root) is not None
    if known:
        git.run(root, "commit", "--quiet", "-m", "Make a new ledger")
    return known


COMMANDS = {"init": init}
