"""The laws of the wheel: it holds all that the command needs, and works where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tingjian.cli.init import SHARED

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*words: str | Path, folder: Path) -> str:
    """Run a command and give all that it says; a failure shows it."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, from this checkout, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index")
    run(*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; the libraries are lent from this one."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    python = folder / SCRIPTS / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index")
    run(*pip, "--no-deps", wheel, folder=folder)
    home = run(python, "-c", "import tingjian; print(*tingjian.__path__)", folder=folder).strip()
    assert Path(home).is_relative_to(folder)
    # What a .pth file adds is not searched for more of them: our editable install stays unseen.
    lent = "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (Path(home).parent / "lent.pth").write_text(lent, encoding="utf-8")
    return folder / SCRIPTS / "tingjian"


def test_holds_everything(wheel: Path) -> None:
    """Every file of the package, schema, site source, sample calendar and shared workflow is in it."""
    places = {
        "tools/tingjian": "",
        "schema": "schema/",
        "site": "site/",
        "ledger/calendar": "calendar/",
        "papers": "papers/",
        "mkdocs.yml": "mkdocs.yml",
        **{f".github/{name}": f".github/{name}" for name in SHARED},
    }
    wanted = set()
    for place, inside in places.items():
        listed = run("git", "ls-files", "-co", "--exclude-standard", place, folder=ROOT)
        wanted |= {f"tingjian/{inside}{line[len(place) + 1 :]}" for line in listed.splitlines()}
    with zipfile.ZipFile(wheel) as packed:
        assert set() == wanted - set(packed.namelist())


def test_runs_outside_the_checkout(command: Path, tmp_path: Path) -> None:
    """A ledger made by ``init`` takes an issue, passes its check and becomes a site."""
    run(command, "init", "city", folder=tmp_path)
    city = tmp_path / "city"
    where = ("--sector", "manufacturing", "--region", "whole-city")
    office = ("--as", "office", "--on", "2026-03-02")
    run(
        command,
        "new",
        "enterprise",
        "--id",
        "works",
        "--name",
        "某厂",
        *where,
        *office,
        folder=city,
    )
    about = ("--title", "名额少", "--statement", "预审名额少。", "--enterprise", "works", *where)
    how = ("--class", "simple", "--channel", "visit", "--disclosure", "named")
    number = run(command, "new", *about, *how, *office, folder=city).split()[-1]
    run(command, "accept", number, *office, folder=city)
    run(command, "check", folder=city)
    run(command, "build", "--as-of", "2026-06-30", folder=city)
    (page,) = (city / "public" / "issues").rglob(f"{number}/index.html")
    assert "预审名额少。" in page.read_text(encoding="utf-8")
