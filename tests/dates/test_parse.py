"""What follows from a date as it is written: bounds in a zone and a calendar, parts, precision, sets."""

from __future__ import annotations

import pickle
import re
from dataclasses import FrozenInstanceError, fields
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import Calendar, Date, Moment, Precision, Stretch, parse, utc
from generator.dates.calendar import DAY, HOUR, MINUTE, day_number
from generator.dates.grammar import MOMENT, ORDINARY


def civil(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    return day_number(year, month, day) * DAY + hour * HOUR + minute * MINUTE


def eastern(second: int) -> int:
    """New York in 2022: clocks go forward on 13 March at 2 and back on 6 November at 2."""
    return -4 * HOUR if civil(2022, 3, 13, 2) <= second < civil(2022, 11, 6, 2) else -5 * HOUR


def bounds(date: Date) -> tuple[int | None, int | None]:
    return date.earliest, date.latest


def test_a_day_without_a_zone_begins_when_the_clocks_there_say_so() -> None:
    day = parse("2022-03-23", eastern)
    assert bounds(day) == (civil(2022, 3, 23, 4), civil(2022, 3, 24, 4) - 1)
    assert bounds(parse("2022", eastern)) == (civil(2022, 1, 1, 5), civil(2023, 1, 1, 5) - 1)


def test_a_day_on_which_clocks_change_has_23_or_25_hours() -> None:
    short, long = parse("2022-03-13", eastern), parse("2022-11-06", eastern)
    assert short.latest is not None
    assert long.latest is not None
    assert short.latest + 1 - short.first == 23 * HOUR
    assert long.latest + 1 - long.first == 25 * HOUR


def test_a_time_with_a_zone_of_its_own_does_not_ask_for_another() -> None:
    written = parse("2022-03-23T10:35-04:00", eastern)
    assert written == parse("2022-03-23T10:35-04:00")
    assert bounds(written) == (civil(2022, 3, 23, 14, 35), civil(2022, 3, 23, 14, 36) - 1)
    assert written.earliest == parse("2022-03-23T10:35", eastern).earliest
    assert written.moment is not None
    assert written.moment.offset == -4 * HOUR
    plain = parse("2022-03-23T10:35", eastern).moment
    assert plain is not None
    assert plain.offset is None


@pytest.mark.parametrize(
    ("zone", "offset"), [("Z", 0), ("+00:00", 0), ("-04", -4 * HOUR), ("+05:30", 19800), ("-00:44", -44 * MINUTE)]
)
def test_a_zone_is_z_or_hours_or_hours_and_minutes(zone: str, offset: int) -> None:
    moment = parse("2022-03-23T10:35" + zone).moment
    assert moment is not None
    assert moment.offset == offset
    assert moment.earliest == civil(2022, 3, 23, 10, 35) - offset


def test_a_range_of_times_ends_with_the_last_second_of_its_last_minute() -> None:
    found = parse("2022-03-23T10:35/2022-03-23T11:00")
    assert bounds(found) == (civil(2022, 3, 23, 10, 35), civil(2022, 3, 23, 11, 1) - 1)
    assert found.precision == Precision.MINUTE


def test_a_julian_date_is_read_in_the_julian_calendar() -> None:
    assert bounds(parse("1493-07-12", calendar="julian")) == bounds(parse("1493-07-21"))
    assert bounds(parse("-4003-10-22", calendar="julian")) == bounds(parse("-4003-09-20"))
    assert bounds(parse("1500-02-29", calendar="julian")) == bounds(parse("1500-03-10"))
    assert bounds(parse("-0043", calendar="julian")) == (civil(-44, 12, 30), civil(-43, 12, 30) - 1)
    assert bounds(parse("1699-24", calendar="julian")) == (civil(1699, 12, 11), civil(1700, 3, 12) - 1)
    moment = parse("1493-07-12", calendar="julian").moment
    assert moment is not None
    assert (moment.year, moment.month, moment.day) == (1493, 7, 12)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("19XX-02-29", "1904-02-29/1996-02-29"),
        ("XXXX-02-29", "0000-02-29/9996-02-29"),
        ("2001-02-XX", "2001-02"),
        ("2001-XX-31", "2001-01-31/2001-12-31"),
        ("2001-02-2X", "2001-02-20/2001-02-28"),
        ("2001-X1-15", "2001-01-15/2001-11-15"),
        ("2001-1X-31", "2001-10-31/2001-12-31"),
        ("1X85", "1085/1985"),
        ("X9XX", "0900/9999"),
        ("-196X", "-1969/-1960"),
        ("-000X", "-0009/-0001"),
        ("196X-21", "1960-03/1969-05"),
        ("196X-24", "1960-12/1970-02"),
        ("-1950S2", "-1999/-1900"),
        ("1950S1", "1000/1999"),
        ("0000S1", "0000"),
        ("Y17E7", "Y170000000"),
    ],
)
def test_an_unknown_digit_reaches_from_the_first_day_to_the_last_that_it_can_mean(text: str, like: str) -> None:
    assert bounds(parse(text)) == bounds(parse(like))


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1XXX", Precision.AGES),
        ("1X85", Precision.AGES),
        ("1950S1", Precision.AGES),
        ("18XX", Precision.CENTURY),
        ("18X5", Precision.CENTURY),
        ("1950S2", Precision.CENTURY),
        ("196X", Precision.DECADE),
        ("-196X", Precision.DECADE),
        ("1950S3", Precision.DECADE),
        ("1950S4", Precision.YEAR),
        ("1985-XX-XX", Precision.YEAR),
        ("1985-XX-12", Precision.YEAR),
        ("156X-12", Precision.YEAR),
        ("1985-04-1X", Precision.MONTH),
        ("2001-33", Precision.SEASON),
        ("2022-03-23T10:35", Precision.MINUTE),
        ("2022-03-23T10:35:00", Precision.SECOND),
        ("2022/2023-03", Precision.YEAR),
        ("../2023-03", Precision.MONTH),
        ("[1668-03, 1667]", Precision.YEAR),
        ("{1668, 1668-01}", Precision.YEAR),
    ],
)
def test_a_date_is_as_precise_as_what_is_known_of_its_start(text: str, precision: Precision) -> None:
    assert parse(text).precision == precision


