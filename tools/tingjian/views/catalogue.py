"""What is offered for download, described for people, for programs and for search engines.

The descriptions of programs: a Frictionless data package, and a DCAT catalogue as JSON-LD.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from tingjian.core.publish import PublicLedger
from tingjian.store.archive import pack
from tingjian.views import address
from tingjian.views.answers import encoded, rated
from tingjian.views.api.openapi import PLACES
from tingjian.views.codes import COLUMNS as CODED
from tingjian.views.codes import codes
from tingjian.views.columns import Rows
from tingjian.views.downloads import TABLES, columns, optional
from tingjian.views.metrics import Figures, questions
from tingjian.views.wording import Wording
from tingjian.words.api import API_PATHS
from tingjian.words.figures import TABLES as TABLE_WORDS
from tingjian.words.figures import column
from tingjian.words.theme import TAGS

ARCHIVE = "tingjian.zip"
FORMS = {
    "csv": ("text/csv", "CSV"),
    "jsonl": ("application/jsonl", "JSON Lines"),
    "parquet": ("application/vnd.apache.parquet", "Parquet"),
}
_TYPES = {"str": "string", "int": "integer", "bool": "boolean", "date": "date"}
_KEYS = {
    "issues": ["id"],
    "themes": ["id"],
    "threads": ["case_id", "department"],
    "sessions": ["id"],
    "suggestions": ["campaign", "id"],
    "benefits": ["matter", "id"],
    "codes": ["vocabulary", "id"],
}


_MEDIA = "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}


# What is offered beside the tables, each with its sentence.
_WHOLE = {
    ARCHIVE: "data.zip",
    "datapackage.json": "data.package",
    "catalog.jsonld": "data.catalogue",
    "figures.json": "data.figures",
    "tables.sql": "data.tables-sql",
}


class File(NamedTuple):
    """One file: its name, its form as people call it, its size in bytes and in words."""

    name: str
    form: str
    size: int
    said: str


class Offered(NamedTuple):
    """A table in all its forms."""

    id: str
    about: str
    rows: int
    files: tuple[File, ...]


class Place(NamedTuple):
    """An address of the API; ``open``: it holds a parameter, so it leads nowhere as it stands."""

    path: str
    open: bool
    about: str


class Shown(NamedTuple):
    """What the page of downloads says; ``terms``: the licence's name between two texts."""

    terms: tuple[str, str, str]
    licence: str
    citation: str
    tables: tuple[Offered, ...]
    whole: tuple[tuple[str, str], ...]
    api: tuple[Place, ...]
    open311: tuple[Place, ...]
    follow: str
    calendar: str


