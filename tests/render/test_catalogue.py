"""Open data: described so that other programs find it right, and every figure computed again."""

from __future__ import annotations

import csv
import html
import json
import re
import shlex
import subprocess
import sys
import warnings
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import msgspec
import pytest
from frictionless import Package
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF
from tests import synthetic
from tests.render.test_site import HOSTILE

from tingjian.core.ledger import Ledger
from tingjian.core.publish import publish
from tingjian.core.record import Licence
from tingjian.render.site import build
from tingjian.store.schema import record_kinds
from tingjian.views.downloads import TABLES, columns

SITE = "https://site.example/"
DUCKDB = Path(sys.executable).with_name("duckdb")
SPDX = Namespace("http://spdx.org/rdf/terms#")
LICENCE = Licence("演示许可", "https://licence.example/", "demonstration licence")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one cache, so that MkDocs runs once."""
    return tmp_path_factory.mktemp("cache")


def made(out: Path, cache: Path, ledger: Ledger, **settings: Any) -> Path:
    """The site of a ledger with these settings."""
    ledger.tables.settings = msgspec.structs.replace(ledger.tables.settings, **settings)
    build(publish(ledger), synthetic.DAY, "0123abc", out, cache, search=False)
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Give the site, in both languages, of a ledger in which every state occurs."""
    languages = ("zh", "en")
    folder = tmp_path_factory.mktemp("site")
    return made(folder, cache, synthetic.ledger(150), languages=languages, licence=LICENCE)


def unpacked(site: Path, folder: Path) -> Path:
    """What anybody has who downloads the whole and unpacks it."""
    with ZipFile(BytesIO((site / "data/tingjian.zip").read_bytes())) as archive:
        archive.extractall(folder)
    return folder


def commands(page: str) -> dict[str, list[str]]:
    """The commands that the page of computing again prints, by figure."""
    rows = re.findall(r'<tr id="(\w+)">.*?<code class="tj-run">(.*?)</code>', page)
    texts = {name: html.unescape(re.sub("<.*?>", "", command)) for name, command in rows}
    return {name: shlex.split(text) for name, text in texts.items()}


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_figure_can_be_computed_again(site: Path, tmp_path: Path, language: str) -> None:
    """Every published figure comes out of the download by the very command that the page prints."""
    folder = unpacked(site, tmp_path)
    figures = json.loads((site / "data/figures.json").read_bytes())
    asked = commands((site / f"{language}recompute/index.html").read_text("utf-8"))
    assert list(figures) == list(asked)
    if language:
        return  # the same commands, which the Chinese page has run
    for name, published in figures.items():
        program, *rest = asked[name]
        assert program == "duckdb"
        told = subprocess.run(
            [DUCKDB, "-json", *rest], cwd=folder, capture_output=True, check=True, text=True
        )
        answer = json.loads(told.stdout or "[]")
        assert answer == (published if isinstance(published, list) else [published]), name


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_question_has_a_page(site: Path, language: str) -> None:
    """The page of figures leads to one for each question, which has the very SQL that is published."""
    folder = site / f"{language}figures"
    overview = (folder / "index.html").read_text("utf-8")
    names = json.loads((site / "data/figures.json").read_bytes())
    assert {each.name for each in folder.iterdir()} == {*names, "index.html"}
    for name in names:
        assert f'<li id="{name}"><a href="../figures/{name}/">' in overview
        page = (folder / name / "index.html").read_text("utf-8")
        (shown,) = re.findall(r'<pre class="tj-command"><code>(.*?)</code></pre>', page, re.DOTALL)
        sql = (site / f"data/{name}.sql").read_text("utf-8")
        assert sql == html.unescape(re.sub("<.*?>", "", shown))
        assert f'data/{name}.sql" download' in page


def test_a_changed_download_gives_another_figure(site: Path, tmp_path: Path) -> None:
    """The test above can fail: without one answered thread the feedback rate is another."""
    folder = unpacked(site, tmp_path)
    path = folder / "threads.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    names = lines[0].split(",")
    answered = names.index("answered")
    gone = next(at for at, line in enumerate(lines[1:], 1) if line.split(",")[answered])
    path.write_text("\n".join(lines[:gone] + lines[gone + 1 :]) + "\n", "utf-8")
    program = commands((site / "recompute/index.html").read_text("utf-8"))["feedback"]
    told = subprocess.run(
        [DUCKDB, "-json", *program[1:]], cwd=folder, capture_output=True, check=True, text=True
    )
    assert json.loads((site / "data/figures.json").read_bytes())["feedback"] not in json.loads(
        told.stdout
    )


