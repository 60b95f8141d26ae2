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
_RISE, _SINK = 0.8, 0.2  # of a line, what stands over and under the baseline


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
    marks = [Box(x - r, y - r, x + r, y + r) for x, y, r in dots]
    taken = list(covered)
    frame = Box(2, 2, width - 2, height - 2)
    found: list[Label | None] = []
    for number, (dot, name) in enumerate(zip(dots, names, strict=True)):
        others = [*taken, *marks[:number], *marks[number + 1 :]]
        label = next((one for one in _offers(dot) if _free(box(dot, one, name), others, frame)), None)
        if label:
            taken.append(box(dot, label, name))
        found.append(label)
    return found


def box(dot: Dot, label: Label, name: str) -> Box:
    """What a name takes."""
    wide = room(name)
    x, y = dot.x + label.dx, dot.y + label.dy
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, y - _RISE * _TALL, left + wide, y + _SINK * _TALL)


def room(name: str) -> float:
    """The width of a name in pixels, rather too large (Unicode Standard Annex 11)."""
    return SIZE * sum(_WIDE if east_asian_width(sign) in "WF" else _NARROW for sign in name)


def _offers(dot: Dot) -> list[Label]:
    away = dot.radius + _NEAR
    middle = (_RISE - _SINK) / 2 * _TALL  # from the middle of a line down to its baseline
    lift = {-1.0: -_SINK * _TALL, 1.0: _RISE * _TALL}  # of a name that lies wholly over or under its mark
    return [
        Label(round(right * away, 1), round(down * away + lift.get(down, middle), 1), anchor)
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
