"""Which days a date can mean. Spans are pairs of day numbers: the first day, and the day after the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from generator.dates.calendar import day_number, month_after, month_length
from generator.dates.value import Calendar

Span = tuple[int, int]

# ISO 8601-2:2019, 4.8: the number of a sub-year grouping -> its first month, how many months it has. A season is named
# after the year in which it begins, so a winter from December ends in the next.
GROUPINGS = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},  # spring, summer, autumn, winter
    **{25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},  # the same, northern hemisphere
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)},  # the same, southern hemisphere
    **{33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},  # quarters
    **{37: (1, 4), 38: (5, 4), 39: (9, 4)},  # quadrimesters
    **{40: (1, 6), 41: (7, 6)},  # semesters
}


def of_year(year: int, calendar: Calendar) -> Span:
    """The days of a year."""
    return day_number(year, 1, 1, calendar), day_number(year + 1, 1, 1, calendar)


def of_month(year: int, month: int, calendar: Calendar) -> Span:
    """The days of a month."""
    return day_number(year, month, 1, calendar), day_number(*month_after(year, month), 1, calendar)


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
