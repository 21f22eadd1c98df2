"""The content security policy in every page: the site's own files, and no other inline script.

Static hosts set no headers, so it stands in a ``meta`` element. Which inline scripts may run is
read from the page as the theme made it, before any record is on it: each by its digest.
"""

from __future__ import annotations

import base64
import hashlib
import re

MARK = "⟦policy⟧"
_INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=.application/))[^>]*>(.+?)</script>", re.DOTALL
)
_POLICY = (
    "default-src 'none'",
    # WebAssembly: the search reads its index with it.
    "script-src 'self' 'wasm-unsafe-eval'{digests}",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's styles hold their icons
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def admit(page: str) -> str:
    """A page with the policy in the place of the mark, which admits its inline scripts."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(page))
    words = (f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return page.replace(MARK, "; ".join(_POLICY).format(digests="".join(sorted({*words}))), 1)
