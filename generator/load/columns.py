"""The header of a table: what each of its columns means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from generator.documents import Node
from generator.problems import Problem, Where, suggestion

FORM = "the first line names the columns, such as `title,date,slug,summary`"
PARTS = {"image": ("src", "alt", "caption", "credit", "licence"), "extra": ()}


class Column(NamedTuple):
    """What stands above a cell: ``name`` is the key, ``part`` what follows its dot."""

    key: Node
    name: str
    part: Node | None


def read(
    where: Where, names: Sequence[Node], known: Collection[str], required: Collection[str]
) -> tuple[list[Column | None], list[Problem]]:
    """A column for each name (None for one that is no use), and what is wrong; none at all where rows make no sense."""
    while not names[-1].data:
        names = names[:-1]
    if fault := _separator(where, names, known):
        return [], [fault]
    columns = [_column(node, known) for node in names]
    problems = [_unknown(where, node, known) for node, found in zip(names, columns, strict=True) if not found]
    problems += _doubles(where, columns)
    present = {column.name for column in columns if column}
    missing = [key for key in required if key not in present]
    if missing and not problems:
        said = f"there is no column `{missing[0]}`"
        problems.append(where.problem(names[0].line, 1, "missing-key", said, "every event has one"))
    return ([] if missing else columns), problems


def _separator(where: Where, names: Sequence[Node], known: Collection[str]) -> Problem | None:
    """Says so where another sign stands between the columns."""
    for sign, word in ((";", "semicolons"), ("\t", "tabs")):
        parts = str(names[0].data).split(sign) if len(names) == 1 else []
        if len(parts) > 1 and any(part.strip(' "') in known for part in parts):
            message = f"columns are separated by commas, not by {word}"
            hint = "export the table again with commas, in UTF-8"
            return where.problem(names[0].line, 1, "csv-header", message, hint, width=names[0].width)
    return None


def _column(node: Node, known: Collection[str]) -> Column | None:
    name, dot, part = str(node.data).partition(".")
    if dot and part and name in PARTS:
        after = len(name) + 1
        return Column(node._replace(data=name), name, Node(node.line, node.column + after, node.width - after, part))
    return Column(node, name, None) if not dot and (name in known or name == "body") else None


def _unknown(where: Where, node: Node, known: Collection[str]) -> Problem:
    name = str(node.data)
    if not name:
        return where.problem(node.line, node.column, "csv-header", "this column has no name", FORM)
    parts = (f"{key}.{part}" for key in PARTS for part in PARTS[key])
    hint = suggestion(name, [*parts, "body", *known])
    hint = hint if hint.startswith("did") else f"{hint}; what is your own is named `extra.…`"
    message = f"nobody knows the column `{name[:60]}`"
    return where.problem(node.line, node.column, "unknown-key", message, hint, width=node.width)


def _doubles(where: Where, columns: list[Column | None]) -> list[Problem]:
    """Takes out the columns whose key stands in one before, as such or as a whole beside its parts, and says so."""
    problems = []
    seen: dict[str, set[str]] = {}
    for n, column in enumerate(columns):
        if not column:
            continue
        part = str(column.part.data) if column.part else ""
        parts = seen.setdefault(column.name, set())
        if part in parts or (parts and (not part or "" in parts)):
            columns[n] = None
            problems.append(_double(where, column, part, again=part in parts))
        parts.add(part)
    return problems


def _double(where: Where, column: Column, part: str, *, again: bool) -> Problem:
    name = f"{column.name}.{part}" if part else column.name
    message = f"`{column.name}` stands in a column of its own and in parts"
    if again:
        message = f"the column `{name}` stands here a second time"
    node = column.key
    return where.problem(node.line, node.column, "duplicate-key", message, "keep one", width=node.width)
