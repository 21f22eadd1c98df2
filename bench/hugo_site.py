"""The same issue pages as a Hugo site: content from the records, shell from our own pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "schema"
Record = dict[str, Any]
Labels = dict[str, dict[str, str]]

# What a step shows beside its text, in this order.
SHOWN = (
    "as",
    "outcome",
    "satisfaction",
    "offices",
    "departments",
    "due",
    "until",
    "review",
    "reason",
    "basis",
)


def make(folder: Path, ledger: Path, page: Path, *, as_yaml: bool, four: bool) -> None:
    """Write a Hugo site from the records of ``ledger``; ``page`` is an issue as we built it.

    Its content is in YAML, as the records are, or in JSON, which Hugo reads much faster. ``four``:
    beside each page it makes a feed and two documents.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "hugo", folder)
    beside = (folder / "four.toml").read_text("utf-8")
    (folder / "four.toml").unlink()
    if four:
        with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
            settings.write(beside)
    head, foot = shell(page.read_text(encoding="utf-8"))
    partials = folder / "layouts" / "_partials"
    partials.mkdir()
    (partials / "head.html").write_text(head, encoding="utf-8")
    (partials / "foot.html").write_text(foot, encoding="utf-8")
    content = folder / "content" / "issues"
    content.mkdir(parents=True)
    labels = all_labels(ledger)
    for path in sorted((ledger / "issues").rglob("*.yml")):
        said = front_matter(read(path), labels)
        if as_yaml:
            text = f"---\n{yaml.dump(said, Dumper=yaml.CSafeDumper, allow_unicode=True)}---\n"
        else:
            text = json.dumps(said, ensure_ascii=False) + "\n"
        (content / f"{path.stem.lower()}.md").write_text(text, encoding="utf-8")


def shell(page: str) -> tuple[str, str]:
    """Cut a page of ours into what stands before and after the record; Hugo fills in the title."""
    if "{{" in page:
        message = "the shell would be read as a template"
        raise ValueError(message)
    page = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", page, flags=re.DOTALL)
    begin = page.index(">", page.index("<article")) + 1
    return page[:begin] + "\n", page[page.rindex("</article>") :]


def read(path: Path) -> Any:
    """What a YAML file says, every scalar a string."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 (builds strings only)


def all_labels(ledger: Path) -> Labels:
    """Words for values: from the schemas' labels, and the names that the ledger's tables give."""
    found: Labels = {}
    for name in ("issue", "step"):
        for field, labels in _labels(
            json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        ):
            found[field] = {value: words["zh"] for value, words in labels.items()}
    tables = {name: read(ledger / f"{name}s.yml") for name in ("department", "sector", "region")}
    tables["enterprise"] = [read(path) for path in (ledger / "enterprises").glob("*.yml")]
    tables["class"] = read(ledger / "ledger.yml")["classes"]
    for name, rows in tables.items():
        found[name] = {row["id"]: row.get("short") or row["name"] for row in rows}
    found["departments"] = found["department"]
    return found


def _labels(shape: Record) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    for name, field in shape.get("properties", {}).items():
        items = field.get("items", {})
        if labels := field.get("x-labels") or items.get("x-labels"):
            yield name, labels
        yield from _labels(field)
        yield from _labels(items)


def front_matter(issue: Record, labels: Labels) -> Record:
    """Everything that the page says, worded, so that Hugo has only to lay it out."""
    open_ = issue["disclosure"] != "withheld"
    threads = issue.get("assignments", [])
    steps = [(step, None) for step in issue.get("steps", [])]
    steps += [(step, thread["department"]) for thread in threads for step in thread["steps"]]
    steps.sort(key=lambda pair: str(pair[0]["on"]))
    return {
        "title": issue["title"],
        "number": issue["id"],
        "demonstration": "demonstration" in issue,
        "statement": issue["statement"] if open_ else "",
        "request": issue.get("request", "") if open_ else "",
        "rings": rings(issue, [step for step, _ in steps]),
        "facts": facts(issue, labels),
        "clocks": [clock(thread, labels) for thread in threads],
        "entries": [entry(step, department, labels) for step, department in steps],
    }


def rings(issue: Record, steps: list[Record]) -> list[Record]:
    """The five rings and their days, as near as one can say without knowing the steps' law."""

    def first(*kinds: str) -> str:
        return next((str(step["on"]) for step in steps if step["kind"] in kinds), "")

    days = {
        "企业需要": issue["raised"],
        "平台搭建": first("accept"),
        "协商民主": first("dispatch"),
        "权威回应": first("reply"),
        "达成共识": first("evaluate", "close"),
    }
    return [{"name": name, "day": day} for name, day in days.items()]


def facts(issue: Record, labels: Labels) -> list[Record]:
    """The facts beside the statement."""
    found = [
        {"name": "提出日期", "text": issue["raised"], "path": ""},
        {"name": "渠道", "text": labels["channel"][issue["source"]["channel"]], "path": ""},
    ]
    for field, name in (("sector", "行业"), ("region", "属地"), ("enterprise", "企业")):
        if field in issue and (field != "enterprise" or issue["disclosure"] == "named"):
            path = f"/{field}s/{issue[field]}/"
            found.append({"name": name, "text": labels[field][issue[field]], "path": path})
    found.append({"name": "时限类别", "text": labels["class"][issue["class"]], "path": ""})
    text = labels["disclosure"][issue["disclosure"]]
    found.append({"name": "公开方式", "text": text, "path": ""})
    return found


def clock(thread: Record, labels: Labels) -> Record:
    """A department's dates."""
    last = {step["kind"]: step for step in thread["steps"]}
    dispatch, reply = last["dispatch"], last.get("reply", {})
    return {
        "unit": labels["department"][thread["department"]],
        "path": f"/departments/{thread['department']}/",
        "part": labels["as"][dispatch["as"]],
        "head": dispatch["head"],
        "dispatched": dispatch["on"],
        "due": dispatch["due"],
        "signed": last.get("sign", {}).get("on", ""),
        "replied": reply.get("on", ""),
        "outcome": labels["outcome"].get(reply.get("outcome", ""), ""),
    }


def entry(step: Record, department: str | None, labels: Labels) -> Record:
    """One step as the page tells it."""
    shown = []
    for name in SHOWN:
        if name in step:
            values = step[name] if isinstance(step[name], list) else [step[name]]
            text = "、".join(labels.get(name, {}).get(value, value) for value in values)
            shown.append({"name": name, "text": text})
    return {
        "label": labels["kind"][step["kind"]],
        "day": step["on"],
        "unit": labels["department"][department] if department else "工作专班",
        "path": f"/departments/{department}/" if department else "",
        "facts": shown,
        "text": step.get("text", ""),
    }
