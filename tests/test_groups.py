"""Headings, shared dates and silences of a list."""

from __future__ import annotations

import statistics
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator import groups as groups_module
from generator.dates import parse
from generator.groups import Groups, abreast, grouped, unit_for
from generator.model import Card, Era
from generator.pages import Chronicle


def same_clock(instant: int) -> int:
    return instant


def cards(*dates: str) -> list[Card]:
    made = [Card("event", f"story/e{n}.html", f"Event {n}", parse(date)) for n, date in enumerate(dates)]
    return sorted(made, key=lambda card: card.date.first)


def groups(given_cards: list[Card], *, eras: tuple[Era, ...] = ()) -> Groups:
    firsts = [card.date.first for card in given_cards]
    chronicle = Chronicle(len(firsts), min(firsts), max(firsts), tuple(given_cards), eras=eras)
    return grouped(chronicle, same_clock)


def listed(*dates: str) -> Chronicle:
    made = cards(*dates)
    return Chronicle(len(made), made[0].date.first, made[-1].date.first, tuple(made))


def unit(*dates: str) -> str:
    return unit_for([parse(date).first for date in dates], same_clock)


def test_years_are_headings_where_they_hold_more_than_one_entry_or_so() -> None:
    assert unit("2014-03-18", "2014-09-04", "2016-07-08", "2022-02-24", "2022-03-15", "2022-03-23") == "year"


def test_a_long_thin_chronology_is_headed_by_coarser_periods() -> None:
    assert unit("1650", "1753", "1765", "1769", "1786", "1869", "1878", "1910", "1988", "2006", "2012") == "century"


def test_what_lies_within_one_year_is_headed_by_months() -> None:
    assert unit("1987-01-03", "1987-01-09", "1987-02-01", "1987-02-03", "1987-11-30", "1987-11-30") == "month"


def test_a_few_days_apart_are_headed_by_days_only_where_days_hold_enough() -> None:
    assert unit("1987-01-03T10:00", "1987-01-03T11:00", "1987-01-04T09:00", "1987-01-04T10:00") == "day"
    assert unit("1987-01-03", "1987-01-09", "1987-01-30") == "month"


def test_one_day_is_headed_by_that_day() -> None:
    assert unit("2001-09-11T08:46-04:00", "2001-09-11T09:03-04:00") == "day"


def test_ages_before_our_era_have_headings_too() -> None:
    assert unit("Y-66000000", "Y-66000000", "Y-170000000", "Y-170000000") == "year"
    assert unit("-0043-03-15", "-0100", "-0264", "-0263") == "century"


def test_the_clock_of_the_site_says_in_which_year_an_entry_is() -> None:
    late = cards("2021-05-01", "2021-12-31T23:30Z", "2022-06-01")
    chronicle = Chronicle(3, late[0].date.first, late[-1].date.first, tuple(late))
    assert [len(heading.rows) for heading in grouped(chronicle, same_clock).headings] == [2, 1]
    assert [len(heading.rows) for heading in grouped(chronicle, lambda instant: instant + 3600).headings] == [1, 2]


def test_several_entries_of_one_date_say_it_once() -> None:
    rows = groups(cards("2022-03-23", "2022-03-23", "2022-03-24")).headings[0].rows
    assert [row.same for row in rows] == [False, True, False]


def test_a_date_in_other_words_is_said_again() -> None:
    first, second = cards("2022-03-23", "2022-03-23")
    other = Card("event", "story/x.html", "X", second.date, date_text="on the eve of the summit")
    assert [row.same for row in groups([first, other]).headings[0].rows] == [False, False]


def test_a_date_is_said_again_under_a_new_heading() -> None:
    headings = groups(cards("2021", "2021", "2022", "2022")).headings
    assert [row.same for heading in headings for row in heading.rows] == [False, True, False, True]


def test_a_silence_longer_than_a_tenth_and_ten_usual_intervals_is_a_gap() -> None:
    dates = [f"2014-{month:02}" for month in range(1, 13)] + [f"2020-{month:02}" for month in range(1, 13)]
    headings = groups(cards(*dates)).headings
    assert headings[0].gap == 0
    assert round(headings[1].gap / 31_556_952) == 5


def test_an_even_rhythm_has_no_gap() -> None:
    headings = groups(cards(*(str(year) for year in range(1950, 2000)))).headings
    assert not any(heading.gap or any(row.gap for row in heading.rows) for heading in headings)


def test_backwards_the_gap_stands_between_the_same_two_entries() -> None:
    dates = [f"2014-{month:02}" for month in range(1, 13)] + [f"2020-{month:02}" for month in range(1, 13)]
    backwards = groups(cards(*dates)[::-1]).headings
    assert [bool(heading.gap) for heading in backwards] == [False, True]


def test_an_era_is_named_at_the_first_heading_within_it() -> None:
    eras = (Era("Calm", parse("2014/2019")), Era("Storm", parse("2020/..")))
    headings = groups(cards("2014-01", "2014-02", "2021-01", "2021-02"), eras=eras).headings
    assert [[era.name for era in heading.eras] for heading in headings] == [["Calm"], ["Storm"]]


@given(st.lists(st.sampled_from(["a/x.html", "b/x.html", "x.html", "2.html", ""]), min_size=1, max_size=9))
def test_every_row_has_an_anchor_of_its_own(addresses: list[str]) -> None:
    rows = groups([Card("event", address, "X", parse("2022")) for address in addresses]).headings[0].rows
    assert len({row.anchor for row in rows}) == len(addresses)


def test_no_entry_is_lost_or_moved() -> None:
    given_cards = cards("1650/1654", "1753", "[1878, 1885]", "0325~", "-0043-03-15", "2019-02", "../1871")
    shown = [row.card for heading in groups(given_cards).headings for row in heading.rows]
    assert shown == given_cards


def test_a_timeline_that_asks_for_it_is_told_newest_first() -> None:
    told = cards("2001", "2002", "2003")
    chronicle = Chronicle(3, told[0].date.first, told[-1].date.first, tuple(told), newest_first=True)
    rows = [row.card for heading in grouped(chronicle, same_clock).headings for row in heading.rows]
    assert rows == [*reversed(told)]


@given(st.lists(st.integers(), min_size=1))
def test_the_interval_in_the_middle_is_that_of_statistics(values: list[int]) -> None:
    assert groups_module._median(values) == statistics.median(values)


# ---- side by side


def test_what_begins_on_one_day_stands_side_by_side() -> None:
    found = abreast(listed("2022-03-23", "2022-03-23", "2022-03-24", "2022-04"), (0, 1, 1, 0), same_clock)
    slots = [[place.side for place in slot] for level in found for slot in level.slots]
    assert slots == [[0, 1], [1], [0]]


def test_over_centuries_one_year_is_enough_to_stand_side_by_side() -> None:
    dates = ["1650-01", "1650-02", *(str(year) for year in range(1660, 2000, 10))]
    found = abreast(listed(*dates), range(36), same_clock)
    assert [len(slot) for level in found for slot in level.slots] == [2] + [1] * 34


def test_newest_first_each_entry_keeps_its_column() -> None:
    found = abreast(replace(listed("2020", "2021", "2022"), newest_first=True), (0, 1, 2), same_clock)
    assert [place.side for level in found for slot in level.slots for place in slot] == [2, 1, 0]
