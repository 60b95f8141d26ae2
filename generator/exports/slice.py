"""A node of the tree of slices in JSON, as docs/slice.schema.json describes it: its best entries, and counts of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import language
from generator.exports import Fetch
from generator.exports.dated import Said, exact
from generator.exports.entries import around, listed, near
from generator.groups import anchor
from generator.model import Card
from generator.pages import Crowd
from generator.strip.traits import traits

FORMAT, VERSION = "dateline-slice", 1


def made(
    _fetch: Fetch,
    *,
    page: str,
    tongue: tuple[str, str],
    name: str,
    crowd: Crowd,
    below: tuple[Crowd, ...],
    facets: tuple[Crowd, ...],
    cards: Iterable[Card],
    places: str,
) -> bytes:
    """The file. ``page`` is the address of the timeline's, ``tongue`` the site's language and zone; ``name`` and
    ``facets`` are those of the whole, for the root alone. ``places`` has a line for each of the ``cards``: the page
    that lists it, and its id there where that does not follow from its address.
    """
    root = {"name": name, "language": tongue[0], "timezone": tongue[1]} if name else {}
    head = {
        "format": FORMAT,
        "version": VERSION,
        **root,
        **_counted(crowd),
        "below": [{**_counted(each), "file": each.file} for each in below],
        **({"facets": [_bundled(each) for each in facets]} if name else {}),
    }
    return listed(head, "entries", _entries(cards, places.split("\n"), page, tongue))


def _counted(crowd: Crowd) -> Said:
    return {"span": _span(crowd), "count": crowd.count, "reach": exact(crowd.reach), "bins": crowd.bins}


def _bundled(crowd: Crowd) -> Said:
    return {"span": _span(crowd), "count": crowd.count, "file": crowd.file}


def _span(crowd: Crowd) -> list[object]:
    return [exact(crowd.start), exact(crowd.end)]


def _entries(cards: Iterable[Card], places: Iterable[str], page: str, tongue: tuple[str, str]) -> Iterator[Said]:
    spoken, zone = tongue
    folder, up = around(page)
    for card, place in zip(cards, places, strict=True):
        when = language.words(card.date, spoken, zone=zone, text=card.date_text)
        own = near(card.address, folder, up)
        listed_at = own if "#" in card.address else near(_listed(card, place), folder, up)
        yield {
            "id": _id(card.address, folder),
            "title": card.title,
            "address": own,
            **({"page": listed_at} if listed_at != own else {}),
            **({"lang": card.lang} if card.lang and card.lang != spoken else {}),
            **({"unpublished": card.ribbon} if card.ribbon else {}),
            **dict(traits(card, when)),
        }


def _listed(card: Card, place: str) -> str:
    return place if "#" in place else f"{place}#{anchor(card.address)}"


def _id(address: str, folder: str) -> str:
    """What an entry is called among all of its timeline: as in its list, but with the folders that lie between."""
    page, _, given = address.partition("#")
    return given or f"e.{page.removeprefix(folder).removesuffix('.html')}"
