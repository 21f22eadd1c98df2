"""Files packed so that the same parts are the same bytes: in one order, with one time."""

from __future__ import annotations

import io
import zipfile

FIRST = "[Content_Types].xml"  # whoever opens the file looks for it there
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


def parts(packed: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(content: dict[str, bytes], level: int | None = None) -> bytes:
    """An archive of these parts; ``level`` says how hard to press them (None: as zlib would)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content, key=lambda name: (name != FIRST, name)):
            about = zipfile.ZipInfo(name, _TIME)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0  # the same, whichever system packed it
            archive.writestr(about, content[name], compresslevel=level)
    return stream.getvalue()
