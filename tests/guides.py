"""The guides of the site: what their terminals show is what a terminal said.

``python -m tests.guides`` writes anew what has changed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from tests.support import COMMAND, TOOLS

from tingjian.errors import FINDINGS

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
GUIDES = sorted(
    path for folder in ("docs", "en") for path in (SITE / folder / "guides").glob("*.md")
)
SETTINGS = ("GIT_", "TINGJIAN_")  # nobody's own change what is printed
TODAY = "2026-09-30"  # the day up to which the sample ledger goes

# A terminal; or what a command printed in Markdown, as a forge shows it.
SHOWN = re.compile(
    r"^( *)```console\n(.*?)^\1```$|^<!-- \$ (.*?) -->\n(.*?)(?=^</div>$)", re.MULTILINE | re.DOTALL
)
EXCERPT = re.compile(r"^( *)```yaml\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TURN = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_COMMIT = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{10,40}\b")
_NUMBER = re.compile(r"ZS-\d{8}-\w{5}")


class Terminal:
    """A clone of a repository that holds the sample ledger; what is pushed is merged at once."""

    def __init__(self, folder: Path, guide: Path) -> None:
        self._home = folder
        self.folder = folder / "ledger"
        own = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
        self._environment = own | {
            "GIT_AUTHOR_NAME": "演示",
            "GIT_AUTHOR_DATE": f"{TODAY}T09:00:00+08:00",
            "GIT_COMMITTER_NAME": "演示",
            "GIT_COMMITTER_DATE": f"{TODAY}T09:00:00+08:00",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C",
            "NO_COLOR": "1",
            "PYTHONPATH": str(TOOLS),
            "PYTHONUTF8": "1",
            "REMOTE_USER": "mr-clerk",  # whom the server knows
            "TINGJIAN_LANG": guide.relative_to(SITE).parts[0],  # in Chinese unless it is "en"
            "TINGJIAN_TODAY": TODAY,
        }
        self._drawn: dict[str, str] = {}  # numbers that were drawn, by those that the guide shows
        shutil.copytree(ROOT / "ledger", self.folder / "ledger")
        origin = str(folder / "origin.git")
        for words in (
            ("init", "--quiet", "--bare", "--initial-branch=main", origin),
            ("init", "--quiet", "--initial-branch=main"),
            ("config", "user.email", "zs-office@tingjian.example"),
            ("add", "--all"),
            ("commit", "--quiet", "--message=账本"),
            ("remote", "add", "origin", origin),
            ("push", "--quiet", "--set-upstream", "origin", "main"),
        ):
            assert self._said("git", *words) == ""

    def _said(self, *words: str) -> str:
        """What a command prints, on both streams; refusing is fine, failing is not."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self._environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode in (0, FINDINGS), done.stdout
        return done.stdout

    def say(self, line: str, shown: str) -> str:
        """What a line of the guide prints; ``cat`` shows a file that the reader has written."""
        for number, drawn in self._drawn.items():
            line = line.replace(number, drawn)
        name, *words = shlex.split(line)
        if name == "cat":
            (self.folder / words[0]).write_text(shown, encoding="utf-8")
            return shown
        assert name in ("git", "tingjian"), line
        said = self._said(
            *((sys.executable, "-c", COMMAND) if name == "tingjian" else (name,)), *words
        )
        if line.endswith("origin HEAD"):  # a branch; who pushes to main does so himself
            said += self._said("git", "push", "--quiet", "origin", "HEAD:main")
        if name == "tingjian" and words[0] == "new":
            self._drawn[_NUMBER.findall(shown)[0]] = _NUMBER.findall(said)[0]
        for number, drawn in self._drawn.items():
            said = said.replace(drawn, number)
        said = re.sub(" +$", "", said.replace(str(self._home), "~"), flags=re.MULTILINE)
        return _COMMIT.sub("57e3d31afc", said)  # it hangs on every byte of the sample ledger

    def records(self) -> str:
        """All files of the ledger as they are now, one after another."""
        files = sorted((self.folder / "ledger").rglob("*.yml"))
        return "".join(path.read_text(encoding="utf-8") for path in files)


def run(text: str, terminal: Terminal) -> str:
    """A guide's text with what its terminals really print."""

    def turn(found: re.Match[str]) -> str:
        return f"$ {found[1]}\n{terminal.say(found[1], found[2])}"

    def shown(found: re.Match[str]) -> str:
        indent, turns, line, comment = found.groups()
        if line:
            return f"<!-- $ {line} -->\n\n{terminal.say(line, comment)}\n"
        return textwrap.indent(f"```console\n{_TURN.sub(turn, textwrap.dedent(turns))}```", indent)

    return SHOWN.sub(shown, text)


def excerpts(text: str) -> list[str]:
    """What a guide shows of a file."""
    return [textwrap.dedent(found[2].removeprefix(found[1])) for found in EXCERPT.finditer(text)]


if __name__ == "__main__":
    for guide in GUIDES:
        with tempfile.TemporaryDirectory() as folder:
            written = run(guide.read_text(encoding="utf-8"), Terminal(Path(folder), guide))
        guide.write_text(written, encoding="utf-8")
