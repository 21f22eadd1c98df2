"""What a Word file says: its paragraphs and tables as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tingjian.store.archive import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said(content: bytes) -> str:
    """All that is read on the paper: the header, then the body; a table's cells parted by bars."""
    files = parts(content)
    headers = sorted(name for name in files if name.startswith("word/header"))
    trees = [ET.fromstring(files[name]) for name in (*headers, "word/document.xml")]  # noqa: S314 (our own)
    body = trees.pop().find(f"{W}body")
    assert body is not None
    return "\n".join(line for block in (*trees, body) for line in _block(block)) + "\n"


def _block(block: ET.Element) -> Iterator[str]:
    for each in block:
        if each.tag == f"{W}p":
            yield "".join(text.text or "" for text in each.iter(f"{W}t"))
        elif each.tag == f"{W}tbl":
            for row in each.iter(f"{W}tr"):
                cells = (" / ".join(_block(cell)) for cell in row.iter(f"{W}tc"))
                yield "| " + " | ".join(cells) + " |"
