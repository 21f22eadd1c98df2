"""The enterprises of a synthetic ledger: on the white list or not, monitoring points or not."""

from __future__ import annotations

from tingjian.core.record import Enterprise, Point
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.days import Days
from tingjian.demo.draw import Draw
from tingjian.words import demo as words

SIZES = {"large": 1, "medium": 3, "small": 6, "micro": 4}
SECTORS = tuple(words.SECTORS)
ENTERPRISES_PER = 20  # issues
LEAST = 2 * len(SECTORS)
# The first of every sector stays on the white list and a point, so that there is always one; those
# after them show, in any ledger, what else there is.
LEAVES_LIST, ENDS_POINT = len(SECTORS) + 1, len(SECTORS) + 2


class Enterprises:
    """All enterprises, every sector and region in turn, by sector; and which can be visited."""

    def __init__(self, seed: int, issues: int, days: Days) -> None:
        self._days = days
        self.of: dict[str, list[Enterprise]] = {sector: [] for sector in SECTORS}
        self.listed: dict[str, list[Enterprise]] = {sector: [] for sector in SECTORS}
        self.points: dict[str, list[Enterprise]] = {sector: [] for sector in SECTORS}
        count = max(LEAST, issues // ENTERPRISES_PER)
        self.accounts = [self._account(seed, number) for number in range(1, count + 1)]

    def heard(self, channel: str, sector: str) -> list[Enterprise]:
        """The enterprises of a sector that may be heard through a channel."""
        return {"visit": self.listed, "point": self.points}.get(channel, self.of)[sector]

    def _account(self, seed: int, number: int) -> Account:
        draw = Draw(seed, "enterprise", number)
        sector, first = SECTORS[number % len(SECTORS)], number <= len(SECTORS)
        regions = tuple(words.REGIONS)
        listed = draw.chance(0.4) or first or number == LEAVES_LIST
        point = draw.chance(0.1) or first or number == ENDS_POINT
        enterprise = Enterprise(
            f"enterprise-{number:05}",
            words.ENTERPRISE.format(sector=words.SECTORS[sector][0], number=number),
            sector,
            regions[number // len(SECTORS) % len(regions)],
            size=tuple(SIZES)[number - 1] if number <= len(SIZES) else draw.weigh(SIZES),
            white_list=listed,
            point=Point(self._days[0], words.LIAISON) if point else None,
            demonstration=True,
        )
        account = Account("enterprise", self._days, 0, place.MAINTAINER, enterprise)
        if not first:
            self._change(account, draw, number, enterprise)
        self.of[sector].append(enterprise)
        for kept, now in ((self.listed, listed), (self.points, point)):
            if now and len(account.stages) == 1:
                kept[sector].append(enterprise)
        return account

    def _change(self, account: Account, draw: Draw, number: int, enterprise: Enterprise) -> None:
        """Take some off the list, end the point of some, and make others a point."""
        day = draw.between(self._days.last // 3, self._days.last - 1)
        fate, officer = draw.share(), draw.pick(place.OFFICES)
        on = self._days[day]
        if number == LEAVES_LIST or (enterprise.white_list and fate < 0.05):
            account.become(day, officer, white_list=False, unlisted=on)
        elif number == ENDS_POINT or (enterprise.point and fate < 0.15):
            since = enterprise.point.since if enterprise.point else on
            account.become(day, officer, point=Point(since, words.LIAISON, until=on))
        elif not enterprise.point and fate > 0.97:
            account.become(day, officer, point=Point(on, words.LIAISON))
