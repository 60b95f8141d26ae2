"""The days of a calendar as squares, month by month: weeks run down, and their days across. Pure: numbers in and out.

A month is seven squares wide and as high as it has weeks. Its ground is one outline, and only days on which something
begins are drawn on it: the more begins, the darker and the larger they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.dates.calendar import day_number, month_length, weekday
from generator.pages import CalendarYear, Tally

SIDE = 12  # units of a day with what parts it from the next
WIDTH = 7 * SIDE
HEIGHT = 6 * SIDE  # of the longest month
STEPS = (1, 2, 3, 5)  # entries from which on a day is drawn a step stronger
SIZES = (6, 8, 9, 10)  # of a square, by its step


class Square(NamedTuple):
    """A day on which something begins: how much, as a ``step`` from 1 to 4, its place and its side in units."""

    day: int
    tally: Tally
    step: int
    x: float
    y: float
    size: int


@dataclass(frozen=True, slots=True)
class Month:
    """``number`` is from 1 to 12, ``ground`` the path around its days, ``loose`` what is known to the month only."""

    number: int
    ground: str
    squares: tuple[Square, ...]
    loose: Tally | None


def months(year: CalendarYear, first_weekday: int, *, mirrored: bool = False) -> tuple[Month, ...]:
    """The twelve months of a year in weeks that begin on a day from 0, Monday, to 6; ``mirrored`` for right to left."""
    days: dict[int, list[Square]] = {}
    for month, day, tally in year.days:
        before = _before(year.year, month, first_weekday)
        days.setdefault(month, []).append(_square(day, tally, before, mirrored=mirrored))
    loose = dict(year.months)
    made = []
    for number in range(1, 13):
        before = _before(year.year, number, first_weekday)
        outline = ground(before, month_length(year.year, number), mirrored=mirrored)
        made.append(Month(number, outline, tuple(days.get(number, ())), loose.get(number)))
    return tuple(made)


@lru_cache(maxsize=1 << 12)
def _before(year: int, month: int, first_weekday: int) -> int:
    """How many days of its first week lie before the month."""
    return (weekday(day_number(year, month)) - first_weekday) % 7


def _square(day: int, tally: Tally, before: int, *, mirrored: bool) -> Square:
    week, at = divmod(before + day - 1, 7)
    step = sum(tally.count >= least for least in STEPS)
    size = SIZES[step - 1]
    air = (SIDE - size) / 2
    return Square(day, tally, step, (6 - at if mirrored else at) * SIDE + air, week * SIDE + air, size)


@lru_cache(maxsize=64)
def ground(before: int, length: int, *, mirrored: bool = False) -> str:
    """The outline of a month of so many days after so many empty places, as an SVG path."""
    weeks, rest = divmod(before + length, 7)
    bottom = weeks + (rest > 0)
    points = [(before, 0), (7, 0), (7, weeks), *([(rest, weeks), (rest, bottom)] if rest else []), (0, bottom)]
    points += [(0, 1), (before, 1)] if before else []
    across = ((7 - x if mirrored else x) * SIDE for x, _ in points)
    return "M" + "L".join(f"{x} {y * SIDE}" for x, (_, y) in zip(across, points, strict=True)) + "Z"
