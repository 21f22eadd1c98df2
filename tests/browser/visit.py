"""A built site, served as static hosts serve it, and a visitor who keeps what it complained of."""

from __future__ import annotations

import functools
import gzip
import html.parser
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SQUEEZED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")


def needs(what: str, found: object) -> pytest.MarkDecorator:
    """Skip where a program is not installed; not in a workflow, where .ci/run installs it."""
    return pytest.mark.skipif(
        not found and "CI" not in os.environ, reason=f"no {what} is installed"
    )


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers as the hosts of static sites do: squeezed, and to be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give a file, or the page that says that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = (path if found else Path(self.directory) / "404.html").read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path if found else "404.html"))
        if path.suffix in SQUEEZED or not found:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    host = functools.partial(Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class Visit:
    """A page that keeps what it complained of and what it asked of others."""

    def __init__(self, browser: Any, site: str, **options: Any) -> None:
        self.site = site
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self.said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", self.asked)

    def said(self, message: Any) -> None:
        """A message of the console, and of whom it tells."""
        self.complaints.append(f"{message.text[:400]} ({message.location['url']})")

    def asked(self, request: Any) -> None:
        """Nothing is asked of another site."""
        if not request.url.startswith((self.site, "data:")):
            self.complaints.append(request.url)

    def go(self, path: str) -> Any:
        """Open a page of the site and wait until all of it is there."""
        self.page.goto(self.site + path, wait_until="load")
        return self.page


class Outline(html.parser.HTMLParser):
    """What a page is built of: its elements and their classes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element."""
        names = (dict(attrs).get("class") or "").split()
        self.parts |= {tag, *(f".{name}" for name in names)}


def kinds(folder: Path) -> list[str]:
    """Few pages that together show all there is: each depth of each section, each class.

    They are chosen from what was built: a new kind of page is among them by itself.
    """
    shown = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix().removesuffix("index.html")
        section, _, rest = name.removeprefix("en/").partition("/")
        place = f"{name.startswith('en/')} {section} {rest.count('/')}"
        if section == "guides":  # of prose no page stands for another
            place = name
        outline = Outline(path.read_text("utf-8"))
        shown[name] = {place, *outline.parts}
    missing = set.union(*shown.values())
    chosen = []
    while missing:
        best = max(shown, key=lambda name: len(shown[name] & missing))
        missing -= shown.pop(best)
        chosen.append(best)
    return sorted(chosen)
