"""A map of places: the frame that holds them, a mark for each whose area says how much it counts, and their names.

Where a few places lie far from all others, as a capital overseas does, the map shows the others, and a small one in its
corner shows where the few are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from generator.atlas.labels import Dot, Label, labels
from generator.atlas.lines import Box, Point, finely, path
from generator.atlas.projection import Azimuthal
from generator.atlas.view import View, farthest, view

WIDE, NARROW = 560.0, 280.0  # pixels, for which names are laid out; on a wider page they have room to spare
SHRUNK = 0.75  # of its size is a mark on a narrow page, and on a small map
_LARGEST, _SMALLEST, _USUAL = 17.0, 3.0, 5.0  # pixels: radii, and that of a mark that counts 1 where there is room
_FEW = 0.2  # of the places, and of what they count, that may stand in the small map alone
_CLOSER = 0.55  # as much of the world must be on the map without them as with them
INSET = 0.3  # of the map's width, that of the small one
_CORNERS = (("left", "bottom"), ("left", "top"), ("right", "bottom"), ("right", "top"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a name, as longitude and latitude, and what it counts."""

    name: str
    at: Point
    count: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark: ``number`` is that of its place, ``x`` and ``y`` are shares of the frame ("43.2%").

    ``radius`` is in pixels. ``wide`` and ``narrow`` say where its name stands on pages of either width, None where it
    has no room.
    """

    number: int
    x: str
    y: str
    radius: float
    wide: Label | None
    narrow: Label | None


@dataclass(frozen=True, slots=True)
class Plate:
    """A map: what it shows of the world, and its marks, the larger below the smaller. ``frame`` is a path around what
    another map shows more closely, ``corner`` where it stands upon that ("left bottom" …); both are "" of the main one.
    """

    view: View
    signs: tuple[Sign, ...]
    frame: str = ""
    corner: str = ""


def plates(spots: Sequence[Spot]) -> tuple[Plate, ...]:
    """The map of places, given by weight, and a small one where some of them lie far away."""
    far = _far(spots)
    main = view([spot.at for number, spot in enumerate(spots) if number not in far])
    inset = view([spot.at for spot in spots])
    corner, covered = (
        _corner(main, [spot for n, spot in enumerate(spots) if n not in far], inset) if far else ("", None)
    )
    if not covered:
        return (Plate(inset, _signs(inset, spots, range(len(spots)), (WIDE, NARROW))),)
    near = [number for number in range(len(spots)) if number not in far]
    small = (WIDE * INSET,) * 2
    return (
        Plate(main, _signs(main, spots, near, (WIDE, NARROW), covered)),
        Plate(inset, _signs(inset, spots, sorted(far), small), _frame(main, inset), corner),
    )


def scale(counts: Sequence[int]) -> tuple[tuple[int, float], ...]:
    """What the marks of a map count and how large they are: the smallest, one between, the largest."""
    most = max(counts)
    steps = sorted({min(counts), max(1, round(most / 4)), most})
    return tuple((count, radius(count, most)) for count in steps if count >= min(counts))


def radius(count: int, most: int) -> float:
    """The radius of a mark: its area is what it counts, as far as it can be seen."""
    return round(max(_SMALLEST, min(_USUAL, _LARGEST / sqrt(most)) * sqrt(count)), 1)


def _far(spots: Sequence[Spot]) -> set[int]:
    """The few places without which the map shows the others much more closely; none where there are none."""
    rest = list(range(len(spots)))
    whole = view([spot.at for spot in spots]).pixel
    count = sum(spot.count for spot in spots)
    far: set[int] = set()
    while True:
        far.add(rest.pop(farthest([spots[number].at for number in rest])))
        if len(far) > _FEW * len(spots) or sum(spots[number].count for number in far) > _FEW * count:
            return set()
        if view([spots[number].at for number in rest]).pixel <= _CLOSER * whole:
            return far


def _signs(
    shown: View, spots: Sequence[Spot], numbers: Sequence[int], widths: tuple[float, float], covered: Box | None = None
) -> tuple[Sign, ...]:
    most = max(spot.count for spot in spots)
    points = [shown.place(*spots[number].at) for number in numbers]
    radii = [radius(spots[number].count, most) for number in numbers]
    names = [spots[number].name for number in numbers]
    laid = []
    for width in widths:
        by = width / shown.width
        shrunk = SHRUNK if width < WIDE else 1
        dots = [Dot(x * by, y * by, r * shrunk) for (x, y), r in zip(points, radii, strict=True)]
        hidden = [Box(*(edge * width for edge in covered))] if covered and width == WIDE else []
        laid.append(labels(dots, names, width, shown.height * by, *hidden))
    return tuple(
        Sign(number, f"{x / shown.width:.2%}", f"{y / shown.height:.2%}", r, wide, narrow)
        for number, (x, y), r, wide, narrow in zip(numbers, points, radii, *laid, strict=True)
    )


def _corner(main: View, spots: Sequence[Spot], inset: View) -> tuple[str, Box | None]:
    """The corner in which a small map covers no mark, and what it takes there in widths of the map; none is left where
    all are taken.
    """
    tall, high = main.height / main.width, INSET * inset.height / inset.width
    points = [main.place(*spot.at) for spot in spots]
    air = 2 * _LARGEST / WIDE
    for across, up in _CORNERS:
        left, low = 0.0 if across == "left" else 1 - INSET, 0.0 if up == "top" else tall - high
        box = Box(left, low, left + INSET, low + high)
        wide = Box(box.left - air, box.low - air, box.right + air, box.high + air)
        inside = (wide.left < x / main.width < wide.right and wide.low < y / main.width < wide.high for x, y in points)
        if not any(inside):
            return f"{across} {up}", box
    return "", None


def _frame(main: View, inset: View) -> str:
    """The path, in the small map, around what the other shows."""
    if not isinstance(main.projection, Azimuthal):
        return ""
    right, foot = main.left + main.width / main.scale, main.top - main.height / main.scale
    corners = [(main.left, main.top), (right, main.top), (right, foot), (main.left, foot)]
    edge = [main.projection.back(x, y) for x, y in finely(corners, (right - main.left) / 8, closed=True)]
    return path([[inset.place(east + main.projection.middle, north) for east, north in edge]], closed=True)
