"""``tingjian build``: what it says of the commit that a site was made from."""

from __future__ import annotations

import json
import socket

import pytest
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


@pytest.mark.parametrize("out", ["file/public", "a" * 300])
def test_a_place_that_cannot_be_written(small: Repository, run: Run, out: str) -> None:
    """Where a site cannot be written, it says where and why."""
    (small.root / "file").write_text("x", encoding="utf-8")
    said = run("build", "--out", out)
    assert (1, "") == (said.code, said.out)
    assert "无法写入" in said.err


def test_a_port_that_is_taken(run: Run) -> None:
    """Where another program listens on the port, it says how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        said = run("serve", "--port", port)
    assert (1, "") == (said.code, said.out)
    assert f"端口 {port} 已被占用" in said.err


def test_before_the_first_commit(small: Repository, run: Run) -> None:
    """Without a commit no site is made, and nothing is left behind."""
    small.git("update-ref", "-d", "HEAD")
    said = run("build")
    assert (1, True) == (said.code, "还没有提交" in said.err)
    assert [] == list((small.root / ".git/tingjian").glob("making-*"))
    assert not (small.root / "public").exists()
