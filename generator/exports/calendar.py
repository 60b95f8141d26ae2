"""Events as an iCalendar (RFC 5545, RFC 7986), with what it cannot say left out and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from uuid import NAMESPACE_URL

from generator import addresses, language
from generator.exports.lines import day, joined, text, time
from generator.exports.when import Span, spans
from generator.model import Card
from generator.pages import Almanac

_STATUS = {
    "confirmed": "CONFIRMED",
    "expected": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
    "retracted": "CANCELLED",
}  # of what is reported or disputed a calendar has no word, and the summary says it
_PARAGRAPH = "\n\n"
_UTC = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def made(
    _fetch: object,
    *,
    almanac: Almanac,
    cards: Iterable[Card],
    marks: tuple[str, ...],
    statuses: tuple[tuple[str, str], ...],
    coordinates: tuple[tuple[str, str, str], ...],
) -> bytes:
    """The calendar of these events.

    ``marks`` hold for each card what makes its identifier, its sequence number and the instant of its last change,
    with spaces between. ``statuses`` are (value, in words), ``coordinates`` (address of a place, latitude, longitude).
    """
    teller = _Teller(almanac, dict(statuses), {place: f"{lat};{lon}" for place, lat, lon in coordinates})
    events, left_out = bytearray(), 0  # line by line, so that of many not all are held at once
    for card, mark in zip(cards, marks, strict=True):
        lines = teller.event(card, mark)
        events += joined(lines)
        left_out += not lines
    changed = max((int(mark.rpartition(" ")[2]) for mark in marks), default=0)
    head = joined(("BEGIN:VCALENDAR", *teller.head(changed, left_out)))
    inside = events or joined(_UTC)  # a calendar holds something (3.4)
    return b"".join((head, inside, joined(("END:VCALENDAR",))))


@dataclass(frozen=True, slots=True)
class _Teller:
    almanac: Almanac
    statuses: Mapping[str, str]
    coordinates: Mapping[str, str]

    def head(self, changed: int, left_out: int) -> Iterator[str]:
        """What the calendar says of itself."""
        almanac, name = self.almanac, text(self.almanac.name)
        yield from ("VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN")
        yield from (f"NAME:{name}", f"X-WR-CALNAME:{name}")
        if almanac.summary:
            yield from (f"DESCRIPTION:{text(almanac.summary)}", f"X-WR-CALDESC:{text(almanac.summary)}")
        yield from (f"X-WR-TIMEZONE:{almanac.zone}", f"LAST-MODIFIED:{time(changed)}")
        if almanac.base_url:
            yield f"URL:{addresses.absolute(almanac.base_url, almanac.page)}"
            yield f"SOURCE;VALUE=URI:{addresses.absolute(almanac.base_url, almanac.address)}"
        yield from ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
        if left_out:
            yield f"X-COMMENT:{text(almanac.left_out.replace('{count}', str(left_out)))}"

    def event(self, card: Card, mark: str) -> list[str]:
        """The components of an event, one for each of several dates; nothing where a calendar cannot say when."""
        found = spans(card.date, card.zone or self.almanac.zone)
        if not found:
            return []
        key, sequence, changed = mark.rsplit(" ", 2)
        stamp = time(int(changed))
        changes = [f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{sequence}"]
        told = self._told(card, exact=all(span.exact for span in found))
        lines = []
        for number, span in enumerate(found, 1):
            again = f" {number}" if number > 1 else ""
            name = identifier(f"{self.almanac.base_url or self.almanac.site}/{key}{again}")
            lines += ["BEGIN:VEVENT", f"UID:{name}", *changes, *_dated(span), *told, "END:VEVENT"]
        return lines

    def _told(self, card: Card, *, exact: bool) -> list[str]:
        when = language.words(card.date, self.almanac.language, zone=self.almanac.zone, text=card.date_text)
        status = "" if card.status == "confirmed" else self.statuses.get(card.status, card.status)
        aside = ", ".join([word for word in ("" if exact else when, status) if word])
        said = f"{when} ({status})" if status else when
        spoken = f";LANGUAGE={card.lang}" if card.lang not in ("", self.almanac.language) else ""  # RFC 5545, 3.2.10
        lines = [
            f"SUMMARY{spoken}:{text(f'{card.title} ({aside})' if aside else card.title)}",
            f"DESCRIPTION:{text(_PARAGRAPH.join([said, card.summary] if card.summary else [said]))}",
            "TRANSP:TRANSPARENT",  # who reads of it is not taken up by it
        ]
        if card.status in _STATUS:
            lines.append(f"STATUS:{_STATUS[card.status]}")
        if card.tags:
            lines.append(f"CATEGORIES:{','.join([text(link.title) for link in card.tags])}")
        if card.places:
            lines += self._placed(card)
        if self.almanac.base_url:
            lines.append(f"URL:{addresses.absolute(self.almanac.base_url, card.address)}")
        return lines

    def _placed(self, card: Card) -> list[str]:
        names = f"LOCATION:{text(', '.join([link.title for link in card.places]))}"
        known = [self.coordinates[link.address] for link in card.places if link.address in self.coordinates]
        return [names, f"GEO:{known[0]}"] if known else [names]


def identifier(name: str) -> str:
    """The UUID of a name in the name space of URLs (RFC 9562, 5.5), as RFC 7986 wants an identifier to be."""
    digits = sha1(NAMESPACE_URL.bytes + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def _dated(span: Span) -> list[str]:
    if not span.timed:
        return [f"DTSTART;VALUE=DATE:{day(span.start)}", f"DTEND;VALUE=DATE:{day(span.end or span.start + 1)}"]
    start = f"DTSTART:{time(span.start)}"
    return [start] if span.end is None else [start, f"DTEND:{time(span.end)}"]
