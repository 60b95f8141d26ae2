"""Keys and values as nearly everybody writes them, read line by line: a twentieth of what the events of libyaml cost.

A piece of YAML is simple where every line is ``key: value``, ``- value`` or ``- key: value``, the value being one word
or several without a sign that YAML may mind, a text in quotes without escapes, or a list of these in brackets. All else
is left to the composer, and with it everything that may be wrong. The same nodes come of both: a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.documents.node import NOT_GIVEN, Data, Node, new

# What is not printable, as far as it is below 256: a class with letters beyond takes `re` 20 ms to compile.
_CONTROL = r"\x00-\x1f\x7f-\x9f"
_DOUBLE = rf'"([^"\\{_CONTROL}]*+)"'
_SINGLE = rf"'([^'{_CONTROL}]*+)'"
_PLAIN = rf"[^\W_](?:[^#:{_CONTROL}]++|:(?=\S)|(?<=\S)#)*+"
_WORD = r"[^\W_](?:[\w .'()/-]*[\w.)])?"  # in a list in brackets
_ITEM = re.compile(rf"{_DOUBLE}|{_SINGLE}|({_WORD})")
_ONE = "(?:" + f"{_DOUBLE}|{_SINGLE}|{_WORD}".replace("([^", "(?:[^") + ")"
_LINE = re.compile(
    r"( *)(- (?! ))?(?:([A-Za-z_][A-Za-z0-9_-]*):(?: +|$))?"
    rf"(?:{_DOUBLE}|{_SINGLE}|(\[ *{_ONE}(?: *, *{_ONE})* *\])|({_PLAIN}))?"
)
_INDENT, _DASH, _KEY, _IN_DOUBLE, _IN_SINGLE, _LIST, _TEXT = range(1, 8)

_Row = re.Match[str]
_Source = Callable[[int], str]  # a line of the file by its number


def mapping(text: str, first: int, source: _Source) -> Node | None:
    """The mapping that the text is, from line ``first`` of a file; None where it is not simple."""
    if " #" in text or not text.endswith("\n") or _strange(text):
        return None
    rows = [_LINE.fullmatch(line.rstrip(" ")) for line in text[:-1].split("\n")]
    if None in rows:
        return None
    return _Reader(rows, first, source).mapping()  # type: ignore[arg-type]


def _strange(text: str) -> bool:
    """Has it a line end that only some know, or a letter that need not be printable?"""
    return not text.isascii() and ("\u2028" in text or "\u2029" in text or max(text) > "\ud7ff")


class _Odd(Exception):
    """The text is not simple after all."""


class _Reader:
    def __init__(self, rows: list[_Row], first: int, source: _Source) -> None:
        self.rows, self.first, self.source = rows, first, source
        self.at = 0  # the next row

    def mapping(self) -> Node | None:
        """The node of all rows."""
        try:
            pairs = self._pairs(0)
        except _Odd:
            return None
        return self._block(0, 0, pairs) if self.at == len(self.rows) else None

    def _pairs(self, column: int) -> tuple[tuple[Node, Node], ...]:
        """The pairs in the next rows whose keys stand in this column; the first may stand behind a dash."""
        pairs: dict[str, tuple[Node, Node]] = {}
        while self.at < len(self.rows):
            row = self.rows[self.at]
            name = row[_KEY]
            if row.start(_KEY) != column or (row[_DASH] and pairs):
                break
            if name in pairs or name in NOT_GIVEN:
                raise _Odd
            key = new(Node, (self.first + self.at, column + 1, len(name), name))
            pairs[name] = key, self._value(row, column)
        if not pairs:
            raise _Odd
        return tuple(pairs.values())

    def _value(self, row: _Row, column: int) -> Node:
        """What stands behind a key: in its line, or in the lines below it."""
        line = self.first + self.at
        self.at += 1
        if (row.lastindex or 0) > _KEY:
            return _node(row, line)
        if self.at < len(self.rows) and self.rows[self.at][_DASH] and not column:
            return self._list()
        return new(Node, (line, row.end(_KEY) + 2, 1, None))

    def _list(self) -> Node:
        """The items in the next rows, which stand in one column."""
        start, column = self.at, len(self.rows[self.at][_INDENT])
        items: list[Node] = []
        while self.at < len(self.rows) and (row := self.rows[self.at])[_DASH]:
            if len(row[_INDENT]) != column:
                raise _Odd
            if row[_KEY]:
                at = self.at
                items.append(self._block(at, column + 2, self._pairs(column + 2)))
            elif (row.lastindex or 0) > _KEY:
                items.append(_node(row, self.first + self.at))
                self.at += 1
            else:
                raise _Odd
        return self._block(start, column, tuple(items))

    def _block(self, at: int, column: int, data: Data) -> Node:
        """What begins here and ends in a later line: it is as wide as its first."""
        width = len(self.source(self.first + at)) - column
        return new(Node, (self.first + at, column + 1, width if width > 0 else 1, data))


def _node(row: _Row, line: int) -> Node:
    kind = row.lastindex or 0
    column, end = row.span(kind)
    if kind == _TEXT:
        return new(Node, (line, column + 1, end - column, None if row[kind] in NOT_GIVEN else row[kind]))
    if kind == _LIST:
        return new(Node, (line, column + 1, end - column, tuple(_items(row, line))))
    return new(Node, (line, column, end - column + 2, row[kind]))


def _items(row: _Row, line: int) -> Iterator[Node]:
    """What stands in the brackets of a line."""
    for m in _ITEM.finditer(row.string, row.start(_LIST) + 1, row.end(_LIST) - 1):
        column, end = m.span()
        data = m[m.lastindex or 0]
        yield new(Node, (line, column + 1, end - column, None if m.lastindex == 3 and data in NOT_GIVEN else data))
