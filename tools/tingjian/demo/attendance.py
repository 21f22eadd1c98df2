"""Who takes part in a session, and what each says: by its kind, and by what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tingjian.core.proceedings.session import Participant, Turn
from tingjian.demo import place
from tingjian.demo.agenda import Meeting
from tingjian.demo.draw import Draw
from tingjian.demo.enterprises import Enterprises
from tingjian.words import demo_sessions as words

# How many of each role take part; where there are several choices, sessions of the kind take turns.
PRESENT: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "service_day": ((("entrepreneur", 3), ("official", 2), ("member", 1)),),
    "face_to_face": (
        (("entrepreneur", 10), ("official", 2)),
        (("entrepreneur", 2), ("worker", 3), ("technician", 3), ("official", 2)),
    ),
    "heart_to_heart": (
        (("entrepreneur", 3), ("resident", 2), ("member", 2), ("official", 2)),
        (("entrepreneur", 2), ("resident", 1), ("member", 1), ("expert", 1), ("official", 1)),
    ),
    "joint_meeting": ((("entrepreneur", 1), ("official", 3), ("member", 1), ("expert", 1)),),
}
ONCE = {
    "member": words.MEMBER,
    "resident": words.RESIDENT,
    "expert": words.EXPERT,
    "worker": words.WORKER,
    "technician": words.TECHNICIAN,
}


class Attendance:
    """The participants of one session, and its turns."""

    def __init__(self, draw: Draw, enterprises: Enterprises, meeting: Meeting) -> None:
        self._draw = draw
        self._topic = meeting.topic
        choices = PRESENT[meeting.kind]
        present = choices[meeting.place // 2 % len(choices)]
        self.participants = tuple(
            self._participant(enterprises, role, number)
            for role, count in present
            for number in range(1, count + 1)
        )
        self.turns = tuple(self._turns())

    def _participant(self, enterprises: Enterprises, role: str, number: int) -> Participant:
        draw, id_ = self._draw, f"{role}-{number}"
        if role == "official":
            near = (self._topic.lead or place.government("west"), *self._topic.supports)
            units = (*near, *place.UNITS)
            return Participant(id_, role, department=units[number - 1])
        if role in ("entrepreneur", "worker", "technician"):
            enterprise = draw.pick(enterprises.of[draw.pick(self._topic.sectors)])
            return Participant(id_, role, enterprise=enterprise.id)
        return Participant(id_, role)

    def _turns(self) -> Iterator[Turn]:
        """Each speaks; of the entrepreneurs, three at most are asked and answered."""
        draw, topic = self._draw, self._topic
        speakers: dict[str, list[str]] = {}
        for each in self.participants:
            speakers.setdefault(each.role, []).append(each.id)
        facts = {"n": draw.between(2, 30), "m": draw.between(5, 200), "d": draw.between(8, 60)}
        officials = speakers["official"]
        asked, answered = draw.some(words.QUESTIONS, 3), draw.some(words.ANSWERS, 3)
        for number, entrepreneur in enumerate(speakers["entrepreneur"][:3]):
            situation = topic.situations[number % len(topic.situations)].format_map(facts)
            yield Turn(entrepreneur, "statement", situation)
            if draw.chance(0.8):
                official = officials[number % len(officials)]
                yield Turn(official, "question", asked[number])
                yield Turn(entrepreneur, "answer", answered[number])
        for role, text in ONCE.items():
            for speaker in speakers.get(role, ())[:1]:
                kind = "debate" if draw.chance(0.4) else "statement"
                yield Turn(speaker, kind, text)
        debated = (speakers["entrepreneur"][0], officials[-1])
        for speaker, text in zip(debated, draw.some(words.DEBATES, 2), strict=True):
            if draw.chance(0.7):
                yield Turn(speaker, "debate", text)
        yield Turn(officials[0], "answer", draw.pick(topic.measures).format_map(facts))
