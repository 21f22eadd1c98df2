"""A served site: there, and built again when a record changes."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from tingjian.render import serve as served


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        port: int = own.getsockname()[1]
        return port


def test_a_change_of_a_record_builds_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is served, and a changed record has it built again before it is served again."""
    (tmp_path / "ledger").mkdir()
    record = tmp_path / "ledger" / "record.yml"
    record.write_text("旧", encoding="utf-8")
    out = tmp_path / "public"
    out.mkdir()
    page = out / "index.html"
    page.write_text("<html><body>旧</body></html>", encoding="utf-8")
    made: list[LiveReloadServer] = []
    ready = threading.Event()

    class Known(LiveReloadServer):
        def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
            super().__init__(builder, host, port, root, polling_interval=0.05)
            made.append(self)

    def again() -> None:
        page.write_text(f"<html><body>{record.read_text('utf-8')}</body></html>", encoding="utf-8")

    monkeypatch.setattr(served, "LiveReloadServer", Known)
    port = free_port()
    thread = threading.Thread(
        target=served.serve, args=(tmp_path, out, port, again, ready.set), daemon=True
    )
    thread.start()
    assert ready.wait(10)

    def read() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            text: str = answer.read().decode()
            return text

    assert "旧" in read()
    time.sleep(0.2)
    record.write_text("新的", encoding="utf-8")
    deadline = time.monotonic() + 20
    while "新的" not in read():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    made[0].shutdown()
    thread.join(10)
    assert not thread.is_alive()
