"""What a page is about, in the words of schema.org: one block of JSON-LD in its head, for search engines.

It says what the page says and nothing more. A date that ISO 8601 has no word for (before the year 1, after 9999, one of
several, about, perhaps) is left out, and so is what needs an address where the site has none.

It is on every page, so it is written piece by piece, as text: a place or a source is told once for all pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from markupsafe import Markup

from generator.addresses import absolute
from generator.dates.calendar import civil
from generator.memory import Memory
from generator.model import Article, Card, Correction, Entity, Event, Link, Picture, Site, Source
from generator.pages import Chronicle, Cited, Head
from generator.theme.iso import changed, days

Said = dict[str, str]  # name -> value as JSON; "" for what is not so

_MOST = 1 << 14  # links, sources and ways that are remembered as they are told
_ENTITIES = {"person": "Person", "organisation": "Organization", "place": "Place"}
_SCHEMA = "https://schema.org"
_STANDINGS = {
    "confirmed": "EventScheduled",  # "is taking place or has taken place on the startDate as scheduled"
    "expected": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


class Linked:
    """Tells what pages are about. Each method gives the element for the head of one page."""

    def __init__(self, site: Site, local: Callable[[int], int]) -> None:
        self._site = site
        self._local = local
        self._linked = lru_cache(_MOST)(self._link)
        self._trail = lru_cache(_MOST)(self._way)
        self._works = Memory(_MOST)
        self._home = self._address("index.html")

    def page(self, head: Head, title: str) -> Markup:
        """A page of text, or a list of names."""
        return self._told(head, title, self._page("WebPage", head, title))

    def listed(self, head: Head, chronicle: Chronicle, title: str) -> Markup:
        """A list of entries, or a part of one."""
        order = "Descending" if chronicle.newest_first else "Ascending"
        items = {
            "numberOfItems": str(len(chronicle.cards) or (chronicle.period or chronicle).count),
            "itemListOrder": f'"{_SCHEMA}/ItemListOrder{order}"',
        }
        said = self._page("CollectionPage", head, title)
        said |= {"temporalCoverage": _text(self._years(chronicle)), "mainEntity": _thing("ItemList", items)}
        return self._told(head, title, said)

    def event(self, head: Head, event: Event, card: Card, sources: Sequence[Cited], timeline: Link | None) -> Markup:
        """An event, and the page about it; only the page where it was retracted, or no `startDate` can be said."""
        page = self._page("WebPage", head, card.title) | self._rest(event, card, sources, timeline)
        start, end = days(card.date)
        if card.status == "retracted" or not start:
            about = {"about": self._who(card), "contentLocation": self._all("Place", card.places)}
            return self._told(head, card.title, page | (about if not start else {}))
        page |= {"mainEntity": '{"@id":"#event"}', "description": ""}  # which is said of the event
        standing = _STANDINGS.get(card.status)
        said = {
            "@type": '"Event"',
            "@id": '"#event"',
            "name": quoted(card.title),
            "startDate": _text(start),
            "endDate": _text(end),
            "eventStatus": f'"{_SCHEMA}/{standing}"' if standing else "",
            "location": self._all("Place", card.places),
            "about": self._who(card),
            "keywords": _texts([link.title for link in card.tags]),
            "description": _text(head.description),
            "image": self._picture(head, card.picture),
            "url": _text(head.canonical),
        }
        return self._told(head, card.title, said, page)

    def article(
        self, head: Head, article: Article, card: Card, sources: Sequence[Cited], timeline: Link | None
    ) -> Markup:
        """An article."""
        said = self._page("NewsArticle", head, card.title) | {
            "headline": quoted(card.title),
            "datePublished": _text(days(article.published)[0]),
            "author": _list([_thing("Person", {"name": quoted(name)}) for name in article.authors]),
            "publisher": _thing("Organization", {"name": quoted(self._site.title), "url": _text(self._home)}),
            "about": self._who(card),
            "contentLocation": self._all("Place", card.places),
            "keywords": _texts([link.title for link in card.tags]),
            "image": self._picture(head, card.picture),
        }
        return self._told(head, card.title, said | self._rest(article, card, sources, timeline))

    def entity(self, head: Head, kind: str, name: str, entity: Entity | None, picture: Picture | None) -> Markup:
        """A person, an organisation or a place."""
        said = {
            "@type": quoted(_ENTITIES[kind]),
            "name": quoted(name),
            "description": _text(head.description),
            "image": self._picture(None, picture),
            "url": _text(head.canonical),
        }
        return self._told(head, name, said | (_described(entity) if entity else {}))

    # ---- what they are made of

    def _told(self, head: Head, title: str, *things: Said) -> Markup:
        graph = [_object(thing) for thing in things]
        if head.trail:
            graph.append(self._to_here(head, title))
        else:
            graph.append(_thing("WebSite", {"name": quoted(self._site.title), "url": _text(self._home)}))
        return element(f'{{"@context":"{_SCHEMA}","@graph":[{",".join(graph)}]}}')

    def _page(self, kind: str, head: Head, title: str) -> Said:
        return {
            "@type": f'"{kind}"',
            "name": quoted(title),
            "description": _text(head.description),
            "url": _text(head.canonical),
            "inLanguage": quoted(head.lang or self._site.language),
        }

    def _to_here(self, head: Head, title: str) -> str:
        """The way from the home page; the last of it is the page itself, as search engines want it."""
        here = {"position": str(len(head.trail) + 1), "name": quoted(title), "item": _text(head.canonical)}
        steps = f"[{self._trail(head.trail)},{_thing('ListItem', here)}]"
        return _thing("BreadcrumbList", {"itemListElement": steps})

    def _way(self, trail: tuple[Link, ...]) -> str:
        named = [(n, quoted(link.title), _text(self._address(link.address))) for n, link in enumerate(trail, 1)]
        return ",".join([_thing("ListItem", {"position": str(n), "name": name, "item": at}) for n, name, at in named])

    def _rest(self, document: Event | Article, card: Card, sources: Iterable[Cited], timeline: Link | None) -> Said:
        """What is said of the text itself: where it belongs, when it was changed, what it rests on."""
        return {
            "isPartOf": self._linked("CollectionPage", timeline) if timeline else "",
            "dateModified": _text(modified(document, card)),
            "correction": _list([_correction(each) for each in document.corrections]),
            "citation": _list(
                [self._works.of(_work, each.source) for each in sources if isinstance(each.source, Source)]
            ),
        }

    def _who(self, card: Card) -> str:
        people = [self._linked("Person", link) for link in card.people]
        return _list([*people, *[self._linked("Organization", link) for link in card.organisations]])

    def _all(self, kind: str, links: Iterable[Link]) -> str:
        return _list([self._linked(kind, link) for link in links])

    def _link(self, kind: str, link: Link) -> str:
        return _thing(kind, {"name": quoted(link.title), "url": _text(self._address(link.address))})

    def _picture(self, head: Head | None, picture: Picture | None) -> str:
        """The page's own picture, else the one that it is shared with."""
        if picture and picture.address and self._site.base_url:
            return quoted(self._address(picture.address))
        return quoted(head.picture.address) if head and head.picture else ""

    def _address(self, address: str) -> str:
        return absolute(self._site.base_url, address) if address and self._site.base_url else ""

    def _years(self, chronicle: Chronicle) -> str:
        years = [civil(self._local(instant))[0] for instant in _ends(chronicle)]
        return f"{years[0]:04}/{years[1]:04}" if years and 1 <= years[0] <= years[1] <= 9999 else ""


