"""A piece of YAML as nodes: every key and value as text, with the place where it stands in its file.

YAML's own typing is left out (ISO dates, 0476 as octal, 10:35 as sexagesimal), and so is what makes a small text large
or hides what it says: anchors, aliases, tags, merge keys. libyaml's events are guarded while nodes are made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol, cast

import yaml
import yaml.events

from generator import characters, syntax
from generator.documents import simple
from generator.documents.node import NOT_GIVEN, Data, Node, new
from generator.problems import Problem, Where

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # a PyYAML that was built without libyaml: slower, with the same events
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

_ALIAS: type = yaml.events.AliasEvent
_SCALAR: type = yaml.events.ScalarEvent
_MAPPING: type = yaml.events.MappingStartEvent
_MAPPING_END: type = yaml.events.MappingEndEvent
_LIST_END: type = yaml.events.SequenceEndEvent
_END: type = yaml.events.StreamEndEvent

LONGEST = 64 << 10  # bytes of a front matter or of a block's options
DEEPEST = 16  # lists and mappings in one another, the outermost counted


def mapping(
    path: str, text: str, first_line: int, lines: tuple[str, ...], longest: int = LONGEST
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The mapping that a piece of YAML is, with its place in the file whose lines are given; None where it is none.

    ``text`` begins at ``first_line`` and keeps its indentation, so that columns are true. Nothing but comments is an
    empty mapping. ``longest`` is in bytes.
    """
    return _Composer(Where(path, lines), first_line).mapping(text, longest)


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What the events of PyYAML have, those of its C half and of its other half alike."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


class _Refused(Exception):
    """There is more, and none of it may be read."""


