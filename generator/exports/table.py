"""Events as rows of CSV, as ``content/`` reads them back: docs/authoring.md, "An event as a row".

Lines end as those of other texts do, and not as RFC 4180 (2, 1) has it: git would call each of them changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator import zones
from generator.dates import Date, Precision, before_gregorian, parse
from generator.exports.cells import citations, json, listed, plain, sources
from generator.model import Event, Image, Status

ALWAYS = ("slug", "title", "date")
ORDER = (
    *ALWAYS,
    *("calendar", "timezone", "date_text", "known", "order", "status", "summary"),
    *("people", "organisations", "places", "tags", "lane", "importance", "sources", "related"),
    *("corrections", "updates", "image.src", "image.alt", "image.caption", "image.credit", "image.licence"),
    *("aliases", "draft", "embargo", "expires", "lang", "body"),
)
_QUOTED = re.compile(r'[",\r\n]')
_INDENTED = re.compile(r"\s")


def made(
    _fetch: object,
    *,
    events: tuple[Event, ...],
    slugs: tuple[str, ...],
    related: tuple[tuple[str, ...], ...],
    zone: str,
) -> bytes:
    """The table of these events, with the columns that any of them needs.

    ``slugs`` and ``related`` take the place of the events' own; ``zone`` is the site's. What an author keeps as
    ``extra`` may be meant for nobody else, so it is in none.
    """
    rows = [
        _row(event, zone) | {"slug": slug, "related": listed(others), "body": _body(event.text.source)}
        for event, slug, others in zip(events, slugs, related, strict=True)
    ]
    given = {name for row in rows for name, cell in row.items() if cell}
    columns = [name for name in ORDER if name in ALWAYS or name in given]
    return _written(columns, rows)


def _written(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    lines = [",".join(columns), *[",".join([_cell(row.get(name, "")) for name in columns]) for row in rows], ""]
    return "\n".join(lines).encode()


def _cell(text: str) -> str:
    """In quotes where it must be (RFC 4180, 2), five times as quick as the csv module, which asks each letter."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _row(event: Event, zone: str) -> dict[str, str]:
    date = event.date
    julian = date.calendar == "julian"
    return {
        "title": plain(event.title),
        "date": date.text,
        # Said of a day for which it would be asked otherwise.
        "calendar": "julian" if julian else "gregorian" if before_gregorian(date) else "",
        "timezone": event.zone,
        "date_text": plain(event.date_text),
        "known": _known(event, zone),
        "order": str(event.order or ""),
        "status": _status(event.status),
        "summary": "" if event.summary == event.text.opening else plain(event.summary),
        "people": listed(event.people),
        "organisations": listed(event.organisations),
        "places": listed(event.places),
        "tags": listed(event.tags),
        "lane": plain(event.lane),
        "importance": str(event.importance or ""),
        "sources": sources(event.sources),
        "corrections": json([_said(c.date, was=c.was, now=c.now, why=c.why) for c in event.corrections]),
        "updates": json([_said(u.date, note=u.note) for u in event.updates]),
        **_image(event.image),
        "aliases": listed(tuple(f"/{alias}" for alias in event.aliases)),
        "draft": "true" if event.draft else "",
        "embargo": event.embargo.text if event.embargo else "",
        "expires": event.expires.text if event.expires else "",
        "lang": event.lang,
    }


def _said(date: Date, **words: str) -> dict[str, object]:
    return {"date": date.text, **{name: text for name, text in words.items() if text}}


def _image(image: Image | None) -> dict[str, str]:
    if not image:
        return {}
    names = ("src", "alt", "caption", "credit", "licence")
    return {f"image.{name}": plain(getattr(image, name)) for name in names}


def _status(held: Sequence[Status]) -> str:
    if len(held) == 1 and not held[0].since and not held[0].sources:
        return held[0].value
    return json(
        [
            {"value": one.value}
            | ({"from": one.since.text} if one.since else {})
            | ({"sources": citations(one.sources)} if one.sources else {})
            for one in held
        ]
    )


def _body(source: str) -> str:
    """A text that begins with spaces stands on a line of its own: they mean something, and no cell begins with any."""
    text = source.rstrip()
    while (line := text.partition("\n"))[1] and not line[0].strip():
        text = line[2]
    return plain(f"\n{text}" if _INDENTED.match(text) else text, semicolons=False)


def _known(event: Event, zone: str) -> str:
    """When it became known, where that does not follow from the rest, or would be read otherwise."""
    known = event.known
    if known is None or _follows(known, event, zone):
        return ""
    return known.text if parse(known.text, zones.zone(zone)) == known else ""


def _follows(known: Date, event: Event, zone: str) -> bool:
    """Is it the last day on which the event can have begun, with no word on it from that day or before?"""
    since = event.status[0].since if event.status else None
    stretch = event.date.stretches[0]
    start = stretch.start or stretch.end
    if event.date.form not in ("moment", "interval") or not start or (since and since.first <= known.first):
        return False
    if known.precision != Precision.DAY or known.uncertain or known.approximate:
        return False
    if start.precision < Precision.DAY:
        return known.latest == start.latest
    day, calendar = start.digits.partition("T")[0], event.date.calendar
    return known.text == day and parse(day, zones.zone(event.zone or zone), calendar) == known
