from __future__ import annotations

import pytest

from generator.dates import parse
from generator.language import words
from generator.zones import zone as zone_of

ENGLISH = {
    # moments
    "2022-03-23": "23 March 2022",
    "2022-03": "March 2022",
    "2022": "2022",
    "0476-09-04": "4 September 476",
    "0014": "14 CE",
    "-0043": "44 BCE",
    "0000": "1 BCE",
    "-0043-03-15": "15 March 44 BCE",
    "-0043-03": "March 44 BCE",
    "Y12345": "12,345 CE",
    "Y-20000": "20,001 BCE",
    "Y-17E7": "170 million BCE",
    "Y-33E5": "3.3 million BCE",
    "Y17E7": "170 million CE",
    "Y170000002": "170,000,002 CE",
    "Y-13800000000": "13,800,000,001 BCE",
    "Y-138E8": "13.8 billion BCE",
    # ranges
    "1650/1654": "1650–1654",
    "2022-03/2022-05": "March–May 2022",
    "2014-09/2015-03": "September 2014 – March 2015",
    "2014-03/2015-03": "March 2014 – March 2015",
    "2022-06-28/2022-06-30": "28–30 June 2022",
    "2022-06-30/2022-07-02": "30 June – 2 July 2022",
    "2022-06-28/2022-07-28": "28 June – 28 July 2022",
    "2021-12-30/2022-01-02": "30 December 2021 – 2 January 2022",
    "2022-06-28/2022-06-28": "28 June 2022",
    "2022-06-28/2022-07": "28 June 2022 – July 2022",
    "-0043/-0040": "44–41 BCE",
    "-0043/0014": "44 BCE – 14 CE",
    "-0043-03-15/-0043-03-17": "15–17 March 44 BCE",
    "1984~/2004-06": "c. 1984 – June 2004",
    "1917~/1919~": "c. 1917 – c. 1919",
    # open and unknown ends
    "2022-02-24/..": "since 24 February 2022",
    "1871/..": "since 1871",
    "../1871": "until 1871",
    "/1871": "from an unknown date until 1871",
    "1871/": "from 1871 until an unknown date",
    "1871~/..": "since c. 1871",
    # certainty
    "1917~": "c. 1917",
    "1984?": "1984 (uncertain)",
    "1984%": "c. 1984 (uncertain)",
    "2004-06~-11": "11 June 2004 (year and month approximate)",
    "2004-?06-11": "11 June 2004 (month uncertain)",
    "?2004-06-~11": "11 June 2004 (day approximate; year uncertain)",
    "2004-06-11~": "c. 11 June 2004",
    "1950S2": "about 1950",
    "-3000S1": "about 3000 BCE",
    "Y-138E8S3": "about 13.8 billion BCE",
    "Y-13800000000S3": "about 13.8 billion BCE",
    "Y-13798999999S3": "about 13,799,000,000 BCE",
    "Y-66000000~": "c. 66 million BCE",
    "Y-66043000~": "c. 66,043,000 BCE",
    "Y-66043001~": "c. 66,043,002 BCE",
    "Y-66000000?": "66,000,001 BCE (uncertain)",
    "-3000~": "c. 3001 BCE",
    "Y-66000000~/Y-56000000~": "c. 66 million BCE – c. 56 million BCE",
    # digits left open
    "188X": "the 1880s",
    "18XX": "the 1800s",
    "180X": "some year in 1800–1809",
    "006X": "some year in 60–69 CE",
    "1XXX": "some year in 1000–1999",
    "-004X": "some year in 50–41 BCE",
    "XXXX": "an unknown year",
    "1X50": "1X50",
    "188X~": "about the 1880s",
    "1560-12-XX": "some day in December 1560",
    "1560-XX-XX": "some day in 1560",
    "1560-XX": "some month in 1560",
    "1560-1X": "some month in October–December 1560",
    "1560-XX-25": "day 25 of some month in 1560",
    "2004-06-0X": "some day in 1–9 June 2004",
    "2004-02-2X": "some day in 20–29 February 2004",
    "15XX-12-25": "25 December of some year in the 1500s",
    "15XX-12-XX": "some day in December of some year in the 1500s",
    "XXXX-12-25": "25 December of an unknown year",
    "XXXX-12-XX": "some day in December of an unknown year",
    "188X/..": "since the 1880s",
    # parts of a year
    "1968-21": "spring 1968",
    "1968-24": "winter 1968–69",
    "1999-24": "winter 1999–2000",
    "1968-26": "summer 1968 (northern hemisphere)",
    "1968-29": "spring 1968 (southern hemisphere)",
    "1968-30": "summer 1968–69 (southern hemisphere)",
    "2001-34": "2nd quarter 2001",
    "2001-37": "first four months of 2001",
    "2001-41": "second half of 2001",
    # sets
    "[..1871]": "1871 or earlier",
    "[1871..]": "1871 or later",
    "[-0263,-0262]": "264 or 263 BCE",
    "[1667,1668,1670..1672]": "1667, 1668 or 1670 to 1672",
    "{1667,1668,1670..1672}": "1667, 1668 and 1670 to 1672",
    "{2022-03-23,2022-03-24}": "23 and 24 March 2022",
    "{1960,1961-12}": "1960 and December 1961",
    "{..1983}": "1983 and earlier",
    "{1983..}": "1983 and later",
    "[1760-01,1760-02,1760-12..]": "January 1760, February 1760 or December 1760 or later",
    "[1760-12-03..1760-12-08]": "some day in 3–8 December 1760",
    "{1960..1965}": "1960 to 1965",
    "[1960~,1965]": "c. 1960 or 1965",
    # times
    "2022-03-23T10:35": "23 March 2022, 10:35",
    "2022-03-23T10:35:07": "23 March 2022, 10:35:07",
    "2022-03-23T10:35Z": "23 March 2022, 10:35 (UTC)",
    "2022-03-23T10:35-04:00": "23 March 2022, 10:35 (UTC−4; 14:35 UTC)",
    "2022-03-23T22:35-04:00": "23 March 2022, 22:35 (UTC−4; 24 March, 02:35 UTC)",
    "2022-03-23T10:35+05:30": "23 March 2022, 10:35 (UTC+5:30; 05:05 UTC)",
    "2022-03-23T10:35/2022-03-23T11:40": "23 March 2022, 10:35–11:40",
    "2022-03-23T10:35/2022-03-24T11:40": "23 March 2022, 10:35 – 24 March 2022, 11:40",
    "2022-03-23T10:35+01:00/2022-03-24T11:40-05:00": ("23 March 2022, 10:35 (UTC+1) – 24 March 2022, 11:40 (UTC−5)"),
}


