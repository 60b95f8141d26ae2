"""The order of dates."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import key, parse

IN_ORDER = (
    *("Y-17E7", "-4003-10-22", "-0043", "-0043-03-15", "XXXX", "XXXX-12-XX", "1XXX", "15XX-12-25", "1667/1672"),
    *("18XX", "180X", "1800", "1800-01", "1800-01-01", "1800-01-01T00:00", "1800-01-01T00:00:00"),
    *("../1871", "1917~", "1917-11-07", "2014-09-04", "2014-09-04/2014-09-05"),
    *("2022", "2022/2023", "2022/..", "2022-33", "2022-01", "2022-01-01", "2022-01-01/2022-01-03", "2022-01-01/.."),
    *("2022-03-23", "2022-03-23T10:00", "2022-03-24", "Y17000"),
)


def test_dates_stand_as_the_rules_say_whatever_order_they_come_in() -> None:
    shuffled = list(IN_ORDER)
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)
        assert tuple(sorted(shuffled, key=lambda text: key(parse(text)))) == IN_ORDER


def test_the_coarser_start_stands_first() -> None:
    texts = ["2022-01-01T00:00:00", "2022-01-01T00:00", "2022-01-01", "2022-01", "2022-33", "2022"]
    assert sorted(texts, key=lambda text: key(parse(text))) == texts[::-1]


def test_the_author_s_order_decides_between_equal_starts_and_never_against_precision() -> None:
    day, longer, year = parse("2022-01-01"), parse("2022-01-01/2022-01-05"), parse("2022")
    assert key(longer, order=1) < key(day, order=2)
    assert key(day) < key(longer)
    assert key(year, order=9) < key(day, order=0)


def test_an_open_end_stands_behind_every_end_that_is_known() -> None:
    assert key(parse("2022/9999")) < key(parse("2022/.."))
    assert key(parse("2022/9999")) < key(parse("2022/"))


def test_a_date_without_a_start_stands_where_it_ends() -> None:
    assert parse("../1871").first == parse("1871").latest
    assert parse("[..1871]").first == parse("/1871").first == parse("../1871").first
    assert key(parse("1871-12-31T23:59")) < key(parse("../1871")) < key(parse("1872"))


TEXTS = st.one_of(
    st.integers(1990, 1993).map(str),
    st.builds("{}-{:02}".format, st.integers(1990, 1992), st.integers(1, 3)),
    st.builds("{}/{}".format, st.integers(1988, 1990), st.integers(1990, 1993)),
    st.builds("../{}".format, st.integers(1990, 1993)),
    st.builds("{}/..".format, st.integers(1990, 1993)),
    st.sampled_from(("199X", "19XX", "[1990,1991]", "{1990..1992}", "1990-21", "1990-01-01T00:00Z", "[..1990]")),
)


@given(st.lists(st.tuples(TEXTS, st.integers(-1, 1)), max_size=12))
@settings(deadline=None)
def test_the_order_is_total_and_the_same_for_any_order_of_the_input(entries: list[tuple[str, int]]) -> None:
    keys = [key(parse(text), order) for text, order in entries]
    assert all((a < b) + (b < a) + (a == b) == 1 for a in keys for b in keys)
    backwards = keys[::-1]
    assert sorted(keys) == sorted(backwards)
    for a, (text, order) in zip(keys, entries, strict=True):
        same = {other for b, other in zip(keys, entries, strict=True) if a == b}
        assert all(parse(t).first == parse(text).first and o == order for t, o in same)


def test_dates_that_the_rules_do_not_part_keep_the_order_in_which_they_came() -> None:
    entries = [("2022-03-23", place) for place in range(9)]
    assert sorted(entries, key=lambda entry: key(parse(entry[0]))) == entries
