"""Policies on which enterprises are heard: drafted, heard, answered, issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from tingjian.core.proceedings.policy import Opinion, Policy
from tingjian.demo import place
from tingjian.demo.account import Account
from tingjian.demo.agenda import COLLECTING, Meeting
from tingjian.demo.cases import Cases
from tingjian.demo.draw import Draw
from tingjian.demo.past import Past
from tingjian.words import demo_records as words
from tingjian.words.demo_topics import TOPICS

ROLES = ("enterprise", "association", "enterprise", "member", "expert", "department")
ADOPTIONS = ("yes", "partly", "no", "yes")
CASES = 4  # that a policy says led to it


class Policies:
    """Tells every policy once its day has passed; what led to it is known by then."""

    def __init__(self, cases: Cases, past: Past) -> None:
        self.cases = cases
        self.past = past
        self._left = list(reversed(cases.agenda.policies))

    def held(self, before: int) -> Iterator[Account]:
        """Every policy, in order, whose draft was laid open before a day."""
        while self._left and self._left[-1].start < before:
            yield self._account(self._left.pop())

    def _account(self, meeting: Meeting) -> Account:
        days, day = self.cases.days, meeting.start
        draw = Draw(self.cases.seed, "policy", meeting.place)
        number, which = divmod(meeting.place, len(words.POLICIES))
        draft = words.POLICIES[which]
        title = words.POLICY_AGAIN if number else words.POLICY
        policy = Policy(
            meeting.id,
            title=title.format(title=draft.title, number=number),
            department=draft.department,
            since=days[day],
            until=days[day + COLLECTING],
            draft=draft.text,
            cases=self.past.about(TOPICS[draft.topic], day, CASES),
            demonstration=True,
        )
        account = Account("policy", days, day, draw.pick(place.OFFICES), policy)
        opinions = tuple(self._opinions(draw, day, draft))
        for heard in (day + COLLECTING // 2, day + COLLECTING):
            known = tuple(each for each in opinions if each.on <= days[heard])
            account.become(heard, opinions=known)
        answered = day + COLLECTING + draw.between(4, 14)
        account.become(answered, opinions=tuple(_answered(draw, opinions, days[answered])))
        issued = answered + draw.between(5, 25)
        document = words.DOCUMENT.format(year=days[issued].year, number=meeting.place + 1)
        account.become(issued, issued=days[issued], document=document)
        return account

    def _opinions(self, draw: Draw, day: int, draft: words.Draft) -> Iterator[Opinion]:
        topic = TOPICS[draft.topic]
        received = sorted(day + draw.between(1, COLLECTING) for _ in range(draw.between(6, 9)))
        texts = {role: draw.some(said, len(received)) for role, said in words.OPINIONS.items()}
        for number, on in enumerate(received):
            role = ROLES[number % len(ROLES)]
            text = texts[role].pop().format(request=draw.pick(topic.requests))
            among = self.cases.enterprises.of[draw.pick(topic.sectors)]
            enterprise = draw.pick(among).id if role == "enterprise" else None
            yield Opinion(f"o{number + 1}", self.cases.days[on], role, text, enterprise)


def _answered(draw: Draw, opinions: tuple[Opinion, ...], on: date) -> Iterator[Opinion]:
    """The opinions with what became of each, and where the policy has it."""
    for number, each in enumerate(opinions):
        adopted = ADOPTIONS[number % len(ADOPTIONS)]
        cited = words.CITED.format(number=draw.between(2, 12)) if adopted != "no" else None
        reason = words.ANSWERED[adopted]
        yield replace(each, adopted=adopted, reason=reason, cited=cited, answered=on)
