"""A build as it begins: nothing but the ledger's settings is known, and MkDocs is at work."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from tingjian.core.record import Settings
from tingjian.render.output import Output
from tingjian.render.shell import Asked, Making, sources
from tingjian.store.schema import record_kinds
from tingjian.views.wording import Wording
from tingjian.words import language_of


class Begun:
    """The folder as it is found, and the shells that are being made while records are read.

    Used by ``with``: MkDocs ends when the build does, and leaves nothing half made.

    ``cache`` keeps shells and what the last build of ``out`` was made from; without ``search`` the
    site has none. UserError ``build.foreign``: ``out`` holds something else.
    """

    def __init__(self, settings: Settings, out: Path, cache: Path, *, search: bool = True) -> None:
        self.cache, self.search = cache, search
        self.output = Output(out, cache)
        self.output.begin()
        self.wordings = [Wording(language_of(each), record_kinds()) for each in settings.languages]
        self.asked = _asked(settings, self.wordings, search=search)
        self.making = Making(sources(), cache, self.asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.making.leave()


def _asked(settings: Settings, wordings: list[Wording], *, search: bool) -> Asked:
    """What the shells are to say of the ledger."""
    banners = {each.language: each.say("banner") for each in wordings if settings.demonstration}
    titles = {each.language: each.site(settings) for each in wordings}
    return Asked(titles, banners, settings.address or "", search)
