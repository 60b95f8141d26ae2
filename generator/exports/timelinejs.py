"""Events as TimelineJS 3 reads them: one slide for each, dates in our words over dates that it can draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from generator import language
from generator.addresses import absolute
from generator.exports.dated import Said
from generator.exports.drawn import Drawn, drawn, stretch, told
from generator.exports.entries import given, listed
from generator.model import Card, Era, Picture
from generator.pages import Imprint

FIRST, LAST = -271_820, 275_759  # the years that a date of JavaScript can have; beyond, TimelineJS counts years only


def made(
    _fetch: object,
    *,
    imprint: Imprint,
    picture: Picture | None,
    eras: tuple[Era, ...],
    cards: Iterable[Card],
    span: tuple[int, int],
    statuses: tuple[tuple[str, str], ...],
    own_page: str,
) -> bytes:
    """The file. ``span`` are the first and the last instant of all events, ``statuses`` are (value, in words),
    ``own_page`` is the text of the link from a slide to its page.
    """
    spans = _eras(eras, span, imprint)
    cosmic = _cosmic([stretch(*span, imprint.zone), *spans.values()])
    words = dict(statuses)
    title = {
        "unique_id": _id(imprint.page),
        "text": {"headline": _html(imprint.title), "text": _text(imprint.summary, imprint.page, own_page, imprint)},
        **_media(picture, imprint.page, imprint),
        "autolink": False,
    }
    head = {
        "scale": "cosmological" if cosmic else "human",
        "title": title,
        "eras": [_era(era, spans[number], cosmic=cosmic) for number, era in enumerate(eras) if number in spans],
    }
    slides = (_slide(card, imprint, words, own_page) | _dates(card, imprint, cosmic=cosmic) for card in cards)
    return listed(head, "events", slides)


def _cosmic(stretches: Iterable[Drawn]) -> bool:
    """Is there a year for which JavaScript has no date?"""
    return any(not FIRST <= point[0] <= LAST for one in stretches for point in one)


def _slide(card: Card, imprint: Imprint, statuses: Mapping[str, str], own_page: str) -> Said:
    when = language.words(card.date, imprint.language, zone=imprint.zone, text=card.date_text)
    status = "" if card.status == "confirmed" else statuses.get(card.status, card.status)
    headline = f"{card.title} ({status})" if status else card.title
    return {
        "unique_id": _id(card.address),
        "display_date": _twice(when),
        "text": {"headline": _html(headline), "text": _text(card.summary, card.address, own_page, imprint)},
        **_media(card.picture, card.address, imprint),
        **given({"group": _twice(card.lane)}),
        "autolink": False,  # an address that an author wrote as text stays text
    }


def _dates(card: Card, imprint: Imprint, *, cosmic: bool) -> Said:
    one = drawn(card.date, card.zone or imprint.zone, imprint.zone)
    start, end = (point[:1] if cosmic else point for point in one)
    if not end or end[: len(start)] == start:
        return {"start_date": told(start)}
    return {"start_date": told(start), "end_date": told(end)}


def _eras(eras: tuple[Era, ...], events: tuple[int, int], imprint: Imprint) -> dict[int, Drawn]:
    """The eras that can be drawn, by their numbers: an end that is open is that of the events."""
    first, last = events
    spans = {}
    for number, era in enumerate(eras):
        start = first if era.date.earliest is None else era.date.earliest
        end = last if era.date.latest is None else era.date.latest
        if start <= end:
            spans[number] = stretch(start, end, imprint.zone)
    return spans


def _era(era: Era, span: Drawn, *, cosmic: bool) -> Said:
    start, end = span
    if cosmic:  # two years that are the same would be taken for an era without an end
        start, end = start[:1], (max(end[0], start[0] + 1),)
    return {"start_date": told(start), "end_date": told(end), "text": {"headline": _html(era.name)}}


def _media(picture: Picture | None, page: str, imprint: Imprint) -> Said:
    """A picture by its whole address: TimelineJS looks for it from wherever it stands."""
    if not picture or not picture.address or not imprint.base_url:
        return {}
    said = {
        "url": absolute(imprint.base_url, picture.address),
        "alt": picture.alt,
        "caption": _html(picture.caption),
        "credit": _html(", ".join(filter(None, (picture.credit, picture.licence)))),
        "link": absolute(imprint.base_url, page),
    }
    return {"media": given(said)}


def _text(summary: str, page: str, own_page: str, imprint: Imprint) -> str:
    said = f"<p>{_html(summary)}</p>" if summary else ""
    if not imprint.base_url:
        return said
    return f'{said}<p><a href="{escape(absolute(imprint.base_url, page))}">{_html(own_page)}</a></p>'


def _id(address: str) -> str:
    """The name of a slide, which stands in links to it: the address of its page."""
    return address.replace(".html", "", 1)


def _html(text: str) -> str:
    return escape(text, quote=False)


def _twice(text: str) -> str:
    """Text for a field that TimelineJS takes for HTML once to read it, and once more to show it."""
    return _html(_html(text))
