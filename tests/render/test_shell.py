"""The shells: cut right, made once, and the same whoever runs MkDocs."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from html import escape
from pathlib import Path

import pytest

from tingjian.errors import UserError
from tingjian.render.shell import PAGES, Asked, Making, Shells, Sources, sources
from tingjian.words import Language, language_of

ADDRESS = "https://tingjian.example/zs/"


def made(cache: Path, asked: Asked) -> dict[Language, Shells]:
    return Making(sources(), cache, asked).wait()


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> Shells:
    return made(tmp_path_factory.mktemp("cache"), Asked({"zh": "听见"}, {"zh": "示例"}))["zh"]


@pytest.mark.parametrize("depth", range(len(PAGES)))
def test_a_shell_of_each_depth_leads_to_the_root(shells: Shells, depth: int) -> None:
    """Styles are found, and the section of the page is the one marked as current."""
    page = shells.at(depth, "departments").stamp("a/", "题", "述", "<link>", "<p>文</p>").decode()
    root = "../" * depth
    assert f'href="{root}assets/tingjian.css"' in page
    assert f'href="{root}departments/" class="md-tabs__link" aria-current="true"' in page
    assert page.count('aria-current="true"') == 2  # in the tabs, and in the drawer
    assert "<title>题</title>" in page
    assert 'content="述"' in page
    assert "<p>文</p>" in page
    assert "⟦" not in page


@pytest.mark.parametrize("title", ["2026", "null", "<img src=x onerror=alert(1)>"])
def test_the_title_of_the_ledger_is_text(tmp_path: Path, title: str) -> None:
    """Neither YAML nor HTML is read out of it, and a ledger without a banner shows none."""
    shells = made(tmp_path, Asked({"zh": title}))["zh"]
    stamped = shells.at(0, "").stamp("", "", "", "", "").decode()
    for page in (stamped, shells.files()["404.html"].read_text("utf-8")):
        assert escape(title) in page
        assert "<img src=x" not in page
        assert "md-banner" not in page


def test_shells_are_made_once(tmp_path: Path) -> None:
    """What MkDocs made for the same sources and title is used again; another title asks anew."""
    first = Making(sources(), tmp_path, Asked({"zh": "听见"}))
    assert first.begun
    first.wait()
    assert not Making(sources(), tmp_path, Asked({"zh": "听见"})).begun
    other = Making(sources(), tmp_path, Asked({"zh": "别的"}))
    assert other.begun
    other.wait()
    assert not Making(sources(), tmp_path, Asked({"zh": "听见"})).begun  # two may take turns
    made(tmp_path, Asked({"zh": "再一个"}))
    again = Making(sources(), tmp_path, Asked({"zh": "听见"}))
    again.leave()
    assert again.begun  # of many, the last are kept


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    """The next build removes it, but not what a build makes now."""
    killed, working = tmp_path / "making-killed", tmp_path / "making-working"
    for each in (killed, working):
        (each / "zh").mkdir(parents=True)
    os.utime(killed, (1000, 1000))
    made(tmp_path, Asked({"zh": "听见"}))
    assert [False, True] == [each.exists() for each in (killed, working)]


def test_who_makes_the_same_at_once_shares_it(tmp_path: Path) -> None:
    """Of two builds that make the same shells, both have them, and only one set is left."""
    both = [Making(sources(), tmp_path, Asked({"zh": "听见"})) for _ in range(2)]
    first, second = [each.wait()["zh"] for each in both]
    assert first.files() == second.files()
    for each in both:
        each.leave()
    assert 1 == len(list(tmp_path.iterdir()))


def test_the_shells_themselves_are_not_published(shells: Shells) -> None:
    """Prose, styles and scripts are; shells and what no page asks for are not."""
    files = shells.files()
    assert {"about/index.html", "take-part/index.html", "404.html", "assets/search.js"} <= {*files}
    assert not any(path.startswith("shell/") or path.endswith(".map") for path in files)


def refused(folder: Path, page: str, more: str = "") -> str:
    """What is told of a page that MkDocs cannot make; it leaves nothing behind."""
    docs = folder / "site" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(page, encoding="utf-8")
    config = folder / "mkdocs.yml"
    settings = f"site_name: x\nstrict: true\ndocs_dir: site/docs\n{more}"
    config.write_text(settings, encoding="utf-8")
    making = Making(Sources(config, folder / "site"), folder / "cache", Asked({"zh": "x"}))
    with pytest.raises(UserError) as raised:
        making.wait()
    making.leave()
    assert raised.value.key == "build.shell"
    assert list((folder / "cache").iterdir()) == []
    return str(raised.value.facts["said"])


def test_what_mkdocs_cannot_make_is_the_users_to_mend(tmp_path: Path) -> None:
    """A page that MkDocs refuses is told with what it said."""
    assert "nowhere.md" in refused(tmp_path, "[无处](nowhere.md)")


def test_why_mkdocs_broke_is_one_line(tmp_path: Path) -> None:
    """Where MkDocs breaks, as on a full disk, its traceback is spared and the reason told."""
    hook = "def on_config(config):\n    raise OSError(28, 'No space left on device')\n"
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    said = refused(tmp_path, "x", "hooks: [hook.py]\n")
    assert "OSError: [Errno 28] No space left on device" == said


def test_mkdocs_alone_gives_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook has tingjian finish the folder that MkDocs wrote, but not in tingjian's own run."""
    spec = importlib.util.spec_from_file_location("hook", sources().site / "hook.py")
    assert spec
    assert spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    ran: list[list[str]] = []
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: ran.append([str(word) for word in command])
    )
    config = {"site_dir": str(tmp_path)}
    monkeypatch.setenv("TINGJIAN_SHELLS", "1")
    hook.on_post_build(config)
    assert ran == []
    monkeypatch.delenv("TINGJIAN_SHELLS")
    hook.on_post_build(config)
    assert [command[1:] for command in ran] == [["build", "--out", str(tmp_path)]]
    assert (tmp_path / ".unfinished").exists()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Shells]:
    asked = Asked({"zh": "听见", "en": "Tingjian"}, {}, ADDRESS)
    return made(tmp_path_factory.mktemp("cache"), asked)


