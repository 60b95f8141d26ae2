"""What a long timeline can be chosen by: counted in the plan, because no page has all of its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from generator.chronology.facets import FACETS, facet, telling
from generator.model import Entry, Link
from generator.pages import Facet

if TYPE_CHECKING:
    from generator.chronology.names import Listing
    from generator.outputs.desk import Desk


def facets_of(desk: Desk, entries: Sequence[Entry]) -> tuple[Facet, ...]:
    """The facets of a timeline, or of the site's own chronology."""
    return tuple(each for each in _facets(desk, entries) if telling(each))


def _facets(desk: Desk, entries: Sequence[Entry]) -> Iterator[Facet]:
    for name in FACETS:
        if name == "status":
            events = Counter(map(attrgetter("kind", "status"), entries))
            yield facet(name, {status: count for (kind, status), count in events.items() if kind == "event"}, Link)
        elif name == "lane":
            matched = any(desk.lanes.values())
            lanes = Counter(desk.card(entry).lane if matched else entry.lane for entry in entries)
            yield facet(name, {lane: count for lane, count in lanes.items() if lane}, Link)
        elif name == "tags":
            yield facet(name, _written(name, entries), desk.tag)
        else:
            yield _named(desk, cast("Listing", name), entries)


def _written(name: str, entries: Sequence[Entry]) -> Mapping[str, int]:
    """How many have each name, as it is written: an entry has each once. No loop of ours goes over the ten thousand."""
    return Counter(chain.from_iterable(map(attrgetter(name), entries)))


def _named(desk: Desk, listing: Listing, entries: Sequence[Entry]) -> Facet:
    """Counted by the names that pages show, where these are not those that were written."""
    links = {name: link for (asked, name, _), link in desk.names.items() if asked == listing}
    if all(link.title == name for (asked, name, _), link in desk.names.items() if asked == listing):
        return facet(listing, _written(listing, entries), links.__getitem__)
    shown: Counter[str] = Counter()
    found: dict[str, Link] = {}
    for entry in entries:
        named = {link.title: link for link in (desk.name(listing, name, entry) for name in getattr(entry, listing))}
        shown.update(named.keys())
        found |= named
    return facet(listing, shown, found.__getitem__)
