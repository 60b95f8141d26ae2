"""What stands over a stretch of a chronology, and beside an entry under it."""

from __future__ import annotations

from functools import lru_cache

from generator.dates import Date, Precision
from generator.dates.calendar import DAY, HOUR, MINUTE, year_month_day
from generator.language.dates import said, speaker
from generator.language.fields import Point
from generator.language.points import shown, told
from generator.language.readings import local
from generator.language.spans import of_years

FIELDS = {"year": 1, "month": 2, "day": 3}
YEARS = {"decade": 10, "century": 100, "millennium": 1000}


@lru_cache(maxsize=4096)
def heading(instant: int, unit: str, language: str, *, zone: str = "UTC") -> str:
    """The name of the year, month, day … in which the instant lies: "2022", "March 2022", "the 1880s", "44 BCE".

    ``unit`` is year, month, day, decade, century, millennium, or a number of years ("10000"). Years are counted
    astronomically, so the 1800s begin with 1800, and the decade of 44 BCE is "51–42 BCE"; from a millennium on, bounds
    before year 1 are rounded to the era's own thousands.
    """
    voice = speaker(language)
    now = year_month_day(local(instant, zone) // DAY)
    if unit in FIELDS:
        return told(_point(*now, depth=FIELDS[unit]), voice.manner)
    length = YEARS.get(unit) or int(unit)
    first = now[0] // length * length
    if first < 0 and length >= 1000:
        return shown([_rounded(first, first + length)], voice.manner)
    return of_years(first, first + length - 1, voice.manner, voice.phrases)


def civil(year: int, month: int, day: int, language: str) -> str:
    """The name of a year, of a month ("March 2022") or of a day ("24 March 2022"); 0 for what is left out."""
    return told(_point(year, month, day, depth=1 + bool(month) + bool(day)), speaker(language).manner)


def _point(year: int, month: int, day: int, *, depth: int) -> Point:
    return Point(year, month if depth > 1 else None, day if depth > 2 else None)


def _rounded(first: int, after: int) -> tuple[Point, Point]:
    return Point(first, rounded=True), Point(after, rounded=True) if after else Point(0)


def tick(instant: int, unit: str, language: str, *, zone: str = "UTC") -> str:
    """The short name of the year, month, day or hour: "2022", "March", "24 March", "10:00".

    A January is called by its year.
    """
    there = local(instant, zone)
    year, month, day = year_month_day(there // DAY)
    if unit == "hour":
        return f"{there % DAY // HOUR:02}:{there % HOUR // MINUTE:02}"
    if unit == "year" or (unit == "month" and month == 1) or abs(year) > 9999:
        return heading(instant, "year", language, zone=zone)
    return told(Point(year, month, day if unit == "day" else None), speaker(language, (year,)).manner)


def margin(date: Date, language: str, unit: str, *, zone: str = "UTC") -> str:
    """The date in words without what the heading over it says, which is that of the unit in which the date is sorted.

    Under a year: "18 March", "4–5 September", "in the course of the year"; under a month: "18", "4–5"; under a day the
    time, or "" for a date that is that day and no more: its heading has said it all. Other units say all of it.
    """
    depth = FIELDS.get(unit, 0)
    before = year_month_day(local(date.first, zone) // DAY)[:depth] if depth else ()
    if depth and _is(date, before):
        phrases = speaker(language).phrases
        whole = ("year", "month", "day")[depth - 1]
        if whole == "day":
            return ""
        if text := phrases.this_year if whole == "year" else phrases.this_month:
            return text
    return said(date, language, zone, before)


def _is(date: Date, before: tuple[int, ...]) -> bool:
    """Is the date this year, month or day, without doubt, and no more?"""
    if date.precision != _FINE[len(before)]:
        return False
    moment = date.moment
    if moment is None or date.calendar == "julian" or moment.uncertain or moment.approximate or "X" in moment.digits:
        return False
    return (moment.year, moment.month, moment.day)[: len(before)] == before


_FINE = (None, Precision.YEAR, Precision.MONTH, Precision.DAY)
