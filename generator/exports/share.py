"""The picture of an entry or a timeline for links that are shared: its date in words, its title, its place in time."""

from __future__ import annotations

from functools import lru_cache, partial

from generator import language, zones
from generator.dates import Date, parse
from generator.exports import Fetch
from generator.model import Card
from generator.pictures.font import writable
from generator.pictures.marks import RADIUS, SHORTEST, Mark
from generator.pictures.share import ROOM, Backdrop, Tick, picture
from generator.strip.alphabet import extents, shape
from generator.strip.axis import Axis, Words, ticks
from generator.strip.still import UNITS, Pieces, line

SCALE = ROOM / UNITS
ARROW = 64  # pixels: an open end goes on at least so far


def made(  # noqa: PLR0913 - the inputs of a page, by name
    fetch: Fetch,  # noqa: ARG001 - a picture shows no text
    *,
    site: str,
    story: str,
    tongue: tuple[str, str],
    pieces: Pieces,
    card: Card | None = None,
    status: str = "",
    levels: tuple[int, ...] = (),
    title: str = "",
    span: str = "",
) -> bytes:
    """The picture as PNG: of the entry on a ``card``, or of a timeline by its ``title``.

    ``tongue`` is (language, time zone), ``status`` a word for what is not confirmed. Of a timeline, ``span`` are the
    years as an EDTF date and ``levels`` how much begins in each slice of the line.
    """
    behind = _backdrop(site, story, tongue, pieces, levels)
    if card is None:
        return picture(behind, _words(parse(span), tongue), "", title, None)
    said = _words(card.date, tongue, card.date_text)
    return picture(behind, said, status, writable(card.title), _mark(card, line(pieces)))


def _words(date: Date, tongue: tuple[str, str], text: str = "") -> str:
    """A date in words; in an author's own where the font has them."""
    own = writable(text)
    return writable(language.words(date, tongue[0], zone=tongue[1], text=own))


@lru_cache(maxsize=4)
def _backdrop(site: str, story: str, tongue: tuple[str, str], pieces: Pieces, levels: tuple[int, ...]) -> Backdrop:
    on, most = line(pieces), max((4, *levels))
    spikes = tuple(((n + 0.5) * ROOM / len(levels), level / most) for n, level in enumerate(levels) if level)
    marked = (Tick(t.x * SCALE, t.label, t.line, t.at * SCALE) for t in ticks(on, _labels(tongue)))
    ends = tuple((left * SCALE, right * SCALE) for _, _, left, right in on.pieces)
    return Backdrop(story, site, ends, tuple(marked), spikes)


# ---- the mark


def _mark(card: Card, on: Axis) -> Mark:
    sign, x = shape(card), on.at(card.date.first) * SCALE
    if not sign.body:
        return Mark(sign, x)
    spans = tuple(_span(e.start, e.end, on) for e in extents(card.date))
    left, right = spans[0][0], spans[-1][1]
    if right - left < SHORTEST:
        return Mark(sign, min(max((left + right) / 2, RADIUS), ROOM - RADIUS))
    return Mark(sign, left, spans)


def _span(start: int | None, end: int | None, on: Axis) -> tuple[float, float]:
    left = on.at(start) * SCALE if start is not None else 0.0
    right = on.at(end) * SCALE if end is not None else float(ROOM)
    if end is None:
        left = min(left, right - ARROW)
    if start is None:
        right = max(right, left + ARROW)
    return left, right


# ---- the labels of the line


@lru_cache(maxsize=4)
def _labels(tongue: tuple[str, str]) -> Words:
    return Words(partial(_whole, tongue), partial(_tick, tongue), lambda _: "", partial(_local, tongue[1]))


def _local(zone: str, instant: int) -> int:
    return zones.local(instant, zone)


def _whole(tongue: tuple[str, str], instant: int, unit: str) -> str:
    """A name that stands alone: "April 2022", "24 March 2022"."""
    if unit == "hour":
        return _whole(tongue, instant, "day")
    return writable(language.heading(instant, unit, tongue[0], zone=tongue[1]))


def _tick(tongue: tuple[str, str], instant: int, unit: str) -> str:
    return writable(language.tick(instant, unit, tongue[0], zone=tongue[1]))
