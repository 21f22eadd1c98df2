"""``tingjian build``: what it says of the commit that a site was made from."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.support import Repository


def generated_from(small: Repository) -> list[str]:
    """What the built site says it was made from, to people's programs and to its own."""
    index = json.loads((small.root / "public/api/v1/index.json").read_bytes())
    return [
        index["generated_from"],
        json.loads((small.root / "public/build.json").read_bytes())["revision"],
    ]


def test_a_site_names_its_commit(small: Repository, run: Run) -> None:
    """A site says of which commit it is; where no commit holds what it shows, it says so."""
    assert 0 == run("build").code
    head = small.git("rev-parse", "HEAD").strip()
    assert [head] * 2 == generated_from(small)
    path = next((small.root / "ledger/issues").rglob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("title: ", "title: 又"), "utf-8")
    assert 0 == run("build").code
    assert [f"{head}-dirty"] * 2 == generated_from(small)
    assert 0 == run("build", "--rev", "HEAD").code
    assert [head] * 2 == generated_from(small)