class _Composer:
    """Makes nodes of libyaml's events, and refuses what YAML should not do here."""

    def __init__(self, where: Where, first_line: int) -> None:
        self.where, self.first = where, first_line
        self.problems: list[Problem] = []
        self.features: set[str] = set()
        self.next: Callable[[], _Event]

    def mapping(self, text: str, longest: int) -> tuple[Node | None, tuple[Problem, ...]]:
        """The one mapping that the text is, and its problems; None where there are any but double keys."""
        if fault := self._unreadable(text, longest):
            return None, (fault,)
        if easy := simple.mapping(text, self.first, self.where.line):
            return easy, ()
        return self.composed(text)

    def composed(self, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
        """The same of any text that a parser may see."""
        node = None
        try:
            self.next = cast(Callable[[], _Event], _Loader(text).get_event)
            node = self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except _Refused:
            pass
        broken = any(problem.code != "duplicate-key" for problem in self.problems)
        if node and " #" in text:
            self._comments(node)
        return None if broken else node, tuple(self.problems)

    def _unreadable(self, text: str, longest: int) -> Problem | None:
        """What no parser should see: too much text, or characters that end a line in YAML and nowhere else."""
        if len(text) > longest or (not text.isascii() and len(text.encode()) > longest):
            message = f"keys and values take more than {longest >> 10} KiB here"
            return self.where.problem(self.first, 1, "too-long", message, "long texts belong below the front matter")
        odd = None if text.isascii() else _ODD.search(text)
        if not odd:
            return None
        line, begin = text.count("\n", 0, odd.start()), text.rfind("\n", 0, odd.start()) + 1
        message = f"{characters.name(odd.group())}, which nobody sees, has no place among keys and values"
        return self.where.problem(self.first + line, odd.start() - begin + 1, "character", message, "delete it")

    def _document(self) -> Node:
        self.next()
        if type(self.next()) is _END:
            return Node(self.first, 1, 1, ())
        node = self._node(self.next(), 1)
        self.next()
        if type(more := self.next()) is not _END:
            self._say(more.start_mark, "yaml", "a second YAML document begins here", "keep one")
        if node.data is None:
            return node._replace(data=())
        if node.pairs is None:
            kind = "a list" if node.items else "running text"
            hint = "write `key: value` on each line"
            self.problems.append(self.where.problem(*node[:2], "yaml", f"keys and values stand here, not {kind}", hint))
        return node

    def _node(self, event: _Event, depth: int) -> Node:
        """The node that begins with this event. Most are short texts, which take the short way out."""
        kind = type(event)
        if kind is _SCALAR and event.tag is None and event.anchor is None:
            start, end, text = event.start_mark, event.end_mark, event.value
            if not event.style and (line := start.line) == end.line:
                column = start.column
                place = self.first + line, column + 1, end.column - column or 1
                return new(Node, (*place, None if text in NOT_GIVEN else text))
            return self._scalar(event)
        if event.anchor is not None or (kind is not _ALIAS and event.tag is not None):
            self._feature(event)
        if kind is _SCALAR:
            return self._scalar(event)
        if kind is _ALIAS:
            return self._at(event, event, None)
        if depth > DEEPEST:
            self._say(event.start_mark, "yaml-depth", f"this is nested more than {DEEPEST} deep", "write it flatter")
            raise _Refused
        return self._pairs(event, depth + 1) if kind is _MAPPING else self._list(event, depth + 1)

    def _scalar(self, event: _Event) -> Node:
        """A text in quotes, of several lines, or with what is refused."""
        text: str | None = event.value
        if event.style == '"' and (sign := characters.forbidden(event.value)):
            self._say(event.start_mark, "character", f"{sign} has no place in a text", "take its escape out")
        elif not event.style:
            self._continued(event)
            text = None if text in NOT_GIVEN else text
        return self._at(event, event, text)

    def _continued(self, event: _Event) -> None:
        """Refuses what YAML folds into the value of a line above it, and no author means."""
        for number in range(self.first + event.start_mark.line + 1, self.first + event.end_mark.line + 1):
            line = self.where.line(number)
            if (text := line.lstrip()).startswith("- "):
                column = len(line) - len(text) + 1
                message = "this item of a list is read as a part of the value above it"
                hint = "begin it in the column of the other items, or put the value above it in quotes"
                self.problems.append(self.where.problem(number, column, "yaml", message, hint))

    def _comments(self, node: Node) -> None:
        """Warns of a value without quotes that ends before a word with `#`, which is no comment to its author."""
        for inside in (one for pair in node.pairs or () for one in pair) if node.pairs else node.items or ():
            self._comments(inside)
        line = self.where.line(node.line)
        found = _COMMENT.match(line, node.column - 1 + node.width)
        if found and isinstance(node.data, str) and line[node.column - 1] not in "'\"":
            message = f"`{found[1]}` begins a comment here, and is no part of the value"
            hint = f"{syntax.quoted(line)}, or write a space after the #"
            column = found.start(1) + 1
            place = self.where.problem(
                node.line, column, "comment", message, hint, width=len(found[1]), severity="warning"
            )
            self.problems.append(place)

    def _list(self, start: _Event, depth: int) -> Node:
        items = []
        while type(event := self.next()) is not _LIST_END:
            items.append(self._node(event, depth))
        return self._at(start, event, tuple(items))

    def _pairs(self, start: _Event, depth: int) -> Node:
        pairs: dict[str, tuple[Node, Node]] = {}
        following = self.next
        while type(event := following()) is not _MAPPING_END:
            key = self._node(event, depth)
            value = self._node(following(), depth)
            name = key.data
            if type(name) is str and name not in pairs and name != "<<":
                pairs[name] = key, value
            else:
                self._bad_key(key, event, pairs)
        return self._at(start, event, tuple(pairs.values()))

    def _at(self, first: _Event, last: _Event, data: Data) -> Node:
        """A node from one event to another; of more than one line the first, to its end."""
        start, end = first.start_mark, last.end_mark
        line, column = start.line, start.column
        ending = end.column if end.line == line else len(self.where.line(self.first + line))
        return Node(self.first + line, column + 1, ending - column if ending > column else 1, data)

    def _bad_key(self, key: Node, event: _Event, pairs: dict[str, tuple[Node, Node]]) -> None:
        if len(self.problems) > _ENOUGH:
            raise _Refused
        if key.data == "<<":
            self._feature(event)
        elif isinstance(key.data, str):
            first = pairs[key.data][0].line
            message = f"the key `{key.data}` stands here a second time; the first is in line {first}"
            problem = self.where.problem(*key[:2], "duplicate-key", message, "keep one of them", width=key.width)
            self.problems.append(problem)
        else:
            self._say(event.start_mark, "yaml", "a key is a word, followed by a colon", "put it in quotes")

    def _feature(self, event: _Event) -> None:
        """Refuses, once for each kind, what makes YAML say more than it shows."""
        if type(event) is _ALIAS:
            kind, sign = "an alias", f"*{event.anchor}"
        elif event.anchor:
            kind, sign = "an anchor", f"&{event.anchor}"
        elif event.tag:
            kind, sign = "a tag", event.tag.replace("tag:yaml.org,2002:", "!!")
        else:
            kind, sign = "a merge key", "<<"
        if kind not in self.features:
            self.features.add(kind)
            hint = "put the value in quotes if it is text, otherwise write out what is meant"
            self._say(event.start_mark, "yaml-feature", f"`{sign}` is {kind} of YAML, which is not read here", hint)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        complaint, context = error.problem or "", error.context or ""
        mark = error.problem_mark
        if error.context_mark and (mark is None or syntax.begins_earlier(complaint, context)):
            mark = error.context_mark
        if mark:
            line = self.where.line(self.first + mark.line)
            self._say(mark, "yaml", *syntax.explain(complaint, context, line, mark.column))

    def _say(self, mark: _Mark, code: str, message: str, hint: str) -> None:
        self.problems.append(self.where.problem(self.first + mark.line, mark.column + 1, code, message, hint))


_ENOUGH = 20  # bad keys in one text; after them nobody reads on
_COMMENT = re.compile(r"[ \t]+(#[^\s#]+)")
_ODD = re.compile("[\u2028\u2029\ufeff]")  # U+0085 is refused everywhere
