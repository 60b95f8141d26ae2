"""Events as GeoJSON (RFC 7946): a Feature for each event and each of its places that has coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.dated import Said, dated
from generator.exports.entries import Teller, given, listed
from generator.model import Card, Link
from generator.pages import Imprint


def made(
    _fetch: object, *, imprint: Imprint, cards: Iterable[Card], spots: tuple[tuple[str, str, str], ...], left_out: int
) -> bytes:
    """The features in the order of the events. ``spots`` are (address of a place, latitude, longitude)."""
    teller = Teller(imprint)
    known = {address: (float(latitude), float(longitude)) for address, latitude, longitude in spots}
    page = teller.where(imprint.page)
    head = {
        "type": "FeatureCollection",
        "name": imprint.title,
        **given({"summary": imprint.summary, "rights": imprint.rights}),
        **page,
        "left_out": left_out,
    }
    features = (feature for card in cards for feature in _features(card, known, imprint, teller))
    return listed(head, "features", features)


def _features(card: Card, known: dict[str, tuple[float, float]], imprint: Imprint, teller: Teller) -> Iterator[Said]:
    places = {link.address: link for link in card.places if link.address in known}
    said = _properties(card, imprint, teller)
    for address, place in places.items():
        latitude, longitude = known[address]
        yield {
            "type": "Feature",
            "id": f"{card.address} {address}",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": said | {"place": place.title, "place_address": teller.where(address)["address"]},
        }


def _properties(card: Card, imprint: Imprint, teller: Teller) -> Said:
    """Flat, as programs for maps want them."""
    date = dated(card.date, imprint, text=card.date_text)
    words = {"date": date.pop("edtf"), "when": date.pop("text")}
    picture = teller.where(card.picture.address) if card.picture else {}
    more = {
        "timezone": card.zone,
        "summary": card.summary,
        "people": _names(card.people),
        "organisations": _names(card.organisations),
        "tags": _names(card.tags),
        "lane": card.lane,
        "importance": card.importance,
        "language": "" if card.lang == imprint.language else card.lang,
        "picture": picture.get("url", picture.get("address")),
    }
    return {"title": card.title, **teller.where(card.address), **words, **date, "status": card.status, **given(more)}


def _names(links: tuple[Link, ...]) -> list[str]:
    return [link.title for link in links]
