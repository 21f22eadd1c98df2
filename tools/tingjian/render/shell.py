"""The shells that pages are stamped into, which MkDocs makes in a process of its own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tingjian import sources as beside
from tingjian.errors import UserError
from tingjian.render import language as languages
from tingjian.render import policy
from tingjian.words import Language, language_of
from tingjian.words.theme import TAGS

# One shell for each depth below its language's folder. They share no folder with any page that they
# link to: so their links go by way of the root, and are right in every folder of that depth.
PAGES = (
    "index.html",
    "shell/index.html",
    "shell/page/index.html",
    "shell/page/part/index.html",
    "shell/page/part/number/index.html",
)
CONTENT = "<!-- tingjian -->"
LONG = 3600  # seconds, in which MkDocs has always ended
_MARKS = re.compile(f"(⟦page⟧|⟦description⟧|⟦feed⟧|⟦title⟧|{re.escape(CONTENT)})")
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


class Asked(NamedTuple):
    """What a ledger asks of the shells: a title, and perhaps a banner, in each of its languages.

    The first language is at the site's root, each other one in a folder of its name.
    ``address`` is where the site is published; nothing, if the ledger does not say. ``search``:
    pages have a box to search in.
    """

    titles: Mapping[Language, str]
    banners: Mapping[Language, str] = MappingProxyType({})
    address: str = ""
    search: bool = True

    def title_language(self, language: Language) -> str:
        """The tag of the first language where the title has none of its own in this one."""
        first = next(iter(self.titles))
        apart = language != first and self.titles[language] == self.titles[first]
        return TAGS[first] if apart else ""

    def prefix(self, language: Language) -> str:
        """The folder of a language, ``en/``; nothing for the first."""
        return "" if language == next(iter(self.titles)) else f"{language}/"


class Shell:
    """One shell in pieces, cut where its marks are."""

    def __init__(self, text: str) -> None:
        parts = _MARKS.split(text)
        self._pieces = [part.encode() for part in parts]
        self._marks = list(enumerate(parts))[1::2]

    def stamp(self, path: str, title: str, description: str, feed: str, content: str) -> bytes:
        """A whole page, by its path below its language's folder; the other texts are HTML."""
        facts = {
            "⟦page⟧": path.encode(),
            "⟦title⟧": title.encode(),
            "⟦description⟧": description.encode(),
            "⟦feed⟧": feed.encode(),
            CONTENT: content.encode(),
        }
        pieces = self._pieces.copy()
        for at, mark in self._marks:
            pieces[at] = facts[mark]
        return b"".join(pieces)


class Shells:
    """All shells of a site in one language, and the files that MkDocs made beside them."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder = folder
        self.prefix = prefix
        self._texts = [(folder / prefix / page).read_text("utf-8") for page in PAGES]
        self._cut: dict[tuple[int, str], Shell] = {}

    def at(self, depth: int, section: str) -> Shell:
        """The shell for a page of a section, so many folders below its language's."""
        if (depth, section) not in self._cut:
            text = _SECTION.sub(
                lambda found: ' aria-current="true"' if found[1] == section else "",
                self._texts[depth],
            )
            self._cut[depth, section] = Shell(text)
        return self._cut[depth, section]

    def files(self) -> dict[str, Path]:
        """What else is published as MkDocs made it: prose pages, styles and scripts, by path.

        Styles and scripts are the same in every language; those of the first are published.
        """
        paths = (path for path in sorted(self._folder.rglob("*")) if path.is_file())
        named = {path.relative_to(self._folder).as_posix(): path for path in paths}
        return {
            name: path
            for name, path in named.items()
            if name.startswith(self.prefix) and not _LEFT_OUT.search(name) and not _is_shell(path)
        }


