"""The pictures of the site, each drawn from the answer to one question and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tingjian.core.record import Mark, TimeLimit
from tingjian.views.address import Link
from tingjian.views.compare import rate
from tingjian.views.drawing import WIDTH, Bar, Dot, Key, Label, Picture, Rule, fitting
from tingjian.views.metrics import AnswerDays, AnswerTime, DepartmentFigures, Group, RingFigures
from tingjian.views.wording import Wording

_EDGE = 8  # left and right of what is drawn
_ROOM = WIDTH - 2 * _EDGE
_LAST_DAY = 33  # the histogram's last span begins after thirty days


def rings(figures: Sequence[RingFigures], wording: Wording) -> Picture | None:
    """The five rings: of those that reached one, how many went on, stay, or ended there."""
    heard = figures[0].reached
    if not heard:
        return None
    say, row = wording.say, 66
    bars: list[Bar] = []
    labels: list[Label] = []
    lines = []
    for at, each in enumerate(figures):
        top, name = at * row, wording.rings[each.ring]
        onward = each.reached - each.staying - each.ended
        x = float(_EDGE)
        for kind, number in (("onward", onward), ("staying", each.staying), ("ended", each.ended)):
            width = round(_ROOM * number / heard, 1)
            if number:
                text = f"{name} · {say(f'pictures.rings.{kind}')} {number}"
                bars.append(Bar(round(x, 1), top + 22, width, 18, kind, text))
            x += width
        counts = say("pictures.rings.counts", staying=each.staying, ended=each.ended)
        labels.append(Label(_EDGE, top + 16, f"{name} {each.reached}", kind="strong"))
        labels.append(Label(WIDTH - _EDGE, top + 16, counts, "end"))
        if each.median_days is not None:
            labels.append(Label(_EDGE, top + 56, _time(each, wording)))
        lines.append((name, *map(str, (each.reached, onward, each.staying, each.ended))))
    most = max(each.staying for each in figures[:-1])
    stay = [wording.rings[each.ring] for each in figures[:-1] if each.staying == most > 0]
    heads = [wording.columns["ring"], wording.columns["reached"]]
    keys = tuple(
        Key(kind, say(f"pictures.rings.{kind}")) for kind in ("onward", "staying", "ended")
    )
    return Picture(
        "rings",
        "issues",
        say("pictures.rings"),
        say(
            "pictures.rings.finding",
            reached=heard,
            consensus=figures[-1].reached,
            ring=wording.join(stay) or say("none"),
            staying=most,
        ),
        row * len(figures),
        (*heads, *(key.text for key in keys)),
        tuple(lines),
        bars=tuple(bars),
        labels=tuple(labels),
        keys=keys,
    )


def _time(each: RingFigures, wording: Wording) -> str:
    return wording.say(
        "pictures.rings.time", median=f"{each.median_days:g}", ninetieth=f"{each.ninetieth_days:g}"
    )


def days(
    spans: Sequence[AnswerDays], time: AnswerTime, limits: Sequence[TimeLimit], wording: Wording
) -> Picture | None:
    """The time to answer as a distribution, with median, 90th percentile and the limits."""
    if time.median_days is None or time.ninetieth_days is None:
        return None
    say, top, bottom = wording.say, 26, 184
    most = max(each.answered for each in spans)
    bars, lines = [], []
    labels = [Label(WIDTH / 2, bottom + 60, say("pictures.days.axis"), "middle")]
    for at, each in enumerate(spans):
        name = say("pictures.days.over")
        if each.until is not None:
            name = say("pictures.days.span", since=each.since, until=each.until)
        x, height = _day(3 * at), round((bottom - top - 16) * each.answered / most, 1)
        width = round(_day(3 * at + 3) - x - 2, 1)
        if each.answered:
            y = round(bottom - height, 1)
            bars.append(Bar(x, y, width, height, "onward", f"{name} · {each.answered}"))
            labels.append(Label(round(x + width / 2, 1), y - 4, str(each.answered), "middle"))
        lines.append((name, str(each.answered)))
    labels += [Label(_day(day), bottom + 18, str(day), "middle") for day in (0, 10, 20)]
    rules = [Rule(_EDGE, bottom, WIDTH - _EDGE, bottom, "axis")]
    for limit in {each.lead_days: each for each in limits}.values():
        if limit.lead_days < _LAST_DAY:
            x = _day(limit.lead_days)
            text = say("pictures.days.limit", name=wording.name(limit), days=limit.lead_days)
            rules.append(Rule(x, top, x, bottom + 24, "mark"))
            labels.append(Label(x, bottom + 38, text, "middle", "mark"))
    measured = (("median", time.median_days, "end"), ("ninetieth", time.ninetieth_days, "start"))
    for name, day, anchor in measured:
        x = _day(min(day, _LAST_DAY))
        # It ends above the count of the bar that it points at.
        below = (bar.y - 18 for bar in bars if bar.x <= x <= bar.x + bar.width + 2)
        rules.append(Rule(x, 20, x, round(min(below, default=bottom), 1), "measure"))
        text = say(f"pictures.days.{name}", days=f"{day:g}")
        side = "end" if x > WIDTH - 90 else "start" if x < 90 else anchor
        labels.append(Label(x, 16, text, side, "strong"))
    return Picture(
        "answer_days",
        "threads",
        say("pictures.days"),
        say(
            "pictures.days.finding",
            cases=time.median_of,
            median=f"{time.median_days:g}",
            ninetieth=f"{time.ninetieth_days:g}",
            longest=time.longest,
        ),
        bottom + 68,
        (say("pictures.days.head"), say("pictures.days.replies")),
        tuple(lines),
        bars=tuple(bars),
        rules=tuple(rules),
        labels=tuple(labels),
    )


def _day(day: float) -> float:
    """Where a working day stands."""
    return round(_EDGE + _ROOM * day / _LAST_DAY, 1)


def departments(
    figures: Sequence[DepartmentFigures],
    names: Mapping[str, Link],
    marks: Sequence[Mark],
    wording: Wording,
) -> Picture | None:
    """Departments' feedback rates, in the order of ids: dots on a scale, each with its counts."""
    measured = [each for each in figures if each.feedback.denominator]
    if not measured:
        return None
    say, row, head = wording.say, 42, 24
    bottom = head + row * len(measured)
    dots, rules, lines = [], [], []
    labels = [
        Label(_percent(mark.percent), 14, f"{mark.percent}%", "middle", "mark") for mark in marks
    ]
    for at, each in enumerate(measured):
        name = names[each.department].text if each.department in names else each.department
        told, y = rate(each.feedback, wording), head + row * at
        counts = f"{each.feedback.numerator} / {each.feedback.denominator}"
        labels.append(Label(_EDGE, y + 16, fitting(name, 250), kind="plain"))
        shown = counts if each.feedback.few else f"{told.text} · {counts}"
        labels.append(Label(WIDTH - _EDGE, y + 16, shown, "end"))
        rules.append(Rule(_EDGE, y + 28, WIDTH - _EDGE, y + 28, "scale"))
        for mark in marks:
            x = _percent(mark.percent)
            rules.append(Rule(x, y + 21, x, y + 35, "mark"))
        x = _percent(each.feedback.percent or 0)
        dots.append(Dot(x, y + 28, each.feedback.few, f"{name} {shown}"))
        lines.append((name, counts, say("rate.few") if each.feedback.few else told.text))
    few = sum(each.feedback.few for each in measured)
    return Picture(
        "departments",
        "threads",
        say("pictures.departments"),
        say("pictures.departments.finding", compared=len(measured) - few, few=few),
        bottom + 4,
        (wording.columns["department"], say("front.counts"), say("front.rate")),
        tuple(lines),
        dots=tuple(dots),
        rules=tuple(rules),
        labels=tuple(labels),
    )


