"""The API: every document is as its description says, agrees with the tables, and stays put."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests import synthetic
from tests.render.test_site import HOSTILE, tree

from tingjian.core.ledger import Ledger
from tingjian.core.publish import publish
from tingjian.core.record import Step
from tingjian.render.site import build
from tingjian.views.api import open311

Description = dict[str, Any]
REVISION = "0123abc"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one cache, so that MkDocs runs once."""
    return tmp_path_factory.mktemp("cache")


def made(
    out: Path,
    cache: Path,
    ledger: Ledger,
    day: date = synthetic.DAY,
    revision: str = REVISION,
) -> Path:
    build(publish(ledger), day, revision, out, cache, search=False)
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Give the site of a ledger in which every state occurs."""
    return made(tmp_path_factory.mktemp("site"), cache, synthetic.ledger(150))


@pytest.fixture(scope="module")
def description(site: Path) -> Description:
    """Give the description, as anybody reads it."""
    found: Description = json.loads((site / "api/v1/openapi.json").read_bytes())
    return found


def documents(site: Path) -> Iterator[tuple[str, Any]]:
    """Every document by its address below the site's root."""
    for folder in ("api", "open311"):
        for path in sorted((site / folder).rglob("*.json")):
            if path.name != "openapi.json":
                yield "/" + path.relative_to(site).as_posix(), json.loads(path.read_bytes())


def places(description: Description, address: str) -> list[str]:
    """The addresses of the description that match one; those without a parameter come first."""
    found = []
    for place in description["paths"]:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(place))
        if re.fullmatch(pattern, address):
            found.append(place)
    return [place for place in found if "{" not in place] or found


def validator(description: Description, place: str) -> Draft202012Validator:
    answer = description["paths"][place]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    whole = {"components": description["components"], **schema}
    return Draft202012Validator(whole, format_checker=FormatChecker())


def check(site: Path, description: Description) -> set[str]:
    """Hold every document to the description; which of its addresses were met."""
    validators: dict[str, Draft202012Validator] = {}
    for address, document in documents(site):
        (place,) = places(description, address)
        if place not in validators:
            validators[place] = validator(description, place)
        faults = [fault.message for fault in validators[place].iter_errors(document)]
        assert [] == faults, address
    return set(validators)


def test_the_description_is_openapi(description: Description) -> None:
    """The description is valid OpenAPI 3.1, its schemas valid JSON Schema."""
    OpenAPIV31SpecValidator(description).validate()
    assert description["openapi"].startswith("3.1.")
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_document_is_as_described(site: Path, description: Description) -> None:
    """Every document has one address in the description and is as it says; none is described in vain."""
    assert set(description["paths"]) == check(site, description)


def test_a_description_has_teeth(site: Path, description: Description) -> None:
    """A document with a field more, a field less or another word for a state is not as described."""
    path = next((site / "api/v1/issues").iterdir())
    document = json.loads(path.read_bytes())
    held = validator(description, "/api/v1/issues/{id}.json")
    assert held.is_valid(document)
    assert not held.is_valid(document | {"contact": "x"})
    assert not held.is_valid({key: document[key] for key in document if key != "state"})
    assert not held.is_valid(document | {"state": "solved"})
    assert not held.is_valid(document | {"raised": "2026-02-30"})
    step = {"kind": "accept", "on": "2026-03-02", "by": "office"}
    assert held.is_valid(document | {"steps": [step]})
    assert not held.is_valid(document | {"steps": [step | {"note": "x"}]})
    assert not held.is_valid(document | {"steps": [step | {"kind": "leap"}]})


def test_every_field_is_explained(description: Description) -> None:
    """Every field of every document is explained in both languages."""
    for name, schema in description["components"]["schemas"].items():
        for field, said in schema["properties"].items():
            assert said["description"], (name, field)
            assert re.search("[一-鿿]|Atom", said["x-zh"]["description"]), (name, field)
            assert not re.search("[一-鿿]", said["description"]), (name, field)


def test_ledgers_of_every_kind_are_as_described(
    tmp_path: Path, cache: Path, description: Description
) -> None:
    """An empty ledger, hostile texts and an earlier day give documents as described too."""
    empty = Ledger(synthetic.ledger(1).tables, {}, {}, {})
    check(made(tmp_path / "none", cache, empty), description)
    check(made(tmp_path / "past", cache, synthetic.ledger(40), date(2025, 12, 31)), description)
    hostile = made(tmp_path / "hostile", cache, synthetic.ledger(25, text=HOSTILE))
    check(hostile, description)
    texts = [document["title"] for _, document in documents(hostile) if "threads" in document]
    assert any(text.endswith(HOSTILE) for text in texts)