class Making:
    """Shells being made, apart from this process, all languages at once; ``wait`` gives them.

    However a build ends, it is to ``leave``.
    """

    def __init__(self, sources: Sources, cache: Path, asked: Asked) -> None:
        self._asked = asked
        self._folder = cache / f"shells-{_digest(sources, asked)}"
        self.name = self._folder.name  # a digest of all that the shells are made from
        self._begun: list[subprocess.Popen[bytes]] = []
        self._temporary: Path | None = None
        _sweep(cache)
        if not self._folder.exists():
            cache.mkdir(parents=True, exist_ok=True)
            self._temporary = Path(tempfile.mkdtemp(dir=cache, prefix="making-"))
            self._begun = [
                _begin(sources, self._temporary / language, asked, language)
                for language in asked.titles
            ]

    @property
    def begun(self) -> bool:
        """Whether MkDocs is at work; else the shells are there from before."""
        return bool(self._begun)

    def wait(self) -> dict[Language, Shells]:
        """The shells, when they are done. UserError ``build.shell``: MkDocs could not make them."""
        if self._temporary:
            said = [making.communicate()[0] for making in self._begun]  # all of them, to the end
            for making, lines in zip(self._begun, said, strict=True):
                if making.returncode:
                    raise UserError("build.shell", said=_faults(lines))
            for page in self._temporary.rglob("*.html"):
                language = language_of(page.relative_to(self._temporary).parts[0])
                text = _mended(page.read_text("utf-8"))
                page.write_text(languages.marked(text, language), "utf-8")
            if not self._folder.exists():  # or another build was sooner
                _forget(self._folder.parent)
                self._temporary.replace(self._folder)
        return {
            language: Shells(self._folder / language, self._asked.prefix(language))
            for language in self._asked.titles
        }

    def leave(self) -> None:
        """End what is still at work, and remove what was not finished."""
        if self._temporary:
            for each in self._begun:
                with each:  # until it has ended
                    each.kill()
            shutil.rmtree(self._temporary, ignore_errors=True)


def _forget(cache: Path) -> None:
    """Remove shells made of other sources, but for the last: two versions may take turns."""
    for old in sorted(cache.glob("shells-*"), key=lambda path: path.stat().st_mtime_ns)[:-1]:
        shutil.rmtree(old, ignore_errors=True)


def _sweep(cache: Path) -> None:
    """Remove what killed builds left half made; one that is at work is younger."""
    for left in cache.glob("making-*"):
        with suppress(FileNotFoundError):  # another build was sooner
            # Whatever comes and goes in the folder moves its time on, so that it is a clock.
            if cache.stat().st_mtime - left.stat().st_mtime > LONG:
                shutil.rmtree(left)


def _faults(said: bytes) -> str:
    """What MkDocs found wrong; where it broke, the last line of its traceback says why."""
    lines = said.decode(errors="replace").splitlines()
    if "Traceback (most recent call last):" in lines:
        return lines[-1]
    return "\n".join(line for line in lines if not line.startswith("INFO")).strip()


def _begin(
    sources: Sources, folder: Path, asked: Asked, language: Language
) -> subprocess.Popen[bytes]:
    # What comes from the ledger, site/hook.py puts in; with TINGJIAN_SHELLS it does nothing more.
    environment = os.environ | {
        "TINGJIAN_SHELLS": "1",
        "TINGJIAN_LANGUAGE": language,
        "TINGJIAN_LANGUAGES": " ".join(asked.titles),
        "TINGJIAN_TITLE": asked.titles[language],
        "TINGJIAN_TITLE_LANGUAGE": asked.title_language(language),
        "TINGJIAN_BANNER": asked.banners.get(language, ""),
        "TINGJIAN_ADDRESS": asked.address,
        "TINGJIAN_SEARCH": "yes" if asked.search else "no",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]  # --quiet hides faults
    command += ["--config-file", str(sources.config), "--site-dir", str(folder)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _digest(sources: Sources, asked: Asked) -> str:
    """A digest of all that MkDocs reads, and of the versions that read it."""
    hasher = hashlib.blake2b(digest_size=16)
    folders = ("docs", "theme", *asked.titles)
    paths = [path for name in folders for path in (sources.site / name).rglob("*")]
    paths += sources.site.glob("*.py")
    for module in (__file__, languages.__file__, policy.__file__):
        hasher.update(Path(module).read_bytes())
    paths += [beside.PACKAGE / "words" / name for name in ("__init__.py", "theme.py")]
    root = sources.config.parent
    for path in [sources.config, *sorted(path for path in paths if path.is_file())]:
        name = path.relative_to(root) if path.is_relative_to(root) else path.name
        hasher.update(str(name).encode() + b"\0")
        hasher.update(hashlib.blake2b(path.read_bytes()).digest())
    versions = (version("mkdocs"), version("mkdocs-material"))
    for text in (repr(tuple(asked)), *versions):
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
