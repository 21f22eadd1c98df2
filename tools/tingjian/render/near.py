"""Which issues of a site are near to each, worked out again only where a text has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from tingjian.core import near, similar
from tingjian.core.publish import PublicIssue
from tingjian.parallel import share
from tingjian.render.output import digest, replace
from tingjian.sources import PACKAGE
from tingjian.views.case import PublicCase


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """What the last build found, and in what."""

    texts: bytes
    found: dict[str, list[str]]


def found_near(cases: Mapping[str, PublicCase], cache: Path) -> dict[str, list[str]]:
    """The issues most like each issue among the cases; what is found is kept in ``cache``."""
    issues = {number: each for number, each in cases.items() if isinstance(each, PublicIssue)}
    path, texts = cache / "near", _texts(issues)
    with suppress(OSError, msgspec.DecodeError):
        known = msgspec.msgpack.decode(path.read_bytes(), type=_Known)
        if known.texts == texts:
            return known.found
    found = _found(issues)
    replace(path, msgspec.msgpack.encode(_Known(texts, found)))
    return found


def _texts(issues: Mapping[str, PublicIssue]) -> bytes:
    """A digest of all that likeness is made from: the texts, and the way."""
    said = [(number, each.title, similar.body(each)) for number, each in issues.items()]
    way = [(PACKAGE / "core" / name).read_bytes() for name in ("near.py", "similar.py")]
    return digest(*way, msgspec.msgpack.encode(said))


def _found(issues: Mapping[str, PublicIssue]) -> dict[str, list[str]]:
    among = near.Near(issues)

    def to(places: Sequence[int]) -> list[list[str]]:
        return [among.to(place) for place in places]

    return dict(zip(among.ids, share(to, range(len(among.ids)), list[str]), strict=True))