def links(document: Any) -> Iterator[str]:
    """Every relative address in a document."""
    if isinstance(document, list):
        for each in document:
            yield from links(each)
    elif isinstance(document, dict):
        for key, value in document.items():
            if key in ("page", "feed", "calendar", "document", "sql"):
                yield value
            elif key == "links" and "openapi" in value:
                yield from (link for link in value.values() if "{" not in link)
            else:
                yield from links(value)


def test_links_lead_somewhere(site: Path) -> None:
    """Every address in a document, taken from where the document is, is a file of the site."""
    for address, document in documents(site):
        for link in links(document):
            target = (site / address.lstrip("/")).parent / link
            found = target / "index.html" if link.endswith("/") else target
            assert found.is_file(), (address, link)


def test_a_page_leads_to_its_document(site: Path) -> None:
    """The page of an issue, a theme or a department has a link to the document of the same."""
    for section in ("issues", "themes", "departments"):
        pages = [path.parent for path in (site / section).glob("*/index.html")]
        documents = {path.stem for path in (site / "api/v1" / section).iterdir()} - {"index"}
        assert documents == {page.name for page in pages}
        for page in pages:
            link = f'href="../../api/v1/{section}/{page.name}.json"'
            assert link in (page / "index.html").read_text("utf-8")


def test_documents_agree_with_the_tables(site: Path) -> None:
    """A document says of its issue, its theme and its threads what the tables of the same day say."""
    tables = {
        name: [json.loads(line) for line in (site / f"data/{name}.jsonl").read_text().splitlines()]
        for name in ("issues", "themes", "threads", "steps")
    }
    for name in ("issues", "themes"):
        rows = {row["id"]: row for row in tables[name]}
        files = {path.stem: path for path in (site / "api/v1" / name).glob("*-*.json")}
        assert set(rows) == set(files)
        for number, row in rows.items():
            found = json.loads(files[number].read_bytes())
            for field in (found["answer"] | found).keys() & row.keys() - {"issues"}:
                assert (found["answer"] | found)[field] == row[field], (number, field)
            assert row["closed"] == (found["closing"] or {}).get("on")
            threads = [each for each in tables["threads"] if each["case_id"] == number]
            for thread, said in zip(threads, found["threads"], strict=True):
                same = thread.keys() & said.keys() - {"owing"}
                assert {key: thread[key] for key in same} == {key: said[key] for key in same}
            steps = sum(len(each["steps"]) for each in (found, *found["threads"]))
            assert steps == sum(step["case_id"] == number for step in tables["steps"])


def test_indexes_are_whole(site: Path) -> None:
    """From the index every document is found: years with all their issues, themes, departments."""
    folder = site / "api/v1"
    index = json.loads((folder / "index.json").read_bytes())
    found = []
    for year in index["years"]:
        document = json.loads((folder / year["document"]).read_bytes())
        assert year["issues"] == len(document["issues"])
        assert {str(year["year"])} == {issue["raised"][:4] for issue in document["issues"]}
        found += [issue["id"] for issue in document["issues"]]
    assert sorted(path.stem for path in (folder / "issues").iterdir()) == sorted(found)
    assert index["issues"] == len(found)
    for name in ("themes", "departments"):
        listed = json.loads((folder / name / "index.json").read_bytes())[name]
        stems = {path.stem for path in (folder / name).iterdir()} - {"index"}
        assert stems == {each["id"] for each in listed}
    figures = json.loads((site / "data/figures.json").read_bytes())
    metrics = json.loads((folder / "metrics.json").read_bytes())
    assert figures == metrics["figures"]
    assert list(figures) == [each["name"] for each in metrics["questions"]]


def test_codes_are_told(site: Path) -> None:
    """Every code in a document of an issue has its name in the document of codes, and in the table."""
    codes = json.loads((site / "api/v1/codes.json").read_bytes())
    known = {
        name: {each["id"] for each in held} for name, held in codes.items() if type(held) is list
    }
    lines = (site / "data/codes.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {(row["vocabulary"], row["id"]) for row in rows} == {
        (name, each) for name, held in known.items() for each in held
    }
    tables = {
        "state": "states",
        "class": "classes",
        "sector": "sectors",
        "region": "regions",
        "enterprise": "enterprises",
        "channel": "channels",
        "disclosure": "disclosures",
    }
    for path in (site / "api/v1/issues").iterdir():
        document = json.loads(path.read_bytes())
        for field, table in tables.items():
            assert document[field] is None or document[field] in known[table], field
        for each in (document, *document["threads"]):
            assert {step["kind"] for step in each["steps"]} <= known["steps"]
        for thread in document["threads"]:
            assert thread["department"] in known["departments"]
            assert thread["state"] in known["thread_states"]


