"""Dates for machines."""

from __future__ import annotations

import pytest

from generator.dates import before_gregorian, machine, parse
from generator.dates.calendar import HOUR


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-03-23", "2022-03-23", ""),
        ("2022-03", "2022-03", ""),
        ("2022", "2022", ""),
        ("0044", "0044", ""),
        ("Y12345", "12345", ""),
        ("Y17E7", "170000000", ""),
        ("1917~", "1917", ""),
        ("2004-06-~11", "2004-06-11", ""),
        ("2022-03-23T10:35-04:00", "2022-03-23T10:35-04:00", ""),
        ("2022-03-23T10:35:20+05:30", "2022-03-23T10:35:20+05:30", ""),
        ("2022-03-23T10:35+00:00", "2022-03-23T10:35Z", ""),
        ("2022-03-23T10:35:07Z", "2022-03-23T10:35:07Z", ""),
        ("2022-06-28/2022-06-30", "2022-06-28", "2022-06-30"),
        ("2022-03-23T10:35Z/2022-03-24", "2022-03-23T10:35Z", "2022-03-24"),
        ("2022-02-24/..", "2022-02-24", ""),
        ("../1871", "", "1871"),
        ("-0043/0014-08-19", "", "0014-08-19"),
        ("2001-21", "", ""),
        ("2001-21/2002", "", "2002"),
        ("196X", "", ""),
        ("2004-XX", "", ""),
        ("1985-04-XX", "", ""),
        ("1950S2", "", ""),
        ("0000", "", ""),
        ("-0043-03-15", "", ""),
        ("Y-17E7", "", ""),
        ("[1667,1668]", "", ""),
        ("{1667,1668}", "", ""),
    ],
)
def test_html_is_told_of_a_gregorian_date_from_year_1_on_and_of_nothing_else(text: str, start: str, end: str) -> None:
    assert machine(parse(text)) == (start, end)


def test_a_time_without_a_zone_of_its_own_carries_that_of_the_site() -> None:
    assert machine(parse("2022-03-23T10:35", lambda _: 2 * HOUR))[0] == "2022-03-23T10:35+02:00"
    assert machine(parse("2022-03-23T10:35", lambda _: -int(3.5 * HOUR)))[0] == "2022-03-23T10:35-03:30"


def test_a_local_mean_time_that_html_cannot_say_goes_without_its_zone() -> None:
    assert machine(parse("1850-03-23T10:35", lambda _: 3208))[0] == "1850-03-23T10:35"


def test_a_julian_day_is_told_as_the_gregorian_day_that_it_was() -> None:
    assert machine(parse("1493-07-12", calendar="julian"))[0] == "1493-07-21"
    assert machine(parse("1917-10-25T21:40Z", calendar="julian"))[0] == "1917-11-07T21:40Z"
    assert machine(parse("0001-01-02", calendar="julian"))[0] == ""
    assert machine(parse("0001-01-03", calendar="julian"))[0] == "0001-01-01"


def test_a_julian_month_or_year_is_no_gregorian_one() -> None:
    assert machine(parse("1493-07", calendar="julian")) == ("", "")
    assert machine(parse("1493", calendar="julian")) == ("", "")


OLDER = ("1582-10-14", "1493-07-12", "1493-07-12T10:00Z", "-0043-03-15", "1066-10-14/1066-12-25", "../1500-01-01")
NOT_OLDER = ("1582-10-15", "1493-07", "1066", "1493-07-XX", "Y-17E7", "1500/1600-01-01", "[1400, 1600-01-01]")


@pytest.mark.parametrize("text", [*OLDER, "[1600, 1500-01-01]", "15XX-12-25"])
def test_a_day_before_15_october_1582_is_older_than_the_gregorian_calendar(text: str) -> None:
    assert before_gregorian(parse(text))


@pytest.mark.parametrize("text", NOT_OLDER)
def test_a_later_day_or_a_date_without_a_day_is_not(text: str) -> None:
    assert not before_gregorian(parse(text))


def test_a_julian_day_is_in_no_calendar_that_is_younger_than_it() -> None:
    assert not before_gregorian(parse("1493-07-12", calendar="julian"))
