"""Dates for machines: the values of ``<time datetime>``, and whether a day is older than the Gregorian calendar."""

from __future__ import annotations

from generator.dates.calendar import DAY, HOUR, MINUTE, day_number, year_month_day
from generator.dates.value import Calendar, Date, Moment, Precision


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


def _value(moment: Moment | None, calendar: Calendar) -> str:
    if moment is None or moment.season or moment.significant or "X" in moment.digits:
        return ""
    if calendar == "julian" and moment.precision < Precision.DAY:
        return ""
    year, month, day = _gregorian(moment, calendar)
    if year < 1:
        return ""
    parts = (f"{year:04}", f"-{month:02}" if month else "", f"-{day:02}" if day else "")
    return "".join(parts) + _time(moment, calendar)


def _gregorian(moment: Moment, calendar: Calendar) -> tuple[int, int | None, int | None]:
    if calendar == "julian" and moment.month and moment.day:
        return year_month_day(day_number(moment.year, moment.month, moment.day, calendar))
    return moment.year, moment.month, moment.day


def _time(moment: Moment, calendar: Calendar) -> str:
    """``T10:35-04:00``: the zone is the author's own, else the one that the instant betrays."""
    if moment.hour is None or moment.minute is None:
        return ""
    second = "" if moment.second is None else f":{moment.second:02}"
    return f"T{moment.hour:02}:{moment.minute:02}{second}{_offset(moment, calendar)}"


def _offset(moment: Moment, calendar: Calendar) -> str:
    """``Z`` or ``±hh:mm``; "" for a local mean time of the years before time zones, which HTML cannot say."""
    offset = _civil(moment, calendar) - moment.earliest
    sign, ahead = "-" if offset < 0 else "+", abs(offset)
    if ahead % MINUTE:
        return ""
    return f"{sign}{ahead // HOUR:02}:{ahead // MINUTE % 60:02}" if ahead else "Z"


def _civil(moment: Moment, calendar: Calendar) -> int:
    days = day_number(moment.year, moment.month or 1, moment.day or 1, calendar)
    return days * DAY + (moment.hour or 0) * HOUR + (moment.minute or 0) * MINUTE + (moment.second or 0)
