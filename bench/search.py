"""What the search costs: time, bytes and memory of its index, of a change to it, and of a query.

``python bench/search.py 10000`` (or 100000, or the folder of a ledger).
"""

from __future__ import annotations

import functools
import http.server
import resource
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import msgspec

from ledgers import AS_OF, ledger
from tingjian.core.publish import publish
from tingjian.render.output import Output
from tingjian.render.pages import Page
from tingjian.render.search import Searching, Shard, cases, engine, prose
from tingjian.store.open import open_ledger
from tingjian.store.schema import record_kinds
from tingjian.views.case import Cases
from tingjian.views.rows import standings, tabulate
from tingjian.views.search import entries
from tingjian.views.then import proceedings
from tingjian.views.wording import Wording

QUERIES = ("用电", "融资 担保", "岸线审批时间过长", "检测")
# What site/docs/assets/search.js does, without showing anything.
LOAD = """async () => {
  const shards = Object.keys(await (await fetch("search/shards.json")).json());
  const at = (path) => new URL(path, location).href, begin = performance.now();
  window.pagefind = await import(at("search/engine/pagefind.js"));
  await pagefind.init();
  for (const path of shards.filter((each) => each.startsWith("search/")))
    await pagefind.mergeIndex(at(path), { language: "und" });
  await pagefind.filters();
  return performance.now() - begin;
}"""
ASK = """async (words) => {
  const begin = performance.now(), filters = { state: { any: ["closed", "answered"] } };
  const found = await pagefind.search(words, { filters });
  await Promise.all(found.results.slice(0, 20).map((each) => each.data()));
  return [found.results.length, performance.now() - begin];
}"""


def shards(folder: Path) -> list[Shard]:
    """All that is to be indexed of a ledger, but for its prose."""
    public, day = publish(open_ledger(folder)), date.fromisoformat(AS_OF)
    standing = standings(public, day)
    views = Cases(public, day, standing, Wording("zh", record_kinds()), proceedings(public, day))
    rows, begin = tabulate(public, day, standing), process_time()
    found = entries(views, rows)
    print(f"words of {len(public.issues):,} issues gathered: {process_time() - begin:.2f} s")
    return [
        *(cases(year, each) for year, each in found.items()),
        engine("zh", ""),
        prose([Page("about/", b"<article><h1>.</h1>about</article>")], "zh", ""),
    ]


def write(folder: Path, cache: Path, parts: list[Shard]) -> None:
    """Index what differs from the last time, as a build does."""
    begin, used = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    output, new = Output(folder, cache), 0
    output.begin()
    files = {}
    with Searching(output, b"bench") as searching:
        for part in parts:
            searching.begin(part)
        for written in searching.written([""]):
            files[written.path] = written.kept
            new += written.new
    page = output.write("build.json", b"{}")
    output.finish(files | {page.path: page.kept}, b"")
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    print(
        f"indexed: {perf_counter() - begin:.1f} s, of Pagefind {busy:.1f} s; {new:,} files new of"
        f" {len(files):,}; {now.ru_maxrss // 1024:,} MB at most"
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(folder: Path) -> None:
    """Load the index in a browser and ask it some words, each once new and once known."""
    from playwright.sync_api import sync_playwright

    (folder / "index.html").write_text("<!doctype html><html lang=zh-CN><title>.</title>", "utf-8")
    with served(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        taken: list[int] = []

        def weigh(response: Any) -> None:
            taken.append(int(response.headers.get("content-length", 0)))

        page.context.on("response", weigh)
        page.goto(site)
        taken.clear()
        print(f"index opened: {page.evaluate(LOAD):.0f} ms, {sum(taken) / 1000:,.0f} kB")
        for words in QUERIES:
            pairs = " ".join(
                word[at : at + 2] for word in words.split() for at in range(0, len(word), 2)
            )
            taken.clear()
            count, first = page.evaluate(ASK, pairs)
            weight = sum(taken) / 1000
            _, again = page.evaluate(ASK, pairs)
            print(f"{words}: {count:,}, {first:.0f} ms, {weight:,.0f} kB; again {again:.0f} ms")
        browser.close()


def main(asked: str) -> None:
    """Measure."""
    parts = shards(ledger(int(asked)) if asked.isdigit() else Path(asked))
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "out", Path(name) / "cache"
        write(folder, cache, parts)
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        print(f"{sum(sizes) / 1e6:,.1f} MB in {len(sizes):,} files")
        last = parts[-3]
        first = msgspec.structs.replace(last.entries[0], text="用电 电增 增容 容")
        parts[-3] = last._replace(entries=[first, *last.entries[1:]])
        print(f"one of {len(last.entries):,} cases of {last.folder} changed, the rest kept:")
        write(folder, cache, parts)
        ask(folder)


if __name__ == "__main__":
    main(sys.argv[1])
