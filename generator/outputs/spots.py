"""Where on the map places lie that have coordinates of their own.

What lies ``within`` another place does not lie where that is drawn: a map would say more than anybody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model import Entity, Entry
from generator.outputs.desk import Desk

Spot = tuple[str, ...]  # latitude and longitude, as written


def known(desk: Desk) -> Mapping[str, Spot]:
    """The spot of each place, by the address of its page."""
    asked = ("spots", "")
    if asked not in desk.worked_out:
        places = (document for document in desk.documents.values() if isinstance(document, Entity))
        desk.worked_out[asked] = {place.address: place.coordinates for place in places if place.coordinates}
    spots: Mapping[str, Spot] = desk.worked_out[asked]
    return spots


def of(desk: Desk, entries: Iterable[Entry]) -> tuple[tuple[str, ...], ...]:
    """(address, latitude, longitude) of the places where any of these entries happen, by address."""
    spots = known(desk)
    found = {link.address for entry in entries for link in desk.card(entry).links[2]} if spots else set()
    return tuple((address, *spots[address]) for address in sorted(found & spots.keys()))
