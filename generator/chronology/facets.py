"""What the entries of a list can be chosen by: the names that they have, with how many have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from generator.model import Card, Link
from generator.pages import Chronicle, Facet, Mention

NAMED = 12  # names of a facet that a page shows before somebody asks for more
FACETS = ("tags", "people", "organisations", "places", "status", "lane")


def facets(chronicle: Chronicle) -> tuple[Facet, ...]:
    """Those of the whole list where it stands on pages of its own, else of the cards on this page."""
    if chronicle.facets:
        return chronicle.facets
    cards = [card for card in chronicle.cards if isinstance(card, Card)]
    made = [_facet(name, cards) for name in FACETS]
    return tuple(facet for facet in made if telling(facet))


def telling(facet: Facet) -> bool:
    """Whether there is a choice: that all is confirmed says nothing."""
    return facet.count > (1 if facet.name == "status" else 0)


def facet(name: str, counts: Mapping[str, int], link: Callable[[str], Link]) -> Facet:
    """A facet with the names that most have, first; ``link`` says where a name leads."""
    most = sorted(counts, key=lambda title: (-counts[title], title.casefold(), title))[:NAMED]
    return Facet(name, len(counts), tuple(Mention(link(title), counts[title]) for title in most))


def _facet(name: str, cards: list[Card]) -> Facet:
    """One of the cards: whom two links mean by the same name is one to choose by."""
    if name in ("status", "lane"):
        words: list[str] = [getattr(card, name) for card in cards if name == "lane" or card.kind == "event"]
        return facet(name, Counter(filter(None, words)), Link)
    named = [{link.title: link for link in getattr(card, name)} for card in cards]
    links = {title: link for each in named for title, link in each.items()}
    return facet(name, Counter(title for each in named for title in each), links.__getitem__)