def test_what_did_not_change_stays(tmp_path: Path, cache: Path) -> None:
    """A step in one issue, a later commit: of all documents of cases only that issue's change."""
    ledger = synthetic.ledger(30)
    out = made(tmp_path, cache, ledger)
    before = tree(out)
    number = next(n for n, issue in ledger.issues.items() if issue.steps[-1].kind != "merge")
    step = Step("follow_up", synthetic.DAY, "zs", offices=("party",), text="再次督办")
    issue = ledger.issues[number]
    issues = dict(ledger.issues)
    issues[number] = msgspec.structs.replace(issue, steps=(*issue.steps, step))
    later = dataclasses.replace(ledger, issues=issues)
    after = tree(made(out, cache, later, revision="4567def"))
    pattern = re.compile(r"(api/v1/(issues|themes)|open311/v2/requests)/[A-Z].*")
    cases = {path for path in before if pattern.fullmatch(path)}
    changed = {path for path in cases if before[path] != after[path]}
    assert f"api/v1/issues/{number}.json" in changed
    assert {f"api/v1/issues/{number}.json", f"open311/v2/requests/{number}.json"} >= changed
    whole = [json.loads(after[f"api/v1/{name}.json"]) for name in ("index", "codes", "metrics")]
    assert ["4567def"] * 3 == [each["generated_from"] for each in whole]


def test_a_day_alone_changes_few_documents(tmp_path: Path, cache: Path) -> None:
    """A day later the document of a case differs only where something fell due or was done."""
    ledger = synthetic.ledger(60)
    day = synthetic.DAY - timedelta(20)
    before = dict(documents(made(tmp_path, cache, ledger, day)))
    after = dict(documents(made(tmp_path, cache, ledger, day + timedelta(1))))
    for address, document in before.items():
        if address.startswith("/api/v1/issues/") and after[address] != document:
            moved = after[address]["steps"] != document["steps"]
            moved |= after[address]["threads"] != document["threads"]
            moved |= after[address]["answer"] != document["answer"]
            assert moved, address


def requests(site: Path) -> dict[str, dict[str, Any]]:
    folder = site / "open311/v2/requests"
    return {path.stem: json.loads(path.read_bytes())[0] for path in sorted(folder.iterdir())}


def test_open311(site: Path) -> None:
    """Requests are in services that there are; a request's own document is a list of it alone."""
    services = json.loads((site / "open311/v2/services.json").read_bytes())
    codes = {service["service_code"]: service["service_name"] for service in services}
    found = requests(site)
    for number, request in found.items():
        assert number == request["service_request_id"]
        assert codes[request["service_code"]] == request["service_name"]
        moments = [request["requested_datetime"], request["updated_datetime"]]
        assert moments == sorted(moments)
        assert all(datetime.fromisoformat(moment).utcoffset() for moment in moments)
        issue = json.loads((site / f"api/v1/issues/{number}.json").read_bytes())
        assert issue["raised"] == request["requested_datetime"][:10]
        assert (not issue["title"]) == (request["description"] is None)
    assert {"open", "closed"} == {request["status"] for request in found.values()}


def test_open311_gives_the_newest(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    """The list of requests has the newest first and no more than a server gives unasked."""
    listed = json.loads((site / "open311/v2/requests.json").read_bytes())
    days = [request["requested_datetime"] for request in listed]
    assert sorted(days, reverse=True) == days
    assert {request["service_request_id"]: request for request in listed} == requests(site)
    monkeypatch.setattr(open311, "MOST", 7)
    fewer = json.loads(
        (made(tmp_path, cache, synthetic.ledger(150)) / "open311/v2/requests.json").read_bytes()
    )
    assert listed[:7] == fewer


def test_a_merged_request_goes_with_its_theme(site: Path) -> None:
    """A request that was merged is closed when its theme is, not when it was merged."""
    merged = 0
    for number, request in requests(site).items():
        issue = json.loads((site / f"api/v1/issues/{number}.json").read_bytes())
        if issue["theme"]:
            theme = json.loads((site / f"api/v1/themes/{issue['theme']}.json").read_bytes())
            ended = theme["state"] in ("closed", "withdrawn")
            assert ("closed" if ended else "open") == request["status"]
            merged += 1
    assert merged
