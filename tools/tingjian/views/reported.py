"""What the source reports of itself, next to what this ledger shows; the two are never mixed."""

from __future__ import annotations

from tingjian.views.compare import rate
from tingjian.views.metrics import Figures
from tingjian.views.sheet import Sheet, cell
from tingjian.views.telling import Telling
from tingjian.words.proceedings import REPORTED, SHOWN


def reported(telling: Telling, figures: Figures) -> Sheet:
    """The source's figures, each with what the ledger's own records say of the same matter."""
    wording, say = telling.wording, telling.say
    shown = _shown(telling, figures)
    lines = []
    for key, (what, said) in REPORTED.items():
        own = shown[key][0]
        if key in SHOWN:
            own = wording.read(SHOWN[key]).format(number=own)
        lines.append(
            (cell(wording.read(what)), cell(wording.read(said)), cell(own, "", shown[key][1]))
        )
    heads = (say("reported.what"), say("reported.source"), say("reported.ledger"))
    return Sheet("reported", say("reported.title"), "", heads, tuple(lines))


def _shown(telling: Telling, figures: Figures) -> dict[str, tuple[str, str]]:
    """What the ledger shows, with a note in small."""
    public, told = telling.cases.public, telling.told
    overseen = told["oversight"].values()
    benefits = [each for matter in overseen for each in matter.benefits]
    feedback = rate(figures.feedback, telling.wording)
    counts = {
        "observers": public.observers,
        "points": public.points,
        "experts": len(public.experts),
        "teams": len(public.teams),
        "themes": sum(number in telling.cases.standings for number in public.themes),
        "suggestions": sum(len(each.suggestions) for each in told["campaigns"].values()),
        "solved": sum(each.closed is not None for each in overseen),
        "places": sum(each.kind == "place" for each in benefits),
    }
    return {key: (str(number), "") for key, number in counts.items()} | {
        "feedback": (feedback.text, feedback.small),
        "amount": (telling.amount(benefits).figure, ""),
    }
