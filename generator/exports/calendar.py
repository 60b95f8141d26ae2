"""Events as an iCalendar (RFC 5545, RFC 7986), with what it cannot say left out and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import addresses, language
from generator.exports.lines import day, joined, text, texts, time
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
    cards: tuple[Card, ...],
    marks: tuple[str, ...],
    statuses: tuple[tuple[str, str], ...],
    coordinates: tuple[tuple[str, str, str], ...],
) -> bytes:
    """The calendar of these events.

    ``marks`` hold for each card what makes its identifier, its sequence number and the instant of its last change,
    with spaces between. ``statuses`` are (value, in words), ``coordinates`` (address of a place, latitude, longitude).
    """
    teller = _Teller(almanac, dict(statuses), {place: f"{lat};{lon}" for place, lat, lon in coordinates})
    told = [list(teller.event(card, mark)) for card, mark in zip(cards, marks, strict=True)]
    left_out = sum(not lines for lines in told)
    changed = max((int(mark.rpartition(" ")[2]) for mark in marks), default=0)
    head = teller.head(changed, left_out)
    inside = [line for lines in told for line in lines] or _UTC  # a calendar holds something (3.4)
    return joined(("BEGIN:VCALENDAR", *head, *inside, "END:VCALENDAR"))


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

    def event(self, card: Card, mark: str) -> Iterator[str]:
        """The components of an event, one for each of several dates; nothing where a calendar cannot say when."""
        found = spans(card.date, card.zone or self.almanac.zone)
        if not found:
            return
        key, sequence, changed = mark.rsplit(" ", 2)
        stamp = time(int(changed))
        when = language.words(card.date, self.almanac.language, zone=self.almanac.zone, text=card.date_text)
        rest = list(self._told(card, when, exact=all(span.exact for span in found)))
        for number, span in enumerate(found, 1):
            yield "BEGIN:VEVENT"
            yield f"UID:{self._identifier(key, number)}"
            yield from (f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{sequence}")
            yield from _dated(span)
            yield from rest
            yield "END:VEVENT"

    def _identifier(self, key: str, number: int) -> str:
        again = f" {number}" if number > 1 else ""
        return str(uuid5(NAMESPACE_URL, f"{self.almanac.base_url}/{key}{again}"))

    def _told(self, card: Card, when: str, *, exact: bool) -> Iterator[str]:
        status = "" if card.status == "confirmed" else self.statuses.get(card.status, card.status)
        aside = ", ".join(filter(None, ("" if exact else when, status)))
        yield f"SUMMARY:{text(f'{card.title} ({aside})' if aside else card.title)}"
        said = [f"{when} ({status})" if status else when, *([card.summary] if card.summary else [])]
        yield f"DESCRIPTION:{text(_PARAGRAPH.join(said))}"
        if card.status in _STATUS:
            yield f"STATUS:{_STATUS[card.status]}"
        yield "TRANSP:TRANSPARENT"
        if card.tags:
            yield f"CATEGORIES:{texts(link.title for link in card.tags)}"
        yield from self._placed(card)
        if self.almanac.base_url:
            yield f"URL:{addresses.absolute(self.almanac.base_url, card.address)}"

    def _placed(self, card: Card) -> Iterator[str]:
        if card.places:
            yield f"LOCATION:{text(', '.join(link.title for link in card.places))}"
        known = [self.coordinates[link.address] for link in card.places if link.address in self.coordinates]
        if known:
            yield f"GEO:{known[0]}"


def _dated(span: Span) -> Iterator[str]:
    if not span.timed:
        yield f"DTSTART;VALUE=DATE:{day(span.start)}"
        yield f"DTEND;VALUE=DATE:{day(span.end or span.start + 1)}"
        return
    yield f"DTSTART:{time(span.start)}"
    if span.end is not None:
        yield f"DTEND:{time(span.end)}"
