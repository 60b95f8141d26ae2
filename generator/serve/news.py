"""Who hears what of a build: pure, and told to no socket here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

EVERYTHING = "*"
NOTHING = ""


def path(changed: Collection[str], base: str) -> str:
    """What a browser is to load again: one stylesheet, all of them, everything, or nothing.

    The script of livereload swaps stylesheets where the path ends in .css, and all of them where none fits it.
    """
    if not changed:
        return NOTHING
    if not all(address.endswith(".css") for address in changed):
        return EVERYTHING
    return base + next(iter(changed)) if len(changed) == 1 else "*.css"


@dataclass(slots=True)
class Stand:
    """How far the site is, as a number that only grows, and since when each page is as it is.

    A page is sent with the number, and its tab says it back when its socket opens: what was built between the two
    would else be missed.
    """

    now: int
    began: int = field(init=False)
    common: int = field(init=False)
    pages: dict[str, int] = field(default_factory=dict)
    _earlier: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.began = self.common = self.now + 1

    def settle(self, changed: Collection[str]) -> None:
        """Counts on, for what has changed."""
        self.now += 1
        for address in changed:
            if address.endswith(".html"):
                self.pages[address] = self.now
            else:
                self.common = self.now

    def is_old(self, address: str, number: int) -> bool:
        """Has a tab that shows this page, as of this number, missed something?"""
        return number < max(self.common, self.pages.get(address, 0))

    def hears(self, address: str, changed: Collection[str], *, last: bool) -> bool:
        """Is a tab that shows this page to be told now? Each is told once of a save, as soon as its page is ready."""
        if address in changed:
            return True
        return last and bool(changed or self._earlier) and address not in self._earlier

    def of_save(self, changed: Collection[str], *, last: bool) -> set[str]:
        """All that has changed since the save; after its last part, the next begins."""
        whole = self._earlier.union(changed)
        self._earlier = set() if last else whole
        return whole
