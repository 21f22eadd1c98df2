"""What was read and checked before, kept in ``.git`` by content: nothing needs forgetting."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import msgspec

from tingjian.core.finding import Finding
from tingjian.errors import UserError
from tingjian.sources import source
from tingjian.store import git, schema

STATES_KEPT = 8
BRIEFS_KEPT = 6  # one for issues and one for themes of a day
FEW = 1000  # fewer records than this are looked up one by one
PAGE = 16384  # bytes: several records lie on one, and writing them takes half the time
# Records are long: by row ids they lie in the order in which they came, and keys alone are sorted.
TABLES = """
CREATE TABLE IF NOT EXISTS record (blob TEXT PRIMARY KEY, body BLOB);
CREATE TABLE IF NOT EXISTS verdict (number INTEGER PRIMARY KEY, disk INTEGER, body BLOB);
CREATE TABLE IF NOT EXISTS brief (number INTEGER PRIMARY KEY, key TEXT UNIQUE, body BLOB);
CREATE TABLE IF NOT EXISTS audit (since TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
"""


class Verdict(msgspec.Struct, frozen=True):
    """The findings of a whole ledger: a tree, and the files that differ from it (None: gone).

    ``disk`` tells the work tree's bytes from Git's own: attributes may make the two unlike.
    ``asking`` are the themes whose judgement depends on issues (``merges.asking``), if looked for.
    """

    tree: str
    differing: dict[str, str | None]
    findings: list[Finding]
    disk: bool = False
    asking: list[str] | None = None


class Memory:
    """A database of records by blob id and of verdicts by tree; lost, it is only slower.

    Where another process holds it, or it cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{schema.digest()}-{_rules()}.db"
        if not self.path.exists():
            self._forget(folder)

    def _forget(self, folder: Path) -> None:
        """Remove the memories of other code, but for the last: two versions may take turns."""
        last = max(folder.glob("*.db"), key=lambda path: path.stat().st_mtime_ns, default=self.path)
        for old in folder.glob("*.db*"):
            if not old.name.startswith(last.name):
                old.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=5)
        connection.execute(f"PRAGMA page_size={PAGE}")  # of a new one
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(TABLES)
        return connection

    def verdict(self, *, disk: bool = False) -> Verdict | None:
        """The verdict that was given last, on the work tree (``disk``) or on a revision."""
        with closing(self._open()) as connection:
            row = connection.execute(
                "SELECT body FROM verdict WHERE disk = ? ORDER BY number DESC LIMIT 1", (disk,)
            ).fetchone()
        return msgspec.msgpack.decode(row[0], type=Verdict) if row else None

    def give(self, verdict: Verdict) -> None:
        """Keep a verdict."""
        with suppress(sqlite3.Error), closing(self._open()) as connection, connection:
            connection.execute(
                "INSERT INTO verdict (disk, body) VALUES (?, ?)",
                (verdict.disk, msgspec.msgpack.encode(verdict)),
            )
            connection.execute(
                "DELETE FROM verdict WHERE number <= (SELECT max(number) FROM verdict) - ?",
                (STATES_KEPT,),
            )

    def recall(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The records known by blob id, as msgpack."""
        wanted = set(blobs)
        query = "SELECT blob, body FROM record"
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            if len(wanted) < FEW:
                one = f"{query} WHERE blob = ?"
                found = (connection.execute(one, (blob,)).fetchone() for blob in wanted)
                return dict(filter(None, found))
            return {blob: body for blob, body in connection.execute(query) if blob in wanted}
        return {}

    def keep(self, bodies: Mapping[str, bytes]) -> None:
        """Keep records by blob id."""
        with suppress(sqlite3.Error), closing(self._open()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?)", bodies.items())

    def recall_briefs(self, key: str) -> bytes | None:
        """What was kept of all cases under this key."""
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            row = connection.execute("SELECT body FROM brief WHERE key = ?", (key,)).fetchone()
            return bytes(row[0]) if row else None
        return None

    def keep_briefs(self, key: str, body: bytes) -> None:
        """Keep something of all cases under a key; of several keys only those kept last."""
        with suppress(sqlite3.Error), closing(self._open()) as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO brief (key, body) VALUES (?, ?)", (key, body)
            )
            connection.execute(
                "DELETE FROM brief WHERE number <= (SELECT max(number) FROM brief) - ?",
                (BRIEFS_KEPT,),
            )

    def recall_audit(self, since: str) -> bytes | None:
        """How far an audit from this commit came, as it was kept."""
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            row = connection.execute("SELECT body FROM audit WHERE since = ?", (since,)).fetchone()
            return bytes(row[0]) if row else None
        return None

    def keep_audit(self, since: str, body: bytes) -> None:
        """Keep how far an audit from this commit came."""
        with suppress(sqlite3.Error), closing(self._open()) as connection, connection:
            connection.execute("INSERT OR REPLACE INTO audit VALUES (?, ?)", (since, body))


@cache
def _rules() -> str:
    """A digest of the code that reads and judges: a rule that changes makes old verdicts silent."""
    hasher = hashlib.blake2b(digest_size=8)
    for folder in ("core", "store"):
        for path in sorted(source(folder).rglob("*.py")):
            hasher.update(path.read_bytes())
    return hasher.hexdigest()


def memory(root: Path) -> Memory | None:
    """The memory of the repository that holds this ledger, or None where none can be kept.

    UserError ``git.none``: the ledger is in no repository.
    """
    folder = git.folder(root)
    if folder is None:
        raise UserError("git.none", root=str(root))
    try:
        found = Memory(folder / "tingjian")
        try:
            found.verdict()
        except sqlite3.OperationalError:
            raise  # in use, or not ours to write
        except (sqlite3.DatabaseError, msgspec.DecodeError):
            found.path.unlink(missing_ok=True)  # damaged: begin again
            found.verdict()
    except (OSError, sqlite3.Error):
        return None
    return found
