"""Maps as numbers: the view holds every place, land is where it is, and no name stands over another."""

from __future__ import annotations

from itertools import combinations
from math import cos, hypot, isclose, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import basemap
from generator.atlas import Land, Spot, ground, plates, scale, shape, view
from generator.atlas.labels import Dot, box, labels
from generator.atlas.lines import Box, Points, inside, path, within
from generator.atlas.projection import Azimuthal, EqualEarth, turned

PLACES = st.tuples(
    st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 4)),
    st.floats(-90, 90, allow_nan=False).map(lambda y: round(y, 4)),
)
NAMES = st.text("abcdefghijklmnop 東京", min_size=1, max_size=20)
SPOTS = st.lists(st.builds(Spot, NAMES, PLACES, st.integers(1, 10_000)), min_size=1, max_size=30).map(
    lambda spots: sorted(spots, key=lambda spot: -spot.count)
)
EUROPE = [(24.33, 57.07), (4.35, 50.85), (30.52, 50.45), (-3.7, 40.42), (37.62, 55.76), (-3.0, 51.58)]
BRUSSELS, WASHINGTON = (4.35, 50.85), (-77.04, 38.91)


# ---- the view


@given(st.lists(PLACES, min_size=1, max_size=20))
def test_every_place_lies_in_the_view(spots: list[tuple[float, float]]) -> None:
    shown = view(spots)
    for spot in spots:
        x, y = shown.place(*spot)
        assert 0 <= x <= shown.width
        assert 0 <= y <= shown.height


@pytest.mark.parametrize(
    ("spots", "of"),
    [
        (EUROPE, Azimuthal),
        ([BRUSSELS], Azimuthal),
        ([BRUSSELS] * 5, Azimuthal),
        ([(178.0, -18.0), (-171.0, -14.0)], Azimuthal),
        ([(0.0, 90.0), (100.0, 80.0), (-100.0, 85.0)], Azimuthal),
        ([(0.0, 0.0), (180.0, 0.0)], EqualEarth),
        ([BRUSSELS, (151.2, -33.9), WASHINGTON, (-70.0, -33.0)], EqualEarth),
    ],
)
def test_a_region_is_seen_from_above_and_only_the_world_is_unrolled(spots: list[tuple[float, float]], of: type) -> None:
    assert isinstance(view(spots).projection, of)


def test_islands_on_both_sides_of_the_line_of_dates_are_neighbours() -> None:
    shown = view([(178.0, -18.0), (-171.0, -14.0)])
    assert abs(turned(shown.projection.middle, 180)) < 10
    assert shown.pixel < 0.05


def test_one_place_is_shown_with_the_land_around_it() -> None:
    shown = view([BRUSSELS])
    assert 500 < shown.width / shown.scale * 6371 < 1000  # kilometres
    x, y = shown.place(*BRUSSELS)
    assert isclose(x, shown.width / 2, rel_tol=0.1)
    assert isclose(y, shown.height / 2, rel_tol=0.1)


def test_the_world_is_cut_where_nothing_happens() -> None:
    usual = view([(0.0, 0.0), (90.0, 0.0), (-90.0, 10.0)])
    assert usual.projection.middle == 11
    pacific = view([(-170.0, 0.0), (100.0, 0.0), (-80.0, 10.0), (10.0, 40.0)])
    assert all(abs(turned(east, pacific.projection.middle + 180)) > 10 for east in (-170, 100, -80, 10))


@pytest.mark.parametrize("projection", [Azimuthal(10, 50), Azimuthal(-120, -80), EqualEarth(11)])
@given(st.floats(-120, 120), st.floats(-80, 80))
def test_a_square_of_land_is_as_large_wherever_it_lies(projection: Azimuthal, east: float, north: float) -> None:
    step = 0.01
    corners = [(east, north), (east + step, north), (east + step, north + step), (east, north + step)]
    flat = projection.forward(corners)
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(flat, [*flat[1:], flat[0]], strict=True))) / 2
    globe = radians(step) * (sin(radians(north + step)) - sin(radians(north)))
    assert isclose(area, globe, rel_tol=0.01)


@given(st.floats(-179, 179), st.floats(-85, 85))
def test_what_is_drawn_can_be_found_again(east: float, north: float) -> None:
    projection = Azimuthal(0, 40)
    away = cos(radians(east)) * cos(radians(north)) * cos(radians(40)) + sin(radians(north)) * sin(radians(40))
    if away > -0.95:
        found = projection.back(*projection.forward([(east, north)])[0])
        assert hypot(turned(found[0], east) * cos(radians(north)), found[1] - north) < 1e-6


# ---- the ground


@pytest.mark.parametrize(
    "spots", [EUROPE, [BRUSSELS], [(178.0, -18.0), (-171.0, -14.0)], [(0.0, -90.0), (90.0, -80.0)]]
)
def test_the_ground_fills_its_frame_and_goes_little_beyond(spots: list[tuple[float, float]]) -> None:
    shown = view(spots)
    drawn = ground(shown, basemap.land(shown.pixel))
    lines = list(_points(drawn.land))
    assert lines
    for line in lines:
        assert all(-25 <= x <= shown.width + 25 and -25 <= y <= shown.height + 25 for x, y in line)


@pytest.mark.parametrize(
    ("spot", "land"),
    [
        (BRUSSELS, True),
        ((37.6, 55.8), True),
        ((-175.0, 66.5), True),  # Chukotka, beyond the line of dates
        ((0.0, -89.5), True),  # the South Pole
        ((0.0, 89.5), False),
        ((-30.0, 50.0), False),
        ((50.5, 42.0), False),  # the Caspian Sea
    ],
)
def test_land_is_where_it_is_and_so_is_the_sea(spot: tuple[float, float], land: bool) -> None:  # noqa: FBT001
    for spots in ([spot], [spot, (spot[0] + 170, 0.0)]):
        shown = view(spots)
        drawn = ground(shown, basemap.land(shown.pixel))
        assert _covered(shown.place(*spot), _points(drawn.land)) is land


