"""What was kept in the cache, taken out for a page that is stale: the plan's inputs as its template sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from generator.cache import thawed
from generator.model import Article, Card, Event, Kept, Picture, Site
from generator.pages import Block, Change, Chronicle, Cited, Head, Page, Shelf

_MOST_CARDS = 20_000  # that a process remembers
_MOST_DOCUMENTS = 2000

Fetch = Callable[[bytes], bytes]  # the key of something kept -> its bytes


class Warm:
    """Takes values out of the cache, and remembers the cards that many lists show."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._cards: dict[bytes, Card] = {}
        self._documents: dict[bytes, object] = {}

    def inputs(self, page: Page) -> tuple[tuple[str, object], ...]:
        """The page's inputs as its template sees them; an entry's page describes itself by the entry's summary."""
        values = {name: self._of(value) for name, value in page.inputs}
        card, head, site = (values.get(name) for name in ("card", "head", "site"))
        if isinstance(card, Card) and isinstance(head, Head) and isinstance(site, Site):
            lang = "" if card.lang == site.language else card.lang
            values["head"] = replace(head, description=card.summary, lang=lang)
        return tuple(values.items())

    def _of(self, value: object) -> object:
        kind = type(value)
        if kind is Kept:
            return self._kept(cast("Kept", value))
        if kind is tuple:
            return tuple([self._of(v) for v in cast("tuple[object, ...]", value)])
        if isinstance(value, Chronicle):
            return replace(value, cards=cast("tuple[Card, ...]", self._of(value.cards)))
        if isinstance(value, Shelf):
            return replace(value, chronicle=cast("Chronicle", self._of(value.chronicle)))
        if isinstance(value, Cited):
            return Cited(cast("Kept", self._of(value.source)), value.address, value.count)
        if isinstance(value, Block):
            return Block(value.slug, cast("Card", self._of(value.card)), value.body)
        if isinstance(value, Change):
            return Change(cast("Card", self._of(value.card)), cast("Kept", self._of(value.change)))
        return value

    def _kept(self, kept: Kept) -> object:
        if kept.document:
            return self._thawed(kept.key)
        found = self._cards.get(kept.digest)
        if found is None:
            if len(self._cards) >= _MOST_CARDS:
                self._cards.clear()
            found = self._cards[kept.digest] = card(cast("Event | Article", self._thawed(kept.key)), kept)
        return found

    def _thawed(self, key: bytes) -> object:
        """The value of a key; the last ones are remembered: an event's page shows its card, and so does the next."""
        found = self._documents.get(key)
        if found is None:
            if len(self._documents) >= _MOST_DOCUMENTS:
                self._documents.clear()
            found = self._documents[key] = thawed(self._fetch(key))
        return found


def card(document: Event | Article, kept: Kept) -> Card:
    """What other pages may show of an entry."""
    event = document if isinstance(document, Event) else None
    people, organisations, places, tags = kept.links
    return Card(
        kind=document.kind,
        address=kept.address,
        title=document.title,
        date=document.date if isinstance(document, Event) else document.published,
        zone=event.zone if event else "",
        date_text=event.date_text if event else "",
        summary=document.summary,
        status=event.status[-1].value if event and event.status else "confirmed",
        people=people,
        organisations=organisations,
        places=places,
        tags=tags,
        picture=_picture(document, kept),
        sources=len(document.sources),
        corrected=max((c.date for c in document.corrections), key=lambda d: d.first, default=None),
        updated=max((u.date for u in document.updates), key=lambda d: d.first, default=None),
        lane=kept.lane,
        importance=event.importance if event else 0,
        lang=document.lang,
    )


def _picture(document: Event | Article, kept: Kept) -> Picture | None:
    image = document.image
    if not image:
        return None
    file = kept.picture
    where = (file.address, file.width, file.height) if file else ("", 0, 0)
    return Picture(*where, image.alt, image.caption, image.credit, image.licence)
