"""An office that works on the small ledger by the command line, and the site it publishes."""

from __future__ import annotations

import contextlib
import gc
import html.parser
import io
from pathlib import Path

import pytest
from tests.support import TODAY, Repository, Said

from tingjian.cli.main import main

# What the mechanism owes, the marks drawn across the feedback rate, and what sources report.
SETTINGS = """  since: 2026-01-01
  service_day_months: 1
  analysis_months: 2
  analysis_days: 10
  service_days: 10
  proposals_days: 5
  disposition_days: 15
  opinion_days: 10
marks:
  - percent: 40
    name: 机制实行前
  - percent: 92
    name: 机制实行后
reported:
  - figure: points
    text: 50 个
"""
SHOWN = "2026-06-30"  # the day as of which the site is built
CASE = ("--class", "simple", "--disclosure", "named", "--statement", "请予协调。")
WHO = ("--enterprise", "haiyue", "--sector", "port-shipping", "--region", "putuo")


class Office:
    """Says every command as somebody on a day, in a real Git repository."""

    def __init__(self, root: Path) -> None:
        self.repository = Repository(root)
        self.root = root
        self.site = root / "public"
        place = root / "ledger/ledger.yml"
        place.write_text(place.read_text("utf-8") + SETTINGS, encoding="utf-8")
        self.repository.write("../.gitignore", "/public/\n")
        self.repository.commit("settings")

    def say(self, *words: str, on: str = TODAY, by: str = "zs-office") -> Said:
        """Run a command, and give what it left behind."""
        out, err, code = io.StringIO(), io.StringIO(), 0
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            patch.setenv("TINGJIAN_TODAY", on)
            patch.setenv("TINGJIAN_ACTOR", by)
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                try:
                    main(list(words))
                except SystemExit as leave:
                    code = int(leave.code or 0)
                finally:
                    gc.enable()  # a command does without, for it ends soon
        return Said(code, out.getvalue(), err.getvalue())

    def __call__(self, *words: str, on: str = TODAY, by: str = "zs-office") -> str:
        """Run a command that must go well; give what it printed."""
        said = self.say(*words, on=on, by=by)
        assert 0 == said.code, (words, said.err)
        return said.out.strip()

    def refuses(self, *words: str, on: str = TODAY, by: str = "zs-office") -> str:
        """Run a command that must change nothing; give the reason it tells."""
        before = self.repository.state()
        said = self.say(*words, on=on, by=by)
        assert 0 != said.code, words
        assert before == self.repository.state(), words
        return said.err

    def issue(self, title: str, *words: str, on: str = "2026-03-02") -> str:
        """Register and accept an issue; its number."""
        channel = () if "--channel" in words or "--from" in words else ("--channel", "letter")
        number = self("new", *channel, "--title", title, *CASE, *WHO, *words, on=on)
        self("accept", number, on=on)
        return number

    def answered(self, number: str, outcome: str = "solved", *more: str) -> str:
        """Have the housing bureau answer: dispatched on the 4th of March, replied to on the 9th."""
        self("dispatch", number, "--lead", "housing", on="2026-03-04")
        self("sign", number, on="2026-03-05", by="hc-clerk")
        words = ("--outcome", outcome, "--text", "已办理。", *more)
        self("reply", number, *words, on="2026-03-09", by="hc-clerk")
        return number

    def owed(self, kind: str, on: str) -> dict[str, str]:
        """What is owed of a kind at the end of a day: each record's number, and by when."""
        said = self("due", "--kind", kind, "--as-of", on, "--format", "csv")
        lines = [line.split(",") for line in said.splitlines()[1:]]
        return {line[4]: line[0] for line in lines}

    def build(self) -> None:
        """Commit all of it, check it, and build the site from the commit."""
        self.repository.commit("what the office did")
        self("check")
        self("build", "--rev", "HEAD", "--out", str(self.site), "--as-of", SHOWN)

    def page(self, path: str) -> str:
        """What a page of the site says, its words in one line."""
        return Words((self.site / path / "index.html").read_text("utf-8")).text()

    def everything(self) -> bytes:
        """All that is published, file after file."""
        files = sorted(each for each in self.site.rglob("*") if each.is_file())
        return b"\n".join(each.read_bytes() for each in files)


class Words(html.parser.HTMLParser):
    """Collects what a page says within its article, not in its shell."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._hidden = ""
        self.feed(page[page.index("<article") : page.index("</article>")])

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        self._hidden = "" if tag == self._hidden else self._hidden

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def text(self) -> str:
        """All of it, a space between what stands apart."""
        return " ".join(" ".join(self._parts).split())