def test_a_moment_holds_the_digits_as_written_and_nothing_that_is_not_known() -> None:
    moment = parse("?156X-~12-25").moment
    assert moment is not None
    assert (moment.digits, moment.year, moment.month, moment.day) == ("156X-12-25", 1560, 12, 25)
    unknown = parse("1985-XX-1X").moment
    assert unknown is not None
    assert (unknown.year, unknown.month, unknown.day) == (1985, None, None)
    assert [parse(text).moments[0].parts for text in ("-0043", "2022-1X~", "2022-XX-XX")] == [
        ("year",),
        ("year", "month"),
        ("year", "month", "day"),
    ]


def test_a_set_says_whether_one_or_all_are_meant_and_from_where_to_where() -> None:
    one, every = parse("[1667, 1668,  1670..1672]"), parse("{..1984}")
    assert (one.form, every.form) == ("one", "all")
    assert one.text == "[1667,1668,1670..1672]"
    spans = [(s.start.year, s.end.year) for s in one.stretches if s.start and s.end]
    assert spans == [(1667, 1667), (1668, 1668), (1670, 1672)]
    assert every.stretches[0].start is None
    assert (every.stretches[0].start_end, every.stretches[0].end_end) == ("open", "")
    assert every.first == every.latest


def test_the_ends_of_a_set_are_those_of_its_earliest_and_latest_member() -> None:
    assert bounds(parse("[1672,1667,1670]")) == bounds(parse("1667/1672"))
    assert bounds(parse("[1700,1667..]")) == (civil(1667), None)


def test_an_open_end_is_not_an_unknown_one() -> None:
    opened, unknown = parse("2022-02-24/.."), parse("2022-02-24/")
    assert (opened.latest, unknown.latest) == (None, None)
    assert [date.stretches[0].end_end for date in (opened, unknown)] == ["open", "unknown"]
    assert [date.stretches[0].start_end for date in (parse("../1871"), parse("/1871"))] == ["open", "unknown"]


def test_doubt_about_a_part_is_doubt_about_the_date() -> None:
    assert parse("1984?/2004").uncertain
    assert not parse("1984~/2004").uncertain
    assert all(parse(text).approximate for text in ("1984%", "2004-06-~11", "1950S2", "[1984,1985~]"))
    assert not parse("1984").approximate