@pytest.mark.parametrize("depth", range(len(PAGES)))
def test_a_page_leads_to_itself_in_the_other_language(
    both: dict[Language, Shells], depth: int
) -> None:
    """Every page says where it is in each language, and which address is its own."""
    path, root = "part/" * depth, "../" * depth
    for language, own, way in (("zh", "", f"{root or './'}en/"), ("en", "en/", f"{root}../")):
        page = both[language_of(language)].at(depth, "").stamp(path, "", "", "", "").decode()
        assert f'<link rel="canonical" href="{ADDRESS}{own}{path}">' in page
        assert f'<meta property="og:url" content="{ADDRESS}{own}{path}">' in page
        for tag, prefix in (("zh-CN", ""), ("en", "en/"), ("x-default", "")):
            link = f'<link rel=" alternate" hreflang="{tag}" href="{ADDRESS}{prefix}{path}">'
            assert page.count(link) == 1
        assert f'<a href="{way}{path}" class="md-header__button tj-language"' in page
        assert f'<html lang="{language}"' in page


def test_english_pages_share_the_styles_of_the_site(both: dict[Language, Shells]) -> None:
    """Pages in another language are in a folder of their own; styles and scripts are there once."""
    page = both["en"].at(1, "issues").stamp("issues/", "", "", "", "").decode()
    assert 'href="../../assets/tingjian.css"' in page
    assert 'href="../issues/" class="md-tabs__link" aria-current="true">Issues<' in page
    assert all(name.startswith("en/") for name in both["en"].files())
    assert not any(name.startswith("en/") for name in both["zh"].files())


def test_a_site_of_one_language_has_no_switch(shells: Shells) -> None:
    """Where there is no other language, none is offered; without an address, none is claimed."""
    page = shells.at(0, "").stamp("", "题", "述", "", "").decode()
    assert "tj-language" not in page
    assert "hreflang" not in page
    assert "canonical" not in page
    assert "og:url" not in page


def test_english_may_come_first(tmp_path: Path) -> None:
    """The first language of the ledger is at the root, whichever it is."""
    shells = made(tmp_path, Asked({"en": "Tingjian", "zh": "听见"}))
    assert "about/index.html" in shells["en"].files()
    assert "assets/tingjian.css" in shells["en"].files()
    assert "zh/about/index.html" in shells["zh"].files()
    assert '<a href="./zh/" ' in shells["en"].at(0, "").stamp("", "", "", "", "").decode()
