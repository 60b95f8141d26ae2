"""What was kept in the cache, taken out for a page that is stale: the plan's inputs as its template sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import is_
from typing import Any, ClassVar, cast

from generator.addresses import absolute
from generator.cache import thawed
from generator.chronology import MOST
from generator.memory import Memory
from generator.model import Card, Kept, Picture, Site, Source
from generator.pages import (
    KEY,
    Block,
    Change,
    Chronicle,
    Cited,
    Documents,
    Head,
    Item,
    Page,
    Placed,
    Shelf,
    Slide,
    Told,
)

_MOST_CARDS = 20_000  # that a process remembers
_MOST_SOURCES = 2000
_MOST_ITEMS = 2000
_HOLDERS: tuple[type, ...] = (Block, Change, Placed, Shelf, Slide, Told)  # what has something kept among its fields

Taken = Callable[[bytes], bytes]  # the key of something kept -> its bytes


class Warm:
    """Takes values out of the cache, and remembers the cards that many lists show."""

    def __init__(self, take: Taken) -> None:
        self._take = take
        self._cards: dict[bytes, Card] = {}
        self._cited: dict[tuple[bytes, str, int], Cited] = {}
        self._items = Memory(_MOST_ITEMS)

    def inputs(self, page: Page) -> tuple[tuple[str, object], ...]:
        """The page's inputs as its template sees them; an entry's page describes itself by the entry's summary."""
        values = {name: self._of(value) for name, value in page.inputs}
        card, head, site = (values.get(name) for name in ("card", "head", "site"))
        if isinstance(card, Card) and isinstance(head, Head) and isinstance(site, Site):
            lang = "" if card.lang == site.language else card.lang
            picture = head.picture or _shared(card, site)
            values["head"] = replace(head, description=card.summary, lang=lang, picture=picture)
        return tuple(values.items())

    def _of(self, value: object) -> object:
        warm = self._warming.get(type(value))
        return warm(self, value) if warm else value

    def _tuple(self, values: tuple[object, ...]) -> tuple[object, ...] | Flow:
        """The tuple itself where nothing of it was kept: what many pages share stays one object, and is drawn once.

        More than a page lists goes to a file that is written line by line: it comes one by one.
        """
        if len(values) > MOST and isinstance(values[0], Kept):
            return Flow(self._of, values)
        warmed = [self._of(value) for value in values]
        return values if all(map(is_, values, warmed)) else tuple(warmed)

    def _chronicle(self, value: Chronicle) -> Chronicle:
        return replace(value, cards=cast("tuple[Card, ...]", self._of(value.cards)))

    def _holder(self, value: object) -> object:
        kind: Any = type(value)
        return kind(*[self._of(getattr(value, name)) for name in kind.__slots__])

    def _kept(self, kept: Kept) -> object:
        if kept.document:
            return thawed(self._take(kept.key))
        found = self._cards.get(kept.digest)
        if found is None:
            if len(self._cards) >= _MOST_CARDS:
                self._cards.clear()
            found = self._cards[kept.digest] = resolved(cast("Card", thawed(self._take(kept.key))), kept)
        return found

    def _documents(self, documents: Documents) -> tuple[object, ...]:
        keys = documents.keys
        return tuple([thawed(self._take(keys[n : n + KEY])) for n in range(0, len(keys), KEY)])

    def _item(self, item: Item) -> Item:
        """The same object for the same item: an entry stands in many feeds, and is told once."""
        return self._items.of(self._told, item)

    def _told(self, item: Item) -> Item:
        return replace(item, told=cast("Told | Change", self._of(item.told)))

    def _source(self, cited: Cited) -> Cited:
        """The same object for the same citation: many pages cite one source, and what they show of it is drawn once."""
        asked = (cast("Kept", cited.source).key, cited.address, cited.count)
        found = self._cited.get(asked)
        if found is None:
            if len(self._cited) >= _MOST_SOURCES:
                self._cited.clear()
            found = self._cited[asked] = replace(cited, source=cast("Source", self._of(cited.source)))
        return found

    # Of the class: one that held its own methods would be a circle, and stay in memory with all that it remembers.
    _warming: ClassVar[Mapping[type, Callable[[Warm, Any], object]]] = {
        Kept: _kept,
        Documents: _documents,
        tuple: _tuple,
        Chronicle: _chronicle,
        Cited: _source,
        Item: _item,
        **dict.fromkeys(_HOLDERS, _holder),
    }


class Flow:
    """What was kept, taken out one by one whenever somebody goes through it: not all of it is there at once."""

    def __init__(self, warm: Callable[[object], object], values: tuple[object, ...]) -> None:
        self._warm = warm
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, len(self._values), MOST):
            yield from [self._warm(value) for value in self._values[start : start + MOST]]


def _shared(card: Card, site: Site) -> Picture | None:
    """An entry's own picture, for where no other is drawn to be shared."""
    picture = card.picture
    if not picture or not picture.address or not site.base_url:
        return None
    return replace(picture, address=absolute(site.base_url, picture.address))


def resolved(card: Card, kept: Kept) -> Card:
    """The card with all that planning found out."""
    people, organisations, places, tags = kept.links
    file, picture = kept.picture, card.picture
    if file and picture:
        width, height, widths = file.width, file.height, file.widths
        picture = replace(picture, address=file.address, width=width, height=height, widths=widths)
    return replace(
        card,
        address=kept.address,
        people=people,
        organisations=organisations,
        places=places,
        tags=tags,
        picture=picture,
        lane=kept.lane,
        ribbon=kept.ribbon,
    )
