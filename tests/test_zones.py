"""Time zones: the same on every machine, and beyond the years that Python knows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import parse, utc
from generator.dates.calendar import DAY, HOUR, civil, day_number
from generator.zones import UnknownZoneError, local, names, zone


def second(year: int, month: int = 1, day: int = 1, hour: int = 0) -> int:
    return day_number(year, month, day) * DAY + hour * HOUR


def test_a_zone_says_how_far_from_utc_its_clocks_are() -> None:
    assert zone("Europe/Warsaw")(second(2022, 3, 23)) == HOUR
    assert zone("Europe/Warsaw")(second(2022, 7, 1)) == 2 * HOUR
    assert zone("America/New_York")(second(2022, 3, 23)) == -4 * HOUR
    assert zone("Asia/Kolkata")(second(2022, 3, 23)) == 5 * HOUR + 1800
    assert zone("UTC") is utc
    assert zone("Etc/UTC")(0) == 0


def test_a_day_in_a_zone_has_as_many_hours_as_its_clocks_give_it() -> None:
    warsaw = zone("Europe/Warsaw")
    hours = {}
    for day in ("2022-03-26", "2022-03-27", "2022-10-30"):
        found = parse(day, warsaw)
        assert found.latest is not None
        hours[day] = (found.latest + 1 - found.first) // HOUR
    assert hours == {"2022-03-26": 24, "2022-03-27": 23, "2022-10-30": 25}


MIDNIGHTS = (("America/Havana", "2022-03-13"), ("America/Havana", "2022-11-06"), ("Africa/Cairo", "2014-05-16"))


def test_days_follow_on_each_other_where_clocks_change_at_midnight() -> None:
    for name, day in MIDNIGHTS:
        of, number = zone(name), parse(day).first // DAY
        before, after = (parse("{:04}-{:02}-{:02}".format(*civil(n * DAY)[:3]), of) for n in (number - 1, number + 1))
        found = parse(day, of)
        assert before.latest is not None
        assert found.latest is not None
        assert (before.latest + 1, found.latest + 1) == (found.earliest, after.earliest)


def test_a_time_that_comes_twice_is_the_first_and_one_that_is_skipped_counts_on() -> None:
    warsaw = zone("Europe/Warsaw")
    assert parse("2022-10-30T02:30", warsaw).first == second(2022, 10, 30) + 1800
    assert parse("2022-03-27T02:30", warsaw).first == second(2022, 3, 27, 1) + 1800


def test_the_clocks_of_a_place_show_its_own_time() -> None:
    assert civil(local(second(2022, 3, 23, 14), "America/New_York"))[:4] == (2022, 3, 23, 10)
    assert civil(local(second(2022, 12, 31, 23), "Europe/Warsaw"))[:4] == (2023, 1, 1, 0)
    assert local(second(2022), "UTC") == second(2022)


NAMES = ("Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")


@given(st.sampled_from(NAMES), st.integers(second(2, 1, 1), second(9998, 1, 1)))
@settings(deadline=None)
def test_an_instant_shown_and_read_again_is_the_same_but_for_the_hour_that_comes_twice(name: str, instant: int) -> None:
    shown = local(instant, name)
    assert (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=shown)).year
    assert abs(shown - zone(name)(shown) - instant) in (0, HOUR // 2, HOUR)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["-4003-10-22", "0000", "0001-01-01", "9999-12-31", "Y10000", "Y-17E7", "Y17E7", "XXXX"]
)
def test_a_year_that_python_does_not_know_is_the_same_year_there(name: str, text: str) -> None:
    there, here = parse(text, zone(name)), parse(text)
    assert there.latest is not None
    assert here.latest is not None
    assert abs(there.first - here.first) < DAY
    assert local(there.first, name) == here.first
    assert civil(local(there.latest, name))[:3] == civil(here.latest)[:3]


def test_before_year_1_every_zone_is_utc() -> None:
    assert parse("-0043-03-15T12:00", zone("America/New_York")) == parse("-0043-03-15T12:00")
    assert local(second(-43, 3, 15), "Europe/Rome") == second(-43, 3, 15)


@pytest.mark.parametrize("name", ["Europe/Nowhere", "", "../../etc/passwd", "/etc/localtime", "europe/warsaw", "zones"])
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UnknownZoneError):
        zone(name)
    with pytest.raises(KeyError):
        local(0, name)
    assert name not in names()


def test_every_zone_of_the_list_can_be_read() -> None:
    assert {"UTC", "Europe/Warsaw", "America/Argentina/Buenos_Aires"} <= names()
    for name in sorted(names())[::25]:
        assert abs(zone(name)(second(2022))) <= 14 * HOUR


def test_the_zones_of_the_machine_are_not_asked(tmp_path: object) -> None:
    """A search path full of nonsense makes no difference, nor does the machine's own zone."""
    program = "from generator.zones import zone; print(zone('Europe/Warsaw')(1648000000))"
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path), "TZ": "Asia/Tokyo"}
    shown = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == str(HOUR)


def test_utc_costs_no_import_of_zones() -> None:
    program = "import sys, generator.zones as z; z.zone('UTC')(z.local(0, 'UTC')); print('zoneinfo' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_a_zone_answers_in_microseconds() -> None:
    of, began = zone("Europe/Warsaw"), time.process_time()
    for n in range(10_000):
        of(second(2022) + n * 1000)
    assert time.process_time() - began < 0.5
