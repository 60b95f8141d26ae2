"""What was made of the same values once, for wherever they stand again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Made = TypeVar("_Made")

_PLAIN = (str, int)  # what stands for itself


class Memory:
    """What functions gave for values that do not change: texts, numbers, and others, which must be the same objects.

    It holds as much as ``most`` says, of what ``weigh`` gives for each, and then begins anew.
    """

    def __init__(self, most: int, weigh: Callable[[Any], int] | None = None) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._made: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    def once(self, make: Callable[..., _Made], *given: object) -> _Made:
        """What the function gives for these values."""
        key = (id(make), *[value if isinstance(value, _PLAIN) else id(value) for value in given])
        found = self._made.get(key)
        if found is None:
            found = ((make, *given), make(*given))  # while they are kept, nothing else has their ids
            self._keep(key, found)
        made: _Made = found[1]
        return made

    def forget(self) -> None:
        """Holds nothing any more."""
        self._made.clear()
        self._weight = 0

    def _keep(self, key: tuple[object, ...], found: tuple[tuple[object, ...], Any]) -> None:
        weight = self._weigh(found[1]) if self._weigh else 1
        if self._weight + weight > self._most:
            self.forget()
        self._made[key] = found
        self._weight += weight
