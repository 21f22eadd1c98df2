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
    known = step["kind"].labels | words.DEEDS
    parts = [unit(deed.by, tables, language), known[deed.kind][chosen]]
    if deed.department not in (None, deed.by):
        parts.append(unit(deed.department or "", tables, language))
    kind = record_kinds()[deed.of]
    if not deed.number or deed.kind in words.DEEDS:
        parts.append(kind.title[chosen])
    parts.append(deed.number)
    text = " ".join(filter(None, parts))
    said = [kind.fields[name].title[chosen] for name in deed.fields if name in kind.fields]
    if deed.outcome:
        said.append(step["outcome"].label(deed.outcome)[chosen])
    if deed.granted is not None:
        said.append(words.RULINGS[deed.granted][chosen])
    return text + (words.COLON[chosen] + words.COMMA[chosen].join(said) if said else "")


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
