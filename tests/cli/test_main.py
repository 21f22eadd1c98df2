"""The laws of the whole command line: help, examples, languages, colours, completion, exit codes."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run
from tests.support import COMMAND, TODAY, TOOLS, WORKING, Repository, spawn

from tingjian.cli.main import WHERE, tingjian
from tingjian.words.cli import MESSAGES
from tingjian.words.commands import COMMANDS, EXAMPLES

NAMES = list(WHERE)
ESCAPE = "\x1b"
FULL = Path("/dev/full")


def test_tables() -> None:
    """Every command has a line in both languages, and examples; there are none for no command."""
    assert set(WHERE) == set(COMMANDS) == set(EXAMPLES)
    for chinese, english in COMMANDS.values():
        assert re.search("[\u4e00-\u9fff]", chinese)
        assert re.match("[A-Z]", english)
    for name, examples in EXAMPLES.items():
        assert examples
        assert all(example.startswith(f"tingjian {name}") for example in examples)


@pytest.mark.parametrize("key", MESSAGES)
def test_messages(key: str) -> None:
    """Every message is in both languages, with the same facts."""
    chinese, english = MESSAGES[key]
    facts = [set(re.findall(r"\{(\w+)", text)) for text in (chinese, english)]
    assert facts[0] == facts[1]
    assert not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("name", NAMES)
def test_examples_parse(name: str) -> None:
    """Every example has only options that there are, with values that they take."""
    command = tingjian.get_command(click.Context(tingjian), name)
    assert command is not None
    for example in EXAMPLES[name]:
        words = [word for word in shlex.split(example)[2:] if not word.endswith(".txt")]
        words = [word for word in words if word != "--text-file"]
        while isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words.pop(0))
            assert command is not None
        command.make_context(name, words, resilient_parsing=True)
        known = {option for parameter in command.params for option in parameter.opts}
        known |= {option for parameter in command.params for option in parameter.secondary_opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_help(small: Repository) -> None:
    """Help lists every command with its line, in the chosen language, and works anywhere."""
    for language, column in (("zh", 0), ("en", 1)):
        said = spawn("-h", at=small.root.parent, TINGJIAN_LANG=language)
        assert (0, "") == (said.code, said.err)
        lines = said.out.split("\n")
        for name in NAMES:
            start = COMMANDS[name][column][:8]
            assert any(re.match(rf"  {name} +{re.escape(start)}", line) for line in lines), name
        assert said.out == spawn("--help", at=small.root, TINGJIAN_LANG=language).out
    assert 0 == spawn("--version", at=small.root).code


@pytest.mark.parametrize("name", NAMES)
def test_help_of_each(run: Run, name: str) -> None:
    """Every command says what it does, its options, and shows examples."""
    said = run(name, "-h")
    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(f"用法：tingjian {name} ")
    assert COMMANDS[name][0].split("：")[0] in said.out
    assert "例：" in said.out
    assert EXAMPLES[name][0][:60].rstrip() in re.sub(r"\n +", " ", said.out)


@pytest.mark.parametrize("name", ["reply", "new", "check"])
def test_help_in_english(small: Repository, name: str) -> None:
    """In English the help is English but for the examples' own texts."""
    said = spawn(name, "-h", at=small.root, TINGJIAN_LANG="en")
    assert "Examples:" in said.out
    assert not re.search("[\u4e00-\u9fff]", said.out.split("Examples:")[0])


def test_fast_help() -> None:
    """Listing the commands imports none of them."""
    code = "import sys; from tingjian.cli.main import main\n"
    code += "try: main(['-h'])\nexcept SystemExit: pass\n"
    code += "print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        capture_output=True,
        check=True,
        text=True,
    )
    imported = done.stdout.strip().split("\n")[-1]
    assert [] == [name for name in WHERE.values() if f"'tingjian.cli.{name}'" in imported]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(small: Repository, shell: str) -> None:
    """Each shell gets its completion script."""
    if shell == "bash" and not Path("/bin/bash").exists():
        pytest.skip("bash is not here")
    said = spawn(at=small.root, _TINGJIAN_COMPLETE=f"{shell}_source")
    assert 0 == said.code
    assert "_TINGJIAN_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tingjian fol", {"follow-up"}),
        ("tingjian re", {"return", "reply", "rework", "remind", "reopen"}),
        ("tingjian reply --out", {"--outcome"}),
        (
            "tingjian close ID --outcome ",
            {"solved", "explained", "planned", "not_possible", "transferred"},
        ),
        ("tingjian list --state me", {"merged"}),
    ],
)
def test_completion(small: Repository, words: str, expected: set[str]) -> None:
    """Commands, options and choices are completed."""
    count = len(words.split(" ")) - 1
    said = spawn(
        at=small.root, _TINGJIAN_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count)
    )
    assert 0 == said.code
    assert expected == {line.split(",")[1] for line in said.out.split()}


