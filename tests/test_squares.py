"""The days of a calendar as squares: where each stands, how large it is, and the outline of its month."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates.calendar import day_number, month_length, weekday
from generator.pages import CalendarYear, Tally
from generator.squares import HEIGHT, SIDE, WIDTH, Month, months

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def year(number: int, *days: tuple[int, int, int]) -> CalendarYear:
    return CalendarYear(number, tuple((month, day, Tally(count, f"#{month}-{day}")) for month, day, count in days))


def cell(month: Month, at: int = 0) -> tuple[int, int]:
    """Which day of the week and which week of the month, from 0, a square stands in."""
    square = month.squares[at]
    return int(square.x // SIDE), int(square.y // SIDE)


def test_a_day_stands_under_its_day_of_the_week() -> None:
    march = months(year(2022, (3, 1, 1), (3, 23, 1), (3, 31, 1)), MONDAY)[2]
    assert [cell(march, n) for n in range(3)] == [(1, 0), (2, 3), (3, 4)]  # a Tuesday, a Wednesday, a Thursday


@pytest.mark.parametrize(("first", "column"), [(MONDAY, 2), (SUNDAY, 3), (SATURDAY, 4)])
def test_a_week_begins_where_it_is_said_to(first: int, column: int) -> None:
    assert cell(months(year(2022, (3, 23, 1)), first)[2])[0] == column


def test_from_right_to_left_a_month_is_the_mirror_of_another() -> None:
    plain, mirrored = (months(year(2022, (3, 23, 1)), MONDAY, mirrored=way)[2] for way in (False, True))
    (here,), (there,) = plain.squares, mirrored.squares
    assert there.x == WIDTH - here.x - here.size
    assert there.y == here.y
    assert plain.ground != mirrored.ground


def test_the_more_begins_the_larger_is_the_square() -> None:
    counts = (1, 2, 3, 4, 5, 900)
    squares = months(year(2022, *((3, n, count) for n, count in enumerate(counts, 1))), MONDAY)[2].squares
    assert [square.step for square in squares] == [1, 2, 3, 3, 4, 4]
    assert sorted({square.size for square in squares}) == [square.size for square in squares[:3]] + [squares[4].size]


@given(st.integers(1583, 9999), st.sampled_from([MONDAY, SATURDAY, SUNDAY]), st.booleans())
def test_every_day_lies_on_the_ground_of_its_month(number: int, first: int, mirrored: bool) -> None:  # noqa: FBT001
    every = ((month, day, 1) for month in range(1, 13) for day in range(1, month_length(number, month) + 1))
    for month in months(year(number, *every), first, mirrored=mirrored):
        corners = [(int(x), int(y)) for x, y in re.findall(r"[ML](\d+) (\d+)", month.ground)]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
        assert area == SIDE * SIDE * len(month.squares) == SIDE * SIDE * month_length(number, month.number)
        assert all(0 <= s.x < WIDTH and 0 <= s.y < HEIGHT for s in month.squares)
        column = (weekday(day_number(number, month.number)) - first) % 7
        assert cell(month) == (6 - column if mirrored else column, 0)


def test_what_is_known_to_the_month_stands_beside_it() -> None:
    found = months(CalendarYear(2022, (), ((4, Tally(3, "x")),)), MONDAY)
    assert [(month.number, month.loose.count) for month in found if month.loose] == [(4, 3)]
