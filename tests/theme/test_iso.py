"""Dates as ISO 8601 has them."""

from __future__ import annotations

import pytest

from generator import zones
from generator.dates import parse, zoned
from generator.theme.iso import days

LONG = "2022-03-01T10:00/2022-07-01T10:00"


@pytest.mark.parametrize("own", [True, False])
def test_each_end_is_in_its_zone_whichever_date_was_asked_about_before(*, own: bool) -> None:
    found = []
    for name in ("Europe/Warsaw", "Africa/Lagos", "Europe/Warsaw"):
        zone = zones.zone(name)
        date = parse(LONG, zone)
        found.append(days(zoned(date, zone) if own else date))
    start = "2022-03-01T10:00+01:00"
    assert found == [(start, f"2022-07-01T10:00+0{hours}:00") for hours in (2, 1, 2)]


def test_a_day_is_the_same_in_every_zone() -> None:
    tokyo = parse("2022-03-01", zones.zone("Asia/Tokyo"))
    assert days(tokyo) == days(parse("2022-03-01")) == ("2022-03-01", "")
