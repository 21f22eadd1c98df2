"""The built site served on this machine, and built again when what it is made from changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from tingjian import sources as beside
from tingjian.render.shell import sources

HOST = "127.0.0.1"


def serve(
    root: Path, out: Path, port: int, again: Callable[[], None], ready: Callable[[], None]
) -> None:
    """Serve ``out`` until interrupted; call ``again`` on a change of records, schemas or pages.

    While ``again`` is at work requests wait, so that only a finished build is seen. ``ready`` is
    called once the port listens. OSError: the port is taken.
    """
    server = LiveReloadServer(again, HOST, port, str(out))
    config, site = sources()
    watched = (root / "ledger", beside.source("schema"), site, config)
    for path in dict.fromkeys(watched):
        if path.exists():
            server.watch(str(path))
    activate = server.server_activate

    def listening() -> None:
        activate()
        ready()

    server.server_activate = listening  # type: ignore[method-assign]
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
