"""What one cell of a table holds: a text, a list, or mappings in JSON."""

from __future__ import annotations

import json
import re
from typing import cast

from generator import characters
from generator.documents import DEEPEST, Node
from generator.problems import Problem, Where

LISTS = frozenset(["people", "organisations", "places", "tags", "related", "aliases", "sources"])
MAPPINGS = frozenset(["image", "status", "sources", "corrections", "updates", "extra"])
NOT_GIVEN = frozenset(["", "~", "null"])

_SEPARATOR = re.compile(r"(?<!\\);")
_NO_WORD = re.compile(r"\\+(?:~|null)")


def read(where: Where, name: str, cell: Node) -> tuple[Node, Problem | None]:
    """The value of a cell under the key ``name``, each part of it at its place in the file."""
    written = str(cell.data)
    if name in MAPPINGS and written[0] in "[{":
        return _json(where, cell)
    if name in LISTS and ";" in written:
        return Node(cell.line, cell.column, cell.width, tuple(_items(cell))), None
    return text(cell), None


def text(cell: Node) -> Node:
    """The cell as one text."""
    cell = given(cell)
    written = str(cell.data)
    return cell._replace(data=written.replace("\\;", ";")) if "\\;" in written else cell


def given(cell: Node) -> Node:
    r"""The cell without the backslash that tells ``\~`` and ``\null``, which are texts, from what is not given."""
    written = str(cell.data)
    return cell._replace(data=written[1:]) if written[:1] == "\\" and _NO_WORD.fullmatch(written) else cell


def _items(cell: Node) -> list[Node]:
    """The parts between semicolons; what is empty is passed over, as at the end of `a; b;`."""
    column, items = cell.column, []
    for part in _SEPARATOR.split(str(cell.data)):
        bare = part.strip()
        if bare:
            items.append(Node(cell.line, column + len(part) - len(part.lstrip()), len(bare), bare.replace("\\;", ";")))
        column += len(part) + 1
    return items


class _RefusedError(ValueError):
    """What stands in the JSON is not for us; the message goes to the author."""


def _json(where: Where, cell: Node) -> tuple[Node, Problem | None]:
    written = str(cell.data)
    try:
        value = json.loads(written, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_once)
        return _node(cell, value, 1), None
    except json.JSONDecodeError as error:
        column = cell.column + error.pos + written.count('"', 0, error.pos) if error.lineno == 1 else 1
        said = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        problem = where.problem(
            cell.line + error.lineno - 1, column, "json", said, 'such as `[{"date": "2022-03-24", …}]`'
        )
    except _RefusedError as error:
        problem = where.problem(cell.line, cell.column, "json", str(error), width=cell.width)
    except RecursionError:
        said = f"this is nested more than {DEEPEST} deep"
        problem = where.problem(cell.line, cell.column, "json", said, "write it flatter", width=cell.width)
    return cell, problem


class _Mapping(list[tuple[str, object]]):
    """The pairs of a JSON object, told apart from an array."""


def _once(pairs: list[tuple[str, object]]) -> _Mapping:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _RefusedError(f"the key `{key[:60]}` stands here a second time")
        seen.add(key)
    return _Mapping(pairs)


def _node(cell: Node, value: object, depth: int) -> Node:
    """The value as nodes, all at the place of the cell."""
    if value is None or isinstance(value, bool):
        return cell._replace(data={True: "true", False: "false", None: None}[value])
    if isinstance(value, str):
        return cell._replace(data=_allowed(value))
    if depth > DEEPEST:
        raise _RefusedError(f"this is nested more than {DEEPEST} deep")
    if isinstance(value, _Mapping):
        return cell._replace(data=tuple((cell._replace(data=_allowed(k)), _node(cell, v, depth + 1)) for k, v in value))
    return cell._replace(data=tuple(_node(cell, v, depth + 1) for v in cast("list[object]", value)))


def _allowed(text: str) -> str:
    if name := characters.forbidden(text):
        raise _RefusedError(f"{name} has no place in a text")
    return text
