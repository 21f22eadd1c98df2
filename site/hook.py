"""Joins MkDocs and tingjian: the ledger's title goes in; after the prose, so do the records."""

# ruff: noqa: INP001

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from markupsafe import escape


def on_config(config: Any) -> None:
    """Put the ledger's title and banner as they are: !ENV would read YAML, templates HTML."""
    config["site_name"] = escape(os.environ.get("TINGJIAN_TITLE", config["site_name"]))
    config["extra"]["banner"] = escape(os.environ.get("TINGJIAN_BANNER", ""))


def on_post_build(config: Any) -> None:
    """Have tingjian write into the folder that MkDocs has just written."""
    if "TINGJIAN_SHELLS" in os.environ:
        return  # tingjian asked MkDocs for the shells alone
    folder = Path(config["site_dir"])
    (folder / ".unfinished").touch()  # tells tingjian that this folder is its to finish
    tingjian = Path(sys.executable).with_name("tingjian")
    subprocess.run([tingjian, "build", "--out", folder], check=True)
