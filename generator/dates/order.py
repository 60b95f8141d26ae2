"""The order of dates."""

from __future__ import annotations

from generator.dates.value import Date

Key = tuple[int, int, int, bool, int]


def key(date: Date, order: int = 0) -> Key:
    """What a chronology sorts by, before path and place.

    The instant it sorts by; the coarser start first; the author's ``order``; the shorter before the longer, one with
    an open or unknown end last.
    """
    return date.first, date.precision, order, date.latest is None, date.latest or 0
