"""The map: where the entries happen, the places with most of them first, and beside it what happened at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.chronology import MOST, density
from generator.model import Entry, Link
from generator.outputs import spots
from generator.outputs.desk import Desk
from generator.outputs.ways.frame import Frame
from generator.outputs.wholes import Whole
from generator.pages import Chronicle, Density, Mention, Page, Placed

NAME = "map"
CUT = False


@dataclass(slots=True)
class _Place:
    link: Link
    entries: list[Entry] = field(default_factory=list)


def has(desk: Desk, one: Whole) -> bool:
    """Does anything happen at a place that has coordinates?"""
    known = spots.known(desk)
    return bool(known) and any(address in known for address in _places(desk, one))


def pages(frame: Frame) -> Iterator[Page]:
    """The map of a whole. Places beyond what a page lists are counted; those without coordinates are named."""
    desk, one = frame.desk, frame.one
    known = spots.known(desk)
    places = sorted(_places(desk, one).values(), key=lambda place: -len(place.entries))
    on = [place for place in places if place.link.address in known]
    off = [place for place in places if place.link.address not in known]
    chronicle = _chronicle(one)
    shown = on[:MOST]
    each = _each([len(place.entries) for place in shown])
    own = (
        ("places", tuple([_placed(desk, place, known[place.link.address], each, chronicle) for place in shown])),
        ("elsewhere", tuple([Mention(place.link, len(place.entries), "place") for place in off[:MOST]])),
        ("beyond", len(places) - len(shown) - len(off[:MOST])),
    )
    yield frame.page(NAME, f"{frame.stem(NAME)}.html", chronicle, own=own)


def _places(desk: Desk, one: Whole) -> dict[str, _Place]:
    """The places that entries of a whole name, by address."""
    asked = ("ways.map", one.folder)
    if asked not in desk.worked_out:
        places: dict[str, _Place] = {}
        for entry in one.entries:
            for link in dict.fromkeys(desk.card(entry).links[2]):
                place = places.get(link.address) or places.setdefault(link.address, _Place(link))
                place.entries.append(entry)
        desk.worked_out[asked] = places
    found: dict[str, _Place] = desk.worked_out[asked]
    return found


def _each(counts: Sequence[int]) -> int:
    """How many entries of each place a page has room for: as many of one as of another."""
    return next((most for most in range(MOST, 1, -1) if sum([min(most, count) for count in counts]) <= MOST), 1)


def _placed(desk: Desk, place: _Place, spot: spots.Spot, each: int, chronicle: Chronicle) -> Placed:
    entries = place.entries[:: -1 if chronicle.newest_first else 1]
    cards = tuple([desk.card(entry) for entry in entries[:each]])
    begun = _begun(entries, chronicle.density) if len(entries) > each and chronicle.density else ()
    latitude, longitude = spot
    return Placed(place.link, latitude, longitude, len(entries), cards, begun)


def _begun(entries: Sequence[Entry], whole: Density) -> tuple[tuple[int, int], ...]:
    counts = dict.fromkeys(range(len(whole.counts)), 0)
    for entry in entries:
        counts[_slice(entry.first, whole)] += 1
    return tuple((number, count) for number, count in counts.items() if count)


def _slice(instant: int, whole: Density) -> int:
    """The number of the slice in which an instant lies."""
    slices = len(whole.counts)
    return min(slices - 1, (instant - whole.start) * slices // max(1, whole.end - whole.start))


def _chronicle(one: Whole) -> Chronicle:
    entries = one.entries
    newest_first = bool(one.timeline and one.timeline.newest_first)
    found = density(entries)
    return Chronicle(len(entries), entries[0].first, entries[-1].first, density=found, newest_first=newest_first)
