"""What a field of a document means and which codes it may be: from the schemas where they know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tingjian.core.field import Field, Kind
from tingjian.views.codes import codes
from tingjian.words import Sentence
from tingjian.words.api import API_FIELDS, API_SHARED
from tingjian.words.figures import ANSWERS, COLUMNS, LABELS, SHARED

# The fields that are codes of their own; others are where their schema says so.
_CODES = {
    ("Listed", "state"): "states",
    ("IssueDocument", "state"): "states",
    ("ThemeDocument", "state"): "states",
    ("State", "state"): "states",
    ("ThreadPart", "state"): "thread_states",
    ("ThreadPart", "part"): "parts",
    ("ThreadPart", "outcome"): "outcomes",
    ("Answer", "outcome"): "outcomes",
    ("Closing", "outcome"): "outcomes",
    ("Outcome", "outcome"): "outcomes",
    ("Evaluation", "satisfaction"): "satisfactions",
    ("OwedReply", "part"): "parts",
    ("OwedReply", "record"): "records",
    ("IssueDocument", "channel"): "channels",
    ("RingFigures", "ring"): "rings",
    ("SessionKind", "kind"): "session_kinds",
    ("Benefits", "kind"): "benefit_kinds",
}


class Words:
    """Words and codes of every field, by shape and name; the first table that knows it speaks."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._fields: dict[str, Mapping[str, Field]] = {
            "Step": kinds["issue"].fields["steps"].fields,
            "IssueDocument": kinds["issue"].fields,
            "ThemeDocument": kinds["theme"].fields,
            "DepartmentDocument": kinds["department"].fields,
        }
        columns = {name: SHARED | held for name, held in COLUMNS.items()}
        self._tables = {
            "Answer": columns["issues"],
            "ThreadPart": API_FIELDS["ThreadPart"] | columns["threads"],
            "ThemeDocument": API_FIELDS["IssueDocument"] | API_FIELDS["ThemeDocument"],
            "Figures": ANSWERS,
        }
        self._codes = codes(kinds)

    def of(self, shape: str, name: str) -> Sentence:
        """What a field means."""
        tables = (self._tables.get(shape) or API_FIELDS.get(shape, {}), self._said(shape))
        known = (table[name] for table in (*tables, API_SHARED, LABELS) if name in table)
        return next(known)

    def _said(self, shape: str) -> Mapping[str, Sentence]:
        """What the schema says of a shape's fields: the title and, if there is one, more."""
        fields = self._fields.get(shape, {})
        return {name: _whole(field) for name, field in fields.items()}

    def choices(self, shape: str, name: str) -> Sequence[str]:
        """The codes that a field may be; none where it is no code."""
        if (shape, name) in _CODES:
            return tuple(self._codes[_CODES[shape, name]])
        field = self._fields.get(shape, {}).get(name)
        return tuple(field.labels if field else ())


def _whole(field: Field) -> Sentence:
    zh, en = zip(field.title, field.description, strict=True)
    return "：".join(filter(None, zh)), ": ".join(filter(None, en))
