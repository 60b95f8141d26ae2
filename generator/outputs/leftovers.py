"""Addresses that live on: aliases lead to where a document went, what is gone says so, and 404 answers for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs import frames
from generator.outputs.desk import Desk
from generator.pages import Page


def plan(desk: Desk) -> Iterator[Page]:
    """The pages of aliases and of what is gone, and the 404 page."""
    for entry in desk.everything:
        link = desk.link(entry)
        for alias in entry.aliases:
            address = _aliased(alias)
            head = frames.head(desk, entry.title, link.address, forms=())
            inputs = (*desk.common, ("head", head), ("target", link))
            yield Page(address, "alias.html.j2", inputs, f"an alias of content/{entry.path}")
    for entry in desk.gone:
        for address in filter(None, (entry.address, *(_aliased(a) for a in entry.aliases))):
            inputs = (*desk.common, ("head", frames.head(desk, entry.title, address, forms=())), ("reason", entry.gone))
            yield Page(address, "gone.html.j2", inputs, f"content/{entry.path}")
    yield Page(
        "404.html",
        "404.html.j2",
        (*desk.common, ("head", frames.head(desk, "404", "404.html", forms=()))),
        "the page for lost addresses",
    )


def _aliased(alias: str) -> str:
    """The address that an alias from the root means; a folder is its index page."""
    address = alias.lstrip("/")
    return f"{address}index.html" if address.endswith("/") or not address else address
