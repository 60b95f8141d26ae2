"""Instants as RFC 3339 writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import zones
from generator.dates import parse
from generator.exports.stamps import EARLIEST, LATEST, nearest, stamp
from tests.feeding import dated


def instant(date: str, zone: str = "UTC") -> int:
    return parse(date, zones.zone(zone)).first


@pytest.mark.parametrize(
    ("date", "zone", "said"),
    [
        ("2022-03-23", "UTC", "2022-03-23T00:00:00Z"),
        ("2022-03-23", "Europe/Warsaw", "2022-03-23T00:00:00+01:00"),
        ("2022-07-23", "America/St_Johns", "2022-07-23T00:00:00-02:30"),
        ("2022-03-23T10:35-04:00", "UTC", "2022-03-23T14:35:00Z"),
        ("0476-09-04", "UTC", "0476-09-04T00:00:00Z"),
        ("0001-01-01", "UTC", EARLIEST),
    ],
)
def test_an_instant_is_written_as_the_clocks_of_its_zone_show_it(date: str, zone: str, said: str) -> None:
    assert stamp(instant(date, zone), zone) == said


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Africa/Monrovia"])
def test_a_day_stays_that_day_where_clocks_were_set_to_the_second(zone: str) -> None:
    written = stamp(instant("1871-05-10", zone), zone)
    assert written.startswith("1871-05-10T00:00:")
    assert dated(written)


@pytest.mark.parametrize(("date", "end"), [("-0043-03-15", EARLIEST), ("Y10000", LATEST), ("Y-170000002", EARLIEST)])
def test_a_year_without_four_digits_is_not_written_or_by_the_end_that_is_nearer(date: str, end: str) -> None:
    assert stamp(instant(date), "UTC") == ""
    assert nearest(instant(date), "UTC") == end


@given(st.integers(-63_000_000_000, 254_000_000_000), st.sampled_from(["UTC", "Asia/Tokyo", "Europe/Paris"]))
def test_whatever_is_written_is_that_instant(moment: int, zone: str) -> None:
    from datetime import datetime

    written = stamp(moment, zone)
    if written:
        assert dated(written)
        assert datetime.fromisoformat(written).timestamp() == moment
    assert dated(nearest(moment, zone))
