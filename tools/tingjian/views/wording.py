"""One language's sentences, and the labels that the schemas give values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tingjian.core.field import Field, Kind
from tingjian.core.record import AnswerClass, Department, Licence, Mark, Named, Settings, TimeLimit
from tingjian.core.workdays import Reckoning, Workdays
from tingjian.words import LANGUAGES, Language, Sentence, told
from tingjian.words.api import OPEN311
from tingjian.words.catalogue import CATALOGUE
from tingjian.words.feeds import FEEDS
from tingjian.words.figures import ANSWERS, LABELS
from tingjian.words.pictures import PICTURES
from tingjian.words.proceedings import PROCEEDINGS
from tingjian.words.reference import REFERENCE
from tingjian.words.search import SEARCH
from tingjian.words.site import RING_MEANINGS, SITE
from tingjian.words.states import CROSSINGS, RINGS, STATES

_DAY = timedelta(1)


class Wording:
    """Sentences and labels in one language."""

    def __init__(self, language: Language, kinds: Mapping[str, Kind]) -> None:
        self.language = language
        self.records = kinds
        self._column = LANGUAGES.index(language)
        self.sentences = self._all(
            SITE | FEEDS | PROCEEDINGS | REFERENCE | PICTURES | OPEN311 | CATALOGUE | SEARCH
        )
        for kind in kinds.values():
            told_of = {f"{kind.folder}.{key}": each for key, each in kind.section.items()}
            self.sentences |= self._all(told_of)
        self.states = self._all(STATES)
        self.rings = self._all(RINGS)
        self.crossings = self._all(CROSSINGS)
        self.ring_meanings = self._all(RING_MEANINGS)
        self.answers = self._all(ANSWERS)
        self.columns = self._all(LABELS)
        issue, theme = kinds["issue"], kinds["theme"]
        self.steps = issue.fields["steps"].fields
        self.fields = {name: self.read(field.title) for name, field in issue.fields.items()}
        self.step_fields = {name: self.read(field.title) for name, field in self.steps.items()}
        self.kinds = self._labels(self.steps["kind"])
        self.parts = self._labels(self.steps["as"])
        self.outcomes = self._labels(self.steps["outcome"])
        self.offices = self._labels(self.steps["offices"])
        self.satisfactions = self._labels(self.steps["satisfaction"])
        self.channels = self._labels(issue.fields["source"].fields["channel"])
        self.disclosures = self._labels(issue.fields["disclosure"])
        self.themes = self._labels(theme.fields["kind"])
        self.roles = self._labels(kinds["person"].fields["role"])
        self.levels = self._labels(kinds["department"].fields["level"])

    def read(self, sentence: Sentence) -> str:
        """The sentence in this language."""
        return sentence[self._column]

    def field(self, kind: str, *names: str) -> Field:
        """A field of a kind of record; of its elements where more names follow."""
        field: Field = self.records[kind]
        for name in names:
            field = field.fields[name]
        return field

    def title(self, kind: str, *names: str) -> str:
        """What a field is called."""
        return self.read(self.field(kind, *names).title)

    def label(self, value: str, kind: str, *names: str) -> str:
        """What a value of a field is called."""
        return self.read(self.field(kind, *names).label(value))

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the site with its facts put in; facts are never read as templates."""
        return told(self.sentences[key], facts)

    def name(self, record: Named | Department | TimeLimit | AnswerClass | Mark | Licence) -> str:
        """A record's name; its English one where there is one and English is wanted."""
        return (self.language == "en" and record.name_en) or record.name

    def short(self, department: Department) -> str:
        """What a department is called where room is scarce."""
        if self.language == "en":
            return department.name_en or department.name
        return department.short or department.name

    def place(self, settings: Settings) -> str:
        """The name of the ledger's place."""
        return (self.language == "en" and settings.place_en) or settings.place

    def site(self, settings: Settings) -> str:
        """What the site is called."""
        return (self.language == "en" and settings.title_en) or settings.title

    def join(self, names: list[str]) -> str:
        """Names in a row."""
        return self.sentences["list.comma"].join(names)

    def _all(self, table: Mapping[str, Sentence]) -> dict[str, str]:
        return {key: self.read(sentence) for key, sentence in table.items()}

    def _labels(self, field: Field) -> dict[str, str]:
        return self._all(field.labels)


class Spans:
    """Spans of working days in words; few differ among many pages, so each is said once."""

    def __init__(self, workdays: Workdays, wording: Wording) -> None:
        self._workdays = workdays
        self._wording = wording
        self._lengths: dict[tuple[date, date], str] = {}
        self._reckonings: dict[tuple[date, date], str] = {}

    def days(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``."""
        return self._workdays.between(first, last)

    def length(self, first: date, last: date) -> str:
        """How long a span is, and whether that is only by weekends."""
        key = (first, last)
        if key not in self._lengths:
            said = self._counted(self.days(first, last))
            if not self._known(first, last):
                said = self._wording.say("span.about", days=said)
            self._lengths[key] = said
        return self._lengths[key]

    def _counted(self, days: int) -> str:
        """A number of working days."""
        return self._wording.say("span.days", days=days)

    def _known(self, first: date, last: date) -> bool:
        """Whether every year that the span touches has a calendar."""
        if last <= first:
            return True
        years = range((first + _DAY).year, last.year + 1)
        return all(self._workdays.covers(date(year, 1, 1)) for year in years)

    def reckoned(self, first: date, last: date) -> str:
        """How a due day was reckoned: the days counted, those skipped, those worked instead."""
        key = (first, last)
        if key not in self._reckonings:
            self._reckonings[key] = self._explain(self._workdays.reckon(first, last))
        return self._reckonings[key]

    def _explain(self, reckoning: Reckoning) -> str:
        say = self._wording.say
        between = [
            say("clock.holiday", name=each.holiday.name, days=self._counted(each.days))
            for each in reckoning.skipped
        ]
        between += [say("clock.worked", day=day) for day in reckoning.worked]
        days = self._counted(reckoning.days)
        text = say("clock.reckoned", start=reckoning.start, days=days, end=reckoning.end)
        if between:
            text += say("clock.between", what=self._wording.join(between))
        if reckoning.provisional:
            years = self._wording.join([str(year) for year in reckoning.missing])
            text += say("clock.provisional", years=years)
        return text + say("clock.stop")
