"""Where names stand beside their marks: no name over another, over a mark or beyond the frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from generator.atlas.lines import Box

SIZE = 12.0  # pixels, of the letters
_NARROW, _WIDE = 0.58, 1.0  # of the size: a letter of most scripts, and one as wide as it is high
_TALL = 15.0  # a line
_NEAR = 4.0  # from a mark to its name
_AIR = 1.5
# Beside the mark first, as a reader looks there: steps right and down, and which end of the name stands at the mark.
_SIDES = (
    (1.0, 0.0, "start"),
    (-1.0, 0.0, "end"),
    (0.0, -1.0, "middle"),
    (0.0, 1.0, "middle"),
    (0.75, -0.75, "start"),
    (0.75, 0.75, "start"),
    (-0.75, -0.75, "end"),
    (-0.75, 0.75, "end"),
)


class Dot(NamedTuple):
    """A mark in pixels from the upper left of its frame."""

    x: float
    y: float
    radius: float


class Label(NamedTuple):
    """Where a name stands: from the middle of its mark to an end or the middle of its baseline."""

    dx: float
    dy: float
    anchor: str


def labels(dots: Sequence[Dot], names: Sequence[str], width: float, height: float, *covered: Box) -> list[Label | None]:
    """A place for each name, the first of them first; None where there is no room, as in what is ``covered``."""
    taken = [*covered, *(Box(x - r, y - r, x + r, y + r) for x, y, r in dots)]
    frame = Box(2, 2, width - 2, height - 2)
    found: list[Label | None] = []
    for dot, name in zip(dots, names, strict=True):
        label = next((one for one in _offers(dot) if _free(box(dot, one, name), taken, frame)), None)
        if label:
            taken.append(box(dot, label, name))
        found.append(label)
    return found


def box(dot: Dot, label: Label, name: str) -> Box:
    """What a name takes."""
    wide = room(name)
    x, y = dot.x + label.dx, dot.y + label.dy
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, y - 0.8 * _TALL, left + wide, y + 0.2 * _TALL)


def room(name: str) -> float:
    """The width of a name in pixels, rather too large (Unicode Standard Annex 11)."""
    return SIZE * sum(_WIDE if east_asian_width(sign) in "WF" else _NARROW for sign in name)


def _offers(dot: Dot) -> list[Label]:
    away = dot.radius + _NEAR
    return [
        Label(
            round(right * away, 1),
            round(0.3 * _TALL + down * (away + (0.3 * _TALL if anchor == "middle" else 0)), 1),
            anchor,
        )
        for right, down, anchor in _SIDES
    ]


def _free(box: Box, taken: Sequence[Box], frame: Box) -> bool:
    if box.left < frame.left or box.right > frame.right or box.low < frame.low or box.high > frame.high:
        return False
    return not any(
        box.left - _AIR < other.right
        and box.right + _AIR > other.left
        and box.low - _AIR < other.high
        and box.high + _AIR > other.low
        for other in taken
    )
