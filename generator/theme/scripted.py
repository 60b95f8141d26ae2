"""What a page says to its scripts: attributes of the strip and of the entries in the list under it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from generator import language
from generator.memory import Memory
from generator.model import Card, Site
from generator.pages import Chronicle
from generator.strip import cell, past, traits

_MOST = 20_000  # entries that are remembered
_WIDTH = 640  # pixels for which the silences are looked for, as on the strip that stands there without a script
_IDES = -63_522_835_200  # in the year 44 BCE: how a year before the common era is written


class Scripted:
    """Attributes of one site; ``words`` gives a date in its language."""

    def __init__(self, site: Site, words: Callable[..., str]) -> None:
        self._site = site
        self._words = words
        self._known = Memory(_MOST)

    def data(self, card: Card) -> Markup:
        """The ``data-`` attributes by which a script knows an entry of a list."""
        return self._known.of(self._entry, card)

    def _entry(self, card: Card) -> Markup:
        return _attributes(traits(card, self._words(card.date, card.date_text)))

    def past(self, card: Card) -> Markup:
        """Those of them by which it knows what was known of an entry when."""
        return _attributes(past(card))

    def scale(self, chronicle: Chronicle) -> Markup:
        """Those by which it knows the strip: its zone, its eras and rows, how far it goes, where most of it lies.

        And the names of the months: a browser loads what it knows of languages for as long as all else takes.
        """
        eras = [(era.name, era.date.earliest, era.date.latest) for era in chronicle.eras]
        said = [
            ("zone", self._site.timezone),
            ("bce", language.heading(_IDES, "year", self._site.language, zone="UTC")),
            ("months", cell([language.month(number, self._site.language) for number in range(1, 13)])),
            ("eras", json.dumps(eras, ensure_ascii=False) if eras else ""),
            ("lanes", cell(chronicle.lanes)),
            ("extent", f"{chronicle.first}/{chronicle.last}" if chronicle.continued else ""),
            ("begin", "" if chronicle.continued else _begun(chronicle)),
        ]
        return _attributes((name, text) for name, text in said if text)


def _attributes(said: Iterable[tuple[str, str]]) -> Markup:
    pairs = [f' data-{name}="{escape(text)}"' for name, text in said]
    return Markup("".join(pairs))  # noqa: S704 - escaped, piece by piece


def _begun(chronicle: Chronicle) -> str:
    """The stretch of time with most entries, where silences part the record; "" where there is but one."""
    from generator.strip.axis import stretches

    dates = [card.date for card in chronicle.cards if isinstance(card, Card)]
    spans = [(date.first, max(date.first, date.latest or date.first)) for date in dates]
    pieces = stretches(spans, _WIDTH) if len(spans) > 2 else []
    if len(pieces) < 2:
        return ""
    start, end = max(pieces, key=lambda piece: sum(piece[0] <= first <= piece[1] for first, _ in spans))
    return f"{start}/{end}"
