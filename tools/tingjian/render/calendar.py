"""Calendars as iCalendar files (RFC 5545).

Written here: the icalendar library takes a quarter of a millisecond an event, of which a large
ledger has thousands. The tests read every file with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tingjian.views.calendar import Calendar, Due

LONGEST = 75  # bytes of a line, its end not counted
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def icalendar(calendar: Calendar, base: str) -> bytes:
    """The file; ``base`` is the site's address, empty where it is not known."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tingjian//Tingjian//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(calendar.name)}",
        f"X-WR-CALNAME:{_text(calendar.name)}",  # read by what does not know RFC 7986
    ]
    for event in calendar.events:
        lines += _event(event, base)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _event(event: Due, base: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.changed:%Y%m%d}T000000Z"  # when what it says came about
    yield f"DTSTART;VALUE=DATE:{event.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.due + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if base:
        yield f"URL:{base}{event.path}"
    yield "TRANSP:TRANSPARENT"  # a due day keeps nobody busy
    yield "END:VEVENT"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """A line, folded where it is too long, never within a character."""
    rest, parts, room = line.encode(), [], LONGEST
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(rest[:end])
        rest, room = rest[end:], LONGEST - 1  # the space that a folded line begins with
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
