"""From the globe to the plane: longitude and latitude in degrees to x and y in radii of the Earth, y upwards.

Both keep areas as they are, so that a mark covers as much land wherever it lies. A region is seen from above its middle
(Lambert's azimuthal equal-area projection, 1772): hardly any shape is bent within a continent, and neither a pole nor
the line of dates is an edge. The whole world is drawn as Equal Earth (Šavrič, Patterson and Jenny 2018), whose
parallels are straight. Mercator would serve a town, but no base map of a whole world shows towns.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Protocol

from generator.atlas.lines import Point, Points


class Projection(Protocol):
    """``middle`` is the longitude that points straight up; what is ``forward`` given is counted from there."""

    middle: float

    def forward(self, points: Points) -> list[Point]:
        """``points`` as degrees east from the middle, and degrees north."""
        ...


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's, around a point (Snyder, Map Projections: A Working Manual, 1987, 24-2 to 24-16)."""

    middle: float
    north: float

    def forward(self, points: Points) -> list[Point]:
        """``points`` as degrees east from the middle, and degrees north."""
        up, side, turn = sin(radians(self.north)), cos(radians(self.north)), radians(1)
        found = []
        for east, north in points:
            high, wide, across = sin(north * turn), cos(north * turn), east * turn
            far = wide * cos(across)
            factor = sqrt(2 / max(1 + up * high + side * far, 1e-9))
            found.append((factor * wide * sin(across), factor * (side * high - up * far)))
        return found

    def back(self, x: float, y: float) -> Point:
        """Degrees east of the middle, and degrees north."""
        far = hypot(x, y)
        if not far:
            return 0.0, self.north
        angle, own = 2 * asin(min(1.0, far / 2)), radians(self.north)
        north = asin(max(-1.0, min(1.0, cos(angle) * sin(own) + y * sin(angle) * cos(own) / far)))
        east = atan2(x * sin(angle), far * cos(own) * cos(angle) - y * sin(own) * sin(angle))
        return degrees(east), degrees(north)


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world (Šavrič, Patterson and Jenny 2018, equations 2 and 3)."""

    middle: float

    def forward(self, points: Points) -> list[Point]:
        """``points`` as degrees east from the middle, at most 180 either way, and degrees north."""
        half, turn, wide = sqrt(3) / 2, radians(1), 2 / sqrt(3) * radians(1)
        found = []
        for east, north in points:
            angle = asin(half * sin(north * turn))
            two = angle * angle
            six = two * two * two
            slope = 1.340264 - 0.243318 * two + six * (0.006251 + 0.034164 * two)
            found.append(
                (
                    wide * east * cos(angle) / slope,
                    angle * (1.340264 - 0.081106 * two + six * (0.000893 + 0.003796 * two)),
                )
            )
        return found


def turned(longitude: float, middle: float) -> float:
    """A longitude as degrees from the middle, from -180 to 180."""
    return (longitude - middle + 180) % 360 - 180
