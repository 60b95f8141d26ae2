from __future__ import annotations

import pytest

from generator.dates import parse
from generator.dates.calendar import DAY, day_number
from generator.language import heading, margin


def noon(year: int, month: int = 1, day: int = 1) -> int:
    return day_number(year, month, day) * DAY + DAY // 2


@pytest.mark.parametrize(
    ("instant", "unit", "said"),
    [
        (noon(2022, 3, 24), "year", "2022"),
        (noon(2022, 3, 24), "month", "March 2022"),
        (noon(2022, 3, 24), "day", "24 March 2022"),
        (noon(1888), "decade", "the 1880s"),
        (noon(1803), "decade", "1800–1809"),
        (noon(1888), "century", "the 1800s"),
        (noon(1888), "millennium", "1000–1999"),
        (noon(-43, 3, 15), "year", "44 BCE"),
        (noon(-43, 3, 15), "day", "15 March 44 BCE"),
        (noon(-43), "decade", "51–42 BCE"),
        (noon(5), "decade", "1 BCE – 9 CE"),
        (noon(-2500), "millennium", "3000–2000 BCE"),
        (noon(-43), "millennium", "1000–1 BCE"),
        (noon(12_345), "10000", "10,000–19,999 CE"),
        (noon(-25_000), "10000", "30,000–20,000 BCE"),
        (noon(-169_500_000), "1000000", "170 million – 169 million BCE"),
    ],
)
def test_a_heading_names_the_stretch_in_which_an_instant_lies(instant: int, unit: str, said: str) -> None:
    assert heading(instant, unit, "en-GB") == said


def test_a_heading_counts_the_days_of_its_zone() -> None:
    assert heading(day_number(2022) * DAY - 1, "day", "en-GB", zone="Asia/Tokyo") == "1 January 2022"


@pytest.mark.parametrize(
    ("written", "year", "month", "day"),
    [
        ("2014-03-18", "18 March", "18", ""),
        ("2014-09-04/2014-09-05", "4–5 September", "4–5", "4–5 September"),
        ("2014-09-04/2014-10-05", "4 September – 5 October", "4 September – 5 October", "4 September – 5 October"),
        ("2021-12-30/2022-01-02", *["30 December 2021 – 2 January 2022"] * 3),
        ("2014-03-18/2014-05", *["18 March – May"] * 3),
        ("2017", "in the course of the year", "2017", "2017"),
        ("2017-05", "May", "in the course of the month", "May"),
        ("2017-21", "spring", "spring", "spring"),
        ("2017-24", *["winter 2017–18"] * 3),
        ("2022-02-24/..", "since 24 February", "since 24", "since 24 February"),
        ("../1871", *["until 1871"] * 3),
        ("1917~", *["c. 1917"] * 3),
        ("1917-05~", "c. May", "c. May", "c. May"),
        ("1560-12-XX", *["some day in December"] * 3),
        ("2022-03-23T10:35", "23 March, 10:35", "23, 10:35", "10:35"),
        ("2022-03-23T10:35-04:00", *[f"{day}10:35 (UTC−4; 14:35 UTC)" for day in ("23 March, ", "23, ", "")]),
        ("{2022-03-23,2022-03-24}", "23 and 24 March", "23 and 24", "23 and 24 March"),
    ],
)
def test_the_margin_does_not_repeat_its_heading(written: str, year: str, month: str, day: str) -> None:
    date = parse(written)
    assert [margin(date, "en-GB", unit) for unit in ("year", "month", "day")] == [year, month, day]


def test_the_margin_under_a_longer_stretch_says_all() -> None:
    assert margin(parse("2014-03-18"), "en-GB", "decade") == "18 March 2014"
    assert margin(parse("2014-03-18"), "en-GB", "") == "18 March 2014"


def test_the_margin_leaves_out_only_the_year_that_the_heading_says() -> None:
    date = parse("2021-12-31T22:00-04:00")
    assert margin(date, "en-GB", "year") == "31 December 2021, 22:00 (UTC−4; 1 January 2022, 02:00 UTC)"


def test_a_julian_date_in_the_margin_shows_both_calendars() -> None:
    assert margin(parse("1493-07-12", calendar="julian"), "en-GB", "year") == "12 July (Julian; 21 July Gregorian)"
