"""Joins MkDocs and tingjian: the ledger's title and languages go in; after the prose, records."""

# ruff: noqa: INP001

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from tingjian.words import LANGUAGES, language_of
from tingjian.words.theme import LANGUAGE_NAMES, NAVIGATION, TAGS, THEME

SITE = Path(__file__).parent
DOCS = SITE / "docs"


def _asked(name: str) -> str:
    """What tingjian asks for, when it is tingjian that runs MkDocs."""
    return os.environ.get(f"TINGJIAN_{name}", "")


def on_config(config: Any) -> None:
    """Have MkDocs read and speak one language: Chinese prose is in docs, others by their name."""
    languages = [language_of(each) for each in (_asked("LANGUAGES") or "zh").split()]
    language = language_of(_asked("LANGUAGE") or languages[0])
    column, extra = LANGUAGES.index(language), config["extra"]
    said = {key: sentence[column] for key, sentence in THEME.items()}
    # Put in as they are: !ENV would read YAML, templates HTML.
    config["site_name"] = escape(_asked("TITLE") or config["site_name"])
    config["site_url"] = _asked("ADDRESS")
    config["site_description"] = said["description"]
    extra |= {
        "banner": escape(_asked("BANNER")),
        "t": said,
        "title_tag": f' lang="{written}"' if (written := _asked("TITLE_LANGUAGE")) else "",
        "tag": TAGS[language],
        "prefix": _prefix(language, languages),
        "first": language == languages[0],
        "search": _asked("SEARCH") != "no",
        # For the switch, and for the page that says in every language that there is no page.
        "languages": [
            {
                "tag": TAGS[each],
                "name": LANGUAGE_NAMES[each],
                "prefix": _prefix(each, languages),
                "t": {key: pair[LANGUAGES.index(each)] for key, pair in THEME.items()},
                "other": each != language,
            }
            for each in languages
        ],
    }
    config["theme"]["language"] = language
    for option, name in zip(config["theme"]["palette"], ("light", "dark"), strict=True):
        option["toggle"]["name"] = said[name]
    if language != "zh":
        config["docs_dir"] = str(SITE / language)
        snippets = config["mdx_configs"]["pymdownx.snippets"]
        folders = (SITE / each / "guides" / "drawings" for each in (language, "docs"))
        snippets["base_path"] = [str(folder) for folder in folders]
        names = {pair[0]: pair[column] for pair in NAVIGATION}
        config["nav"] = [_named(entry, names) for entry in config["nav"]]


def _prefix(language: str, languages: list[Any]) -> str:
    """The folder of a language: none for the first, which is at the site's root."""
    return "" if language == languages[0] else f"{language}/"


def _named(entry: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """An entry of the navigation in another language."""
    ((title, page),) = entry.items()
    if title not in names:
        raise PluginError(f"words/theme.py has no name in another language for {title!r}")
    return {names[title]: page}


def on_files(files: Any, config: Any) -> None:
    """Lend a language what it has not of its own: assets, shells; put its pages in its folder."""
    own = Path(config["docs_dir"])
    for path in sorted(each for each in DOCS.rglob("*") if each.is_file()):
        name = path.relative_to(DOCS).as_posix()
        if not (own / name).exists():
            files.append(File(name, str(DOCS), config["site_dir"], use_directory_urls=True))
    for file in files.documentation_pages():
        file.dest_uri = config["extra"]["prefix"] + file.dest_uri


def on_post_build(config: Any) -> None:
    """Have tingjian write into the folder that MkDocs has just written."""
    if "TINGJIAN_SHELLS" in os.environ:
        return  # tingjian asked MkDocs for the shells alone
    folder = Path(config["site_dir"])
    (folder / ".unfinished").touch()  # tells tingjian that this folder is its to finish
    tingjian = Path(sys.executable).with_name("tingjian")
    subprocess.run([tingjian, "build", "--out", folder], check=True)
