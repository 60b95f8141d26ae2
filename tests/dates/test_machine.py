from __future__ import annotations

import pytest

from generator.dates import parse
from generator.dates.machine import machine


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2022", "2022", "2022"),
        ("2022-03", "2022-03", "2022-03"),
        ("2022-03-23", "2022-03-23", "2022-03-23"),
        ("0476-09-04", "0476-09-04", "0476-09-04"),
        ("2022-03-23T10:35-04:00", "2022-03-23T10:35-04:00", "2022-03-23T10:35-04:00"),
        ("2022-03-23T10:35:07Z", "2022-03-23T10:35:07Z", "2022-03-23T10:35:07Z"),
        ("2022-06-28/2022-06-30", "2022-06-28", "2022-06-30"),
        ("2022-02-24/..", "2022-02-24", ""),
        ("/1871", "", "1871"),
        ("-0043/0014", "", "0014"),
        ("1917~", "1917", "1917"),
        ("1560-12-XX", "1560-12", "1560-12"),
        ("Y12345", "12345", "12345"),
        *(
            (written, "", "")
            for written in ("0000", "188X", "156X-12-25", "XXXX", "1968-21", "1950S2", "Y17E7", "[1667,1668]")
        ),
    ],
)
def test_html_has_gregorian_dates_from_year_1_on(written: str, start: str, end: str) -> None:
    assert machine(parse(written)) == (start, end)


def test_a_julian_date_has_no_value_in_html() -> None:
    assert machine(parse("1493-07-12", calendar="julian")) == ("", "")


def test_a_time_without_a_zone_has_that_of_the_site() -> None:
    assert machine(parse("2022-03-23T10:35", lambda _: 3600))[0] == "2022-03-23T10:35+01:00"
