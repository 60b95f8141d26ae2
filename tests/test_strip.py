"""The strip: marks in their places, none over another, on an axis whose labels can be read."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import parse
from generator.dates.calendar import DAY, civil, day_number
from generator.groups import grouped
from generator.model import Card, Era
from generator.pages import Chronicle, Density, Part
from generator.strip import Shape, legend, shape
from generator.strip.axis import Axis, Tick, Words, axis, room, ticks
from generator.strip.scene import Strip, strip
from generator.strip.stacks import edges, stacked

YEAR = 31_556_952


def named(instant: int, unit: str) -> str:
    return f"{unit} {1970 + instant // YEAR}"


WORDS = Words(named, named, lambda seconds: f"{seconds // YEAR} years", int)

years = st.integers(-4000, 2100)
dates = st.one_of(
    years.map(lambda year: f"{year:05}" if year < 0 else f"{year:04}"),
    st.tuples(st.integers(1, 2100), st.integers(1, 12)).map(lambda ym: f"{ym[0]:04}-{ym[1]:02}"),
    st.tuples(st.integers(1, 2000), st.integers(0, 90)).map(lambda yn: f"{yn[0]:04}/{yn[0] + yn[1]:04}"),
    st.sampled_from(["2022-02-24/..", "../1871", "1917~", "[1910..1915]", "{1667,1668}", "2022-03-23?"]),
)


def cards(*given_dates: str, lane: str = "") -> list[Card]:
    made = [Card("event", f"e{n}.html", f"Event {n}", parse(date), lane=lane) for n, date in enumerate(given_dates)]
    return sorted(made, key=lambda card: card.date.first)


def chronicle(given_cards: list[Card], **more: object) -> Chronicle:
    firsts = [card.date.first for card in given_cards]
    return Chronicle(len(firsts), min(firsts), max(firsts), tuple(given_cards), **more)  # type: ignore[arg-type]


def drawn(given_cards: list[Card], width: int = 640, *, mirrored: bool = False, **more: object) -> Strip:
    whole = chronicle(given_cards, **more)
    rows = [row for heading in grouped(whole, int).headings for row in heading.rows]
    made = strip(whole, rows, width, WORDS, mirrored=mirrored)
    assert made is not None
    return made


def share(text: str) -> float:
    return float(text.removesuffix("%"))


# ---- the alphabet ----


@pytest.mark.parametrize(
    ("date", "status", "sign"),
    [
        ("2022-03-23", "confirmed", Shape()),
        ("2022-03-23", "reported", Shape("ring")),
        ("2022-03-24", "expected", Shape("dashed")),
        ("2022-03-24", "disputed", Shape("half")),
        ("2022-03-24", "cancelled", Shape("struck")),
        ("2022-03-24", "retracted", Shape("struck")),
        ("2022-03-24", "postponed", Shape("moved")),
        ("2022-06-28/2022-06-30", "confirmed", Shape(body="bar")),
        ("2017", "confirmed", Shape(body="hatch")),
        ("2012-03", "reported", Shape("ring", body="hatch")),
        ("0325~", "confirmed", Shape(body="hatch", fade_start=True, fade_end=True)),
        ("[1910..1915]", "confirmed", Shape(body="hatch")),
        ("2022-02-24/..", "confirmed", Shape(body="bar", arrow_end=True)),
        ("../1871", "confirmed", Shape(body="bar", arrow_start=True)),
        ("/1871", "confirmed", Shape(body="bar", fade_start=True)),
        ("2005-04-01/2005-12-31~", "confirmed", Shape(body="bar", fade_end=True)),
        ("2006-03-01?", "confirmed", Shape(uncertain=True)),
        ("2022-03-23T10:35-04:00", "confirmed", Shape()),
    ],
)
def test_a_sign_says_what_the_date_and_the_status_say(date: str, status: str, sign: Shape) -> None:
    assert shape(Card("event", "e.html", "E", parse(date), status=status)) == sign


def test_an_article_has_a_sign_of_its_own() -> None:
    assert shape(Card("article", "a.html", "A", parse("2022-03-23"))) == Shape("text")


def test_the_legend_explains_what_is_there_and_no_more() -> None:
    signs = frozenset({Shape(), Shape("dashed"), Shape(body="hatch")})
    assert [name for name, _ in legend(signs)] == ["confirmed", "expected", "between"]


# ---- the axis ----


def lined(*spans: tuple[int, int], width: float = 640) -> Axis:
    return axis(spans, width, WORDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-6000, 2100), min_size=1, max_size=30))
def test_later_is_never_nearer_to_the_start(given_years: list[int]) -> None:
    instants = sorted(year * YEAR for year in given_years)
    line = lined(*((i, i) for i in instants))
    places = [line.at(i) for i in instants]
    assert places == sorted(places)
    assert all(0 <= place <= 640 for place in places)


def test_time_has_one_scale_from_end_to_end() -> None:
    line = lined(*((y * YEAR, y * YEAR) for y in (-5974, -2233, -1645, -477, -320, -205, -184, 18, 36, 49)))
    scales = {round((right - left) * 1e9 / (end - start), 3) for start, end, left, right in line.pieces}
    assert len(scales) == 1
    assert line.cuts


def test_a_silence_longer_than_all_the_rest_is_cut_out() -> None:
    early, late = [(-4000 * YEAR, -4000 * YEAR)], [(y * YEAR, y * YEAR) for y in range(0, 50, 5)]
    line = lined(*early, *late)
    assert [cut.seconds // YEAR for cut in line.cuts] == [4000]


def test_an_even_record_is_not_cut() -> None:
    assert lined(*((y * YEAR, y * YEAR) for y in range(0, 50, 5))).cuts == ()


def test_a_few_moments_far_apart_keep_their_distances() -> None:
    assert lined(*((y * YEAR, y * YEAR) for y in (-170_000_000, -66_000_000, -300_000, -44))).cuts == ()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(-(10**17), 10**11), min_size=2, max_size=12, unique=True),
    st.sampled_from([280.0, 640.0]),
)
def test_labels_of_the_axis_never_run_into_each_other(instants: list[int], width: float) -> None:
    found: list[Tick] = list(ticks(lined(*((i, i) for i in instants), width=width), WORDS))
    labelled = [tick for tick in found if tick.label]
    for one, other in combinations(labelled, 2):
        assert one.at + room(one.label) - 14 <= other.at + 0.01
    assert all(tick.at >= 0 and tick.at + room(tick.label) - 14 <= width + 2.01 for tick in labelled)


def test_a_label_of_wide_letters_has_room_for_them() -> None:
    assert room("2022") < room("20年代") < room("紀元前年")
    assert room("紀元前年") >= 4 * 11


def test_a_label_may_stand_under_a_cut_that_has_none() -> None:
    words = Words(lambda *_: "a long label", lambda *_: "short", lambda _: "a very very long silence", int)
    line = axis([(y * YEAR, y * YEAR) for y in (-4000, 0, 9, 18, 26, 33, 40, 50)], 280, words)
    first = ticks(line, words)[0]
    assert not line.cuts[0].labelled
    assert first.label == "a long label"
    assert line.cuts[0].start < first.at + room(first.label) - 14 <= line.cuts[0].end


def test_the_first_label_of_every_piece_says_all() -> None:
    words = Words(lambda *_: "whole", lambda *_: "short", WORDS.duration, int)
    line = axis([(y * YEAR, y * YEAR) for y in (-4000, -3990, -3980, 0, 9, 18, 26, 33, 40, 50)], 640, words)
    assert len(line.pieces) == 2
    assert [tick.label for tick in ticks(line, words)].count("whole") == 2


@pytest.mark.parametrize("span", [3 * 3600, 86_400, 20 * 86_400, YEAR // 2, 10 * YEAR, 3000 * YEAR, 200_000_000 * YEAR])
def test_every_span_has_some_labels_and_not_too_many(span: int) -> None:
    found = ticks(lined((0, span)), WORDS)
    assert 1 <= sum(bool(tick.label) for tick in found) <= 16


def test_rounds_before_our_era_are_round_in_its_own_count() -> None:
    def years_alone(instant: int, _: str) -> str:
        return str(civil(instant)[0])

    words = Words(years_alone, years_alone, WORDS.duration, int)
    line = axis([(day_number(-3000) * DAY, day_number(-1000) * DAY)], 640, words)
    assert {int(tick.label) % 100 for tick in ticks(line, words) if tick.label} == {1}


# ---- the rows ----


@settings(max_examples=60, deadline=None)
@given(st.lists(dates, min_size=1, max_size=25), st.sampled_from([280.0, 640.0]))
def test_no_mark_covers_another(given_dates: list[str], width: float) -> None:
    made = cards(*given_dates)
    spans = [(c.date.first, max(c.date.first, c.date.latest or c.date.first)) for c in made]
    stack = stacked([(card, card.address) for card in made], axis(spans, width, WORDS))
    for one, other in combinations(stack.marks, 2):
        if one.level == other.level:
            assert edges(one)[1] <= edges(other)[0] + 0.01 or edges(other)[1] <= edges(one)[0] + 0.01
    assert bool(stack.marks) != bool(stack.columns)


def test_a_pile_too_high_to_be_read_becomes_columns_that_count_all() -> None:
    made = drawn(cards("2000", "2020", *["2010-05-05"] * 40))
    (lane,) = made.lanes
    assert lane.signs == ()
    assert sum(bar.count for bar in lane.bars) == 42


def test_each_lane_has_its_row_and_the_rest_one_more() -> None:
    made = drawn(
        [*cards("2001", "2002", lane="North"), *cards("2003", lane="South"), *cards("2004")], lanes=("South", "North")
    )
    assert [lane.name for lane in made.lanes] == ["South", "North", ""]
    assert [lane.y for lane in made.lanes] == sorted(lane.y for lane in made.lanes)


def test_a_set_of_dates_is_drawn_at_each_of_them() -> None:
    signs = drawn(cards("2000-01-01", "{2005, 2015}", "2020-01-01")).lanes[0].signs
    assert max(len(sign.bodies) for sign in signs) == 2


def test_an_open_end_has_its_arrow_at_the_edge() -> None:
    signs = drawn(cards("2014-01-01", "2020-01-01", "2016-01-01/..")).lanes[0].signs
    assert [sign.arrow_end for sign in signs if sign.arrow_end] == ["100%"]


def test_from_right_to_left_everything_is_mirrored() -> None:
    given_cards = cards("2001-01-01", "2005-03-03", "2006-01-01/2009-01-01", "2011-01-01")
    there = drawn(given_cards).lanes[0].signs
    back = drawn(given_cards, mirrored=True).lanes[0].signs
    assert [share(a.x) for a in there] == pytest.approx([100 - share(b.x) for b in back], abs=0.02)
    assert [b.width for a in there for b in a.bodies] == [b.width for a in back for b in a.bodies]


def test_too_little_for_a_picture_has_none() -> None:
    two = cards("2001", "2002")
    whole = chronicle(two)
    rows = [row for heading in grouped(whole, int).headings for row in heading.rows]
    assert strip(whole, rows, 640, WORDS) is None


# ---- eras ----


def test_names_of_eras_never_run_into_each_other() -> None:
    eras = tuple(Era(f"The era of number {n}", parse(f"20{n:02}/20{n + 1:02}")) for n in range(20))
    made = drawn(cards("2000", "2010", "2020"), eras=eras)
    named = [band for band in made.bands if band.row >= 0]
    assert named
    for one, other in combinations(named, 2):
        if one.row == other.row:
            apart = abs(share(one.name_x) - share(other.name_x)) * 6.4
            assert apart >= len(one.era.name) * 7 or one.ends != other.ends


def test_marks_stand_below_the_names_of_eras() -> None:
    made = drawn(cards("2000-01-01", "2010-01-01", "2020-01-01"), eras=(Era("Calm", parse("2000/2010")),))
    assert made.top == 16
    assert all(sign.y > made.top for lane in made.lanes for sign in lane.signs)


# ---- the overview ----


def test_an_overview_counts_and_leads_to_its_parts() -> None:
    start, end = parse("1950").first, parse("1960").first
    parts = tuple(Part(f"long.{y}.html", 9, parse(str(y)).first, "year") for y in range(1950, 1960))
    whole = Chronicle(90, start, end, (), parts, Density(start, end, tuple(range(120))))
    made = strip(whole, (), 640, WORDS)
    assert made is not None
    assert [zone.part for zone in made.zones] == list(parts)
    assert sum(bar.count for bar in made.lanes[0].bars) == sum(range(120))
