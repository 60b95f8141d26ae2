"""The order of entries, and the timeline to which each belongs."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chronology import arrange
from generator.chronology.arrange import position
from generator.dates import parse
from generator.model import Entry
from tests.entries import entry

DATES = (
    "-0043-03-15", "..", "../1871", "/1871", "[..1871]", "1950", "1950-01", "1950-01-01", "1950-01-01T00:00",
    "1950/1960", "1950/..", "1950/1951", "19XX", "195X", "1950~", "1950-01-01/1950-01-03", "2022-03-23",
)  # fmt: skip


def paths(*documents: Entry) -> list[str]:
    return [e.path for e in arrange(documents).entries]


def test_the_earliest_possible_instant_comes_first() -> None:
    assert paths(entry("c", "2022-03-23"), entry("a", "-0043-03-15"), entry("b", "1917-11")) == ["a", "b", "c"]


def test_at_one_instant_the_coarser_start_comes_first() -> None:
    told = ["2022", "2022-01", "2022-01-01", "2022-01-01T00:00", "2022-01-01T00:00:00"]
    made = [entry(str(9 - n), date) for n, date in enumerate(told)]
    assert paths(*reversed(made)) == ["9", "8", "7", "6", "5"]


def test_then_the_order_in_the_front_matter_decides() -> None:
    assert paths(entry("a", order=2), entry("b", order=-1), entry("c")) == ["b", "c", "a"]


def test_order_weighs_less_than_precision_and_more_than_length() -> None:
    assert paths(entry("b", "2022-01", order=-5), entry("a", "2022", order=5)) == ["a", "b"]
    assert paths(entry("b", "2022/2024", order=1), entry("a", "2022/2023", order=2)) == ["b", "a"]


def test_the_shorter_comes_before_the_longer_and_an_open_end_last() -> None:
    assert paths(entry("a", "2022/.."), entry("b", "2022/2030"), entry("c", "2022/2023")) == ["c", "b", "a"]


def test_the_file_and_the_place_in_it_decide_at_last() -> None:
    blocks = [entry("b.md", number=n, slug=f"s{n}") for n in (10, 2, 1)]
    made = arrange([*blocks, entry("a.md")]).entries
    assert [(e.path, e.number) for e in made] == [("a.md", 0), ("b.md", 1), ("b.md", 2), ("b.md", 10)]


def test_an_open_start_sorts_by_its_latest_instant() -> None:
    assert paths(entry("b", "../1871"), entry("a", "1870"), entry("c", "1873")) == ["a", "b", "c"]


@pytest.mark.parametrize("seed", range(5))
def test_however_the_files_come_the_order_is_the_same(seed: int) -> None:
    made = [entry(f"{n}-{date[:4]}", date, order=n % 2) for n in range(3) for date in DATES if date != ".."]
    shuffled = random.Random(seed).sample(made, len(made))
    assert arrange(shuffled) == arrange(made)


@given(st.lists(st.sampled_from([d for d in DATES if d != ".."]), max_size=12))
def test_nobody_is_lost_and_each_stands_after_the_one_before(dates: list[str]) -> None:
    made = [entry(f"{n}.md", date) for n, date in enumerate(dates)]
    arranged = arrange(made).entries
    assert sorted(arranged) == sorted(made)
    assert all(position(a) < position(b) for a, b in pairwise(arranged))
    assert all(parse(dates[int(e.path[:-3])]).first == e.first for e in arranged)


# ---- belonging


def timeline(folder: str) -> Entry:
    return entry(f"{folder}/index.md" if folder else "index.md", kind="timeline")


def belonging(*documents: Entry) -> dict[str, list[str]]:
    return {s.folder: [e.path for e in s.entries] for s in arrange(documents).stories}


def test_an_entry_belongs_to_the_nearest_timeline_above_it() -> None:
    made = (timeline("a"), timeline("a/b"), entry("a/x.md"), entry("a/b/y.md"), entry("a/b/c/d/z.md"), entry("ab/w.md"))
    assert belonging(*made) == {"a": ["a/x.md"], "a/b": ["a/b/c/d/z.md", "a/b/y.md"]}


def test_a_timeline_at_the_top_takes_what_no_other_takes() -> None:
    assert belonging(timeline(""), timeline("a"), entry("x.md"), entry("a/y.md"), entry("b/z.md")) == {
        "": ["b/z.md", "x.md"],
        "a": ["a/y.md"],
    }


def test_everything_stands_in_the_chronology_of_the_site() -> None:
    made = arrange([timeline("a"), entry("a/x.md", "2021"), entry("y.md"), entry("p.md", kind="person")])
    assert [e.path for e in made.entries] == ["a/x.md", "y.md"]
    assert made.home.entries == made.entries
    assert [e.path for e in made.others] == ["p.md"]


def test_an_entry_asks_for_its_story() -> None:
    made = arrange([timeline("a"), timeline("a/b"), entry("a/b/c/x.md"), entry("y.md")])
    assert [made.story(e).folder for e in made.entries] == ["a/b", ""]
    assert made.story(made.entries[1]).timeline is None
