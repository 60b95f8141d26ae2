"""Who hears what of a build: pure, and told to no socket here."""

from __future__ import annotations

from collections.abc import Collection

EVERYTHING = "*"
NOTHING = ""
_APART = (".xml", ".json", ".ics", ".txt", ".csv")  # what no page is made of


def path(changed: Collection[str], base: str) -> str:
    """What a browser is to load again: one stylesheet, all of them, everything, or nothing.

    The script of livereload swaps stylesheets where the path ends in .css, and all of them where none fits it.
    """
    if not changed:
        return NOTHING
    if not all(address.endswith(".css") for address in changed):
        return EVERYTHING
    return base + next(iter(changed)) if len(changed) == 1 else "*.css"


class Stand:
    """How far the site is, as a number that only grows, and since when each page is as it is.

    A page is sent with the number, and its tab says it back when its socket opens: what was built between the two
    would else be missed.
    """

    def __init__(self, now: int) -> None:
        self.now = self._common = now  # _common: since when whatever is no page is as it is
        self._pages: dict[str, int] = {}
        self._earlier: set[str] = set()  # what has changed since the save, in the parts that were told

    def begin(self) -> None:
        """Whatever was sent before is old."""
        self.now += 1
        self._common = self.now

    def is_old(self, address: str, number: int) -> bool:
        """Has a tab that shows this page, as of this number, missed something?"""
        return number < max(self._common, self._pages.get(address, 0))

    def hears(self, address: str, changed: Collection[str], *, last: bool) -> bool:
        """Is a tab that shows this page to be told now? Each is told once of a save, as soon as its page is ready."""
        if address in changed:
            return True
        return last and bool(changed or self._earlier) and address not in self._earlier

    def settle(self, changed: Collection[str], *, last: bool) -> set[str]:
        """Counts on; answers all that has changed since the save. After its last part, the next begins."""
        self.now += bool(changed)
        for address in changed:
            if address.endswith(".html"):
                self._pages[address] = self.now
            elif not address.endswith(_APART):
                self._common = self.now
        whole = self._earlier.union(changed)
        self._earlier = set() if last else whole
        return whole
