"""The pages of the mechanism's own records, and the page of what sources report, if any."""

from __future__ import annotations

from collections.abc import Iterator

from tingjian.render.pages import Page, Pages
from tingjian.views.case import Cases
from tingjian.views.lists import Lists, near
from tingjian.views.metrics import Figures
from tingjian.views.proceedings import Proceedings
from tingjian.views.reported import reported
from tingjian.views.then import KINDS


def proceedings(pages: Pages, cases: Cases, figures: Figures) -> Iterator[Page]:
    """A list for each kind, and a page for each record but visits, which are only counted."""
    say, lists, telling = cases.wording.say, Lists(cases), Proceedings(cases)
    settings = cases.public.settings
    site = cases.wording.site(settings)

    def listed(section: str, **facts: object) -> Page:
        heading, lead = say(f"{section}.title"), say(f"{section}.lead", site=site)
        facts |= {"lead": lead, "near": near(section, say, settings)}
        return pages.page(f"{section}/", "register.html", heading, lead, **facts)

    for section, kind in KINDS.items():
        tiles, sheets = lists.list_of(section)
        yield listed(section, tiles=tiles, sheets=sheets)
        for number in () if section == "visits" else cases.told[section]:
            page = telling.page(section, number)
            up = say(f"{section}.title")
            facts = {"page": page, "up": up, "told": cases.told[section][number]}
            description = " · ".join(fact.text for fact in page.facts)
            template = (f"records/{kind}.html", "record.html")
            yield pages.page(page.path, template, page.title, description, **facts)
    if settings.reported:
        yield listed("reported", tiles=(), sheets=(reported(telling, figures),))
