"""The law of packing: the same parts are the same bytes, whatever their order and the hour."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from tingjian.store.archive import FIRST, pack, parts

NAMES = st.sampled_from([FIRST, "_rels/.rels", "word/document.xml", "xl/workbook.xml", "a"])


@given(st.dictionaries(NAMES, st.binary(max_size=200)))
def test_pack(content: dict[str, bytes]) -> None:
    """Parts come out as they went in; their order does not matter; the contents stand first."""
    packed = pack(content)
    assert content == parts(packed)
    assert packed == pack(dict(reversed(content.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} >= {part.date_time for part in archive.infolist()}
        assert FIRST not in archive.namelist()[1:]
