"""Dates as TimelineJS draws them: from one point to another, each of them so many numbers of year to second."""

from __future__ import annotations

from typing import NamedTuple

from generator import zones
from generator.dates import Date, Precision
from generator.dates.calendar import civil

Point = tuple[int, ...]  # year, month, day, hour, minute, second, as many as are known

PARTS = {Precision.SEASON: 2, Precision.MONTH: 2, Precision.DAY: 3, Precision.MINUTE: 5, Precision.SECOND: 6}
_NAMES = ("year", "month", "day", "hour", "minute", "second")
_ITSELF = frozenset({Precision.YEAR, *PARTS}) - {Precision.SEASON}  # what is drawn as one point; the rest has two ends


class Drawn(NamedTuple):
    """Where an event stands on the line. ``end`` is () for a single point, and where none is known."""

    start: Point
    end: Point = ()


def drawn(date: Date, zone: str, clocks: str) -> Drawn:
    """A date in the Gregorian calendar, days in its own IANA zone, times by the clocks of the site.

    What is coarser than a year, or one of several dates, goes from the first to the last that can be meant. Where no
    start is known, the end is all there is; an open end is none.
    """
    if date.earliest is None:
        return Drawn(_point(date.first, date.precision, zone, clocks))
    start = _point(date.earliest, date.precision, zone, clocks)
    if date.latest is None or (date.form == "moment" and date.precision in _ITSELF):
        return Drawn(start)
    found = (moment.precision for moment in date.moments if moment.latest == date.latest)
    end = _point(date.latest, max(date.precision, *found), zone, clocks)
    return Drawn(start, end if end[: len(start)] > start else ())


def stretch(first: int, last: int, zone: str) -> Drawn:
    """From the day of one instant to that of another, as it is drawn behind events: never without an end.

    TimelineJS takes two ends that look the same for none, so a single day goes from its first minute to its last.
    """
    start, end = (civil(zones.local(instant, zone))[:3] for instant in (first, last))
    return Drawn((*start, 0, 0), (*end, 23, 59))


def told(point: Point) -> dict[str, int]:
    """The numbers by their names."""
    return dict(zip(_NAMES, point, strict=False))


def _point(instant: int, precision: Precision, zone: str, clocks: str) -> Point:
    there = clocks if precision >= Precision.MINUTE else zone
    return civil(zones.local(instant, there))[: PARTS.get(precision, 1)]
