"""The reference reader: PyYAML's events, under our own rules, as nodes that know their place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from tingjian.store.characters import refused, spell
from tingjian.store.unreadable import Unreadable

Scalar: TypeAlias = bool | int | str | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

DEPTH = 20  # containers inside one another
NODES = 50_000  # keys, values and containers in one file
KEY = 256  # characters; libyaml looks no further than 1,024 for a key's colon

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1

# What libyaml and PyYAML say, in the order in which they are looked for, and what it means here.
_PROBLEMS = (
    ("nesting depth", "yaml.depth"),  # libyaml looks ahead, and may meet its own limit first
    ("mapping values are not allowed", "yaml.colon"),
    ("could not find expected ':'", "yaml.missing-colon"),
    ("cannot start any token", "yaml.first-character"),
    ("directive", "yaml.directive"),
    ("unexpected document indicator", "yaml.unclosed"),
    ("unexpected end of stream", "yaml.unclosed"),
    ("',' or", "yaml.unclosed"),
    ("escape", "yaml.escape"),
    ("hexdecimal", "yaml.escape"),
    ("expected key", "yaml.layout"),
    ("'-' indicator", "yaml.layout"),
    ("<block end>", "yaml.layout"),
    ("entries are not allowed", "yaml.layout"),
    ("<document start>", "yaml.layout"),
    ("maximum nesting", "yaml.depth"),  # newer libyaml's own limit, far beyond ours
)
# What a Chinese keyboard, or a page that was copied from, puts where YAML wants a colon or a space.
_WIDE = (
    ("yaml.wide-colon", re.compile("[ -]*[a-z_]+：")),
    ("yaml.wide-space", re.compile("[ -]*[\u3000\u00a0]|[ -]*[a-z_]+:[\u3000\u00a0]")),
)


@dataclass(slots=True)
class Node:
    """A value and where it stands: offsets are in characters, ``line`` and ``column`` from 0.

    ``end`` is where the last character of content ends; blank lines and comments that follow are
    not content. ``style`` is ``None`` for plain, else the first character: ``' " | > { [``; a
    container in block style has ``-`` (list) or ``:`` (mapping).
    """

    value: Value
    style: str | None
    start: int
    end: int
    line: int
    column: int
    keys: list[Node] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def flow(self) -> bool:
        """Whether this is a container between brackets."""
        return self.style in ("{", "[")

    def find(self, part: str | int) -> int:
        """Give the place among the children of a part of a path; raise ``LookupError``."""
        if isinstance(self.value, dict) and part in self.value:
            return list(self.value).index(str(part))
        if isinstance(self.value, list) and isinstance(part, int) and 0 <= part < len(self.value):
            return part
        raise LookupError(part)


def resolve(text: str) -> Scalar:
    """Give what a plain scalar means; raise ``OverflowError`` for a number beyond 64 bits."""
    if text[0] in "-0123456789" and _INTEGER.fullmatch(text):
        # The length goes first: turning a million digits into a number takes minutes.
        if len(text) > 20 or not _SMALLEST <= (number := int(text)) <= _LARGEST:
            raise OverflowError(text)
        return number
    return _WORDS.get(text, text)


def is_text(plain: str) -> bool:
    """Whether a plain scalar means just the characters that it is made of."""
    try:
        return resolve(plain) == plain
    except OverflowError:
        return False


def parse(text: str) -> Node:
    """Read a text whose characters are already checked; raise ``Unreadable``."""
    loader = _Loader(text)
    try:
        root = _Parse(text, loader).document()
    except yaml.YAMLError as error:
        raise _wide(text, error) or _syntax(error) from error
    finally:
        loader.dispose()
    if "?" in text:
        _refuse_explicit_keys(text)
    return root


def fault(rule: str, mark: Any, **facts: str) -> Unreadable:
    """Make the exception for a rule broken at a mark of PyYAML's."""
    return Unreadable(rule, mark.line + 1, mark.column + 1, facts)


def _wide(text: str, error: yaml.YAMLError) -> Unreadable | None:
    """What was typed wide on the line that cannot be read, or above it: that is why it cannot."""
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")[: mark.line + 1] if mark else []
    for number, line in list(enumerate(lines, 1))[-2:]:
        for rule, wide in _WIDE:
            if found := wide.match(line):
                return Unreadable(rule, number, found.end(), {})
    return None


def _syntax(error: yaml.YAMLError) -> Unreadable:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Unreadable("yaml.syntax", 1, 1, {"problem": str(error)})
    problem = error.problem or ""
    rule = next((rule for words, rule in _PROBLEMS if words in problem), "yaml.syntax")
    mark = error.problem_mark or error.context_mark
    facts = {"yaml.syntax": {"problem": problem}, "yaml.depth": {"limit": str(DEPTH)}}.get(rule, {})
    # Something left open is best shown where it was opened: the problem is at the file's end.
    if rule == "yaml.unclosed" and error.context_mark:
        mark = error.context_mark
    return fault(rule, mark, **facts) if mark else Unreadable(rule, 1, 1, facts)


