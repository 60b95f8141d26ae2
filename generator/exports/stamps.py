"""Instants as RFC 3339 writes them: four digits of a year, so the years 1 to 9999, and an offset in whole minutes."""

from __future__ import annotations

from generator import zones
from generator.dates.calendar import DAY, MINUTE, civil, day_number

EARLIEST, LATEST = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
_FIRST, _END = day_number(1) * DAY, day_number(10000) * DAY


def stamp(instant: int, zone: str) -> str:
    """The instant as the clocks of a zone show it; "" where that is in no year that can be written, here or in UTC."""
    offset = -(-(zones.local(instant, zone) - instant) // MINUTE) * MINUTE  # upwards: midnight stays in its day
    if not (_FIRST <= instant < _END and _FIRST <= instant + offset < _END):
        return ""
    year, month, day, hour, minute, second = civil(instant + offset)
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{_east(offset)}"


def nearest(instant: int, zone: str) -> str:
    """The same, or the end of the writable years that is nearer: for a place that must not stay empty."""
    return stamp(instant, zone) or (EARLIEST if instant < _END // 2 else LATEST)


def _east(offset: int) -> str:
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // MINUTE, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
