"""Pagefind: pages in, the files of a search index out. No other module of ours speaks to it.

It is spoken to as its own bindings do, one request and one answer at a time: the binding for
Python waits a tenth of a second for each answer.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from typing import IO, Any

import msgspec

from tingjian.errors import UserError
from tingjian.render.settled import settled
from tingjian.views.search import Entry

VERSION = "pagefind"
_END = b","  # of a request and of an answer


class _Record(msgspec.Struct, frozen=True, tag_field="type", tag="AddRecord", gc=False):
    index_id: int
    url: str
    content: str
    language: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]


class _File(msgspec.Struct, frozen=True):
    path: str
    content: bytes


class _Said(msgspec.Struct, frozen=True):
    """An answer: its type, and what comes with it."""

    type: str
    message: str = ""
    files: tuple[_File, ...] = ()


class _Answer(msgspec.Struct, frozen=True):
    payload: _Said


def edition() -> bytes:
    """What makes the indexes: another one may make other files of the same records."""
    return version(VERSION).encode()


def index(entries: Sequence[Entry], language: str) -> dict[str, bytes]:
    """The files of an index of pages by path: the same for the same pages.

    Their words are parted by spaces; those of ``en`` are stemmed. UserError ``build.search``:
    Pagefind is not there, or could not do it.
    """
    try:
        with _begun() as pagefind:
            asking = _Asking(pagefind)
            try:
                asking.ask({"type": "NewIndex", "config": {}})
                for each in entries:
                    asking.ask(
                        _Record(
                            0, each.path, each.text, language, each.told, each.filters, each.sorts
                        )
                    )
                files = asking.ask({"type": "GetFiles", "index_id": 0}).files
            finally:
                pagefind.kill()
        return settled({file.path.replace("\\", "/"): file.content for file in files}, language)
    # It is not there, it died, or it says and writes what it never did before.
    except (OSError, LookupError, ValueError) as error:
        raise UserError("build.search", said=f"{type(error).__name__} {error}") from error


def _begun() -> subprocess.Popen[bytes]:
    from pagefind.service import get_executable

    return subprocess.Popen(
        [str(get_executable()), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


class _Asking:
    """Requests and their answers; a request is JSON in base64, and so is an answer."""

    def __init__(self, pagefind: subprocess.Popen[bytes]) -> None:
        self._to: IO[bytes] = pagefind.stdin  # type: ignore[assignment]
        self._from: IO[bytes] = pagefind.stdout  # type: ignore[assignment]
        self._asked = 0

    def ask(self, payload: Any) -> _Said:
        """Ask, and wait for the answer."""
        self._asked += 1
        request = msgspec.json.encode({"message_id": self._asked, "payload": payload})
        self._to.write(base64.b64encode(request) + _END)
        self._to.flush()
        answer = msgspec.json.decode(base64.b64decode(self._answer()), type=_Answer)
        if answer.payload.type == "Error":
            raise ValueError(answer.payload.message)
        return answer.payload

    def _answer(self) -> bytes:
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(_END)):
            part = self._from.read1()  # type: ignore[attr-defined]
            if not part:
                raise OSError("Pagefind ended")
            parts.append(part)
        return b"".join(parts)[:-1]