def test_a_value_of_a_date_never_changes_and_can_be_sent_to_another_process() -> None:
    found = parse("1984?/2004-06-11T10:35Z")
    values: tuple[Date | Stretch | Moment, ...] = (found, *found.stretches, *found.moments)
    for value in values:
        assert pickle.loads(pickle.dumps(value)) == value
        assert hash(value) == hash(pickle.loads(pickle.dumps(value)))
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, None)


YEARS = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.text("0123456789X", min_size=4, max_size=4),
)
SIGNS = st.sampled_from(("", "", "", "?", "~", "%"))
DAYS = st.one_of(st.integers(1, 28).map("{:02}".format), st.just("XX"), st.just("1X"))
MONTHS = st.one_of(st.integers(1, 12).map("{:02}".format), st.just("XX"), st.just("1X"))
MOMENTS = st.one_of(
    st.builds("{}{}{}".format, SIGNS, YEARS, SIGNS),
    st.builds("{}{}-{}{}{}".format, YEARS, SIGNS, SIGNS, MONTHS, SIGNS),
    st.builds("{}-{}-{}{}{}".format, YEARS, MONTHS, SIGNS, DAYS, SIGNS),
    st.builds("{}-{}{}".format, YEARS, st.integers(21, 41), SIGNS),
    st.builds("Y{}E{}".format, st.integers(10000, 99999), st.integers(1, 7)),
    st.builds("{}S{}{}".format, st.integers(1000, 9999), st.integers(1, 4), SIGNS),
)


@given(st.from_regex(ORDINARY, fullmatch=True))
@settings(deadline=None)
def test_the_short_way_for_ordinary_dates_reads_what_the_grammar_reads(text: str) -> None:
    short, long = ORDINARY.fullmatch(text), MOMENT.fullmatch(text)
    assert short is not None
    assert long is not None
    assert {name: part for name, part in long.groupdict().items() if part} == {
        name: part for name, part in short.groupdict().items() if part
    }


@given(MOMENTS)
@settings(deadline=None, max_examples=300)
def test_what_is_read_can_be_written_again_from_its_parts(text: str) -> None:
    found = parse(text)
    assert found.text == text
    assert found.moment is not None
    again = parse(spelt(found.moment)).moment
    assert again == found.moment


def spelt(moment: Moment) -> str:
    """The digits, and before each part the sign of doubt that it has."""
    sign = {(True, False): "?", (False, True): "~", (True, True): "%", (False, False): ""}
    year, *others = re.split(r"(?<=.)-", moment.digits)
    named = zip(moment.parts, (year, *others), strict=True)
    return "-".join(sign[part in moment.uncertain, part in moment.approximate] + piece for part, piece in named)


@given(st.lists(st.integers(1000, 2999), min_size=1, max_size=5), st.sampled_from(("[]", "{}")), SIGNS)
@settings(deadline=None)
def test_the_members_of_a_set_are_kept_in_the_order_written(years: list[int], brackets: str, sign: str) -> None:
    found = parse(brackets[0] + ", ".join(f"{year}{sign}" for year in years) + brackets[1])
    assert [moment.year for moment in found.moments] == years
    assert bounds(found) == (civil(min(years)), civil(max(years) + 1) - 1)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28), st.sampled_from(("gregorian", "julian")))
@settings(deadline=None)
def test_a_year_holds_its_months_a_month_its_days_and_a_day_its_minutes(
    year: int, month: int, day: int, calendar: Calendar
) -> None:
    y = f"{'-' * (year < 0)}{abs(year):04}"
    decade = f"{y[:-1]}X"
    inner = [f"{y}-{month:02}-{day:02}T{hour}" for hour in ("00:00", "23:59", "12:30:15", "23:59:59")]
    chain = [decade, y, f"{y}-{32 + (month + 2) // 3}", f"{y}-{month:02}", f"{y}-{month:02}-{day:02}"]
    for zone in (utc, eastern):
        for outer, within in pairwise(chain):
            assert holds(parse(outer, zone, calendar), parse(within, zone, calendar)), (outer, within)
        for time in inner:
            assert holds(parse(chain[-1], zone, calendar), parse(time, zone, calendar)), time


def holds(outer: Date, inner: Date) -> bool:
    assert outer.earliest is not None
    assert inner.earliest is not None
    assert outer.latest is not None
    assert inner.latest is not None
    return outer.earliest <= inner.earliest <= inner.latest <= outer.latest
