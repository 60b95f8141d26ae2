"""Dates for machines: the values of ``<time datetime>``, and whether a day is older than the Gregorian calendar."""

from __future__ import annotations

from generator.dates.calendar import DAY, HOUR, MINUTE, day_number, year_month_day
from generator.dates.value import Calendar, Date, Moment


def machine(date: Date) -> tuple[str, str]:
    """What ``<time datetime>`` may say of the start and of the end; "" where HTML has no word for it.

    A single moment has a start only, a set neither. HTML knows years, months, days and times of the Gregorian calendar
    from year 1 on; a Julian day or time is turned into one, a Julian month or year has none.
    """
    if date.form == "moment":
        return _value(date.stretches[0].start, date.calendar), ""
    if date.form == "interval":
        return _value(date.stretches[0].start, date.calendar), _value(date.stretches[0].end, date.calendar)
    return "", ""


def before_gregorian(date: Date) -> bool:
    """Does the date name a day, read as Gregorian, before 15 October 1582, when nobody yet counted so?

    A year or a month is not asked: it makes no odds there. For the warning that asks for ``calendar:``.
    """
    return date.calendar == "gregorian" and any(
        moment.day is not None and (moment.year, moment.month or 12, moment.day) < (1582, 10, 15)
        for moment in date.moments
    )


def east(moment: Moment, calendar: Calendar) -> int:
    """Seconds east of UTC where the moment was written: the zone it names, else what its digits differ by."""
    if moment.offset is not None:
        return moment.offset
    days = day_number(moment.year, moment.month or 1, moment.day or 1, calendar)
    civil = days * DAY + (moment.hour or 0) * HOUR + (moment.minute or 0) * MINUTE + (moment.second or 0)
    return civil - moment.earliest


def _value(moment: Moment | None, calendar: Calendar) -> str:
    if moment is None or moment.season or moment.significant or "X" in moment.digits:
        return ""
    year, month, day = moment.year, moment.month, moment.day
    if calendar == "julian":
        if not month or not day:
            return ""
        year, month, day = year_month_day(day_number(year, month, day, calendar))
    if year < 1:
        return ""
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}{_time(moment, calendar)}" if day else f"{year:04}-{month:02}"


def _time(moment: Moment, calendar: Calendar) -> str:
    """``T10:35-04:00``: the zone is the author's own, else the one that the instant betrays."""
    if moment.hour is None or moment.minute is None:
        return ""
    second = "" if moment.second is None else f":{moment.second:02}"
    return f"T{moment.hour:02}:{moment.minute:02}{second}{_offset(east(moment, calendar))}"


def _offset(seconds: int) -> str:
    """``Z`` or ``±hh:mm``; "" for a local mean time of the years before time zones, which HTML cannot say."""
    if not seconds:
        return "Z"
    sign, ahead = "-" if seconds < 0 else "+", abs(seconds)
    return "" if ahead % MINUTE else f"{sign}{ahead // HOUR:02}:{ahead // MINUTE % 60:02}"
