"""The small tables of a ledger, read together; everything else is judged against them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from tingjian.core.conditions import Fault
from tingjian.core.field import Kind
from tingjian.core.finding import FieldPath, Finding, spell
from tingjian.core.ledger import Tables
from tingjian.core.record import Settings
from tingjian.core.references import references
from tingjian.core.workdays import Calendar, calendar_faults
from tingjian.errors import UserError
from tingjian.store.files import PLAIN, Files
from tingjian.store.kinds import TYPES, key
from tingjian.store.memory import Memory
from tingjian.store.schema import record_kinds

NEEDED = ("ledger", "department", "sector", "region", "person")


def is_table(kind: Kind) -> bool:
    """Whether records of this kind are read as a table: listed, single, or a calendar."""
    return kind.listed or kind.single or kind.name == "calendar"


def tables(files: Files) -> tuple[Tables | None, list[Finding]]:
    """The tables and their findings; None instead of tables where a finding prevents them."""
    found, findings = _shaped(files, _sources(files))
    if findings:
        return None, findings
    return _tables(found), [*_refers(files, found), *_held(files, found)]


def usable(found: Tables | None, findings: Sequence[Finding]) -> Tables:
    """The tables. UserError: a finding prevents them; where the first is, as far as a line says."""
    if found is None:
        file, line = findings[0].file, findings[0].line
        raise UserError("ledger.findings" if line else "ledger.finding", file=file, line=line)
    return found


def kept_tables(files: Files, kept: Memory | None) -> tuple[Tables | None, list[Finding]]:
    """The tables, from memory where files with the same bytes were read before.

    Only what prevents them is found.
    """
    sources = _sources(files)
    hasher = hashlib.blake2b(digest_size=16)
    for path, source in sources.items():
        hasher.update(f"{path} {'link' if source is None else len(source)}\n".encode())
        hasher.update(source or b"")
    key = f"tables {hasher.hexdigest()}"
    known = kept.recall([key]) if kept else {}
    if key in known:
        bodies = msgspec.msgpack.decode(known[key], type=dict[str, msgspec.Raw])
        types = {name: list[TYPES[name]] for name in bodies}  # type: ignore[valid-type]
        return _tables(
            {name: msgspec.msgpack.decode(body, type=types[name]) for name, body in bodies.items()}
        ), []
    found, findings = _shaped(files, sources)
    if findings:
        return None, findings
    if kept:
        kept.keep({key: msgspec.msgpack.encode(found)})
    return _tables(found), []


def _sources(files: Files) -> dict[str, bytes | None]:
    """The bytes of the files that the tables are in; None of what is no plain file."""
    paths = [path for kind in _tabled() for path in _candidates(files, kind)]
    plain = [path for path in paths if files.entries[path].mode in PLAIN]
    read = dict(zip(plain, files.bulk(plain), strict=True))
    return {path: read.get(path) for path in paths}


def _tabled() -> list[Kind]:
    return [kind for kind in record_kinds().values() if is_table(kind)]


def _shaped(
    files: Files, sources: Mapping[str, bytes | None]
) -> tuple[dict[str, list[Any]], list[Finding]]:
    """The records of the tables by kind, and what prevents them."""
    from tingjian.store.shape import shape

    found: dict[str, list[Any]] = {}
    findings: list[Finding] = []
    for kind in _tabled():
        paths = _candidates(files, kind)
        if not paths and kind.name in NEEDED:
            place = kind.place.removesuffix("[]")
            findings.append(Finding(place, 0, "file.missing", "", (("path", place),)))
        for path in paths:
            source = sources[path]
            if source is None:
                findings.append(Finding(path, 0, "file.link", "", (("path", path),)))
                continue
            shaped = shape(path, source, kind)
            findings += shaped.findings
            if kind.name == "calendar":
                findings += _calendar(path, source, shaped.records)
            if kind.name == "ledger":
                findings += _zone(path, source, shaped.records)
            found.setdefault(kind.name, []).extend(shaped.records)
    return found, findings


def places() -> list[str]:
    """The files and folders, below ``ledger/``, that the tables are in."""
    found = {kind.place.removesuffix("[]") for kind in record_kinds().values() if kind.single}
    return sorted(found | {"calendar"})


def _candidates(files: Files, kind: Kind) -> list[str]:
    if kind.single:
        path = kind.place.removesuffix("[]")
        return [path] if path in files.entries else []
    return [path for path in files.below("calendar") if kind.pattern.fullmatch(path)]


def _calendar(path: str, source: bytes, records: list[Calendar]) -> list[Finding]:
    from tingjian.store.strict import locate

    found = []
    for calendar in records:
        if path != f"calendar/{calendar.year}.yml":
            facts = (("id", str(calendar.year)), ("place", f"calendar/{calendar.year}.yml"))
            found.append(Finding(path, 1, "file.name", "year", facts))
        for fault in calendar_faults(calendar):
            line = locate(source, fault.field)
            facts = (("day", str(fault.day)), ("why", fault.kind))
            found.append(Finding(path, line, "calendar.faulty", spell(fault.field), facts))
    return found


def _zone(path: str, source: bytes, records: list[Settings]) -> Iterator[Finding]:
    """The time zone exists: without one nobody knows what day it is."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from tingjian.store.strict import locate

    for settings in records:
        try:
            ZoneInfo(settings.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder's name is none either
            facts = (("name", settings.time_zone),)
            line = locate(source, ("time_zone",))
            yield Finding(path, line, "zone.unknown", "time_zone", facts)


def _refers(files: Files, found: dict[str, list[Any]]) -> Iterator[Finding]:
    """Everything that one table names of another exists."""
    listed = [kind for kind in record_kinds().values() if kind.listed]
    known = {kind.name: {key(each) for each in found.get(kind.name, ())} for kind in listed}
    for kind in listed:
        for number, record in enumerate(found.get(kind.name, ())):
            for named in references(record):
                if named.id not in known[named.kind]:
                    facts = (("kind", named.kind), ("id", named.id))
                    yield _finding(files, kind, (number, *named.path), "reference.unknown", facts)


def _held(files: Files, found: dict[str, list[Any]]) -> Iterator[Finding]:
    """An account's posts end after they began, and before the next begins."""
    kind = record_kinds()["person"]
    for number, person in enumerate(found.get(kind.name, ())):
        past: date | None = None
        posts = *((("earlier", at), each) for at, each in enumerate(person.earlier)), ((), person)
        for path, post in posts:
            for name, first, last in (
                ("since", past and past + timedelta(1), post.since),
                ("until", post.since, post.until),
            ):
                if first and last and last < first:
                    facts = (("day", str(last)), ("before", str(first)))
                    yield _finding(files, kind, (number, *path, name), "day.order", facts)
            past = post.until


def _finding(
    files: Files, kind: Kind, place: FieldPath, rule: str, facts: tuple[tuple[str, str], ...]
) -> Finding:
    from tingjian.store.shape import located

    path = kind.place.removesuffix("[]")
    return located(path, kind, files.read(path), Fault(rule, place, dict(facts)))


def _tables(found: dict[str, list[Any]]) -> Tables:
    def by(kind: str) -> dict[str, Any]:
        return {key(record): record for record in found.get(kind, ())}

    return Tables(
        settings=found["ledger"][0],
        calendars=tuple(found.get("calendar", ())),
        departments=by("department"),
        sectors=by("sector"),
        regions=by("region"),
        people=by("person"),
        observers=by("observer"),
        experts=by("expert"),
        teams=by("team"),
    )
