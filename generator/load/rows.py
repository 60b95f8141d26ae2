r"""The rows of a table, each a mapping like front matter, with the place of every cell.

A ``;`` separates in a cell whose key takes a list, and ``\;`` is a semicolon. ``image.src`` and ``extra.x`` name the
parts of a mapping. A cell whose key takes mappings may hold them as JSON. ``body`` holds the text. ``~`` and ``null``
are not given, and with a backslash before them they are words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from generator.documents import Node
from generator.load import cells, columns
from generator.load.columns import Column
from generator.load.table import records
from generator.problems import Problem, Where


class Row(NamedTuple):
    """One event: its cells as a mapping, which begins where the row does, and its text."""

    fields: Node
    body: Node


def read(where: Where, known: Collection[str], required: Collection[str], limit: int) -> Iterator[Row | Problem]:
    """Every row of the file and everything that is wrong with it as a table, in the order of the lines.

    ``known`` are the keys that a column may have, ``required`` those that must be there; ``limit`` is in bytes a row.
    Nothing more comes where the header or the quotes leave no doubt that the rest would be misunderstood.
    """
    table = records(where)
    first = next(table, None)
    if not isinstance(first, tuple):
        yield first or where.problem(1, 1, "csv-header", "the file is empty", columns.FORM)
        return
    header, problems = columns.read(where, first[1], known, required)
    yield from problems
    if header:
        for record in table:
            yield from (record,) if isinstance(record, Problem) else _row(where, *record, header, limit)


def _row(
    where: Where, line: int, values: list[Node], header: Sequence[Column | None], limit: int
) -> Iterator[Row | Problem]:
    if fault := _ragged(where, values, header) or _long(where, line, values, limit):
        yield fault
        return
    pairs: list[tuple[Node, Node]] = []
    parts: dict[str, list[tuple[Node, Node]]] = {}
    body = Node(line, 1, 1, "")
    for column, cell in zip(header, values, strict=False):
        if not column or cell.data in cells.NOT_GIVEN:
            continue
        if column.name == "body":
            body = _indented(where, line, cells.given(cell))
        elif column.part:
            parts.setdefault(column.name, []).append((column.part, cells.text(cell)))
        else:
            node, fault = cells.read(where, column.name, cell)
            pairs.append((column.key, node))
            yield from (fault,) if fault else ()
    pairs += [
        (found[0][0]._replace(data=name), found[0][1]._replace(data=tuple(found))) for name, found in parts.items()
    ]
    yield Row(Node(line, 1, 1, tuple(pairs)), body)


def _indented(where: Where, line: int, body: Node) -> Node:
    """The text with the spaces before it, where it begins on a line of its own: to Markdown they mean something."""
    before = where.line(body.line)[: body.column - 1]
    if body.line == line or not before or before.strip():
        return body
    return body._replace(data=f"{before}{body.data}", column=1)


def _ragged(where: Where, values: list[Node], header: Sequence[Column | None]) -> Problem | None:
    """Says so where cells are missing, or where one that is not empty has no column."""
    cell, hint = values[-1], "an empty cell keeps its comma"
    if len(values) >= len(header):
        extra = next((value for value in values[len(header) :] if value.data), None)
        if not extra:
            return None
        cell, hint = extra, "a cell with a comma in it stands in quotes"
    message = f"this row has {len(values)} cells, and the header {len(header)}"
    return where.problem(cell.line, cell.column, "csv-row", message, hint, width=cell.width)


def _long(where: Where, line: int, values: list[Node], limit: int) -> Problem | None:
    size = sum(len(str(value.data)) for value in values)
    if size * 4 <= limit or (size := sum(len(str(value.data).encode()) for value in values)) <= limit:
        return None
    return where.problem(line, 1, "too-long", f"this row has {size} bytes, and a text has at most {limit}", "part it")
