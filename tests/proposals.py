"""Pull requests made of plain objects: what a case file says, as commits of a real repository.

Objects are written into the repository as Git itself writes them, without a process a file; so
what no Git would ever commit (a name like ``..``, an entry that stands twice) is made as easily.
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.support import CLOSED, HEARD, MERGED, SMALL, THEME, TODAY, WORKING

from tingjian.store import git
from tingjian.store.comparison import Judgement
from tingjian.store.gate import base_tables, gate
from tingjian.store.writer import write

FILE, PROGRAM, LINK, SUBMODULE, FOLDER = "100644", "100755", "120000", "160000", "40000"
AUTHOR = "Tingjian tests <tests@tingjian.example> 1772413200 +0800"

# What a case calls the files of the small ledger.
PLACES = {
    name: f"ledger/issues/{number[3:7]}/{number}.yml"
    for name, number in {
        "heard": HEARD,
        "working": WORKING,
        "closed": CLOSED,
        "merged": MERGED,
    }.items()
} | {"theme": f"ledger/themes/{THEME}.yml", "people": "ledger/people.yml"}


class Entry(NamedTuple):
    """What stands at a path of a tree."""

    mode: str
    object_id: str


Tree = dict[bytes, Entry]
Edit = dict[str, Any]


class Objects:
    """A bare repository, and the objects that are put into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        git.run(root.parent, "init", "--quiet", "--bare", "--initial-branch=main", root.name)
        self.known: dict[str, bytes] = {}

    def put(self, kind: str, content: bytes) -> str:
        """Write an object; its id."""
        whole = f"{kind} {len(content)}\0".encode() + content
        number = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        if number not in self.known:
            file = self.root / "objects" / number[:2] / number[2:]
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
            self.known[number] = content
        return number

    def blob(self, source: bytes, mode: str = FILE) -> Entry:
        """Write a file's content."""
        return Entry(mode, self.put("blob", source))

    def tree(self, entries: Iterable[tuple[bytes, Entry]]) -> str:
        """Write the trees of all these paths; the id of the topmost."""
        here: list[tuple[bytes, Entry]] = []
        below: dict[bytes, list[tuple[bytes, Entry]]] = {}
        for path, entry in entries:
            name, slash, rest = path.partition(b"/")
            if slash:
                below.setdefault(name, []).append((rest, entry))
            else:
                here.append((name, entry))
        here += [(name, Entry(FOLDER, self.tree(inner))) for name, inner in below.items()]
        here.sort(key=lambda pair: pair[0] + b"/" * (pair[1].mode == FOLDER))
        return self.put(
            "tree",
            b"".join(
                entry.mode.encode() + b" " + name + b"\0" + bytes.fromhex(entry.object_id)
                for name, entry in here
            ),
        )

    def commit(self, tree: Tree, *parents: str, twice: Iterable[tuple[bytes, Entry]] = ()) -> str:
        """Write a commit of a tree; ``twice`` are entries whose names may stand there already."""
        lines = [
            f"tree {self.tree([*tree.items(), *twice])}",
            *(f"parent {parent}" for parent in parents),
            f"author {AUTHOR}",
            f"committer {AUTHOR}",
        ]
        return self.put("commit", ("\n".join(lines) + "\n\nchange\n").encode())


def small(objects: Objects) -> Tree:
    """The small ledger, a program beside it, and what else a checkout has."""
    files = {
        f"ledger/{path.relative_to(SMALL / 'ledger').as_posix()}": path.read_bytes()
        for path in sorted((SMALL / "ledger").rglob("*.yml"))
    }
    files |= {
        "Makefile": b"check:\n\ttingjian check\n",
        "README.md": "# 听见舟商\n".encode(),
        ".github/workflows/gate.yml": b"name: gate\n",
        "schema/issue.schema.json": b"{}\n",
        "site/templates/case.html": b"<p>{{ title }}</p>\n",
        "tools/tingjian/core/gate.py": b"def gate(): ...\n",
    }
    return {path.encode(): objects.blob(source) for path, source in files.items()}


def place(name: str) -> bytes:
    """The path that a case means."""
    return PLACES.get(name, name).encode()


def edited(objects: Objects, tree: Tree, edits: Sequence[Edit], actor: str, on: str) -> Tree:
    """A tree after the edits of a case."""
    changed = dict(tree)
    for edit in edits:
        _edit(objects, changed, edit, {"on": on, "by": actor})
    return changed


