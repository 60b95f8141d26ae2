"""Lists too long for one page: by period, by letter, and no page over 200."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chronology import MOST, Sheet, density, letters, sheets
from generator.dates import calendar
from generator.model import Entry
from tests.entries import entry


def days(instant: int) -> tuple[int, int, int]:
    return calendar.civil(instant)[:3]


def entries(dates: list[str]) -> list[Entry]:
    made = [entry(f"{n:06}.md", date) for n, date in enumerate(dates)]
    return sorted(made, key=lambda e: (e.first, e.path))


def cut(dates: list[str]) -> dict[str, Sheet]:
    made = list(sheets(entries(dates), "a/index", days))
    found = {sheet.address: sheet for sheet in made}
    assert len(found) == len(made)
    return found


def leaves(found: dict[str, Sheet]) -> list[Sheet]:
    return [sheet for sheet in found.values() if not sheet.parts]


def test_a_list_of_two_hundred_stands_on_one_page() -> None:
    found = cut(["2022-03-23"] * MOST)
    assert found.keys() == {"a/index.html"}
    assert len(found["a/index.html"].entries) == MOST


def test_an_empty_list_has_a_page() -> None:
    assert cut([]).keys() == {"a/index.html"}


def test_a_longer_list_is_an_overview_and_pages_by_the_coarsest_period_that_fits() -> None:
    found = cut([f"{year}-05-01" for year in (2021, 2022, 2023) for _ in range(100)])
    assert found.keys() == {"a/index.html", "a/index.2021.html", "a/index.2022.html", "a/index.2023.html"}
    parts = [(part.address, part.count, part.unit) for part in found["a/index.html"].parts]
    assert parts == [(f"a/index.{year}.html", 100, "year") for year in (2021, 2022, 2023)]
    assert cut([f"{year}-05-01" for year in (2019, 2020) for _ in range(150)]).keys() == {
        "a/index.html", "a/index.201x.html", "a/index.202x.html",
    }  # fmt: skip


def test_months_and_days_are_cut_too() -> None:
    months = cut([f"2022-{month:02}-01" for month in range(1, 13) for _ in range(30)])
    assert "a/index.2022-03.html" in months
    short = cut([f"2022-03-{day:02}T10:00" for day in range(1, 31) for _ in range(10)])
    assert "a/index.2022-03-23.html" in short


def test_a_period_that_is_still_too_long_is_an_overview_of_its_own() -> None:
    found = cut([f"{year}" for year in range(1700, 1960)] + [f"1961-{1 + n % 12:02}-01" for n in range(600)])
    nested = [s for s in found.values() if s.parts and s.period]
    assert nested
    for sheet in nested:
        assert all(found[part.address].within == sheet.address for part in sheet.parts)


def test_one_crowded_day_does_not_scatter_the_years_around_it() -> None:
    found = cut([f"{year}-{1 + n % 12:02}-03" for year in range(2011, 2020) for n in range(100)] + ["2020-03-23"] * 450)
    assert [part.address for part in found["a/index.html"].parts] == [f"a/index.{y}.html" for y in range(2011, 2021)]
    assert found.keys() == {
        "a/index.html",
        *(f"a/index.{year}.html" for year in range(2011, 2021)),
        "a/index.2020-2.html",
        "a/index.2020-3.html",
    }


def test_only_the_crowded_period_is_cut_further() -> None:
    sparse = [f"{year}-{1 + n % 12:02}-03" for year in range(2011, 2020) for n in range(100)]
    found = cut([*sparse, *(f"2020-{m:02}-{5 + 9 * n}" for m in range(1, 13) for n in (1, 2)), *["2020-03-23"] * 201])
    below = {address: [part.address for part in sheet.parts] for address, sheet in found.items() if sheet.parts}
    assert below == {
        "a/index.html": [f"a/index.{year}.html" for year in range(2011, 2021)],
        "a/index.2020.html": [f"a/index.2020-{month:02}.html" for month in range(1, 13)],
        "a/index.2020-03.html": ["a/index.2020-03-14.html", "a/index.2020-03-23.html"],
    }
    assert found["a/index.2020-03.html"].within == "a/index.2020.html"


def test_a_night_whose_clocks_go_back_over_midnight_has_each_day_once() -> None:
    def back(instant: int) -> tuple[int, int, int]:
        return (2022, 3, 23) if instant < 100 or 200 <= instant < 300 else (2022, 3, 24)

    made = list(sheets([entry(f"{n:06}.md", first=n) for n in range(400)], "a/index", back))
    assert [(s.address, len(s.entries)) for s in made] == [
        ("a/index.html", 400), ("a/index.2022-03-23.html", 100),
        ("a/index.2022-03-24.html", 200), ("a/index.2022-03-24-2.html", 100),
    ]  # fmt: skip


def test_a_day_over_two_hundred_goes_on() -> None:
    found = cut(["2022-03-23"] * 450 + ["2022-03-24"] * 10)
    assert found.keys() == {
        "a/index.html",
        "a/index.2022-03-23.html",
        "a/index.2022-03-23-2.html",
        "a/index.2022-03-23-3.html",
        "a/index.2022-03-24.html",
    }
    second = found["a/index.2022-03-23-2.html"]
    assert (second.period and second.period.number, len(second.entries)) == (2, 200)
    assert (second.before and second.before.address) == "a/index.2022-03-23.html"
    assert (second.after and second.after.address) == "a/index.2022-03-23-3.html"
    assert second.within == "a/index.html"


def test_when_all_is_on_one_day_the_first_page_is_the_list_itself() -> None:
    found = cut(["2022-03-23"] * 250)
    assert found.keys() == {"a/index.html", "a/index-2.html"} or found.keys() == {
        "a/index.html",
        "a/index.2022-03-23-2.html",
    }
    assert len(found["a/index.html"].entries) == 200


def test_the_years_before_christ_have_their_own_names() -> None:
    found = cut(["-0043-03-15"] * 150 + ["-0042-03-15"] * 150)
    assert found.keys() == {"a/index.html", "a/index.-0043.html", "a/index.-0042.html"}
    assert cut(["-0043"] * 150 + ["0043"] * 150).keys() > {"a/index.html"}


def test_deep_time_is_cut_by_powers_of_ten() -> None:
    found = cut([f"Y-{n}70000002" for n in range(1, 10) for _ in range(30)])
    assert all(len(sheet.entries) <= MOST for sheet in leaves(found))
    assert len(found) > 1


DATES = st.tuples(st.integers(-60, 60), st.integers(1, 12), st.integers(1, 28)).map(
    lambda d: f"{'-' if d[0] < 0 else ''}{abs(d[0] * 35):04}-{d[1]:02}-{d[2]:02}"
)


@settings(max_examples=60)
@given(st.lists(DATES, min_size=1, max_size=8), st.integers(20, 300))
def test_however_long_the_list_each_entry_stands_on_one_page_of_at_most_two_hundred(
    dates: list[str], times: int
) -> None:
    found = cut(dates * times)
    assert all(len(sheet.parts) <= MOST for sheet in found.values())
    shown = [e for sheet in leaves(found) for e in sheet.entries]
    assert all(len(sheet.entries) <= MOST for sheet in leaves(found))
    assert sorted(shown) == sorted(entries(dates * times))
    reached = {"a/index.html"} | {part.address for sheet in found.values() for part in sheet.parts}
    for sheet in found.values():
        reached |= {part.address for part in (sheet.before, sheet.after) if part}
    assert reached == found.keys()


@settings(max_examples=60)
@given(st.lists(st.tuples(DATES, st.integers(1, 450)), min_size=2, max_size=12, unique_by=lambda d: d[0][:4]))
def test_no_unit_alone_would_do_with_fewer_pages(crowds: list[tuple[str, int]]) -> None:
    dates = [date for date, times in crowds for _ in range(times)]
    if len(dates) <= MOST:
        return
    found = cut(dates)
    for digits in (10, 7, 4, 3, 2):  # days, months, years, decades, centuries
        held = Counter(("-" * date.startswith("-"), date.lstrip("-")[:digits]) for date in dates)
        if max(held.values()) <= MOST:
            assert len(found) <= 1 + len(held)
    for sheet in found.values():  # what would fit one page is on one page
        assert not sheet.parts or len(sheet.entries) > MOST


@settings(max_examples=30)
@given(st.lists(DATES, min_size=2, max_size=8), st.integers(60, 200))
def test_the_parts_of_an_overview_count_what_they_hold_and_follow_each_other(dates: list[str], times: int) -> None:
    for sheet in cut(dates * times).values():
        if sheet.parts:
            assert sum(part.count for part in sheet.parts) == len(sheet.entries)
            assert all(a.instant <= b.instant for a, b in pairwise(sheet.parts))


def test_a_histogram_counts_every_entry_once() -> None:
    made = density(entries(["1900", "1900", "1950", "2000"]))
    assert sum(made.counts) == 4
    assert (made.counts[0], made.counts[-1]) == (2, 1)
    assert density(entries(["1900"] * 3)).counts[0] == 3


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ådne", "Bob", "anna"], {"A": ["Ådne", "anna"], "B": ["Bob"]}),
        (["Ādaži", "“Zeit”", "3 May"], {"#": ["3 May"], "A": ["Ādaži"], "Z": ["“Zeit”"]}),
        (["Київ", "كييف", "東京"], {"К": ["Київ"], "ك": ["كييف"], "東": ["東京"]}),
        (["ß", "", "—"], {"#": ["", "—"], "S": ["ß"]}),
    ],
)
def test_names_stand_under_their_first_letter(names: list[str], expected: dict[str, list[str]]) -> None:
    assert {letter: sorted(group) for letter, group in letters(names, str)} == {
        k: sorted(v) for k, v in expected.items()
    }


def test_names_are_in_order_within_their_letter_whatever_order_they_come_in() -> None:
    names = ["Éa", "eb", "Ec", "ea", "EA"]
    assert letters(names, str) == letters(sorted(names), str)
    assert [n for _, group in letters(names, str) for n in group] == ["EA", "ea", "Éa", "eb", "Ec"]
