"""A ledger that is hostile in every field of free text: what no reader lets in is in it too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.values import FREE, Schema, ledger

from tingjian.core.publish import PublicLedger, publish

WORD = "敌意"
HOSTILE = (
    f"=1+1|{WORD}<img src=x onerror=alert(1)><script>alert(2)</script></script></title>-->]]>"
    "\"'`&lt;&amp;${alert(3)}{{ 7*7 }}<!-- tingjian --> javascript:alert(4) "
    "https://evil.example/?a=b&c=d\u202e\u2067\u200b\n"
    "END:VCALENDAR\n👩‍👩‍👧‍👦𠮷\U00030edd"
)
LONG = "长" * 50_000 + "l" * 50_000


def leaf() -> Callable[[Schema, Any], Any]:
    """Hostile text for every field of free text, and for the first of each 100,000 characters more.

    Only names are not as long as that: each is on hundreds of pages.
    """
    seen: set[int] = set()

    def make(schema: Schema, value: Any) -> Any:
        free = (
            schema.get("type") == "string"
            and "enum" not in schema
            and schema.get("pattern") in FREE
        )
        if not free or schema.get("format") or value == "Asia/Shanghai":
            return value
        first = id(schema) not in seen and schema.get("maxLength", 0) > 100
        seen.add(id(schema))
        return HOSTILE + LONG * first

    return make


def public() -> PublicLedger:
    """What of it is published."""
    return publish(ledger(leaf()))
