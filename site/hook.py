"""Makes `mkdocs build` give the whole site: when the prose is done, tingjian adds the records."""

# ruff: noqa: INP001

import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def on_post_build(config: Any) -> None:
    """Have tingjian write into the folder that MkDocs has just written."""
    if "TINGJIAN_SHELLS" in os.environ:
        return  # tingjian asked MkDocs for the shells alone
    folder = Path(config["site_dir"])
    (folder / ".unfinished").touch()  # tells tingjian that this folder is its to finish
    tingjian = Path(sys.executable).with_name("tingjian")
    subprocess.run([tingjian, "build", "--out", folder], check=True)