def test_the_download_is_whole(site: Path, tmp_path: Path) -> None:
    """What is packed is byte for byte what is published beside it, with all that it names."""
    packed = {path.name: path.read_bytes() for path in sorted(unpacked(site, tmp_path).iterdir())}
    assert {name: (site / "data" / name).read_bytes() for name in packed} == packed
    assert {f"{name}.csv" for name in TABLES} | {"tables.sql", "datapackage.json"} <= set(packed)


@pytest.mark.parametrize("hostile", [False, True])
def test_the_data_package_is_valid(tmp_path: Path, cache: Path, *, hostile: bool) -> None:
    """Frictionless reads every table as the data package says, whatever people wrote."""
    text = "\n=" + HOSTILE if hostile else ""
    out = made(tmp_path, cache, synthetic.ledger(60, text=text), licence=LICENCE)
    report = Package(str(out / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert len(TABLES) == len(report.tasks)
    assert not report.warnings


def test_the_data_package_has_teeth(site: Path, tmp_path: Path) -> None:
    """A table that lost a row, or has another word for a state, is not what the package describes."""
    folder = unpacked(site, tmp_path)
    path = folder / "issues.csv"
    text = path.read_text("utf-8-sig").replace(",closed,", ",gone,")
    path.write_text(text, "utf-8")
    report = Package(str(folder / "datapackage.json")).validate()
    assert {"constraint-error", "hash-count"} <= {kind for (kind,) in report.flatten(["type"])}


def test_every_cell_of_csv_is_plain(tmp_path: Path, cache: Path) -> None:
    """No cell of any table could run as a formula; truth is written true and false."""
    out = made(tmp_path, cache, synthetic.ledger(40, text="=1+1"))
    for name, kind in TABLES.items():
        with (out / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                assert not any(re.match("[=+\\-@＝＋－＠\t\r\n]", cell) for cell in row.values())
                truths = [each for each, type_ in columns(kind).items() if type_ is bool]
                assert {row[each] for each in truths} <= {"true", "false", ""}


def test_every_form_says_the_same(tmp_path: Path, cache: Path) -> None:
    """Parquet has the rows of JSON lines, with the same names, types and texts."""
    out = made(tmp_path, cache, synthetic.ledger(40, text="'=1+1"))
    for name, kind in TABLES.items():
        lines = (out / f"data/{name}.jsonl").read_text("utf-8").splitlines()
        with duckdb.connect() as connection:
            path = str(out / f"data/{name}.parquet")
            found = connection.execute("select * from read_parquet($path)", {"path": path})
            names = [column[0] for column in found.description or ()]
            rows = [
                {
                    key: each.isoformat() if isinstance(each, date) else each
                    for key, each in zip(names, row, strict=True)
                }
                for row in found.fetchall()
            ]
        assert list(columns(kind)) == names
        # A title that is withheld is an empty text there, and nothing here.
        said = [
            {key: each if each != "" else None for key, each in json.loads(line).items()}
            for line in lines
        ]
        assert said == rows, name


def graph(site: Path) -> Graph:
    text, base = (site / "data/catalog.jsonld").read_text("utf-8"), SITE + "data/catalog.jsonld"
    with warnings.catch_warnings(
        action="ignore", category=DeprecationWarning
    ):  # rdflib's of itself
        return Graph().parse(data=text, format="json-ld", base=base)


def test_the_catalogue_is_dcat(site: Path) -> None:
    """The catalogue names every table in three forms, each with its size, its form and its digest."""
    found = graph(site)
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    datasets = set(found.objects(catalogue, DCAT.dataset))
    assert len(TABLES) == len(datasets)
    files = set()
    for dataset in datasets:
        assert (dataset, RDF.type, DCAT.Dataset) in found
        assert (dataset, DCTERMS.license, URIRef(LICENCE.url)) in found
        for distribution in found.objects(dataset, DCAT.distribution):
            (address,) = found.objects(distribution, DCAT.downloadURL)
            content = (site / str(address).removeprefix(SITE)).read_bytes()
            (size,) = found.objects(distribution, DCAT.byteSize)
            assert str(len(content)) == str(size)
            (checksum,) = found.objects(distribution, SPDX.checksum)
            (digest,) = found.objects(checksum, SPDX.checksumValue)
            assert sha256(content).hexdigest() == str(digest)
            files.add(str(address).rpartition("/")[2])
    assert {f"{name}.{form}" for name in TABLES for form in ("csv", "jsonl", "parquet")} == files
    (service,) = found.objects(catalogue, DCAT.service)
    for place in (DCAT.endpointURL, DCAT.endpointDescription):
        (address,) = found.objects(service, place)
        assert (site / str(address).removeprefix(SITE)).is_file()


def dataset(page: Path) -> dict[str, Any]:
    (script,) = re.findall(
        '<script type="application/ld\\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
    )
    assert not re.search("[<>&]", script)
    found: dict[str, Any] = json.loads(script)
    return found


@pytest.mark.parametrize("language", ["", "en/"])
def test_search_engines_find_the_data(site: Path, language: str) -> None:
    """The page of downloads describes a Dataset whose files are there, from where the page is."""
    page = site / f"{language}data/index.html"
    found = dataset(page)
    assert ("https://schema.org", "Dataset") == (found["@context"], found["@type"])
    assert len(found["description"]) >= 50 or language == ""
    assert LICENCE.url == found["license"]
    assert 3 * len(TABLES) == len(found["distribution"])
    for each in found["distribution"]:
        assert (page.parent / each["contentUrl"]).is_file()


def test_where_the_site_has_an_address(tmp_path: Path, cache: Path) -> None:
    """Where the ledger says where its site is, search engines are told whole addresses."""
    out = made(tmp_path, cache, synthetic.ledger(3), address=SITE)
    for each in dataset(out / "data/index.html")["distribution"]:
        assert each["contentUrl"].startswith(SITE + "data/")


def test_hostile_names_stay_within_the_script(tmp_path: Path, cache: Path) -> None:
    """Whatever the ledger's own names are, they end no script and are read again as they were."""
    title = "</script><script>alert(1)</script><!--"
    out = made(tmp_path, cache, synthetic.ledger(3), title=title, place="]]>" + title)
    assert title in dataset(out / "data/index.html")["name"]
    (named,) = graph(out).subjects(RDF.type, DCAT.Catalog)
    (told,) = graph(out).objects(named, DCTERMS.title)
    assert isinstance(told, Literal)
    assert title in told


def test_no_licence_is_told(tmp_path: Path, cache: Path) -> None:
    """Where no licence is stated, none is claimed: neither on the page nor to programs."""
    out = made(tmp_path, cache, synthetic.ledger(3))
    assert "发布单位尚未写明使用条件" in (out / "data/index.html").read_text("utf-8")
    assert "license" not in dataset(out / "data/index.html")
    assert "licenses" not in json.loads((out / "data/datapackage.json").read_bytes())
    assert not list(graph(out).objects(None, DCTERMS.license))


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_dictionary_is_whole(site: Path, language: str) -> None:
    """The dictionary has every column of every table and every field of every kind of record."""
    page = (site / f"{language}dictionary/index.html").read_text("utf-8")
    parts = re.split("<h3 ", page)
    for name, kind in TABLES.items():
        (part,) = (each for each in parts if each.startswith(f'id="table-{name}"'))
        assert list(columns(kind)) == re.findall('<th scope="row"><code>([a-z_]+)</code>', part)
    for name, record in record_kinds().items():
        (part,) = (each for each in parts if each.startswith(f'id="record-{name}"'))
        fields = re.findall('<th scope="row">.*?<code>([a-z_.]+)</code></th>', part)
        assert list(record.fields) == [field for field in fields if "." not in field]
        assert {field.partition(".")[0] for field in fields} == set(record.fields)


def test_a_field_is_public_as_its_schema_says(site: Path) -> None:
    """The dictionary tells of each field whether it is public: a contact is not, a title is."""
    page = (site / "dictionary/index.html").read_text("utf-8")
    issue = page[page.index('id="record-issue"') :]
    for field, public in (("contact", "否"), ("title", "是"), ("enterprise", "否")):
        row = re.search(f"<code>{field}</code></th>(.*?)</tr>", issue)
        assert row
        assert f'<td data-head="公开">{public}</td>' in row[1]
