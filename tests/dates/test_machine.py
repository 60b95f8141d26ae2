from __future__ import annotations

import pytest

from generator.dates import before_gregorian, machine, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((same, same) for same in ("2022", "2022-03", "2022-03-23", "0476-09-04", "0001")),
        *((same, same) for same in ("2022-03-23T10:35-04:00", "2022-03-23T10:35:07Z")),
        ("1917~", "1917"),
        ("2004-06-11?", "2004-06-11"),
    ],
)
def test_a_single_moment_has_a_value_for_its_start_only(written: str, value: str) -> None:
    assert machine(parse(written)) == (value, "")


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2022-06-28/2022-06-30", "2022-06-28", "2022-06-30"),
        ("2022-02-24/..", "2022-02-24", ""),
        ("/1871", "", "1871"),
        ("-0043/0014", "", "0014"),
    ],
)
def test_a_range_has_a_value_for_each_end_that_html_can_say(written: str, start: str, end: str) -> None:
    assert machine(parse(written)) == (start, end)


@pytest.mark.parametrize(
    "written",
    ["0000", "-0043-03-15", "188X", "1560-12-XX", "XXXX", "1968-21", "1950S2", "[1667,1668]", "{1667,1668}"],
)
def test_html_has_no_word_for_what_is_no_gregorian_date_from_year_1_on(written: str) -> None:
    assert machine(parse(written)) == ("", "")


def test_a_julian_day_is_turned_into_a_gregorian_one_and_a_julian_month_has_none() -> None:
    assert machine(parse("1493-07-12", calendar="julian")) == ("1493-07-21", "")
    assert machine(parse("1493-07", calendar="julian")) == ("", "")


def test_a_time_without_a_zone_has_that_in_which_it_was_read() -> None:
    assert machine(parse("2022-03-23T10:35", lambda _: 3600)) == ("2022-03-23T10:35+01:00", "")
    assert machine(parse("1850-03-23T10:35", lambda _: 1050)) == ("1850-03-23T10:35", "")  # local mean time


def test_a_day_before_15_october_1582_that_is_read_as_gregorian_is_told_apart() -> None:
    assert [before_gregorian(parse(day)) for day in ("1582-10-14", "1582-10-15", "1582-10", "1493")] == [
        *(True, False, False, False)
    ]
    assert not before_gregorian(parse("1493-07-12", calendar="julian"))
