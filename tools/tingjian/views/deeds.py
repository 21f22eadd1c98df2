"""What a change does, in sentences: who, what, on which record, with which outcome."""

from __future__ import annotations

from tingjian.core.gate import Deed
from tingjian.core.ledger import Tables
from tingjian.core.steps import OFFICE
from tingjian.store.schema import record_kinds
from tingjian.words import LANGUAGES, Language
from tingjian.words import gate as words


def sentence(deed: Deed, tables: Tables, language: Language) -> str:
    """A deed in one sentence: 市市场监管局 答复 ZS-20260302-7K4QM：已解决."""
    chosen = LANGUAGES.index(language)
    step = record_kinds()["issue"].fields["steps"].fields
    kind = record_kinds()[deed.of]
    title = kind.title[chosen] if not deed.number or deed.kind in words.DEEDS else ""
    case = " ".join(filter(None, (title, deed.number)))
    if deed.kind in words.DEEDS:
        does = f"{words.DEEDS[deed.kind][chosen]} {case}"
    else:
        named = deed.department if deed.department != deed.by else None
        does = taken(deed.kind, case, unit(named, tables, language) if named else "", language)
    text = f"{unit(deed.by, tables, language)} {does}"
    said = [kind.fields[name].title[chosen] for name in deed.fields if name in kind.fields]
    if deed.outcome:
        said.append(step["outcome"].label(deed.outcome)[chosen])
    if deed.granted is not None:
        said.append(words.RULINGS[deed.granted][chosen])
    return text + (words.COLON[chosen] + words.COMMA[chosen].join(said) if said else "")


def taken(kind: str, case: str, department: str, language: Language) -> str:
    """What a step does to a case, and in whose thread, if that is said."""
    if language == "en":
        whose = f"{'to' if kind in words.TO else 'for'} {department}" if department else ""
        said = (words.TAKES[kind], case or "it", whose)
    else:
        label = record_kinds()["issue"].fields["steps"].fields["kind"].labels[kind]
        said = (label[LANGUAGES.index(language)], department, case)
    return " ".join(filter(None, said))


def unit(number: str, tables: Tables, language: Language) -> str:
    """The office, or a department, as people call it."""
    if number == OFFICE:
        return words.OFFICE[LANGUAGES.index(language)]
    found = tables.departments.get(number)
    if found is None:
        return number
    if language == "en" and found.name_en:
        return found.name_en
    return found.short or found.name
