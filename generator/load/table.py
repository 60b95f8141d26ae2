"""The records of a CSV file (RFC 4180), with the place of every cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from generator.documents import Node
from generator.problems import Problem, Where

Record = tuple[int, list[Node]]

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_NEXT = re.compile("[,\\n]")

csv.field_size_limit((1 << 31) - 1)  # the bound on a row is ours, and 128 KiB are too few for a cell


def records(where: Where) -> Iterator[Record | Problem]:
    """The records that hold anything, as (first line, its cells as nodes of text), and at most one problem at the end.

    A node stands at the first character of its content that is no space. Where the quotes are broken, nothing follows.
    """
    reader = csv.reader((line + "\n" for line in where.lines), strict=True)
    start = 1
    try:
        for values in reader:
            if any(map(str.strip, values)):
                yield start, _cells(where, start, reader.line_num, values)
            start = reader.line_num + 1
    except csv.Error:
        yield _broken(where, start)


def _cells(where: Where, start: int, end: int, values: list[str]) -> list[Node]:
    """A node for each cell, at the first character of its content that is no space."""
    raw = where.lines[start - 1] if start == end else "\n".join(where.lines[start - 1 : end])
    line, column, at, found = start, 1, 0, []
    for value in values:
        quoted = raw.startswith('"', at)
        text = value.strip()
        if text == value and "\n" not in value:
            found.append(Node(line, column + quoted, len(value) or 1, value))
        else:
            found.append(_cell(line, column + quoted, value))
        width = len(value) + (2 + value.count('"') if quoted else 0) + 1
        at += width
        column += width
        if quoted and "\n" in value:
            line += value.count("\n")
            column = at - raw.rfind("\n", 0, at - 1)
    return found


def _cell(line: int, column: int, value: str) -> Node:
    """The node of a cell that begins with spaces or has more than one line."""
    text = value.lstrip()
    skipped = value[: len(value) - len(text)]
    if "\n" in skipped:
        line, column = line + skipped.count("\n"), 1
        skipped = skipped.rpartition("\n")[2]
    return Node(line, column + len(skipped), len(text.partition("\n")[0].rstrip()) or 1, text.rstrip())


def _broken(where: Where, start: int) -> Problem:
    """The quote that is at fault in the record that begins in this line."""
    text, at = "\n".join(where.lines[start - 1 :]), 0
    while at < len(text):
        if text[at] == '"':
            quoted = _QUOTED.match(text, at)
            if not quoted:
                return _fault(where, start, text[:at], "the quote that opens here is never closed")
            at = quoted.end()
            if text[at : at + 1] not in ("", ",", "\n"):
                return _fault(where, start, text[:at], "after a closing quote follows a comma, or the end of the line")
        comma = _NEXT.search(text, at)
        at = comma.end() if comma else len(text)
    return _fault(where, start, "", "the quotes of this row cannot be understood")


def _fault(where: Where, start: int, before: str, message: str) -> Problem:
    line, column = start + before.count("\n"), len(before) - before.rfind("\n")
    return where.problem(line, column, "csv-quote", message, 'a quote within a cell is written `""`')