@pytest.mark.parametrize("written", ENGLISH)
def test_a_date_is_told_as_precisely_as_it_was_given(written: str) -> None:
    assert words(parse(written), "en-GB") == ENGLISH[written]


JULIAN = {
    "1493-07-12": "12 July 1493 (Julian; 21 July Gregorian)",
    "1493-12-25": "25 December 1493 (Julian; 3 January 1494 Gregorian)",
    "1493-07-12/1493-07-14": "12–14 July 1493 (Julian; 21–23 July Gregorian)",
    "1493-07-12?": "12 July 1493 (uncertain; Julian; 21 July Gregorian)",
    "1493-07": "July 1493 (Julian)",
    "-4003-10-22": "22 October 4004 BCE (Julian; 20 September Gregorian)",
}


@pytest.mark.parametrize("written", JULIAN)
def test_a_julian_date_shows_both_calendars(written: str) -> None:
    assert words(parse(written, calendar="julian"), "en-GB") == JULIAN[written]


def test_the_words_of_the_author_win() -> None:
    assert words(parse("1871"), "en-GB", text="before the war") == "before the war"


def test_a_time_in_the_zone_of_the_site_needs_no_zone() -> None:
    date = parse("2022-03-23T10:35", zone_of("America/New_York"))
    assert words(date, "en-GB", zone="America/New_York") == "23 March 2022, 10:35"


def test_an_event_with_a_zone_of_its_own_shows_its_time_and_that_of_the_site() -> None:
    date = parse("2022-03-23T10:35", zone_of("America/New_York"))
    assert words(date, "en-GB", zone="Europe/Brussels") == "23 March 2022, 10:35 (UTC−4; 15:35 UTC+1)"


def test_a_time_written_with_the_offset_of_the_site_is_told_once() -> None:
    date = parse("2022-03-23T10:35-04:00")
    assert words(date, "en-GB", zone="America/New_York") == "23 March 2022, 10:35 (UTC−4)"
