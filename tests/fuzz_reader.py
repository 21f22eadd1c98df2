"""The strict reader against PyYAML, on damaged files: ``python tests/fuzz_reader.py --inputs 100000``.

Whatever is done to a file, the reader gives its values or says why not; it never fails, never
hangs, and takes nothing that PyYAML reads differently. The same seed damages in the same way.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tingjian.store.strict import read
from tingjian.store.unreadable import Unreadable

ROOT = Path(__file__).parents[1]
HANGS = 20  # seconds after which one input is taken to hang
THOROUGH = 16  # of so many accepted inputs, one is read by PyYAML's slow loader as well

# What turns one YAML text into another, or into none.
TOKENS = [
    *(": ", ":", " #", "#", "# x", "- ", "-", "|", "|-", "|+", "|2", "|2-", ">", ">-", "'", "''"),
    *('"', "\\", '\\"', "\\n", "&a ", "*a", "!!str ", "! ", "? ", "?", "{", "}", "[", "]", ","),
    *("%", "%YAML 1.2", "@", "`", "~", "<<: ", "<<", "=", "\n", "\n\n", " ", "  ", "    "),
    *("\u00a0", "\u3000", "\u0085", "\u200b", "\u202e", "\ufeff", "\t", "\r\n", "---\n", "...\n"),
    *(
        "true",
        "null",
        "0",
        "-1",
        "-01",
        "0123",
        "1e5",
        "12:30",
        "9223372036854775808",
        "2026-03-02",
    ),
    *(
        "a: ",
        "a:",
        "- a: ",
        "- - ",
        "'a': ",
        '"a": ',
        "中",
        "《",
        "[]",
        "{}",
        "a",
        "x: |\n",
        "- |\n",
    ),
    *(
        "\n  b: c",
        "\n- b",
        "\n    ",
        "\n   x",
        "\n # y",
        "\n \n",
        "\n   \n",
        " \n    \n",
        "\n\n  \n",
        "\U0001f600",
        "\U00020000",
        "\ufffe",
        "é",
    ),
]


def mutilate(text: str, chance: random.Random) -> str:
    """Damage a text in one to three places: characters, tokens, lines or their indentation."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randint(0, len(text))
        lines = text.split("\n")
        row = chance.randrange(len(lines))
        kind = chance.randrange(10)
        if kind <= 2:
            text = text[:at] + chance.choice(TOKENS) + text[at:]
            continue
        if kind == 3:
            text = text[:at] + text[at + chance.randint(1, 3) :]
            continue
        if kind == 4:
            text = text[:at] + chance.choice(TOKENS) + text[at + chance.randint(1, 4) :]
            continue
        line = lines[row]
        if kind == 5:
            lines[row] = " " * chance.randint(0, 6) + line.lstrip(" ")
        elif kind == 6:
            lines.insert(chance.randrange(len(lines)), line)
        elif kind == 7:
            lines.pop(row)
        elif kind == 8:
            lines[row] = line + chance.choice(TOKENS)
        else:
            before = len(line) - len(line.lstrip(" "))
            lines[row] = line[:before] + chance.choice(TOKENS) + line[before:]
        text = "\n".join(lines)
    return text


# What no text holds, or what is cut in the middle of a character.
BYTES = (
    *(b"\x00", b"\x7f", b"\x1b[31m", b"\xff", b"\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xe4\xb8"),
    *(
        b"\xef\xbb\xbf",
        b"\xf4\x90\x80\x80",
        b"\r",
        b"\r\n",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xc2\xa0",
    ),
    *(b"[" * 40, b"- " * 40, b"{a: " * 30, b"&a [*a]", b"<<: *a\n", b"? ", b"!!binary "),
)

SLOW_REFUSES = "accepted, though PyYAML's slow loader refuses it"


def corpus() -> list[bytes]:
    """The sample ledger's files, and those that show what the reader takes and refuses."""
    folders = ("ledger", "tests/cases", "tests/ledgers")
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.yml"))
    return [path.read_bytes() for path in paths]