def _percent(percent: float) -> float:
    """Where a share stands on the scale."""
    return round(_EDGE + 6 + (_ROOM - 12) * percent / 100, 1)


def origin(
    question: str, groups: Sequence[Group], names: Mapping[str, str], wording: Wording
) -> Picture | None:
    """Where issues come from: a bar for each channel, sector or region."""
    if not groups:
        return None
    say, row = wording.say, 40
    most = max(each.heard for each in groups)
    bars, labels, lines = [], [], []
    for at, each in enumerate(groups):
        name, y = _named(each, names, wording), row * at
        width = round(_ROOM * each.heard / most, 1)
        bars.append(Bar(_EDGE, y + 21, width, 10, "onward", f"{name} {each.heard}"))
        labels.append(Label(_EDGE, y + 16, fitting(name, 300)))
        labels.append(Label(WIDTH - _EDGE, y + 16, str(each.heard), "end"))
        lines.append((name, str(each.heard)))
    first = [lines[at][0] for at, each in enumerate(groups) if each.heard == most]
    return Picture(
        question,
        "issues",
        say(f"pictures.{question}"),
        say(
            "pictures.origin.finding",
            heard=sum(each.heard for each in groups),
            most=wording.join(first),
            number=most,
        ),
        row * len(groups),
        (wording.columns["key"], wording.columns["heard"]),
        tuple(lines),
        bars=tuple(bars),
        labels=tuple(labels),
    )


def _named(group: Group, names: Mapping[str, str], wording: Wording) -> str:
    return names.get(group.key, group.key) if group.key else wording.say("stated.not")
