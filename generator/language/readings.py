"""A second reading of a date: a Julian day in the Gregorian calendar, a time in the zone of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.dates import Date, Moment, Stretch
from generator.dates.calendar import DAY, civil, day_number


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


def second_reading(date: Date, zone: str, names: tuple[str, ...]) -> Reading | None:
    """How else the date is told: a Julian one in Gregorian, a time written in another zone in this one; else None.

    ``names`` are the ``labels`` of the date in that zone.
    """
    if date.calendar == "julian":
        return _gregorian(date)
    timed = _timed(date)
    if len(names) != 1 or all(_own(date, m) == _here(m, zone) for m in timed):
        return None
    there = _changed(date, lambda m: _at(m, m.earliest + _here(m, zone)) if m.hour is not None else m)
    days = {(m.year, m.month, m.day) for d in (date, there) for m in d.moments}
    day = next(iter(days)) if len(days) == 1 else ()
    years = {m.year for d in (date, there) for m in d.moments}
    known = day or (tuple(years) if len(years) == 1 else ())
    return Reading(there, tuple(n for n in known if n is not None), _utc(_here(timed[0], zone)))


def labels(date: Date, zone: str) -> tuple[str, ...]:
    """The zones that the times must name, each once: none where all are of this zone and were written without one."""
    if "T" not in date.text:
        return ()
    timed = _timed(date)
    if all(m.offset is None and _own(date, m) == _here(m, zone) for m in timed):
        return ()
    return tuple(dict.fromkeys(_utc(_own(date, m)) for m in timed))


def zone_name(moment: Moment, calendar: str) -> str:
    """The zone in which a time was written: "UTC", "UTC−4", "UTC+5:30"."""
    return _utc(_own_of(moment, calendar))


def local(instant: int, zone: str) -> int:
    """The instant as a civil second in the zone. KeyError for a zone that nobody knows."""
    if zone == "UTC":
        return instant
    from generator import zones

    return zones.local(instant, zone)


def _timed(date: Date) -> list[Moment]:
    return [m for m in date.moments if m.hour is not None]


def _own(date: Date, moment: Moment) -> int:
    return _own_of(moment, date.calendar)


def _own_of(moment: Moment, calendar: str) -> int:
    """Seconds east of UTC where it was written: what lies between its digits and its instant."""
    day = day_number(moment.year, moment.month or 1, moment.day or 1, "julian" if calendar == "julian" else "gregorian")
    time = (moment.hour or 0) * 3600 + (moment.minute or 0) * 60 + (moment.second or 0)
    return moment.offset if moment.offset is not None else day * DAY + time - moment.earliest


def _here(moment: Moment, zone: str) -> int:
    return local(moment.earliest, zone) - moment.earliest


def _utc(offset: int) -> str:
    minutes = abs(offset) // 60
    if not minutes:
        return "UTC"
    odd = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{'+' if offset > 0 else '−'}{minutes // 60}{odd}"


def _gregorian(date: Date) -> Reading:
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
