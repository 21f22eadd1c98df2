"""What public sources report of the practice, next to what this ledger shows; never mixed."""

from __future__ import annotations

from collections.abc import Sequence

from tingjian.views.compare import rate
from tingjian.views.metrics import Figures
from tingjian.views.rows import gained, suggested
from tingjian.views.sheet import Sheet, cell
from tingjian.views.telling import Telling, capital
from tingjian.words.proceedings import COUNTED, SHOWN


def reported(telling: Telling, figures: Figures) -> Sheet:
    """The source's figures, each with what the ledger's own records say of the same matter."""
    wording, say = telling.wording, telling.say
    shown = _shown(telling, figures)
    lines = []
    for each in telling.cases.public.settings.reported:
        what = wording.field("ledger", "reported", "figure").label(each.figure)
        own, small = shown[each.figure]
        if each.figure in SHOWN:
            own = wording.read(SHOWN[each.figure]).format(number=own)
        said = (wording.language == "en" and each.text_en) or each.text
        lines.append((cell(capital(wording.read(what))), cell(said), cell(own, "", small)))
    heads = (say("reported.what"), say("reported.source"), say("reported.ledger"))
    return Sheet("reported", say("reported.title"), "", heads, tuple(lines))


def _shown(telling: Telling, figures: Figures) -> dict[str, tuple[str, str]]:
    """What the ledger shows of its own; in small, what there is beside it for demonstration."""
    public, told = telling.cases.public, telling.told
    closed = [each for each in told["oversight"].values() if each.closed]
    benefits = [row for matter in closed for row in gained(matter)]
    suggestions = (row for each in told["campaigns"].values() for row in suggested(each))
    themes = (each for each in public.themes.values() if each.id in telling.cases.standings)
    feedback, every = rate(figures.real_feedback, telling.wording), figures.feedback
    made_up = every.denominator - figures.real_feedback.denominator
    apart = {
        "observers": _apart([(False, public.observers)]),
        "points": _apart([(False, public.points)]),
        "experts": _apart([(False, len(public.experts))]),
        "teams": _apart([(False, len(public.teams))]),
        "themes": _apart([(each.demonstration, 1) for each in themes]),
        "suggestions": _apart([(each.demonstration, 1) for each in suggestions]),
        "solved": _apart([(each.demonstration, 1) for each in closed]),
        "places": _apart([(each.demonstration, 1) for each in benefits if each.kind == "place"]),
        "amount": _apart([(each.demonstration, each.amount or 0) for each in benefits]),
    }
    shown = {
        key: (_counted(telling, key, own), _beside(telling, key, other))
        for key, (own, other) in apart.items()
    }
    small = " · ".join(filter(None, (feedback.small, _beside(telling, "feedback", made_up))))
    return shown | {"feedback": (feedback.text, small)}


def _apart(counted: Sequence[tuple[bool, int]]) -> tuple[int, int]:
    """A sum without what is there for demonstration, and of that alone."""
    own, made_up = (
        sum(number for demonstration, number in counted if demonstration is which)
        for which in (False, True)
    )
    return own, made_up


def _counted(telling: Telling, key: str, number: int) -> str:
    return telling.wording.read(COUNTED[key]).format(number=f"{number:,}")


def _beside(telling: Telling, key: str, made_up: int) -> str:
    number = _counted(telling, key, made_up)
    return telling.say("reported.demonstration", number=number) if made_up else ""
