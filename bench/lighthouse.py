"""Lighthouse's scores of the sample ledger's site, as on a slow telephone: see README.md.

``python -m bench.lighthouse``
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from tests.browser.visit import CHROMIUM, serving
from tests.guides import ROOT, TODAY

from tingjian.core.publish import publish
from tingjian.render.site import build
from tingjian.store.open import open_ledger

LIGHTHOUSE = "lighthouse@12.8.2"  # the last that Node 20 runs
PEERS = Path(__file__).resolve().parent / ".peers"
PROGRAM = PEERS / "node_modules/.bin/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-quic"
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def main() -> None:
    """Build the site, serve it as static hosts do, and print a line for each kind of page."""
    npm = shutil.which("npm")
    if npm is None or CHROMIUM is None:
        sys.exit("this needs npm and Chromium")
    install = ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(PEERS)]
    subprocess.run([npm, *install, LIGHTHOUSE], check=True)
    public = publish(open_ledger(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build(public, date.fromisoformat(TODAY), "0123abc", out, Path(folder) / "cache")
        issue = max(out.glob("issues/ZS-*/index.html"), key=lambda page: page.stat().st_size)
        with serving(out) as site:
            for path in ("", "issues/", f"issues/{issue.parent.name}/", "figures/", "en/"):
                report = _report(site + path)
                scores = [round(100 * each["score"]) for each in report["categories"].values()]
                times = [report["audits"][name]["displayValue"] for name in TIMES]
                print(f"/{path}", *scores, *times, sep=" | ")


def _report(address: str) -> Any:
    """What Lighthouse finds on a page."""
    command = [str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command.append("--no-enable-error-reporting")
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
