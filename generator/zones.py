"""Time zones by their IANA names, from the tzdata package alone: the same on every machine.

A zone is a function from a civil second (as if it were UTC) to the seconds east of UTC that hold there then. Of a time
that the clocks show twice the first is meant; one that they skip is counted as if they had not been put forward.
Before year 1 every zone is UTC; after 9999 it is as in the last days of 9999, where ``zoneinfo`` ends.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from io import BytesIO

from generator.dates import Zone, utc
from generator.dates.calendar import DAY, day_number

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_START = day_number(1) * DAY  # of year 1, the first that datetime has
_LAST = day_number(9999, 12, 30) * DAY


class UnknownZoneError(KeyError):
    """There is no such zone; its first argument is the name."""


@cache
def zone(name: str) -> Zone:
    """The zone of that name; raises ``UnknownZoneError``."""
    if name == "UTC":
        return utc
    offset = _offset(name)

    def of(civil: int) -> int:
        return offset(min(civil, _LAST)) if civil >= _START else 0

    return of


def local(instant: int, name: str) -> int:
    """The civil second that the clocks there show at an instant."""
    if name == "UTC":
        return instant
    there = instant + _instants(name)(min(max(instant, _START + DAY), _LAST))
    # West of Greenwich year 1 begins some hours after year 0 has ended; these hours go to year 0.
    return there if there >= _START else min(instant, _START - 1)


@cache
def names() -> frozenset[str]:
    """Every zone that tzdata knows."""
    return frozenset(_file("zones").decode("ascii").split())


@cache
def _offset(name: str) -> Callable[[int], int]:
    """From a civil second of the years 1 to 9999 to the offset."""
    info, start = _info(name), _EPOCH.replace(tzinfo=None)
    return lambda civil: _seconds(info.utcoffset(start + timedelta(seconds=civil)))


@cache
def _instants(name: str) -> Callable[[int], int]:
    """From an instant of the years 1 to 9999 to the offset."""
    info = _info(name)
    return lambda instant: _seconds((_EPOCH + timedelta(seconds=instant)).astimezone(info).utcoffset())


def _seconds(offset: timedelta | None) -> int:
    return offset.days * DAY + offset.seconds if offset else 0


@cache
def _info(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # not needed where all is UTC

    if name not in names():  # nor is a name ever taken for a path
        raise UnknownZoneError(name)
    return ZoneInfo.from_file(BytesIO(_file("zoneinfo/" + name)), key=name)


def _file(path: str) -> bytes:
    """A file of the tzdata package."""
    from pkgutil import get_data

    return get_data("tzdata", path) or b""