def element(json: str) -> Markup:
    """The script element. Nothing in it can end it or open a comment: HTML knows both by a ``<`` (HTML, 4.12.1.3)."""
    safe = json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704 - see above


def _ends(chronicle: Chronicle) -> tuple[int, ...]:
    """Instants of the years in which the first and the last entry of the page begin; none where it does not know."""
    if not chronicle.period:
        return (chronicle.first, chronicle.last) if chronicle.count else ()
    cards = [card.date.first for card in chronicle.cards if isinstance(card, Card)]
    parts = [part.instant for part in chronicle.parts if part.unit in ("day", "month", "year")]
    shown = cards or parts
    return (shown[0], shown[-1]) if shown and len(parts) == len(chronicle.parts) else ()


def modified(document: Event | Article, card: Card) -> str:
    """The day on which an entry was changed last, as a machine reads it; "" where it never was."""
    date = changed(document, card)
    return days(date)[0] if date else ""


def _work(source: Source) -> str:
    """A source as a work that is cited."""
    said = {
        "name": quoted(source.title),
        "author": _text(source.author),
        "publisher": _thing("Organization", {"name": quoted(source.publisher)}) if source.publisher else "",
        "datePublished": _text(days(source.date)[0]) if source.date else "",
        "url": _text(source.url),
        "archivedAt": _text(source.archive),
    }
    return _thing("CreativeWork", said)


def _described(entity: Entity) -> Said:
    born, died = (days(date)[0] if date else "" for date in (entity.born, entity.died))
    said = {"alternateName": _texts(entity.names), "birthDate": _text(born), "deathDate": _text(died)}
    if entity.coordinates:
        latitude, longitude = map(quoted, entity.coordinates)
        said["geo"] = _thing("GeoCoordinates", {"latitude": latitude, "longitude": longitude})
    return said


def _correction(correction: Correction) -> str:
    why = f" ({correction.why})" if correction.why else ""
    text = f"{correction.was} → {correction.now}{why}"
    return _thing("CorrectionComment", {"text": quoted(text), "datePublished": _text(days(correction.date)[0])})


def _thing(kind: str, said: Said) -> str:
    return _object({"@type": f'"{kind}"', **said})


def _object(said: Said) -> str:
    return "{" + ",".join([f'"{name}":{value}' for name, value in said.items() if value]) + "}"


def _list(values: Sequence[str]) -> str:
    return f"[{','.join(values)}]" if values else ""


def _texts(values: Sequence[str]) -> str:
    return _list(list(map(quoted, values)))


def _text(value: str) -> str:
    return quoted(value) if value else ""
