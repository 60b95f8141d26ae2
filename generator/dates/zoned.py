"""A time in a zone of its own."""

from __future__ import annotations

from dataclasses import replace

from generator.dates.calendar import DAY, HOUR, MINUTE, day_number
from generator.dates.value import Calendar, Date, Moment, Stretch, Zone


def zoned(date: Date, zone: Zone) -> Date:
    """The date with the offset of the zone on every time that names none, so that it is told as a local time."""
    return replace(date, stretches=tuple(_stretch(stretch, zone, date.calendar) for stretch in date.stretches))


def _stretch(stretch: Stretch, zone: Zone, calendar: Calendar) -> Stretch:
    start = _moment(stretch.start, zone, calendar)
    return replace(
        stretch, start=start, end=start if stretch.end is stretch.start else _moment(stretch.end, zone, calendar)
    )


def _moment(moment: Moment | None, zone: Zone, calendar: Calendar) -> Moment | None:
    if moment is None or moment.hour is None or moment.offset is not None:
        return moment
    local = day_number(moment.year, moment.month or 1, moment.day or 1, calendar) * DAY
    local += moment.hour * HOUR + (moment.minute or 0) * MINUTE + (moment.second or 0)
    return replace(moment, offset=zone(local))
