"""Every example of the EDTF specification (Library of Congress, 4 February 2019), with its bounds and a bad neighbour.

The bounds are days, both counted in, or "" where there is none; they are turned into instants by Python's own datetime,
long years by way of the 400 years after which the Gregorian calendar repeats itself.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from generator.dates import DateError, Precision, parse

AGES, CENTURY, DECADE, YEAR = Precision.AGES, Precision.CENTURY, Precision.DECADE, Precision.YEAR
SEASON, MONTH, DAY, SECOND = Precision.SEASON, Precision.MONTH, Precision.DAY, Precision.SECOND

Example = tuple[str, str, str, Precision, str]  # text, first day, last day, precision, what is refused

LEVEL_0: tuple[Example, ...] = (
    ("1985-04-12", "1985-04-12", "1985-04-12", DAY, "1985-04-31"),
    ("1985-04", "1985-04-01", "1985-04-30", MONTH, "1985-4"),
    ("1985", "1985-01-01", "1985-12-31", YEAR, "985"),
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:30", SECOND, "1985-04-12T24:20:30"),
    ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30", "1985-04-12T23:20:30", SECOND, "1985-04-12T23:20:30z"),
    ("1985-04-12T23:20:30-04", "1985-04-13T03:20:30", "1985-04-13T03:20:30", SECOND, "1985-04-12T23:20:30-4"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30", "1985-04-12T18:50:30", SECOND, "1985-04-12T23:20:30+0430"),
    ("1964/2008", "1964-01-01", "2008-12-31", YEAR, "1964//2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", MONTH, "2006-08/2004-06"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", DAY, "2004-02-01/P1Y"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", DAY, "2004-02-01/2005-02-29"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", DAY, "2004-02-01/05"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", YEAR, "2005 / 2006-02"),
)
LEVEL_1: tuple[Example, ...] = (
    ("Y170000002", "170000002-01-01", "170000002-12-31", YEAR, "170000002"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", YEAR, "-Y170000002"),
    ("2001-21", "2001-03-01", "2001-05-31", SEASON, "2001-20"),
    ("1984?", "1984-01-01", "1984-12-31", YEAR, "1984?~"),
    ("2004-06~", "2004-06-01", "2004-06-30", MONTH, "2004-06~~"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", DAY, "2004-06-11?%"),
    ("201X", "2010-01-01", "2019-12-31", DECADE, "201x"),
    ("20XX", "2000-01-01", "2099-12-31", CENTURY, "20XXX"),
    ("2004-XX", "2004-01-01", "2004-12-31", YEAR, "2004-X"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", MONTH, "1985-04-X"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", YEAR, "1985-XX-XX-XX"),
    ("1985-04-12/..", "1985-04-12", "", DAY, "1985-04-12/..."),
    ("1985-04/..", "1985-04-01", "", MONTH, "1985-04/."),
    ("1985/..", "1985-01-01", "", YEAR, "1985.."),
    ("../1985-04-12", "", "1985-04-12", DAY, "..1985-04-12"),
    ("../1985-04", "", "1985-04-30", MONTH, "../1985-04/.."),
    ("../1985", "", "1985-12-31", YEAR, "../.."),
    ("1985-04-12/", "1985-04-12", "", DAY, "1985-04-12/ "),
    ("1985-04/", "1985-04-01", "", MONTH, "1985-04/unknown"),
    ("1985/", "1985-01-01", "", YEAR, "1985/open"),
    ("/1985-04-12", "", "1985-04-12", DAY, "//1985-04-12"),
    ("/1985-04", "", "1985-04-30", MONTH, " /1985-04"),
    ("/1985", "", "1985-12-31", YEAR, "/"),
    ("-1985", "-1985-01-01", "-1985-12-31", YEAR, "-985"),
)
LEVEL_2: tuple[Example, ...] = (
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31", YEAR, "Y-17e7"),
    ("1950S2", "1900-01-01", "1999-12-31", CENTURY, "1950S0"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31", AGES, "Y171010000S10"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31", AGES, "Y3388S3E2"),
    ("2001-34", "2001-04-01", "2001-06-30", SEASON, "2001-42"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", YEAR, "[1667,1668,1672..1670]"),
    ("[..1760-12-03]", "", "1760-12-03", DAY, "[..1760-12-03..]"),
    ("[1760-12..]", "1760-12-01", "", MONTH, "[1760-12..,1761]"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "", MONTH, "[1760-01,..1760-02]"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", YEAR, "[1667..1760-12]"),
    ("[..1984]", "", "1984-12-31", YEAR, "[..1984}"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", YEAR, "{1667,1668,1670...1672}"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", YEAR, "{1960,,1961-12}"),
    ("{..1984}", "", "1984-12-31", YEAR, "{..}"),
    ("2004-06~-11", "2004-06-11", "2004-06-11", DAY, "2004-06-~-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11", DAY, "2004?06-11"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11", DAY, "(?2004-06)-~11"),
    ("2004-%06-11", "2004-06-11", "2004-06-11", DAY, "2004%06-11"),
    ("156X-12-25", "1560-12-25", "1569-12-25", YEAR, "156X-13-25"),
    ("15XX-12-25", "1500-12-25", "1599-12-25", YEAR, "15XX-12-32"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31", YEAR, "XXXX-12-XX-XX"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", AGES, "1XXX-XXX"),
    ("1XXX-12", "1000-12-01", "1999-12-31", YEAR, "1XXX-2X"),
    ("1984-1X", "1984-10-01", "1984-12-31", YEAR, "1984-4X"),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", DAY, "2004-06-~01/~2004-05-~20"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", MONTH, "2004-06-XX/2004-05-XX"),
)
EXAMPLES = (*LEVEL_0, *LEVEL_1, *LEVEL_2)


@pytest.mark.parametrize(("text", "first", "last", "precision"), [example[:4] for example in EXAMPLES])
def test_an_example_of_the_specification_has_the_bounds_it_states(
    text: str, first: str, last: str, precision: Precision
) -> None:
    found = parse(text)
    assert (found.text, found.precision) == (text, precision)
    assert found.earliest == (instant(first) if first else None)
    assert found.latest == (instant(last, end=True) if last else None)


@pytest.mark.parametrize("text", [example[4] for example in EXAMPLES])
def test_a_malformed_neighbour_of_an_example_is_refused_with_a_place_and_a_hint(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert 1 <= refused.value.column <= len(text) + 1
    assert refused.value.message[0].islower() or refused.value.message[0] == "`"
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984?", ("year",), ()),
        ("2004-06~", (), ("year", "month")),
        ("2004-06-11%", ("year", "month", "day"), ("year", "month", "day")),
        ("2004-06~-11", (), ("year", "month")),
        ("2004?-06-11", ("year",), ()),
        ("?2004-06-~11", ("year",), ("day",)),
        ("2004-%06-11", ("month",), ("month",)),
        ("2004-06-~01", (), ("day",)),
        ("2004?-~06-11", ("year",), ("month",)),
        ("~2004-06?-%11", ("year", "month", "day"), ("year", "day")),
        ("2001-21~", (), ("year", "month")),
        ("Y17E7?", ("year",), ()),
        ("~1950S2", (), ("year",)),
        ("2004-06-XX~", (), ("year", "month", "day")),
    ],
)
def test_a_sign_of_doubt_qualifies_the_parts_that_the_specification_says(
    text: str, uncertain: tuple[str, ...], approximate: tuple[str, ...]
) -> None:
    moment = parse(text).moment
    assert moment is not None
    assert (moment.uncertain, moment.approximate) == (uncertain, approximate)
    assert not set(moment.digits) & set("?~%")


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        *((n, "2001-03-01", "2001-05-31") for n in (21, 25, 31)),
        *((n, "2001-06-01", "2001-08-31") for n in (22, 26, 32)),
        *((n, "2001-09-01", "2001-11-30") for n in (23, 27, 29)),
        *((n, "2001-12-01", "2002-02-28") for n in (24, 28, 30)),
        *((33 + n, f"2001-{3 * n + 1:02}-01", f"2001-{3 * n + 3:02}-{(31, 30, 30, 31)[n]}") for n in range(4)),
        *((37 + n, f"2001-{4 * n + 1:02}-01", f"2001-{4 * n + 4:02}-{(30, 31, 31)[n]}") for n in range(3)),
        (40, "2001-01-01", "2001-06-30"),
        (41, "2001-07-01", "2001-12-31"),
    ],
)
def test_a_part_of_a_year_has_its_months(number: int, first: str, last: str) -> None:
    found = parse(f"2001-{number}")
    assert (found.earliest, found.latest) == (instant(first), instant(last, end=True))
    assert found.moment is not None
    assert (found.moment.season, found.moment.month, found.precision) == (number, None, SEASON)


def instant(text: str, *, end: bool = False) -> int:
    """The first or the last second of a day, or the second of a time, reckoned without a line of our calendar."""
    day, _, time = text.partition("T")
    year, month, dom = day.rsplit("-", 2)
    cycles, like = divmod(int(year) - 2000, 400)
    number = date(2000 + like, int(month), int(dom)).toordinal() - date(1970, 1, 1).toordinal() + cycles * 146097
    if time:
        clock = datetime.strptime(time, "%H:%M:%S").time()  # noqa: DTZ007
        return number * 86400 + clock.hour * 3600 + clock.minute * 60 + clock.second
    return number * 86400 + (86399 if end else 0)
