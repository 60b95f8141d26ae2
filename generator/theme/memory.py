"""What a macro drew once: an entry stands on some ten lists and looks the same on most, the masthead on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model import Link

MOST = 1 << 15  # pieces that are remembered: ten thousand entries in two places, and what is around them

_PLAIN = (str, int)  # what stands for itself


class Memory:
    """The pieces of one environment. Macros know no context, so what one draws follows from its arguments alone."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}
        self._menus: dict[int, tuple[Sequence[Link], frozenset[str]]] = {}

    def once(self, macro: Callable[..., object], *given: object) -> object:
        """What the macro draws of these arguments, which are texts, numbers, or values that do not change."""
        key = (id(macro), *[value if isinstance(value, _PLAIN) else id(value) for value in given])
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[key] = ((macro, *given), macro(*given))  # while they are kept, nothing else has their id
        return found[1]

    def current(self, menu: Sequence[Link], address: str) -> str:
        """The address where the menu has it, else ""."""
        known = self._menus.get(id(menu))
        if known is None:
            known = self._menus[id(menu)] = (menu, frozenset(link.address for link in menu))
        return address if address in known[1] else ""
