"""What a script must know of an entry to draw it, to choose it and to tell what was known when.

The same names and texts stand in the ``data-`` attributes of a list (docs/themes.md) and in the slices of a long
chronology, so one reader serves both. What most entries have is left out: what is not said is a confirmed event, a dot,
known on the day on which it begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from generator.dates.calendar import DAY
from generator.model import Card, Link
from generator.strip.alphabet import Extent, Shape, extents, shape

Traits = Iterator[tuple[str, str]]


def traits(card: Card, when: str) -> Traits:
    """Names and texts; ``when`` is the whole date in words. Instants are seconds, a list's names stand between ";"."""
    date = card.date
    yield "at", _extent(Extent(date.earliest, date.latest))
    if date.form == "all" and len(date.stretches) > 1:
        yield "spans", " ".join(map(_extent, extents(date)))
    yield "when", when
    sign = signed(shape(card))
    if sign != "dot":
        yield "sign", sign
    if unforeseen(card):
        yield "known", str(card.known)
    yield from _chosen_by(card)
    yield from _past(card)


def past(card: Card) -> Traits:
    """Those of them by which to tell what was known of it when."""
    yield "at", _extent(Extent(card.date.earliest, card.date.latest))
    if unforeseen(card):
        yield "known", str(card.known)
    yield from _standing(card)
    yield from _past(card)


def unforeseen(card: Card) -> bool:
    """Was it known on another day than that on which it begins?"""
    return not card.date.first <= card.known < card.date.first + DAY


def _extent(extent: Extent) -> str:
    """As ISO 8601 writes an interval: ``/`` between its ends, nothing on the side where it has none."""
    start, end = ("" if instant is None else instant for instant in (extent.start, extent.end))
    return f"{start}/{end}"


def signed(sign: Shape) -> str:
    """The words of a sign: its head, then what else it has."""
    more = ("fade_start", "fade_end", "arrow_start", "arrow_end", "uncertain")
    words = (sign.head, sign.body, *(name.replace("_", "-") for name in more if getattr(sign, name)))
    return " ".join(filter(None, words))


def _chosen_by(card: Card) -> Traits:
    """What a reader may choose it by."""
    yield from _standing(card)
    if card.lane:
        yield "lane", card.lane
    if card.importance:
        yield "importance", str(card.importance)
    for name in ("people", "organisations", "places", "tags"):
        links: Sequence[Link] = getattr(card, name)
        if links:
            yield name, cell(link.title for link in links)


def _standing(card: Card) -> Traits:
    if card.kind == "article":
        yield "kind", card.kind
    elif card.status != "confirmed":
        yield "status", card.status


def cell(names: Iterable[str]) -> str:
    """Several names in one text, as in a cell of a table: ``;`` between them, a backslash before one of theirs."""
    return ";".join([name.replace(";", "\\;") for name in names])


def _past(card: Card) -> Traits:
    """What was held of it before, and what it said."""
    if card.held:
        yield "held", held(card)
    if card.mended:
        yield "mended", json.dumps(card.mended, ensure_ascii=False, separators=(",", ":"))


def held(card: Card) -> str:
    """What was held of it, and since when: ``/`` between the two, spaces between one and the next."""
    return " ".join([f"{value}/{'' if since is None else since}" for value, since in card.held])
