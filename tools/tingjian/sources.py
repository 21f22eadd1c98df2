"""Where the files beside the code are: schemas, the site's source, sample calendars."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


def source(name: str) -> Path:
    """The folder or file ``name``: in the package where it was installed, else in the checkout."""
    packed = PACKAGE / name
    return packed if packed.exists() else CHECKOUT / name


def calendars() -> Path:
    """The folder of official calendars: packed beside the code, or the sample ledger's own."""
    packed = PACKAGE / "calendar"
    return packed if packed.exists() else CHECKOUT / "ledger" / "calendar"
