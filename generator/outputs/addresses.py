"""The list of all addresses, for whoever publishes the site: what an author wrote apart from what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from generator import checks
from generator.outputs.desk import Desk
from generator.pages import Page

FORMAT = "addresses"
_LAST = {"alias.html.j2": "alias", "gone.html.j2": "gone"}  # of addresses that live on
_ASIDE = frozenset({"share", "sized", "slice", "facets"})  # of these nobody links to: they go with a page


class Listing:
    """Takes note of pages as they are planned; the files of the theme are not among them."""

    def __init__(self, desk: Desk) -> None:
        self._kinds = {entry.address: entry.kind for entry in desk.everything if entry.address}
        self._theme = {file.address for file in desk.static}
        self._documents: list[tuple[str, str]] = []
        self._others: list[str] = []

    def add(self, planned: Page) -> None:
        """Notes a page."""
        kind = self._kinds.get(planned.address) or _LAST.get(planned.template)
        if kind:
            self._documents.append((planned.address, kind))
        elif planned.address not in self._theme and planned.template not in _ASIDE:
            self._others.append(planned.address)

    def page(self) -> Page:
        """The page that lists them."""
        inputs = (("documents", tuple(sorted(self._documents))), ("others", tuple(sorted(self._others))))
        return Page(checks.NAME, FORMAT, inputs, "the list of all addresses")


def listed(pages: Iterable[Page]) -> checks.Addresses:
    """What the list among these pages says."""
    found = next((dict(planned.inputs) for planned in pages if planned.template == FORMAT), {})
    documents, others = found.get("documents", ()), found.get("others", ())
    return checks.Addresses(dict(documents), frozenset(others))  # type: ignore[call-overload]
