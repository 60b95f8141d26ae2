"""Days and seconds counted as integers, in the Gregorian and the Julian calendar, for years of any size.

Day 0 is 1970-01-01 (Gregorian), and second 0 its midnight. Years are astronomical: 0 is 1 BCE. Both calendars are
proleptic: they run on before the day on which they came into use.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from generator.dates.value import Calendar

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# A year that begins in March has its leap day at its end, so these hold in every year.
_FROM_MARCH = (0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337)
_OF_MONTH = (0, 306, 337, *_FROM_MARCH[:10])  # the same by month, January at 1
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(year: int, month: int = 1, day: int = 1, calendar: Calendar = "gregorian") -> int:
    """The number of a day; the month is from 1 to 12, the day is taken as it comes."""
    march = year - (month < 3)
    if calendar == "gregorian":
        return 365 * march + march // 4 - march // 100 + march // 400 - 719469 + _OF_MONTH[month] + day
    return 365 * march + march // 4 - 719471 + _OF_MONTH[month] + day


@lru_cache(maxsize=1 << 16)  # lists, headings and strips ask for the same days again and again
def year_month_day(number: int, calendar: Calendar = "gregorian") -> tuple[int, int, int]:
    """The year, month and day of a day number."""
    if calendar == "gregorian":
        cycle, left = divmod(number + 719468, 146097)  # of 400 years; less its leap days, it has 365 to the year
        march = (left - left // 1460 + left // 36524 - left // 146096) // 365
        left -= 365 * march + march // 4 - march // 100
        march += 400 * cycle
    else:
        cycle, left = divmod(number + 719470, 1461)
        march = (left - left // 1460) // 365
        left -= 365 * march
        march += 4 * cycle
    place = bisect_right(_FROM_MARCH, left) - 1
    return march + (place > 9), (place + 2) % 12 + 1, left - _FROM_MARCH[place] + 1


def civil(instant: int, calendar: Calendar = "gregorian") -> tuple[int, int, int, int, int, int]:
    """Year, month, day, hour, minute and second of an instant in UTC, or of a civil second anywhere."""
    number, second = divmod(instant, DAY)
    return *year_month_day(number, calendar), second // HOUR, second // MINUTE % 60, second % MINUTE


def weekday(number: int) -> int:
    """The day of the week of a day number: 0 is Monday, 6 is Sunday."""
    return (number + 3) % 7


def is_leap(year: int, calendar: Calendar = "gregorian") -> bool:
    """Has February 29 days in that year?"""
    return year % 4 == 0 and (calendar == "julian" or year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int, calendar: Calendar = "gregorian") -> int:
    """How many days the month has."""
    return 29 if month == 2 and is_leap(year, calendar) else _LENGTHS[month]