# Colours


def on_terminal(root: Path, *words: str, **environment: str) -> str:
    """What a command prints on a terminal."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words],
        cwd=root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=plain
        | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY, "TERM": "xterm-256color"}
        | environment,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert process.wait() in (0, 1)
    return said.decode()


@pytest.mark.parametrize("words", [("show", WORKING), ("list",), ("due",), ("check",)])
def test_colours(small: Repository, words: tuple[str, ...]) -> None:
    """A terminal gets colours; with ``NO_COLOR``, on a dumb terminal or in a pipe there are none."""
    small.write("notes.txt", "x")
    assert ESCAPE in on_terminal(small.root, *words)
    assert ESCAPE not in on_terminal(small.root, *words, NO_COLOR="1")
    said = spawn(*words, at=small.root, TERM="xterm-256color", NO_COLOR="")
    assert ESCAPE not in said.out + said.err


def test_another_encoding(small: Repository) -> None:
    """Where output goes to has no such characters, they are spelt out, and nothing breaks."""
    said = spawn("list", at=small.root, PYTHONIOENCODING="latin-1")
    assert (0, "\\u7f16\\u53f7") == (said.code, said.out[:12])


@pytest.mark.parametrize(("reader", "lines"), [("head -n 1", 1), ("true", 0)])
def test_reader_that_leaves(small: Repository, reader: str, lines: int) -> None:
    """Whoever reads only the first line, or none, gets it, and no complaint."""
    said = subprocess.run(  # noqa: S602 (a pipe is what is tested)
        f"{shlex.quote(sys.executable)} -c {shlex.quote(COMMAND)} list --format csv | {reader}",
        shell=True,
        cwd=small.root,
        env=os.environ | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY},
        capture_output=True,
        check=True,
    )
    assert (lines, b"") == (said.stdout.count(b"\n"), said.stderr)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("list",), ("list", "--format", "csv"), ("--help",)])
def test_output_that_cannot_be_written(small: Repository, words: tuple[str, ...]) -> None:
    """A full disk is not our bug: it is said once that the output has no room."""
    with FULL.open("w") as full:
        said = subprocess.run(
            [sys.executable, "-c", COMMAND, *words],
            cwd=small.root,
            env=os.environ | {"PYTHONPATH": str(TOOLS), "TINGJIAN_TODAY": TODAY},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert (1, 1) == (said.returncode, said.stderr.count("\n"))
    assert said.stderr.startswith("错误：无法写出结果：")


# Exit codes


def test_exit_codes(small: Repository) -> None:
    """0: fine; 1: findings, or what the user can mend; 2: usage."""
    assert 0 == spawn("check", at=small.root).code
    small.write("notes.txt", "x")
    assert 1 == spawn("check", at=small.root).code
    assert 1 == spawn("show", "ZS-1", at=small.root).code
    assert 2 == spawn("chek", at=small.root).code
    assert 2 == spawn("check", "--no-such", at=small.root).code
    assert 2 == spawn(at=small.root).code


def test_our_bug(small: Repository, tmp_path: Path) -> None:
    """3: our bug, with a log that can be pasted; it holds no word that the user typed."""
    broken = tmp_path / "broken"
    broken.mkdir()
    path = f"{broken}{os.pathsep}{TOOLS}"
    words = ("reply", WORKING, "--outcome", "solved", "--text", "机密金丝雀")
    (broken / "jsonschema_rs.py").write_text("raise RuntimeError('broken')\n", encoding="utf-8")
    before = small.state()
    said = spawn(
        *words, at=small.root, PYTHONPATH=path, TINGJIAN_ACTOR="mr-clerk", TMPDIR=str(tmp_path)
    )
    assert (3, "") == (said.code, said.out)
    assert "这是我们的缺陷" in said.err
    log = re.search(r"详情在 (\S+)，", said.err)
    assert log
    text = Path(log[1]).read_text(encoding="utf-8")
    assert "RuntimeError: broken" in text
    assert "Traceback" in text
    assert "机密金丝雀" not in text
    assert before == small.state()
    said = spawn(
        *words, at=small.root, PYTHONPATH=path, TINGJIAN_LANG="en", TINGJIAN_ACTOR="mr-clerk"
    )
    assert "This is our bug." in said.err
