"""A piece of YAML as it was understood: text, lists and mappings of text, each with its place."""

from __future__ import annotations

from typing import Final, NamedTuple, cast

NOT_GIVEN: Final = frozenset(["", "~", "null", "Null", "NULL"])  # YAML 1.1, "Null Language-Independent Type"

Pairs = tuple[tuple["Node", "Node"], ...]
Data = str | tuple["Node", ...] | Pairs | None


class Node(NamedTuple):
    """A value as written: text, a list, a mapping of its pairs, or None for what is not given (empty, ``~``, ``null``).

    ``line`` and ``column`` count from 1 in the whole file; ``width`` is in characters, to the end of the line at most.
    """

    line: int
    column: int
    width: int
    data: Data

    @property
    def pairs(self) -> Pairs | None:
        """Its keys and values, if it is a mapping; an empty one and an empty list look the same."""
        data = self.data
        if isinstance(data, tuple) and not (data and isinstance(data[0], Node)):
            return cast(Pairs, data)
        return None

    @property
    def items(self) -> tuple[Node, ...] | None:
        """Its values, if it is a list."""
        data = self.data
        if isinstance(data, tuple) and (not data or isinstance(data[0], Node)):
            return cast("tuple[Node, ...]", data)
        return None

    def value(self, key: str) -> Node | None:
        """What stands under a key, if this is a mapping that has it and it is given."""
        for name, value in self.pairs or ():
            if name.data == key:
                return value if value.data is not None else None
        return None


new = tuple.__new__  # for speed: what Node(…) does, without a call in between