def _edit(objects: Objects, tree: Tree, edit: Edit, signed: dict[str, Any]) -> None:
    path = base64.b64decode(edit["file64"]) if "file64" in edit else place(edit["file"])
    match edit:
        case {"delete": True}:
            del tree[path]
        case {"rename": str(new)}:
            tree[place(new)] = tree.pop(path)
        case {"copy": str(new)}:
            tree[place(new)] = tree[path]
        case {"files": int(number), "write": str(text)}:
            for n in range(number):
                name = path.decode().format(number=n)
                tree[name.encode()] = objects.blob(text.format(number=n).encode())
        case _:
            tree[path] = _entry(objects, tree.get(path), edit, signed)


def _entry(objects: Objects, was: Entry | None, edit: Edit, signed: dict[str, Any]) -> Entry:
    """What stands at a path after an edit."""
    match edit:
        case {"link": str(target)}:
            return objects.blob(target.encode(), LINK)
        case {"submodule": True}:
            return Entry(SUBMODULE, "1" * 40)
        case {"bytes": str(encoded)}:
            return objects.blob(base64.b64decode(encoded))
        case {"write": str(text)}:
            return objects.blob(text.encode() * edit.get("times", 1))
    assert was is not None, f"there is no such file to edit: {edit}"
    if "mode" in edit:
        return Entry(str(edit["mode"]), was.object_id)
    text = objects.known[was.object_id].decode()
    return objects.blob(_reworded(text, edit, signed).encode(), was.mode)


def _reworded(text: str, edit: Edit, signed: dict[str, Any]) -> str:
    match edit:
        case {"append": str(more)}:
            return text + more * int(edit.get("times", 1))
        case {"prepend": str(more)}:
            return more + text
        case {"replace": str(old), "by": str(new)}:
            assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in the file"
            return text.replace(old, new)
        case {"replace_all": str(old), "by": str(new)}:
            assert old in text
            return text.replace(old, new)
        case {"thread": str(thread), "step": dict(step)}:
            return with_step(text, thread, signed | step)
    raise AssertionError(f"no such edit: {edit}")


def with_step(text: str, thread: str, step: Mapping[str, Any]) -> str:
    """A case's file with one step more, at the end of a thread; a new thread goes on top."""
    ordered = {key: step[key] for key in ("kind", "on", "by") if key in step} | dict(step)
    lines = write([ordered])
    if thread == "office":
        head = text.find("\nassignments:")
        own, rest = (text, "") if head < 0 else (text[: head + 1], text[head + 1 :])
        return own + ("" if "\nsteps:" in own else "steps:\n") + textwrap.indent(lines, "  ") + rest
    begun = text.find(f"  - department: {thread}\n")
    if begun >= 0:
        end = text.find("\n  - department:", begun)
        end = len(text) if end < 0 else end + 1
        return text[:end] + textwrap.indent(lines, "      ") + text[end:]
    new = f"  - department: {thread}\n    steps:\n" + textwrap.indent(lines, "      ")
    mark = "\nassignments:\n"
    if mark in text:
        return text.replace(mark, mark + new)
    return text + mark[1:] + new


class Proposal(NamedTuple):
    """A pull request as it was received: two revisions, who, and when."""

    root: Path
    base: str
    head: str
    actor: str
    received: date

    def judged(self) -> Judgement:
        """The gate's judgement."""
        tables = base_tables(self.root, self.base)
        return gate(self.root, tables, self.base, self.head, self.actor, self.received)

    def rules(self) -> list[str]:
        """The rules that it breaks, each once."""
        return sorted({finding.rule for finding in self.judged().findings})


def proposal(objects: Objects, case: Mapping[str, Any]) -> Proposal:
    """The pull request of a case.

    ``before`` has landed already, ``meanwhile`` lands while the pull request is open, ``after`` is
    what it does. Where it says ``merge``, its head has merged what landed meanwhile, and the merge
    commit makes these edits besides; ``orphan`` means that it shares no commit with the base.
    """
    actor, received = case["actor"], case.get("received", TODAY)

    def change(tree: Tree, name: str) -> Tree:
        return edited(objects, tree, case.get(name, ()), actor, received)

    fork = change(small(objects), "before")
    since = objects.commit(fork)
    landed = change(fork, "meanwhile")
    base = objects.commit(landed, since) if "meanwhile" in case else since
    done = change(fork, "after")
    twice = [
        (place(each["file"]), objects.blob(each["write"].encode()))
        for each in case.get("twice", ())
    ]
    parents = () if case.get("orphan") else (since,)
    head = objects.commit(done, *parents, twice=twice)
    if "merge" in case:
        head = objects.commit(change(change(landed, "after"), "merge"), head, base)
    return Proposal(objects.root, base, head, actor, date.fromisoformat(received))
