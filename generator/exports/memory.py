"""What was written of a value once, for the many files in which the same value stands."""

from __future__ import annotations

from collections.abc import Callable

_MOST = 2000


class Memory:
    """Texts by the values that they were made of, which are told apart by being the same objects."""

    def __init__(self) -> None:
        self._texts: dict[tuple[int, ...], tuple[tuple[object, ...], str]] = {}

    def text(self, of: tuple[object, ...], make: Callable[[], str]) -> str:
        """What ``make`` gave for these values first."""
        key = tuple(map(id, of))
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) >= _MOST:
                self._texts.clear()
            found = self._texts[key] = (of, make())  # while the values are kept, nothing else has their ids
        return found[1]
