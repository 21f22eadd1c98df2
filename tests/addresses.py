"""The addresses that the site of the sample ledger has, and has ever had.

``python -m tests.addresses`` adds to the list what is new; nothing takes away from it.
"""

from __future__ import annotations

import re
import tempfile
from datetime import date
from pathlib import Path

from tingjian.core.publish import publish
from tingjian.render.site import build
from tingjian.store.open import open_ledger

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests" / "golden" / "addresses.txt"
INTERNAL = re.compile(r"(?:en/)?(?:assets/|search/.)")
DAY = date(2026, 9, 30)  # the day up to which the sample ledger goes


def listed() -> set[str]:
    """All addresses that were ever published, below the site's own."""
    return set(LIST.read_text(encoding="utf-8").split())


def built(folder: Path) -> set[str]:
    """All that a build has now, but for what only its own pages ask for."""
    build(publish(open_ledger(ROOT)), DAY, "0" * 40, folder / "out", folder / "cache")
    paths = (path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*.*"))
    pages = {path.removesuffix("index.html") or "./" for path in paths}
    return {page for page in pages if not INTERNAL.match(page)}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        every = sorted(listed() | built(Path(name)))
    LIST.write_text("\n".join(every) + "\n", encoding="utf-8")