class Catalogue:
    """Describes the downloads of one ledger on one day, in one language."""

    def __init__(
        self,
        public: PublicLedger,
        rows: Rows,
        published: Mapping[str, bytes],
        revision: str,
        wording: Wording,
    ) -> None:
        self.wording = wording
        self._settings, self._published = public.settings, published
        self._rows, self._revision = rows, revision
        self._codes = codes(wording.records)
        place, title = wording.place(self._settings), wording.site(self._settings)
        self.name = wording.say("data.name", title=title, place=place)
        self.about = wording.say("data.about")
        self._office = wording.say("office", place=place)

    def files(self, figures: Figures) -> dict[str, bytes]:
        """Every file of the downloads by name, also packed into one."""
        asked = {f"{name}.sql": each.sql.encode() for name, each in questions().items()}
        described = {"figures.json": encoded(figures), "datapackage.json": self.package()}
        loading = {
            name: content
            for name, content in self._published.items()
            if name.endswith((".csv", ".sql"))
        }
        packed = pack(loading | asked | described, level=1)
        files = {**self._published, **asked, **described}
        return files | {"catalog.jsonld": self.dcat(), ARCHIVE: packed}

    def tables(self) -> tuple[Offered, ...]:
        """Every table."""
        return tuple(
            Offered(
                name,
                self.wording.read(TABLE_WORDS[name]),
                len(getattr(self._rows, name)),
                tuple(self._file(f"{name}.{form}", called) for form, (_, called) in FORMS.items()),
            )
            for name in TABLES
        )

    def _file(self, name: str, form: str) -> File:
        size = len(self._published[name])
        return File(name, form, size, self.wording.say("data.size", size=f"{size / 1000:,.1f}"))

    def shown(self) -> Shown:
        """What the page of downloads says."""
        say, licence = self.wording.say, self._settings.licence
        terms = (say("data.licence.none"), "", "")
        if licence:
            before, after = self.wording.sentences["data.licence"].split("{licence}")
            terms = (before, self.wording.name(licence), after)
        places = [
            Place(each.path[1:], bool(each.parameter), self.wording.read(API_PATHS[each.name]))
            for each in PLACES
        ]
        return Shown(
            terms=terms,
            licence=licence.url if licence else "",
            citation=say(
                "data.citation", title=self.name, day=self._rows.day, revision=self._revision
            ),
            tables=self.tables(),
            whole=tuple((name, say(sentence)) for name, sentence in _WHOLE.items()),
            api=tuple(each for each in places if each.path.startswith("api/")),
            open311=tuple(each for each in places if each.path.startswith("open311/")),
            follow=address.feed("", "all"),
            calendar=address.calendar("all"),
        )

    def same(self, figures: Figures) -> str:
        """What was published of the figure that the page of computing again begins with."""
        answer = rated(figures.feedback, self.wording)
        return self.wording.say(
            "recompute.same", answer=answer, day=self._rows.day, revision=self._revision
        )

    def package(self) -> bytes:
        """The data package, after Frictionless: what is in each CSV file."""
        package: dict[str, Any] = {
            "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
            "name": "tingjian",
            "title": self.name,
            "description": self.about,
            "version": self._rows.day.isoformat(),
            "generated_from": self._revision,
            "resources": [self._resource(name) for name in TABLES],
        }
        if licence := self._settings.licence:
            package["licenses"] = [{"title": self.wording.name(licence), "path": licence.url}]
        return msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"

    def _resource(self, name: str) -> dict[str, Any]:
        content = self._published[f"{name}.csv"]
        schema: dict[str, Any] = {
            "fields": [self._field(name, each) for each in columns(TABLES[name])],
            "missingValues": [""],
        }
        if name in _KEYS:
            schema["primaryKey"] = _KEYS[name]
        if name == "issues":
            reference = {"resource": "themes", "fields": ["id"]}
            schema["foreignKeys"] = [{"fields": ["theme"], "reference": reference}]
        return {
            "name": name,
            "title": self.wording.read(TABLE_WORDS[name]),
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
            "profile": "tabular-data-resource",
            "schema": schema,
        }

    def _field(self, table: str, name: str) -> dict[str, Any]:
        kind = columns(TABLES[table])[name]
        field: dict[str, Any] = {
            "name": name,
            "type": _TYPES[kind.__name__],
            "description": self.wording.read(column(table, name)),
        }
        constraints: dict[str, Any] = {}
        if name not in optional(TABLES[table]):
            constraints["required"] = True
        if coded := CODED[table].get(name):
            constraints["enum"] = list(self._codes[coded])
        if kind is bool:
            field |= {"trueValues": ["true"], "falseValues": ["false"]}
        return field | ({"constraints": constraints} if constraints else {})

    def dcat(self) -> bytes:
        """The catalogue after DCAT 3, as JSON-LD that needs nothing from elsewhere to be read."""
        datasets = [self._dataset(table) for table in self.tables()]
        catalogue = {
            "@context": _CONTEXT,
            "@id": "#catalogue",
            "@type": "dcat:Catalog",
            **self._told(self.name, self.about),
            "dct:publisher": {"@type": "foaf:Agent", "foaf:name": self._office},
            "dcat:dataset": datasets,
            "dcat:service": {
                "@id": "#api",
                "@type": "dcat:DataService",
                "dct:title": self._text("API"),
                "dcat:endpointURL": {"@id": "../api/v1/index.json"},
                "dcat:endpointDescription": {"@id": "../api/v1/openapi.json"},
                "dcat:servesDataset": [{"@id": each["@id"]} for each in datasets],
            },
        }
        return msgspec.json.format(msgspec.json.encode(catalogue), indent=1) + b"\n"

    def _dataset(self, table: Offered) -> dict[str, Any]:
        return {
            "@id": f"#{table.id}",
            "@type": "dcat:Dataset",
            **self._told(table.about, self.about),
            "dcat:distribution": [self._distribution(file) for file in table.files],
        }

    def _told(self, title: str, description: str) -> dict[str, Any]:
        """What the catalogue and every dataset say of themselves."""
        day = {"@value": self._rows.day.isoformat(), "@type": "xsd:date"}
        told = {
            "dct:title": self._text(title),
            "dct:description": self._text(description),
            "dct:modified": day,
            "dcat:version": self._revision,
        }
        if licence := self._settings.licence:
            told["dct:license"] = {"@id": licence.url}
        return told

    def _text(self, text: str) -> dict[str, str]:
        return {"@value": text, "@language": TAGS[self.wording.language]}

    def _distribution(self, file: File) -> dict[str, Any]:
        digest = hashlib.sha256(self._published[file.name]).hexdigest()
        return {
            "@type": "dcat:Distribution",
            "dct:title": self._text(file.name),
            "dcat:downloadURL": {"@id": file.name},
            "dcat:mediaType": {"@id": _MEDIA + _media(file)},
            "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@value": digest, "@type": "xsd:hexBinary"},
            },
        }

    def dataset(self) -> str:
        """The whole as a Dataset of schema.org, for a script element of the page of downloads.

        No text can end the element: what HTML could read is written as JSON's escapes.
        """
        root = "../" if self.wording.language == self._settings.languages[0] else "../../"
        folder = (self._settings.address or root) + "data/"
        told: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": self.name,
            "description": self.about,
            "isAccessibleForFree": True,
            "dateModified": self._rows.day.isoformat(),
            "version": self._revision,
            "creator": {"@type": "Organization", "name": self._office},
            "spatialCoverage": self.wording.place(self._settings),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.name,
                    "encodingFormat": _media(file),
                    "contentUrl": folder + file.name,
                }
                for table in self.tables()
                for file in table.files
            ],
        }
        if self._rows.issues:
            first = min(row.raised for row in self._rows.issues)
            told["temporalCoverage"] = f"{first}/{self._rows.day}"
        if licence := self._settings.licence:
            told["license"] = licence.url
        return json.dumps(told).translate(_ESCAPES)


def _media(file: File) -> str:
    return FORMS[file.name.rpartition(".")[2]][0]
