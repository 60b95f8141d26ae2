"""When an event stands in a calendar: days or instants that iCalendar can say, or nothing where it cannot."""

from __future__ import annotations

from typing import NamedTuple

from generator import zones
from generator.dates import Date, Moment, Precision, Stretch
from generator.dates.calendar import DAY, day_number

_FIRST = day_number(1)
_LAST = day_number(9999, 12, 31)
_YEAR = 367 * DAY  # the longest year, and what clocks may be put back in it


class Span(NamedTuple):
    """From ``start`` to before ``end``: day numbers, or instants where it is ``timed``; a timed one may have no end.

    ``exact`` says that it is all that is known: no date in words can add to it.
    """

    start: int
    end: int | None
    timed: bool
    exact: bool


def spans(date: Date, zone: str) -> tuple[Span, ...]:
    """The stretches of a date of an event in an IANA zone; none where a calendar cannot say them.

    A calendar has the years 1 to 9999 (RFC 5545, 3.3.4) and a beginning for everything. What is not known to within a
    year is left out, too: nobody's decade is to be filled by what took a day of it.
    """
    found = (
        [_either(date, zone)] if date.form == "one" else [_stretch(stretch, date, zone) for stretch in date.stretches]
    )
    said = tuple(span for span in found if span and _within(span))
    return said if len(said) == len(found) else ()


def _either(date: Date, zone: str) -> Span | None:
    """One of several dates: from the first to the last of them."""
    if date.earliest is None or date.latest is None or date.latest - date.earliest > _YEAR:
        return None
    return Span(_day(date.earliest, zone), _day(date.latest, zone) + 1, timed=False, exact=False)


def _stretch(stretch: Stretch, date: Date, zone: str) -> Span | None:
    start, end = stretch.start, stretch.end
    if start is None or _loose(start) or (end and _loose(end)):
        return None
    exact = _exact(start) and end is not None and _exact(end)
    if start.hour is not None:
        return Span(start.earliest, _until(start, end), timed=True, exact=exact)
    first, last = _days(start, date, zone)
    if end and end is not start:
        last = _days(end, date, zone)[1]
    exact = exact and (end is None or end.hour is None)  # all of its last day would be too much
    return Span(first, last + 1, timed=False, exact=exact)


def _until(start: Moment, end: Moment | None) -> int | None:
    """The instant at which something ends that begins at a time, if that is known and another."""
    if end is None or end == start:
        return None
    instant = end.latest + 1 if end.hour is None else end.earliest
    return instant if instant > start.earliest else None


def _loose(moment: Moment) -> bool:
    return moment.latest - moment.earliest > _YEAR


def _exact(moment: Moment) -> bool:
    return moment.precision >= Precision.DAY and not (moment.uncertain or moment.approximate)


def _days(moment: Moment, date: Date, zone: str) -> tuple[int, int]:
    """The first and the last day that can be meant."""
    if moment.precision == Precision.DAY and moment.day and moment.month:
        number = day_number(moment.year, moment.month, moment.day, date.calendar)
        return number, number
    return _day(moment.earliest, zone), _day(moment.latest, zone)


def _day(instant: int, zone: str) -> int:
    return zones.local(instant, zone) // DAY


def _within(span: Span) -> bool:
    unit = DAY if span.timed else 1
    return _FIRST * unit <= span.start and (span.start if span.end is None else span.end) <= _LAST * unit
