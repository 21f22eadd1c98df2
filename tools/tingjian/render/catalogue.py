"""The pages of open data: downloads and API, how to compute again, the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tingjian.core.record import Settings
from tingjian.render.pages import Page, Pages
from tingjian.views.catalogue import Catalogue
from tingjian.views.dictionary import Dictionary
from tingjian.views.lists import near
from tingjian.views.metrics import Figures, questions


def catalogue_pages(
    pages: Pages, catalogue: Catalogue, figures: Figures, settings: Settings
) -> Iterator[Page]:
    """All three, in the catalogue's language."""
    wording = catalogue.wording
    answers = {name: wording.answers[name] for name in questions()}
    dictionary = Dictionary(wording)
    dataset = Markup(catalogue.dataset())  # noqa: S704 -- it escapes by itself
    shown: dict[str, dict[str, object]] = {
        "data": {**catalogue.shown()._asdict(), "dataset": dataset},
        "recompute": {"answers": answers, "same": catalogue.same(figures)},
        "dictionary": {"tables": dictionary.tables(), "records": dictionary.records()},
    }
    for name, facts in shown.items():
        heading, lead = wording.say(f"{name}.title"), wording.say(f"{name}.lead")
        links = near(name, wording.say, settings)
        yield pages.page(f"{name}/", f"{name}.html", heading, lead, near=links, **facts)
