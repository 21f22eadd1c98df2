"""The schemas on disk: read once, made into validators when something is validated."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from tingjian.core.field import Kind, kinds
from tingjian.sources import source

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator


@cache
def _texts() -> dict[str, bytes]:
    folder = source("schema")
    paths = sorted(folder.glob("*.schema.json"))
    return {path.name.removesuffix(".schema.json"): path.read_bytes() for path in paths}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name, but for the one that describes schemas."""
    return {name: json.loads(text) for name, text in _texts().items() if name != "word"}


@cache
def record_kinds() -> dict[str, Kind]:
    """Every kind of record, by name."""
    return kinds(schemas())


@cache
def digest() -> str:
    """A digest of all schemas: part of every cache key."""
    hasher = hashlib.blake2b(digest_size=16)
    for name, text in _texts().items():
        hasher.update(name.encode() + b"\0" + text + b"\0")
    return hasher.hexdigest()


@cache
def validator(kind: str) -> Draft202012Validator:
    """The validator of one record of this kind; formats are checked."""
    import jsonschema_rs

    step = schemas()["step"]
    registry = jsonschema_rs.Registry([(step["$id"], step)])
    return jsonschema_rs.Draft202012Validator(
        schemas()[kind], validate_formats=True, registry=registry
    )
