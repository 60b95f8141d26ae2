"""The calendars, against Python's own where it reaches, and against days whose numbers are known where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates.calendar import (
    civil,
    day_number,
    is_leap,
    month_length,
    weekday,
    year_month_day,
)
from generator.dates.value import Calendar

EPOCH = date(1970, 1, 1).toordinal()
JULIAN_DAY_OF_EPOCH = 2440588  # astronomers count the days from noon on 1 January 4713 BCE (Julian)


def test_every_year_from_1_to_9999_begins_ends_and_leaps_as_in_datetime() -> None:
    for year in range(1, 10000):
        assert day_number(year) == date(year, 1, 1).toordinal() - EPOCH
        assert day_number(year, 12, 31) == date(year, 12, 31).toordinal() - EPOCH
        assert is_leap(year) == (day_number(year, 12, 31) - day_number(year) == 365)


def test_every_day_of_four_centuries_is_that_of_datetime() -> None:
    for ordinal in range(date(1601, 1, 1).toordinal(), date(2001, 1, 1).toordinal(), 3):
        day = date.fromordinal(ordinal)
        assert year_month_day(ordinal - EPOCH) == (day.year, day.month, day.day)
        assert day_number(day.year, day.month, day.day) == ordinal - EPOCH
        assert weekday(ordinal - EPOCH) == day.weekday()


@pytest.mark.parametrize(
    ("julian", "gregorian", "julian_day"),
    [
        ((-4712, 1, 1), (-4713, 11, 24), 0),
        ((-4003, 10, 22), (-4003, 9, 20), 259257),  # Ussher's evening before the first day
        ((-43, 3, 15), (-43, 3, 13), 1705426),  # the Ides of March, 44 BCE
        ((0, 2, 29), (0, 2, 27), None),
        ((200, 2, 29), (200, 2, 28), None),
        ((200, 3, 1), (200, 3, 1), None),
        ((300, 3, 1), (300, 3, 2), None),
        ((1066, 10, 14), (1066, 10, 20), 2110701),  # Hastings
        ((1493, 7, 12), (1493, 7, 21), None),  # the Nuremberg Chronicle is printed
        ((1582, 10, 4), (1582, 10, 14), None),
        ((1582, 10, 5), (1582, 10, 15), 2299161),  # the first day of the Gregorian calendar
        ((1917, 10, 25), (1917, 11, 7), None),  # the October Revolution
        ((1969, 12, 19), (1970, 1, 1), JULIAN_DAY_OF_EPOCH),
    ],
)
def test_a_julian_day_is_the_gregorian_day_that_history_says(
    julian: tuple[int, int, int], gregorian: tuple[int, int, int], julian_day: int | None
) -> None:
    number = day_number(*julian, "julian")
    assert number == day_number(*gregorian)
    assert year_month_day(number, "julian") == julian
    assert year_month_day(number) == gregorian
    if julian_day is not None:
        assert number == julian_day - JULIAN_DAY_OF_EPOCH


@given(st.integers(-(10**15), 10**15), st.sampled_from(("gregorian", "julian")))
@settings(deadline=None)
def test_a_day_has_one_name_and_a_name_one_day(number: int, calendar: Calendar) -> None:
    year, month, day = year_month_day(number, calendar)
    assert day_number(year, month, day, calendar) == number
    assert 1 <= day <= month_length(year, month, calendar)


def test_a_century_leaps_in_the_julian_calendar_and_only_every_fourth_in_the_gregorian() -> None:
    centuries = (-400, -100, 0, 1500, 1600, 1900, 2000)
    assert [is_leap(year) for year in centuries] == [True, False, True, False, True, False, True]
    assert all(is_leap(year, "julian") for year in centuries)


def test_an_instant_before_the_epoch_has_a_time_of_day_that_runs_forwards() -> None:
    assert civil(0) == (1970, 1, 1, 0, 0, 0)
    assert civil(-1) == (1969, 12, 31, 23, 59, 59)
    assert civil(1648046100) == (2022, 3, 23, 14, 35, 0)
    assert civil(-1, "julian") == (1969, 12, 18, 23, 59, 59)
