"""The shells that pages are stamped into, which MkDocs makes in a process of its own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tingjian import sources as beside
from tingjian.errors import UserError
from tingjian.render import policy

# One shell for each depth below the site's root. They share no folder with any page that they
# link to: so their links go by way of the root, and are right in every folder of that depth.
PAGES = (
    "index.html",
    "shell/index.html",
    "shell/page/index.html",
    "shell/page/part/index.html",
    "shell/page/part/number/index.html",
)
CONTENT = "<!-- tingjian -->"
_CUTS = re.compile("⟦description⟧|⟦feed⟧|⟦title⟧|" + re.escape(CONTENT))
_BETWEEN = re.compile(r"\s+")
# Material's faults: a checkbox has no such attribute, and its script asks for a site map beside
# whatever link says just this.
_MENDS = (
    (re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"'), r"\1"),
    (re.compile(r'(<link [^>]*rel=")alternate"'), r'\1 alternate"'),
)
_SECTION = re.compile(r' data-section="([^"]*)"')
# What MkDocs and Material write and no page of ours asks for.
_LEFT_OUT = re.compile(
    r"\.map$|^assets/javascripts/(lunr|workers)/|^sitemap\.|^assets/images/favicon"
)


class Sources(NamedTuple):
    """What the site is made of, beside records: ``mkdocs.yml`` and the folder ``site``."""

    config: Path
    site: Path


def sources() -> Sources:
    """What the site is made of: in the checkout, or as it was installed."""
    return Sources(beside.source("mkdocs.yml"), beside.source("site"))


class Shell(NamedTuple):
    """One shell in pieces: before the description, feed, title and content, and after them."""

    start: bytes
    beside: bytes
    middle: bytes
    head: bytes
    end: bytes

    def stamp(self, title: str, description: str, feed: str, content: str) -> bytes:
        """A whole page; all these texts are HTML already."""
        return b"".join(
            (
                self.start,
                description.encode(),
                self.beside,
                feed.encode(),
                self.middle,
                title.encode(),
                self.head,
                content.encode(),
                self.end,
            )
        )


class Shells:
    """All shells of a site, and the files that MkDocs made beside them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts = [(folder / page).read_text("utf-8") for page in PAGES]
        self._cut: dict[tuple[int, str], Shell] = {}

    def at(self, depth: int, section: str) -> Shell:
        """The shell for a page of a section, so many folders below the site's root."""
        if (depth, section) not in self._cut:
            text = _SECTION.sub(
                lambda found: ' aria-current="true"' if found[1] == section else "",
                self._texts[depth],
            )
            self._cut[depth, section] = Shell(*(part.encode() for part in _CUTS.split(text)))
        return self._cut[depth, section]

    def files(self) -> dict[str, Path]:
        """What else is published as MkDocs made it: prose pages, styles and scripts, by path."""
        paths = (path for path in sorted(self._folder.rglob("*")) if path.is_file())
        named = {path.relative_to(self._folder).as_posix(): path for path in paths}
        return {
            name: path
            for name, path in named.items()
            if not _LEFT_OUT.search(name) and not _is_shell(path)
        }


class Making:
    """Shells being made, apart from this process; ``wait`` gives them."""

    def __init__(self, sources: Sources, cache: Path, title: str, banner: str) -> None:
        self._folder = cache / f"shells-{_digest(sources, title, banner)}"
        self.name = self._folder.name  # a digest of all that the shells are made from
        self._begun: subprocess.Popen[bytes] | None = None
        self._temporary: Path | None = None
        if not self._folder.exists():
            cache.mkdir(parents=True, exist_ok=True)
            self._temporary = Path(tempfile.mkdtemp(dir=cache, prefix="making-"))
            self._begun = _begin(sources, self._temporary, title, banner)

    @property
    def begun(self) -> bool:
        """Whether MkDocs is at work; else the shells are there from before."""
        return self._begun is not None

    def wait(self) -> Shells:
        """The shells, when they are done. UserError ``build.shell``: MkDocs could not make them."""
        if self._begun and self._temporary:
            said, _ = self._begun.communicate()
            if self._begun.returncode:
                shutil.rmtree(self._temporary)
                lines = said.decode(errors="replace").splitlines()
                faults = "\n".join(line for line in lines if not line.startswith("INFO"))
                raise UserError("build.shell", said=faults.strip())
            for page in self._temporary.rglob("*.html"):
                page.write_text(_mended(page.read_text("utf-8")), "utf-8")
            for old in self._folder.parent.glob("shells-*"):
                shutil.rmtree(old)
            self._temporary.replace(self._folder)
        return Shells(self._folder)


def _begin(sources: Sources, folder: Path, title: str, banner: str) -> subprocess.Popen[bytes]:
    # The title and the banner come from the ledger; with TINGJIAN_SHELLS the hook does nothing.
    environment = os.environ | {
        "TINGJIAN_SHELLS": "1",
        "TINGJIAN_TITLE": title,
        "TINGJIAN_BANNER": banner,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]  # --quiet hides faults
    command += ["--config-file", str(sources.config), "--site-dir", str(folder)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _digest(sources: Sources, title: str, banner: str) -> str:
    """A digest of all that MkDocs reads, and of the versions that read it."""
    hasher = hashlib.blake2b(digest_size=16)
    paths = [path for name in ("docs", "theme") for path in (sources.site / name).rglob("*")]
    paths += sources.site.glob("*.py")
    for module in (__file__, policy.__file__):
        hasher.update(Path(module).read_bytes())
    for path in [sources.config, *sorted(path for path in paths if path.is_file())]:
        hasher.update(str(path.relative_to(sources.config.parent)).encode() + b"\0")
        hasher.update(hashlib.blake2b(path.read_bytes()).digest())
    for text in (title, banner, version("mkdocs"), version("mkdocs-material")):
        hasher.update(text.encode() + b"\0")
    return hasher.hexdigest()


def _mended(page: str) -> str:
    """A page of MkDocs's as valid HTML with its policy; a shell is made lean."""
    for fault, mended in _MENDS:
        page = fault.sub(mended, page)
    return policy.admit(_lean(page) if CONTENT in page else page)


def _lean(text: str) -> str:
    """A shell without the white space between its tags; it holds no text that needs any."""
    return _BETWEEN.sub(" ", text).replace("> <", "><").strip()


def _is_shell(path: Path) -> bool:
    return path.suffix == ".html" and CONTENT in path.read_text("utf-8")