def _refuse_explicit_keys(text: str) -> None:
    """Refuse ``? key``: events do not show it, and no editor here could change such a field."""
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.KeyToken) and token.start_mark.index != token.end_mark.index:
            raise fault("yaml.key", token.start_mark)


class _Parse:
    """One descent through the events of one text; the depth is bounded, so recursion is safe."""

    def __init__(self, text: str, loader: Any) -> None:
        self.text = text
        self.next = loader.get_event
        self.nodes = 0

    def document(self) -> Node:
        """Read the one document of the stream."""
        self.next()  # the stream's start
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            raise Unreadable("yaml.empty-file", 1, 1, {})
        if start.version or start.tags:
            raise fault("yaml.directive", start.start_mark)
        if start.explicit:
            raise fault("yaml.document", start.start_mark)
        event = self.next()
        root = self.node(event, 1)
        if not root.children and not root.flow:
            raise fault("yaml.top-level", event.start_mark)
        end = self.next()
        if end.explicit:
            raise fault("yaml.document", end.start_mark)
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise fault("yaml.document", after.start_mark)
        return root

    def node(self, event: Any, depth: int) -> Node:
        """Read the node that an event begins.

        What is refused is told by its place alone: it may stand in a field that is restricted.
        """
        self.nodes += 1
        if self.nodes > NODES:
            raise fault("yaml.nodes", event.start_mark, limit=str(NODES))
        if isinstance(event, yaml.AliasEvent):
            raise fault("yaml.alias", event.start_mark)
        if event.anchor is not None:
            raise fault("yaml.anchor", event.start_mark)
        if event.tag is not None:
            raise fault("yaml.tag", event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth > DEPTH:
            raise fault("yaml.depth", event.start_mark, limit=str(DEPTH))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        return self.sequence(event, depth)

    def scalar(self, event: Any) -> Node:
        """Give a scalar its type and its true end."""
        value: Value = event.value
        start, end = event.start_mark, event.end_mark.index
        style = event.style or None
        if style is None:
            if not value:
                raise fault("yaml.empty-value", start)
            try:
                value = resolve(event.value)
            except OverflowError:
                raise fault("yaml.number", start) from None
        elif style == '"':
            # An escape must not smuggle in what may not be written.
            if offence := refused(event.value):
                rule, offset = offence
                raise fault(rule, start, character=spell(event.value[offset]))
        elif style in "|>":
            end = self.block_end(start, end)
        return Node(value, style, start.index, end, start.line, start.column)

    def block_end(self, start: Any, end: int) -> int:
        """Leave out the blank lines after a block scalar, unless its header keeps them."""
        raw = self.text[start.index : end]
        header = raw.split(maxsplit=1)[0]
        if "#" in header:
            # libyaml takes this for a comment, PyYAML and the standard do not.
            raise fault("yaml.syntax", start, problem="a comment needs a space before it")
        raw = raw.removesuffix("\n") if "+" in header else raw.rstrip("\n")
        return int(start.index) + len(raw)

    def end(self, event: Any, node: Node) -> int:
        """Give a container's end: a block's own mark is where the next thing begins."""
        return int(event.end_mark.index) if node.flow else node.children[-1].end

    def mapping(self, event: Any, depth: int) -> Node:
        """Read keys and values up to the mapping's end."""
        values: dict[str, Value] = {}
        start = event.start_mark
        node = Node(
            values, "{" if event.flow_style else ":", start.index, 0, start.line, start.column
        )
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.key(event, node, depth)
            child = self.node(self.next(), depth + 1)
            values[key] = child.value
            node.children.append(child)
        node.end = self.end(event, node)
        return node

    def key(self, event: Any, node: Node, depth: int) -> str:
        """Read one key, which must be a short string that the mapping does not have yet."""
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<":
                raise fault("yaml.merge-key", mark)
            if not event.value and event.style is None:
                raise fault("yaml.key", mark)
        key_node = self.node(event, depth + 1)
        key = key_node.value
        if not isinstance(key, str):
            raise fault("yaml.key", mark)
        if len(key) > KEY:
            raise fault("yaml.long-key", mark, limit=str(KEY))
        if isinstance(node.value, dict) and key in node.value:
            first = node.keys[list(node.value).index(key)]
            raise fault("yaml.duplicate-key", mark, key=key, first=str(first.line + 1))
        node.keys.append(key_node)
        return key

    def sequence(self, event: Any, depth: int) -> Node:
        """Read elements up to the list's end."""
        values: list[Value] = []
        start = event.start_mark
        node = Node(
            values, "[" if event.flow_style else "-", start.index, 0, start.line, start.column
        )
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            child = self.node(event, depth + 1)
            values.append(child.value)
            node.children.append(child)
        node.end = self.end(event, node)
        return node
