"""The files of a search index in one order: Pagefind writes some in the order of its hashes.

Its filters, the values of each, and its sort keys stand in the order of hash tables that are
seeded anew in every run; the names of the files follow from what is in them. All else is the same
every time. Here they are sorted, and named by what is in them then.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import msgspec

from tingjian.render.output import digest

_SIGNED = b"pagefind_dcd"  # what every file begins with, inside its compression
_ENTRY = "pagefind-entry.json"
# What the browser asks for. The rest are interfaces that this site does not use.
_ENGINE = ("pagefind.js", "pagefind-worker.js")
_FOLDERS = ("fragment/", "index/")

Cbor: TypeAlias = "int | str | list[Cbor]"


class _Language(msgspec.Struct):
    hash: str
    wasm: str | None
    page_count: int


class _Entry(msgspec.Struct):
    version: str
    languages: dict[str, _Language]
    include_characters: list[str]


class Meta(NamedTuple):
    """The parts of a ``.pf_meta`` file; a filter is its name and its file."""

    version: Cbor
    pages: Cbor
    chunks: Cbor
    filters: Cbor
    sorts: Cbor
    fields: Cbor


def settled(files: dict[str, bytes], language: str) -> dict[str, bytes]:
    """The files that a browser needs, in one order. ValueError: they are not as they used to be."""
    entry = msgspec.json.decode(files[_ENTRY], type=_Entry)
    kept = {path: content for path, content in files.items() if _asked_for(path)}
    held = entry.languages[language]
    meta = Meta(*_read(files[f"pagefind.{held.hash}.pf_meta"]))
    filters: list[Cbor] = []
    for name, file in map(_list, _list(meta.filters)):
        head, values = _read(files[f"filter/{file}.pf_filter"])
        content = _written([head, _sorted(values)])
        renamed = f"{language}_{digest(content).hex()[:10]}"
        filters.append([name, renamed])
        kept[f"filter/{renamed}.pf_filter"] = _packed(content)
    content = _written([*meta._replace(filters=_sorted(filters), sorts=_sorted(meta.sorts))])
    held.hash = f"{language}_{digest(content).hex()[:10]}"
    kept[f"pagefind.{held.hash}.pf_meta"] = _packed(content)
    kept[_ENTRY] = msgspec.json.encode(entry)
    return kept


def _asked_for(path: str) -> bool:
    return path in _ENGINE or path.startswith(_FOLDERS) or path.startswith("wasm.")


def _list(value: Cbor) -> list[Cbor]:
    if not isinstance(value, list):
        raise ValueError("no list where one is wanted")  # noqa: TRY004 -- of a file, not of a call
    return value


def _sorted(named: Cbor) -> list[Cbor]:
    """A list of lists that begin with a name each, in the order of names."""
    return sorted(_list(named), key=lambda each: str(_list(each)[0]))


def _packed(content: bytes) -> bytes:
    return gzip.compress(_SIGNED + content, 9, mtime=0)


def _read(packed: bytes) -> list[Cbor]:
    """What a file says: CBOR of lists, texts and whole numbers."""
    content = gzip.decompress(packed)
    if not content.startswith(_SIGNED):
        raise ValueError("not signed")
    return _list(_value(memoryview(content), _Place(len(_SIGNED))))


class _Place:
    """How far a file was read."""

    def __init__(self, at: int) -> None:
        self.at = at

    def take(self, content: memoryview, length: int) -> memoryview:
        self.at += length
        return content[self.at - length : self.at]


_NUMBER, _TEXT, _LIST = 0, 3, 4


def _value(content: memoryview, place: _Place) -> Cbor:
    kind, size = divmod(place.take(content, 1)[0], 32)
    if size >= 24:
        if size > 27:
            raise ValueError("a length that is not known beforehand")
        size = int.from_bytes(place.take(content, 1 << (size - 24)), "big")
    if kind == _NUMBER:
        return size
    if kind == _TEXT:
        return str(place.take(content, size), "utf-8")
    if kind == _LIST:
        return [_value(content, place) for _ in range(size)]
    raise ValueError(f"CBOR of kind {kind}")


def _written(value: Cbor) -> bytes:
    return b"".join(_pieces(value))


def _pieces(value: Cbor) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(_NUMBER, value)
    elif isinstance(value, str):
        said = value.encode()
        yield _head(_TEXT, len(said))
        yield said
    else:
        yield _head(_LIST, len(value))
        for each in value:
            yield from _pieces(each)


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind * 32 + size])
    width = next(width for width in range(4) if size < 1 << (8 << width))
    return bytes([kind * 32 + 24 + width]) + size.to_bytes(1 << width, "big")
