"""A surprise of ours kept in a file that can be pasted into a report."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback

from tingjian import __version__


def keep() -> str:
    """Write the current exception with what it ran on; the file's path."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="tingjian-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"tingjian {__version__}, Python {sys.version}, {platform.platform()}\n")
        file.write(f"{sys.argv[1:2]}\n\n")  # the command's name: its words may be restricted
        file.write(traceback.format_exc())
    return file.name
