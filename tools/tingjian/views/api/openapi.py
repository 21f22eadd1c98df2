"""The OpenAPI 3.1 description of every document, made from the types that are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from tingjian.core.field import Kind
from tingjian.views.api import shapes
from tingjian.views.api.open311 import Request, Service
from tingjian.views.api.words import Words
from tingjian.words import Sentence
from tingjian.words.api import API_ABOUT, API_OK, API_PARAMETERS, API_PATHS

_REFERENCE = "#/components/schemas/{name}"
Schema = dict[str, Any]


class Place(NamedTuple):
    """Where documents of a shape are; ``many``: the document is a list of them."""

    name: str
    path: str
    shape: type[msgspec.Struct]
    parameter: str = ""
    many: bool = False


PLACES = (
    Place("index", "/api/v1/index.json", shapes.IndexDocument),
    Place("codes", "/api/v1/codes.json", shapes.CodesDocument),
    Place("metrics", "/api/v1/metrics.json", shapes.MetricsDocument),
    Place("year", "/api/v1/years/{year}.json", shapes.YearDocument, "year"),
    Place("issue", "/api/v1/issues/{id}.json", shapes.IssueDocument, "id"),
    Place("themes", "/api/v1/themes/index.json", shapes.ThemesDocument),
    Place("theme", "/api/v1/themes/{id}.json", shapes.ThemeDocument, "id"),
    Place("departments", "/api/v1/departments/index.json", shapes.DepartmentsDocument),
    Place("department", "/api/v1/departments/{id}.json", shapes.DepartmentDocument, "id"),
    Place("services", "/open311/v2/services.json", Service, many=True),
    Place("requests", "/open311/v2/requests.json", Request, many=True),
    Place("request", "/open311/v2/requests/{id}.json", Request, "id", many=True),
)


def described(kinds: Mapping[str, Kind]) -> bytes:
    """The whole description as a file."""
    document = {
        "openapi": "3.1.1",
        "info": {
            "title": "听见 Tingjian",
            "version": shapes.VERSION,
            "description": API_ABOUT[1],
            "x-zh": {"description": API_ABOUT[0]},
        },
        "servers": [{"url": "../.."}],
        "paths": {place.path: {"get": _operation(place)} for place in PLACES},
        "components": {"schemas": _schemas(Words(kinds))},
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _operation(place: Place) -> Schema:
    zh, en = API_PATHS[place.name]
    schema: Schema = {"$ref": _REFERENCE.format(name=place.shape.__name__)}
    if place.many:
        schema = {"type": "array", "items": schema}
    operation: Schema = {"operationId": place.name, "summary": en, "x-zh": {"summary": zh}}
    if place.parameter:
        parameter = {
            "name": place.parameter,
            "in": "path",
            "required": True,
            **_said(API_PARAMETERS[place.parameter]),
            "schema": {"type": "integer" if place.parameter == "year" else "string"},
        }
        operation["parameters"] = [parameter]
    content = {"application/json": {"schema": schema}}
    operation["responses"] = {"200": {**_said(API_OK), "content": content}}
    return operation


def _schemas(words: Words) -> dict[str, Schema]:
    """Every shape: closed, each field with its words and, where it is a code, its choices."""
    types = dict.fromkeys(place.shape for place in PLACES)
    _, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    for name, schema in components.items():
        schema["additionalProperties"] = False
        if name == "Step":
            del schema["properties"]["note"]  # never published
        for field, value in schema["properties"].items():
            value.pop("default", None)
            if choices := words.choices(name, field):
                _narrow(value, choices)
            value.update(_said(words.of(name, field)))
    return components


def _narrow(value: Schema, choices: Sequence[str]) -> None:
    """Let the text that a value is, may be, or is a list of, be one of these."""
    if value.get("type") == "string":
        value["enum"] = list(choices)
    for inner in value.get("anyOf", ()):
        _narrow(inner, choices)
    if "items" in value:
        _narrow(value["items"], choices)


def _said(sentence: Sentence) -> Schema:
    return {"description": sentence[1], "x-zh": {"description": sentence[0]}}
