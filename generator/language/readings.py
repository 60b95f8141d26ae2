"""A second reading of a date: a Julian day in the Gregorian calendar, a time in the zone of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from generator.dates import Calendar, Date, Moment, Stretch
from generator.dates.calendar import DAY, civil, day_number
from generator.dates.machine import east


@dataclass(frozen=True, slots=True)
class Reading:
    """The date told otherwise, None where that would say more than is known; ``before`` is what need not be told again.

    ``name`` is that of the zone, "" where it is the calendar that differs.
    """

    date: Date | None
    before: tuple[int, ...]
    name: str = ""

    @property
    def calendar(self) -> bool:
        """Is it the calendar that differs?"""
        return not self.name


def in_zone(date: Date, zone: str) -> Reading:
    """A date with times as the clocks of the zone show them."""
    timed = [moment for moment in date.moments if moment.hour is not None]
    there = _changed(date, lambda m: _at(m, m.earliest + _here(m, zone)) if m.hour is not None else m)
    days = {(m.year, m.month, m.day) for d in (date, there) for m in d.moments}
    day = next(iter(days)) if len(days) == 1 else ()
    years = {m.year for d in (date, there) for m in d.moments}
    known = day or (tuple(years) if len(years) == 1 else ())
    return Reading(there, tuple(n for n in known if n is not None), _utc(_here(timed[0], zone)))


def labels(date: Date, zone: str) -> tuple[tuple[str, ...], bool]:
    """The zones that the times must name, each once, and whether that is a single one and not this.

    None where all are of this zone and were written without one.
    """
    names: dict[str, None] = {}
    here, unnamed = True, True
    for moment in date.moments if "T" in date.text else ():
        if moment.hour is not None:
            own = east(moment, date.calendar)
            names[_utc(own)] = None
            here = here and own == _here(moment, zone)
            unnamed = unnamed and moment.offset is None
    if here and unnamed:
        return (), False
    return tuple(names), len(names) == 1 and not here


def zone_name(moment: Moment, calendar: Calendar) -> str:
    """The zone in which a time was written: "UTC", "UTC−4", "UTC+5:30"."""
    return _utc(east(moment, calendar))


def local(instant: int, zone: str) -> int:
    """The instant as a civil second in the zone. KeyError for a zone that nobody knows."""
    if zone == "UTC":
        return instant
    from generator import zones

    return zones.local(instant, zone)


def _here(moment: Moment, zone: str) -> int:
    return local(moment.earliest, zone) - moment.earliest


@cache
def _utc(offset: int) -> str:
    minutes = abs(offset) // 60
    if not minutes:
        return "UTC"
    odd = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{'+' if offset > 0 else '−'}{minutes // 60}{odd}"


def in_gregorian(date: Date) -> Reading:
    """A Julian date in the Gregorian calendar, which only days have."""
    if any(m.day is None or "X" in m.digits for m in date.moments):
        return Reading(None, ())
    told = _changed(date, _same_day)
    years = {m.year for d in (date, told) for m in d.moments}
    return Reading(told, tuple(years) if len(years) == 1 else ())


def _same_day(moment: Moment) -> Moment:
    number = day_number(moment.year, moment.month or 1, moment.day or 1, "julian")
    year, month, day, *_ = civil(number * DAY)
    return replace(moment, year=year, month=month, day=day, uncertain=(), approximate=())


def _at(moment: Moment, second: int) -> Moment:
    year, month, day, hour, minute, left = civil(second)
    seconds = None if moment.second is None else left
    return replace(moment, year=year, month=month, day=day, hour=hour, minute=minute, second=seconds)


def _changed(date: Date, change: Callable[[Moment], Moment]) -> Date:
    def of(moment: Moment | None) -> Moment | None:
        return change(moment) if moment else None

    stretches = tuple(Stretch(of(s.start), of(s.end), s.start_end, s.end_end) for s in date.stretches)
    return replace(date, calendar="gregorian", stretches=stretches)
