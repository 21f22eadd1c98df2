"""The least that any gate must do: find what differs, read it, parse it, validate it."""

from __future__ import annotations

import subprocess
import sys

from tingjian.store.schema import validator
from tingjian.store.strict import read


def run(*words: str, given: bytes | None = None) -> bytes:
    """What a git command prints."""
    return subprocess.run(["git", *words], check=True, input=given, capture_output=True).stdout


def main(base: str, head: str) -> None:
    """Validate every file that differs between two revisions."""
    lines = run("diff-tree", "-r", "--no-renames", "--no-abbrev", base, head).decode().splitlines()
    blobs = [line.split()[3] for line in lines]
    said = run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    check = validator("issue")
    at = 0
    for _ in blobs:
        end = said.index(b"\n", at)
        size = int(said[at:end].split()[2])
        check.validate(read(said[end + 1 : end + 1 + size]))
        at = end + size + 2


if __name__ == "__main__":
    main(*sys.argv[1:])
