"""Ids of the ledger's tables as names that lead to their pages."""

from __future__ import annotations

from collections.abc import Mapping

from tingjian.core.publish import OFFICE, PublicLedger
from tingjian.core.record import Named
from tingjian.views import address
from tingjian.views.address import Link
from tingjian.views.wording import Wording


class Names:
    """What each department, sector, region and enterprise is called, and where its page is."""

    def __init__(self, public: PublicLedger, wording: Wording) -> None:
        self.departments = {
            each.id: Link(wording.short(each), address.page("departments", each.id))
            for each in public.departments.values()
        }
        self.sectors = _links(public.sectors, "sectors", wording)
        self.regions = _links(public.regions, "regions", wording)
        self.enterprises = {
            each.id: Link(each.name, address.page("enterprises", each.id))
            for each in public.enterprises.values()
        }
        self.classes = {each.id: wording.name(each) for each in public.settings.classes}
        self.office = Link(wording.say("office", place=wording.place(public.settings)))

    def unit(self, by: str) -> Link:
        """Who acted: the office, or a department."""
        return self.office if by == OFFICE else self.department(by)

    def department(self, key: str) -> Link:
        """A department; its bare id where no table knows it."""
        return self.departments.get(key) or Link(key)

    def sector(self, key: str) -> Link:
        """A sector; its bare id where no table knows it."""
        return self.sectors.get(key) or Link(key)

    def region(self, key: str) -> Link:
        """A region; its bare id where no table knows it."""
        return self.regions.get(key) or Link(key)


def _links(table: Mapping[str, Named], section: str, wording: Wording) -> dict[str, Link]:
    return {
        each.id: Link(wording.name(each), address.page(section, each.id)) for each in table.values()
    }
