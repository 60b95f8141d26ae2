"""The ground of a map: land, borders and the net of meridians and parallels, as paths of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.atlas.lines import Box, Point, Points, finely, inside, path, within
from generator.atlas.projection import EqualEarth
from generator.atlas.view import UNITS, View

_SPECK = 9.0  # square units: what is smaller is not drawn
_BEYOND = 24.0  # units outside the frame, where the edges of what was cut are not seen
_BENT = 2.0  # degrees after which a straight line is bent
_STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0)  # degrees from one line of the net to the next
_LINES = 5  # of the net, at least, across the frame
_POLAR = 80.0  # the parallel at which meridians end


class Shape(NamedTuple):
    """A ring or a line in degrees of longitude and latitude, with the box around it."""

    box: Box
    points: Points


class Land(NamedTuple):
    """Rings around all land, and the lines between countries."""

    rings: tuple[Shape, ...]
    borders: tuple[Shape, ...]


class Ground(NamedTuple):
    """The paths of a map: ``globe`` is the outline of the whole world, "" for a region, which fills its frame."""

    land: str
    borders: str
    net: str
    globe: str


def shape(points: Points) -> Shape:
    """Points with the box around them."""
    xs, ys = zip(*points, strict=True)
    return Shape(Box(min(xs), min(ys), max(xs), max(ys)), points)


def ground(view: View, land: Land) -> Ground:
    """What a view shows of the world."""
    window = view.window
    frame = Box(-_BEYOND, -_BEYOND, view.width + _BEYOND, view.height + _BEYOND)
    rings = _land(view, land.rings, window, frame)
    borders = _lines(view, (line for shape in land.borders for line in _seen(shape, view, window)), frame)
    net = _lines(view, _net(view, window), frame)
    globe = [list(_globe(view))] if isinstance(view.projection, EqualEarth) else []
    return Ground(
        path(rings, closed=True), path(borders, closed=False), path(net, closed=False), path(globe, closed=True)
    )


def _land(view: View, rings: Iterable[Shape], window: Box, frame: Box) -> Iterator[Points]:
    for ring in (ring for shape in rings for ring in _seen(shape, view, window)):
        cut = within(ring, window)
        drawn = within(_placed(view, finely(cut, _BENT, closed=True)), frame) if cut else ()
        if drawn and abs(_area(drawn)) >= _SPECK:
            yield drawn


def _lines(view: View, lines: Iterable[Points], frame: Box) -> Iterator[Points]:
    for line in lines:
        yield from inside(_placed(view, finely(line, _BENT, closed=False)), frame)


def _seen(shape: Shape, view: View, window: Box) -> Iterator[Points]:
    """What of it the window can show, in degrees from the middle, on whichever side of the line of dates."""
    box, points = shape
    if box.high < window.low or box.low > window.high:
        return
    for round_trip in (-360, 0, 360):
        by = round_trip - view.projection.middle
        if box.left + by < window.right and box.right + by > window.left:
            yield [(x + by, y) for x, y in points]


def _placed(view: View, points: Points) -> list[Point]:
    left, top, scale = view.left, view.top, view.scale
    return [((x - left) * scale, (top - y) * scale) for x, y in view.projection.forward(points)]


def _area(ring: Points) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum([ax * by - bx * ay for (ax, ay), (bx, by) in pairs]) / 2


def _net(view: View, window: Box) -> Iterator[Points]:
    """Meridians and parallels at round numbers."""
    across = view.width / UNITS * view.pixel
    step = next((step for step in _STEPS if across / step >= _LINES), _STEPS[-1])
    low, high = max(window.low, -_POLAR), min(window.high, _POLAR)
    between = step if window.right < 180 else max(step, _STEPS[0])  # around a pole they are close enough
    first = -(view.projection.middle % between)
    for number in range(int(window.left / between) - 1, int(window.right / between) + 2):
        east = first + number * between
        if window.left < east < window.right:
            yield [(east, low), (east, high)]
    for number in range(int(low // step), int(high // step) + 2):
        if low <= number * step <= high:
            yield [(window.left, number * step), (window.right, number * step)]


def _globe(view: View) -> Iterator[Point]:
    """The outline of the whole world: its seam down on one side, up on the other."""
    norths = range(-90, 91, 3)
    yield from _placed(view, [(-180, north) for north in norths])
    yield from _placed(view, [(180, north) for north in norths[::-1]])