def damaged(files: list[bytes], chance: random.Random) -> bytes:
    """One of the files, damaged as text or as bytes, or two of them run together."""
    source = chance.choice(files)
    kind = chance.randrange(10)
    if kind <= 6:
        text = source.decode("utf-8", "replace")
        return mutilate(text, chance).encode("utf-8", "surrogatepass")
    at = chance.randint(0, len(source))
    if kind == 7:
        return source[:at] + chance.choice(BYTES) + source[at:]
    if kind == 8:
        return source[:at] + bytes([chance.randrange(256)]) + source[at + 1 :]
    other = chance.choice(files)
    return source[:at] + other[chance.randint(0, len(other)) :]


def plain(text: str) -> Any:
    """What the reader makes of a scalar without quotes, said once more."""
    words = {"true": True, "false": False, "null": None}
    if text in words:
        return words[text]
    return int(text) if re.fullmatch("-?(0|[1-9][0-9]*)", text, re.ASCII) else text


class Doubtful(Exception):
    """PyYAML finds something in a file that the reader should not have taken."""


def reference(source: bytes, loader: Any) -> Any:
    """What PyYAML reads in a file that the reader took; Doubtful, or an error of its own."""
    text = source.decode("utf-8")
    if not text.endswith("\n"):
        text += "\n"  # to the reader, a file says the same without its last newline
    documents = 0
    for event in yaml.parse(text, Loader=loader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Doubtful("an anchor or an alias")
        if getattr(event, "tag", None) or getattr(event, "explicit", None) is True:
            raise Doubtful("a tag or a mark of a document")
    if documents != 1:
        raise Doubtful("not one document")
    return _value(yaml.compose(text, Loader=loader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else plain(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    pairs = [(_value(key), _value(value)) for key, value in node.value]
    if len(dict(pairs)) != len(pairs):
        raise Doubtful("a key that stands twice")
    return dict(pairs)


class Tally(NamedTuple):
    """What became of all the inputs; ``digest`` is the same wherever all of it is."""

    outcomes: Counter[str]
    slowest: float
    digest: str


def _late(*_: object) -> None:
    raise TimeoutError


def one(source: bytes, loaders: tuple[Any, ...]) -> str:
    """``accepted``, or the rule that an input breaks; AssertionError: what is misread, and how."""
    try:
        value = read(source)
    except Unreadable as unreadable:
        return unreadable.rule
    except Exception as error:
        raise AssertionError(f"the reader fails ({error!r}) on {source!r}") from error
    for loader in loaders:
        try:
            expected = reference(source, loader)
        except (Doubtful, yaml.YAMLError) as error:
            # The slow loader refuses some that libyaml reads: {a? b: c}. Neither misreads it.
            if loader is yaml.SafeLoader and isinstance(error, yaml.YAMLError):
                return SLOW_REFUSES
            raise AssertionError(f"PyYAML refuses ({error}) what is taken: {source!r}") from error
        # Spelt out, so that 1 is not True, and the order of keys counts.
        if repr(expected) != repr(value):
            raise AssertionError(f"{expected!r} is read as {value!r}: {source!r}")
    return "accepted"


def fuzz(inputs: int, seed: int) -> Tally:
    """Damage so many files, and read them; AssertionError as ``one``, or for what hangs."""
    files, chance = corpus(), random.Random(seed)
    outcomes: Counter[str] = Counter()
    digest, slowest = hashlib.sha256(), 0.0
    before = signal.signal(signal.SIGALRM, _late)
    try:
        for number in range(inputs):
            source = damaged(files, chance)
            loaders = (yaml.CSafeLoader, yaml.SafeLoader)[: 1 + (number % THOROUGH == 0)]
            signal.alarm(HANGS)
            begun = time.perf_counter()
            outcome = one(source, loaders)
            slowest = max(slowest, time.perf_counter() - begun)
            outcomes[outcome] += 1
            digest.update(f"{outcome}\n".encode())
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return Tally(outcomes, slowest, digest.hexdigest())


def lines(tally: Tally) -> Iterator[str]:
    """The tally as it is printed."""
    total = tally.outcomes.total()
    yield f"{total} inputs; slowest {1000 * tally.slowest:.0f} ms; outcomes {tally.digest[:16]}"
    for outcome, number in tally.outcomes.most_common():
        yield f"{number:8} {outcome}"


def main() -> None:
    """Fuzz as often as is asked, and print the tally."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for line in lines(fuzz(given.inputs, given.seed)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
