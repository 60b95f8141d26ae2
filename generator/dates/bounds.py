"""Which days a date can mean. Spans are pairs of day numbers: the first day, and the day after the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from generator.dates.calendar import day_number, month_length
from generator.dates.value import Calendar

Span = tuple[int, int]

# EDTF, level 2, "Sub-year groupings": number -> first month, how many months. A season has the year in which it begins,
# so a winter from December ends in the next one.
GROUPINGS = dict(
    zip(
        range(21, 42),
        [
            *[(3, 3), (6, 3), (9, 3), (12, 3)],  # 21 to 24: spring, summer, autumn, winter
            *[(3, 3), (6, 3), (9, 3), (12, 3)],  # 25 to 28: the same, northern hemisphere
            *[(9, 3), (12, 3), (3, 3), (6, 3)],  # 29 to 32: the same, southern hemisphere
            *[(1, 3), (4, 3), (7, 3), (10, 3)],  # 33 to 36: quarters
            *[(1, 4), (5, 4), (9, 4)],  # 37 to 39: quadrimesters
            *[(1, 6), (7, 6)],  # 40, 41: semesters
        ],
        strict=True,
    )
)


def of_year(year: int, calendar: Calendar) -> Span:
    """The days of a year."""
    return day_number(year, 1, 1, calendar), day_number(year + 1, 1, 1, calendar)


def of_month(year: int, month: int, calendar: Calendar) -> Span:
    """The days of a month."""
    first = day_number(year, month, 1, calendar)
    return first, first + month_length(year, month, calendar)


def of_grouping(year: int, number: int, calendar: Calendar) -> Span:
    """The days of a season, quarter, quadrimester or semester, by its number in ``GROUPINGS``."""
    month, length = GROUPINGS[number]
    later, last = divmod(month - 1 + length, 12)
    return day_number(year, month, 1, calendar), day_number(year + later, last + 1, 1, calendar)


def significant_years(year: int, digits: int) -> tuple[int, int]:
    """The first and the last year that agree with a year in so many of its digits: 1950 and 2 give 1900 and 1999."""
    unit: int = 10 ** (len(str(abs(year))) - digits)
    low = abs(year) // unit * unit
    return (low, low + unit - 1) if year >= 0 else (1 - low - unit, -low)


def matching(pattern: str, numbers: Iterable[int]) -> list[int]:
    """Those of the numbers that two digits can mean, either of which may be an ``X``."""
    return [n for n in numbers if all(p in ("X", c) for p, c in zip(pattern, f"{n:02}", strict=True))]


def years_of(pattern: str, *, backwards: bool = False) -> Iterator[int]:
    """The years that four digits can mean, with a minus before them or not, in order."""
    sign = -1 if pattern[0] == "-" else 1
    falling = backwards != (sign < 0)
    digits = "9876543210" if falling else "0123456789"
    for chosen in product(*(digits if c == "X" else c for c in pattern.lstrip("-"))):
        year = sign * int("".join(chosen))
        if year or sign > 0:  # there is no year -0000
            yield year


def of_pattern(
    year: str, months: Sequence[int], days: Sequence[int], calendar: Calendar
) -> tuple[int, int, int] | None:
    """The first year that can be meant, the first day and the day after the last; None where no such day ever comes."""
    first = _first(years_of(year), months, days, calendar)
    last = _first(years_of(year, backwards=True), months[::-1], days[::-1], calendar)
    if first is None or last is None:
        return None
    return first[0], day_number(*first, calendar), day_number(*last, calendar) + 1


def _first(
    years: Iterable[int], months: Sequence[int], days: Sequence[int], calendar: Calendar
) -> tuple[int, int, int] | None:
    """The first day in the order of what is given that the calendar has."""
    for year in years:
        for month in months:
            length = month_length(year, month, calendar)
            for day in days:
                if day <= length:
                    return year, month, day
    return None
