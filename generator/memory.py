"""What was made of the same values once, for wherever they stand again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Made = TypeVar("_Made")


class Memory:
    """What functions gave for values that do not change: texts, and others, which must be the same objects.

    It holds as much as ``most`` says, of what ``weigh`` gives for each, and then begins anew.
    """

    def __init__(self, most: int, weigh: Callable[[Any], int] | None = None) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._made: dict[object, tuple[object, Any]] = {}

    def once(self, make: Callable[..., _Made], *given: object) -> _Made:
        """What the function gives for these values."""
        key = tuple([value if type(value) is str else id(value) for value in (make, *given)])
        found = self._made.get(key)
        if found is None:
            found = self._keep(key, (make, *given), make(*given))
        made: _Made = found[1]
        return made

    def of(self, make: Callable[[Any], _Made], value: object) -> _Made:
        """The same of one object, quicker. All that asks a memory so asks it for the same function."""
        found = self._made.get(id(value))
        if found is None:
            found = self._keep(id(value), value, make(value))
        made: _Made = found[1]
        return made

    def by(self, key: object, make: Callable[..., _Made], *given: object) -> _Made:
        """The same where all of it follows from a key, which stands for nothing else."""
        found = self._made.get(key)
        if found is None:
            found = self._keep(key, None, make(*given))
        made: _Made = found[1]
        return made

    def forget(self) -> None:
        """Holds nothing any more."""
        self._made.clear()
        self._weight = 0

    def _keep(self, key: object, given: object, made: object) -> tuple[object, Any]:
        weight = self._weigh(made) if self._weigh else 1
        if self._weight + weight > self._most:
            self.forget()
        self._weight += weight
        found = self._made[key] = (given, made)  # while what was given is kept, nothing else has its id
        return found
