"""The tree of slices and the sheaves: everything once, little in each, and one entry concerns few of them."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse
from generator.dates.calendar import DAY, day_number
from generator.model import Entry
from generator.slices import BINS, LEAF, MOST, ORIGIN, OWN, Node, Span, chance, quarters, sheaves, span, tree
from tests.entries import entry

SOURCE = ("", "", b"", b"")
BASIS = entry("e.md", "2022")
UNIVERSE = -435_000_000_000_000_000  # its age in seconds
FEW = 20  # files that one entry may concern


def one(number: int, first: int, **said: Any) -> Entry:  # noqa: ANN401 - whatever the entry is to say
    known: dict[str, Any] = {"address": f"e{number}.html", "number": number, "first": first, "latest": first + DAY - 1}
    return BASIS._replace(**(known | said))


def many(count: int, seed: int = 1, *, since: int = 1500, until: int = 2023) -> list[Entry]:
    """Entries in order, at any second of some years, one in four of them with some importance."""
    chance_ = random.Random(seed)
    first, last = (day_number(year) * DAY for year in (since, until))
    weights = [chance_.choice([0, 0, 0, chance_.randint(1, 100)]) for _ in range(count)]
    found = [one(n, chance_.randrange(first, last), importance=weight) for n, weight in enumerate(weights)]
    return sorted(found, key=lambda each: each.first)


def rank(each: Entry) -> tuple[int, int, int]:
    return -each.importance, -len(each.sources), chance(each)


def sound(node: Node, entries: list[Entry]) -> list[int]:
    """The numbers of all entries of a node, of which everything holds that is said of it."""
    below = [sound(each, entries) for each in node.below]
    members = sorted([*node.own, *(number for part in below for number in part)])
    firsts = [entries[number].first for number in members]
    assert node.span == span(firsts[0], firsts[-1])
    assert node.count == len(members) == len(set(members))
    assert len(node.own) == (OWN if node.below else node.count) <= LEAF
    ranks = [rank(entries[number]) for number in node.own]
    assert ranks == sorted(ranks)
    assert all(ranks[-1] <= rank(entries[number]) for part in below for number in part)
    length = node.span.end - node.span.start
    bins = Counter((first - node.span.start) * BINS // length for first in firsts)
    assert node.bins == tuple(bins[number] for number in range(BINS))
    latests = [entries[number].latest for number in members]
    assert node.reach == (None if None in latests else max(latest for latest in latests if latest is not None))
    assert all(a.span.end <= b.span.start or a.digits < b.digits for a, b in pairwise(node.below))
    assert node.span.level or all(each.span == node.span for each in node.below)
    return members


def whole(entries: list[Entry]) -> Node:
    root = tree(entries)
    assert sound(root, entries) == list(range(len(entries)))
    names = [node.name for node in root.nodes][1:]
    assert len(names) == len(set(names))
    return root


@pytest.mark.parametrize("count", [1, LEAF, LEAF + 1, 1000, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_entry_stands_in_one_node_and_is_counted_in_those_above(count: int) -> None:
    whole(many(count))


WHEN = st.one_of(st.integers(0, 3), st.integers(-(10**4), 10**4), st.integers(UNIVERSE, 10**13))


@given(st.lists(st.tuples(WHEN, st.integers(0, 3), st.sampled_from([None, 5, 10**14]), st.integers(0, 2)), min_size=1))
def test_whatever_is_in_a_list_the_tree_is_sound(rows: list[tuple[int, int, int | None, int]]) -> None:
    rows = sorted(rows, key=lambda row: row[0]) * 20
    entries = [
        one(n, first, importance=weight, latest=latest, sources=(SOURCE,) * sources)
        for n, (first, weight, latest, sources) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
    whole(entries)
    assert_bundled(entries)


def test_what_ranks_highest_is_at_the_root() -> None:
    entries = many(3000)
    best = [number for number, each in enumerate(entries) if each.importance >= 95]
    assert 0 < len(best) < OWN
    assert set(best) <= set(tree(entries).own)


def test_of_the_same_importance_more_sources_rank_higher() -> None:
    entries = [each._replace(importance=0) for each in many(1000)]
    entries[500] = entries[500]._replace(sources=(SOURCE, SOURCE))
    assert tree(entries).own[0] == 500


def test_a_second_that_holds_more_than_a_node_can_is_cut_by_chance() -> None:
    entries = [one(number, 0) for number in range(5000)]
    root = whole(entries)
    assert {node.span for node in root.nodes} == {span(0, 0)}
    assert depth(root) < 6


def test_a_slice_holds_nothing_but_what_is_needed_for_its_entries() -> None:
    root = tree(sorted([one(9999, UNIVERSE), *many(1000)], key=lambda each: each.first))
    assert root.span.level == span(UNIVERSE, 0).level > 25
    assert depth(root) < 6  # and not one node for each of twenty levels


def depth(node: Node) -> int:
    return 1 + max(map(depth, node.below), default=0)


# ---- where slices lie


@pytest.mark.parametrize("date", ["-999999999999", "999999999999", "Y-138E8", "0000", "1970"])
def test_every_date_that_can_be_written_lies_after_the_origin(date: str) -> None:
    written = parse(f"Y{date}" if len(date.lstrip("-")) > 4 and not date.startswith("Y") else date)
    assert span(written.first, written.first).index >= 0


def test_coarse_slices_do_not_end_where_stories_go_on() -> None:
    for first, last, level in (("1900", "2030", 16), ("1650", "2150", 17), ("0600", "2700", 18), ("-3000", "4000", 19)):
        assert span(parse(first).first, parse(last).first).level == level
    assert span(parse("-1600").first, parse("0500").first).level == 18
    for level in range(20, 33):
        slice_ = Span(level, ORIGIN >> 2 * level)
        assert 0.6 < (0 - slice_.start) / (slice_.end - slice_.start) < 0.7


def test_the_quarters_of_a_slice_are_all_of_it() -> None:
    slice_ = span(0, 10**9)
    parts = list(quarters(slice_))
    assert [parts[0].start, parts[-1].end] == [slice_.start, slice_.end]
    assert all(a.end == b.start and a.level == slice_.level - 1 for a, b in pairwise(parts))


# ---- what one entry concerns


def told(entries: list[Entry]) -> dict[str, object]:
    """What stands in each file, by its name: the root has the same name wherever it lies."""
    root = tree(entries)
    return {
        "" if node is root else node.name: (
            [entries[n].address for n in node.own],
            (node.span, node.count, node.bins, node.reach),
            [(b.name, b.count, b.bins, b.reach) for b in node.below],
        )
        for node in root.nodes
    }


def concerned(before: list[Entry], after: list[Entry]) -> int:
    """How many files are written or removed."""
    old, new = told(before), told(sorted(after, key=lambda each: each.first))
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_one_entry_concerns_few_files_of_ten_thousand_entries(seed: int) -> None:
    entries, chance_ = many(10_000, seed), random.Random(seed)
    assert len(told(entries)) > 100
    for _ in range(3):
        at = chance_.randrange(len(entries))
        others = entries[:at] + entries[at + 1 :]
        assert 0 < concerned(entries, others) <= FEW
        assert concerned(entries, [*others, entries[at]._replace(importance=100)]) <= FEW
        moved = entries[at]._replace(first=chance_.choice(entries).first + 5)
        assert concerned(entries, [*others, moved]) <= FEW


def test_an_entry_at_the_beginning_of_everything_concerns_few_files() -> None:
    entries = many(10_000)
    assert concerned(entries, [*entries, one(99_999, UNIVERSE)]) <= FEW


# ---- sheaves


def assert_bundled(entries: list[Entry]) -> None:
    found = list(sheaves(entries))
    assert [each.low for each in found] == [0, *[each.high for each in found[:-1]]]
    assert found[-1].high == len(entries)
    assert len({each.name for each in found}) == len(found)
    for each in found:
        assert 0 < each.high - each.low <= MOST
        firsts = [entry_.first for entry_ in entries[each.low : each.high]]
        assert each.first.start <= firsts[0] <= firsts[-1] < each.last.end


@pytest.mark.parametrize("count", [1, MOST, MOST + 1, pytest.param(20_000, marks=pytest.mark.long)])
def test_sheaves_hold_everything_once(count: int) -> None:
    assert_bundled(many(count))
    assert_bundled(sorted([one(99_999, UNIVERSE), *many(count)], key=lambda each: each.first))


def test_neighbours_lie_together_where_there_is_room() -> None:
    entries = many(MOST + 1)
    assert len(list(sheaves(entries))) == 2
    assert len(list(sheaves(many(MOST)))) == 1


def test_a_second_goes_on_over_several_sheaves() -> None:
    entries = [one(number, 7) for number in range(2 * MOST + 1)]
    assert_bundled(entries)
    assert [each.number for each in sheaves(entries)] == [1, 2, 3]
