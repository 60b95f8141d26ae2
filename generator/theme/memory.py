"""What a macro drew once: an entry stands on some ten lists and looks the same on most, the masthead on every page."""

from __future__ import annotations

from collections.abc import Sequence

from generator import memory
from generator.model import Link

MOST = 1 << 15  # pieces that are remembered: ten thousand entries in two places, and what is around them


class Memory(memory.Memory):
    """The pieces of one environment. Macros know no context, so what one draws follows from its arguments alone."""

    def __init__(self) -> None:
        super().__init__(MOST)
        self._menus = memory.Memory(MOST)

    def current(self, menu: Sequence[Link], address: str) -> str:
        """The address where the menu has it, else ""."""
        return address if address in self._menus.of(_addresses, menu) else ""


def _addresses(menu: Sequence[Link]) -> frozenset[str]:
    return frozenset(link.address for link in menu)
