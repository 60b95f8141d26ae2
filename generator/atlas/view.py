"""Which part of the world a map shows: where its places lie, with air around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin

from generator.atlas.lines import Box, Point, finely
from generator.atlas.projection import Azimuthal, EqualEarth, turned

UNITS = 4  # of a map in a pixel of a wide page: so it can be drawn larger
WIDTH = 680 * UNITS
_LEAST = 0.11  # radii of the Earth, some 700 km: less than that the base map has too little to show of
_MOST = 62.0  # degrees from the middle to the farthest place; beyond it the world is drawn
_AIR = 0.13  # of the frame, on every side
_TALLEST = 1.2  # width to height of a frame
_WORLD = (
    11.0  # the meridian in the middle of the world, so that Asia is not cut where it reaches over the line of dates
)
_EMPTY = 20.0  # degrees without a place that the cut takes there
_SOUTH, _NORTH = -58.0, 84.0  # of a world in which nothing happens in the Antarctic


@dataclass(frozen=True, slots=True)
class View:
    """A frame in the plane of a projection: its upper left corner, the units of a radius, its size in units."""

    projection: Azimuthal | EqualEarth
    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the frame, in units from the upper left."""
        ((x, y),) = self.projection.forward([(turned(longitude, self.projection.middle), latitude)])
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    @property
    def pixel(self) -> float:
        """Degrees of a great circle in a pixel of a wide page."""
        return degrees(UNITS / self.scale)

    @property
    def window(self) -> Box:
        """What the frame can show: degrees east of the middle, and degrees north; the latter hold with the globe."""
        if isinstance(self.projection, EqualEarth):
            return Box(-180, -90, 180, 90)
        right, foot = self.left + self.width / self.scale, self.top - self.height / self.scale
        corners = [(self.left, self.top), (right, self.top), (right, foot), (self.left, foot)]
        edge = [self.projection.back(x, y) for x, y in finely(corners, (right - self.left) / 12, closed=True)]
        norths = [north for _, north in edge]
        easts = [abs(east) for east, _ in edge]
        air = 2 + (max(norths) - min(norths)) / 10
        low, high, wide = min(norths) - air, max(norths) + air, max(easts) + air
        for pole in (90.0, -90.0):
            ((x, y),) = self.projection.forward([(0, pole)])
            if self.left < x < right and foot < y < self.top:
                low, high, wide = min(low, pole), max(high, pole), 180.0
        return Box(-min(wide, 180.0), max(low, -90.0), min(wide, 180.0), min(high, 90.0))


def view(spots: Sequence[Point]) -> View:
    """The view that holds places, each as longitude and latitude: of a region, or of the world where they lie so far
    apart.
    """
    middle = _middle(spots)
    if middle is None:
        return _world(spots)
    for _ in range(3):
        projection = Azimuthal(*middle)
        box = _around(projection, spots)
        east, north = projection.back((box.left + box.right) / 2, (box.low + box.high) / 2)
        middle = (_whole(turned(middle[0] + east, 0)), _whole(north))
    projection = Azimuthal(*middle)
    return _framed(projection, _around(projection, spots))


def farthest(spots: Sequence[Point]) -> int:
    """The number of the place that lies farthest from the middle of all."""
    angles = _angles(spots)
    return angles.index(max(angles))


def _middle(spots: Sequence[Point]) -> Point | None:
    """The middle of places on the globe; None where none of it is near to all."""
    if max(_angles(spots)) > _MOST:
        return None
    x, y, z = _sum(spots)
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def _angles(spots: Sequence[Point]) -> list[float]:
    """How far each lies from the middle of all, in degrees; 180 where there is no middle."""
    x, y, z = _sum(spots)
    length = (x * x + y * y + z * z) ** 0.5
    if length < 1e-6 * len(spots):
        return [180.0] * len(spots)
    cosines = ((x * a + y * b + z * c) / length for a, b, c in map(_vector, spots))
    return [degrees(acos(max(-1.0, min(1.0, cosine)))) for cosine in cosines]


def _sum(spots: Sequence[Point]) -> tuple[float, float, float]:
    x, y, z = map(sum, zip(*map(_vector, spots), strict=True))
    return x, y, z


def _vector(spot: Point) -> tuple[float, float, float]:
    east, north = radians(spot[0]), radians(spot[1])
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _whole(angle: float) -> float:
    """To half a degree: a place more or less need not move the map."""
    return round(angle * 2) / 2


def _around(projection: Azimuthal, spots: Sequence[Point]) -> Box:
    xs, ys = zip(*projection.forward([(turned(east, projection.middle), north) for east, north in spots]), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _framed(projection: Azimuthal | EqualEarth, box: Box, air: float = _AIR, flattest: float = 1.8) -> View:
    """A frame of a good shape around a box."""
    tight = 1 - 2 * air
    wide, tall = max(box.right - box.left, 1e-9) / tight, max(box.high - box.low, 1e-9) / tight
    wide, tall = max(wide, _LEAST), max(tall, _LEAST / flattest)
    shape = max(_TALLEST, min(flattest, wide / tall))
    wide = max(wide, tall * shape)
    height = round(WIDTH / shape / UNITS) * UNITS
    left, top = (box.left + box.right) / 2 - wide / 2, (box.low + box.high) / 2 + wide * height / WIDTH / 2
    return View(projection, left, top, WIDTH / wide, WIDTH, height)


def _world(spots: Sequence[Point]) -> View:
    """The whole world, cut where it is empty."""
    projection = EqualEarth(_seam(sorted(east % 360 for east, _ in spots)))
    norths = [north for _, north in spots]
    low, high = min(_SOUTH, min(norths) - 4), max(_NORTH, max(norths) + 4)
    (wide, _), (_, foot), (_, top) = projection.forward([(180, 0), (0, max(low, -90.0)), (0, min(high, 90.0))])
    return _framed(projection, Box(-wide, foot, wide, top), 0.012, 2.4)


def _seam(easts: Sequence[float]) -> float:
    """The meridian opposite of where the world is cut."""
    usual = (_WORLD + 180) % 360
    if all(abs(turned(east, usual)) > _EMPTY / 2 for east in easts):
        return _WORLD
    gaps = [
        ((after - before) % 360 or 360.0, before) for before, after in zip(easts, [*easts[1:], easts[0]], strict=True)
    ]
    gap, before = max(gaps)
    return _whole(turned(before + gap / 2 + 180, 0))