def test_a_country_and_its_neighbour_share_a_line_and_a_shore_is_none() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    shown = view([(-5.0, 0.0), (15.0, 10.0)])
    drawn = ground(shown, Land((shape(square),), (shape([(5.0, 0.0), (5.0, 10.0)]),)))
    assert len(_points(drawn.land)) == 1
    assert len(_points(drawn.borders)) == 1
    assert drawn.net
    assert not drawn.globe


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=3, max_size=12))
def test_what_is_cut_to_a_box_lies_in_it(ring: list[tuple[float, float]]) -> None:
    cut = within(ring, Box(-5, -5, 5, 5))
    assert all(-5 - 1e-9 <= x <= 5 + 1e-9 and -5 - 1e-9 <= y <= 5 + 1e-9 for x, y in cut)


def test_a_line_is_kept_only_where_it_touches_the_box() -> None:
    line = [(-30.0, 0.0), (-20.0, 0.0), (0.0, 0.0), (20.0, 0.0), (30.0, 0.0), (30.0, 20.0)]
    assert list(inside(line, Box(-5, -5, 5, 5))) == [[(-20.0, 0.0), (0.0, 0.0), (20.0, 0.0)]]


def test_a_path_goes_by_whole_steps_and_leaves_out_those_of_nothing() -> None:
    assert path([[(0.2, 0.0), (0.4, 0.1), (10.0, -3.0), (10.0, 7.0)]], closed=True) == "M0 0l10-3 0 10z"
    assert path([[(1.0, 1.0), (1.2, 1.2)]], closed=False) == ""


# ---- marks and their names


@settings(max_examples=60)
@given(SPOTS)
def test_every_place_has_one_mark_inside_one_map(spots: list[Spot]) -> None:
    found = plates(spots)
    assert sorted(sign.number for plate in found for sign in plate.signs) == list(range(len(spots)))
    for plate in found:
        assert all(0 <= float(share[:-1]) <= 100 for sign in plate.signs for share in (sign.x, sign.y))


@given(st.lists(st.builds(Dot, st.floats(0, 560), st.floats(0, 400), st.floats(2, 17)), min_size=1, max_size=40))
def test_no_name_stands_over_another_or_over_a_mark_or_beyond_the_frame(dots: list[Dot]) -> None:
    names = [f"Place {number}" for number in range(len(dots))]
    hidden = Box(0, 280, 168, 400)
    found = labels(dots, names, 560, 400, hidden)
    boxes = [box(dot, at, name) for dot, at, name in zip(dots, found, names, strict=True) if at]
    assert not any(_meet(one, other) for one, other in combinations(boxes, 2))
    assert not any(_meet(one, hidden) for one in boxes)
    assert all(one.left >= 0 and one.low >= 0 and one.right <= 560 and one.high <= 400 for one in boxes)
    for number, (dot, at, name) in enumerate(zip(dots, found, names, strict=True)):
        others = [Box(x - r, y - r, x + r, y + r) for n, (x, y, r) in enumerate(dots) if n != number]
        assert not at or not any(_meet(box(dot, at, name), other) for other in others)


def test_a_place_that_stands_alone_has_its_name() -> None:
    assert labels([Dot(100, 100, 5)], ["Brussels"], 280, 200) != [None]
    assert labels([Dot(270, 100, 5)], ["Brussels"], 280, 200)[0].anchor == "end"  # type: ignore[union-attr]


def test_places_at_one_spot_have_their_names_around_it_while_there_is_room() -> None:
    found = labels([Dot(140, 100, 4)] * 12, ["Kyiv"] * 12, 280, 200)
    assert found[0]
    assert 2 <= len([at for at in found if at]) < 12


def test_a_capital_overseas_stands_on_a_small_map_of_its_own() -> None:
    spots = [Spot(f"P{n}", at, 5) for n, at in enumerate(EUROPE)] + [Spot("Washington", WASHINGTON, 1)]
    main, inset = plates(spots)
    assert [sign.number for sign in inset.signs] == [6]
    assert inset.frame
    assert inset.corner
    assert main.view.pixel < inset.view.pixel / 1.5
    assert not main.corner


def test_one_of_two_places_far_apart_is_not_put_away() -> None:
    assert len(plates([Spot("Brussels", BRUSSELS, 5), Spot("Washington", WASHINGTON, 5)])) == 1


def test_the_area_of_a_mark_is_what_it_counts() -> None:
    (_, small), _, (_, large) = scale([1, 9, 3])
    assert isclose(large / small, 3, rel_tol=0.05)
    assert [count for count, _ in scale([7])] == [7]


def _points(d: str) -> list[Points]:
    """The points of a path that goes by steps."""
    lines: list[Points] = []
    for piece in d.split("M")[1:]:
        start, _, steps = piece.rstrip("z").partition("l")
        x, y = map(int, start.replace("-", " -").split())
        line = [(float(x), float(y))]
        numbers = [int(number) for number in steps.replace("-", " -").split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((float(x), float(y)))
        lines.append(line)
    return lines


def _covered(point: tuple[float, float], rings: list[Points]) -> bool:
    """Whether a point lies in an odd number of rings."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


def _meet(a: Box, b: Box) -> bool:
    return a.left < b.right and a.right > b.left and a.low < b.high and a.high > b.low
