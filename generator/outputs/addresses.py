"""The list of all addresses, for whoever publishes the site: what an author wrote apart from what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from generator import checks
from generator.outputs.desk import Desk
from generator.pages import Page

FORMAT = "addresses"
_LAST = {"alias.html.j2": "alias", "gone.html.j2": "gone"}  # of addresses that live on
_ASIDE = frozenset({"share", "sized", "slice", "facets"})  # of these nobody links to: they go with a page


def page(desk: Desk, pages: Iterable[Page]) -> Page:
    """The page that lists these ``pages``; the files of the theme are not among them."""
    kinds = {entry.address: entry.kind for entry in desk.everything if entry.address}
    theme = {file.address for file in desk.static}
    documents, others = [], []
    for planned in pages:
        kind = kinds.get(planned.address) or _LAST.get(planned.template)
        if kind:
            documents.append((planned.address, kind))
        elif planned.address not in theme and planned.template not in _ASIDE:
            others.append(planned.address)
    inputs = (("documents", tuple(sorted(documents))), ("others", tuple(sorted(others))))
    return Page(checks.NAME, FORMAT, inputs, "the list of all addresses")


def listed(pages: Iterable[Page]) -> checks.Addresses:
    """What the list among these pages says."""
    found = next((dict(planned.inputs) for planned in pages if planned.template == FORMAT), {})
    documents, others = found.get("documents", ()), found.get("others", ())
    return checks.Addresses(dict(documents), frozenset(others))  # type: ignore[call-overload]
